"""The command line itself: names, help, exit statuses, JSON, languages, and what is imported for what."""

import json
import sys
from importlib import metadata

import pytest

from paraf.cli.command_names import COMMANDS
from tests.support.commands import PARAF, child, paraf, text_of

HELP = ["init", "new", "intake", "check", "submit", "claim", "return", "sign", "keygen", "revise", "withdraw", "status"]
HELP += [
    "diff",
    "preview",
    "build",
    "watch",
    "serve",
    "push",
    "rollback",
    "roster",
    "verify",
    "checkpoint",
    "history",
    "register",
    "report",
    "doctor",
    "backup",
    "restore",
]


def test_help_lists_all_commands_in_the_order_of_an_articles_way(tmp_path):
    done = paraf("--help", folder=tmp_path)
    assert done.status == 0
    lines = done.out.partition("Perintah:\n")[2].splitlines()
    assert [line.split()[1] for line in lines] == HELP == list(COMMANDS)
    assert [line.split()[0] for line in lines] == [f"{names[0]}," for names in COMMANDS.values()]


@pytest.mark.parametrize(("name", "alias"), [(name, alias) for name, aliases in COMMANDS.items() for alias in aliases])
def test_every_alias_is_its_command(tmp_path, name, alias):
    shown = [paraf(word, "--help", folder=tmp_path) for word in (alias, name)]
    assert shown[0].status == 0
    assert shown[0].out.partition("\n")[2] == shown[1].out.partition("\n")[2]


def test_indonesian_names_do_the_work(office):
    office.write("drafts/banjir.md", text_of())
    assert office("periksa").status == 0
    code = office("ajukan", "banjir", "--as", "rina", "--json").json["code"]
    assert office("paraf", "banjir", "--as", "siti", "--code", code).status == 0
    assert office("cetak").status == 0
    assert office("riwayat", "banjir").out.count("\n") == 2
    assert "(1)" in office("papan").out


def test_the_version_is_a_name_and_a_number_in_every_language(tmp_path):
    assert paraf("--version", folder=tmp_path).out == f"paraf {metadata.version('paraf')}\n"


def test_wrong_usage_has_a_status_of_its_own(office):
    assert office("frobnicate").status == 2
    assert office("submit").status == 2
    assert office("submit", "nix", "--as", "rina").status == 2
    assert office("submit", "nix").status == 2
    assert office("new", "???", "--as", "rina").status == 2
    assert office("revise", "nix").status == 2
    assert office("sign", "nix", "--as", "niemand").status == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cetk", "Perintah “cetk” tidak ada. Barangkali maksudnya: cetak, check. Cara pakainya: paraf --help"),
        ("xyz", "Perintah “xyz” tidak ada. Cara pakainya: paraf --help"),
        ("build --nop", "Opsi “--nop” tidak ada. Barangkali maksudnya: --output. Cara pakainya: paraf build --help"),
        ("sign", "BERITA belum disebutkan. Cara pakainya: paraf sign --help"),
        ("diff pasar murah", "murah terlalu banyak. Nama yang berspasi ditulis di antara tanda kutip. "),
        ("diff a b c", "b c terlalu banyak. Nama yang berspasi ditulis di antara tanda kutip. "),
        ("report --format x", "--format boleh diisi: pdf, html, xlsx, csv, all. Cara pakainya: paraf report --help"),
        ("serve --port 70000", "--port berupa bilangan bulat dari 0 sampai 65535. Cara pakainya: paraf serve --help"),
        ("serve --port satu", "--port berupa bilangan bulat dari 0 sampai 65535. Cara pakainya: paraf serve --help"),
        ("backup newsroom.toml", "FOLDER harus berupa folder, padahal di sana ada berkas. "),
        ("report --to drafts", "--to harus berupa berkas; di sana ada folder, atau tidak ada apa-apa. "),
        ("status --json=1", "--json tidak memakai nilai. Cara pakainya: paraf --help"),
    ],
)
def test_what_was_typed_wrongly_is_said_in_the_newsrooms_language(office, words, said):
    typed, asked = office(*words.split()), office(*words.split(), "--json")
    assert (typed.status, typed.out) == (2, "")
    assert typed.err.startswith(said)
    assert (asked.status, asked.json["done"], asked.json["findings"]) == (2, False, [])


def test_an_option_that_lacks_its_value_is_named(office):
    assert office("build", "--at").err == "--at memerlukan nilai di belakangnya. Cara pakainya: paraf --help\n"


