"""Opens what strangers send in a process of its own, with bounds on time and memory.

`Apart.run` hands bytes to a helper process and waits for what it makes of them. A helper that takes
too long or too much is killed, and the next file gets a new one; so whatever a file does to the
library that opens it, it does to that process alone. One file is opened at a time, so that the
memory of all helpers is that of one: a server with 1 GB has no room for two large pictures.
"""

from __future__ import annotations

import asyncio
import importlib
import io
import json
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from bot.work.helper import KNOWN, LENGTH

MEMORY = 220_000_000  # bytes that a helper may write to, its program included
SECONDS = 10.0  # of a processor, for one file; three times as long by the clock
# A file gives way to somebody else's when it has had so many seconds of a processor.
GIVES_WAY = 2.5
# Who has had much lately comes after others; so much of what somebody had is forgotten each second.
FORGOTTEN = 0.1
KNOWN_OF = 1_000  # of so many people it is known, and of more while they have had much
IDLE = 20.0  # seconds after which a helper that has nothing to do ends
GRACE = 0.5  # seconds between what a helper allows itself and what it is allowed
START = 20.0  # seconds for a helper to be there; a busy machine is no fault of a file

_ANSWER = 64_000_000  # bytes of an answer


class Stopped(Exception):
    """A file could not be opened within its bounds. `why`: slow, large, crashed, or gave_way, when
    it was stopped for what others wait for."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True, eq=False)
class _Job:
    """What waits for a helper, and how many seconds it may take. The smallest `order` is next; for
    the same, whose owner will then have had least; then the first that came."""

    key: object
    order: tuple[int, ...]
    expected: float
    turn: asyncio.Future[None]


@dataclass(slots=True, eq=False)
class Apart:
    """The helper process, and who is next. Belongs to one event loop."""

    memory: int = MEMORY
    seconds: float = SECONDS
    gives_way: float = GIVES_WAY
    idle: float = IDLE
    _waiting: list[_Job] = field(default_factory=list)
    _running: _Job | None = None
    _since: float = 0.0
    _used: float = 0.0
    _helper: _Helper | None = None
    _thread: ThreadPoolExecutor | None = None
    _watch: asyncio.TimerHandle | None = None
    _resting: asyncio.TimerHandle | None = None
    _displaced: bool = False
    # How long helpers worked for somebody, seconds, and when that was so.
    _had: dict[object, tuple[float, float]] = field(default_factory=dict)

    async def __aenter__(self) -> Apart:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the helper, whatever it is doing."""
        for timer in (self._watch, self._resting):
            if timer is not None:
                timer.cancel()
        if self._helper is not None:
            self._helper.kill()
            self._helper = None
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    @property
    def pid(self) -> int | None:
        """The helper's process, where there is one."""
        return None if self._helper is None else self._helper.process.pid

    async def run(
        self,
        work: str,
        data: bytes,
        *more: object,
        key: object = None,
        order: tuple[int, ...] = (),
        expected: float = 0.0,
    ) -> Any:
        """What `work` (of WORK) makes of the bytes; its own exceptions come through.

        `key` is whose it is: one who takes long gives way to others. `order` says who is next, and
        where it is the same, what each had lately and how many seconds this is `expected` to take.
        Raises Stopped.
        """
        job = _Job(key, order, expected, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._next()
        try:
            await job.turn
            return await self._work(work, data, more)
        finally:
            if job in self._waiting:
                self._waiting.remove(job)
            if self._running is job:
                self._running = None
                now = time.monotonic()
                self._had[key] = (self.had(key) + now - self._since, now)
                if len(self._had) > KNOWN_OF:
                    self._had = {each: had for each, had in self._had.items() if self.had(each)}
                self._next()

    def had(self, key: object) -> float:
        """How many seconds helpers have worked for somebody lately, by the clock."""
        seconds, at = self._had.get(key, (0.0, 0.0))
        return max(0.0, seconds - (time.monotonic() - at) * FORGOTTEN)

    def _next(self) -> None:
        if self._running is None and self._waiting:
            job = min(self._waiting, key=lambda e: (e.order, self.had(e.key) + e.expected))
            self._waiting.remove(job)
            self._running, self._since, self._displaced = job, time.monotonic(), False
            if self._resting is not None:
                self._resting.cancel()
            if not job.turn.done():
                job.turn.set_result(None)
        self._look()

    def _look(self) -> None:
        """Sees to it that what runs gives way in time, or that an idle helper ends."""
        loop = asyncio.get_running_loop()
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        running = self._running
        if running is None:
            if self._helper is not None:
                self._resting = loop.call_later(self.idle, self._rest)
        elif any(job.key != running.key for job in self._waiting):
            left = self._since + self.gives_way - time.monotonic()
            self._watch = loop.call_later(max(0.0, left), self._displace, running)

    def _displace(self, job: _Job) -> None:
        if self._running is not job or self._helper is None:
            return
        # Of its own time: on a busy machine a good file waits for others too.
        left = self.gives_way - (self._helper.used() - self._used)
        if left > 0:
            loop = asyncio.get_running_loop()
            self._watch = loop.call_later(max(left, 0.1), self._displace, job)
            return
        self._displaced = True
        self._helper.kill()

    def _rest(self) -> None:
        if self._running is None and self._helper is not None:
            self._helper.kill()
            self._helper = None

    async def _work(self, work: str, data: bytes, more: tuple[object, ...]) -> Any:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="apart")
        loop = asyncio.get_running_loop()
        helper = self._helper
        if helper is None or not helper.alive:
            helper = self._helper = await self._started(self._thread)
            # Its start is no time that the file has taken.
            self._since = time.monotonic()
            self._look()
        self._used = helper.used()
        try:
            done, answer = await loop.run_in_executor(
                self._thread, helper.ask, (work, more), data, self.seconds
            )
        except asyncio.CancelledError:
            helper.kill()
            raise
        except Stopped as stopped:
            self._helper = None
            raise (Stopped("gave_way") if self._displaced else stopped) from None
        if done:
            return answer
        if isinstance(answer, Exception):
            raise answer
        if answer == "MemoryError":
            raise Stopped("large")
        raise RuntimeError(f"{work} apart: {answer}")

    async def _started(self, thread: ThreadPoolExecutor) -> _Helper:
        starting = thread.submit(_Helper, self.memory)
        try:
            return await asyncio.wrap_future(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_unwanted)
            raise


