"""Settings: read once from the environment and a .env file, then frozen."""

from __future__ import annotations

import contextlib
import io
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from storage.errors import Advice
from storage.files.bucket import ACCESS, Bucket

PREFIX = "REMBUK_"

# Bytes of a key that cannot be guessed; a shorter one, as a full disk may leave it, signs nothing.
KEY_LEAST = 32
KEY_MAKES = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"


class BadSetting(Advice):
    """A setting that cannot be used; says which, and what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. The environment names are these in capitals, with REMBUK_ before them."""

    database_url: str = "sqlite+aiosqlite:///data/rembuk.db"
    media_dir: Path | Bucket = Path("data/media")
    media_links: str = "rembuk"
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
    twilio_daily: int = 250
    metrics_token: str = field(default="", repr=False)
    letterhead: str = ""
    paper: str = "a4"

    @property
    def base_url(self) -> str:
        """Where people find our pages."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def letterhead_lines(self) -> tuple[str, ...]:
        """What stands above every paper."""
        return tuple(filter(None, map(str.strip, self.letterhead.split("|"))))

    @property
    def data_dir(self) -> Path:
        """The folder of this machine for what is in no database and no bucket."""
        return self.media_dir.parent if isinstance(self.media_dir, Path) else DATA

    def template(self, name: str) -> Path:
        """Where a city puts a template of its own."""
        return self.data_dir / "templates" / name

    @property
    def telegram_polls(self) -> bool:
        mode = self.telegram_mode or ("webhook" if self.public_url else "polling")
        return mode == "polling"

    @property
    def twilio(self) -> bool:
        return bool(self.twilio_account_sid and self.twilio_auth_token and self.twilio_from)


# Where the data is when the media are in a bucket.
DATA = Path("data")

NAMES = tuple(f"{PREFIX}{each.name.upper()}" for each in fields(Settings))


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Settings from the environment, and from .env for what the environment leaves out.

    Raises BadSetting with a sentence for the operator.
    """
    if environment is None:
        environment = os.environ
    folder = folder or Path.cwd()
    written = _written(folder / ".env")
    known = {**written, **environment}
    values: dict[str, object] = {}
    for each in fields(Settings):
        value = known.get(f"{PREFIX}{each.name.upper()}", "").strip()
        if not value.isascii() and value != value.encode("utf-8", "replace").decode():
            raise BadSetting(f"{PREFIX}{each.name.upper()} is not a text in UTF-8")
        if value:
            values[each.name] = value
    unknown = [k for k in known if k.startswith(PREFIX) and k not in (*NAMES, *TEST_NAMES)]
    if unknown:
        raise BadSetting(f"unknown setting {unknown[0]}; known are {', '.join(NAMES)}")
    if "port" in values:
        values["port"] = _port(str(values["port"]))
    if "twilio_daily" in values:
        values["twilio_daily"] = _daily(str(values["twilio_daily"]))
    if "media_dir" in values:
        values["media_dir"] = _media(str(values["media_dir"]), values, known)
    settings = Settings(**values)  # type: ignore[arg-type]
    _check(settings)
    return settings


# Read by the tests alone.
TEST_NAMES = (f"{PREFIX}TEST_POSTGRES", f"{PREFIX}TEST_SEED", f"{PREFIX}TEST_MEDIA")


def _written(path: Path) -> dict[str, str]:
    """What a .env file says, if there is one. Raises BadSetting for a line that cannot be read: a
    quote that nobody closes would take the settings below it along."""
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeError as error:
        raise BadSetting(f"{path} is not a text in UTF-8") from error
    except OSError as error:
        raise BadSetting(f"{path} cannot be read ({error.strerror})") from error
    for line in parse_stream(io.StringIO(text)):
        if line.error:
            raise BadSetting(f"line {line.original.line} of {path} is not NAME=value")
    found = dotenv_values(stream=io.StringIO(text))
    return {name: value for name, value in found.items() if value is not None}


# A bucket's name and a prefix in it, by the rules of S3.
_S3 = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9!_.*'()/-]*))?", re.ASCII)


def _media(value: str, values: Mapping[str, object], known: Mapping[str, str]) -> Path | Bucket:
    """A folder, or a bucket with who we are there. Raises BadSetting."""
    if not re.match(r"[A-Za-z0-9]+:/", value):
        return Path(value)
    found = _S3.fullmatch(value)
    prefix = (found[2] or "").strip("/") if found else ""
    if found is None or "//" in prefix or {".", ".."} & set(prefix.split("/")):
        raise BadSetting(f"{PREFIX}MEDIA_DIR is a folder on this machine, or s3://bucket/prefix")
    access = {name: said for name in ACCESS if (said := (known.get(name) or "").strip())}
    for name in ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"):
        if name in access and not _is_address(access[name]):
            raise BadSetting(f"{name} is a whole address such as https://s3.example.go.id")
    return Bucket(found[1], prefix, access, links=values.get("media_links") == "bucket")


