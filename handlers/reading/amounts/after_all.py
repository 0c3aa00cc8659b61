"""How much it is after all, said in passing: how many take part in what is not built, another
figure that follows from what was said before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from handlers import late
from handlers.reading.amounts import quantities
from handlers.reading.amounts.figures import all_figures

_LED = (
    r"(?:oh|eh+|ya+|yo|iya|oke?|nggih|inggih|gitu|ngono|ngaten|hm+|lha|kayaknya|mungkin|paling|sekitar|kira2|kira\W?kira|kiro2|kiro\W?kiro|kinten\W?kinten|kurang\s+lebih"
    r"|kurleb|ada|wonten|ono|about|around|maybe|jumlah(?:nya|e)?|total(?:nya|e)?|peserta(?:nya|ne|nipun)?|(?:yang|yg|sing|ingkang)\s+(?:mau\s+|arep\s+|badhe\s+)?(?:ikut|melu|nderek|ikutan|daftar|dilatih))"
)
_PART = late.regex(
    rf"^\W*(?:{_LED}\W+){{1,6}}(?P<said>\d{{1,4}}(?:\s?an)?\s+(?:orang|org|wong|tiyang|peserta|ibu(?:\W?ibu|2)?|bapak|anak|pemuda|remaja|lansia|kader|people|persons|participants))"
    r"(?:\s+(?:lah|kayaknya|mungkin|ya|yo|pak|bu|min|mas|mbak|kak|gitu|an|kurang\s+lebih))*\W*$",
    re.I,
)


def takes_part(text: str) -> dict[str, Any] | None:
    """How many take part in what is not built, where a text says nothing else ("oh gitu. ya sekitar
    25 orang"). Never raises."""
    if len(text) > PART_LETTERS:
        return None
    found = _PART.match(all_figures(" ".join(text.casefold().split())))
    if found is None or (read := quantities.volume(found["said"])).value is None:
        return None
    return {"text": found["said"], "value": str(read.value), "unit": read.unit or "orang"}


PART_LETTERS = 80
# "Paling 200 kalo gitu", "ya 250 an lah jadinya", of what was 300 m.
_ABOUT = late.regex(
    rf"^\W*(?:(?:{_LED}|berarti|jadi(?:nya)?|dadi(?:ne)?|tinggal|cuma|mung|kari)\W+){{0,5}}(?P<n>\d{{1,5}})(?:\s?an)?(?P<unit>\s+(?:m|mtr|meter(?:an)?))?"
    r"(?P<after>(?:\s+(?:kalo\s+gitu|kalau\s+gitu|klo\s+gitu|nek\s+ngono|menawi\s+ngaten|berarti|jadinya|dadine|sekarang|saiki|aja|saja|wae|mawon|lah|kali|then|now|pak|bu|min|mas|mbak)){0,4})\W*$",
    re.I,
)
_THEN = late.regex(
    r"\b(?:kalo\s+gitu|kalau\s+gitu|klo\s+gitu|nek\s+ngono|menawi\s+ngaten|berarti|jadi(?:nya)?|dadi(?:ne)?|tinggal|kari|then|now|sekarang|saiki)\b",
    re.I,
)


def about(text: str, had: Mapping[str, Any]) -> dict[str, Any] | None:
    """Another figure that follows from what was said before it, in the unit of the one there is.
    Never raises."""
    found = _ABOUT.match(text) if len(text) <= PART_LETTERS else None
    if found is None or not (had.get("value") and had.get("unit")) or not _THEN.search(text):
        return None
    if found["unit"] and had["unit"] != "m":
        return None
    value = Decimal(found["n"])
    said = quantities.written(value, had["unit"])
    return {"text": said, "value": str(value), "unit": had["unit"]} if value else None
