"""Who a browser is: a random address in a signed cookie."""

from __future__ import annotations

import hashlib
import secrets

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

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
