"""The http client that twilio's own Client is given: one pool, real time-outs, known hosts only.

twilio 9.13's AsyncTwilioHttpClient ignores its time-out, sends JSON as a form, opens its session
when it is made, and with max_retries repeats a POST on 503, which sends a message twice.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Mapping
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
)
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped, unused-ignore]
from twilio.http.response import Response  # type: ignore[import-untyped, unused-ignore]
from yarl import URL

log = logging.getLogger("rembuk.twilio")

# The hosts that may hear our credentials.
HOSTS = frozenset({"api.twilio.com", "content.twilio.com", "messaging.twilio.com"})

# A media address leads through one redirect to the place where the bytes are; more is a loop.
MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


class UnknownHost(TwilioException):  # type: ignore[misc, unused-ignore]
    """An address that is not Twilio's: nothing is sent there, least of all credentials."""


class TooFast(TwilioException):  # type: ignore[misc, unused-ignore]
    """HTTP 429: not processed. `after` is the server's Retry-After in seconds, if it gave one.

    twilio's own exception keeps no headers.
    """

    def __init__(self, after: float | None) -> None:
        super().__init__("HTTP 429: too many requests")
        self.after = after


class TooLarge(Exception):
    """A download that is larger than asked for; it was broken off."""


class TwilioHttp(AsyncHttpClient):  # type: ignore[misc, unused-ignore]
    """Calls Twilio, or whatever `api_url` names in its place (for all of its hosts).

    `timeout` is for a whole call, `connect` for reaching the host; seconds. It never repeats a
    call, and logs neither headers nor bodies nor query strings: they hold the token and people's
    numbers.
    """

    def __init__(
        self, api_url: str | None = None, *, timeout: float = 20.0, connect: float = 5.0
    ) -> None:
        super().__init__(log, True, timeout)
        self._base = (api_url or "").rstrip("/")
        if urlsplit(self._base).netloc in HOSTS:
            self._base = ""  # the real one, spelled out
        self._timeout = timeout
        self._connect = connect
        self._session: aiohttp.ClientSession | None = None

    def address(self, url: str) -> str:
        """Where a call to this address goes. Raises UnknownHost."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise UnknownHost("not an address") from error
        # The whole netloc, so that neither user@ nor a port slips through.
        if parts.scheme == "https" and parts.netloc in HOSTS:
            if not self._base:
                return url
            return self._base + urlunsplit(("", "", parts.path, parts.query, ""))
        if self._base and url.startswith(self._base + "/"):
            return url
        raise UnknownHost(f"not an address of Twilio's: {parts.scheme}://{parts.hostname}")

    async def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """One call, as twilio's Client wants it. Redirects are never followed.

        Raises TooFast, UnknownHost, TimeoutError (outcome unknown) and aiohttp's errors, of which
        ClientConnectorError and ConnectionTimeoutError mean that nothing was sent.
        """
        url = self.address(uri)
        if params:
            url += ("&" if "?" in url else "?") + urlencode(params, doseq=True)
        body: str | None = None
        json: object = None
        if headers and "json" in headers.get("Content-Type", ""):
            json = data or {}
        elif data:
            # A list is a field several times over (MediaUrl).
            body = urlencode(data, doseq=True)
        async with self._pool().request(
            method.upper(),
            URL(url, encoded=True),
            data=body,
            json=json,
            headers={**(headers or {}), **(_basic(auth) if auth else {})},
            timeout=self._patience(timeout),
            allow_redirects=False,
        ) as answer:
            text = (await answer.read()).decode("utf-8", "replace")
            log.debug("%s %s: %s", method, urlsplit(url).path, answer.status)
            if answer.status == 429:
                raise TooFast(_seconds(answer.headers.get("Retry-After")))
            return Response(answer.status, text, answer.headers)

    async def download(
        self, url: str, auth: tuple[str, str], most: int, timeout: float | None = None
    ) -> tuple[int, bytes]:
        """Status and bytes behind an address of Twilio's, after redirects.

        Credentials go to Twilio alone, not to the store of files that it redirects to. Raises
        UnknownHost when the first address is another's, TooLarge, TimeoutError, aiohttp's errors.
        """
        target = self.address(url)
        for _ in range(MOST_REDIRECTS + 1):
            try:
                target = self.address(target)
                ours = True
            except UnknownHost:
                ours = False
            async with self._pool().get(
                URL(target, encoded=True),
                headers=_basic(auth) if ours else None,
                timeout=self._patience(timeout),
                allow_redirects=False,
            ) as answer:
                if answer.status not in _REDIRECTS:
                    if answer.status >= 300:
                        return answer.status, b""
                    return answer.status, await _read(answer, most)
                target = urljoin(target, answer.headers.get("Location", ""))
            # A local stand-in may redirect to http; Twilio itself never does.
            allowed = {"https", urlsplit(self._base).scheme}
            if urlsplit(target).scheme not in allowed - {""}:
                raise UnknownHost("redirected to something else than https")
        raise UnknownHost("redirected too often")

    async def close(self) -> None:
        """Closes the pool. A later call opens a new one."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _pool(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                # The sender decides how many calls are under way. Connections are dropped before
                # the far side is likely to: a POST on a dead one has an unknown outcome.
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=10),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    def _patience(self, timeout: float | None) -> aiohttp.ClientTimeout:
        if timeout is not None and timeout <= 0:
            raise ValueError(timeout)
        total = self._timeout if timeout is None else timeout
        # sock_connect makes "could not be reached" (nothing sent) another error than "no answer".
        return aiohttp.ClientTimeout(total=total, sock_connect=min(self._connect, total / 2))


def _basic(auth: tuple[str, str]) -> dict[str, str]:
    # By hand: aiohttp gives up its BasicAuth in version 4.
    return {"Authorization": "Basic " + base64.b64encode(":".join(auth).encode()).decode()}


def _seconds(value: str | None) -> float | None:
    try:
        seconds = float(value or "")
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None


async def _read(answer: aiohttp.ClientResponse, most: int) -> bytes:
    if (answer.content_length or 0) > most:
        raise TooLarge(f"{answer.content_length} bytes")
    kept = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        kept += chunk
        if len(kept) > most:
            raise TooLarge(f"more than {most} bytes")
    return bytes(kept)
