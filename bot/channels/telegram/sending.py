"""What a message becomes: one call of the Bot API; and what its refusals mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.base import Gone, Parcel, Refused, TryLater
from bot.channels.telegram.request import NotSent
from handlers.conversation.messages import Extras, Tone

ROW = 30  # characters of labels in one row of a keyboard

# Colours of buttons; apps that know none show them as ever.
STYLES: Mapping[str, str] = {Tone.MAIN: "primary", Tone.GOOD: "success", Tone.BAD: "danger"}

# Letters that a button copies.
MOST_COPIED = 256

# Where somebody chooses to whom to pass something on.
SHARE = "https://t.me/share/url"


@dataclass(frozen=True, slots=True)
class Call:
    """A method and its arguments; `file` names the argument that the parcel's file is."""

    method: str
    arguments: dict[str, Any]
    file: str = ""


def call_of(parcel: Parcel) -> Call:
    """The call that a parcel becomes, as plain text: people's own words are never markup. Raises
    Gone for what is no chat."""
    try:
        chat = int(parcel.address)
    except ValueError as error:
        raise Gone("not a chat") from error
    wanted: dict[str, Any] = {"chat_id": chat}
    if (keys := keyboard(parcel)) is not None:
        wanted["reply_markup"] = keys
    if parcel.file is not None:
        if parcel.text:
            wanted["caption"] = parcel.text
            if times := entities(parcel):
                wanted["caption_entities"] = times
        what = "photo" if parcel.file.mime.startswith("image/") else "document"
        return Call(f"send{what.capitalize()}", wanted, what)
    wanted["text"] = parcel.text
    if times := entities(parcel):
        wanted["entities"] = times
    wanted["link_preview_options"] = {"is_disabled": True}
    if parcel.replaces is not None:
        wanted["message_id"] = int(parcel.replaces.rpartition(":")[2])
        return Call("editMessageText", wanted)
    return Call("sendMessage", wanted)


def keyboard(parcel: Parcel) -> dict[str, Any] | None:
    """An InlineKeyboardMarkup as JSON: short labels side by side, long ones alone; below them what
    is copied, and what is passed on."""
    extras = parcel.extras or Extras()
    tones = dict(extras.tones)
    rows: list[list[dict[str, Any]]] = []
    width = 0
    for button in parcel.buttons:
        key: dict[str, Any] = {"text": button.label, "callback_data": button.id}
        if (style := STYLES.get(tones.get(button.id, ""))) is not None:
            key["style"] = style
        if rows and len(rows[-1]) < 3 and width + len(button.label) <= ROW:
            rows[-1].append(key)
            width += len(button.label) + 4
        else:
            rows.append([key])
            width = len(button.label) + 4
    for label, text in extras.copied:
        if 0 < len(text) <= MOST_COPIED:
            rows.append([{"text": label, "copy_text": {"text": text}}])
    for label, url, words in extras.passed:
        share = urlencode({"url": url, "text": words}, quote_via=quote)
        rows.append([{"text": label, "url": f"{SHARE}?{share}"}])
    return {"inline_keyboard": rows} if rows else None


def entities(parcel: Parcel) -> list[dict[str, Any]]:
    """Where in the text a time stands, counted as Telegram counts: in UTF-16."""
    found = []
    for words, at in parcel.extras.moments if parcel.extras else ():
        place = parcel.text.find(words) if words else -1
        if place >= 0:
            found.append(
                {
                    "type": "date_time",
                    "offset": _utf16(parcel.text[:place]),
                    "length": _utf16(words),
                    "unix_time": at,
                }
            )
    return sorted(found, key=lambda each: each["offset"])


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def refusal(error: TelegramError) -> Exception:
    """A Telegram error as one of the three refusals; what is neither stays: outcome unknown."""
    match error:
        case RetryAfter():
            # It may be this chat that is spoken to too often, or all together: it does not say.
            return TryLater(seconds(error), "too fast", unsaid=True)
        case ChatMigrated():
            return Gone("moved", moved_to=str(error.new_chat_id))
        case Forbidden():
            return Gone(error.message[:100])
        case InvalidToken():
            return Refused("token", ours=True)
        case BadRequest():  # before NetworkError, whose subclass it is
            if "chat not found" in error.message.lower():
                return Gone(error.message[:100])
            return Refused(error.message[:100])
        case NotSent():
            return TryLater(5.0, "no connection")
        case NetworkError():
            return error
    return Refused(type(error).__name__)


def seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
