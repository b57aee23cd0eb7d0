"""Announcing: a thread beside the watcher tells people what the ledger brought, and is in nobody's way.

* The watcher tells it after each release what is so, and waits for nothing; a later word takes the place of one that
  was not read yet.
* A dead or slow server, or a command that hangs, keeps nobody but this thread.
* Trouble is said once, after some tries, and when it is over; ``paraf doctor`` shows it meanwhile.
"""

import math
import threading
from collections.abc import Callable
from typing import Final

from paraf.desk.clock import now, ticks
from paraf.desk.language import language
from paraf.desk.records.newsroom import Newsroom
from paraf.press.posting.hook import Hook
from paraf.press.posting.outbox import Lost, Outbox, remove_outbox
from paraf.press.posting.sending import Postman, Turn
from paraf.press.previews.places import preview_at
from paraf.rules.edition import Publication

SAID_AFTER: Final = 3
"""After so many failures one after the other it is said."""

_LOOK_AGAIN = 2.0
_AFTER_A_BUG = 60.0
_GOES = 5.0
_GOES_AT_REST = 1.0


class Announcer:
    """Tells people what happened in one newsroom, from now on."""

    def __init__(self, newsroom: Newsroom, note: Callable[..., None], retries: tuple[float, ...]) -> None:
        self._newsroom, self.note = newsroom, note
        self._start, self._began = newsroom.ledger.head, now()
        self._hook = Hook(newsroom.root)
        self._postman = Postman(newsroom.layout, self._preview, self._hook, retries)
        self._turn: Turn | None = None
        self._wake, self._closing, self._resting = threading.Event(), False, False
        self._thread: threading.Thread | None = None
        self._error: Exception | None = None
        self._due = math.inf  # when the next round begins; in the middle of one, when that began
        self._seen: Outbox | None = None
        self._said: set[str] = set()
        self._lost: Lost | None = None

    def tend(self, public: tuple[Publication, ...]) -> None:
        """Tell the thread what is so after a release, and say what it has to say; raises what stops it."""
        newsroom = self._newsroom
        office, head = newsroom.office, newsroom.ledger.head
        if not office.notices.are_on:
            self._start, self._turn = head, None
            remove_outbox(newsroom.layout)
            return
        before = self._turn
        if before is None or (before.office, before.head) != (office, head) or before.public is not public:
            self._turn = Turn(office=office, public=public, head=head, start=self._start)
            self._wake.set()
        self._resting = False
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
            self._thread.start()
        self._say()
        self._raise()

    def rest(self) -> None:
        """End the thread until it is told of something again, unless it is at work: then it goes on."""
        if self._thread is not None:
            self._resting = True
            self._wake.set()  # and whoever comes after it begins with a round
            self._thread.join(_GOES_AT_REST)

    def finish(self, public: tuple[Publication, ...], *, seconds: float) -> None:
        """Tell people what there is to tell, as far as that can be done in so many seconds; raises what stops it."""
        self.tend(public)
        self.close(seconds=seconds)
        self._raise()

    @property
    def patience(self) -> float:
        """Give in how many seconds there may be something to say: a while after each round."""
        if self._wake.is_set():
            return _LOOK_AGAIN
        due = self._due
        is_unseen = self._postman.outbox is not self._seen
        return _LOOK_AGAIN if is_unseen else max(due - ticks(), 0.0) + _LOOK_AGAIN

    def close(self, *, seconds: float = _GOES) -> None:
        """End the thread after one more round, or after so many seconds in the middle of one."""
        thread, self._closing = self._thread, True
        if thread is not None:
            self._wake.set()
            thread.join(seconds)
            self._hook.end()
            self._say()

    def _run(self) -> None:
        patience: float | None = None
        while True:
            self._wake.wait(patience)
            if self._resting:
                return
            self._due = ticks()
            self._wake.clear()
            is_last, turn = self._closing, self._turn
            if turn is not None:
                try:
                    patience = self._postman.go(turn)
                    self._error = None
                except Exception as error:  # noqa: BLE001  # the watcher says it, as it does of its own parts
                    patience, self._error = _AFTER_A_BUG, error
            self._due = math.inf if patience is None else ticks() + patience
            if is_last:
                return

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _say(self) -> None:
        self._seen = outbox = self._postman.outbox
        if outbox is not None:
            self._say_troubles(outbox)
            if outbox.lost is not None and outbox.lost != self._lost and outbox.lost.time >= self._began:
                self._lost = outbox.lost
                name, cause = outbox.lost.name, outbox.lost.cause
                self.note("A notice for {name} could not be sent, and is given up: {cause}", name=name, cause=cause)

    def _say_troubles(self, outbox: Outbox) -> None:
        speech = language(self._newsroom.office.language)
        for channel, trouble in outbox.troubles.items():
            if trouble.tries >= SAID_AFTER and channel not in self._said:
                self._said.add(channel)
                self.note(
                    "Notices do not go out by {channel}: {cause}. They are tried again; see: paraf doctor",
                    channel=speech.sentence(channel),
                    cause=trouble.cause.rstrip("."),
                )
        for channel in [each for each in self._said if each not in outbox.troubles]:
            self._said.remove(channel)
            self.note("Notices go out again by {channel}.", channel=speech.sentence(channel))

    def _preview(self, path: str) -> str:
        return preview_at(self._newsroom, path).relative_to(self._newsroom.root).as_posix()
