"""WhatsApp through Twilio: its form posts become news, parcels become calls of its REST API."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.request_validator import (  # type: ignore[import-untyped, unused-ignore]
    RequestValidator,
    add_port,
    remove_port,
)
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]
from twilio.rest.content.v1.content import (  # type: ignore[import-untyped, unused-ignore]
    ContentList,
)

from bot.channels.base import (
    Gone,
    Limits,
    News,
    Parcel,
    Receipt,
    Refused,
    Standing,
    TryLater,
    Unfetchable,
    Unreadable,
)
from bot.channels.limits import WHATSAPP
from bot.channels.whatsapp.content import (
    VERSION,
    Filled,
    Shape,
    definition,
    fill,
    length,
    numbered,
    split,
    usual,
)
from bot.channels.whatsapp.http import TooFast, TooLarge, TwilioHttp, UnknownHost
from bot.faults import tell
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray

log = logging.getLogger("rembuk.whatsapp")

Form = Sequence[tuple[str, str]]

NAME = "whatsapp"
PREFIX = "whatsapp:"


# What Twilio's codes mean for us (https://www.twilio.com/docs/api/errors); PLATFORMS.md has the
# table. Codes that are in none of these refuse the one message.
LATER: Mapping[int, tuple[float, bool]] = {  # seconds, and whether everybody waits
    20429: (1, True),  # too fast: never processed
    63017: (1, True),
    20500: (10, True),  # Twilio itself
    20503: (10, True),
    63009: (30, False),  # the channel, in passing
    63010: (30, False),
    63012: (30, False),
    63016: (3600, False),  # outside the window, after all: the sender looks at the window again
    63018: (2 * 3600, False),  # the sender's limit: replies of ours are not what it is about
    63032: (6 * 3600, False),  # WhatsApp limits this person
    63049: (24 * 3600, False),  # marketing withheld
}
GONE = frozenset({63003, 63024, 21211, 21614, 63014, 21610})
OUR_SETTINGS = frozenset({63007, 63001, 20003})
OUR_TEMPLATE = frozenset({63013, 63005, 63021, 63028, 21655, 21656, 63027, 63040, 63041})
NO_SUCH_CONTENT = 21655

# Statuses that tell something: the others come before the message has left Twilio.
STATES: Mapping[str, str] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
}

# Twilio may answer 404 for a picture that has just come in
# (https://github.com/chatwoot/chatwoot/pull/15504): seconds to wait before each further look.
MEDIA_WAITS = (1.0, 3.0)

# Content objects are retried after so many seconds, and ever longer, up to the second number.
RETRY = (5.0, 600.0)

# More shapes than this are not in what we say but in what somebody makes us quote.
MOST_SHAPES = 500

# A link with a text: https://wa.me/NUMBER?text=MULAI%20kel_1872041003. MULAI alone is a command.
_START = re.compile(
    r"\s*(?:(?:/?start|mulai)\s+([a-z]+_[\w-]{1,60})(?![\w-])|(kel_\d+)\s*$)", re.I | re.A
)
_START_KEL = re.compile("^kel_", re.I)
_MEDIA = re.compile(
    r"/2010-04-01/Accounts/(AC\w{32})/Messages/((?:SM|MM)\w{32})/Media/(ME\w{32})(?:\.json)?", re.A
)
# An address may also be an id of WhatsApp's own, which is nobody's number.
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
# Files that WhatsApp takes from us; of any other it gets the address
# (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
TAKES = frozenset({"image/jpeg", "image/png", "application/pdf"})
_OFFICE = "application/vnd.openxmlformats-officedocument."

_FILE_NAME = re.compile(r"[^\n/\\]{1,120}\.[A-Za-z0-9]{2,5}")
_CONTACTS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


def _with_address(parcel: Parcel) -> Parcel:
    """With the address of a file that WhatsApp does not take, instead of the file."""
    file = parcel.file
    if file is None or file.url is None or file.mime in TAKES or file.mime.startswith(_OFFICE):
        return parcel
    text = "\n\n".join(filter(None, (parcel.text, file.url())))
    return replace(parcel, text=text, file=None)


class Shapes(Protocol):
    """Where the sids of our Content objects are kept: shape's name → sid (HX...)."""

    async def load(self) -> dict[str, str]: ...

    async def save(self, shape: str, sid: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One call to Twilio. Most parcels are one; a document and its text are two."""

    body: str = ""
    media: str | None = None
    filled: Filled | None = None
    content: str = ""  # the sid of what is filled


class WhatsApp:
    """The channel. `hint(locale, words)` says that an answer is typed by its number and which
    words go on (LEWATI); `menu(locale)` is the label that opens a list, at most 20 characters.

    WhatsApp has a markup without an escape: where people put *stars* around a word, it shows as
    bold. No message can fail for it.

    `send` calls Twilio once for nearly every parcel. `start` begins the making of Content
    objects; until one is made its messages go out with numbered lists.
    """

    name = NAME

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: str,
        public_url: str,
        shapes: Shapes,
        hint: Callable[[str, list[str]], str],
        *,
        menu: Callable[[str], str] = lambda locale: "Choose" if locale == "en" else "Pilih",
        api_url: str | None = None,
        limits: Limits = WHATSAPP,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        timeout: float = 20.0,
        connect: float = 5.0,
        media_waits: Sequence[float] = MEDIA_WAITS,
        retry: tuple[float, float] = RETRY,
        prepare: Iterable[Shape] | None = None,
    ) -> None:
        self.limits = limits
        self._account = account_sid
        self._auth = (account_sid, auth_token)
        self._from = sender if sender.startswith(PREFIX) else PREFIX + sender
        self._public = public_url.rstrip("/")
        self._store = shapes
        self._hint, self._menu, self._now = hint, menu, now
        self._media_waits, self._retry = tuple(media_waits), retry
        self._validator = RequestValidator(auth_token)
        self._http = TwilioHttp(api_url, timeout=timeout, connect=connect)
        # An environment of its own: TWILIO_EDGE or TWILIO_REGION would change the hosts.
        self._twilio = Client(
            account_sid, auth_token, http_client=self._http, environment={"TWILIO_EDGE": ""}
        )
        self._wanted = dict.fromkeys(usual(limits) if prepare is None else prepare)
        self._sids: dict[Shape, str] = {}
        self._unmakeable: set[Shape] = set()
        self._lost: set[str] = set()  # sids that Twilio no longer knows
        self._wake = asyncio.Event()
        self._making = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._sent_parts: dict[int, int] = {}
        self._troubles: dict[str, str] = {}
        if not self._public:
            self._troubled(
                "public", "WhatsApp belum bisa menerima pesan warga: isi REMBUK_PUBLIC_URL."
            )

    # --- what staff should know ---------------------------------------------------------------

    @property
    def trouble(self) -> str | None:
        """What is wrong at Twilio, in a sentence for staff; None while all is well."""
        return " ".join(self._troubles.values()) or None

    def _troubled(self, what: str, words: str) -> None:
        if self._troubles.get(what) != words:
            self._troubles[what] = words
            log.error("%s", words)

    async def check(self) -> str | None:
        """Asks Twilio whether our credentials hold; gives `trouble`. Sends nothing."""
        try:
            await self._twilio.content.v1.fetch_async("GET", "/Content", params={"PageSize": "1"})
        except (TimeoutError, TwilioException, aiohttp.ClientError, ValueError) as error:
            refusal = self._refusal(error)
            if not isinstance(refusal, Refused):
                # The error's kind alone: its words may hold an address with the account in it.
                kind = type(error).__name__
                self._troubled("reach", f"Twilio belum bisa dihubungi ({kind}); dicoba lagi.")
        else:
            self._troubles.pop("reach", None)
            self._troubles.pop("settings", None)
        return self.trouble

    # --- life ---------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begins the background work. Neither waits for Twilio nor fails without it."""
        if self._task is None:
            self._task = asyncio.create_task(self._keep_shapes(), name="whatsapp-shapes")

    async def stop(self) -> None:
        """Ends the background work and closes the connections."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._http.close()

    async def _keep_shapes(self) -> None:
        wait, longest = self._retry
        after = wait
        while True:
            self._wake.clear()
            try:
                missing = await self.ensure_shapes()
            except Exception as error:
                tell(log, "the shapes could not be looked after", error)
                missing = 1
            after = min(after * 2, longest) if missing else wait
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(after if missing else None):
                    await self._wake.wait()

    async def ensure_shapes(self) -> int:
        """Makes the Content objects that are wanted and missing; gives how many still are.

        Never called while sending. What cannot be made now is tried again by the background task.
        """
        async with self._making:
            known = await self._store.load()
            for shape in self._wanted:
                sid = known.get(self._key(shape))
                if sid and sid not in self._lost:
                    self._sids.setdefault(shape, sid)
            for shape in self._missing():
                try:
                    sid = await self._make(shape)
                except (TimeoutError, aiohttp.ClientError, ValueError, TwilioException) as error:
                    if not self._put_aside(shape, error):
                        break
                else:
                    await self._store.save(self._key(shape), sid)
                    self._sids[shape] = sid
                    self._troubles.pop("shapes", None)
                    self._troubles.pop("settings", None)
            return len(self._missing())

    def _missing(self) -> list[Shape]:
        return [s for s in self._wanted if s not in self._sids and s not in self._unmakeable]

    def _key(self, shape: Shape) -> str:
        # A Content object belongs to one account.
        return f"{self._account}/{VERSION}/{shape.key}"

    async def _make(self, shape: Shape) -> str:
        request = ContentList.ContentCreateRequest(definition(shape))
        content = await self._twilio.content.v1.contents.create_async(request)
        if not content.sid:
            raise ValueError("Twilio made a Content object and did not say which")
        return str(content.sid)

    def _put_aside(self, shape: Shape, error: Exception) -> bool:
        """Whether to go on with the next shape: this one is at fault, not the way to Twilio."""
        refusal = error if isinstance(error, TimeoutError) else self._refusal(error)
        if isinstance(refusal, Refused) and not refusal.ours:
            self._unmakeable.add(shape)
            self._troubled(
                "shapes",
                f"Twilio tidak mau membuat bentuk tombol {shape.key} ({refusal.why}); "
                "pesannya dikirim sebagai daftar bernomor.",
            )
            return True
        log.warning("content objects are made later: %s", type(error).__name__)
        return False

    def _want(self, shape: Shape) -> None:
        if shape not in self._wanted and len(self._wanted) < MOST_SHAPES:
            self._wanted[shape] = None
            self._wake.set()

    # --- out ----------------------------------------------------------------------------------

    async def send(self, parcel: Parcel) -> str | None:
        """Hands one message to Twilio and gives its sid there.

        A parcel that needs several calls (a document and its text; more text than one message
        holds) goes on after TryLater where it stopped; the last call has the sid and the receipts.
        Raises TryLater, Refused, Gone; TimeoutError and other errors mean an unknown outcome.
        """
        parcel = _with_address(parcel)
        parts = self._parts(parcel)
        at = min(self._sent_parts.get(parcel.id, 0), len(parts) - 1)
        sid: str | None = None
        while at < len(parts):
            part = parts[at]
            try:
                sid = await self._post(parcel, part, last=at == len(parts) - 1)
            except _TemplateFault as fault:
                # Refused at once, so not sent: the same words go out as a numbered list.
                self._blame(part, fault)
                parts[at : at + 1] = self._written_out(parcel)
                continue
            except (Refused, Gone):
                self._sent_parts.pop(parcel.id, None)
                raise
            at += 1
            if at < len(parts):
                self._sent_parts[parcel.id] = at
        self._sent_parts.pop(parcel.id, None)
        return sid

    def _parts(self, parcel: Parcel) -> list[Part]:
        parts: list[Part] = []
        if parcel.file is not None:
            if parcel.file.url is None:
                raise Refused("a file without a public address", ours=True)
            media = parcel.file.url()
            # Only a picture has a caption: with a document the text would be dropped
            # (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
            captioned = parcel.file.mime.startswith("image/") and not parcel.buttons
            if captioned and length(parcel.text) <= self.limits.caption:
                return [Part(parcel.text, media)]
            parts.append(Part(media=media))
            if not parcel.text and not parcel.buttons:
                return parts
        filled = fill(parcel.text, parcel.buttons, self.limits, self._menu(parcel.locale))
        if filled is not None:
            self._want(filled.shape)
            if content := self._sids.get(filled.shape):
                return [*parts, Part(filled=filled, content=content)]
        parts += self._written_out(parcel)
        if not parts:
            raise Refused("nothing to send")
        return parts

    def _written_out(self, parcel: Parcel) -> list[Part]:
        text = parcel.text
        if parcel.buttons:
            words = [button.label for button in parcel.buttons if button.word]
            hint = self._hint(parcel.locale, words)
            text = numbered(parcel.text, parcel.buttons, hint)
            if length(text) > self.limits.text:
                text = numbered(parcel.text, parcel.buttons, hint, details=False)
        return [Part(piece) for piece in split(text, self.limits.text) if piece.strip()]

    async def _post(self, parcel: Parcel, part: Part, last: bool) -> str | None:
        fields: dict[str, object] = {"to": PREFIX + parcel.address, "from_": self._from}
        if part.filled is not None:
            fields["content_sid"] = part.content
            variables = {str(n): value for n, value in enumerate(part.filled.variables, 1)}
            fields["content_variables"] = json.dumps(variables, ensure_ascii=False)
        elif part.body:
            fields["body"] = part.body
        if part.media:
            fields["media_url"] = [part.media]
        if last and self._public:
            fields["status_callback"] = f"{self._public}/whatsapp/status?id={parcel.id}"
        try:
            message = await self._twilio.messages.create_async(**fields)
        except (TwilioException, aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as e:
            code = getattr(e, "code", None)
            if part.filled is not None and code in OUR_TEMPLATE:
                raise _TemplateFault(int(code or 0)) from e
            raise self._refusal(e) from e
        self._troubles.pop("settings", None)
        self._troubles.pop("reach", None)
        if part.filled is not None:
            self._troubles.pop("template", None)
        return str(message.sid) if message.sid else None

    def _blame(self, part: Part, fault: _TemplateFault) -> None:
        if part.filled is None:
            return
        shape = part.filled.shape
        if fault.code == NO_SUCH_CONTENT:
            # Deleted at Twilio: made anew.
            if self._sids.get(shape) == part.content:
                del self._sids[shape]
                self._lost.add(part.content)
            self._wake.set()
        self._troubled(
            "template",
            f"Twilio menolak bentuk tombol {shape.key} ({fault.code}); "
            "pesannya dikirim sebagai daftar bernomor.",
        )

    def _refusal(self, error: Exception) -> Exception:
        """What an error of a call means; an error whose outcome is unknown is given back."""
        if isinstance(error, TooFast):
            return TryLater(error.after or 1.0, "429", whole=True)
        if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
            # Not even connected: nothing was sent, and nobody else will get through either.
            return TryLater(5.0, f"not connected: {type(error).__name__}", whole=True)
        if isinstance(error, UnknownHost):
            return Refused(str(error), ours=True)
        if not isinstance(error, TwilioRestException | TwilioServiceException):
            return error
        code, status = int(error.code or 0), int(error.status)
        why = str(code) if code != status else f"HTTP {status}"
        if code in LATER:
            after, whole = LATER[code]
            return TryLater(after, why, whole=whole)
        if code in GONE:
            return Gone(why)
        if code in OUR_SETTINGS or status == 401:
            self._settings_at_fault(why)
            return Refused(why, ours=True)
        if code in OUR_TEMPLATE:
            return Refused(why, ours=True)
        if status == 504:
            # A gateway gave up waiting: the message may have gone out.
            return TimeoutError(why)
        if status >= 500:
            return TryLater(10.0, why, whole=True)
        return Refused(why, ours=status in (403, 404, 405))

    def _settings_at_fault(self, why: str) -> None:
        self._troubled(
            "settings",
            f"Twilio menolak pengaturan WhatsApp kami ({why}): periksa "
            "REMBUK_TWILIO_ACCOUNT_SID, REMBUK_TWILIO_AUTH_TOKEN dan REMBUK_TWILIO_FROM.",
        )

    async def sent(self, parcel: Parcel, since: datetime) -> str | None:
        """After an unknown outcome: Twilio's sid of this message if it took it, else None.

        Looks through its list of messages to this address since then. Raises like `send`.
        """
        parcel = _with_address(parcel)
        found = fill(parcel.text, parcel.buttons, self.limits, self._menu(parcel.locale))
        bodies = {_folded(part.body) for part in self._written_out(parcel)[-1:]}
        bodies.add(_folded(parcel.text))
        if found is not None:
            lines = len(found.shape.gaps) + 1
            bodies.add(_folded(" ".join(found.variables[:lines])))
        try:
            messages = await self._twilio.messages.list_async(
                to=PREFIX + parcel.address, limit=50, page_size=50
            )
        except TwilioRestException as error:
            raise self._refusal(error) from error
        except (TwilioException, aiohttp.ClientError) as error:
            raise TryLater(5.0, type(error).__name__) from error
        for message in messages:
            # Twilio's times are whole seconds.
            if message.date_created and message.date_created < since - timedelta(seconds=1):
                continue
            if message.status in ("failed", "canceled") or message.from_ != self._from:
                continue
            if _folded(message.body or "") in bodies:
                return str(message.sid)
        return None

    # --- files --------------------------------------------------------------------------------

    async def fetch(self, attachment: Attachment) -> bytes:
        """The bytes of a file that somebody sent. Raises Unfetchable or TryLater."""
        for wait in (*self._media_waits, None):
            try:
                status, data = await self._http.download(
                    attachment.ref, self._auth, self.limits.file
                )
            except TooLarge as error:
                raise Unfetchable(f"too large: {error}") from error
            except UnknownHost as error:
                raise Unfetchable(str(error)) from error
            except (TimeoutError, aiohttp.ClientError) as error:
                raise TryLater(10.0, type(error).__name__) from error
            if status == 404 and wait is not None:
                await asyncio.sleep(wait)
                continue
            if 200 <= status < 300:
                return data
            if status == 401:
                self._settings_at_fault("HTTP 401")
            if status in (401, 403, 429) or status >= 500:
                # 403: the link that we were redirected to had expired; a new look makes a new one.
                raise TryLater(30.0, f"HTTP {status}")
            raise Unfetchable(f"HTTP {status}")
        raise AssertionError("unreachable")

    async def forget(self, attachment: Attachment) -> None:
        """Deletes a file at Twilio. A failure is only logged: it is no resident's concern."""
        found = _MEDIA.fullmatch(urlsplit(attachment.ref).path)
        if found is None or found[1] != self._account:
            return
        try:
            await self._twilio.messages(found[2]).media(found[3]).delete_async()
        except (TimeoutError, TwilioException, aiohttp.ClientError) as error:
            if getattr(error, "status", None) != 404:
                log.warning("a file could not be deleted at Twilio: %s", type(error).__name__)

    # --- in -----------------------------------------------------------------------------------

    def check_signature(self, path: str, form: Form, signature: str | None) -> bool:
        """Whether Twilio signed this post. `path` with its query, as it was asked for; `form` with
        blank fields kept and values untouched.

        The address is built from PUBLIC_URL: the Host header is the caller's to choose.
        """
        if not signature or not self._public:
            return False
        fields = _Fields(form)
        url = urlsplit(self._public + path)
        given = signature.encode("utf-8", "replace")
        # Twilio signs with or without the port, as its own validator knows.
        addresses = (self._public + path, add_port(url), remove_port(url))
        try:
            signatures = [self._validator.compute_signature(each, fields) for each in addresses]
        except UnicodeError:
            return False
        return any(hmac.compare_digest(each.encode(), given) for each in signatures)

    def receive(self, form: Form | bytes) -> list[News]:
        """What a post to /whatsapp says. Raises Unreadable."""
        pairs = parse_form(form) if isinstance(form, bytes) else form
        fields = dict(reversed(pairs))  # of a repeated field the first
        sid = fields.get("MessageSid") or fields.get("SmsMessageSid")
        sender = fields.get("From", "")
        if not sid:
            raise Unreadable("no MessageSid")
        if not sender.startswith(PREFIX) or len(sender) <= len(PREFIX):
            raise Unreadable("From is no WhatsApp address")
        text = fields.get("Body", "")
        choice, label = _choice(fields)
        location = _location(fields)
        files, stray = _files(fields)
        if files and len(files) == 1 and files[0].name == text:
            text = ""  # a document's name, which WhatsApp gives it as a caption
        if choice is not None:
            text = ""
        if location is not None and text in (fields.get("Label"), fields.get("Address")):
            text = ""  # the place's name, which is told as such
        if not (text or choice or location or files or stray):
            stray = Stray.OTHER
        found = _START.match(text) if not files else None
        address = sender.removeprefix(PREFIX)
        return [
            Incoming(
                channel=NAME,
                address=address,
                id=sid,
                at=self._now(),
                text=text,
                choice=choice,
                label=label,
                location=location,
                files=files,
                reply_to=fields.get("OriginalRepliedMessageSid") or None,
                start=_START_KEL.sub("kel_", found[1] or found[2]) if found else None,
                stray=stray,
                phone=address if _PHONE.fullmatch(address) else None,
            )
        ]

    def receive_status(self, query: Mapping[str, str], form: Form | bytes) -> list[News]:
        """What a post to /whatsapp/status says: nothing, a receipt, or that somebody is gone.

        A failure's code is the receipt's `why`: 63016 means that the window was shut. Raises
        Unreadable.
        """
        pairs = parse_form(form) if isinstance(form, bytes) else form
        fields = dict(reversed(pairs))
        status = fields.get("MessageStatus") or fields.get("SmsStatus")
        sid = fields.get("MessageSid") or fields.get("SmsSid") or None
        ours = query.get("id", "")
        id = int(ours) if ours.isascii() and ours.isdecimal() and len(ours) < 20 else None
        if id is not None and id >= 2**63:
            id = None  # none of ours
        if not status or (id is None and sid is None):
            raise Unreadable("no MessageStatus, or no word of which message")
        state = STATES.get(status.lower())
        if state is None:
            return []
        code = fields.get("ErrorCode", "") if state == "failed" else ""
        news: list[News] = [Receipt(NAME, state, id, sid, code)]
        if state != "failed":
            self._troubles.pop("status", None)
        address = fields.get("To", "")
        if code.isascii() and code.isdecimal():
            if int(code) in GONE and address.startswith(PREFIX):
                news.append(Standing(NAME, address.removeprefix(PREFIX), True, code))
            elif int(code) in OUR_SETTINGS | OUR_TEMPLATE:
                self._troubled(
                    "status", f"Twilio gagal mengirim pesan WhatsApp kami ({code}): periksa log."
                )
        return news


class _TemplateFault(Exception):
    """Twilio refused a Content object or its variables before it sent anything."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


class _Fields:
    """Form fields as RequestValidator reads them: names, and all values of a name."""

    def __init__(self, form: Form) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in form:
            self._values.setdefault(name, []).append(value)

    def __bool__(self) -> bool:
        return bool(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def getall(self, name: str) -> list[str]:
        return self._values[name]


def parse_form(body: bytes) -> list[tuple[str, str]]:
    """The fields of a form post, blank ones kept, in their order. Raises Unreadable."""
    try:
        return parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise Unreadable(f"no form: {type(error).__name__}") from error


def twiml(text: str = "") -> str:
    """An answer to a webhook (text/xml): nothing, or one sentence that Twilio sends for us."""
    inside = f"<Message>{escape(text)}</Message>" if text else ""
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>'


def _choice(fields: Mapping[str, str]) -> tuple[str | None, str]:
    """Id and label of the button or row that was tapped."""
    if id := fields.get("ButtonPayload"):
        return id, fields.get("ButtonText") or fields.get("Body", "")
    if id := fields.get("ListId"):
        return id, fields.get("ListTitle") or fields.get("Body", "")
    return None, ""


def _location(fields: Mapping[str, str]) -> Location | None:
    north, east = fields.get("Latitude", ""), fields.get("Longitude", "")
    if not north and not east:
        return None
    try:
        lat, lon = float(north), float(east)
    except ValueError as error:
        raise Unreadable("a place that is no place") from error
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise Unreadable("a place that is no place")
    called = (" ".join(fields.get(field, "").split()) for field in ("Label", "Address"))
    return Location(lat, lon, ", ".join(dict.fromkeys(filter(None, called))))


def _files(fields: Mapping[str, str]) -> tuple[tuple[Attachment, ...], Stray | None]:
    """Pictures and documents, and what else it was that we cannot open."""
    kind = fields.get("MessageType", "").lower()
    count = fields.get("NumMedia") or "0"
    if not (count.isascii() and count.isdecimal() and len(count) < 4):
        raise Unreadable("NumMedia is no number")
    files: list[Attachment] = []
    strays: list[Stray] = []
    for number in range(int(count)):
        url = fields.get(f"MediaUrl{number}")
        if not url:
            raise Unreadable(f"no MediaUrl{number}")
        mime = fields.get(f"MediaContentType{number}", "").partition(";")[0].strip().lower()
        if kind == "sticker":
            strays.append(Stray.STICKER)
        elif mime.startswith("image/"):
            files.append(Attachment(FileKind.PHOTO, url, mime))
        elif mime.startswith("audio/"):
            strays.append(Stray.VOICE)
        elif mime.startswith("video/"):
            strays.append(Stray.VIDEO)
        elif mime in _CONTACTS or kind == "contacts":
            strays.append(Stray.CONTACT)
        else:
            body = fields.get("Body", "")
            name = body if _FILE_NAME.fullmatch(body) else None
            files.append(Attachment(FileKind.DOCUMENT, url, mime or None, name=name))
    if not files and not strays and kind in ("contacts", "sticker"):
        strays.append(Stray.CONTACT if kind == "contacts" else Stray.STICKER)
    return tuple(files), strays[0] if strays else None


def _folded(text: str) -> str:
    return " ".join(text.split())
