"""Whether Twilio has signed a post."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from urllib.parse import urlsplit

from twilio.request_validator import (  # type: ignore[import-untyped, unused-ignore]
    RequestValidator,
    add_port,
    remove_port,
)

from bot.channels.whatsapp.receiving import Form


class Signature:
    """Twilio's signature, with our token and the address that we have given it.

    The address is built from PUBLIC_URL: the Host header is the caller's to choose.
    """

    def __init__(self, token: str, public: str) -> None:
        self._validator = RequestValidator(token)
        self._public = public

    def holds(self, path: str, form: Form, signature: str | None) -> bool:
        """`path` with its query, as it was asked for; `form` with blank fields kept and values
        untouched."""
        if not signature or not self._public:
            return False
        fields = _Fields(form)
        url = urlsplit(self._public + path)
        given = signature.encode("utf-8", "replace")
        # Twilio signs with or without the port, as its own validator knows.
        addresses = (self._public + path, add_port(url), remove_port(url))
        try:
            signatures = [self._validator.compute_signature(each, fields) for each in addresses]
        except UnicodeError:
            return False
        return any(hmac.compare_digest(each.encode(), given) for each in signatures)


class _Fields:
    """Form fields as RequestValidator reads them: names, and all values of a name."""

    def __init__(self, form: Form) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in form:
            self._values.setdefault(name, []).append(value)

    def __bool__(self) -> bool:
        return bool(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def getall(self, name: str) -> list[str]:
        return self._values[name]
