"""What the model sees of a text: which runs of letters and which words it holds.

The trainer and the model that serves read a text by this one function, so they cannot drift apart.
"""

from __future__ import annotations

import itertools
from zlib import crc32

from handlers import late
from handlers.reading.spelling import fold

BUCKETS = 1 << 17
HEAD, TAIL = 160, 60  # letters of a long text that are looked at: how it begins and how it ends
LONGEST = 5

# Short and spoken forms, as one: what they say is what the acts differ by ("ga jadi", "tdk jadi").
_SPOKEN = {
    form: word
    for word, forms in {
        "tidak": "ga gak nggak ngga enggak engga ndak tdk tak gk nda ora mboten kagak dak tida",
        "sudah": "udah dah udh sdh sudh wis uwis wes sampun pun",
        "belum": "blm blom belom blum durung dereng durong",
        "yang": "yg yng sing ingkang",
        "saya": "sy aku gue gw gua kula kulo q syaa saia",
        "mau": "pengen pgn pingin ingin kepengen arep badhe bade hendak mo ajeng",
        "usul": "usulan ngusul ngusulke pengajuan usule usulane usulku usulannya",
        "tolong": "tlg tlong tulung nyuwun mohon mhn tolongin",
        "kapan": "kpn kapn kapankah",
        "bagaimana": "gimana gmn gmna bgmn piye kepriye pripun kados",
        "kenapa": "knp mengapa kenopo ngopo knpa ngapa",
        "nomor": "no nomer nmr nmor",
        "tidak bisa": "gabisa gbs gakbisa",
        "bisa": "bs iso saged biso",
        "dengan": "dgn dg karo kalian",
        "jangan": "jgn jngan ojo aja ampun",
        "terima kasih": "makasih mksh makasi trims tks thx matur",
        "apa": "apakah opo menapa nopo",
        "lampu": "lmpu",
        "jalan": "jln jl dalan margi",
        "ini": "iki niki",
        "itu": "kuwi niku kui",
        "pak": "bapak bu ibu min admin kak mas mbak",
        "saja": "aj ae mawon wae",
        "nanti": "ntar nti mengko mangke",
        "data": "dt",
        "pesan": "psn pesen",
        "kirim": "krm kirimken ngirim",
    }.items()
    for form in forms.split()
}

_LENGTHENED = late.regex(r"([a-z])\1{2,}")
_DIGITS = late.regex(r"\d+")


def plain(text: str) -> str:
    """The letters that are looked at: folded, "tolooong" as "tolong", every number as 0.

    What folds to nothing ("👍", "???") is looked at as it was typed.
    """
    folded = _DIGITS.sub("0", _LENGTHENED.sub(r"\1", fold(text)))
    folded = folded or " ".join(text.casefold().split())
    folded = " ".join(_SPOKEN.get(word, word) for word in folded.split())
    if len(folded) > HEAD + TAIL:
        folded = f"{folded[:HEAD]} {folded[-TAIL:]}"
    return folded + " ?" if "?" in text else folded


def features(text: str) -> list[int]:
    """The buckets of a text, each once, in order; empty for an empty text.

    Runs of one to five letters within a word and its edges; words; neighbours; the first word.
    """
    words = plain(text).split()
    if not words:
        return []
    found: set[bytes] = set()
    for word in words:
        edged = f" {word} ".encode()
        size = len(edged)
        for length in range(1, LONGEST + 1):
            for start in range(size - length + 1):
                found.add(edged[start : start + length])
        found.add(b"=" + edged)
    for one, next_one in itertools.pairwise(words):
        found.add(f"&{one} {next_one}".encode())
    found.add(f"^{words[0]}".encode())
    found.add(f"${words[-1]}".encode())
    found.add(b"#%d" % min(len(words), 12))
    return sorted({crc32(each) % BUCKETS for each in found})
