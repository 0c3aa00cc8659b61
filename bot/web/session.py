"""Who a browser is, by a random address in a signed cookie; and that it is our own page that
speaks, for the chat that it shows. All of it as middleware: no page looks for itself."""

from __future__ import annotations

import hashlib
import secrets
from functools import cached_property
from typing import cast
from urllib.parse import urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.errors import Refusal

YEAR = 365 * 86_400


class Cookies:
    """Reads and writes the cookie that carries a chat's address.

    `secure` when the site is reached by https: then the name has the prefix `__Host-`, with
    which a browser refuses it from a neighbouring subdomain.
    """

    def __init__(self, key: str | bytes, *, secure: bool) -> None:
        self._serializer = URLSafeTimedSerializer(key, salt="rembuk.obrolan")
        self.secure = secure
        self.name = "__Host-obrolan" if secure else "obrolan"

    def read(self, request: HTTPConnection) -> str | None:
        """The address, or None when there is no cookie or a forged one.

        What we signed is good whatever the time in it: our clock may have been wrong, and whoever
        has no other way to us would lose their chat and proposals. A browser forgets it by itself
        a year after the last visit.
        """
        value = request.cookies.get(self.name)
        if not value or len(value) > 500:
            return None
        try:
            address = self._serializer.loads(value)
        except (BadData, ValueError):
            return None
        return address if isinstance(address, str) and address else None

    def new(self) -> str:
        """An address that nobody can guess: 128 random bits."""
        return secrets.token_hex(16)

    def write(self, response: Response, address: str) -> None:
        """Gives the browser this address for a year from now."""
        response.set_cookie(
            self.name,
            str(self._serializer.dumps(address)),
            max_age=YEAR,
            path="/",
            httponly=True,
            samesite="lax",
            secure=self.secure,
        )


def mark(address: str) -> str:
    """A short sign of an address that a page may hold: equal for equal addresses, and no more."""
    return hashlib.sha256(f"rembuk.mark\0{address}".encode()).hexdigest()[:16]


_KEY = "rembuk.session"


class Session:
    """Who asks, for one request."""

    def __init__(self, cookies: Cookies, scope: Scope) -> None:
        self._cookies = cookies
        self._scope = scope
        self.given: str | None = None  # the address that the answer brings

    @cached_property
    def address(self) -> str | None:
        """The address that the browser has; None without a good cookie."""
        return self._cookies.read(HTTPConnection(self._scope))

    @property
    def chat(self) -> str:
        """The same, where KnownChat has looked that there is one."""
        if self.address is None:
            raise LookupError("nobody is known here")
        return self.address

    def fresh(self) -> str:
        """An address that nobody has."""
        return self._cookies.new()

    def give(self, address: str) -> None:
        """The answer gives the browser this address, for a year."""
        self.given = address


def session(request: Request) -> Session:
    """Whose request it is."""
    return cast(Session, request.scope[_KEY])


class Sessions:
    """Middleware for the whole site: reads the cookie when somebody asks, writes it when told."""

    def __init__(self, app: ASGIApp, cookies: Cookies) -> None:
        self._app = app
        self._cookies = cookies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        mine = scope[_KEY] = Session(self._cookies, scope)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and mine.given is not None:
                carrier = Response()
                self._cookies.write(carrier, mine.given)
                cookie = (b"set-cookie", carrier.headers["set-cookie"].encode("latin-1"))
                message = {**message, "headers": [*message.get("headers", ()), cookie]}
            await send(message)

        await self._app(scope, receive, sending)


class OwnPage:
    """Middleware of whatever changes something: only a page of ours may ask for it."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._public = urlsplit(public_url).netloc.lower() if public_url else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._ours(Request(scope)):
            raise Refusal(403, "page-foreign")
        await self._app(scope, receive, send)

    def _ours(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        # Browsers leave that header out over plain http, but always name the origin of a POST.
        try:
            origin = urlsplit(request.headers.get("origin", ""))
        except ValueError:
            return False
        ours = {request.headers.get("host", "").lower(), self._public} - {""}
        return origin.scheme in ("http", "https") and origin.netloc.lower() in ours


class KnownChat:
    """Middleware of what belongs to one chat: the browser has one, and it is the one that the page
    shows. Another tab may have brought another chat to this browser: what is typed here must not be
    said there."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        check_chat(Request(scope))
        await self._app(scope, receive, send)


def check_chat(request: Request) -> None:
    """Raises Refusal unless the browser has a chat, and the page shows that one."""
    address = session(request).address
    if address is None:
        raise Refusal(401, "page-no-cookie", reload=True)
    if request.query_params.get("me", mark(address)) != mark(address):
        raise Refusal(409, "page-moved", reload=True)
