"""What people see of their own messages when they read their chat again."""

from __future__ import annotations

import locales
from handlers.conversation.messages import FileKind, Incoming
from handlers.conversation.talk import Talk
from handlers.routes import COMMANDS, Takes


def sent_files(message: Incoming, locale: str) -> str:
    """What the person sees of files that were not taken as pictures, when they read the chat
    again: in words, which every phone can show, and with what they wrote."""
    files = [
        locales.text(locale, "page-sent-photo")
        if file.kind is FileKind.PHOTO
        else f"📄 {file.name or ''}"  # as the page itself shows it
        for file in message.files
    ]
    return "\n".join(filter(None, (*files, message.text)))


def choice_label(talk: Talk, choice: str, locale: str) -> str:
    """The words on a choice that was offered; "…" for one that nobody remembers."""
    shown = [*talk.shown, *(talk.open.shown if talk.open else ())]
    for id, label in shown:
        if id == choice:
            return str(label)
    kind, _, rest = choice.partition(":")
    name, _, rest = rest.partition(":")
    if kind == "do" and locales.has(locale, f"command-{name}"):
        # What nobody could have typed is an id of ours.
        typed = rest if name in COMMANDS and COMMANDS[name].takes is not Takes.NOTHING else ""
        return f"{locales.text(locale, f'command-{name}')} {typed}".strip()
    if rest == "" and name.startswith("@") and locales.has(locale, f"form-{name[1:]}"):
        return str(locales.text(locale, f"form-{name[1:]}"))
    return "…"
