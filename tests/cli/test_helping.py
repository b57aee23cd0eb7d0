"""Help: in the newsroom's language to the last word, whole in few lines, and there whatever is damaged."""

import gettext
import re

import click
import pytest

from paraf.cli import sign
from paraf.cli.command_names import COMMANDS
from paraf.cli.helping import HelpContext, help_text, paragraphs, placeholders
from paraf.cli.main import group
from paraf.desk.language import Language, language
from tests.support.commands import PARAF, Office, child, paraf, text_of

ENGLISH = {"and", "are", "commands", "default", "exit", "is", "message", "of", "options", "required", "the"}
ENGLISH |= {"they", "this", "usage", "version", "was", "what", "which", "with", "without", "your"}
CLICKS_OWN = {
    "ARGS",
    "BOOLEAN",
    "COMMAND",
    "DIRECTORY",
    "FILE",
    "FILENAME",
    "INTEGER",
    "OPTIONS",
    "PATH",
    "RANGE",
    "TEXT",
}


def contexts(command=group, parent=None, name="paraf"):
    """Give a context of every command."""
    context = HelpContext(command, info_name=name, parent=parent)
    yield context
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from contexts(command.get_command(context, below), context, below)


def words(context):
    """Give what is typed to ask for the help of a command."""
    return [*context.command_path.split()[1:], "--help"]


class Asked(gettext.NullTranslations):
    """A catalogue that notes which sentences it is asked for."""

    def __init__(self):
        super().__init__()
        self.sentences = set()

    def gettext(self, message):
        self.sentences.add(message)
        return message


@pytest.fixture
def english(tmp_path):
    return Office(tmp_path / "newsroom", language="en")


def test_all_that_help_says_stands_in_the_catalogue():
    asked = Asked()
    said = set()
    for context in contexts():
        help_text(context, Language(code="id", catalogue=asked))
        options = [param for param in context.command.params if isinstance(param, click.Option)]
        said |= {*paragraphs(context.command), *(option.help for option in options)}
    assert len(said) > 100
    assert said <= asked.sentences
    indonesian = language("id").catalogue
    same = {sentence for sentence in asked.sentences if indonesian.gettext(sentence) == sentence}
    assert same == {"FOLDER", "SLUG"}


def test_what_has_to_be_typed_is_called_in_each_sentence_as_in_the_usage():
    indonesian = language("id")
    for context in contexts():
        usage = set(re.findall("[A-Z]{2,}", " ".join(context.command.collect_usage_pieces(context))))
        for sentence in paragraphs(context.command):
            for placeholder in usage & set(re.findall("[A-Z]{2,}", sentence)):
                assert placeholders(placeholder, indonesian) in indonesian.sentence(sentence)


def test_no_english_is_left_in_indonesian_help(office):
    for context in contexts():
        done = office(*words(context))
        assert (done.status, done.err) == (0, "")
        text = done.out.partition("\n\n")[2]
        assert not ENGLISH & set(re.findall(r"(?<![-./\w])[a-z]+\b(?![-./]\w)", text.lower())), context.command_path
        assert not CLICKS_OWN & set(re.findall("[A-Z]{2,}", done.out)), context.command_path
        assert done.out.startswith(f"Cara pakai: {context.command_path} [OPSI]")
        assert "  --help" in done.out.partition("\nOpsi:\n")[2]


def test_an_english_newsroom_has_english_help_without_indonesian_names(english):
    done = english("--help")
    assert done.out.startswith("Usage: paraf [OPTIONS] COMMAND [ARGS]...\n\n  Run a newsroom where nothing ")
    lines = done.out.partition("\nCommands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)
    done = english("ubah", "--help")
    assert done.out.startswith(
        "Usage: paraf ubah [OPTIONS] SLUG\n\n  Start a new version of the published article SLUG "
    )
    assert "\nOptions:\n  --dry-run   Say what would be done, and do nothing.\n" in done.out
    assert "  --reason TEXT  Why; the public will read it.  [required]\n" in english("withdraw", "--help").out
    assert "[default: 8000; 0<=x<=65535]" in english("serve", "--help").out


def test_one_language_leaves_nothing_behind_for_the_next(office, english):
    asked = [words(context) for context in contexts()]
    first = [[house(*typed).out for typed in asked] for house in (office, english)]
    again = [[house(*typed).out for typed in asked] for house in (office, english)]
    assert first == again
    assert all(indonesian != other for indonesian, other in zip(*first, strict=True))
    assert (sign.command.context_class, sign.command.options_metavar) == (click.Context, "[OPTIONS]")


@pytest.mark.parametrize("code", ["id", "en"])
def test_help_fits_a_narrow_window_and_lists_each_command_in_one_line(tmp_path, code):
    house = Office(tmp_path / "ruang", language=code)
    for context in contexts():
        lines = house(*words(context)).out.splitlines()
        assert [line for line in lines if len(line) > 80] == []
        if isinstance(context.command, click.Group):
            below = lines[lines.index("Perintah:" if code == "id" else "Commands:") + 1 :]
            assert len(below) == len(context.command.list_commands(context))
            assert all(line.endswith((".", ").")) for line in below)


def test_help_is_in_the_language_of_the_newsroom_that_is_named_or_stands_around(office, english):
    assert office("-C", english.root, "--help").out.startswith("Usage:")
    assert office("-C", english.root, "sign", "--help").out.startswith("Usage:")
    assert paraf("--help", folder=english.root / "drafts").out.startswith("Usage:")
    assert english("-C", office.root, "roster", "show", "--help").out.startswith("Cara pakai:")
    assert english("roster").err.startswith("Usage:")


def ledger_is_garbage(office):
    office.path("records/ledger").write_bytes(b"\xff{\n")


def vault_is_gone(office):
    for copy in office.path("records/vault").rglob("*"):
        if copy.is_file():
            copy.unlink()


def settings_are_garbage(office):
    office.path("newsroom.toml").write_bytes(b"\xff[newsroom\n")


def settings_are_a_folder(office):
    office.path("newsroom.toml").unlink()
    office.path("newsroom.toml").mkdir()


def records_are_a_file(office):
    office.path("records").rename(office.path("elsewhere"))
    office.path("records").write_bytes(b"x")


def ledger_is_a_shortcut(office):
    office.path("records/ledger").rename(office.path("ledger"))
    office.path("records/ledger").symlink_to("../ledger")


HARMS = [
    ledger_is_a_shortcut,
    ledger_is_garbage,
    vault_is_gone,
    settings_are_garbage,
    settings_are_a_folder,
    records_are_a_file,
]


@pytest.mark.parametrize("harm", HARMS)
def test_damaged_records_and_settings_still_give_help(office, harm):
    office.write("drafts/banjir.md", text_of())
    harm(office)
    for typed in (["--help"], ["sign", "--help"], ["roster", "accept", "--help"]):
        done = office(*typed)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith("Cara pakai: paraf ")


def test_damaged_records_give_help_in_the_language_that_the_settings_ask_for(english):
    ledger_is_garbage(english)
    assert english("sign", "--help").out.startswith("Usage: paraf sign")


def test_in_a_folder_that_is_gone_help_is_still_there(tmp_path):
    script = 'mkdir x && cd x && rmdir ../x && exec "$@"'
    for typed in (["--help"], ["sign", "--help"]):
        done = child("sh", "-c", script, "sh", *PARAF, *typed, folder=tmp_path)
        assert (done.returncode, done.stdout.partition(" paraf")[0]) == (0, "Cara pakai:"), done
