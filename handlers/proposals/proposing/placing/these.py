"""Which RT or RW it is alone, of those that were said before."""

from __future__ import annotations

import re
from typing import Any

from handlers.reading.said.of_drafts.only_these import only_these
from storage import rules


def only_of_them(text: str, had: dict[str, Any]) -> dict[str, Any] | None:
    """The place with those RT or RW alone that a text says it is; None where it says more, or where
    the place has none of them."""
    found = only_these(text)
    if found is None:
        return None
    which, numbers = found
    before = had.get(which.lower())
    if not before or before == numbers:
        return None
    said = re.compile(rf"\b{which}\W{{0,2}}{re.escape(before)}(?!\d)", re.I)
    changed, count = said.subn(f"{which} {numbers}", had.get("text") or "", count=1)
    if not count or not rules.PLACE.holds(len(changed)):
        return None
    return {**had, "text": changed, which.lower(): numbers}
