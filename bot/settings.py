"""Settings: read once from the environment and a .env file, then frozen."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from storage.errors import Advice

PREFIX = "REMBUK_"


class BadSetting(Advice):
    """A setting that cannot be used; says which, and what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. The environment names are these in capitals, with REMBUK_ before them."""

    database_url: str = "sqlite+aiosqlite:///data/rembuk.db"
    media_dir: Path = Path("data/media")
    secret_key: str = field(default="", repr=False)
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    telegram_token: str = field(default="", repr=False)
    telegram_api_url: str = ""
    telegram_mode: str = ""
    telegram_secret: str = field(default="", repr=False)
    twilio_account_sid: str = ""
    twilio_auth_token: str = field(default="", repr=False)
    twilio_from: str = ""
    twilio_api_url: str = ""
    metrics_token: str = field(default="", repr=False)

    @property
    def base_url(self) -> str:
        """Where people find our pages."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def telegram_polls(self) -> bool:
        mode = self.telegram_mode or ("webhook" if self.public_url else "polling")
        return mode == "polling"

    @property
    def twilio(self) -> bool:
        return bool(self.twilio_account_sid and self.twilio_auth_token and self.twilio_from)


NAMES = tuple(f"{PREFIX}{each.name.upper()}" for each in fields(Settings))


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Settings from the environment, and from .env for what the environment leaves out.

    Raises BadSetting with a sentence for the operator.
    """
    if environment is None:
        environment = os.environ
    folder = folder or Path.cwd()
    written = {k: v for k, v in dotenv_values(folder / ".env").items() if v is not None}
    known = {**written, **environment}
    values: dict[str, object] = {}
    for each in fields(Settings):
        value = known.get(f"{PREFIX}{each.name.upper()}", "").strip()
        if value:
            values[each.name] = value
    unknown = [k for k in known if k.startswith(PREFIX) and k not in (*NAMES, *TEST_NAMES)]
    if unknown:
        raise BadSetting(f"unknown setting {unknown[0]}; known are {', '.join(NAMES)}")
    if "port" in values:
        values["port"] = _port(str(values["port"]))
    if "media_dir" in values:
        values["media_dir"] = Path(str(values["media_dir"]))
    settings = Settings(**values)  # type: ignore[arg-type]
    _check(settings)
    return settings


# Read by the tests alone.
TEST_NAMES = (f"{PREFIX}TEST_POSTGRES",)


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 <= int(value) <= 65535:
        raise BadSetting(f"{PREFIX}PORT is {value!r}; a number from 1 to 65535 is needed")
    return int(value)


def _check(settings: Settings) -> None:
    backend = settings.database_url.partition(":")[0]
    if backend not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise BadSetting(
            f"{PREFIX}DATABASE_URL must begin with sqlite+aiosqlite:// or postgresql+asyncpg://"
        )
    if settings.telegram_mode not in ("", "polling", "webhook"):
        raise BadSetting(f"{PREFIX}TELEGRAM_MODE is polling or webhook")
    if settings.telegram_mode == "webhook" and not settings.public_url:
        raise BadSetting(f"{PREFIX}TELEGRAM_MODE=webhook needs {PREFIX}PUBLIC_URL")
    if settings.public_url:
        parts = urlsplit(settings.public_url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise BadSetting(
                f"{PREFIX}PUBLIC_URL is a whole address such as https://rembuk.kota.id"
            )
    if settings.twilio_from and not settings.twilio_from.startswith("whatsapp:+"):
        raise BadSetting(f"{PREFIX}TWILIO_FROM looks like whatsapp:+628123456789")


def secret_key(settings: Settings) -> str:
    """The key that signs cookies and links: the one set, else one made on first start and kept
    beside the media."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.media_dir.parent / "secret.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key
