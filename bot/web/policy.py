"""What a browser may do with what we send it: one policy for each kind of page, and headers that
every answer has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# For every answer, whoever makes it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page may load and do. `sources` are directives of Content-Security-Policy beside those
    that allow nothing; `geolocation` whether it may ask where one is."""

    sources: Mapping[str, str] = field(default_factory=dict)
    geolocation: bool = False

    @property
    def headers(self) -> dict[str, str]:
        where = "(self)" if self.geolocation else "()"
        directives = {"default-src": "'none'", **self.sources}
        directives |= {each: "'none'" for each in UNSAID if each not in directives}
        return {
            "Content-Security-Policy": "; ".join(
                f"{name} {allowed}".strip() for name, allowed in directives.items()
            ),
            "Permissions-Policy": f"geolocation={where}, "
            "camera=(), microphone=(), payment=(), usb=()",
        }


# What default-src does not speak for.
UNSAID = ("base-uri", "form-action", "frame-ancestors")

# What is no page: it loads nothing, should a browser take it for one.
CLOSED = Policy()

# Pages to be read: no script runs on them.
PLAIN = Policy({"style-src": "'self'", "img-src": "'self'"})

# The chat. Nothing but our own files runs, and no text can become markup: `innerHTML` and its kin
# are refused by the browser itself.
CHAT = Policy(
    {
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "require-trusted-types-for": "'script'",
        # The one policy there is lets one address be a worker's, and no text be markup.
        "trusted-types": "rembuk-worker",
    },
    geolocation=True,
)

# The chat's service worker: it fetches what the chat does.
WORKER = Policy({"connect-src": "'self'"})

# What people sent, opened by its link: as if it came from nowhere.
FILE = Policy({"img-src": "'self'", "style-src": "'unsafe-inline'", "sandbox": ""})


class Secured:
    """Gives every answer the headers that it does not have of its own; what says nothing of itself
    is CLOSED."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {**HEADERS, **CLOSED.headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)
