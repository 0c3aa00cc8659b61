"""A Twilio of our own on loopback: both of its hosts, its store of media, and its webhooks.

Every call is held against Twilio's OpenAPI and WhatsApp's limits; what does not fit is written
down in `violations`, which a test must find empty.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from aiohttp import web
from twilio.request_validator import (  # type: ignore[import-untyped, unused-ignore]
    RequestValidator,
)

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SPECS = ("twilio_api_v2010.json", "twilio_content_v1.json")

ACCOUNT = "AC" + "0123456789abcdef" * 2
TOKEN = "a-token-that-no-log-may-hold"
SENDER = "whatsapp:+6281100000000"

RawForm = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with a call. `taken`: the message goes out all the same."""

    status: int = 0
    code: int = 0  # Twilio's, in a JSON body
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: bool = False
    cut: str = ""  # "before" the answer or "half" through it
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    query: RawForm
    body: str
    authorized: bool
    headers: Mapping[str, str]


@dataclass(slots=True)
class Sent:
    """A message that Twilio took, as the person sees it. `choices` are id and label."""

    sid: str
    to: str
    body: str
    media: list[str]
    choices: list[tuple[str, str]]
    details: list[str]
    kind: str  # text, quick-reply or list-picker
    menu: str
    status_callback: str
    form: dict[str, str]
    created: datetime


@dataclass(slots=True)
class Media:
    data: bytes
    mime: str
    missing: int = 0  # 404 so many times first
    redirect: str = "store"  # "store" (another host), "loop", "plain" (none)
    status: int = 200
    asked: int = 0


