"""BIAYA: what the month's messages cost so far and by which rates, and the ceiling above which
announcements wait."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import locales
from handlers import late
from handlers.asking import refused
from handlers.conversation.messages import Lines, Literal, Outgoing, Text
from handlers.reading import spelling
from handlers.turn import Turn
from storage.messages import bill
from storage.staff.staff import NotAllowed

# Dollars that a ceiling may be, and a message may cost.
MOST, DEAREST = 1_000_000, Decimal(1)

# What may stand around a number of dollars, and a number with its thousands parted.
UNIT = late.regex(r"\$|\b(?:dolar|dollar|usd)(?:\s+(?:as|amerika))?\b")
THOUSANDS = late.regex(r"[0-9]{1,3}(?:\.[0-9]{3})+")


async def cost(turn: Turn, said: str) -> list[Outgoing]:
    """The month so far; with BATAS and a number the ceiling is set, with KOSONG it is none; with
    TARIF, a kind and dollars what a message of it costs."""
    try:
        found = await bill.look(turn.store, turn.person)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    if said.strip():
        word, _, rest = said.strip().partition(" ")
        if spelling.fold(word) in locales.words(locales.LOCALES[0], "words-bill-rate"):
            return await _rate(turn, said)
        return await _ceiling(turn, word, rest.strip())
    lines: list[Text | Literal] = [
        Text(
            "bill",
            {"month": _month(turn.locale, found.month), "usd": dollars(turn.locale, found.usd)},
        )
    ]
    lines += [
        Text(f"bill-kind.{kind}", {"n": found.counts.get(kind, 0)})
        for kind in (bill.REPLY, bill.UTILITY)
    ]
    if free := found.counts.get(bill.ENTRY, 0):
        lines.append(Text("bill-kind.entry", {"n": free}))
    lines.append(Text("bill-free", {"n": found.free, "all": bill.FREE}))
    if found.ceiling is None:
        lines.append(Text("bill-ceiling.none"))
    else:
        over = "bill-ceiling.over" if found.over else "bill-ceiling"
        lines.append(Text(over, {"usd": dollars(turn.locale, found.ceiling)}))
    lines += [
        Text(
            "bill-rate.set-by" if each.source == bill.SET else "bill-rate",
            {
                "kind": Text(f"bill-rate.{kind}"),
                "usd": small(turn.locale, each.usd),
                "fee": small(turn.locale, each.fee),
                "day": _day(turn.locale, each.as_of),
                "source": Literal(each.source),
            },
        )
        for kind, each in found.rates.items()
    ]
    return [Outgoing((Lines(tuple(lines)), Text("bill-how")))]


async def _rate(turn: Turn, said: str) -> list[Outgoing]:
    _, _, rest = said.strip().partition(" ")
    kind, _, amount = rest.strip().partition(" ")
    named = spelling.fold(kind)
    kinds = {
        each: locales.words(locales.LOCALES[0], f"words-bill-{each}")
        for each in (bill.REPLY, bill.UTILITY)
    }
    found = next((each for each, words in kinds.items() if named in words), None)
    usd = _bare(amount).replace(",", ".")
    good = usd.isascii() and len(usd) <= 10 and usd.replace(".", "", 1).isdecimal()
    if found is None or not good or not Decimal(usd) <= DEAREST:
        return [Outgoing((Text("bill-rate.wrong"),))]
    try:
        await bill.set_rate(turn.store, turn.person, found, Decimal(usd))
    except NotAllowed:
        return [await refused.not_yours(turn)]
    args = {"kind": Text(f"bill-rate.{found}"), "usd": small(turn.locale, Decimal(usd))}
    return [Outgoing((Text("bill-rate.done", args),))]


def small(locale: str, usd: Decimal) -> str:
    """ "0,0214"."""
    whole = f"{usd.normalize():f}"
    return whole if locale == "en" else whole.replace(".", ",")


async def _ceiling(turn: Turn, word: str, rest: str) -> list[Outgoing]:
    if spelling.fold(word) not in locales.words(locales.LOCALES[0], "words-bill-ceiling"):
        return [Outgoing((Text("bill-how"),))]
    none = spelling.fold(rest) in locales.words(locales.LOCALES[0], "words-bill-none")
    digits = _bare(rest)
    if THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    good = digits.isascii() and digits.isdecimal() and len(digits) < 8 and 0 < int(digits) <= MOST
    if not none and not good:
        return [Outgoing((Text("bill-ceiling.wrong"),))]
    try:
        await bill.set_ceiling(turn.store, turn.person, None if none else int(digits))
    except NotAllowed:
        return [await refused.not_yours(turn)]
    if none:
        return [Outgoing((Text("bill-ceiling.lifted"),))]
    usd = dollars(turn.locale, Decimal(int(digits)))
    return [Outgoing((Text("bill-ceiling.set", {"usd": usd}),))]


def _bare(amount: str) -> str:
    """An amount without the dollars that may stand around it: "50 dolar AS", "$50"."""
    return UNIT.sub("", amount.casefold()).strip()


def _month(locale: str, month: str) -> str:
    """ "November 2026" of "2026-11"."""
    year, _, number = month.partition("-")
    return f"{locales.words(locale, 'date-months')[int(number) - 1]} {year}"


def _day(locale: str, day: str) -> str:
    """A day as it is read, where more than the year is known."""
    return locales.date(locale, date.fromisoformat(day)) if len(day) == len("2026-11-24") else day


def dollars(locale: str, usd: Decimal) -> str:
    """ "12,50"."""
    whole = f"{usd:,.2f}"
    return whole if locale == "en" else whole.translate(str.maketrans(",.", ".,"))
