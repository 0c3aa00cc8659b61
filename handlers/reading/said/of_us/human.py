"""Whether somebody would speak with a human being, and not with a bot: word by word, so that
nothing is looked for but what is on these lists."""

from __future__ import annotations

import re

from handlers import late

# Longer texts tell something.
LONGEST = 160
_WORD = late.regex(r"[^\W_]+(?:'[a-z]+)?")

_SPEAKS = late.regex(
    r"^(?:(?:ng|di|meng)?omong\w*|(?:ber)?bicara|(?:ng)?obrol\w*|(?:di)?(?:te?le?pon|tlp|telp)\w*"
    r"|n(?:elp|elpon|tlp)\w*|hubung[i]n?|menghubungi|ngubungi\w*|ketemu\w*|ditemu\w*|chat\w*|cet|matur|ngendik\w*|rembug\w*"
    r"|curhat|konsultasi|(?:di)?sambung\w*|(?:di)?bal[ae]s\w*|(?:di)?jawab\w*|speak\w*|talk\w*"
    r"|call|chatting|komunikasi|tatap|guneman|wicanten\w*|pirembagan|dilayani|layani\w*)$",
    re.I,
)
_HUMAN = late.regex(
    r"^(?:orang(?:nya|e)?|wong(?:e|ne)?|tiyang(?:ipun|e)?|manusia(?:nya)?|petugas\w*|admin(?:nya|e)?"
    r"|cs(?:nya)?|operator\w*|pegawai\w*|staf\w*|human|person|someone|somebody|agent|officer|people)$",
    re.I,
)
# "Orang rumah", "orang lain": nobody of ours.
_OTHERS = frozenset({
    "rumah", "omah", "tua", "tuwa", "tuo", "lain", "liyo", "liya", "sanes", "kampung", "sekitar",
    "sini", "situ", "kaya", "miskin", "banyak", "akeh", "kathah", "dulu", "disek", "riyin",
    "pasar", "rt", "rw", "gila", "sakit", "pln", "pdam", "kebersihan", "sampah",
})  # fmt: skip
_REAL = frozenset({
    "asli", "beneran", "benaran", "betulan", "tenan", "tenanan", "nyata", "real", "live", "actual",
    "langsung",
})  # fmt: skip
_BOT = late.regex(r"^(?:ro)?bot(?:nya|e|s)?$|^(?:mesin|machines?)(?:nya|e)?$", re.I)
_ENOUGH = frozenset({
    "capek", "cape", "capai", "kesel", "males", "malas", "aras", "bosen", "bosan", "jengah", "ogah",
    "emoh", "wegah", "moh", "percuma", "mumet", "pusing", "tired", "sick", "fed", "jangan", "jgn",
    "ojo", "aja", "don't", "dont", "hate", "benci", "sebel", "sebal", "gemes", "lelah",
})  # fmt: skip
_NOT = frozenset({
    "ga", "gak", "gk", "nggak", "ngga", "enggak", "tidak", "tdk", "ora", "ra", "mboten", "bukan",
    "dudu", "not", "no", "sanes",
})  # fmt: skip
_WITH = frozenset({
    "sama", "sm", "ama", "karo", "kalih", "kaliyan", "dengan", "dgn", "ke", "to", "with", "a", "an",
    "the", "of", "oleh", "dari", "bareng", "mbi", "ambek", "langsung", "real",
})  # fmt: skip
_WHERE = frozenset({"mana", "endi", "pundi", "minta", "mnt", "njaluk", "nyuwun", "where's"})
_OR = frozenset({"apa", "opo", "nopo", "atau", "ato", "po", "or", "menapa", "utawa"})
_NEAR = 6


def wanted(text: str) -> bool:
    """Whether a text asks for somebody to speak with ("bisa ngomong sama orangnya langsung gak"),
    or will have no more of the bot ("capek sama robot"). Never raises."""
    if len(text) > LONGEST:
        return False
    words = [found[0].lower() for found in _WORD.finditer(text)]
    return any(_asked_at(words, n) or _refused_at(words, n) for n in range(len(words)))


def _asked_at(words: list[str], at: int) -> bool:
    """Whether the human is asked for who is named at a place of a text."""
    if not _HUMAN.match(words[at]) or _is_other(words, at):
        return False
    before = words[max(0, at - _NEAR) : at]
    speaks = any(_SPEAKS.match(each) for each in before)
    ours = words[at] not in ("orang", "wong", "tiyang", "people") or not _REAL.isdisjoint(
        words[at + 1 : at + 3]
    )
    bot = any(map(_BOT.match, words))
    if speaks and before[-1:] and before[-1] in _WITH:
        return ours or bot or _spoken_with(before)
    asked = not _WHERE.isdisjoint(before[-2:]) and words[at].endswith(("nya", "e", "ipun"))
    return bot and asked


def _spoken_with(before: list[str]) -> bool:
    """Whether it is a real talk that is asked for, and not "tanya sama orang"."""
    return any(re.match(r"ngomong|omong|bicara|speak|talk|ketemu|sambung", each) for each in before)


def _is_other(words: list[str], at: int) -> bool:
    either = not _OR.isdisjoint(words[max(0, at - 1) : at + 2])  # "robot opo wong" asks which
    return either or not _OTHERS.isdisjoint(words[at + 1 : at + 2])


def _refused_at(words: list[str], at: int) -> bool:
    """Whether the bot that is named at a place of a text is refused."""
    if not _BOT.match(words[at]):
        return False
    before = words[max(0, at - _NEAR) : at]
    with_it = before[-1:] and before[-1] in _WITH
    speaks = any(_SPEAKS.match(each) for each in before)
    if words[at].startswith(("mesin", "machine")) and not speaks:
        return False
    enough = not (_ENOUGH | (_NOT if speaks else frozenset())).isdisjoint(before)
    return bool(enough and (with_it or speaks))
