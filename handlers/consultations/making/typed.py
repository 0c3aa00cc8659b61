"""A question of a consultation as staff type it in chat: the question, and below it the choices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from handlers import late
from handlers.reading import spelling
from handlers.reading.spelling import fold
from storage.consultations.model import Ask, Kind, Option

# What a line begins with that only marks it: "- ", "1. ", "b) ".
_MARK = late.regex(r"\s*(?:[-*\u2022\u2013]|\d{1,2}[.)]|[a-zA-Z][.)])\s*")

# On one line: what follows the question is its choices, parted by ";" or "/".
_BESIDE = late.regex(r"(?s)(.+?[?:.])\s+([^;/]+[;/].+)")

# What says in words how a question is answered; it stands in brackets behind it, or leads it.
_SEVERAL = late.regex(r"\b(?:lebih dari satu|beberapa|boleh pilih \d)\b", re.I)
_RANKED = late.regex(r"\burutkan\b", re.I)
_NUMBER = late.regex(r"\((?:tulis |dalam )?angka\)", re.I)


def ask(text: str, key: str) -> Ask:
    """The question that a text is, whatever the rules say of it (storage.consultations.rules)."""
    lines = [spelling.clean(line).strip() for line in text.strip().splitlines()]
    said = [line for line in lines if line]
    if len(said) == 1 and (found := _BESIDE.fullmatch(said[0])):
        said = [found[1], *re.split(r"[;/]", found[2])]
    elif said and said[0].count(";") > 1:
        said = [*said[0].split(";"), *said[1:]]
    said = said[:1] + [label for line in said[1:] for label in line.split(";")]
    question = said[0] if said else ""
    labels = [label for line in said[1:] if (label := _MARK.sub("", line, count=1).strip(" .;"))]
    named = {fold(label) for label in labels}
    options = _options(labels)
    if named == {"ya", "tidak"} or (not labels and re.search(r"\bya ?/ ?tidak\b", question, re.I)):
        kind, options = Kind.YES_NO, ()
    elif not labels:
        kind = Kind.NUMBER if _NUMBER.search(question) else Kind.TEXT
    elif _RANKED.search(question):
        kind = Kind.RANK
    else:
        kind = Kind.SEVERAL if _SEVERAL.search(question) else Kind.ONE
    return Ask(key, kind, question, label_of(question), options, kind in (Kind.TEXT, Kind.NUMBER))


def label_of(question: str) -> str:
    """What a question is called in summaries and results: its first words."""
    bare = re.sub(r"\s*\([^)]*\)", "", question).strip(" ?.:")
    if len(bare) <= 40:
        return bare
    return bare[:39].rsplit(" ", 1)[0].rstrip(" ,;") + "\u2026"


def _options(labels: Sequence[str]) -> tuple[Option, ...]:
    made: list[Option] = []
    for label in labels:
        made.append(Option(key_of(label, [option.key for option in made]), label))
    return tuple(made)


def key_of(label: str, taken: Sequence[str]) -> str:
    """What an option is called in the data, where nobody says."""
    plain = re.sub(r"[^a-z0-9]", "", fold(label))[:12]
    key = plain if plain[:1].isalpha() else f"p{plain}"
    n, given = 2, key
    while given in taken:
        given, n = f"{key}{n}", n + 1
    return given


def dump(ask: Ask) -> dict[str, Any]:
    """A question as a draft keeps it."""
    return {
        "kind": ask.kind.value,
        "text": ask.text,
        "label": ask.label,
        "options": [[option.key, option.label] for option in ask.options],
    }


def load(data: Mapping[str, Any], key: str) -> Ask:
    """The way back from `dump`."""
    kind = Kind(data["kind"])
    options = tuple(Option(key, label) for key, label in data["options"])
    optional = kind in (Kind.TEXT, Kind.NUMBER)
    return Ask(key, kind, data["text"], data["label"], options, optional)
