"""Texts that a person should look at before others see them: insults, advertising, what is no
language. A word list and simple signs decide nothing: a person always does."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.meaning.things import things_in
from handlers.reading.spelling import fold

# Insults, folded; each is a whole word or several.
_INSULTS = """
anjing | anjg | asu | bangsat | bajingan | babi lu | babi kau | bego | bencong | brengsek | brengsk
| cok | jancok | jancuk | dancuk | goblok | goblog | gblk | idiot | jablay | kampret | keparat
| kontol | kntl | lonte | memek | ngentot | entot | pantek | pelacur | perek | pukimak | puki
| setan kau | sialan kau | tai kau | taik | telek | tolol | tll | matamu | ndasmu | bedebah
| fuck | fucking | shit | bitch | asshole | bastard | cangkemmu | raimu | celeng | lurah maling
"""
INSULTS = tuple(" ".join(each.split()) for each in _INSULTS.split("|"))
# Of animals and the like: an insult only where nothing is asked for that has to do with them.
_ANIMALS = frozenset({"anjing", "asu", "celeng", "babi lu"})
_ABOUT_ANIMALS = late.regex(r"\b(?:liar|rabies|gila|vaksin|ternak|kandang|hama)\b")

_ADVERTS = late.regex(
    r"https?://|www\.|\bbit\.ly\b|\bwa\.me\b|\bt\.me/|\b(?:slot|gacor|togel|judi online|casino"
    r"|kasino|pinjol|pinjaman (?:online|cepat|tanpa)|jual(?:an)? (?:akun|obat|pulsa|follower\w*)"
    r"|diskon \d+|promo|gratis ongkir|investasi (?:bodong|cepat|untung)|deposit|jackpot|maxwin"
    r"|peninggi badan|obat kuat|dijual (?:cepat|murah|rumah|tanah)|hubungi (?:wa|nomor) 0\d+)\b",
    re.I,
)

_VOWELS = late.regex(r"[aeiouy]")
_SAME = late.regex(r"(.)\1{5,}")
_BEATEN = late.regex(r"(?:asdf|qwer|zxcv|hjkl|wasd|jkl;)")
_LONG = 5  # letters of a word that must have a vowel


def suspicion(*texts: str) -> str | None:
    """Why a person should look first: "insult", "advert", "gibberish"; None for most texts."""
    text = " ".join(each for each in texts if each)[:4000]
    folded = fold(text)
    padded = f" {folded} "
    for word in INSULTS:
        if f" {word} " in padded and not (word in _ANIMALS and _ABOUT_ANIMALS.search(folded)):
            return "insult"
    if _ADVERTS.search(text):
        return "advert"
    return "gibberish" if _gibberish(folded) else None


def _gibberish(folded: str) -> bool:
    """Hardly a word of it could be one: nothing known is asked for, and most have no vowel, are one
    letter over and over, or fingers beating keys."""
    words = [word for word in folded.split() if not word.isdecimal()]
    if not words or not folded.isascii() or things_in(folded):
        return False
    odd = sum(
        bool(_SAME.search(word) or _BEATEN.search(word))
        or (len(word) >= _LONG and not _VOWELS.search(word))
        for word in words
    )
    return 2 * odd >= len(words)
