"""/berkas/TOKEN: a file by its signed link, for platforms and for our own pages."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels.base import Refused, TryLater, Unfetchable
from bot.sending.enclosures import Enclosures
from bot.web.policy import FILE
from bot.web.webhooks import RETRY_AFTER
from storage.database.away import away


def routes(enclosures: Enclosures) -> list[BaseRoute]:
    async def file(request: Request) -> Response:
        """Always under the type that we gave it."""
        try:
            package = await enclosures.open(request.path_params["token"])
            data = await package.load()
        except (Unfetchable, TryLater, Refused) as error:
            raise HTTPException(404) from error
        except Exception as error:
            if not away(error):
                raise
            # The file is there; a platform, or a person, may come again for it.
            raise HTTPException(503, headers=dict(RETRY_AFTER)) from error
        how = "inline" if package.mime.startswith("image/") else "attachment"
        headers = {
            **FILE.headers,
            "Content-Disposition": disposition(how, package.name),
            # Not for long: what is hidden is to be gone.
            "Cache-Control": "private, max-age=600",
            # Platforms fetch these from elsewhere.
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(data, media_type=package.mime, headers=headers)

    return [Route("/berkas/{token}", file)]


def disposition(how: str, name: str) -> str:
    """What a browser is to do with a file, and its name in letters of any alphabet (RFC 6266): once
    as it is, and once in ASCII for what does not read that."""
    known = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()+-]", "_", known).strip() or "file"
    whole = quote(name.encode("utf-8", "replace"), safe="")
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}"
