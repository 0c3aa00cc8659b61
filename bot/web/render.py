"""How pages are made: Jinja, static files under a name that changes with them, safe headers."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

HERE = Path(__file__).parent

# How a page says something: locale, message id, arguments.
Say = Callable[[str, str, Mapping[str, object]], str]

LOCALES = ("id", "en")

# Nothing but our own files runs, and no text can become markup: `innerHTML` and its kin are
# refused by the browser itself.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
}

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class _Static:
    mime: str
    plain: bytes
    packed: bytes


class Pages:
    """Templates and static files, read once when the program starts."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.env = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.files: dict[str, _Static] = {}
        digest = hashlib.sha256()
        for path in sorted((HERE / "static").iterdir()):
            data = path.read_bytes()
            digest.update(path.name.encode() + b"\0" + data)
            mime = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or ""
            self.files[path.name] = _Static(mime, data, gzip.compress(data, 9, mtime=0))
        # One hash for all of them: modules find each other by relative addresses.
        self.version = digest.hexdigest()[:12]

    def url(self, name: str) -> str:
        """The address of a static file. Raises KeyError for a file that is not there."""
        self.files[name]
        return f"/statis/{self.version}/{name}"

    def html(self, template: str, locale: str, status: int = 200, /, **context: object) -> Response:
        """A page. In it `t(id, **args)` says something, `static(name)` is a file's address."""

        def t(id: str, **args: object) -> str:
            return self.say(locale, id, args)

        text = self.env.get_template(template).render(context, t=t, static=self.url, locale=locale)
        response = Response(text, status, media_type="text/html")
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-store"
        return response

    def routes(self) -> list[BaseRoute]:
        """Where static files are served; once for all pages."""
        return [Route("/statis/{version}/{name}", self._static, name="static")]

    async def _static(self, request: Request) -> Response:
        file = self.files.get(request.path_params["name"])
        if file is None:
            return Response("", 404, headers=HEADERS)
        # A page that was loaded before an update still asks for the old version: it gets what
        # there is, but may not keep it under that name.
        current = request.path_params["version"] == self.version
        headers = {
            **HEADERS,
            "Cache-Control": "public, max-age=31536000, immutable" if current else "no-cache",
            "Vary": "Accept-Encoding",
        }
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(file.packed, media_type=file.mime, headers=headers)
        return Response(file.plain, media_type=file.mime, headers=headers)


def answer(
    content: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """JSON for the page's own script."""
    return JSONResponse(
        content, status, {**HEADERS, "Cache-Control": "no-store", **(headers or {})}
    )
