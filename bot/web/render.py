"""How pages are made: Jinja, and static files under a name that changes with them."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

import locales
from bot.web.policy import PLAIN, Policy

HERE = Path(__file__).parent

# How a page says something: locale, message id, arguments.
Say = Callable[[str, str, Mapping[str, object]], str]

LOCALES = locales.LOCALES

# Those in which the pages are whole, so that each offers them.
WHOLE = tuple(locale for locale in LOCALES if locales.has(locale, "page-language"))

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


_BODY = re.compile(r"<body[^>]*>")


@dataclass(frozen=True, slots=True)
class _Static:
    mime: str
    plain: bytes
    packed: bytes


class Pages:
    """Templates and static files, read once when the program starts. Every page says that what it
    shows is an example, while it is one."""

    def __init__(self, say: Say, example: Callable[[], bool] = lambda: False) -> None:
        self.say = say
        self.example = example
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

    def html(
        self,
        template: str,
        locale: str,
        status: int = 200,
        /,
        *,
        policy: Policy = PLAIN,
        **context: object,
    ) -> Response:
        """A page, with what it may do. In it `t(id, **args)` says something, and `static(name)` is
        a file's address."""

        def t(id: str, **args: object) -> str:
            return self.say(locale, id, args)

        others = [(code, self.say(code, "page-language", {})) for code in WHOLE if code != locale]
        text = self.env.get_template(template).render(
            context, t=t, static=self.url, locale=locale, languages=others
        )
        if self.example():
            said = f'<p class="example">{self.say(locale, "page-example", {})}</p>'
            text = _BODY.sub(lambda begin: begin[0] + said, text, count=1)
        response = Response(text, status, media_type="text/html")
        response.headers.update(policy.headers)
        response.headers["Cache-Control"] = "no-store"
        return response

    def routes(self) -> list[BaseRoute]:
        """Where static files are served; once for all pages."""
        return [Route("/statis/{version}/{name}", self._static, name="static")]

    async def _static(self, request: Request) -> Response:
        file = self.files.get(request.path_params["name"])
        if file is None:
            return Response("", 404)
        # A page that was loaded before an update still asks for the old version: it gets what
        # there is, but may not keep it under that name.
        current = request.path_params["version"] == self.version
        headers = {
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
    return JSONResponse(content, status, {"Cache-Control": "no-store", **(headers or {})})


def locale_of(request: Request) -> str:
    """The language that a page is asked for in."""
    wanted = request.query_params.get("bahasa", "")
    return wanted if wanted in LOCALES else LOCALES[0]
