"""UMUMKAN: facilitators write to many; how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.conversation.messages import Choice, Lines, Outgoing, Text, Words
from storage.mailbox import DELIVERED, PROGRESS, READ, SENT, WAITING
from storage.mailings import Kind, Mailing, MailingState

# Its owner is told anew when so much of a mailing has gone since the last time.
STEP = 0.1


def worth_telling(mailing: Mailing, gone: int) -> bool:
    """Whether enough has happened since its owner was told how far it is."""
    return gone - (mailing.told or 0) >= max(1, mailing.total * STEP)


def progress(mailing: Mailing, gone: int) -> Outgoing | None:
    """The one message that renews itself while an announcement runs."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    paused = mailing.state is MailingState.PAUSED
    words = Text(
        "announce-progress.paused" if paused else "announce-progress",
        {"gone": gone, "total": mailing.total},
    )
    on = Choice("do:resume", Text("command-resume.button"))
    hold = Choice("do:pause", Text("command-pause.button"))
    choices = (on if paused else hold, Choice("do:halt", Text("command-halt.button")))
    return Outgoing(
        (words,),
        choices,
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
        replaces=f"{PROGRESS}mailing:{mailing.id}",
    )


def report(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> Outgoing | None:
    """What became of an announcement, for its owner."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    return Outgoing(
        report_words(mailing, counted),
        (Choice(f"do:recipients:{mailing.id}", Text("announce-people")),),
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
    )


def report_words(
    mailing: Mailing, counted: Mapping[tuple[str, str | None], int]
) -> tuple[Words, ...]:
    """How many it reached, how far it came, and why it did not."""

    def of(*states: str) -> int:
        return sum(n for (state, _), n in counted.items() if state in states)

    read, delivered = of(READ), of(READ, DELIVERED)
    args = {
        "sent": of(SENT, DELIVERED, READ), "delivered": delivered, "read": read,
        "total": mailing.total, "waiting": of(WAITING),
    }  # fmt: skip
    lines: list[Text] = [Text("announce-report", args)]
    failed: dict[str, int] = {}
    for (state, why), n in counted.items():
        if state in REASONS:
            name = why if why in ("stopped", "expired") else REASONS[state]
            failed[name] = failed.get(name, 0) + n
    # Whoever's window was shut has a message that waits.
    for why, n in mailing.missed.items():
        if why != "window":
            failed[why] = failed.get(why, 0) + n
    lines += [Text(f"announce-failed.{why}", {"n": n}) for why, n in sorted(failed.items())]
    if args["waiting"]:
        lines.append(Text("announce-failed.waiting", {"n": args["waiting"]}))
    return (Lines(tuple(lines)),)


# States of messages that did not arrive, and the words for them.
REASONS = {"refused": "refused", "gone": "gone", "unknown": "unknown"}
