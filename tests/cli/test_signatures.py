"""An office that asks for signatures, by its commands."""

import contextlib
import json
import os
import pty
import re

import pytest

from paraf.desk.keys.keys import private_bytes
from paraf.rules.manifest import correction_code
from paraf.rules.ssh_keys import fingerprint, key_line
from paraf.rules.sshsig import sign as by_key
from tests.support.commands import PARAF, Office, picture
from tests.support.newsrooms import text
from tests.support.offices import URGENT, key_block, key_of, public_of, signing_settings, with_key
from tests.support.signing import needs_ssh_keygen, private_key, ssh_keygen

SITE = "kabar.kotacontoh.example"


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "ruang kabar")
    office.write("newsroom.toml", signing_settings())
    assert office("roster", "accept", "--as", "dewi").status == 0
    for who in ("siti", "budi", "dewi"):
        office.write(f"kunci/{who}", private_bytes(key_of(who), ""))
        office.path(f"kunci/{who}").chmod(0o600)
    return office


def submitted(office, **header):
    """Submit an article, and give the long code that its preview shows."""
    office.write("drafts/banjir.md", text(**header))
    assert office("submit", "banjir", "--as", "rina").status == 0
    office("preview", "review/banjir.md")
    return long_code(office)


def long_code(office):
    html = office.path("previews/review/banjir.html").read_text(encoding="utf-8")
    return re.search(r"paraf sign banjir-surut --code ([0-9A-Z-]{29})", html)[1]


def sign(office, *words, by="siti"):
    return office("sign", "banjir", "--as", by, *words, "--json")


def test_a_key_signs_with_the_long_code_of_the_preview(office):
    code = submitted(office)
    done = sign(office, "--code", code, "--key", "kunci/siti")
    assert (done.status, done.json["sealed"]) == (0, True)
    assert "paraf-statement/1" in done.err
    assert office("verify").status == 0
    assert office("build").status == 0


@pytest.mark.parametrize(
    ("code", "expected"),
    [([], "long-code-missing"), (["--code", "R7G2-M8VK-YFPV"], "long-code-needed")],
)
def test_without_the_long_code_nothing_is_signed(office, code, expected):
    submitted(office)
    done = sign(office, *code, "--key", "kunci/siti")
    assert (done.status, done.codes) == (3, {expected})


def test_who_gives_no_code_is_told_so_and_where_it_stands(office):
    submitted(office)
    said = office("sign", "banjir", "--as", "siti", "--key", "kunci/siti").err
    assert "Kode belum disebut" in said
    assert "Baca pratinjau terbaru, lalu pakai kode panjang di bagian bawahnya" in said


def test_board_status_and_preview_show_the_one_code_that_signs(office):
    office.write("drafts/banjir.md", text(Embargo="2026-12-24 08:00"))
    handed_in = office("submit", "banjir", "--as", "rina", "--json").json["code"]
    previewed = office("preview", "review/banjir.md", "--json").json["code"]
    code = long_code(office)
    listed = office("status", "--json").json["articles"][0]["code"]
    assert {handed_in, previewed, listed} == {code}
    assert code in office("status").out
    office("status", "--html", "papan.html")
    assert f'<strong class="code">{code}</strong>' in office.read("papan.html")
    assert sign(office, "--code", code, "--key", "kunci/siti").status == 0


def test_neither_the_short_code_nor_the_whole_digest_is_enough(office):
    code = submitted(office)
    digest = office("status", "--json").json["articles"][0]["digest"]
    for short in (correction_code(digest), code[:14], digest):
        assert sign(office, "--code", short, "--key", "kunci/siti").codes == {"long-code-needed"}
    assert sign(office, "--code", code, "--key", "kunci/siti").status == 0


@pytest.mark.parametrize("later", ["", "Embargo: 2026-12-01 08:00\n"])
def test_who_changes_the_embargo_after_the_preview_was_read_gets_no_signature(office, later):
    code = submitted(office, Embargo="2026-12-24 08:00")
    submitted_text = office.read("review/banjir.md")
    assert "Embargo: 2026-12-24 08:00\n" in submitted_text
    office.write("review/banjir.md", submitted_text.replace("Embargo: 2026-12-24 08:00\n", later))
    assert sign(office, "--code", code, "--key", "kunci/siti").codes == {"long-code-needed"}
    office("preview", "review/banjir.md")
    assert sign(office, "--code", long_code(office), "--key", "kunci/siti").status == 0


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("kunci/budi", "key-not-theirs"),
        ("kunci/tiada", "key-file-gone"),
        ("kunci/siti.pub", "key-file-unreadable"),
    ],
)
def test_another_key_signs_nothing(office, key, expected):
    code = submitted(office)
    office.write("kunci/siti.pub", "ssh-ed25519 AAAA")
    done = sign(office, "--code", code, "--key", key)
    assert (done.status, done.codes) == (3, {expected})
    assert office("status", "--json").json["articles"][0]["live"] is None


