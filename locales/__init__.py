"""All texts: `text(locale, id, **args)` over the Fluent files beside this one.

Indonesian is complete; what another language lacks is said in Indonesian.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

log = logging.getLogger("rembuk.locales")

LOCALES = ("id", "jv", "en")
HOME = Path(__file__).parent


class BadText(ValueError):
    """A Fluent file that cannot be read."""


class IncompleteText(UserWarning):
    """A text lacked an argument, or named a text that is not there. In tests, where warnings are
    errors, it is raised; a resident gets the best that can be said.
    """


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A text. Of the most it is enough to fill in arguments: `filled` is the text itself where it
    has none, else as `%` takes it with a mapping. Others (plurals, choices, what refers to other
    texts) are for fluent's own resolver; `choosers` are the arguments that decide there what is
    said, and are not said just as they are. `refers` are the texts that it says, whose arguments
    and choosers are its own too.
    """

    filled: str | None
    arguments: frozenset[str]
    choosers: frozenset[str] = frozenset()
    refers: frozenset[str] = frozenset()


CHOSEN = 2000  # texts that are kept as they were chosen

# What stands in a text that is chosen for what is filled in afterwards: no text of ours has it.
_BLANK = "\x00"
_BLANKS = re.compile("\x00([^\x00]+)\x00")

