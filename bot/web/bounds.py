"""What one connection may cost: headers have a size, waiting has an end, connections a number.

A reverse proxy bounds all this too, but the program must not need one to stay up.
"""

from __future__ import annotations

import contextlib
import resource
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes, seconds, connections."""

    head: int = 16_384  # a request's line and headers; also what stands between parts of a body
    head_time: float = 15.0  # until they are there
    body_quiet: float = 30.0  # nothing has come of a body
    body_time: float = 900.0  # a whole body: 20 MB on a weak line
    unread: float = 60.0  # nothing of an answer is taken
    connections: int = 5_500  # more than the open pages of bot.channels.browser.channel

    def that_fit(self) -> Bounds:
        """With as many connections as this process may have files, some kept for the rest."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = self.connections + SPARE
        if soft != resource.RLIM_INFINITY and soft < wanted:
            soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            with contextlib.suppress(OSError, ValueError):  # then it stays at what it is
                resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
            most = max(soft - SPARE, soft // 2)
            return Bounds(**{**_fields(self), "connections": min(self.connections, most)})
        return self


# Files that are no connections of people: the database, pictures, platforms.
SPARE = 200


def _fields(bounds: Bounds) -> dict[str, Any]:
    return {name: getattr(bounds, name) for name in Bounds.__slots__}


class Phase(Enum):
    """Who is waited for."""

    HEAD = auto()  # the other side, for a request
    BODY = auto()  # the other side, for the rest of it
    OURS = auto()  # us; or nobody, between two requests, which uvicorn bounds itself


class Bounded(HttpToolsProtocol):
    """One connection within its bounds. `late` is asked from time to time."""

    bounds = Bounds()

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.phase = Phase.HEAD
        self.since = self.heard = self.loop.time()
        self.stuck: float | None = None  # since when nothing of our answer has been taken
        self.pending = 0  # bytes that have come and led to nothing yet
        self.asked = False  # whether a request has begun
        if len(self.connections) > self.bounds.connections:
            self.refuse(b"503 Service Unavailable", b"retry-after: 5\r\n")

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self.heard = self.loop.time()
        if self.phase is Phase.OURS:
            self.phase, self.since = Phase.HEAD, self.heard
        self.pending += len(data)
        super().data_received(data)
        if self.pending > self.bounds.head and not self.transport.is_closing():
            self.refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        self.asked = True
        self.phase, self.since = Phase.HEAD, self.loop.time()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self.pending = 0
        self.phase, self.since = Phase.BODY, self.loop.time()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.pending = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.pending, self.asked = 0, False
        self.phase = Phase.OURS
        super().on_message_complete()

    def pause_writing(self) -> None:
        self.stuck = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        self.stuck = None
        super().resume_writing()

    def late(self, now: float) -> None:
        """Ends the connection when the other side has let us wait for too long."""
        bounds = self.bounds
        if self.transport.is_closing():
            return
        if self.stuck is not None and now - self.stuck > bounds.unread:
            self.transport.abort()
        elif self.phase is Phase.HEAD and now - self.since > bounds.head_time:
            # Nothing is said to who has said nothing, as a browser that connected beforehand.
            self.refuse(b"408 Request Timeout") if self.asked else self.transport.close()
        elif self.phase is Phase.BODY and not self.flow.read_paused:
            quiet, whole = now - self.heard, now - self.since
            if quiet > bounds.body_quiet or whole > bounds.body_time:
                self.transport.abort()

    def refuse(self, status: bytes, header: bytes = b"") -> None:
        self.transport.write(
            b"HTTP/1.1 " + status + b"\r\n" + header
            + b"content-length: 0\r\nconnection: close\r\n\r\n"
        )  # fmt: skip
        self.transport.close()


def bounded(bounds: Bounds) -> type[Bounded]:
    """The protocol with other bounds."""
    return type("Bounded", (Bounded,), {"bounds": bounds})
