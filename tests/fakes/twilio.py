"""A Twilio of our own on loopback: both of its hosts, its store of media, and its webhooks.

Every call is held against Twilio's OpenAPI and WhatsApp's limits; what does not fit is written
down in `violations`, which a test must find empty.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiohttp
from aiohttp import web

from tests.fakes.twilio_described import from_json, reduced, whole
from tests.fakes.twilio_posts import Posts, changed
from tests.fakes.twilio_rules import (
    approval_violations,
    content_violations,
    fill,
    message_violations,
    template_violations,
)
from tests.fakes.twilio_seen import Asked, Call, Fault, Media, RawForm, Sent, resource

ACCOUNT = "AC" + "0123456789abcdef" * 2
TOKEN = "a-token-that-no-log-may-hold"
SENDER = "whatsapp:+6281100000000"


class FakeTwilio(Posts):
    """`async with FakeTwilio() as twilio:`, then `TWILIO_API_URL` is `twilio.url`."""

    def __init__(
        self,
        *,
        account: str = ACCOUNT,
        token: str = TOKEN,
        sender: str = SENDER,
        public_url: str = "https://rembuk.example.id",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(account, token, sender, public_url)
        self.now = now
        self.url = ""
        self.calls: list[Call] = []
        self.messages: list[Sent] = []
        self.contents: dict[str, dict[str, Any]] = {}
        self.approvals: dict[str, Asked] = {}  # by the sid of their Content object
        self.media: dict[str, Media] = {}
        self.deleted: list[str] = []
        self.typed: list[str] = []  # messages to whose senders it was shown that we type
        self.violations: list[str] = []
        self.on_message: Callable[[Sent], None] | None = None
        self.store_auth: list[str] = []  # Authorization headers that reached the store of media
        self._faults: list[tuple[str, Fault]] = []
        self.described = [reduced(), *filter(None, [whole()])]
        self._closing = asyncio.Event()
        self._changed = asyncio.Event()
        self._runners: list[web.AppRunner] = []
        self._store_url = ""

    # --- life ---------------------------------------------------------------------------------

    async def __aenter__(self) -> FakeTwilio:
        store = web.Application()
        store.router.add_get("/{key}", self._stored)
        self._store_url = await self._serve(store)
        app = web.Application(client_max_size=1 << 24)
        app.router.add_route("*", "/{path:.*}", self._call)
        self.url = await self._serve(app)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        for runner in self._runners:
            await runner.cleanup()

    async def _serve(self, app: web.Application) -> str:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._runners.append(runner)
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    # --- for tests ----------------------------------------------------------------------------

    def fail(self, *faults: Fault, on: str = "messages") -> None:
        """The next calls go wrong, one fault each. `on`: messages, content, approval (asked for),
        approvals (looked up), media, list, delete."""
        self._faults += [(on, fault) for fault in faults]

    def mend(self) -> None:
        self._faults.clear()

    def approve(
        self, kind: str = "", status: str = "approved", *, category: str = "", reason: str = ""
    ) -> list[str]:
        """WhatsApp decides on what was handed in: on all, or those of a kind; gives their sids."""
        found = []
        for sid, asked in self.approvals.items():
            if asked.name.startswith(f"rembuk_{kind}"):
                asked.status, asked.reason = status, reason
                asked.category = category or asked.category
                found.append(sid)
        return found

    async def until(self, count: int, timeout: float = 5.0) -> list[Sent]:
        """Waits until so many messages have been taken."""
        async with asyncio.timeout(timeout):
            while len(self.messages) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.messages

    def add_media(
        self, data: bytes, mime: str = "image/jpeg", message: str | None = None, **how: Any
    ) -> str:
        """A file that somebody sent; gives its MediaUrl, on Twilio's own host as in real life."""
        sid = self._sid("ME")
        path = f"/2010-04-01/Accounts/{self.account}/Messages/{message or self._sid('MM')}/Media/"
        self.media[path + sid] = Media(data, mime, **how)
        return f"https://api.twilio.com{path}{sid}"

    async def post(
        self, at: str, path: str, form: RawForm, headers: Mapping[str, str]
    ) -> tuple[int, str]:
        """Posts a form to a server that stands at `at` in place of the public address."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(at + path, data=urlencode(form), headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    async def call_back(
        self,
        at: str,
        message: Sent,
        states: Sequence[str] = ("read", "delivered", "sent", "queued"),
        *,
        code: int | str = "",
        after: float = 0.0,
    ) -> list[int]:
        """Posts status callbacks in the order given, which is as wrong as Twilio's may be, and
        late."""
        answers = []
        for state in states:
            await asyncio.sleep(after)
            answers.append((await self.post(at, *self.status(message, state, code)))[0])
        return answers

    # --- the API ------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.StreamResponse:
        body = await request.text()
        query = parse_qsl(request.rel_url.raw_query_string, keep_blank_values=True)
        credentials = base64.b64encode(f"{self.account}:{self.token}".encode()).decode()
        given = request.headers.get("Authorization", "")
        call = Call(
            request.method,
            request.path,
            query,
            body,
            given == f"Basic {credentials}",
            dict(request.headers),
        )
        self.calls.append(call)
        what = self._what(call)
        if what != "media":
            for each in self.described:
                self.violations += each.check(call)
        fault = self._fault(what)
        if fault is not None and not fault.taken:
            return await self._go_wrong(request, fault)
        answer: web.StreamResponse
        if not call.authorized:
            answer = _error(401, 20003, "Authenticate")
        else:
            answer = self._answer(what, call)
        return answer if fault is None else await self._go_wrong(request, fault)

    def _what(self, call: Call) -> str:
        if call.path == "/v1/Content":
            return "content" if call.method == "POST" else "list"
        if call.path == "/v3/Indicators/Typing.json":
            return "typing"
        if call.path.endswith("/ApprovalRequests/whatsapp"):
            return "approval"
        if call.path.endswith("/ApprovalRequests"):
            return "approvals"
        if call.path.endswith("/Messages.json"):
            return "messages" if call.method == "POST" else "list"
        if "/Media/" in call.path and call.method in ("GET", "DELETE"):
            return "delete" if call.method == "DELETE" else "media"
        return "other"

    def _fault(self, what: str) -> Fault | None:
        for index, (on, _) in enumerate(self._faults):
            if on == what:
                return self._faults.pop(index)[1]
        return None

    async def _go_wrong(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.hang:
            await self._closing.wait()
        if fault.cut:
            assert request.transport is not None
            if fault.cut == "half":
                half = web.StreamResponse(status=201, headers={"Content-Length": "1000"})
                await half.prepare(request)
                await half.write(b'{"sid": "SM')
                request.transport.close()
                return half
            request.transport.abort()
            return web.Response()
        if fault.html:
            return web.Response(status=fault.status, text=fault.html, content_type="text/html")
        answer = _error(fault.status or 400, fault.code or fault.status, "A fault of this test")
        answer.headers.update(fault.headers)
        return answer

    def _answer(self, what: str, call: Call) -> web.StreamResponse:
        if what == "content":
            return self._create_content(call)
        if what in ("approval", "approvals"):
            return self._approval(what, call)
        if what == "messages":
            return self._create_message(call)
        if what == "list":
            return self._list(call)
        if what == "typing":
            self.typed.append(from_json(call.body)["messageId"])
            return web.json_response({"success": True})
        if what == "delete":
            path = call.path.removesuffix(".json")
            if self.media.pop(path, None) is None:
                return _error(404, 20404, "Not found")
            self.deleted.append(path)
            return web.Response(status=204)
        return self._media(call) if what == "media" else _error(404, 20404, "Not found")

    def _create_content(self, call: Call) -> web.Response:
        content = from_json(call.body)
        if not isinstance(content, dict):
            self.violations.append("content: no JSON object")
            return _error(400, 20001, "no JSON")
        self.violations += [f"content: {word}" for word in content_violations(content)]
        sid = self._sid("HX")
        self.contents[sid] = content
        return web.json_response({**content, "sid": sid, "account_sid": self.account}, status=201)

    def _approval(self, what: str, call: Call) -> web.Response:
        sid = call.path.split("/")[3]
        if sid not in self.contents:
            return _error(404, 20404, "Not found")
        if what == "approval":
            given = from_json(call.body)
            if sid in self.approvals:
                return _error(400, 20001, "it was handed in before")
            asked = self.approvals[sid] = Asked(given["name"], given["category"])
            found = approval_violations(asked.name, self.contents[sid])
            self.violations += [f"approval: {word}" for word in found]
            return web.json_response(
                {
                    "name": asked.name,
                    "category": asked.category,
                    "content_type": next(iter(self.contents[sid]["types"])),
                    "status": asked.status,
                    "rejection_reason": "",
                    "allow_category_change": True,
                },
                status=201,
            )
        known = self.approvals.get(sid)
        said = {
            "type": "whatsapp",
            "name": known.name if known else "",
            "category": known.category if known else "",
            "status": known.status if known else "unsubmitted",
            "rejection_reason": known.reason if known else "",
            "allow_category_change": True,
        }
        url = f"https://content.twilio.com/v1/Content/{sid}/ApprovalRequests"
        return web.json_response(
            {"sid": sid, "account_sid": self.account, "whatsapp": said, "url": url}
        )

    def _create_message(self, call: Call) -> web.Response:
        pairs = parse_qsl(call.body, keep_blank_values=True)
        form = dict(pairs)
        media = [value for name, value in pairs if name == "MediaUrl"]
        sid = form.get("ContentSid")
        if sid and sid not in self.contents:
            return _error(400, 21655, "The ContentSid is invalid")
        sent = Sent(
            sid=self._sid("MM" if media else "SM"),
            to=form.get("To", ""),
            body=form.get("Body", ""),
            media=media,
            choices=[],
            details=[],
            kind="text",
            menu="",
            status_callback=form.get("StatusCallback", ""),
            form=form,
            created=self.now().replace(microsecond=0),
        )
        found = message_violations(form, media, self.public_url)
        if sid:
            content = self.contents[sid]
            found += fill(sent, content, form.get("ContentVariables", ""))
            if sid in self.approvals:
                found += template_violations(sent, self.approvals[sid].status)
        self.violations += [f"message: {word}" for word in found]
        self.messages.append(sent)
        self._changed.set()
        if self.on_message is not None:
            self.on_message(sent)
        return web.json_response(resource(self.account, self.sender, sent), status=201)

    def _list(self, call: Call) -> web.Response:
        if call.path == "/v1/Content":
            contents = [{"sid": sid, **c} for sid, c in self.contents.items()]
            meta = {"key": "contents", "next_page_url": None}
            return web.json_response({"meta": meta, "contents": contents})
        to = dict(call.query).get("To")
        messages = [
            resource(self.account, self.sender, m)
            for m in reversed(self.messages)
            if to in (None, m.to)
        ]
        return web.json_response({"messages": messages, "page": 0, "next_page_uri": None})

    def _media(self, call: Call) -> web.Response:
        media = self.media.get(call.path)
        if media is None:
            return _error(404, 20404, "Not found")
        media.asked += 1
        if media.asked <= media.missing:
            return _error(404, 20404, "Not found")
        if media.status != 200:
            return _error(media.status, media.status, "A fault of this test")
        if media.redirect == "loop":
            return web.Response(status=307, headers={"Location": call.path})
        if media.redirect == "store":
            key = call.path.rpartition("/")[2]
            return web.Response(status=307, headers={"Location": f"{self._store_url}/{key}"})
        return web.Response(body=media.data, content_type=media.mime)

    async def _stored(self, request: web.Request) -> web.Response:
        """The store that Twilio redirects to; it must never see the credentials."""
        if "Authorization" in request.headers:
            self.store_auth.append(request.headers["Authorization"])
            self.violations.append("media: credentials sent to another host")
        for path, media in self.media.items():
            if path.endswith("/" + request.match_info["key"]):
                return web.Response(body=media.data, content_type=media.mime)
        return web.Response(status=403)


@contextlib.asynccontextmanager
async def strict(**how: Any) -> AsyncIterator[FakeTwilio]:
    """A fake whose violations are asserted when it closes."""
    async with FakeTwilio(**how) as twilio:
        yield twilio
    assert twilio.violations == []


def _error(status: int, code: int, message: str) -> web.Response:
    body = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return web.json_response(body, status=status)


__all__ = [
    "ACCOUNT",
    "SENDER",
    "TOKEN",
    "Call",
    "FakeTwilio",
    "Fault",
    "Media",
    "RawForm",
    "Sent",
    "changed",
    "strict",
]
