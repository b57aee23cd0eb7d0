"""The confined side: a process that forks one child a job, and each child opens, writes and outlasts nothing.

* The server itself never looks at what people sent: it forks, and waits.
* A child has so much processor time and memory, no core, no file of its own, and no new descriptor, so no network.
* Work that runs on past its time is killed; so is all that runs when whoever asked for it is gone.
* A child that ends without an answer has none: what went wrong in it is nobody else's trouble.
"""

import ctypes
import gc
import os
import resource
import select
import signal
import socket
from collections.abc import Callable

import msgspec

from paraf.desk.opening.confining import LATE, LONGEST_ORDER, READY, Order
from paraf.desk.opening.pictures import clean_and_tell, open_every_codec
from paraf.desk.opening.thumbnails import make_small
from paraf.desk.opening.trying import read_as_a_page

Work = Callable[[bytes], bytes]

WORKS: dict[str, Work] = {"picture": clean_and_tell, "text": read_as_a_page, "thumbnail": make_small}
"""What can be asked for, by name; what few ask for is added when the first does."""

_CHUNK = 1 << 20
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def serve(descriptor: int) -> None:
    """Do one job after the other, as long as somebody is there to ask for them."""
    control = socket.socket(fileno=descriptor)
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    open_every_codec()
    read_as_a_page(b"Title: x\n\n*a* [b](c.jpg)\n")  # what Markdown looks for on disk, it looks for once
    gc.freeze()
    control.send(READY)
    while True:
        order, passed, _, _ = socket.recv_fds(control, LONGEST_ORDER, 1)
        if not order or not passed:
            return
        wanted = msgspec.json.decode(order, type=Order)
        if wanted.work in _LEARNED and wanted.work not in WORKS:
            _LEARNED[wanted.work]()
        ended = _run(wanted, passed[0], control, nothing)
        if ended is None:
            return
        control.send(bytes([ended]))


def _learn_documents() -> None:
    """Get ready for documents: what has to be found on disk for them is found before a child can open nothing."""
    from paraf.desk.opening.documents import get_ready, open_and_tell  # noqa: PLC0415  # costs 0.1 s

    get_ready()
    WORKS["document"] = open_and_tell


def _learn_renditions() -> None:
    """Get ready to draw pictures smaller, in the same way."""
    from paraf.desk.opening.renditions import draw_and_tell, get_ready  # noqa: PLC0415  # costs 0.2 s

    get_ready()
    WORKS["renditions"] = draw_and_tell


_LEARNED: dict[str, Callable[[], None]] = {"document": _learn_documents, "renditions": _learn_renditions}


def _run(order: Order, channel: int, control: socket.socket, nothing: int) -> int | None:
    """Let a child do a job; give its exit status, or None where nobody waits for it any more."""
    ends, lives = os.pipe()
    server = os.getpid()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            control.close()
            os.close(ends)
            os.dup2(nothing, 2)
            _confine(order, server)
            _answer(WORKS[order.work], channel)
            status = 0
        finally:
            os._exit(status)
    os.close(lives)
    os.close(channel)
    ready, _, _ = select.select([ends, control.fileno()], [], [], order.seconds)
    if ends not in ready:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(ends)
    if control.fileno() in ready:
        return None
    return LATE if not ready else min(abs(os.waitstatus_to_exitcode(status)), LATE - 1)


def _confine(order: Order, server: int) -> None:
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != server:
        os._exit(1)  # it died before this one could be told so
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (order.processor, order.processor + 1))
    resource.setrlimit(resource.RLIMIT_AS, (order.memory, order.memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _answer(work: Work, channel: int) -> None:
    with socket.socket(fileno=channel) as asked:
        content = b"".join(iter(lambda: asked.recv(_CHUNK), b""))
        answer = work(content)
        asked.sendall(len(answer).to_bytes(8) + answer)