class FakeTwilio:
    """`async with FakeTwilio() as twilio:`, then `TWILIO_API_URL` is `twilio.url`."""

    def __init__(
        self,
        *,
        account: str = ACCOUNT,
        token: str = TOKEN,
        sender: str = SENDER,
        public_url: str = "https://rembuk.example.id",
        data: Path | None = DATA,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.account, self.token, self.sender = account, token, sender
        self.public_url = public_url
        self.now = now
        self.url = ""
        self.calls: list[Call] = []
        self.messages: list[Sent] = []
        self.contents: dict[str, dict[str, Any]] = {}
        self.media: dict[str, Media] = {}
        self.deleted: list[str] = []
        self.violations: list[str] = []
        self.on_message: Callable[[Sent], None] | None = None
        self.store_auth: list[str] = []  # Authorization headers that reached the store of media
        self._faults: list[tuple[str, Fault]] = []
        self._api = _Api.read(data)
        self._numbers = itertools.count(1)
        self._closing = asyncio.Event()
        self._changed = asyncio.Event()
        self._runners: list[web.AppRunner] = []
        self._store_url = ""

    @property
    def checked(self) -> bool:
        """Whether Twilio's OpenAPI is at hand."""
        return bool(self._api.paths)

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
        """The next calls go wrong, one fault each. `on`: messages, content, media, list, delete."""
        self._faults += [(on, fault) for fault in faults]

    def mend(self) -> None:
        self._faults.clear()

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

    def inbound(
        self,
        body: str = "",
        from_: str = "whatsapp:+6281234567890",
        *,
        sid: str | None = None,
        button: tuple[str, str] | None = None,
        row: tuple[str, str] | None = None,
        media: Sequence[tuple[str, str]] = (),
        location: tuple[float, float] | None = None,
        reply_to: str | None = None,
        kind: str | None = None,
        without: Sequence[str] = (),
        more: Mapping[str, str] | None = None,
    ) -> tuple[RawForm, dict[str, str]]:
        """A signed post to /whatsapp. `media` are MediaUrl and content type, `button` and `row`
        id and label."""
        sid = sid or self._sid("SM")
        kind = kind or (
            "interactive" if button or row else "location" if location else _media_kind(media)
        )
        form = {
            "SmsMessageSid": sid,
            "NumMedia": str(len(media)),
            "ProfileName": "Bu Sri",
            "MessageType": kind,
            "SmsSid": sid,
            "WaId": from_.removeprefix("whatsapp:").lstrip("+"),
            "SmsStatus": "received",
            "Body": button[1] if button else row[1] if row else body,
            "To": self.sender,
            "NumSegments": "1",
            "ReferralNumMedia": "0",
            "MessageSid": sid,
            "AccountSid": self.account,
            "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
            "From": from_,
            "ApiVersion": "2010-04-01",
        }
        if button:
            form |= {"ButtonPayload": button[0], "ButtonText": button[1]}
        if row:
            form |= {"ListId": row[0], "ListTitle": row[1]}
        for number, (url, mime) in enumerate(media):
            form |= {f"MediaUrl{number}": url, f"MediaContentType{number}": mime}
        if location:
            form |= {"Latitude": str(location[0]), "Longitude": str(location[1])}
        if reply_to:
            form |= {
                "OriginalRepliedMessageSid": reply_to,
                "OriginalRepliedMessageSender": self.sender,
            }
        form |= more or {}
        pairs = [(name, value) for name, value in form.items() if name not in without]
        return pairs, self.headers("/whatsapp", pairs)

    def status(
        self, message: Sent, state: str, code: int | str = ""
    ) -> tuple[str, RawForm, dict[str, str]]:
        """A signed status callback: path with its query, form, headers."""
        parts = urlsplit(message.status_callback)
        path = message.status_callback.removeprefix(f"{parts.scheme}://{parts.netloc}")
        form = [
            ("SmsSid", message.sid),
            ("SmsStatus", state),
            ("MessageStatus", state),
            ("To", message.to),
            ("MessageSid", message.sid),
            ("AccountSid", self.account),
            ("From", self.sender),
            ("ApiVersion", "2010-04-01"),
            ("ChannelPrefix", "whatsapp"),
        ]
        if code:
            form.append(("ErrorCode", str(code)))
        return path, form, self.headers(path, form)

    def headers(self, path: str, form: RawForm) -> dict[str, str]:
        """What Twilio puts on a post of this form to our public address."""
        signature = RequestValidator(self.token).compute_signature(
            self.public_url + path, dict(form)
        )
        return {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "I-Twilio-Idempotency-Token": f"token-{next(self._numbers)}",
        }

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
            self.violations += self._api.check(call)
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
        if what == "messages":
            return self._create_message(call)
        if what == "list":
            return self._list(call)
        if what == "delete":
            path = call.path.removesuffix(".json")
            if self.media.pop(path, None) is None:
                return _error(404, 20404, "Not found")
            self.deleted.append(path)
            return web.Response(status=204)
        return self._media(call) if what == "media" else _error(404, 20404, "Not found")

    def _create_content(self, call: Call) -> web.Response:
        content = _json(call.body)
        if not isinstance(content, dict):
            self.violations.append("content: no JSON object")
            return _error(400, 20001, "no JSON")
        self.violations += [f"content: {word}" for word in _content_violations(content)]
        sid = self._sid("HX")
        self.contents[sid] = content
        return web.json_response({**content, "sid": sid, "account_sid": self.account}, status=201)

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
        found = _message_violations(form, media, self.public_url)
        if sid:
            content = self.contents[sid]
            found += _fill(sent, content, form.get("ContentVariables", ""))
        self.violations += [f"message: {word}" for word in found]
        self.messages.append(sent)
        self._changed.set()
        if self.on_message is not None:
            self.on_message(sent)
        return web.json_response(self._resource(sent), status=201)

    def _resource(self, sent: Sent) -> dict[str, object]:
        return {
            "sid": sent.sid,
            "account_sid": self.account,
            "from": self.sender,
            "to": sent.to,
            "body": sent.body,
            "status": "queued",
            "direction": "outbound-api",
            "num_media": str(len(sent.media)),
            "num_segments": "1",
            "date_created": format_datetime(sent.created),
            "date_updated": format_datetime(sent.created),
            "date_sent": None,
            "error_code": None,
            "error_message": None,
            "price": None,
            "price_unit": "USD",
            "api_version": "2010-04-01",
            "messaging_service_sid": None,
            "uri": f"/2010-04-01/Accounts/{self.account}/Messages/{sent.sid}.json",
            "subresource_uris": {},
        }

    def _list(self, call: Call) -> web.Response:
        if call.path == "/v1/Content":
            contents = [{"sid": sid, **c} for sid, c in self.contents.items()]
            meta = {"key": "contents", "next_page_url": None}
            return web.json_response({"meta": meta, "contents": contents})
        to = dict(call.query).get("To")
        messages = [self._resource(m) for m in reversed(self.messages) if to in (None, m.to)]
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

    def _sid(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):032x}"


@contextlib.asynccontextmanager
async def strict(**how: Any) -> AsyncIterator[FakeTwilio]:
    """A fake whose violations are asserted when it closes."""
    async with FakeTwilio(**how) as twilio:
        yield twilio
    assert twilio.violations == []