def test_who_has_no_key_on_the_roster_is_told(office):
    code = submitted(office)
    done = sign(office, "--code", code, "--key", "kunci/siti", by="ayu")
    assert (done.status, done.codes) == (3, {"no-key"})


def test_without_a_key_in_sight_the_places_are_named(office, tmp_path):
    code = submitted(office)
    home = {"HOME": str(tmp_path), "SSH_AUTH_SOCK": ""}
    done = office("sign", "banjir", "--as", "siti", "--code", code, "--json", **home)
    assert (done.status, done.codes) == (3, {"key-not-found"})
    home["SSH_AUTH_SOCK"] = str(tmp_path / "tiada")
    assert "SSH agent (" in office("sign", "banjir", "--as", "siti", "--code", code, **home).err
    usual = tmp_path / ".ssh" / "id_ed25519_paraf"
    usual.parent.mkdir()
    usual.write_bytes(private_bytes(key_of("siti"), ""))
    done = office("sign", "banjir", "--as", "siti", "--code", code, **home | {"SSH_AUTH_SOCK": ""})
    assert done.status == 0
    assert "chmod 600" in done.err


def test_what_stands_against_a_paper_is_told_before_the_key_is_asked_for(office):
    code = submitted(office, Penulis="Siti Rahma")
    assert sign(office, "--code", code, "--key", "kunci/tiada", by="siti").status == 3
    office.write("review/banjir.md", office.path("review/banjir.md").read_text().replace("Category: Kota\n", ""))
    done = sign(office, "--code", code, "--key", "kunci/tiada", by="budi")
    assert done.codes == {"field-missing"}


def test_a_dry_run_shows_the_statement_and_signs_nothing(office):
    code = submitted(office)
    done = sign(office, "--code", code, "--dry-run", "--key", "kunci/tiada")
    assert done.status == 0
    assert "corrector: siti" in done.err
    assert office("history", "--json").json["entries"][-1]["kind"] == "submit"


def test_two_correctors_sign_one_after_the_other(office):
    code = submitted(office, Kategori=URGENT)
    first = sign(office, "--code", code, "--key", "kunci/siti")
    assert (first.status, first.json["sealed"]) == (0, False)
    second = sign(office, "--code", code, "--key", "kunci/budi", by="budi")
    assert (second.status, second.json["sealed"]) == (0, True)
    kinds = [entry["kind"] for entry in office("history", "banjir", "--json").json["entries"]]
    assert kinds == ["submit", "sign", "seal"]


def test_a_preview_tells_how_many_have_to_sign_and_who_did(office):
    code = submitted(office, Kategori=URGENT)
    asked = "Tanda tangan yang diperlukan: 2. Yang sudah menandatangani: "
    assert f"{asked}belum ada." in office.read("previews/review/banjir.html")
    assert sign(office, "--code", code, "--key", "kunci/siti").status == 0
    office("preview", "review/banjir.md")
    assert f"{asked}Siti Rahma." in office.read("previews/review/banjir.html")
    office.write("review/banjir.md", office.read("review/banjir.md") + "\nLagi.\n")
    office("preview", "review/banjir.md")
    assert f"{asked}belum ada." in office.read("previews/review/banjir.html")


def test_a_statement_goes_to_another_machine_and_comes_back_signed(office):
    code = submitted(office)
    written = office("sign", "banjir", "--as", "siti", "--code", code, "--write-statement", "pernyataan.txt")
    assert written.status == 0
    assert f"-n paraf@{SITE}" in written.err
    again = sign(office, "--code", code, "--write-statement", "pernyataan.txt")
    assert (again.status, again.codes) == (3, {"file-exists"})
    assert office("sign", "banjir", "--as", "siti", "--signed", "pernyataan.txt").status == 2
    office.write("pernyataan.txt.sig", b"\xff")
    assert office("sign", "banjir", "--as", "siti", "--signed", "pernyataan.txt").status == 2
    office.path("pernyataan.txt.sig").unlink()
    _ssh_sign(office, "pernyataan.txt")
    assert sign(office, "--signed", "pernyataan.txt", "--dry-run").json["done"] is False
    done = sign(office, "--signed", "pernyataan.txt")
    assert (done.status, done.json["sealed"]) == (0, True)


