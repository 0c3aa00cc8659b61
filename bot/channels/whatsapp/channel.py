"""WhatsApp through Twilio: its form posts become news, parcels become calls of its REST API."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
    TwilioRestException,
)
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from bot.channels.base import (
    Gone,
    Limits,
    News,
    Parcel,
    Receipt,
    Refused,
    TryLater,
    Unfetchable,
)
from bot.channels.whatsapp import codes, receiving
from bot.channels.whatsapp.codes import OUR_TEMPLATE
from bot.channels.whatsapp.content import Shape, usual
from bot.channels.whatsapp.http import TooLarge, TwilioHttp, UnknownHost
from bot.channels.whatsapp.limits import WHATSAPP
from bot.channels.whatsapp.objects import RETRY, Objects, Shapes
from bot.channels.whatsapp.parts import Part, Writing, folded, with_address
from bot.channels.whatsapp.receiving import NAME, PREFIX, Form
from bot.channels.whatsapp.signature import Signature
from bot.channels.whatsapp.templates import Templates
from bot.channels.whatsapp.troubles import Troubles
from handlers.conversation.messages import Attachment, Incoming

log = logging.getLogger("rembuk.whatsapp")

# Twilio may answer 404 for a picture that has just come in
# (https://github.com/chatwoot/chatwoot/pull/15504): seconds to wait before each further look.
MEDIA_WAITS = (1.0, 3.0)

_MEDIA = re.compile(
    r"/2010-04-01/Accounts/(AC\w{32})/Messages/((?:SM|MM)\w{32})/Media/(ME\w{32})(?:\.json)?", re.A
)


class WhatsApp:
    """The channel. `hint(locale, words)` says that an answer is typed by its number and which
    words go on (LEWATI); `menu(locale)` is the label that opens a list, at most 20 characters.

    WhatsApp has a markup without an escape: where people put *stars* around a word, it shows as
    bold. No message can fail for it.

    `send` calls Twilio once for nearly every parcel. `start` begins the making of Content
    objects; until one is made its messages go out with numbered lists.
    """

    name = NAME
    typing_lasts = 25.0

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
        self.number = sender.removeprefix(PREFIX)
        self._public = public_url.rstrip("/")
        self._now = now
        self._media_waits = tuple(media_waits)
        self._signature = Signature(auth_token, self._public)
        self._http = TwilioHttp(api_url, timeout=timeout, connect=connect)
        # An environment of its own: TWILIO_EDGE or TWILIO_REGION would change the hosts.
        self._twilio = Client(
            account_sid, auth_token, http_client=self._http, environment={"TWILIO_EDGE": ""}
        )
        self._troubles = Troubles()
        self.objects = Objects(
            self._twilio,
            account_sid,
            shapes,
            self._troubles,
            usual(limits) if prepare is None else prepare,
            retry,
        )
        self.approvals = Templates(self._twilio, account_sid, self._troubles)
        self._writing = Writing(limits, hint, menu, self.objects.sid)
        self._sent_parts: dict[int, int] = {}
        if not self._public:
            self._troubles.began(
                "public", "WhatsApp belum bisa menerima pesan warga: isi REMBUK_PUBLIC_URL."
            )

    # --- what staff should know ---------------------------------------------------------------

    @property
    def trouble(self) -> str | None:
        """What is wrong at Twilio, in a sentence for staff; None while all is well."""
        return self._troubles.words

    async def check(self) -> str | None:
        """Asks Twilio whether our credentials hold; gives `trouble`. Sends nothing."""
        try:
            await self._twilio.content.v1.fetch_async("GET", "/Content", params={"PageSize": "1"})
        except (TimeoutError, TwilioException, aiohttp.ClientError, ValueError) as error:
            refusal = self._troubles.refusal(error)
            if not isinstance(refusal, Refused):
                # The error's kind alone: its words may hold an address with the account in it.
                kind = type(error).__name__
                self._troubles.began("reach", f"Twilio belum bisa dihubungi ({kind}); dicoba lagi.")
        else:
            self._troubles.ended("reach", "settings")
        return self.trouble

    # --- life ---------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begins the background work. Neither waits for Twilio nor fails without it."""
        self.objects.start()

    async def stop(self) -> None:
        """Ends the background work and closes the connections."""
        await self.objects.stop()
        await self._http.close()

    # --- out ----------------------------------------------------------------------------------

    async def send(self, parcel: Parcel) -> str | None:
        """Hands one message to Twilio and gives its sid there.

        A parcel that needs several calls (a document and its text; more text than one message
        holds) goes on after TryLater where it stopped; the last call has the sid and the receipts.
        Raises TryLater, Refused, Gone; TimeoutError and other errors mean an unknown outcome.
        """
        if parcel.template is not None:
            return await self._post(parcel, Part(content=parcel.template.ref), last=True)
        parcel = with_address(parcel)
        parts = self._writing.parts(parcel)
        at = min(self._sent_parts.get(parcel.id, 0), len(parts) - 1)
        sid: str | None = None
        while at < len(parts):
            part = parts[at]
            try:
                sid = await self._post(parcel, part, last=at == len(parts) - 1)
            except _TemplateFault as fault:
                # Refused at once, so not sent: the same words go out as a numbered list.
                if part.filled is not None:
                    self.objects.blame(part.filled.shape, part.content, fault.code)
                parts[at : at + 1] = self._writing.written_out(parcel)
                continue
            except (Refused, Gone):
                self._sent_parts.pop(parcel.id, None)
                raise
            at += 1
            if at < len(parts):
                self._sent_parts[parcel.id] = at
        self._sent_parts.pop(parcel.id, None)
        return sid

    async def _post(self, parcel: Parcel, part: Part, last: bool) -> str | None:
        fields: dict[str, object] = {"to": PREFIX + parcel.address, "from_": PREFIX + self.number}
        if part.filled is not None:
            fields["content_sid"] = part.content
            variables = {str(n): value for n, value in enumerate(part.filled.variables, 1)}
            fields["content_variables"] = json.dumps(variables, ensure_ascii=False)
        elif parcel.template is not None:
            fields["content_sid"] = parcel.template.ref
            values = {str(n): value for n, value in enumerate(parcel.template.values, 1)}
            fields["content_variables"] = json.dumps(values, ensure_ascii=False)
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
            raise self._troubles.refusal(e) from e
        self._troubles.ended("settings", "reach")
        if part.filled is not None:
            self._troubles.ended("template")
        return str(message.sid) if message.sid else None

    async def find_sent(self, parcel: Parcel, since: datetime) -> str | None:
        """After an unknown outcome: Twilio's sid of this message if it took it, else None.

        Looks through its list of messages to this address since then. Raises like `send`.
        """
        bodies = self._writing.bodies(with_address(parcel))
        try:
            messages = await self._twilio.messages.list_async(
                to=PREFIX + parcel.address, limit=50, page_size=50
            )
        except TwilioRestException as error:
            raise self._troubles.refusal(error) from error
        except (TwilioException, aiohttp.ClientError) as error:
            raise TryLater(5.0, type(error).__name__) from error
        for message in messages:
            # Twilio's times are whole seconds.
            if message.date_created and message.date_created < since - timedelta(seconds=1):
                continue
            if message.status in ("failed", "canceled") or message.from_ != PREFIX + self.number:
                continue
            if folded(message.body or "") in bodies:
                return str(message.sid)
        return None

    async def typing(self, message: Incoming) -> None:
        """Shows that we type, and marks the message as read: one of Twilio's betas, which costs
        nothing. Raises what Twilio's client raises."""
        await self._twilio.messaging.v3.create_async(
            "POST",
            "/Indicators/Typing.json",
            data={"channel": "WHATSAPP", "messageId": message.id},
            headers={"Content-Type": "application/json"},
        )

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
                raise TryLater(codes.BROKEN, type(error).__name__) from error
            if status == 404 and wait is not None:
                await asyncio.sleep(wait)
                continue
            if 200 <= status < 300:
                return data
            if status == 401:
                self._troubles.settings("HTTP 401")
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
        blank fields kept and values untouched."""
        return self._signature.holds(path, form, signature)

    def receive(self, form: Form | bytes) -> list[News]:
        """What a post to /whatsapp says. Raises Unreadable."""
        return receiving.message(form, self._now())

    def receive_status(self, query: Mapping[str, str], form: Form | bytes) -> list[News]:
        """What a post to /whatsapp/status says: nothing, a receipt, or that somebody is gone.
        Raises Unreadable."""
        news = receiving.status(query, form)
        for each in news:
            if isinstance(each, Receipt):
                self._troubles.receipt(each)
        return news


class _TemplateFault(Exception):
    """Twilio refused a Content object or its variables before it sent anything."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code
