"""System calls interposed below Python: the kernel asks us before it lets a process change anything.

* Seccomp's user notification (Linux 5.5 and newer): no root, no tracer, no compiler; threads and children included.
* The process is a fork of this one, so that nothing has to be imported anew; it cannot be told from a real command.
* Each call that would change a disk stops in the kernel; we let it go on, let it fail with an error, or kill.
* Only calls that reach into one folder count: what is said on the screen is not the disk's business.
"""

import ctypes
import errno
import os
import platform
import select
import signal
import socket
import struct
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fcntl import ioctl
from functools import cache
from pathlib import Path

_TABLES = {
    "x86_64": "write 1 pwrite64 18 writev 20 sendfile 40 fsync 74 fdatasync 75 truncate 76 ftruncate 77 rename 82"
    " mkdir 83 rmdir 84 link 86 unlink 87 symlink 88 chmod 90 fchmod 91 sync 162 openat 257 mkdirat 258 unlinkat 263"
    " renameat 264 linkat 265 symlinkat 266 fchmodat 268 utimensat 280 renameat2 316 seccomp 317 copy_file_range 326",
    "aarch64": "mkdirat 34 unlinkat 35 symlinkat 36 linkat 37 renameat 38 truncate 45 ftruncate 46 fchmod 52"
    " fchmodat 53 openat 56 write 64 writev 66 pwrite64 68 sendfile 71 sync 81 fsync 82 fdatasync 83 utimensat 88"
    " renameat2 276 seccomp 277 copy_file_range 285",
}
NUMBERS = {
    machine: dict(zip(table.split()[::2], map(int, table.split()[1::2]), strict=True))
    for machine, table in _TABLES.items()
}
"""The calls that change something on a disk, by machine, and the one that lets us ask."""

ERRORS = {
    "openat": ("ENOSPC", "EDQUOT", "EACCES", "EMFILE", "EIO", "EROFS"),
    **dict.fromkeys(("write", "pwrite64", "writev", "sendfile", "copy_file_range"), ("ENOSPC", "EIO", "EDQUOT")),
    **dict.fromkeys(("fsync", "fdatasync"), ("EIO", "ENOSPC", "EDQUOT")),
    **dict.fromkeys(("ftruncate", "truncate"), ("EIO", "ENOSPC", "EACCES")),
    **dict.fromkeys(("mkdir", "mkdirat", "symlink", "symlinkat"), ("ENOSPC", "EDQUOT", "EACCES", "EROFS")),
    **dict.fromkeys(("rename", "renameat", "renameat2", "link", "linkat"), ("ENOSPC", "EIO", "EACCES", "EROFS")),
    **dict.fromkeys(("unlink", "unlinkat", "rmdir"), ("EIO", "EACCES", "EROFS")),
    **dict.fromkeys(("chmod", "fchmod", "fchmodat", "utimensat"), ("EIO", "EPERM", "EROFS")),
}
"""The errors that such a call can meet on a real disk; ``sync`` knows none."""

KILL = "KILL"

_ALLOW, _ASK, _NEW_LISTENER, _GO_ON = 0x7FFF0000, 0x7FC00000, 1 << 3, 1
_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101
_LOAD, _EQUALS, _HAS, _RETURN = 0x20, 0x15, 0x45, 0x06
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_BY_DESCRIPTOR = frozenset(
    {"write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fchmod", "sendfile", "copy_file_range"}
)
_OUTPUT = {"copy_file_range": 2}
_LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that would change a disk: its number in this run, from 1 on, its name, and the open file, if any."""

    number: int
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a process ended: its status, None where it was killed; what it said; its calls, and the one that was met."""

    status: int | None
    said: str
    calls: tuple[Call, ...]
    met: Call | None = None


Verdict = Callable[[Call], str | None]
"""Says what is to become of a call: nothing, an error by its name, or ``KILL``."""


@cache
def why_not() -> str | None:
    """Tell why calls cannot be interposed on this machine; None where they can."""
    if platform.machine() not in NUMBERS:
        return f"no call numbers are known for {platform.machine()}"
    ran = _try(lambda: run(lambda: 0, folder=Path("/nowhere"), said=Path(os.devnull)))
    return ran if isinstance(ran, str) else None