def _ssh_sign(office, name):
    signature = by_key(office.path(name).read_bytes(), key_of("siti"), namespace=f"paraf@{SITE}")
    office.write(f"{name}.sig", signature)


def test_a_signed_statement_says_itself_who_signed_it(office):
    code = submitted(office)
    assert office("sign", "banjir", "--as", "siti", "--code", code, "--write-statement", "p.txt").status == 0
    _ssh_sign(office, "p.txt")
    another = office("sign", "banjir", "--as", "budi", "--signed", "p.txt", "--json")
    assert another.status == 3
    assert "statement-differs" in another.codes
    done = office("sign", "banjir", "--signed", "p.txt", "--json", PARAF_OFFICER="budi")
    assert (done.status, done.json["sealed"]) == (0, True)
    assert _last_signer(office)["officer"] == "siti"


@pytest.mark.parametrize("lines", ["bukan pernyataan", "corrector: tiada"])
def test_a_statement_that_names_nobody_on_the_roster_asks_who_signs(office, lines):
    code = submitted(office)
    assert office("sign", "banjir", "--as", "siti", "--code", code, "--write-statement", "p.txt").status == 0
    changed = office.read("p.txt").replace("corrector: siti", lines)
    office.write("p.txt", changed)
    office.write("p.txt.sig", "")
    assert office("sign", "banjir", "--signed", "p.txt", "--json").status == 2


@needs_ssh_keygen
def test_ssh_keygen_signs_the_statement_and_paraf_takes_it(office):
    code = submitted(office)
    assert office("sign", "banjir", "--as", "siti", "--code", code, "--write-statement", "p.txt").status == 0
    signed = ssh_keygen("-Y", "sign", "-n", f"paraf@{SITE}", "-f", "kunci/siti", "p.txt", folder=office.root)
    assert signed.returncode == 0, signed.stderr
    assert sign(office, "--signed", "p.txt").json["sealed"]


@needs_ssh_keygen
def test_ssh_keygen_verifies_what_the_ledger_holds(office):
    code = submitted(office)
    sign(office, "--code", code, "--key", "kunci/siti")
    signer = _last_signer(office)
    office.write("p.txt.sig", signer["signature"])
    exported = office("roster", "export")
    assert exported.status == 0
    office.write("allowed_signers", exported.out)
    told = ["-Y", "verify", "-f", "allowed_signers", "-I", "siti", "-n", f"paraf@{SITE}", "-s", "p.txt.sig"]
    assert ssh_keygen(*told, folder=office.root, stdin=signer["statement"].encode()).returncode == 0
    changed = signer["statement"].replace("siti", "sita").encode()
    assert ssh_keygen(*told, folder=office.root, stdin=changed).returncode != 0


def _last_signer(office):
    return json.loads(office.path("records/ledger").read_text().splitlines()[-1])["act"]["signers"][0]


def test_settings_are_accepted_with_the_admins_key_alone(office):
    laxer = signing_settings().replace('level = "signature"', 'level = "name"')
    office.write("newsroom.toml", laxer)
    done = office("roster", "accept", "--as", "dewi", "--key", "kunci/siti", "--json")
    assert (done.status, done.codes) == (3, {"roster-unsigned"})
    office.write("kunci/lain", private_bytes(private_key(9), ""))
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/lain").status == 3
    done = office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi")
    assert done.status == 0
    assert "paraf-acceptance/1" in done.err
    assert office("verify").status == 0
    assert office("roster", "accept", "--as", "dewi").status == 0


def test_keygen_makes_a_key_that_the_settings_take(office, tmp_path):
    made = office("keygen", tmp_path / "kunci" / "ayu", "--no-passphrase", "--comment", "ayu")
    assert made.status == 0
    office.write("newsroom.toml", with_key(signing_settings(), "ayu", made.out))
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    code = submitted(office)
    done = office("sign", "banjir", "--as", "ayu", "--code", code, "--key", tmp_path / "kunci" / "ayu", "--json")
    assert (done.status, done.json["sealed"]) == (0, True)


