"""The process in which files of strangers are opened: `python -m bot.work.helper BYTES`.

It is given one file after another by bot.work.apart and ends when its parent does. It loads little
before it knows what it is to open, so that it is there quickly and small.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

WRITTEN = 64_000_000  # bytes of a file that may be written

# What may be asked of a helper: a function from bytes (and more, of our own) to an answer.
WORK = {
    "picture": ("bot.documents.pictures", "clean"),
    "book": ("handlers.reading.tables.opening", "open_book"),
}

# The answers are read with these classes and no others: a helper that a file has taken over must
# not be able to do here what it likes.
KNOWN = frozenset(
    {
        ("bot.documents.headers", "Picture"),
        ("bot.documents.headers", "NotAPicture"),
        *(
            ("handlers.reading.tables.book", name)
            for name in ("Book", "Line", "Merge", "NoTable", "Sheet", "Spoiled")
        ),
        ("builtins", "frozenset"),
        ("decimal", "Decimal"),
    }
)

LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answers one job after another until its parent closes the pipe."""
    _bind(int(sys.argv[1]))
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # what a library prints is no answer
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    answers.write(LENGTH.pack(0))
    answers.flush()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            work, more, seconds = json.loads(_frame(jobs))
            answer = _answer(work, _frame(jobs), more, seconds)
            answers.write(LENGTH.pack(len(answer)))
            answers.write(answer)
            answers.flush()


def _bind(memory: int) -> None:
    """Bounds that also hold when the parent is gone, and that let the program itself go first."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    os.nice(5)
    with contextlib.suppress(OSError):
        # Where memory runs out all the same, the system shall end this process and no other.
        Path("/proc/self/oom_score_adj").write_text("1000")


def _frame(pipe: IO[bytes]) -> bytes:
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _answer(work: str, data: bytes, more: list[object], seconds: float) -> bytes:
    # Each of these signals ends the process in the middle of whatever a library does: the first
    # two after so much of a processor, the last by the clock, also when the parent is gone.
    used = sum(os.times()[:2])
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 1, most))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 3 * seconds)
    try:
        module, name = WORK[work]
        function: Callable[..., Any] = getattr(importlib.import_module(module), name)
        return pickle.dumps((True, function(data, *more)))
    except MemoryError:
        return pickle.dumps((False, "MemoryError"))
    except Exception as error:
        if (type(error).__module__, type(error).__name__) in KNOWN:
            return pickle.dumps((False, error))
        return pickle.dumps((False, type(error).__name__))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()
