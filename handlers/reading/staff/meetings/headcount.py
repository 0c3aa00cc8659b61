"""How many came to a meeting, as it is said: "yang hadir 34 orang, 19 perempuan 15 laki-laki"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.number_words import in_digits

# Longer ones tell more.
LONGEST = 240
_WOMEN = (
    r"(?:perempuan|prp?|prempuan|wanita|ibu\W?ibu|ibu2|bu\s?ibu|cewe[kq]?|putri|wedok|wadon|women"
    r"|females?)"
)
_MEN = (
    r"(?:lk|laki\W?laki|laki2|laki|lelaki|pria|bapak\W?bapak|bapak2|bpk2|cowo[kq]?|lanang|men"
    r"|males?)"
)
_ENDS = r"(?:\s?(?:nya|ne|e)\b)?"
_IS = (
    r"(?:\W*\b(?:ada|itu|jadi|ralat|semua|semuanya|sekitar|kira\W?kira|total|totalnya|koreksi|harusnya|ternyata|cuma|baru"
    r"|sekarang|now)\b)*[\s:=]*"
)
_PEOPLE = r"(?:orang|org|wong|warga|peserta|jiwa|people|undangan)"
_CAME = rf"(?:hadir|datang|dateng|rawuh|teko|peserta|jumlah|total|came|attended){_ENDS}"
_NOT_IT = late.regex(
    r"\b(?:rt|rw|jam|pukul|pkl|tgl|tanggal|no|nomor|nomer|usulan|juta|jt)\W{0,2}\d+", re.I
)
_ASKS = late.regex(r"\?|\b(?:berapa|brp|piro|pira|pinten|how\s+many)\b", re.I)
# "Dua ibu-ibu baru datang": of these only that they are more.
_MORE = late.regex(
    rf"\b(?:(?:ada|nambah|tambah)\s+)?\d{{1,3}}\s+(?:{_PEOPLE}\s+)?(?:{_WOMEN}|{_MEN}|{_PEOPLE})\s+(?:lagi\s+)?"
    r"(?:yang\s+|yg\s+)?(?:baru|telat|nyusul|menyusul|lagi|terlambat|lain)\b",
    re.I,
)
_OF = late.regex(rf"\b{_CAME}\b|\b(?:{_WOMEN}|{_MEN})\s?(?:nya|ne|e)\b", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """How many in all, and of them women and men; None for what is not said."""

    total: int | None = None
    women: int | None = None
    men: int | None = None

    def over(self, before: Count | None) -> Count:
        """This, and what was said before of all that it does not say; where the two parts make
        another whole that is it, unless it is said."""
        before = before or Count()
        women = before.women if self.women is None else self.women
        men = before.men if self.men is None else self.men
        total = before.total if self.total is None else self.total
        if self.total is None and women is not None and men is not None:
            total = women + men
        return Count(total, women, men)

    @property
    def fits(self) -> bool:
        """Whether the parts make the whole."""
        parts = (self.women, self.men)
        return None in (*parts, self.total) or sum(filter(None, parts)) == self.total


def headcount(text: str) -> Count | None:
    """How many a text says that came; None where it says nothing of it, or asks. Never raises."""
    if len(text) > LONGEST or _ASKS.search(text):
        return None
    said = _MORE.sub(" , ", in_digits(_NOT_IT.sub(" ", text)))
    if _OF.search(said) is None:
        return None
    women, men = _part(said, _WOMEN), _part(said, _MEN)
    rest = re.sub(rf"\b\d{{1,4}}\s*(?:{_PEOPLE}\s+)?(?:{_WOMEN}|{_MEN})\b", " ", said, flags=re.I)
    rest = re.sub(rf"\b(?:{_WOMEN}|{_MEN}){_ENDS}{_IS}\d{{1,4}}\b", " ", rest, flags=re.I)
    whole = re.search(rf"\b{_CAME}{_IS}(\d{{1,4}})\b", rest, re.I) or re.search(
        rf"\b(\d{{1,4}})\s*(?:{_PEOPLE}|total|semua(?:nya)?)\b", rest, re.I
    )
    found = Count(int(whole[1]) if whole else None, women, men)
    return found if found != Count() else None


def _part(said: str, which: str) -> int | None:
    """How many of one kind: "perempuannya 21", else "19 perempuan" or, where the first is said so,
    "laki 19 pr 15"."""
    any_of = rf"(?:{_WOMEN}|{_MEN})"
    behind = re.search(rf"\b{which}\s?(?:nya|ne|e)\b{_IS}(\d{{1,4}})\b", said, re.I)
    before = re.search(rf"\b(\d{{1,4}})\s*(?:{_PEOPLE}\s+)?{which}\b", said, re.I)
    plain = re.search(rf"\b{which}{_IS}(\d{{1,4}})\b", said, re.I)
    leads = re.search(rf"\b{any_of}\s*\d", said, re.I)
    follows = re.search(rf"\b\d{{1,4}}\s*(?:{_PEOPLE}\s+)?{any_of}\b", said, re.I)
    name_first = leads is not None and (follows is None or leads.start() < follows.start())
    found = behind or (plain if name_first else before or plain)
    return int(found[1]) if found is not None else None
