"""python-telegram-bot's way to the network, through aiohttp: httpx, which it brings, costs 25 times
the processor time of a message."""

from __future__ import annotations

import functools
import io
import json
from typing import Any, cast

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData


class NotSent(NetworkError):
    """The connection could not be made: nothing was sent, so it may safely be tried again."""


class JsonData:
    """Arguments without files, in one JSON body: a form would be JSON within a form. To `post` it
    stands for a RequestData, which cannot be derived from."""

    __slots__ = ("body",)
    multipart_data = None

    def __init__(self, arguments: dict[str, Any]) -> None:
        self.body = orjson.dumps(arguments)


class AiohttpRequest(BaseRequest):
    """One pooled session, opened on first use. Time-outs in seconds; nothing is ever repeated.

    No error carries aiohttp's own as its cause: their words may hold the address, and that the
    token.
    """

    def __init__(
        self,
        *,
        connections: int = 64,
        read_timeout: float = 20.0,
        write_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 10.0,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def call(self, url: str, arguments: dict[str, Any]) -> Any:
        """One call without files; gives its result. Raises as `post` does: TelegramError."""
        return await self.post(url, cast(RequestData, JsonData(arguments)))

    async def initialize(self) -> None:
        self._closed = False

    async def shutdown(self) -> None:
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | JsonData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; gives status and body. Raises TimedOut, NotSent or NetworkError.

        An error status whose body is not Telegram's JSON comes from something on the way (a
        proxy, a filter, a wrong address): NetworkError, for it says nothing about the chat or
        the token.
        """
        if self._closed:
            raise RuntimeError("this request object has been shut down")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=50),
                cookie_jar=aiohttp.DummyCookieJar(),  # Telegram sets none
                headers={"User-Agent": self.USER_AGENT},
            )
        read = _seconds(read_timeout, self._read)
        connect = _seconds(connect_timeout, self._connect)
        free = _sum(_seconds(pool_timeout, self._pool), connect)
        total = None
        if request_data is not None and request_data.multipart_data:
            # aiohttp has no time-out for writing. Only a file is too large to be written at once.
            total = _sum(free, _seconds(write_timeout, self._write), read)
        timeout = _timeout(total, free, read, connect)
        try:
            async with self._session.request(
                method, url, data=_body(request_data), timeout=timeout
            ) as response:
                status, payload = response.status, await response.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NotSent(f"no connection: {type(error).__name__}") from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}") from None
        if status >= 400 and not _from_telegram(payload):
            raise NetworkError(f"status {status}, not from Telegram")
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """What Telegram answered. Raises NetworkError for what is not from Telegram: whether the
        call was carried out is then unknown."""
        try:
            # As lenient as the library: orjson refuses half a surrogate pair, and with it all
            # the updates beside it.
            return json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("the answer is not from Telegram") from None


@functools.lru_cache(16)
def _timeout(
    total: float | None, free: float | None, read: float | None, connect: float | None
) -> aiohttp.ClientTimeout:
    """The same for all calls of a kind."""
    return aiohttp.ClientTimeout(total=total, connect=free, sock_read=read, sock_connect=connect)


def _from_telegram(payload: bytes) -> bool:
    try:
        answer = AiohttpRequest.parse_json_payload(payload)
    except NetworkError:
        return False
    return isinstance(answer, dict) and "ok" in answer


def _sum(*seconds: float | None) -> float | None:
    """Time-outs one after the other; none if one of them is none."""
    known = [each for each in seconds if each is not None]
    return sum(known) if len(known) == len(seconds) else None


def _seconds(given: Any, usual: float) -> float | None:
    return usual if isinstance(given, DefaultValue) else given


def _body(
    data: RequestData | JsonData | None,
) -> aiohttp.Payload | aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if isinstance(data, JsonData):
        return aiohttp.BytesPayload(data.body, content_type="application/json")
    if not data.multipart_data:
        return data.json_parameters or None
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        # In pieces: aiohttp writes bytes in one go, which holds up the loop, and says so from 1 MB.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=mime)
    return form