# --- what fits ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Path:
    pattern: re.Pattern[str]
    operations: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Api:
    """Twilio's OpenAPI: both hosts' paths, for one server stands for both."""

    paths: tuple[tuple[_Path, Mapping[str, Any]], ...]

    @staticmethod
    def read(data: Path | None) -> _Api:
        found: list[tuple[_Path, Mapping[str, Any]]] = []
        for name in SPECS:
            file = data / name if data else None
            if file is None or not file.exists():
                return _Api(())
            spec = json.loads(file.read_text())
            for path, operations in spec["paths"].items():
                pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+?)", re.escape(path))
                found.append((_Path(re.compile(pattern), operations), spec["components"]))
        return _Api(tuple(found))

    def check(self, call: Call) -> list[str]:
        """What does not fit the description."""
        if not self.paths:
            return []
        for path, components in self.paths:
            match = path.pattern.fullmatch(call.path)
            operation = path.operations.get(call.method.lower()) if match else None
            if match is not None and operation is not None:
                where = f"{call.method} {call.path}"
                return [
                    f"{where}: {word}"
                    for word in _operation_violations(
                        operation, components["schemas"], call, match.groupdict()
                    )
                ]
        return [f"{call.method} {call.path}: not in Twilio's API"]


def _operation_violations(
    operation: Mapping[str, Any],
    schemas: Mapping[str, Any],
    call: Call,
    inside: Mapping[str, str],
) -> list[str]:
    found: list[str] = []
    parameters = {(p["in"], p["name"]): p for p in operation.get("parameters", ())}
    for (place, name), parameter in parameters.items():
        values = [inside[name]] if place == "path" else [v for n, v in call.query if n == name]
        if parameter.get("required") and not values:
            found.append(f"{name} is missing")
        for value in values:
            found += _schema_violations(_typed(parameter["schema"], value), schemas, value, name)
    found += [f"query {n} is unknown" for n, _ in call.query if ("query", n) not in parameters]
    content = operation.get("requestBody", {}).get("content", {})
    mime = call.headers.get("Content-Type", "").partition(";")[0]
    if content and mime not in content:
        return [*found, f"Content-Type {mime!r}, not one of {list(content)}"]
    if not content:
        return [*found, "a body where none belongs"] if call.body else found
    schema = content[mime]["schema"]
    if mime == "application/json":
        return found + _schema_violations(schema, schemas, _json(call.body), "body")
    pairs = parse_qsl(call.body, keep_blank_values=True)
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in dict(pairs):
            found.append(f"{name} is missing")
    for name, value in pairs:
        if name not in properties:
            found.append(f"{name} is unknown")
            continue
        of = properties[name]
        if of.get("type") == "array":
            of = of["items"]
        elif sum(n == name for n, _ in pairs) > 1:
            found.append(f"{name} is given twice")
        found += _schema_violations(_typed(of, value), schemas, value, name)
    return found


def _typed(schema: Mapping[str, Any], value: str) -> Mapping[str, Any]:
    """In a query or form every value is a string; numbers must look like numbers."""
    if schema.get("type") in ("integer", "number"):
        return {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
    if schema.get("type") == "boolean":
        return {"type": "string", "pattern": "^(true|false|True|False)$"}
    return schema


_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
}


def _schema_violations(  # noqa: C901  (a rule of JSON schema each)
    schema: Mapping[str, Any], schemas: Mapping[str, Any], value: Any, where: str
) -> list[str]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if value is None:
        return [] if schema.get("nullable") else [f"{where} is null"]
    kind = _TYPES.get(schema.get("type", ""))
    if kind is not None and not isinstance(value, kind):
        return [f"{where} is no {schema['type']}"]
    found: list[str] = []
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9):
            found.append(f"{where} has {len(value)} characters")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{where} is {value!r}")
        if "enum" in schema and value not in schema["enum"]:
            found.append(f"{where} is {value!r}")
        if schema.get("format") == "uri" and not urlsplit(value).netloc:
            found.append(f"{where} is no address")
    elif isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{where}.{n} is missing" for n in schema.get("required", ()) if n not in value]
        rest = schema.get("additionalProperties", not properties)
        for name, inner in value.items():
            if name in properties:
                found += _schema_violations(properties[name], schemas, inner, f"{where}.{name}")
            elif isinstance(rest, dict):
                found += _schema_violations(rest, schemas, inner, f"{where}.{name}")
            elif not rest:
                found.append(f"{where}.{name} is unknown")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += _schema_violations(schema["items"], schemas, inner, f"{where}[{number}]")
    return found


