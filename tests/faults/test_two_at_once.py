"""Two at once: one seal or a clear refusal, never a mixture.

* Many commands and a watcher at the same moment: every order is done or refused, and the records stay one chain.
* A corrector signs while the writer saves: what is sealed is the text whose code was given, byte for byte.
"""

import os
import random
import threading
import time

import pytest

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.manifest import correction_code
from tests.support.commands import Office, paraf, text_of, wait_until
from tests.support.crashes import forked
from tests.support.watching import QUICK, Watching

SEED = int(os.environ.get("PARAF_SEED", "1"))
ROUNDS = 200 if os.environ.get("PARAF_FAULTS") == "all" else 12
PAPERS = 3
FIT = {0, 2, 3}
"""Done, or refused: what another one did meanwhile is no failure."""


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "kabar")
    office.signed("banjir")
    return office


def at_once(office, orders):
    """Give orders in processes of their own, all at the same moment; gives how each ended."""
    gate = threading.Barrier(len(orders))
    ended = {}

    def give(order):
        gate.wait()
        ended[order] = forked(lambda: paraf_status(office, order))

    threads = [threading.Thread(target=give, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def paraf_status(office, words):
    answer = paraf(*words, folder=office.root)
    print(answer.out, answer.err)  # noqa: T201 - told to our parent
    return answer.status


def lines(office):
    return office.path("records/ledger").read_bytes().splitlines()


def test_the_same_order_given_many_times_is_done_once(office, faults):
    code = office.submitted("angin")
    orders = [("sign", "angin", "--as", who, "--code", code) for who in ("siti", "budi", "dewi")]
    with faults.injected_one("two write at once"):
        ended = at_once(office, orders)
        assert min(one.status for one in ended.values()) == 0, ended
        assert {one.status for one in ended.values()} <= FIT, ended
        assert len(Newsroom.open(office.root).register.versions["berita/2026/angin"]) == 1
        office.built()
        assert office("verify").status == 0


def test_many_orders_at_once_beside_a_watcher_are_each_done_or_refused(office, faults):
    codes = {f"kabar-{number}": office.submitted(f"kabar-{number}") for number in range(PAPERS)}
    office.write("drafts/baru.md", text_of("baru"))
    orders = [("sign", slug, "--as", "siti", "--code", code) for slug, code in codes.items()]
    orders += [("return", "kabar-0", "--note", "Nama keliru", "--as", "budi"), ("build",)]
    orders += [("submit", "drafts/baru.md", "--as", "rina"), ("revise", "banjir")]
    with Watching(office, QUICK) as watching, faults.injected_one("two write at once", count=len(orders)):
        before = lines(office)
        ended = at_once(office, orders)
        assert {one.status for one in ended.values()} <= FIT, ended
        assert not any("Traceback" in one.said for one in ended.values()), ended
        assert lines(office)[: len(before)] == before
        register = Newsroom.open(office.root).register
        published = [slug for slug in codes if f"berita/2026/{slug}" in register.versions]
        returned = "kabar-0" not in published
        assert len(published) == PAPERS - returned
        wait_until(lambda: all(office.page(slug).is_file() for slug in published), why=lambda: str(watching.failures))
        assert watching.failures == []
    assert office("verify").status == 0


def test_what_is_sealed_while_the_writer_saves_is_the_text_whose_code_was_given(faults, tmp_path):
    rng = random.Random(SEED)  # noqa: S311 - moments, not secrets
    office = Office(tmp_path / "kabar")
    for number in range(ROUNDS):
        slug = f"angin-{number}"
        code = office.submitted(slug, Title=f"Angin {number}")
        path = office.path(f"review/{slug}.md")
        first = path.read_text(encoding="utf-8")
        later = [first.replace("surut", f"surut {word}") for word in ("sekali", "lagi", "benar")]
        words = ("sign", slug, "--as", "siti", "--code", code)
        pause = rng.random() * 0.06

        def write(path=path, later=later, pause=pause):
            time.sleep(pause)
            for text in later:
                try:
                    with path.open("r+", encoding="utf-8") as file:  # as Notepad does: in place, never a new file
                        file.write(text)
                        file.truncate()
                except FileNotFoundError:
                    return

        writer = threading.Thread(target=write)
        writer.start()
        ended = forked(lambda words=words: paraf_status(office, words))
        writer.join()
        with faults.injected_one("saved while it is signed"):
            sealed = Newsroom.open(office.root).register.versions.get(f"berita/2026/{slug}", ())
            assert ended.status in FIT, ended
            assert len(sealed) == (ended.status == 0), ended
            assert all(correction_code(one.seal.digest) == code for one in sealed), ended
    assert office("build").status in {0, 3}
    assert office("verify").status == 0