def test_who_types_no_command_is_shown_them_all(office):
    done = office()
    assert (done.status, "Perintah:" in done.err) == (2, True)


def test_our_own_sentences_are_in_the_newsrooms_language_and_have_no_english_in_front(office):
    done = office("submit", "nix", "--as", "rina")
    assert done.err == "Tidak ada berita “nix” di drafts/, review/, content/. Lihat: paraf papan\n"
    assert "Sebutkan siapa Anda" in office("submit", "nix").err


def test_a_folder_that_is_no_newsroom_is_told_in_its_own_language(tmp_path):
    done = paraf("status", folder=tmp_path)
    assert (done.status, "bukan ruang berita" in done.err) == (2, True)
    (tmp_path / "newsroom.toml").write_text('[newsroom]\nlanguage = "en"\n')
    done = paraf("status", folder=tmp_path)
    assert (done.status, "is no newsroom" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (0, ("status",)),
        (0, ("check",)),
        (0, ("history",)),
        (0, ("history", "nix")),
        (0, ("verify",)),
        (0, ("doctor",)),
        (0, ("roster", "show")),
        (0, ("build",)),
        (0, ("new", "Judul baru", "--as", "rina")),
        (2, ("new", "Berita", "--as", "rina")),
        (2, ("submit", "nix", "--as", "rina")),
        (2, ("submit",)),
        (2, ("submit", "berita", "--as", "rina", "--berani")),
        (2, ("submit", "berita")),
        (3, ("submit", "berita", "--as", "Siti Rahmi")),
        (3, ("submit", "berita", "--as", "rina")),
        (3, ("check", "berita")),
        (2, ("sign", "berita", "--as", "siti")),
        (2, ("withdraw", "berita", "--as", "siti", "--reason", "x")),
        (2, ("return", "berita", "--as", "siti", "--note", "x")),
        (0, ("diff", "berita")),
        (0, ("preview", "berita")),
        (3, ("roster", "accept", "--as", "niemand")),
    ],
)
def test_json_is_pure_json_whatever_happens(office, status, words):
    office.write("drafts/berita.md", text_of("berita", Category=None, Title="Berita"))
    if words[0] == "check" and len(words) == 1:
        office.path("drafts/berita.md").unlink()
    done = office(*words, "--json")
    assert (done.status, isinstance(json.loads(done.out), dict)) == (status, True), done


def test_a_ledger_that_is_no_file_of_its_own_is_told_in_a_sentence(office):
    office.path("records/ledger").rename(office.path("elsewhere"))
    office.path("records/ledger").symlink_to("../elsewhere")
    done = office("status")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "bukan berkas tersendiri" in done.err


def test_outside_a_newsroom_json_is_json_as_well(tmp_path):
    done = paraf("status", "--json", folder=tmp_path)
    assert (done.status, done.json["done"]) == (2, False)
    assert str(tmp_path) in done.json["error"]


def test_who_acts_is_said_by_the_environment_too(office):
    office.write("drafts/banjir.md", text_of())
    assert office("submit", "banjir", PARAF_OFFICER="RW").status == 0
    assert office("sign", "banjir", PARAF_OFFICER="niemand", folder=office.root).status == 3


@pytest.mark.parametrize("spelling", ["banjir", "banjir.md", "drafts/banjir.md", "./drafts/banjir.md"])
def test_an_article_is_named_as_people_name_it(office, spelling):
    office.write("drafts/banjir.md", text_of("air-surut"))
    assert office("check", spelling).status == 0
    assert office("check", "air-surut").status == 0


def test_an_article_is_named_by_its_absolute_path_and_from_where_one_stands(office, tmp_path):
    office.write("drafts/banjir besar.md", text_of())
    drafts = office.path("drafts")
    assert office("check", drafts / "banjir besar.md").status == 0
    assert office("check", "banjir besar.md", folder=drafts).status == 0
    assert office("check", "../drafts/banjir besar.md", folder=office.path("review")).status == 0
    assert office("-C", office.root, "check", drafts / "banjir besar.md", folder=tmp_path).status == 0
    link = tmp_path / "jalan-lain"
    link.symlink_to(office.root)
    assert paraf("check", link / "drafts" / "banjir besar.md", folder=link).status == 0
    done = office("submit", "banjir besar.md", "--as", "rina", "--json", folder=drafts)
    assert done.json["path"] == "review/banjir besar.md"


