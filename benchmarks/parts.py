"""Where a turn's processor time goes: the program's own functions, measured from outside.

Nothing here is in the product. `install` puts a stopwatch around one function for each part;
`Parts` keeps what each has used, on the loop's thread, without what it called that is itself a
part. A coroutine is measured step by step, so that what runs while it waits is not counted.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import signal
import time
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path
from typing import Any

# In the order of the table. What is in none of them is "web": uvicorn, Starlette and the loop.
# "threads" is everything outside the loop's thread: SQLite itself with its fsync, QR codes.
PARTS = ("parse", "load", "engine", "words", "flush", "send", "web", "threads")


class Parts:
    """Processor seconds by part."""

    def __init__(self) -> None:
        self.used = dict.fromkeys(PARTS[:6], 0.0)
        self._inner: list[float] = []  # of each running part: what the parts within it have used

    def begin(self) -> float:
        self._inner.append(0.0)
        return time.thread_time()

    def end(self, part: str, began: float) -> None:
        took = time.thread_time() - began
        self.used[part] += took - self._inner.pop()
        if self._inner:
            self._inner[-1] += took

    def function(self, part: str, called: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(called)
        def measured(*args: Any, **kwargs: Any) -> Any:
            began = self.begin()
            try:
                return called(*args, **kwargs)
            finally:
                self.end(part, began)

        return measured

    def coroutine(self, part: str, called: Callable[..., Awaitable[Any]]) -> Callable[..., Any]:
        @functools.wraps(called)
        async def measured(*args: Any, **kwargs: Any) -> Any:
            return await _Steps(self, part, called(*args, **kwargs))

        return measured

    def snapshot(self) -> dict[str, float]:
        """What has been used so far; call it on the loop's thread."""
        loop, process = time.thread_time(), time.process_time()
        web = loop - sum(self.used.values())
        return {**self.used, "web": web, "threads": process - loop}


class _Steps:
    """Awaits something; the stopwatch runs only while it runs."""

    def __init__(self, parts: Parts, part: str, waited: Awaitable[Any]) -> None:
        self.parts, self.part, self.waited = parts, part, waited

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self.waited.__await__()
        step: Callable[[], Any] = functools.partial(next, steps)
        while True:
            began = self.parts.begin()
            try:
                asked = step()
            except StopIteration as done:
                return done.value
            finally:
                self.parts.end(self.part, began)
            try:
                given = yield asked
            except GeneratorExit:
                steps.close()
                raise
            except BaseException as error:
                step = functools.partial(steps.throw, error)
            else:
                step = functools.partial(steps.send, given)


def places() -> list[tuple[Any, str, str]]:
    """Where a part begins: what has the function, its name, and which part it is."""
    from bot.channels.telegram.channel import Telegram
    from bot.sending.sender import Sender
    from bot.turns import calls
    from bot.turns.outbox import OutboxWriter
    from handlers import reception
    from storage.database.store import Store
    from storage.messages import claims
    from storage.people import people

    return [
        (Telegram, "receive", "parse"),
        (people, "load", "load"),
        (claims, "_taken", "load"),
        (reception, "hear", "engine"),
        (OutboxWriter, "__call__", "words"),
        (calls, "render", "words"),
        (Store, "flush", "flush"),
        (Store, "commit", "flush"),
        (Sender, "_serve", "send"),
    ]


def install() -> Parts:
    """Stopwatches around the running program's parts; before it is built."""
    parts = Parts()
    for changed, name, part in places():
        called = getattr(changed, name)
        measured = parts.coroutine if inspect.iscoroutinefunction(called) else parts.function
        setattr(changed, name, measured(part, called))
    return parts


def write_on_signal(parts: Parts, path: Path) -> None:
    """Each SIGUSR1 adds a line with what has been used so far."""

    def write() -> None:
        with path.open("a") as file:
            file.write(json.dumps(parts.snapshot()) + "\n")

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, write)


def difference(path: Path, turns: int) -> dict[str, float]:
    """Processor milliseconds a turn (which is seconds for 1,000 turns), between the first line
    and the last."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return {part: (lines[-1][part] - lines[0][part]) * 1000 / turns for part in PARTS}
