"""How much many proposals ask for together, and cost: "berapa total panjang drainase"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import locales
from handlers.conversation.messages import Lines, Literal, Text, Words
from handlers.reading.bounds import Bounds
from handlers.turn import Turn
from storage.proposals.desk import sifted as kept
from storage.proposals.desk.sifted import Sieve, Sum
from storage.staff.roles import Grant

# Units that are counted as one by whoever asks for them.
_ALSO = {
    "unit": ("unit", "buah", "set", "paket", "titik"),
    "titik": ("titik", "unit", "buah"),
}


async def told(
    turn: Turn, of: tuple[Sequence[Grant], str, int], sieve: Sieve, unit: str
) -> list[Words]:
    """What those come to that are told in a unit; how many are told in another, or not at all."""
    found = await kept.by_unit(turn.store, *of, sieve)
    mine = _ALSO.get(unit, (unit,)) if unit != "any" else tuple(each for each in found if each)
    lines: list[Text | Literal] = []
    for name in mine:
        if (amount := found.get(name)) is not None:
            much = Literal(f"{figure(amount.much)} {name}")
            lines.append(Text("sifted-much", {"much": much, "n": amount.n}))
    if lines:
        lines.append(Text("sifted-much.about"))
    elif unit != "any":
        lines.append(Text("sifted-much.none", {"unit": Literal(unit)}))
    others = sum(amount.n for name, amount in found.items() if name and name not in mine)
    if others:
        lines.append(Text("sifted-much.others", {"n": others}))
    if "" in found:
        lines.append(Text("sifted-much.unknown", {"n": found[""].n}))
    return [Lines(tuple(lines))] if lines else []


def bounds(size: Bounds) -> list[Text]:
    """What they were narrowed to by how large they are."""
    said = (("least", size.over), ("most", size.under))
    much = ((name, f"{figure(value)} {size.unit}") for name, value in said if value is not None)
    return [Text(f"sifted-what.{name}", {"size": Literal(each)}) for name, each in much]


def unclear(size: Bounds) -> Words:
    """Asks whether metres or milyar are meant."""
    return Text("sifted-unclear", {"typed": Literal(size.unclear.removesuffix(" m"))})


async def unsized(turn: Turn, of: tuple[Sequence[Grant], str, int], sieve: Sieve) -> list[Words]:
    """How many others there are of which nobody told how large they are."""
    found = await kept.by_unit(turn.store, *of, replace(sieve, unit="", least=None, most=None))
    return [Text("sifted-unsized", {"n": found[""].n})] if "" in found else []


def figure(value: Decimal) -> str:
    """ "1.720", "2,5"."""
    whole, _, part = f"{value.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{part}" if part else grouped


def money(turn: Turn, total: Sum) -> Text:
    """What those of which it is known come to."""
    if not total.priced:
        return Text("sifted-sum.none")
    args: dict[str, object] = {
        "cost": locales.rupiah(turn.locale, total.cost),
        "n": total.priced,
        "left": total.n - total.priced,
    }
    return Text("sifted-sum.part" if total.priced < total.n else "sifted-sum", args)
