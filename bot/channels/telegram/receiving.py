"""Telegram's updates as news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.channels.base import News, Standing, Unreadable, kind_of
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray

NAME = "telegram"


@dataclass(frozen=True, slots=True)
class Seen:
    """What an update says, and what is owed for it at once: `tapped` has the id of a tap, which is
    always answered, or the button shows a clock for a minute; `keyboard` chat and message whose
    buttons go; `group` what was said in a group."""

    news: tuple[News, ...] = ()
    tapped: str | None = None
    keyboard: tuple[int, int] | None = None
    group: Message | None = None


def seen(data: Any, bot: Bot, at: datetime) -> Seen:
    """An update as data, at a time. Raises Unreadable for what is no update."""
    if not isinstance(data, dict) or not isinstance(data.get("update_id"), int):
        raise Unreadable("not an update")
    try:
        return _seen(Update.de_json(data, bot), at)
    except Unreadable:
        raise
    except Exception as error:  # de_json raises whatever a wrong field leads to
        raise Unreadable(f"{type(error).__name__}: {error}"[:200]) from error


def _seen(update: Update, at: datetime) -> Seen:
    id = f"u{update.update_id}"
    if update.my_chat_member is not None:
        member = update.my_chat_member
        if member.chat.type != ChatType.PRIVATE:
            return Seen()
        blocked = member.new_chat_member.status in ("kicked", "left")
        return Seen((Standing(NAME, str(member.chat.id), blocked, member.new_chat_member.status),))
    if update.callback_query is not None:
        return _tap(id, update.callback_query, at)
    message = update.edited_message or update.message
    if message is None:
        return Seen()
    _whole(message.chat.id, message.message_id)
    if update.edited_message is not None and message.location is not None:
        return Seen()  # a live location: "edited" with every few steps that the person takes
    if message.chat.type != ChatType.PRIVATE:
        return Seen(group=message)
    return Seen((_incoming(id, message, at, edited=update.edited_message is not None),))


def _tap(id: str, query: CallbackQuery, at: datetime) -> Seen:
    message = query.message
    chat = message.chat.id if message is not None else query.from_user.id
    _whole(chat, message.message_id if message is not None else 0)
    if message is not None and message.chat.type != ChatType.PRIVATE:
        return Seen(tapped=str(query.id))
    heard = Incoming(
        NAME,
        str(chat),
        id,
        at,
        choice=query.data or "",
        reply_to=place_of(chat, message.message_id) if message else None,
        language=query.from_user.language_code,
    )
    return Seen((heard,), str(query.id), (chat, message.message_id) if message else None)


def _incoming(id: str, message: Message, at: datetime, *, edited: bool) -> Incoming:
    text = message.text or message.caption or ""
    start = None
    if text.startswith("/"):
        word, _, rest = text.partition(" ")
        word = word.partition("@")[0]
        text = f"{word} {rest}".strip()
        if word == "/start":
            text, start = "", rest.strip()[:64]
    location = None
    if message.location is not None:
        place = message.location
        location = Location(place.latitude, place.longitude, _venue(message))
    files = _files(message)
    phone = _own_number(message)
    known = text or location or files or phone or start is not None
    stray = Stray.EDITED if edited else _stray(message)
    if stray is None and not known:
        stray = Stray.OTHER
    reply = message.reply_to_message
    sender = message.from_user
    return Incoming(
        NAME,
        str(message.chat.id),
        id,
        at,
        text=text,
        location=location,
        files=files,
        album=message.media_group_id,
        reply_to=place_of(message.chat.id, reply.message_id) if reply else None,
        start=start,
        stray=stray,
        language=sender.language_code if sender else None,
        phone=phone,
    )


def _whole(*ids: object) -> None:
    """Raises Unreadable for what is no id of a chat or a message."""
    if not all(type(id) is int and abs(id) < 2**63 for id in ids):
        raise Unreadable("an id that is no number")


def _files(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        best = message.photo[-1]
        return (Attachment(FileKind.PHOTO, best.file_id, "image/jpeg", best.file_size),)
    if (document := message.document) is not None and message.animation is None:
        return (
            Attachment(
                kind_of(document.mime_type, document.file_name),
                document.file_id,
                document.mime_type,
                document.file_size,
                document.file_name,
            ),
        )
    return ()


def _own_number(message: Message) -> str | None:
    """The number of a contact that people shared of themselves. Telegram says whose it is."""
    contact, sender = message.contact, message.from_user
    if contact is None or sender is None or contact.user_id != sender.id:
        return None
    digits = "".join(filter(str.isdecimal, contact.phone_number))
    return f"+{digits}" if digits.isascii() and digits else None


def _venue(message: Message) -> str:
    """What a place that was picked from Telegram's list is called: its name and its street."""
    if message.venue is None:
        return ""
    return ", ".join(filter(None, (message.venue.title, message.venue.address)))


def _stray(message: Message) -> Stray | None:
    """What of a message cannot be opened, whatever else is in it."""
    if message.voice or message.audio:
        return Stray.VOICE
    if message.video or message.video_note or message.animation:
        return Stray.VIDEO
    if message.sticker:
        return Stray.STICKER
    if message.contact and _own_number(message) is None:
        return Stray.CONTACT
    return None


def place_of(chat: int, message: int) -> str:
    """A message's id among all of ours: Telegram counts messages in each chat anew."""
    return f"{chat}:{message}"