# Where a text begins, and where an attribute of it; what else may stand at the left edge.
_BEGINS = re.compile(r"^([a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^ +\.([a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)
_ELSE = re.compile(r"^(?![#\s}*\[]|[a-zA-Z][a-zA-Z0-9_-]* *=).+", re.MULTILINE)


class _Language:
    """The texts of one language, by id and by id.attribute. Each is parsed when it is first asked
    for: of the thousands a command says a few, and fluent takes a third of a second for all."""

    def __init__(self, locale: str) -> None:
        self.bundle = FluentBundle([locale], use_isolating=False)
        self.ids: set[str] = set()
        self._sources: dict[str, tuple[str, str]] = {}  # the file, and what stands in it
        self._parsed: dict[str, _Pattern] = {}
        self._patterns: dict[str, _Pattern] = {}  # with the arguments of what they refer to
        # What fluent has chosen, by what decides it; what is said as it is, is still to fill in.
        self._chosen: dict[tuple[str, tuple[tuple[str, object, type], ...]], str] = {}
        for path in sorted((HOME / locale).glob("*.ftl")):
            self._read(path)

    def _read(self, path: Path) -> None:
        content = path.read_text(encoding="utf-8")
        if junk := _ELSE.search(content):
            raise BadText(f"{path.name}: {junk[0].strip()[:80]}")
        found = list(_BEGINS.finditer(content))
        ends = [each.start() for each in found[1:]] + [len(content)]
        for begin, end in zip(found, ends, strict=True):
            name, source = begin[1], content[begin.start() : end]
            if name in self._sources:
                raise BadText(f"{path.name}: {name} is there twice")
            self._sources[name] = path.name, source
            attributes = list(_ATTRIBUTE.finditer(source))
            value = (
                source[begin.end() - begin.start() : attributes[0].start()] if attributes else "x"
            )
            if value.strip():
                self.ids.add(name)
            self.ids.update(f"{name}.{each[1]}" for each in attributes)

    def pattern(self, id: str) -> _Pattern:
        """Raises KeyError for a text that is not there."""
        known = self._patterns.get(id)
        if known is None:
            if id not in self.ids:
                raise KeyError(id)
            # With what it refers to: fluent's own resolver is to find that.
            arguments, choosers = set[str](), set[str]()
            todo, seen = [id], set[str]()
            while todo:
                each = todo.pop()
                if each in self.ids and each not in seen:
                    seen.add(each)
                    parsed = self._parsed.get(each) or self._parse(each)
                    arguments |= parsed.arguments
                    choosers |= parsed.choosers
                    todo += parsed.refers
            known = replace(
                self._parsed[id], arguments=frozenset(arguments), choosers=frozenset(choosers)
            )
            self._patterns[id] = known
        return known

    def _parse(self, id: str) -> _Pattern:
        name = id.partition(".")[0]
        file, source = self._sources[name]
        entry = FluentParser(with_spans=False).parse_entry(source)
        if not isinstance(entry, ast.Message):
            raise BadText(f"{file}: {source.strip()[:80]}")
        self.bundle.add_resource(ast.Resource([entry]))
        if entry.value is not None:
            self._parsed[name] = _compiled(entry.value)
        for each in entry.attributes:
            self._parsed[f"{name}.{each.id.name}"] = _compiled(each.value)
        return self._parsed[id]

    def format(self, id: str, args: Mapping[str, object]) -> tuple[str, str]:
        """The text, and what is wrong with it or nothing."""
        pattern = self.pattern(id)
        if pattern.filled is not None:
            if not pattern.arguments:
                return pattern.filled, ""
            try:
                return pattern.filled % args, ""
            except KeyError:
                missing = pattern.arguments - args.keys()
                trouble = f"{id} lacks {', '.join(sorted(missing))}"
                return pattern.filled % {**dict.fromkeys(missing, "…"), **args}, trouble
        if pattern.arguments <= args.keys() and not any(map(_has_point, args.values())):
            # What is chosen does not depend on what is said as it is: that is filled in afterwards.
            # 1, 1.0 and True are equal, and said differently.
            chosen = tuple((name, args[name], type(args[name])) for name in pattern.choosers)
            known = self._chosen.get((id, chosen))
            if known is None:
                if len(self._chosen) >= CHOSEN:
                    self._chosen.clear()
                given: dict[str, object] = {
                    name: f"{_BLANK}{name}{_BLANK}" for name in pattern.arguments
                }
                given |= {name: value for name, value, _ in chosen}
                shown, trouble = self._resolved(id, pattern, given)
                if trouble:
                    return self._resolved(id, pattern, args)
                known = self._chosen[id, chosen] = _BLANKS.sub(r"%(\1)s", shown.replace("%", "%%"))
            return known % args, ""
        return self._resolved(id, pattern, args)

    def _resolved(self, id: str, pattern: _Pattern, args: Mapping[str, object]) -> tuple[str, str]:
        """By fluent's own resolver."""
        name, _, attribute = id.partition(".")
        message = self.bundle.get_message(name)
        value = message.attributes[attribute] if attribute else message.value
        if value is None:
            raise KeyError(id)
        given = {key: _fluent(value) for key, value in args.items()}
        shown, errors = self.bundle.format_pattern(value, given)
        if not errors:
            return str(shown), ""
        # Which arguments are needed depends on the variant, so fluent was asked first.
        given = {**dict.fromkeys(pattern.arguments, "…"), **given}
        return str(self.bundle.format_pattern(value, given)[0]), f"{id}: {errors[0]}"


def _has_point(value: object) -> bool:
    """Whether it is written otherwise in each language."""
    return isinstance(value, float | Decimal)


def _fluent(value: object) -> object:
    # A number chooses plurals, but is written as it is: a year is no thousands.
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float | Decimal):
        return fluent_number(value, useGrouping=False)
    return str(value)


class _Arguments(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.choosers: set[str] = set()
        self.texts: set[str] = set()

    def visit_Placeable(self, node: ast.Placeable) -> None:
        if isinstance(node.expression, ast.VariableReference):
            self.names.add(node.expression.id.name)
        else:
            self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        # Of a choice, or of a function.
        self.names.add(node.id.name)
        self.choosers.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        attribute = f".{node.attribute.name}" if node.attribute else ""
        self.texts.add(node.id.name + attribute)


def _compiled(pattern: ast.Pattern) -> _Pattern:
    found = _Arguments()
    found.visit(pattern)
    names = frozenset(found.names)
    parts: list[str] = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value.replace("%", "%%") if names else element.value)
        elif isinstance(element.expression, ast.VariableReference):
            parts.append(f"%({element.expression.id.name})s")
        elif isinstance(element.expression, ast.StringLiteral):
            literal = str(element.expression.parse()["value"])
            parts.append(literal.replace("%", "%%") if names else literal)
        else:
            return _Pattern(None, names, frozenset(found.choosers), frozenset(found.texts))
    return _Pattern("".join(parts), names)


