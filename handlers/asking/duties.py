"""The words that somebody's roles have: told with the role, in BANTUAN, and instead of residents'
choices where nothing was understood."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.menu import MENU
from handlers.conversation.messages import Choice, Lines, Text
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import Grant, allowed

# Of what their roles carry, the first of these are offered to whoever works here.
OFFERED = ("tasks", "meetings", "enter", "announce")
MOST = 3

# Of those words, these are told with a new role, so many at the most: all of them are in BANTUAN.
TO_BEGIN = (
    "tasks", "invite", "task", "decide", "agree", "annotate", "meetings", "announce", "enter",
    "card", "search", "below", "export",
)  # fmt: skip
AT_FIRST = 6


def of(turn: Turn, held: Sequence[Grant]) -> list[str]:
    """The commands of staff that roles carry, in the order of menus."""
    return [
        name
        for name, operations in turn.duties.items()
        if any(allowed([grant], each, grant.area) for grant in held for each in operations)
    ]


def to_begin(known: Sequence[str]) -> list[str]:
    """Those of some commands that are told with a new role."""
    return [name for name in TO_BEGIN if name in known][:AT_FIRST]


def lines(names: Sequence[str]) -> Lines:
    """One line for each command: its word, and what it does."""
    return Lines(
        tuple(
            Text(
                "help-line",
                {"word": Text(f"command-{name}"), "about": Text(f"command-{name}.about")},
            )
            for name in names
        )
    )


async def menu(turn: Turn) -> tuple[Choice, ...]:
    """What is offered where nothing was understood: to staff what their roles are for."""
    if not turn.person.works:
        return MENU
    return choices(turn, await staff.grants(turn.store, turn.person.id))


def choices(turn: Turn, held: Sequence[Grant]) -> tuple[Choice, ...]:
    """What roles offer first."""
    known = of(turn, held)
    first = [name for name in OFFERED if name in known][:MOST]
    offered = tuple(Choice(f"do:{name}", Text(f"command-{name}.button")) for name in first)
    return (*offered, MENU[-1]) if offered else MENU