def test_an_article_in_a_folder_is_named_by_its_folder(office):
    office.write("drafts/banjir/index.md", text_of())
    for spelling in ("banjir", "drafts/banjir", "drafts/banjir/", "drafts/banjir/index.md"):
        assert office("check", spelling).status == 0, spelling


def test_a_name_that_two_papers_have_is_refused_with_their_paths(office):
    office.write("drafts/banjir.md", text_of())
    office.write("review/banjir.md", text_of())
    done = office("preview", "banjir")
    assert done.status == 2
    assert "drafts/banjir.md, review/banjir.md" in done.err


def test_submitting_takes_the_draft_where_both_a_draft_and_a_published_paper_have_the_name(office):
    office.signed()
    office("revise", "banjir")
    office.path("drafts/banjir.rev-2.md").rename(office.path("drafts/banjir.md"))
    done = office("submit", "banjir", "--as", "rina", "--json")
    assert {finding["path"] for finding in done.json["findings"]} == {"drafts/banjir.md"}


def test_what_lies_there_but_is_no_paper_is_refused_with_the_reason(office):
    office.write("elsewhere.md", text_of())
    office.path("drafts/banjir.md").symlink_to("../elsewhere.md")
    done = office("submit", "drafts/banjir.md", "--as", "rina", "--json")
    assert (done.status, done.codes) == (3, {"symlink"})


def test_two_papers_of_one_name_are_refused_by_command_as_by_hand(office):
    office.write("drafts/banjir.md", text_of())
    office.write("drafts/Banjir.txt", text_of("lain"))
    done = office("submit", "drafts/banjir.md", "--as", "rina", "--json")
    assert (done.status, done.codes) == (3, {"name-clash"})


def test_status_shows_where_everything_stands_in_columns(office):
    office.write("drafts/angin.md", text_of("angin", Title="Angin kencang"))
    code = office.submitted()
    office.signed("hujan")
    shown = office("status").out.splitlines()
    assert shown[0] == "Konsep (1)"
    (waiting,) = [
        line for line in shown if line.startswith(f"  review/banjir.md  [belum tayang · {code} · sisa waktu ")
    ]
    assert waiting.endswith(" menit]  Berita banjir")
    assert shown[-1] == "Terbit (1)"
    assert "content/hujan.md" in office("status", "--all").out
    assert "\x1b" not in office("status").out


def test_a_bug_of_ours_is_shown_whole_and_is_json_for_machines(office, monkeypatch):
    monkeypatch.setattr("paraf.cli.status.board_of", lambda *_, **__: 1 / 0)
    done = office("status", "--json")
    assert (done.status, done.json["error"]) == (1, "ZeroDivisionError: division by zero")
    assert "Traceback" in done.err


@pytest.mark.parametrize("command", ["sign", "status", "submit", "check", "history"])
def test_desk_commands_leave_pelican_unimported(office, command):
    office.submitted()
    words = {"sign": ["sign", "banjir", "--as", "siti"], "submit": ["submit", "x", "--as", "rina"]}.get(
        command, [command]
    )
    script = (
        "import sys\nfrom paraf.cli.main import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'pelican', 'watchdog'}])"
    )
    done = child(sys.executable, "-c", script, folder=office.root)
    assert done.stdout.splitlines()[-1] == "[]", done


def test_a_command_that_ends_does_not_look_for_garbage_once_more(office):
    script = (
        "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 1000))\n"
        "from paraf.cli.main import main\nmain(['status'])"
    )
    done = child(sys.executable, "-c", script, folder=office.root)
    assert done.stdout.splitlines()[-1] == "True", done


def test_a_closed_pipe_is_no_failure_to_talk_about(office):
    office.signed()
    script = f"{PARAF[0]} -c '{PARAF[2]}' history | head -c 1 >/dev/null"
    done = child("bash", "-c", script, folder=office.root)
    assert done.stderr == ""


def test_colours_are_for_terminals_and_never_against_no_color(office):
    office.submitted()
    script = "import pty, sys; pty.spawn(sys.argv[1:])"
    for variables, coloured in ({}, True), ({"NO_COLOR": "1"}, False):
        done = child(sys.executable, "-c", script, *PARAF, "status", folder=office.root, env=variables)
        assert ("\x1b[1m" in done.stdout) is coloured, done


def test_a_newsroom_may_be_named_from_elsewhere(office, tmp_path):
    assert paraf("-C", office.root, "status", folder=tmp_path).status == 0
