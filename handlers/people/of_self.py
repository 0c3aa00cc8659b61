"""Who somebody is, and what they wish, in one breath and in small letters: "sy yuni yosodadi mw
usul lampu jln"."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import names
from handlers.asking.person.consent import hold
from handlers.conversation.answers import Answer
from handlers.people import agreeing
from handlers.reading import spelling
from handlers.reading.said.of_proposals.for_whom import for_whom
from handlers.turn import Turn

# No longer text is looked at.
LONGEST = 400
# A name has no more words.
NAME_WORDS = 3

_WISHES = late.regex(
    r"^\W*(?P<who>\w[^.;!?\n]{2,70}?)[\s,.;]+(?P<wants>mau|mw|mo|pengen|pengin|pingin|kepengen|ingin|arep|meh|badhe|bade|want\s+to|would\s+like\s+to|wanna)"
    r"\s+(?P<wish>\w.{2,})$",
    re.I | re.S,
)
_ENGLISH = frozenset({"want to", "would like to", "wanna"})
# What is shortened, whole.
_WHOLE = {"mw": "mau", "mo": "mau", "meh": "arep"}
# What stands behind "saya" and is nobody's name.
_NOBODY = """
juga jg jga cuma cuman hanya mung namung memang emang emg sebenarnya sebenernya sbnrnya
sbenernya sakjane sakjanipun tadi td wau kemarin kmrn kemaren wingi besok sesuk nanti mengko
sudah udah udh wis wes sampun belum blm durung dereng mewakili wakil sebagai selaku ini itu niki
iki niku kuwi disini sini mriki kene lagi lg masih msh isih taksih baru br pribadi sekeluarga
bersama bareng dan sama karo kalih atas ketua kader petani guru pedagang mahasiswa pelajar warga
orang wong tiyang anak istri suami pengurus kepikiran pikir rasa kira kayaknya kayanya
sepertinya harap mohon sangat banget bgt benar bener sungguh punya pny duwe gadhah ada ono
wonten tinggal dari dr di yang yg sing ingkang sekarang skrg mulai akan bakal tetap tetep ttp
jadi jd langsung sekalian ya yo sih kok bingung datang ke nang neng pengin pengen pingin ingin
mau mw arep badhe setiap tiap selalu sering kadang pernah tau tahu ngerti tidak tdk ga gak nggak
ora mboten kami kita just also really only here still am a the nih nich lho loh deh dong kan
emang2 asli rw rt pak bu bapak ibu mas mbak min bang kak
"""
_NO_NAMES = frozenset(_NOBODY.split())


async def with_wish(turn: Turn, text: str) -> Answer | None:
    """The name of whoever says in one breath who they are, maybe where they are from, and what they
    wish, which waits; None for other texts."""
    found = _WISHES.match(text) if len(text) <= LONGEST and "?" not in text else None
    if found is None or not names.led(found["who"]) or for_whom(text) is not None:
        return None
    called, where = agreeing.called_from(turn, found["who"])
    name = names.given(called)
    words = spelling.fold(name).split()
    if not 0 < len(words) <= NAME_WORDS or not _NO_NAMES.isdisjoint(words):
        return None
    # Before a kelurahan stands who it is; else it must look like a name.
    if not await agreeing.names_one(turn, called if where else name):
        return None
    wants = found["wants"].lower()
    lies = f" {'in' if wants in _ENGLISH else 'di'} {where}" if where else ""
    more = f"{_WHOLE.get(wants, found['wants'])} {found['wish']}{lies}"
    return Answer({"name": name}, say=hold(turn, more))