_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


def _content_violations(content: Mapping[str, Any]) -> list[str]:
    """Beyond the OpenAPI: every placeholder has a sample, and counts hold."""
    found = []
    used = set(_PLACEHOLDER.findall(json.dumps(content.get("types", {}))))
    samples = content.get("variables") or {}
    if used != set(samples):
        found.append(f"placeholders {sorted(used)} but samples {sorted(samples)}")
    if not all(isinstance(v, str) and v for v in samples.values()):
        found.append("an empty sample")
    if len(samples) > 100:
        found.append(f"{len(samples)} variables")
    return found


def _message_violations(
    form: Mapping[str, str], media: Sequence[str], public_url: str
) -> list[str]:
    found = []
    body = form.get("Body", "")
    if not form.get("To", "").startswith("whatsapp:"):
        found.append("To is no WhatsApp address")
    if not form.get("From", "").startswith("whatsapp:"):
        found.append("From is no WhatsApp address")
    if not (body or media or form.get("ContentSid")):
        found.append("nothing to send")
    if "Body" in form and not body.strip():
        found.append("Body is blank")
    if _length(body) > (1024 if media else 1600):
        found.append(f"Body has {_length(body)} characters")
    if len(media) > 1:
        found.append("WhatsApp takes one file a message")
    if "ContentVariables" in form and ("ContentSid" not in form or body):
        found.append("ContentVariables beside a Body or without ContentSid")
    callback = form.get("StatusCallback", "")
    if callback and not re.fullmatch(re.escape(public_url) + r"/whatsapp/status\?id=\d+", callback):
        found.append(f"StatusCallback is {callback}")
    return found


def _fill(sent: Sent, content: Mapping[str, Any], given: str) -> list[str]:  # noqa: C901  (a rule of Twilio each)
    """Fills a Content object as Twilio does; what of it does not fit."""
    found: list[str] = []
    variables = _json(given)
    if not isinstance(variables, dict) or not all(
        isinstance(value, str) for value in variables.values()
    ):
        return ["ContentVariables is no JSON object of strings"]
    if set(variables) != set(content.get("variables") or {}):
        found.append(f"variables {sorted(variables)}, not those of the content")
    for name, value in variables.items():
        if not value.strip():
            found.append(f"variable {name} is empty")
        if re.search(r"[\n\r\t]| {5}", value):
            found.append(f"variable {name} has a line end, a tab or five spaces")
        if _length(value) > 1600 or "{{" in value:
            found.append(f"variable {name} is {value!r}")

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: variables.get(match[1], ""), text)

    [(kind, what)] = content["types"].items()
    sent.kind = kind.removeprefix("twilio/")
    sent.body = filled(what["body"])
    if _length(sent.body) > 1024:
        found.append(f"the body has {_length(sent.body)} characters")
    if sent.kind == "quick-reply":
        sent.choices = [(filled(a["id"]), filled(a["title"])) for a in what["actions"]]
        most, label_most = 3, 20
        if len({label for _, label in sent.choices}) < len(sent.choices):
            found.append("two buttons of the same name")
    else:
        sent.menu = filled(what["button"])
        sent.choices = [(filled(i["id"]), filled(i["item"])) for i in what["items"]]
        sent.details = [filled(i.get("description", "")) for i in what["items"]]
        most, label_most = 10, 24
        found += [f"detail {d!r}" for d in sent.details if _length(d) > 72]
        if not 0 < _length(sent.menu) <= 20:
            found.append(f"the list's button is {sent.menu!r}")
    if not 0 < len(sent.choices) <= most:
        found.append(f"{len(sent.choices)} choices")
    if len({id for id, _ in sent.choices}) < len(sent.choices):
        found.append("two choices with the same id")
    for id, label in sent.choices:
        if not 0 < _length(label) <= label_most:
            found.append(f"label {label!r}")
        if not 0 < len(id) <= 200:
            found.append(f"id {id!r}")
    return found


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _media_kind(media: Sequence[tuple[str, str]]) -> str:
    if not media:
        return "text"
    kind = media[0][1].partition("/")[0]
    return kind if kind in ("image", "audio", "video") else "document"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _error(status: int, code: int, message: str) -> web.Response:
    body = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return web.json_response(body, status=status)


def changed(form: RawForm, name: str, value: str | None) -> RawForm:
    """The form with one field changed, or without it."""
    if value is None:
        return [pair for pair in form if pair[0] != name]
    return [(n, value if n == name else v) for n, v in form]


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
