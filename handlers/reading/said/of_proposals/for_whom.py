"""Who brings a proposal and who writes it, where one writes for another: "Sumirah, yg ngetik saya
rizky cucunya", "yg ngusulin mbah saya, Mbah Sumirah"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.spelling import fold

_HONOUR = (
    r"(?:pak|bu|bapak|ibu|bpk|mbah|simbah|mas|mbak|kang|yu|om|tante|nenek|kakek|haji|hj"
    r"|bude|pakde|bulik|paklik)\.?"
)
_KIN = (
    r"(?:mbah|simbah|nenek|kakek|ibu|bapak|bpk|ayah|mamak|emak|mama|papa|suami|istri|anak|kakak|adik|mertua|tetangga"
    r"|paman|bibi|bude|pakde|om|tante|orang\s?tua|ortu|teman|warga)"
)
_MINE = r"(?:saya|sy|aku|aq|ku|kami|gue|gua|gw|kula|kulo|ulun)"
# Words that no name begins with.
_NO_NAME = (
    r"(?:yang|yg|sing|saya|sy|aku|aq|kami|kita|gue|gua|gw|kula|kulo|ini|itu|dia|beliau|warga|orang|org|siapa|sapa|sopo"
    r"|bukan|ga|gak|nggak|tidak|jalan|lampu|untuk|buat|di|ke|dan|tapi|tp|mau|minta|rt|rw|apa|kok|ya|iya|eh|oh|maaf|setuju|oke|ok|sudah|udah)\b"
)
_WORD = r"[^\W\d_]{2,20}"
_NAME = (
    rf"(?:{_HONOUR}\s+(?!{_NO_NAME}){_WORD}(?:\s+(?-i:[A-Z]){_WORD}){{0,2}}"
    rf"|(?!{_NO_NAME})(?!{_KIN}\b)(?-i:[A-Z]){_WORD}(?:\s+(?-i:[A-Z]){_WORD}){{0,2}})"
)
_OFFICE = r"(?:pak|bu|bapak|ibu|bpk|ketua)\s+(?:ketua\s+)?r[tw]"
_BRINGS = (
    r"(?:(?:yang|yg|sing|ingkang)\s+(?:(?:meng|ng|nge)?(?:usul|aju)\w*"
    r"|punya\s+usul\w*|minta)|pengusul\w*)"
)
_IS = r"\s*(?:(?:itu|tuh|adalah|ya|sebenar\w*|sebetul\w*|aslinya)\s+|[:,]\s*)*"
_WRITES = (
    r"(?:(?:yang|yg|sing|ingkang)\s+(?:(?:meng|ng|nge|men|n)?(?:etik|ketik|tulis|ulis|isi|input|wakil|daftar|nulis)\w*"
    r"|pegang\s+hp|megang\s+hp|punya\s+hp|chat|nge?chat|wa|nge?wa|kirim|ngirim)|pengisi\w*)"
)
# "Yg ngusulin mbah saya, Mbah Sumirah", "pengusulnya Bu Tini".
_BROUGHT = late.regex(
    rf"\b{_BRINGS}{_IS}(?:(?:{_KIN}\s*(?:{_MINE}|nya|e)?|{_OFFICE})\b[\s,:]*(?:(?:yaitu|namanya|nama|bernama|ya|itu)\s+)?)?(?P<name>{_NAME})",
    re.I,
)
# "Itu titipan bapak RT, saya cuma bendahara", "sing usul pak RW": whoever that is.
_ENTRUSTED = late.regex(
    rf"\b(?:titipan(?:nya|e)?|kongkonan(?:e)?|amanat(?:nya)?|(?:di)?(?:titip|suruh|kongkon|utus)(?:i|an|in)?|{_BRINGS})"
    rf"{_IS}(?:(?:oleh|dari|sama|karo|kalih|saking)\s+)?(?P<name>{_OFFICE})\b(?=\W*$|\s*[,.;])",
    re.I,
)
# "Sumirah, yg ngetik saya rizky cucunya"
_WRITTEN = late.regex(
    rf"^\W*(?:(?:nama(?:nya)?|atas\s+nama|tulis|catat|pakai|pake|ya|iya)\W+){{0,2}}"
    rf"(?P<name>(?:{_HONOUR}\s+)?(?!{_NO_NAME}){_WORD}(?:\s+(?!{_NO_NAME}){_WORD}){{0,2}}?)"
    rf"(?:\s+(?:aja|saja|ya|mas|mbak|kak|min)){{0,2}}\s*[,.;]+\s*(?:(?:tapi|tp|cuma)\s+)?{_WRITES}"
    rf"{_IS}(?:{_MINE}|(?:cucu|anak|keponakan|mantu|menantu|putra|putri|tetangga)\w*|(?P<by>(?-i:[A-Z]){_WORD}))\b",
    re.I,
)
# "Saya cuma ngetikin buat Mbah Sumirah", "saya mewakili Pak Karto", "ini usulan nenek saya, namanya
# Sumirah".
_FOR = late.regex(
    rf"\b{_MINE}\s+(?:(?:ini|cuma|cuman|cm|hanya|bantu|bantuin|yang|yg|mung|di\s?sini)\s+){{0,3}}"
    r"(?:(?:mem|men|me|nge|ng|ny|n|m)?(?:wakil|ketik|etik|tulis|isi|ulis)\w*)\s+(?:(?:untuk|utk|buat|punya|usul\w*|dari)\s+){0,3}"
    rf"(?:{_KIN}\s*(?:{_MINE}|nya|e)\b[\s,:]*(?:(?:yaitu|namanya|nama|bernama)\s+)?)?(?P<name>{_NAME})"
    rf"|\b(?:ini|itu)\s+(?:usul\w*\s+)?(?:punya|dari|untuk|utk|buat|usul\w*)\s+{_KIN}\s*{_MINE}\b[\s,:]*"
    rf"(?:(?:yaitu|namanya|nama|bernama)\s+)?(?P<named>(?:{_HONOUR}\s+)?(?!{_NO_NAME})(?-i:[A-Z]){_WORD})",
    re.I,
)
# Who writes it, by their name: "yg ngetik saya rizky cucunya".
_BY = late.regex(
    rf"\b{_WRITES}{_IS}(?:{_MINE}\b[\s,:]*)?(?P<by>(?!{_NO_NAME}|{_KIN}(?:\b|nya|ne))(?!cucu|keponakan){_WORD})"
    rf"|^\W*(?P<first>(?-i:[A-Z])[a-z]{{2,20}})\s*[,.]\s*{_MINE}\b"
    r"|^\W*(?:(?:nama\s+)?(?:saya|sy|aku)|it'?s|i'?\s?a?m|this\s+is)\s+(?P<me>(?-i:[A-Z])[a-z]{2,20})\b"
    # "..., saya sendiri bu Tarmi"
    rf"|\b(?:{_MINE}\s+(?:sendiri|dhewe|dewe|piyambak)|i\s+myself\s+am)\s+(?P<own>(?:{_HONOUR}\s+)?(?!{_NO_NAME}|{_KIN}\b(?!\s+(?-i:[A-Z]))){_WORD}(?:\s+(?-i:[A-Z]){_WORD})?)"
    # "Dimas Aji (a.n. Karang Taruna Melati)"
    r"|^\W*(?P<before>(?-i:[A-Z])[a-z]{2,20}(?:\s+(?-i:[A-Z])[a-z]{1,20}){0,3})\s*[(,]\s*(?:a\W?n\b|atas\s+nama|mewakili)",
    re.I,
)
# "Suami saya", "atas nama bapake", "ini punya ibu saya": who it is to them, and no name.
_OWNED = rf"(?:(?:\s*{_MINE}|ku|nya|ne|e)\b)"
_LED = (
    r"(?:(?:ini|itu|niki|niku|eh|oh|maaf|nama(?:nya)?|atas\s+nama|a\s?/\s?n|usul\w*|punya\w*|milik|dari|untuk|utk|buat"
    r"|pakai|pake|pk|ganti|diganti|jadi|menjadi|saya|sy|yang|yg|sing|tulis|catat)\s+)"
)
_TAILS = (
    r"(?:[\s,.]*\b(?:ya|yaa|saja|aja|dong|deh|lah|pak|bu|min|mas|mbak|kak|wae|mawon|please"
    r"|nggih)\b)*\W*$"
)
# "Saya istri pak RT", "anaknya bu Siti": whose kin they are.
_OF_SOMEBODY = (
    rf"(?:istri|isteri|bojo|garwa|semah|suami|anak|putra|putri|putera|adik|adek|kakak|mantu|menantu|cucu|putu|keponakan|ponakan|tetangga|tonggo){_OWNED}?"
    r"(?:\s+dari)?\s+(?:pak|bu|bapak|ibu|bpk|mbah|mas|mbak)\s+[^\W\d_]{2,20}(?:\s+\d{1,3})?"
)
_KIN_ONLY = late.regex(
    rf"^\W*(?:{_LED}*{_KIN}{_OWNED}|{_LED}+{_KIN}{_OWNED}?|(?:(?:saya|sy|aku|kula|kulo|ini|iki|niki|nama)\s+){{0,2}}{_OF_SOMEBODY}){_TAILS}",
    re.I,
)
# "Suami saya, pak Darto"
_KIN_NAMED = late.regex(
    rf"^\W*{_LED}*{_KIN}(?:\s*{_MINE}|ku)\b[\s,:]*(?:(?:yaitu|namanya|nama|bernama|itu|ya|adalah)\s+)*(?P<name>{_NAME}){_TAILS}",
    re.I,
)
# "Ini buat ibu saya dia gak punya wa, namanya Ngatinem"
_NAMED_LATER = late.regex(
    rf"\b(?:buat|untuk|utk|punya(?:nya)?|dari|kagem|kangge|kanggo|usul\w*)\s+{_KIN}\s*(?:{_MINE}|ku)\b[^\n?]{{0,60}}?"
    rf"\b(?:nama(?:nya)?|jeneng(?:e|nya)|asma(?:ne|nipun))\s+(?P<name>{_NAME})",
    re.I,
)
# "A.n. Karang Taruna Melati": a group of people, which has no form of address.
_GROUP = late.regex(
    r"(?<!\w)(?:a\W?n\b\.?|atas\s+nama|(?:in|under)\s+the\s+name\s+of|on\s+behalf\s+of|mewakili|wakil(?:\s+dari)?)\s+"
    r"(?:(?:para|semua|pengurus|anggota|warga|ibu\W?2|ibu\W?ibu|bapak\W?2|bapak\W?bapak)\s+){0,2}(?P<name>(?:karang\s+taruna|katar|pkk|dasa\s?wisma|posyandu|risma|remaja\s+(?:masjid|islam)|majelis\s+(?:taklim|ta'lim)"
    r"|gapoktan|kelompok\s+(?:tani|wanita\s+tani|ternak)|kwt|poktan|dkm|takmir)\b(?:\s+[^\W\d_]{3,15}(?:\s+\d{1,2})?(?=\s*[,.;]|\s*$)|(?:\s+(?!(?i:r[tw])\b)(?-i:[A-Z])\w{1,20}){0,3})(?:\s+r[tw]\s*\d{1,3}\b){0,2})",
    re.I,
)
# "It's Tom but the proposal is really from my wife, Siti Rohani"
_ENGLISH = late.regex(
    r"\b(?:for|from|by|of)\s+my\s+(?:wife|husband|mother|mom|mum|father|dad|grand\w+|neighbou?r|friend|landlady|landlord|aunt|uncle)\b"
    rf"[\s,:]*(?:(?:named|called|is)\s+)?(?P<name>(?-i:[A-Z]){_WORD}(?:\s+(?-i:[A-Z]){_WORD}){{0,2}})",
    re.I,
)
# A clause that says nothing but who brings it, or who writes it, in whatever letters: "yg usul
# bapak saya sugeng riyadi", "sing ngetik putune, dewi".
_NO_MORE = (
    r"(?:pkk|katar|karang|kelompok|kel|lingkungan|blok|gang|lampu|talud|got|cor|selokan|wilayah"
    r"|sini|kampung|dari|yg|yang|sing)\b"
)
_PLAIN = rf"(?!{_NO_NAME}|{_KIN}\b|{_NO_MORE}){_WORD}"
_TAIL = r"(?:\s+(?:ya|yo|nggih|pak|bu|min|mas|mbak|kak))?\W*$"
_CALLED = r"(?:(?:yaitu|namanya|nama|bernama|jenenge|asmanipun)\s+)?"
_RELATED = r"(?:nya|ne|e|ku|ipun|nipun)"
_BRINGER = late.regex(
    r"^\W*(?:(?:ini|eh|oh|jadi|tapi|tp|dan|terus)\s+)?"
    rf"(?:(?:yang|yg|sing|ingkang)\s+(?:punya\s+)?(?:(?:meng|ng|nge)?(?:usul|aju)\w*)|pengusul\w*){_IS}"
    rf"(?P<kin>{_KIN}(?:{_RELATED}|\s*{_MINE})\b[\s,:]*{_CALLED})?"
    rf"(?P<name>(?P<honour>{_HONOUR}\s+)?{_PLAIN}(?:\s+{_PLAIN}){{0,2}}){_TAIL}"
    # "Saya ngetikin bapak saya sugeng riyadi"
    rf"|^\W*(?:{_MINE}\s+)?(?:(?:ini|cuma|cuman|hanya|mung|bantu|bantuin|lagi)\s+){{0,3}}"
    r"(?:(?:nge|ng|me|men|n)?(?:k?etik|t?ulis|isi)\w*|mewakili|wakil|makili)\s+(?:(?:untuk|buat|kanggo|kagem|dari)\s+)?"
    rf"{_KIN}(?:{_RELATED}|\s*{_MINE})\b[\s,:]*{_CALLED}"
    rf"(?P<other>(?:{_HONOUR}\s+)?{_PLAIN}(?:\s+{_PLAIN}){{0,2}}){_TAIL}",
    re.I,
)
_YOUNG = r"(?:anak|cucu|putra|putri|putu|wayah|yoga|mantu|menantu|keponakan|ponakan|adik|tetangga)"
_WRITER = late.regex(
    rf"^\W*(?:(?:ini|eh|oh|jadi|tapi|tp|dan)\s+)?{_WRITES}{_IS}(?:{_MINE}\b\s*)?"
    rf"(?:{_YOUNG}{_RELATED}?(?:\s*{_MINE})?\b[\s,:]*{_CALLED})?"
    rf"(?:(?P<by>(?!{_YOUNG}){_PLAIN}(?:\s+(?!{_YOUNG}){_PLAIN})?)(?:\s+{_YOUNG}{_RELATED}?(?:\s*{_MINE})?)?)?{_TAIL}"
    rf"|^\W*(?:{_MINE}|ini)\s+(?P<me>(?!{_YOUNG}){_PLAIN})\s+{_YOUNG}{_RELATED}{_TAIL}",
    re.I,
)
_SPLITS = late.regex(
    r"\s*[,.;\n]+\s+|\s+(?=(?:yang|yg|sing|ingkang)\s+(?:\w{0,5}(?:ketik|tulis|isi|usul)))", re.I
)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class ForWhom:
    """In whose name a proposal is to go, and who writes it ("" where that is not said); whether the
    name is that of a group of people."""

    name: str
    by: str
    group: bool = False


def is_kin(text: str) -> bool:
    """Whether a text only says who somebody is to whoever writes: a relation is no name. Never
    raises."""
    return len(text) <= LONGEST and _KIN_ONLY.match(text) is not None


_SPEAKS_FOR = late.regex(
    r"\b(?:mewakili|wakil(?:nya|e)?|utusan|perwakilan|on\s+behalf|(?:kami|kula|kita)\s+(?:dari|saking|seko)|writing\s+for)\b",
    re.I,
)


def speaks_for(text: str) -> bool:
    """Whether a text says that its writer speaks for others. Never raises."""
    return _SPEAKS_FOR.search(text[:LONGEST]) is not None


def for_whom(text: str) -> ForWhom | None:
    """Whose a proposal is that somebody else writes; None where a text does not say so. Never
    raises."""
    if len(text) > LONGEST or "?" in text:
        return None
    group = _GROUP.search(text)
    if group is None and (told := _in_clauses(text)) is not None:
        return told
    found = group or _WRITTEN.search(text) or _BROUGHT.search(text)
    found = found or _FOR.search(text) or _KIN_NAMED.match(text)
    found = found or _NAMED_LATER.search(text) or _ENGLISH.search(text)
    office = _ENTRUSTED.search(text) if found is None else None
    found = found or office
    if found is None:
        return None
    groups = found.groupdict()
    name = groups.get("name") or groups.get("named") or ""
    by = _BY.search(text)
    who = (
        (by["by"] or by["first"] or by["me"] or by["own"] or by["before"] or "")
        if by is not None
        else ""
    )
    if fold(who) in fold(name).split():
        who = ""
    return ForWhom(_titled(name), _titled(who), bool(group or office))


def _in_clauses(text: str) -> ForWhom | None:
    """Who brings it, where a clause says nothing else, and who writes it, where another does."""
    clauses = [each for each in _SPLITS.split(text.strip()) if each.strip()][:6]
    brought = next((found for each in clauses if (found := _BRINGER.match(each))), None)
    wrote = next((found for each in clauses if (found := _WRITER.match(each))), None)
    if brought is None:
        return None
    name = brought["name"] or brought["other"]
    if not (brought["kin"] or brought["honour"] or brought["other"] or wrote) and name.islower():
        return None  # "yg usul kemarin"
    by = (wrote["by"] or wrote["me"] or "") if wrote is not None else ""
    if not by and (found := _BY.search(text)) is not None:
        by = found["by"] or found["first"] or found["me"] or found["own"] or found["before"] or ""
    if fold(by) in fold(name).split():
        by = ""
    return ForWhom(_titled(name), _titled(by))


def _titled(name: str) -> str:
    name = re.sub(r"\br[tw]\b", lambda said: said[0].upper(), name, flags=re.I)
    name = " ".join(name.split()).strip(" .,")
    return name.title() if name.islower() else name[:1].upper() + name[1:]
