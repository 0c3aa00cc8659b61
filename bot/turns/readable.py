"""What arrives, without what no database stores."""

from __future__ import annotations

import dataclasses
import re

from bot.channels.sound import storable
from handlers.conversation.messages import Attachment, Incoming

NAME = 200  # letters of a file's name that are kept


def _too_large(digits: str) -> bool:
    digits = digits.lstrip("0")
    return len(digits) > 19 or int(digits or 0) >= 2**63


_LONG = re.compile(r"[0-9]{19,}", re.ASCII)


def readable(message: Incoming) -> Incoming:
    """Without what no database stores: NUL, half surrogate pairs, too large a number."""
    text = storable(message.text)
    choice = None if message.choice is None else storable(message.choice)
    if choice is not None and any(_too_large(n) for n in _LONG.findall(choice)):
        choice = ""  # no number of ours; no table has room for it
    files = tuple(_readable_file(file) for file in message.files)
    if text is message.text and choice is message.choice and files == message.files:
        return message
    return dataclasses.replace(message, text=text, choice=choice, files=files)


def _readable_file(file: Attachment) -> Attachment:
    name = None if file.name is None else storable(file.name)
    if name is not None and len(name) > NAME:
        name = name[: NAME - 20] + name[-20:]  # its ending says what it is
    mime = None if file.mime is None else storable(file.mime)[:100]
    return dataclasses.replace(file, name=name, mime=mime)
