"""Groups are not for proposals: who speaks to us there hears so."""

from __future__ import annotations

from datetime import datetime, timedelta

from telegram import Message
from telegram.constants import ChatType

# A group hears from us this often in an hour at the most.
GROUP_MOST, GROUP_HOUR = 20, timedelta(hours=1)


class Groups:
    """What groups are told: `notice`, and our address beside it. A proposal must not end in
    silence, so it is said each time; what people say to one another is no concern of ours."""

    def __init__(self, notice: str) -> None:
        self._notice = notice
        self._told: dict[int, list[datetime]] = {}

    def answer(
        self, message: Message, username: str | None, own_id: int | None, now: datetime
    ) -> str | None:
        """What is said to a group; None where nothing is. `username` and `own_id` are ours, once
        Telegram has told them."""
        chat = message.chat.id
        if not self._notice or message.chat.type == ChatType.CHANNEL:
            return None
        if not _spoken_to(message, username, own_id):
            return None
        told = [at for at in self._told.get(chat, ()) if now - at < GROUP_HOUR]
        if len(told) >= GROUP_MOST:
            return None
        if len(self._told) > 1000:
            self._told.clear()
        self._told[chat] = [*told, now]
        return self._notice + (f"\nhttps://t.me/{username}" if username else "")


def _spoken_to(message: Message, username: str | None, own_id: int | None) -> bool:
    """Whether a message in a group is meant for us: a command, our name, or a reply to us."""
    text = message.text or message.caption or ""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    ours = (username or "").casefold()
    if word.startswith("/"):
        _, at, name = word.casefold().partition("@")
        # Before Telegram has told us our name, any might be it.
        return not at or not ours or name == ours
    entities = (*message.entities, *message.caption_entities)
    marked = [
        text.encode("utf-16-le")[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
        for e in entities
        if e.type == "mention"
    ]
    if ours and f"@{ours}" in map(str.casefold, marked):
        return True
    reply = message.reply_to_message
    sender = reply.from_user if reply else None
    return sender is not None and sender.id == own_id