@cache
def _language(locale: str) -> _Language:
    return _Language(locale)


def text(locale: str, id: str, /, **args: object) -> str:
    """A text in a language, else in Indonesian. Numbers are written as they are.

    Raises KeyError for an id that is nowhere. A text of another language that lacks an argument
    is logged and said in Indonesian; in an Indonesian one, "…" takes the argument's place.
    """
    for name in (locale, LOCALES[0]):
        if has(name, id):
            shown, trouble = _language(name).format(id, args)
            if not trouble:
                return shown
            log.error("a text of %s cannot be said: %s", name, trouble)
            warnings.warn(trouble, IncompleteText, stacklevel=2)
            if name == LOCALES[0] or not has(LOCALES[0], id):
                return shown
    raise KeyError(id)


@cache
def as_it_is(locale: str, id: str) -> str:
    """A text that takes no arguments. Raises KeyError as `text`."""
    return text(locale, id)


def has(locale: str, id: str) -> bool:
    """Whether the language itself has this text."""
    return locale in LOCALES and id in _language(locale).ids


def ids(locale: str) -> frozenset[str]:
    """All texts that the language has; attributes as "message.attribute"."""
    return frozenset(_language(locale).ids)


def arguments(locale: str, id: str) -> frozenset[str]:
    """The arguments that a text uses."""
    return _language(locale).pattern(id).arguments


@cache
def words(locale: str, id: str) -> tuple[str, ...]:
    """A text that is a list with commas, as its parts. Empty where the language has none."""
    if not has(locale, id):
        return ()
    return tuple(word.strip() for word in text(locale, id).split(",") if word.strip())


# --- dates, times and amounts, as people say them ---------------------------------------------


def date(locale: str, value: Date) -> str:
    """Selasa, 12 Januari 2027"""
    return text(
        locale,
        "date-whole",
        weekday=words(locale, "date-weekdays")[value.weekday()],
        day=value.day,
        month=_month(locale, value),
        year=value.year,
    )


def day(locale: str, value: Date) -> str:
    """12 Januari 2027"""
    return text(locale, "date-day", day=value.day, month=_month(locale, value), year=value.year)


def day_month(locale: str, value: Date) -> str:
    """12 Januari"""
    return text(locale, "date-short", day=value.day, month=_month(locale, value))


def _month(locale: str, value: Date) -> str:
    return words(locale, "date-months")[value.month - 1]


ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def time(locale: str, value: datetime, zone: ZoneInfo) -> str:
    """pukul 09.00 WIB"""
    local = value.astimezone(zone)
    name = ZONES.get(zone.key, zone.key)
    return text(locale, "date-time", hour=f"{local:%H}", minute=f"{local:%M}", zone=name)


def span(locale: str, begin: datetime, end: datetime, zone: ZoneInfo) -> str:
    """Selasa, 12 Januari 2027, pukul 09.00 sampai 12.00 WIB; both on one day"""
    first, last = begin.astimezone(zone), end.astimezone(zone)
    return text(
        locale,
        "date-span",
        day=date(locale, first.date()),
        begin=f"{first:%H.%M}",
        end=f"{last:%H.%M}",
        zone=ZONES.get(zone.key, zone.key),
    )


def lead(locale: str, minutes: int) -> str:
    """3 hari, 2 jam, 45 menit"""
    for size, name in ((1440, "days"), (60, "hours")):
        if minutes % size == 0:
            return text(locale, f"date-{name}", n=minutes // size)
    return text(locale, "date-minutes", n=minutes)


def number(locale: str, value: int | float | Decimal) -> str:
    """6.000 or 2,5 in Indonesian, 6,000 or 2.5 in English."""
    shown = f"{value:,.10f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    return shown if locale == "en" else shown.translate(str.maketrans(",.", ".,"))


def rupiah(locale: str, value: int) -> str:
    """Rp 25 juta, Rp 1,5 miliar, Rp 750.000"""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if value >= size and (value * 100) % size == 0:
            shown = number(locale, Decimal(value) / size)
            return text(locale, f"money-{name}", amount=shown)
    return text(locale, "money", amount=number(locale, value))