def _unwanted(started: Future[_Helper]) -> None:
    if not started.cancelled() and started.exception() is None:
        started.result().kill()


class _Helper:
    """A helper process as its parent sees it. Everything here blocks."""

    def __init__(self, memory: int) -> None:
        # Nothing that opens files of strangers needs our secrets.
        known = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        paths = [str(Path(__file__).parents[2]), *known.get("PYTHONPATH", "").split(os.pathsep)]
        known["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        # One place for what all its threads allocate, so that its bound means what it says.
        known["MALLOC_ARENA_MAX"] = "1"
        self.process = subprocess.Popen(  # noqa: S603  (nothing of it comes from outside)
            [sys.executable, "-P", "-m", "bot.work.helper", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=known,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for its parent
        )
        self._asked = threading.Lock()
        try:
            self._read(LENGTH.size, time.monotonic() + START)
        except Stopped as stopped:
            self.kill()
            raise OSError("no helper could be started") from stopped

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def used(self) -> float:
        """Seconds of a processor that it has had."""
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        except OSError:
            return 0.0
        # After its name, in which there may be anything: the 14th and 15th field (proc(5)).
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        # While something is asked, its pipes are in use; whoever asks closes them.
        if self._asked.acquire(blocking=False):
            try:
                self._close()
            finally:
                self._asked.release()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def ask(self, what: tuple[object, ...], data: bytes, seconds: float) -> tuple[bool, Any]:
        """Sends one job and gives (True, its answer) or (False, what was raised). Raises Stopped,
        and the process is gone."""
        with self._asked:
            try:
                return self._ask(what, data, seconds)
            except BaseException:
                self.process.kill()
                self.process.wait()
                self._close()
                raise

    def _ask(self, what: tuple[object, ...], data: bytes, seconds: float) -> tuple[bool, Any]:
        until = time.monotonic() + 3 * seconds + GRACE
        head = json.dumps([*what, seconds]).encode()
        for part in (LENGTH.pack(len(head)), head, LENGTH.pack(len(data)), data):
            self._write(part, until)
        (length,) = LENGTH.unpack(self._read(LENGTH.size, until))
        if length > _ANSWER:
            raise Stopped("crashed")
        answer = self._read(length, until)
        try:
            done, value = _Answer(io.BytesIO(answer)).load()
        except Exception as error:
            raise Stopped("crashed") from error
        return bool(done), value

    def _write(self, data: bytes, until: float) -> None:
        pipe, view = _of(self.process.stdin), memoryview(data)
        os.set_blocking(pipe, False)
        while view:
            self._wait([], [pipe], until)
            try:
                view = view[os.write(pipe, view[:65_536]) :]
            except BlockingIOError:
                continue
            except OSError:
                raise self._ended() from None

    def _read(self, length: int, until: float) -> bytes:
        pipe, found = _of(self.process.stdout), bytearray()
        while len(found) < length:
            self._wait([pipe], [], until)
            try:
                part = os.read(pipe, min(1_048_576, length - len(found)))
            except OSError:
                part = b""
            if not part:
                raise self._ended()
            found += part
        return bytes(found)

    def _wait(self, read: list[int], write: list[int], until: float) -> None:
        poll = select.poll()  # select() knows no numbers above 1,023
        for pipe in read:
            poll.register(pipe, select.POLLIN)
        for pipe in write:
            poll.register(pipe, select.POLLOUT)
        if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
            raise Stopped("slow")

    def _ended(self) -> Stopped:
        """Why the process ended by itself."""
        code = self.process.wait()
        slow = (-signal.SIGXCPU, -signal.SIGPROF, -signal.SIGALRM)
        return Stopped("slow" if code in slow else "crashed")


def _of(pipe: IO[bytes] | None) -> int:
    # Killed before it was asked, it has closed them.
    if pipe is None or pipe.closed:
        raise Stopped("crashed")
    return pipe.fileno()


class _Answer(pickle.Unpickler):
    """Reads what a helper answers."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return getattr(importlib.import_module(module), name)
