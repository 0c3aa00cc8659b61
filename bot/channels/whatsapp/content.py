"""Buttons and lists as Twilio's Content objects: one for each shape, the texts as variables.

A variable may not be empty nor, in the body, hold a line end, a tab or more than four spaces
(https://www.twilio.com/docs/api/errors/21656). So each line of the body is a variable of its own,
the line ends belong to the shape, and so does which rows have a detail. In session no approval is
needed, and Twilio sets no limit to the number of such objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.channels.base import Button, Limits
from handlers.conversation.messages import own_numbers

# A change in what `definition` makes of a shape needs a new version: those made before stay.
VERSION = 1

# A body of more lines than this is written out with a numbered list instead (100 variables are
# the most that Twilio takes, and ten rows with details need 31).
MOST_LINES = 24

# What a person presses to open a list: WhatsApp shows at most 20 characters.
MENU_LABEL = 20

_NEWLINES = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"))


class Kind(StrEnum):
    REPLY = "reply"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Shape:
    """What one Content object serves: kind, number of items, which of them have a detail
    (``"110"``), and how many line ends follow each line of the body but the last (``"21"``)."""

    kind: Kind
    items: int
    details: str = ""
    gaps: str = ""

    @property
    def key(self) -> str:
        """Its name in the store and at Twilio: ``list-3.d110.g2``."""
        key = f"{self.kind}-{self.items}"
        if self.details:
            key += f".d{self.details}"
        return f"{key}.g{self.gaps}" if self.gaps else key


@dataclass(frozen=True, slots=True)
class Filled:
    """A shape and its variables, in their order: lines, the list's own label, items."""

    shape: Shape
    variables: tuple[str, ...]


def fill(text: str, buttons: Sequence[Button], limits: Limits, menu: str) -> Filled | None:
    """The message as a quick reply or a list, or None where it fits neither."""
    body = _lines(text)
    if body is None or not buttons:
        return None
    lines, gaps = body
    if sum(map(len, lines)) + sum(map(int, gaps)) > (limits.body_with_buttons or limits.text):
        return None
    ids = [button.id for button in buttons]
    labels = [_flat(button.label) for button in buttons]
    details = [_flat(button.detail) for button in buttons]
    if len(set(ids)) < len(ids) or not all(0 < length(i) <= limits.choice_id for i in ids):
        return None
    if not all(labels) or any("{{" in value for value in (*lines, *labels, *details, *ids)):
        return None  # it would read as a variable's name
    if (
        len(buttons) <= limits.buttons
        and not any(details)
        and len(set(labels)) == len(labels)
        and all(length(label) <= limits.button_label for label in labels)
    ):
        items = [value for pair in zip(labels, ids, strict=True) for value in pair]
        return Filled(Shape(Kind.REPLY, len(buttons), gaps=gaps), (*lines, *items))
    if (
        len(buttons) <= limits.rows
        and all(length(label) <= limits.row_label for label in labels)
        and all(length(detail) <= limits.row_detail for detail in details)
        and 0 < length(menu) <= MENU_LABEL
    ):
        mask = "".join("1" if detail else "0" for detail in details) if any(details) else ""
        shape = Shape(Kind.LIST, len(buttons), mask, gaps)
        rows = [
            value
            for row in zip(labels, ids, details, strict=True)
            for value in (row if row[2] else row[:2])
        ]
        return Filled(shape, (*lines, menu, *rows))
    return None


def definition(shape: Shape) -> dict[str, object]:
    """The Content object as ContentCreateRequest takes it (POST /v1/Content)."""
    samples: dict[str, str] = {}

    def variable(sample: str) -> str:
        name = str(len(samples) + 1)
        samples[name] = sample
        return "{{" + name + "}}"

    body = variable("Baris 1")
    for number, gap in enumerate(shape.gaps, 2):
        body += "\n" * int(gap) + variable(f"Baris {number}")
    if shape.kind is Kind.REPLY:
        actions = [
            {
                "type": "QUICK_REPLY",
                "title": variable(f"Tombol {number}"),
                "id": variable(f"tombol-{number}"),
            }
            for number in range(1, shape.items + 1)
        ]
        content: dict[str, object] = {"twilio/quick-reply": {"body": body, "actions": actions}}
    else:
        menu = variable("Pilih")
        rows = []
        for number in range(1, shape.items + 1):
            row = {"item": variable(f"Pilihan {number}"), "id": variable(f"pilihan-{number}")}
            if shape.details[number - 1 : number] == "1":
                row["description"] = variable(f"Keterangan {number}")
            rows.append(row)
        content = {"twilio/list-picker": {"body": body, "button": menu, "items": rows}}
    return {
        "friendly_name": f"rembuk {VERSION} {shape.key}",
        "language": "id",
        "variables": samples,
        "types": content,
    }


# The call to a meeting and what is said of it after: a paragraph or two, two to five lines, and the
# question, with three buttons.
CALLS = tuple(f"{head}{'1' * lines}2" for head in ("2", "22") for lines in range(1, 5))


def usual(limits: Limits) -> tuple[Shape, ...]:
    """The shapes that nearly every message has; made before anybody needs them."""
    gaps = ("", "2", "22")
    replies = [Shape(Kind.REPLY, n, gaps=g) for n in range(1, limits.buttons + 1) for g in gaps]
    replies += [Shape(Kind.REPLY, 3, gaps=g) for g in CALLS]
    lists = [
        Shape(Kind.LIST, n, details, g)
        for n in range(1, limits.rows + 1)
        for details in ("", "1" * n)
        for g in gaps[:2]
    ]
    return (*replies, *lists)


def numbered(text: str, buttons: Iterable[Button], hint: str, details: bool = True) -> str:
    """The message written out: answers numbered, then `hint` with the words to type."""
    answers = [button for button in buttons if not button.word]
    own = own_numbers([button.label for button in answers])
    rows = [
        ("" if own else f"{number}. ")
        + f"{_flat(button.label)}"
        + (f" - {_flat(button.detail)}" if details and button.detail else "")
        for number, button in enumerate(answers, 1)
    ]
    return "\n\n".join(part for part in (text.strip(), "\n".join(rows), hint.strip()) if part)


def split(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` characters, cut at line ends or spaces if possible."""
    pieces = []
    while length(text) > most:
        end = most
        while length(text[:end]) > most:
            end -= 1
        for cut in ("\n\n", "\n", " "):
            found = text.rfind(cut, 1, end)
            if found >= end // 2:
                end = found
                break
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def length(text: str) -> int:
    """Characters as JavaScript and Java count them, which is never less than Python does: an
    emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def _lines(text: str) -> tuple[list[str], str] | None:
    """The lines that are not blank, and the line ends between them."""
    text = text.replace("\r\n", "\n").translate(_NEWLINES)
    lines: list[str] = []
    gaps = ""
    gap = 0
    for raw in text.split("\n"):
        line = re.sub(r" {5,}", "    ", raw.replace("\t", " ")).strip()
        if line:
            if lines:
                gaps += str(min(gap, 2))
            lines.append(line)
            gap = 0
        gap += 1
    return (lines, gaps) if 0 < len(lines) <= MOST_LINES else None


def _flat(text: str) -> str:
    return " ".join(text.split())