def run(act: Callable[[], int], *, folder: Path, said: Path, verdict: Verdict = lambda _: None) -> Ran:
    """Let ``act`` run in a process of its own, and decide on each of its calls that would change the folder.

    ``met`` is the first call that was not let go on.
    """
    ours, theirs = socket.socketpair()
    child = fork()
    if child == 0:
        _be_the_child(act, theirs, said)
    theirs.close()
    with ours:
        try:
            _, (listener, *_), _, _ = socket.recv_fds(ours, 1, 1)
        except ValueError:
            os.waitpid(child, 0)
            raise OSError(errno.ENOSYS, "the kernel does not let a process be asked about") from None
    calls: list[Call] = []
    met = None
    try:
        for name, asked, descriptor, answer in _asked(listener):
            path = _path_of(asked, descriptor) if name in _BY_DESCRIPTOR else ""
            if name in _BY_DESCRIPTOR and not path.startswith(f"{folder}/"):
                answer(None)
                continue
            calls.append(Call(number=len(calls) + 1, name=name, path=path))
            wanted = verdict(calls[-1])
            met = met or (calls[-1] if wanted else None)
            if wanted == KILL:
                os.killpg(child, signal.SIGKILL)
                break
            answer(wanted)
    finally:
        os.close(listener)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    words = said.read_text(encoding="utf-8", errors="replace")
    return Ran(status=None if ended < 0 else ended, said=words, calls=tuple(calls), met=met)


def measure_no_coverage() -> None:
    """Let what this process starts measure no coverage: under a fault it would complain where paraf is listened to."""
    for name in [each for each in os.environ if each.startswith("COV")]:
        del os.environ[name]


def fork() -> int:
    """Fork this process, whatever other threads it has: the child runs no code of theirs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _be_the_child(act: Callable[[], int], theirs: socket.socket, said: Path) -> None:
    status = 70
    try:
        os.setsid()
        screen = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(screen, 1)
        os.dup2(screen, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        measure_no_coverage()
        listener = _listen()
        socket.send_fds(theirs, [b"."], [listener])
        os.close(listener)
        theirs.close()
        status = act()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - nothing may leave this process but its status
        traceback.print_exc()
    finally:
        os._exit(status)


def _listen() -> int:
    numbers = NUMBERS[platform.machine()]
    watched = [number for name, number in numbers.items() if name not in {"seccomp", "openat"}]
    program = [_step(_LOAD, 0, 0, 0), _step(_EQUALS, 0, 3, numbers["openat"]), _step(_LOAD, 0, 0, 32)]
    program += [_step(_HAS, len(watched) + 2, 0, _WRITES), _step(_RETURN, 0, 0, _ALLOW)]
    program += [_step(_EQUALS, len(watched) - index, 0, number) for index, number in enumerate(watched)]
    program += [_step(_RETURN, 0, 0, _ALLOW), _step(_RETURN, 0, 0, _ASK)]
    raw = b"".join(program)
    kept = ctypes.create_string_buffer(raw, len(raw))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(kept)))
    if _LIBC.prctl(38, 1, 0, 0, 0):  # no new privileges: the price for asking without being root
        raise OSError(ctypes.get_errno(), "prctl")
    descriptor = _LIBC.syscall(numbers["seccomp"], 1, _NEW_LISTENER, header)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return descriptor


def _asked(listener: int) -> Iterator[tuple[str, int, int, Callable[[str | None], None]]]:
    """Give each call that waits: its name, its process, its descriptor argument, and how to answer."""
    names = {number: name for name, number in NUMBERS[platform.machine()].items()}
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    while True:
        ((_, events),) = poll.poll()
        if not events & select.POLLIN:
            return
        question = bytearray(80)
        try:
            ioctl(listener, _RECEIVE, question)
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.EINTR}:
                continue
            raise
        key, process, _, number, _, _, *arguments = struct.unpack("QIIiIQ6Q", question)
        name = names[number]

        def answer(wanted: str | None, key: int = key) -> None:
            code = -getattr(errno, wanted) if wanted else 0
            try:
                ioctl(listener, _ANSWER, struct.pack("QqiI", key, 0, code, 0 if wanted else _GO_ON))
            except OSError as error:
                if error.errno != errno.ENOENT:
                    raise

        yield name, process, arguments[_OUTPUT.get(name, 0)], answer


def _path_of(process: int, descriptor: int) -> str:
    try:
        return os.readlink(f"/proc/{process}/fd/{descriptor}")  # noqa: PTH115 - the kernel's own words, no path
    except OSError:
        return ""


def _step(code: int, yes: int, no: int, operand: int) -> bytes:
    return struct.pack("HBBI", code, yes, no, operand)


def _try(work: Callable[[], object]) -> object:
    try:
        return work()
    except OSError as error:
        return str(error)
