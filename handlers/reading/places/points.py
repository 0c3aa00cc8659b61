"""A point on the map that is typed: its degrees ("-5.1138,105.3067"), or a link that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late

# A longer text tells a story, and no link is so long.
LONGEST = 600

_LINK = late.regex(r"(?:https?:/{1,2})?(?:[\w-]+\.){1,3}[a-z]{2,5}/\S*|https?:/{1,2}\S+", re.I)
_MAPS = late.regex(
    r"(?:google\.[a-z.]{2,6}/maps|maps\.|goo\.gl|maps/|waze\.|osm\.org|openstreetmap)", re.I
)
_LAT, _LON = r"[-+\u2212]?\d{1,2}[.,]\d", r"\d{2,3}[.,]\d"
# In a link behind "q=", "@", "ll=" or as "!3d-5.11!4d105.30".
_IN_LINK = late.regex(
    rf"(?P<lat>{_LAT}{{1,18}})(?:,|%2c|;|!4d|/)\+?(?:%20)?(?P<lon>{_LON}{{1,18}})(?!\d)", re.I
)
# By themselves they have as many figures as a phone gives: "0,5 105,2" may be sizes.
_TYPED = late.regex(
    rf"(?<![\w.,])(?P<lat>{_LAT}\d{{1,17}})\s{{0,2}}(?:°|ls|lu|s|n)?\s{{0,2}}[,;/ ]\s{{0,2}}"
    rf"(?P<lon>{_LON}\d{{1,17}})\s{{0,2}}(?:°|bt|e)?(?![\w])",
    re.I,
)
# What is said of it: "cek aja di google maps", "titik koordinatnya".
_AROUND = (
    r"(?:cek|lihat|liat|buka|bukak|delok|deloken|tingali|cari|check|see|open|look|ini|itu|iki|niki|nih|tuh|ya|yo|aja|saja|wae|ae|mawon|dong|pak|bu|min|mas|mbak|kak"
    r"|di|ning|neng|nang|ing|wonten|in|on|at|it|the|here|is|its|link(?:nya|e)?|tautan(?:nya)?|share|shareloc|sharelok|serlok|google|gmaps?|maps?|peta|lokasi|titik|koordinat\w*|kordinat\w*|coordinates?"
    r"|latlong|lat|long|lokasi(?:nya|ne)|titik(?:nya|e)|letak(?:nya|e)?|tempat(?:nya|e)?|posisi\w*|gps)"
)
_ONLY_AROUND = late.regex(rf"^\W*(?:{_AROUND}\b\W*)*$", re.I)


@dataclass(frozen=True, slots=True)
class Point:
    """A point, and what is said beside it, "" where that only leads to it."""

    lat: float
    lon: float
    rest: str


def point(text: str) -> Point | None:
    """The point that a text gives; None where it gives none. Never raises."""
    if len(text) > LONGEST:
        return None
    links = [each for each in _LINK.finditer(text) if _MAPS.search(each[0])]
    for link in links:
        if (found := _IN_LINK.search(link[0])) is not None:
            return _read(found, text[: link.start()] + " " + text[link.end() :])
    typed = _TYPED.search(text)
    if typed is None:
        return None
    return _read(typed, text[: typed.start()] + " " + text[typed.end() :])


def _read(found: re.Match[str], rest: str) -> Point | None:
    lat, lon = (
        float(found[name].replace(",", ".").replace("\u2212", "-")) for name in ("lat", "lon")
    )
    bare = " ".join(rest.split()).strip(" ,;.:-()")
    in_bounds = abs(lat) <= 90 and abs(lon) <= 180
    return Point(lat, lon, "" if _ONLY_AROUND.match(bare) else bare) if in_bounds else None


def only_a_link(text: str) -> bool:
    """Whether a text is a link to a map that holds no point itself, and no more."""
    link = _LINK.search(text[:LONGEST])
    if link is None or point(text) is not None or not _MAPS.search(link[0]):
        return False
    rest = text[: link.start()] + " " + text[link.end() :]
    return _ONLY_AROUND.match(rest) is not None
