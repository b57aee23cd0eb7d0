"""Pulled plugs: whenever paraf is killed, nothing is lost, nothing unsigned is public, and the site stays up.

* Submissions, sign-offs, revisions and builds are killed with SIGKILL, by command and in ``paraf watch --once``.
* After each kill paraf is started again; then every law is checked, and work goes on where it stopped.
* ``PARAF_KILLS`` is how many kills have to hit in all, half of them at a system call (these need strace): 2 where it
  is not set; ``PARAF_KILLS=200 pytest tests/faults/test_kill.py`` is the long form. ``PARAF_SEED`` gives other moments.
"""

import os
import random
from collections import Counter

from tests.support.faults import AnyCall, AnyMoment, paraf, why_no_strace
from tests.support.newsdesk import Newsdesk
from tests.support.visitors import visited

KILLS = int(os.environ.get("PARAF_KILLS", "2")) // 2
SEED = int(os.environ.get("PARAF_SEED", "1"))


def check(desk, root, story):
    """Check every law that a kill could break."""
    told = "\n".join(["", *story[-6:]])
    lost = desk.keeping.lost()
    assert not lost, f"lost: {lost}{told}"
    public, private = desk.keeping.public_words()
    signed = desk.keeping.signed_words()
    assert not private, f"private lines are public: {private}{told}"
    assert public <= signed, f"public without a seal: {public - signed}{told}"
    assert signed <= desk.released, f"sealed without a sign-off: {signed - desk.released}{told}"
    verified = paraf(root, "verify")
    assert verified.status == 0, f"verify: {verified.status}, {verified.said}{told}"


def start_again(root, rng, story):
    """Start paraf again after a kill, as the next person at the desk would."""
    words = ("build",) if rng.random() < 0.2 else ("watch", "--once")
    ended = paraf(root, *words)
    story.append(f"  then {' '.join(words)}: {ended.status} {ended.said.strip()[-400:]}")
    assert ended.status == 0, f"{words} ended with {ended.status}\n" + "\n".join(story[-6:])


def work_under_kills(root, killer, rng, faults, kind):
    """Give orders until so many were killed; checks everything after each kill, and gives the figures."""
    desk, story, figures = Newsdesk(root, rng), [], Counter()
    desk.settle_in()
    assert paraf(root, "init").status == 0
    assert paraf(root, "build").status == 0
    with visited(root) as visitors:
        while figures["killed"] < KILLS:
            order = desk.next_order()
            ended = killer.give(root, order.kind, order.words)
            story.append(
                f"{' '.join(order.words)}: {ended.status} after {ended.seconds:.2f} s {ended.said.strip()[-300:]}"
            )
            figures["killed" if ended.killed else "ended before"] += 1
            figures[f"{order.kind} killed"] += ended.killed
            assert ended.killed or ended.status == 0, story[-1]
            if ended.killed:
                with faults.injected_one(kind):
                    start_again(root, rng, story)
                    check(desk, root, story)
            for address in desk.addresses():
                if (root / "public" / address / "index.html").is_file():
                    visitors.know(f"/{address}/")
            assert not visitors.faults, f"{visitors.faults[:5]}\n" + "\n".join(story[-4:])
        assert paraf(root, "watch", "--once").status == 0
        check(desk, root, story)
        assert all((root / "public" / address / "index.html").is_file() for address in desk.addresses())
        assert not visitors.faults
        assert not desk.held(), "\n".join([*desk.held(), *story])
        figures |= Counter({"articles live": len(visitors.pages) - 1, "answers": visitors.answered})
    return figures


def tell(capsys, figures, hits=()):
    with capsys.disabled():
        print("\n ", ", ".join(f"{what}: {count}" for what, count in figures.items()), dict(hits) or "")  # noqa: T201


def test_a_kill_at_any_moment_loses_nothing_and_leaves_the_site_up(tmp_path, capsys, faults):
    rng = random.Random(SEED)  # noqa: S311  # moments, not secrets
    figures = work_under_kills(tmp_path / "kabar", AnyMoment(rng), rng, faults, "killed at any moment")
    tell(capsys, figures)


def test_a_kill_at_any_system_call_loses_nothing_and_leaves_the_site_up(tmp_path, capsys, faults):
    if why_no_strace():
        faults.skip("killed at a system call (strace)", why_no_strace())
    rng = random.Random(SEED)  # noqa: S311  # moments, not secrets
    killer = AnyCall(rng, tmp_path)
    figures = work_under_kills(tmp_path / "kabar", killer, rng, faults, "killed at a system call (strace)")
    tell(capsys, figures, killer.hits)
