"""The wish, where it says what is put right elsewhere, too: nobody is to read two answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from handlers import late
from handlers.conversation.answers import Draft
from handlers.reading.amounts import quantities
from handlers.reading.meaning.slots import slots
from handlers.reading.spelling import fold
from storage import rules

# A number with the word behind it, as it was typed: "120 meter", "2x60 m".
_FIGURE = late.regex(r"(?<![\w.,])\d[\d.,x]{0,12}(?:\s?[a-z²]{1,10}2?)?(?!\w)", re.I)


def follows_in(draft: Draft, wish: str) -> dict[str, Any]:
    """The wish among what an answer changes, if it is another now."""
    changed = wish != (draft["wish"] or "") and rules.WISH.holds(len(wish))
    return {"wish": wish} if changed else {}


def with_amount(draft: Draft, amount: dict[str, Any]) -> str:
    """The wish with the amount that takes the place of the one that there is, where it says
    that."""
    wish: str = draft["wish"] or ""
    had = draft["volume"] or {}
    counted = {had["unit"]} if had.get("unit") else set[str]()
    said = quantities.amount_in(wish, counted)
    if said.value is None or not _is(said.value, had.get("value")) or not amount.get("value"):
        return wish
    for found in _FIGURE.finditer(wish):
        same = quantities.amount_in(found[0], counted)
        if (same.value, same.unit) == (said.value, said.unit) and not slots(found[0]).things:
            return f"{wish[: found.start()]}{amount['text']}{wish[found.end() :]}"
    return wish


def _is(value: Decimal, had: str | None) -> bool:
    """Whether a number is the one that is kept, which has the database's places ("120.000")."""
    try:
        return had is not None and Decimal(had) == value
    except InvalidOperation:
        return False


def with_place(draft: Draft, place: dict[str, Any]) -> str:
    """The wish with the RT, RW and street of the place that takes the place of the one that there
    is, where it says them."""
    wish: str = draft["wish"] or ""
    had: dict[str, Any] = draft["place"] or {}
    for which in ("rt", "rw"):
        old, new = had.get(which), place.get(which)
        if old and new and old != new and old.isdecimal():
            wish = re.sub(
                rf"\b({which}[\s.:]*)0*{int(old)}(?!\d)", rf"\g<1>{new}", wish, flags=re.I
            )
        elif old and new and old != new:
            # "RT 3 sampe RT 5", which are said one after the other.
            numbers = rf"\W*\w{{0,8}}\W*(?:{which}[\s.:]*)?".join(
                f"0*{int(each)}" for each in re.findall(r"\d+", old)
            )
            said = rf"\b({which}[\s.:]*){numbers}(?!\d)"
            wish = re.sub(said, rf"\g<1>{new}", wish, flags=re.I)
    before, now = slots(had.get("text") or "").street, slots(place["text"]).street
    if before and now and before in wish and fold(before) != fold(now):
        wish = wish.replace(before, now)
    return wish


# "Kurang, tambahin 30 meter lagi": so much more than there was.
_SO_MUCH_MORE = late.regex(
    r"\b(?:tambah|nambah|kurang)\w*\b.{0,60}\d.{0,60}\b(?:lagi|lg|maneh|meneh|malih|more)\b",
    re.I | re.S,
)


def with_more(text: str, amount: dict[str, Any], had: Mapping[str, Any]) -> dict[str, Any]:
    """The amount that a text says; added to the one that is known where it is so much more."""
    same = amount.get("unit") is not None and amount["unit"] == had.get("unit")
    if not (same and amount.get("value") and had.get("value") and _SO_MUCH_MORE.search(text)):
        return amount
    summed = Decimal(had["value"]) + Decimal(amount["value"])
    whole = Decimal(f"{summed.normalize():f}")
    text = quantities.written(whole, amount["unit"])
    return {"text": text, "value": str(whole), "unit": amount["unit"]}
