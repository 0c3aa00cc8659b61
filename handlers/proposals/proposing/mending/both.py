"""Two bidang at once, where one is asked: "fisik sama ekonomi sekalian", "boleh dua-duanya ga"."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.proposals.bidang import TOPIC_WORDS, named_as
from handlers.conversation.answers import AskAgain, Draft
from handlers.conversation.messages import Choice, Text
from handlers.turn import Turn
from storage.proposals.model import Topic

_JOINED = """
dan dn sama sm ama karo kaliyan lan plus campur gabung digabung and with & + bareng barengan
bersamaan bebarengan sesarengan sareng sekalian sekaligus pisan langsung both together once
dirangkap rangkap dobel double
"""
_JOINS = frozenset(_JOINED.split())
# That it may be so, and who asks.
_ASKS = """
bisa bs boleh blh oleh angsal saged iso can may could is ok oke okay allowed possible it if i we
choose pick select take have pilih milih pilihnya pilihan ambil njupuk mundhut pendhet masuk mlebu
mlebet kalau kalo klo nek yen menawi mau pengen arep badhe kula kulo aku saya sy kami tak apa opo
nopo napa apakah po ga gak gk nggak ngga enggak tidak tdk ora ra mboten boten at or not ya yo to
toh sih kah dong pak bu min mas mbak kak bang nggih njih itu iku kuwi niku ini iki niki bidang
bidangnya bidange nomor nomer no number dan the for satu usulan proposal one a mawon wae aja saja
prasarana budaya also juga jg ugi please
"""
_AROUND = frozenset(_ASKS.split()) | _JOINS
# "Dua-duanya", "loro-lorone", "more than one": without their names.
_EVERY = late.regex(
    r"(?<!\w)(?:(?:ke)?(?:dua|tiga|loro|telu|kalih|tigo)(?:\W?(?:2|dua|tiga|loro|telu|kalih))?(?:nya|ne|e|ipun)"
    r"|(?:lebih|luwih|langkung)\s+(?:dari|saka|seko|saking)\s+(?:satu|siji|setunggal|1)"
    r"|(?:pilih|milih|ambil|njupuk|mundhut|pick|choose|select|take|have)\s+(?:bidang\s+)?(?:dua|loro|kalih|2|two|several|beberapa)(?:\s+(?:bidang|fields?))?"
    r"|more\s+than\s+one|both(?:\s+of\s+them)?|all\s+(?:three|of\s+them))(?!\w)",
    re.I,
)
_LONGEST, _MOST_WORDS, _BOTH = 120, 16, 2


def of_both(turn: Turn, text: str, offered: tuple[Choice, ...], draft: Draft) -> AskAgain | None:
    """That one proposal has one bidang, to whoever wants several, and which it is to be; None for
    other texts."""
    if not 0 < len(text) <= _LONGEST:
        return None
    bare = _EVERY.sub(" ", text)
    words = turn.fold(bare.replace("&", " dan ").replace("+", " dan ")).split()
    named: list[Topic] = []
    of = {word: named_as(turn, word) for word in words if word not in _AROUND}
    for some in of.values():
        named += [each for each in some if each not in named]
    known = turn.known(*TOPIC_WORDS, "particle", "topic-around")
    beside = [word for word in words if not (of.get(word) or word in _AROUND or word in known)]
    every, joins = bare != text, not _JOINS.isdisjoint(words)
    several = len(named) >= _BOTH and (joins or every)
    if beside or len(words) > _MOST_WORDS or not (several or (every and not named)):
        return None
    if len(named) != _BOTH:
        return AskAgain((Text("propose-topic.only-one"),), offered, dict(draft.notes))
    first, other = (Text(f"propose-topic.{each}") for each in named)
    said = Text("propose-topic.one-of", {"first": first, "other": other})
    two = tuple(each for each in offered if each.id in named)
    return AskAgain((said,), two or offered, dict(draft.notes))
