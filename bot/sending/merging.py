"""Which of many waiting answers to one person may give way to the newest."""

from __future__ import annotations

from handlers.conversation import messages
from storage.messages.model import ASKED_FOR, OutboxMessage

# What begins `about` of a message that is said only once: a code that nobody can ask for again, a
# file of theirs that went wrong.
SAID_ONCE = (messages.INVITATION, "file:")


def passed_over(queue: list[OutboxMessage]) -> list[OutboxMessage]:
    """Which of somebody's waiting answers may give way to the newest, oldest first: what only shows
    where the conversation stands, or can be asked for again. Never a step of a proposal with its
    number, what is said only once, or what nobody asked for; of a file the newest stays."""
    found: list[OutboxMessage] = []
    files: set[tuple[str, str]] = set()
    for message in sorted(queue, key=lambda each: each.id, reverse=True):
        if message.priority != ASKED_FOR or message.person_id is None:
            continue
        if message.proposal_id is not None or (message.about or "").startswith(SAID_ONCE):
            continue
        if message.file is not None:
            file = (str(message.file["kind"]), str(message.file["ref"]))
            if file not in files:
                files.add(file)
                continue
        found.append(message)
    return found[::-1]
