"""What is answered instead: a page for what leads nowhere, a sentence for what is refused; in the
reader's language."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.web.render import Pages, answer, locale_of
from storage.database.away import away

Handler = Callable[[Request, Exception], Awaitable[Response]]


class Refusal(Exception):
    """An answer other than yes, for a page's own script. `words` is a message id, with `args`; the
    page shows the sentence. `after`: seconds; `reload`: the page is to load itself again."""

    def __init__(
        self,
        status: int,
        words: str = "",
        args: Mapping[str, object] | None = None,
        *,
        after: float = 0,
        reload: bool = False,
    ) -> None:
        super().__init__(f"{status} {words}")
        self.status = status
        self.words = words
        self.args_of_words = args or {}
        self.after = after
        self.reload = reload


class Errors:
    """Answers for what has none. `city` is what we are called, in a language."""

    def __init__(self, pages: Pages, city: Callable[[str], str]) -> None:
        self._pages = pages
        self._city = city

    def page(self, request: Request, template: str, status: int) -> Response:
        locale = locale_of(request)
        return self._pages.html(template, locale, status, city=self._city(locale))

    async def nothing(self, request: Request, error: Exception) -> Response:
        """No such address, or not in this way (405)."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        response = self.page(request, "nothing.html", status)
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        return response

    async def nowhere(self, request: Request) -> Response:
        """An address that cannot be looked for at all."""
        return self.page(request, "nothing.html", 404)

    async def late(self, request: Request) -> Response:
        """The database does not answer."""
        response = self.page(request, "trouble.html", 503)
        response.headers["Retry-After"] = "15"
        return response

    async def trouble(self, request: Request, error: Exception) -> Response:
        """A fault of ours, or a database that is away. The server that runs us logs it with its
        traceback, once."""
        return self.page(request, "trouble.html", 503 if away(error) else 500)

    async def refused(self, request: Request, error: Exception) -> Response:
        """What a Refusal says, as JSON."""
        if not isinstance(error, Refusal):
            raise error
        said = self._pages.say(locale_of(request), error.words, error.args_of_words)
        headers = {"Retry-After": str(math.ceil(error.after))} if error.after else {}
        return answer({"say": said, "reload": error.reload}, error.status, headers)

    async def gone(self, request: Request, error: Exception) -> Response:
        """The other side has stopped sending."""
        return Response("", 408)

    @property
    def handlers(self) -> dict[type[Exception] | int, Handler]:
        return {
            Exception: self.trouble,
            Refusal: self.refused,
            ClientDisconnect: self.gone,
            404: self.nothing,
            405: self.nothing,
        }
