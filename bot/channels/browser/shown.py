"""What the chat's page shows: what was said before, and what comes, as it comes."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.channels.browser.channel import Browser, Crowded, Entry, Transcript
from bot.faults import tell
from bot.web.errors import Refusal
from bot.web.render import answer
from bot.web.session import check_chat, session

log = logging.getLogger(__name__)

FIRST_PAGE = 40
BEAT = 20.0  # seconds between signs of life; proxies cut quiet connections after 30 to 60
# Entries are read again until they are this old: another process may commit one with a lower id
# a moment after one with a higher id was shown.
SETTLED = timedelta(seconds=15)


def as_json(entry: Entry) -> dict[str, object]:
    """An entry for the page. Ids are strings: JavaScript's numbers end at 2**53."""
    return {
        "id": str(entry.id),
        "mine": entry.mine,
        "text": entry.text,
        "at": entry.at.isoformat(),
        "buttons": [
            {"id": b.id, "label": b.label, "detail": b.detail, "word": b.word}
            for b in entry.buttons
        ],
        "file": entry.file
        and {"kind": entry.file.kind, "name": entry.file.name, "url": entry.file.url},
        "location": entry.location and [entry.location.lat, entry.location.lon],
        "replaces": None if entry.replaces is None else str(entry.replaces),
        "key": entry.key,
        "locale": entry.locale,
    }


def settled(entries: Iterable[Entry], now: datetime, start: int = 0) -> int:
    """The id from which a reader goes on without missing a late commit."""
    return max((e.id for e in entries if e.at <= now - SETTLED), default=start)


@dataclass(frozen=True, slots=True)
class Shown:
    """The endpoints, with what they need. `beat`: seconds between signs of life."""

    browser: Browser
    transcript: Transcript
    clock: Callable[[], datetime]
    beat: float

    async def history(self, request: Request) -> Response:
        address = session(request).chat
        before = _number(request.query_params.get("sebelum"))
        try:
            entries = await self.transcript.earlier(address, before, FIRST_PAGE)
        except Exception as error:
            tell(log, "older messages could not be read", error)
            raise Refusal(503, "page-trouble", after=5) from error
        return answer(
            {"entries": [as_json(e) for e in entries], "older": len(entries) == FIRST_PAGE}
        )

    async def stream(self, request: Request) -> Response:
        headers = {
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",  # nginx would keep events back
        }
        try:
            check_chat(request)
        except Refusal:
            # An EventSource cannot read a status; it can read an event.
            return Response(
                "event: muat\ndata: 1\n\n", media_type="text/event-stream", headers=headers
            )
        address = session(request).chat
        after = _number(request.headers.get("last-event-id"))
        if after is None:
            after = _number(request.query_params.get("sejak"))
        return StreamingResponse(
            self._events(address, after), media_type="text/event-stream", headers=headers
        )

    async def _events(self, address: str, after: int | None) -> AsyncIterator[str]:
        try:
            with self.browser.listen(address) as line:
                yield ": rembuk\n\n"
                seen: dict[int, Entry] = {}
                if after is None:
                    latest = await self.transcript.earlier(address, None, FIRST_PAGE)
                    after = latest[0].id - 1 if latest else 0
                while True:
                    fresh = await self._unseen(address, after, seen)
                    after = settled(seen.values(), self.clock(), after)
                    seen = {id: entry for id, entry in seen.items() if id > after}
                    if fresh:
                        data = json.dumps([as_json(e) for e in fresh], ensure_ascii=False)
                        yield f"id: {after}\ndata: {data}\n\n"
                    if line.end:
                        yield f"event: {line.end}\ndata: 1\n\n"
                        return
                    if not await line.news(self.beat):
                        # Read again all the same: news from another process may get lost.
                        yield f"event: detak\nid: {after}\ndata: 1\n\n"
        except Crowded:
            yield "event: cukup\ndata: 1\n\n"
        except Exception as error:
            # The page comes back by itself, a little later each time.
            tell(log, "a stream could not be read", error)

    async def _unseen(self, address: str, after: int, seen: dict[int, Entry]) -> list[Entry]:
        fresh: list[Entry] = []
        while True:
            entries = await self.transcript.entries(address, after, 100)
            fresh += [e for e in entries if e.id not in seen]
            seen.update((e.id, e) for e in entries)
            if len(entries) < 100:
                return fresh
            after = entries[-1].id


def _number(text: str | None) -> int | None:
    if text is None or not re.fullmatch(r"[0-9]{1,19}", text):
        return None
    return int(text) if int(text) < 2**63 else None
