"""What may follow the address of a database, as in `?ssl=require`: the same for each connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import URL

from storage.errors import Advice

SSL = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


@dataclass(frozen=True, slots=True)
class Options:
    """`session` are arguments of asyncpg's connect; `pool` those that only SQLAlchemy's know."""

    session: dict[str, Any] = field(default_factory=dict)
    pool: dict[str, Any] = field(default_factory=dict)


def apart(url: URL) -> tuple[URL, Options]:
    """The address without what follows it, and that. Raises Advice for what is no option."""
    found = Options()
    for name, value in url.query.items():
        if url.get_backend_name() == "sqlite" or not isinstance(value, str):
            raise _unknown(name)
        match name:
            case "ssl" | "sslmode" if value in SSL:
                found.session["ssl"] = value
            case "host" if value.startswith("/"):  # the folder of a socket
                found.session["host"] = value
            case "application_name":
                found.session["server_settings"] = {"application_name": value}
            case "timeout" | "command_timeout":
                found.session[name] = _seconds(name, value)
            case "statement_cache_size":
                found.session[name] = _count(name, value)
            case "prepared_statement_cache_size":
                found.pool[name] = _count(name, value)
            case "ssl" | "sslmode":
                raise Advice(f"{name} in REMBUK_DATABASE_URL is one of: {', '.join(SSL)}")
            case _:
                raise _unknown(name)
    return url.set(query={}), found


def _unknown(name: str) -> Advice:
    return Advice(f"REMBUK_DATABASE_URL has an option that is not known here: {name}")


def _seconds(name: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise Advice(f"{name} in REMBUK_DATABASE_URL is a number of seconds")
    return seconds


def _count(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise Advice(f"{name} in REMBUK_DATABASE_URL is a whole number")
    return int(value)
