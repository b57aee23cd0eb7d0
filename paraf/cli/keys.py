"""Keys at the keyboard: the one that an officer signs with, from a file or the SSH agent.

* A file that was named counts; else the agent, where it holds a key of the officer; else the file that keygen makes.
* A passphrase is asked for at the keyboard.
"""

from pathlib import Path

import click

from paraf.cli.session import Session
from paraf.desk.keys.agent import AgentError, agent_keys, signed_by_agent
from paraf.rules.entries import Signer
from paraf.rules.findings import Finding
from paraf.rules.roster import Officer
from paraf.rules.signatures import SIGNED
from paraf.rules.ssh_keys import PublicKey, read_public_key
from paraf.rules.sshsig import sign
from paraf.rules.statement import namespace_of
from paraf.rules.wording import find

USUAL_KEY = Path("~/.ssh/id_ed25519_paraf")
"""Where keygen puts a key, and where one is looked for."""

key_option = click.option(
    "--key",
    "key_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Your private SSH key (default: the SSH agent, then ~/.ssh/id_ed25519_paraf).",
)


def key_owner(session: Session, key_file: Path | None) -> str | None:
    """Give the id of the one officer whose key is at hand, as far as the ``.pub`` files and the agent tell."""
    held = {key.blob for key in _at_hand(key_file)}
    officers = session.newsroom.office.roster.officers
    owners = [one.id for one in officers if any(own.key.blob in held for own in one.keys)]
    return owners[0] if len(owners) == 1 else None


def _at_hand(key_file: Path | None) -> tuple[PublicKey, ...]:
    path = key_file or USUAL_KEY.expanduser()
    beside = path.with_name(f"{path.name}.pub")
    named = read_public_key(beside.read_text(encoding="utf-8", errors="replace")) if beside.is_file() else None
    if named is not None or key_file is not None:
        return () if named is None else (named,)
    try:
        return agent_keys()
    except AgentError:
        return ()  # who is meant has to be said then; signing tells what the agent did


def signer_of(officer: Officer, text: str, signature: str) -> Signer:
    """Give an officer's signed word as the ledger has it."""
    return Signer(officer=officer.id, name=officer.name, identity=SIGNED, statement=text, signature=signature)


def signature_of(session: Session, officer: Officer, text: str, key_file: Path | None) -> str:
    """Have an officer's key sign a text; ends the command where there is no key or it does not open."""
    namespace = namespace_of(session.newsroom.office.site)
    keys = tuple(own.key for own in officer.valid_keys(session.clock(), session.newsroom.office.zone))
    if not keys:
        session.refuse([find("no-key", name=officer.name)])
    if key_file is not None:
        return _by_file(session, text, key_file, namespace)
    looked = "SSH agent"
    try:
        held = [key for key in agent_keys() if key in keys]
        if held:
            return signed_by_agent(text.encode(), _first(held), namespace=namespace)
    except AgentError as error:
        looked = f"SSH agent ({error})"
    usual = USUAL_KEY.expanduser()
    if not usual.is_file():
        session.refuse([find("key-not-found", name=officer.name, looked=f"{looked}, {usual}")])
    return _by_file(session, text, usual, namespace)


def _first(keys: list[PublicKey]) -> PublicKey:
    """Give the key to use where the agent holds several: one that needs no touch, if there is one."""
    return min(keys, key=lambda key: bool(key.application))


def _by_file(session: Session, text: str, path: Path, namespace: str) -> str:
    # Imported here: an office that signs with codes need not pay for the cryptography.
    from paraf.desk.keys.keys import is_open, read_private_key  # noqa: PLC0415

    key = read_private_key(path, lambda: _passphrase(session, path))
    if isinstance(key, Finding):
        session.refuse([key])
    if is_open(path):
        session.tell([find("key-is-open", path=str(path))])
    return sign(text.encode(), key, namespace=namespace)


def _passphrase(session: Session, path: Path) -> str:
    question = session.language.sentence("Passphrase of {path}", path=str(path))
    return str(click.prompt(question, hide_input=True, err=True))