def test_the_lines_of_a_new_key_name_the_officer_below_whom_they_go(office, tmp_path):
    made = office("keygen", tmp_path / "ayu", "--no-passphrase", "--as", "ayu")
    assert made.out.startswith('# kunci Ayu Wibowo: taruh di bawah [[officer]] dengan id = "ayu"\n[[officer.key]]\n')
    assert '[[officer]] dengan id = "ayu"' in made.err
    assert office("keygen", tmp_path / "lagi", "--no-passphrase", "--as", "ayu", "--json").json["officer"] == "ayu"
    unsaid = office("keygen", tmp_path / "entah", "--no-passphrase")
    assert unsaid.out.startswith(
        "# taruh di bawah [[officer]] orang yang membuat kunci ini, bukan di bawah petugas lain"
    )
    assert "[[officer]] Anda sendiri" in unsaid.err
    assert unsaid.status == 0


def test_a_key_can_be_made_where_there_is_no_newsroom(tmp_path):
    made = Office(tmp_path / "laptop")("keygen", tmp_path / "ayu", "--no-passphrase")
    assert (made.status, made.out.splitlines()[1]) == (0, "[[officer.key]]")


def test_keys_at_the_end_of_the_file_are_told_as_keys_of_the_last_officer(office):
    keyless = signing_settings(level="code")
    for who in ("siti", "budi"):
        keyless = keyless.replace(key_block(who), "")
    office.write("newsroom.toml", keyless)
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    office.write("newsroom.toml", f"{keyless}\n{key_block('siti')}\n{key_block('budi')}")
    shown = office("roster", "show")
    mark = fingerprint(public_of("siti"))
    assert (
        f"Ari Wibowo (ari) mendapat kunci {mark}; siapa pun yang memegangnya memaraf atas nama Ari Wibowo." in shown.err
    )
    assert "Ari Wibowo (ari) mendapat 2 kunci baru sekaligus." in shown.err
    accepted = office("roster", "accept", "--as", "dewi")
    assert "Ari Wibowo (ari) mendapat 2 kunci baru sekaligus." in accepted.err
    assert accepted.status == 0


def test_the_roster_shows_who_has_which_key(office):
    mark = fingerprint(public_of("siti"))
    lines = office("roster", "show").out.splitlines()
    assert lines[lines.index("siti · Siti Rahma · corrector, writer") + 1] == f"  kunci {mark}"
    ended = signing_settings().replace(key_block("siti"), key_block("siti", "until = 2026-01-31"))
    office.write("newsroom.toml", ended)
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    assert f"  kunci {mark}, tidak berlaku hari ini" in office("roster", "show").out.splitlines()
    officers = {one["id"]: one["keys"] for one in office("roster", "show", "--json").json["officers"]}
    assert officers["siti"] == [{"fingerprint": mark, "valid": False}]
    assert officers["ayu"] == []


def test_the_officer_is_the_one_whose_key_is_at_hand(office):
    code = submitted(office)
    assert office("sign", "banjir", "--code", code, "--key", "kunci/siti").status == 2
    office.write("kunci/siti.pub", f"{key_line(public_of('siti'))} siti")
    done = office("sign", "banjir", "--code", code, "--key", "kunci/siti", "--json")
    assert (done.status, done.json["sealed"]) == (0, True)


def test_what_is_published_was_signed_already(office):
    code = submitted(office)
    sign(office, "--code", code, "--key", "kunci/siti")
    assert sign(office, "--code", code, "--key", "kunci/siti").codes == {"signed-already"}


def test_who_is_no_admin_is_told_before_a_passphrase_is_asked_for(office):
    office.write("newsroom.toml", signing_settings() + "\n# berubah\n")
    done = office("roster", "accept", "--as", "budi", "--key", "kunci/tiada", "--json")
    assert (done.status, done.codes) == (3, {"not-an-admin"})


def test_keygen_overwrites_nothing(office, tmp_path):
    assert office("keygen", tmp_path / "ayu", "--no-passphrase", "--json").json["public"].endswith(" paraf")
    before = (tmp_path / "ayu").read_bytes()
    again = office("keygen", tmp_path / "ayu", "--no-passphrase", "--json")
    assert (again.status, again.codes) == (3, {"key-exists"})
    assert (tmp_path / "ayu").read_bytes() == before


