"""``paraf backup`` and ``paraf restore``: the newsroom on another machine, byte for byte."""

import subprocess
from hashlib import sha256

import pytest

from tests.support.commands import PARAF, Running, child, paraf, picture, text_of, wait_until


def hashes(root):
    """Give every file of the public site by its SHA-256."""
    site = (root / "public").resolve()
    return {
        str(path.relative_to(site)): sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture
def published(office):
    """A newsroom with a built site: an article with a picture, a withdrawn one, and one that waits."""
    office.write("drafts/foto.jpg", picture())
    office.signed(body="Air surut.\n\n![Sungai](foto.jpg)")
    office.signed("angin")
    asked = office("withdraw", "angin", "--reason", "Keliru orang.", "--as", "siti", "--json").json
    assert office("sign", asked["path"], "--as", "budi", "--code", asked["code"]).status == 0
    office.submitted("jalan")
    office.built()
    return office


def test_another_machine_verifies_and_builds_the_same_bytes(published, tmp_path):
    site = hashes(published.root)
    assert len(site) > 10
    assert published("backup", tmp_path / "cadangan").status == 0
    target = tmp_path / "mesin lain" / "kabar"
    done = paraf("restore", tmp_path / "cadangan", target, folder=tmp_path)
    assert (done.status, "Dipulihkan" in done.err) == (0, True)
    verified = paraf("verify", "--json", folder=target)
    assert (verified.status, verified.json["ok"]) == (0, True)
    assert paraf("build", folder=target).status == published("build").status == 0
    assert hashes(target) == site
    assert paraf("verify", folder=target).status == 0


def test_work_goes_on_where_it_stood(published, tmp_path):
    published("backup", tmp_path / "cadangan")
    paraf("restore", tmp_path / "cadangan", "kabar", folder=tmp_path)
    target = tmp_path / "kabar"
    code = paraf("check", "review/jalan.md", "--json", folder=target).json["articles"][0]["code"]
    assert paraf("sign", "jalan", "--as", "siti", "--code", code, folder=target).status == 0
    assert paraf("build", folder=target).status == 0
    assert paraf("verify", folder=target).status == 0


def test_the_answers_in_json_say_what_was_done(published, tmp_path):
    first = published("cadangkan", tmp_path / "cadangan", "--json").json
    assert first["done"]
    assert 0 < first["new"] <= first["files"]
    assert 0 < first["new_bytes"] <= first["bytes"]
    assert (first["damages"], first["left_out"]) == ([], [])
    again = published("backup", tmp_path / "cadangan", "--json").json
    assert (again["new"], again["new_bytes"]) == (0, 0)
    listed = published("pulihkan", tmp_path / "cadangan", "--list", "--json").json["snapshots"]
    assert [each["snapshot"] for each in listed] == [first["snapshot"], again["snapshot"]]
    assert {each["files"] for each in listed} == {first["files"]}
    done = published("restore", tmp_path / "cadangan", tmp_path / "x", "--snapshot", first["snapshot"], "--json")
    assert done.json | {"done": True} == {
        "done": True,
        "snapshot": first["snapshot"],
        "folder": str(tmp_path / "x"),
        "files": first["files"],
        "damaged": 0,
    }


def test_people_are_told_how_much_was_new_and_the_id_stands_alone(office, tmp_path):
    done = office("backup", tmp_path / "cadangan")
    assert done.status == 0
    assert done.out.strip() in office("restore", tmp_path / "cadangan", "--list").out
    assert "salinan baru" in done.err
    assert "0 di antaranya salinan baru, 0,0 MB" in office("backup", tmp_path / "cadangan").err


def test_the_target_is_the_folder_of_dash_c_where_none_is_named(office, tmp_path):
    office("backup", tmp_path / "cadangan")
    assert paraf("-C", tmp_path / "kabar", "restore", tmp_path / "cadangan", folder=tmp_path).status == 0
    assert paraf("verify", folder=tmp_path / "kabar").status == 0


def test_refusals_have_a_status_and_a_next_step(office, tmp_path):
    office("backup", tmp_path / "cadangan")
    for words, code in (
        (("backup", office.root / "drafts/x"), "backup-inside"),
        (("restore", tmp_path / "cadangan", office.root), "target-taken"),
        (("restore", tmp_path / "kosong", tmp_path / "x"), "no-backup"),
        (("restore", tmp_path / "cadangan", tmp_path / "x", "--snapshot", "1"), "unknown-snapshot"),
    ):
        refused = office(*words, "--json")
        assert (refused.status, refused.codes) == (3, {code})
        assert office(*words).err.strip()
    assert not (tmp_path / "x").exists()
    assert not office.path("drafts/x").exists()
    assert "Tidak ada cadangan" in office("restore", tmp_path / "kosong", "--list").err


def test_where_there_is_no_newsroom_nothing_is_backed_up(tmp_path):
    (tmp_path / "kosong").mkdir()
    assert paraf("backup", tmp_path / "cadangan", folder=tmp_path / "kosong").status == 2
    assert not (tmp_path / "cadangan").exists()


def test_damaged_records_are_an_exit_status_and_are_kept(published, tmp_path):
    texts = (path for path in published.path("records/vault").glob("*/*") if path.read_bytes().startswith(b"Title:"))
    copy = min(texts)  # the only file with these bytes: a copy of newsroom.toml could be mended
    copy.chmod(0o644)
    copy.write_bytes(b"?")
    done = published("backup", tmp_path / "cadangan", "--json")
    assert done.status == 4
    assert [each["code"] for each in done.json["damages"]] == ["vault-copy-lost"]
    assert copy.name in published("backup", tmp_path / "cadangan").err
    refused = published("restore", tmp_path / "cadangan", tmp_path / "x", "--json")
    assert (refused.status, refused.codes) == (4, {"snapshot-of-damaged"})
    assert "arsip yang rusak" in published("restore", tmp_path / "cadangan", "--list").out
    named = done.json["snapshot"]
    assert published("restore", tmp_path / "cadangan", tmp_path / "x", "--snapshot", named).status == 4
    assert (tmp_path / "x/drafts").is_dir()


def test_a_damaged_backup_is_an_exit_status_and_names_every_file(office, tmp_path):
    office.write("drafts/a.md", "naskah")
    named = office("backup", tmp_path / "cadangan").out.strip()
    copy = tmp_path / "cadangan/copies" / (digest := sha256(b"naskah").hexdigest())[:2] / digest
    copy.unlink()
    failed = office("restore", tmp_path / "cadangan", tmp_path / "x", "--json")
    assert (failed.status, failed.codes) == (4, {"copy-missing"})
    assert failed.json["partial"].startswith(str(tmp_path / "x.partial-"))
    assert "drafts/a.md" in office("restore", tmp_path / "cadangan", tmp_path / "x").err
    assert not (tmp_path / "x").exists()
    listed = tmp_path / "cadangan/snapshots" / named
    listed.chmod(0o600)
    listed.write_bytes(b"?")
    assert office("restore", tmp_path / "cadangan", tmp_path / "x").status == 4
    assert "daftar isinya rusak" in office("restore", tmp_path / "cadangan", "--list").out
    assert office("restore", tmp_path / "cadangan", "--list", "--json").json["snapshots"][0]["whole"] is False


def test_what_is_left_out_is_told_and_stops_nothing(office, tmp_path):
    office.path("drafts/jalan pintas").symlink_to("/dev/zero")
    done = office("backup", tmp_path / "cadangan")
    assert done.status == 0
    assert "drafts/jalan pintas adalah pintasan" in done.err


def test_backups_beside_a_watcher_and_commands_always_give_a_newsroom_that_verifies(published, tmp_path):
    store = tmp_path / "cadangan"
    made = []
    with Running("watch", folder=published.root) as watcher:
        for number in range(2):
            published.write(f"drafts/kabar-{number}.md", text_of(f"kabar-{number}"))
            words = (*PARAF, "submit", f"drafts/kabar-{number}.md", "--as", "rina")
            with subprocess.Popen([str(word) for word in words], cwd=published.root) as work:  # noqa: S603 - our own
                while work.poll() is None:
                    done = child(*PARAF, "backup", store, "--json", folder=published.root)
                    assert done.returncode == 0, done
                    made.append(done)
            published.path(f"drafts/naskah-{number}.md").write_text(text_of(f"naskah-{number}"))
            published.path(f"drafts/naskah-{number}.md").rename(published.path(f"review/naskah-{number}.md"))
        wait_until(lambda: "naskah-1" in watcher.said(), why=watcher.said)
        assert watcher.end() == 0
    listed = published("restore", store, "--list", "--json").json["snapshots"]
    assert len(listed) == len(made) > 0
    for each in listed:
        target = tmp_path / each["snapshot"]
        assert published("restore", store, target, "--snapshot", each["snapshot"]).status == 0
        verified = paraf("verify", folder=target)
        assert verified.status == 0, verified
