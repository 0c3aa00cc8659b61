"""A kelurahan told by the side on which it lies, or by which of two it is: "hadimulyo, sing kulon",
"ganjar yg agung"; and slips in the words around a name."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from handlers.reading.places.area_words import ABOVE, UNIT
from handlers.reading.places.slips import folded_key, within

# Javanese and English for the sides by which names are told apart.
_SIDES = {
    "kulon": "barat", "kilen": "barat", "west": "barat", "western": "barat",
    "wetan": "timur", "etan": "timur", "east": "timur", "eastern": "timur",
    "lor": "utara", "ler": "utara", "north": "utara",
    "kidul": "selatan", "south": "selatan",
}  # fmt: skip
_OURS = frozenset(_SIDES.values())
# What only points, between the two words of a name.
POINTING = frozenset({
    "sing", "yang", "yg", "ingkang", "bagian", "sebelah", "sisih", "sisi", "iku", "itu", "kuwi",
    "niku", "tu", "tuh", "the", "one", "lho", "loh", "lo", "ya", "yo", "ning", "neng", "nang",
    "ing", "di", "in", "that", "is", "s", "ada", "ono", "mas", "pak", "bu", "mbak", "min",
})  # fmt: skip
# And before all of it: "yg timur itu hadimulyo".
LEADS = frozenset({"sing", "yang", "yg", "ingkang", "the", "sisih"})
_BETWEEN = 3
# "Hadimulyo wetan pasar" is on the east of the market.
_LANDMARKS = frozenset({
    "masjid", "mesjid", "musholla", "mushola", "musala", "langgar", "gereja", "pasar", "balai",
    "sd", "smp", "sma", "sekolah", "kantor", "kali", "sungai", "jembatan", "lapangan", "pos",
    "gardu", "makam", "kuburan", "puskesmas", "posyandu", "terminal", "warung", "toko", "rel",
    "rumah", "omah",
})  # fmt: skip


def pointed(
    tokens: Sequence[str], place: int, firsts: Container[str], names: Container[str]
) -> tuple[int, list[str]] | None:
    """How many words from `place` on tell a name so, and its two words; None where they do not.
    `firsts` are what several names begin with, `names` all of them, by key. Never raises."""
    word = tokens[place]
    if folded_key(word) in firsts:
        end = _behind(tokens, place)
        side = tokens[end] if end < len(tokens) else ""
        said = _SIDES.get(side, side)
        aside = end + 1 < len(tokens) and tokens[end + 1] in _LANDMARKS
        told = bool(said) and not (aside and said in _OURS)
        plain = end == place + 1 and said == side  # that is its name as it is
        if told and not plain and folded_key(word + said) in names:
            return end + 1 - place, [word, said]
    elif (side := _SIDES.get(word, word)) in _OURS and place + 1 < len(tokens):
        end = _behind(tokens, place)
        first = tokens[end] if end > place + 1 and end < len(tokens) else ""
        if folded_key(first) in firsts and folded_key(first + side) in names:
            return end + 1 - place, [first, side]  # "the west one, hadimulyo"
    return None


def _behind(tokens: Sequence[str], place: int) -> int:
    """Where the next word stands that does not only point."""
    end = place + 1
    while end < len(tokens) and end - place <= _BETWEEN and tokens[end] in POINTING:
        end += 1
    return end


def in_order(tokens: Sequence[str], firsts: Container[str], names: Container[str]) -> list[str]:
    """Words with those that tell a name so as the name itself. Never raises."""
    said: list[str] = []
    place = 0
    while place < len(tokens):
        found = pointed(tokens, place, firsts, names)
        said += found[1] if found is not None else [tokens[place]]
        place += found[0] if found is not None else 1
    return said


def mended(
    tokens: Sequence[str], above: Iterable[str], names: Container[str], city: Container[str]
) -> list[str]:
    """With a slip in "metro timur" mended, and without the "kota" of "kota metro"."""
    kept, over = list(tokens), frozenset(above)
    for place in range(len(kept) - 1):
        pair = folded_key("".join(kept[place : place + 2]))
        if len(pair) >= 8 and pair not in over and pair not in names:
            near = within(pair, over, 1)
            if len(near) == 1:
                kept[place : place + 2] = [near[0][1], ""]
    kept = [word for word in kept if word]
    followed = zip(kept, [*kept[1:], ""], strict=False)
    return [word for word, behind in followed if word != "kota" or folded_key(behind) not in city]


def elsewhere(
    tokens: Sequence[str], inside: Callable[[str], bool | None], ours: Container[str]
) -> bool:
    """Whether words name a kecamatan that an area is not in; `inside` tells whether it is in those
    of a name, None for what is none, `ours` are the words of our names."""
    words = [folded_key("".join(tokens[i : i + n])) for i in range(len(tokens)) for n in (1, 2)]
    told = [there for word in words if (there := inside(word)) is not None]
    if told:
        return not any(told)
    for place, token in enumerate(tokens[:-1]):
        behind = tokens[place + 1]
        if token in ABOVE and folded_key(behind) not in ours and behind not in UNIT:
            return True
    return False