class Keyboard:
    """Runs the command line at a terminal of its own, and types what is asked for."""

    def __init__(self, office):
        self.office = office

    def __call__(self, *words, typed):
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.office.root)
            os.execv(PARAF[0], [*PARAF, *map(str, words)])  # noqa: S606  # our own command
        said = b""
        for line in typed:
            while not said.rstrip().endswith(b":"):
                said += os.read(terminal, 1000)
            os.write(terminal, f"{line}\n".encode())
            said += b"|"
        with contextlib.suppress(OSError):  # a terminal whose program ended cannot be read
            while more := os.read(terminal, 1000):
                said += more
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


def test_a_passphrase_is_asked_for_at_the_keyboard_and_shown_nowhere(office, tmp_path):
    at_the_keyboard, path = Keyboard(office), tmp_path / "siti"
    status, said = at_the_keyboard("keygen", path, typed=["rahasia besar", "rahasia besar"])
    assert (status, "rahasia" in said) == (0, False)
    ours = "\n".join(said.splitlines()).partition("[[officer.key]]")[2].splitlines()[1]
    settings = signing_settings().replace(key_block("siti"), f"[[officer.key]]\n{ours}\n")
    office.write("newsroom.toml", settings)
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    code = submitted(office)
    words = ("sign", "banjir", "--as", "siti", "--key", path)
    assert at_the_keyboard(*words, typed=[code, "salah"])[0] == 3
    status, said = at_the_keyboard(*words, typed=[code, "rahasia besar"])
    assert (status, "rahasia" in said) == (0, False)
    assert office("history", "--json").json["entries"][-1]["kind"] == "seal"


@pytest.mark.parametrize("level", ["signature", "code"])
def test_what_was_found_is_said_before_a_code_is_asked_for_and_once(office, level):
    office.write("newsroom.toml", signing_settings(level=level))
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    office.write("drafts/foto.jpg", picture())
    office.write("drafts/banjir.md", text("Air surut.\n\n![IMG_1.jpg](foto.jpg)"))
    code = office("submit", "banjir", "--as", "rina", "--json").json["code"]
    if level == "signature":
        office("preview", "review/banjir.md")
        code = long_code(office)
    key = ("--key", "kunci/siti") if level == "signature" else ()
    status, said = Keyboard(office)("sign", "banjir", "--as", "siti", *key, typed=[code])
    assert (status, said.count("IMG_1.jpg")) == (0, 1)
    assert "IMG_1.jpg" in said.partition("|")[0]


def test_an_admin_hears_what_settings_bring_before_a_passphrase_is_asked_for_and_once(office, tmp_path):
    at_the_keyboard, path = Keyboard(office), tmp_path / "dewi"
    assert at_the_keyboard("keygen", path, typed=["rahasia besar", "rahasia besar"])[0] == 0
    ours = path.with_suffix(".pub").read_text().strip()
    settings = signing_settings().replace(key_block("dewi"), f'[[officer.key]]\nssh = "{ours}"\n')
    office.write("newsroom.toml", settings)
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    office.write("newsroom.toml", settings.replace(key_block("siti"), ""))
    words = ("roster", "accept", "--as", "dewi", "--key", path)
    status, said = at_the_keyboard(*words, typed=["rahasia besar"])
    assert (status, said.count("Siti")) == (0, 1)
    assert "Siti" in said.partition("|")[0]


@pytest.mark.parametrize("typed", [["pendek"], ["rahasia besar", "rahasia kecil"]])
def test_a_passphrase_that_is_short_or_mistyped_makes_no_key(office, tmp_path, typed):
    assert Keyboard(office)("keygen", tmp_path / "siti", typed=typed)[0] == 2
    assert not (tmp_path / "siti").exists()


def test_the_page_says_whether_a_key_signed_or_a_name_was_typed(office):
    code = submitted(office)
    sign(office, "--code", code, "--key", "kunci/siti")
    office("build")
    page = office.path("public/berita/2026/banjir-surut/index.html")
    assert "ditandatangani dengan kunci korektor" in page.read_text()
    assert "tidak dibuktikan dengan kunci" not in page.read_text()
    office.write("newsroom.toml", signing_settings(level="code"))
    assert office("roster", "accept", "--as", "dewi", "--key", "kunci/dewi").status == 0
    office.write("drafts/pasar.md", text(Judul="Pasar murah"))
    typed = office("submit", "pasar", "--as", "rina", "--json").json["code"]
    assert office("sign", "pasar", "--as", "siti", "--code", typed).status == 0
    office("build")
    assert "tidak dibuktikan dengan kunci" in office.path("public/berita/2026/pasar-murah/index.html").read_text()
    assert "ditandatangani dengan kunci korektor" in page.read_text()