def _port(value: str) -> int:
    plain = value.isascii() and value.isdecimal() and len(value) <= 5
    if not plain or int(value) > 65535:
        raise BadSetting(f"{PREFIX}PORT is {value!r}; a number from 1 to 65535 is needed")
    return int(value)


def _daily(value: str) -> int:
    plain = value.isascii() and value.isdecimal() and len(value) <= 7
    if not plain or int(value) < 1:
        raise BadSetting(f"{PREFIX}TWILIO_DAILY is {value!r}; a number of people is needed")
    return int(value)


def _check(settings: Settings) -> None:
    """Raises BadSetting for the first setting that cannot be used. No secret is in its words."""
    backend = settings.database_url.partition(":")[0]
    if backend not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise BadSetting(
            f"{PREFIX}DATABASE_URL must begin with sqlite+aiosqlite:// or postgresql+asyncpg://"
        )
    if settings.media_links not in ("rembuk", "bucket"):
        raise BadSetting(f"{PREFIX}MEDIA_LINKS is rembuk or bucket")
    if settings.media_links == "bucket" and not isinstance(settings.media_dir, Bucket):
        raise BadSetting(f"{PREFIX}MEDIA_LINKS=bucket needs a bucket in {PREFIX}MEDIA_DIR")
    if settings.secret_key and (fault := _weak(settings.secret_key)):
        raise BadSetting(f"{PREFIX}SECRET_KEY {fault}; make one with {KEY_MAKES}")
    if settings.telegram_mode not in ("", "polling", "webhook"):
        raise BadSetting(f"{PREFIX}TELEGRAM_MODE is polling or webhook")
    if settings.telegram_mode == "webhook" and not settings.public_url:
        raise BadSetting(f"{PREFIX}TELEGRAM_MODE=webhook needs {PREFIX}PUBLIC_URL")
    for name, example in (
        ("public_url", "https://rembuk.kota.id"),
        ("telegram_api_url", "http://127.0.0.1:8081"),
        ("twilio_api_url", "https://api.twilio.com"),
    ):
        value = getattr(settings, name)
        if value and not _is_address(value):
            raise BadSetting(f"{PREFIX}{name.upper()} is a whole address such as {example}")
    if settings.paper not in ("a4", "f4"):
        raise BadSetting(f"{PREFIX}PAPER is a4 or f4")
    if any(sign in settings.public_url for sign in "?#"):
        raise BadSetting(f"{PREFIX}PUBLIC_URL ends before any ? or #")
    for name, shape, example in SHAPES:
        value = getattr(settings, name)
        if value and not re.fullmatch(shape, value, re.ASCII):
            raise BadSetting(f"{PREFIX}{name.upper()} is not {example}")


# What a setting looks like where only one form can be right: a copy that lost a letter or took a
# blank with it is said at the start, and not by the platform at the first message.
SHAPES = (
    ("telegram_token", r"[0-9]+:[A-Za-z0-9_-]+", "a token of @BotFather, such as 123456:ABC-..."),
    ("telegram_secret", r"[A-Za-z0-9_-]{1,256}", "of A-Z, a-z, 0-9, _ and - alone"),
    ("twilio_account_sid", r"AC[0-9a-zA-Z]+", "an Account SID, which begins with AC"),
    ("twilio_auth_token", r"[!-~]+", "an Auth Token, which has no blanks"),
    ("twilio_from", r"whatsapp:\+[0-9]{6,15}", "a number in the form whatsapp:+628123456789"),
    ("metrics_token", r"[!-~]+", "of plain letters without blanks"),
)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port  # which is read only now, and may be no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value


def _weak(key: str) -> str:
    """What is wrong with a key, or nothing."""
    length = len(key.encode("utf-8", "surrogateescape"))
    if length < KEY_LEAST:
        return f"has {length} bytes, and at least {KEY_LEAST} are needed"
    return ""


def secret_key(settings: Settings) -> str:
    """The key that signs cookies and links: the one set, else one made on first start and kept
    beside the media.

    The file is there whole or not at all, and for its owner alone. Raises BadSetting for one that
    is empty or short.
    """
    if settings.secret_key:
        return settings.secret_key
    path = _key_file(settings)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _write_key(path)
    if fault := key_fault(settings):
        raise BadSetting(fault)
    return path.read_text(encoding="ascii").strip()


def has_key_file(settings: Settings) -> bool:
    """Whether an earlier start has made a key and kept it in a file."""
    return _key_file(settings).exists()


def key_fault(settings: Settings) -> str | None:
    """What is wrong with the key that is kept in a file, if it is one. Makes nothing."""
    path = _key_file(settings)
    if settings.secret_key or not path.exists():
        return None
    try:
        fault = _weak(path.read_text(encoding="ascii").strip())
    except UnicodeError:
        fault = "is no text"
    return fault and (
        f"the key in {path} {fault}: put it back from a copy, or delete the file to have a new "
        "one made, with which browser chats begin anew"
    )


def _key_file(settings: Settings) -> Path:
    return settings.data_dir / "secret.key"


def _write_key(path: Path) -> None:
    """Makes a key file; leaves one alone that another process made meanwhile."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            # As a rename, but one that never takes the place of another.
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
