"""/berkas/TOKEN: a file by its signed link, for platforms and for our own pages."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.channels.base import Package, Refused, TryLater, Unfetchable
from bot.sending.enclosures import Enclosures
from bot.web.policy import FILE
from bot.web.webhooks import RETRY_AFTER
from storage.database.away import away
from storage.files.media import MediaAway


def routes(enclosures: Enclosures) -> list[BaseRoute]:
    async def file(request: Request) -> Response:
        """Always under the type that we gave it."""
        try:
            package = await enclosures.open(request.path_params["token"])
            if package.kept is not None:
                return await _kept(request, enclosures, package, await package.kept())
            data = await package.load()
        except (Unfetchable, TryLater, Refused) as error:
            raise HTTPException(404) from error
        except Exception as error:
            if not isinstance(error, MediaAway) and not away(error):
                raise
            # The file is there; a platform, or a person, may come again for it.
            raise HTTPException(503, headers=dict(RETRY_AFTER)) from error
        return Response(data, media_type=package.mime, headers=_headers(package))

    return [Route("/berkas/{token}", file)]


async def _kept(request: Request, enclosures: Enclosures, package: Package, hash: str) -> Response:
    """A file that is kept, or the part of it that is asked for (RFC 9110, 14); nothing of it for
    who has it already. Never all of it is in memory."""
    tag = f'"{hash}"'
    headers = {**_headers(package), "ETag": tag, "Accept-Ranges": "bytes"}
    if tag in re.findall(r'"[^"]*"', request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    asked = request.headers.get("range", "")
    if request.headers.get("if-range", tag) != tag:
        asked = ""
    size = (await enclosures.stream(hash, 0, 0)).size
    part = wanted_part(asked, size)
    if part is None:
        raise HTTPException(416, headers={"Content-Range": f"bytes */{size}"})
    start, end = part
    headers["Content-Length"] = str(end - start)
    status = 200
    if asked and (start, end) != (0, size):
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        status = 206
    if request.method == "HEAD":
        return Response(status_code=status, media_type=package.mime, headers=headers)
    stream = await enclosures.stream(hash, start, end)
    return StreamingResponse(stream.pieces, status, media_type=package.mime, headers=headers)


def wanted_part(asked: str, size: int) -> tuple[int, int] | None:
    """From which byte up to before which, by the Range that was asked for; all where it is none
    that we know. None: there is no such part."""
    found = re.fullmatch(r"bytes=([0-9]{0,15})-([0-9]{0,15})", asked.strip(), re.ASCII)
    if found is None or not (found[1] or found[2]):
        return 0, size
    if not found[1]:
        last = min(int(found[2]), size)
        return (size - last, size) if last else None
    start = int(found[1])
    end = min(int(found[2]) + 1, size) if found[2] else size
    if found[2] and int(found[2]) < start:
        return 0, size  # which means nothing
    return (start, end) if start < size else None


def _headers(package: Package) -> dict[str, str]:
    how = "inline" if package.mime.startswith("image/") else "attachment"
    return {
        **FILE.headers,
        "Content-Disposition": disposition(how, package.name),
        # Not for long: what is hidden is to be gone.
        "Cache-Control": "private, max-age=600",
        # Platforms fetch these from elsewhere.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def disposition(how: str, name: str) -> str:
    """What a browser is to do with a file, and its name in letters of any alphabet (RFC 6266): once
    as it is, and once in ASCII for what does not read that."""
    known = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()+-]", "_", known).strip() or "file"
    whole = quote(name.encode("utf-8", "replace"), safe="")
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}"
