"""What is said in one breath with a name, or instead of it: the name put right, whose phone it is
and who types, whether one is needed at all, of where somebody is who gives none."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person.names import calls, given, honoured, is_sentence, led
from handlers.reading.denial import DO_NOT, NOT
from storage import rules

# No longer text is looked at.
LONGEST = 300

_NAME = r"(?:nama|jeneng|asma|asmo|nami)\w{0,4}"
# That none is given: "ga pake nama", "namanya dikosongin", "I leave my name out".
_NAMELESS = late.regex(
    rf"\b(?:tanpa|tanpo)\s+{_NAME}\b|\banonim\w*\b|\banonym\w*\b|\b(?:without|no)\s+(?:a\s+|my\s+|any\s+)?name\b"
    rf"|\b(?:{NOT}|{DO_NOT}|aja(?=\s+(?:nganggo|ditulis)))\s+(?:\w+\s+){{0,2}}?{_NAME}\b"
    rf"|\b{_NAME}\s+(?:\w+\s+){{0,2}}?(?:(?:di)?(?:kosong|lewat|lewati|sembunyi|rahasia)(?:in|kan|i|ke|no)?|skip)\b"
    r"|\bleave\s+(?:(?:my|the|a)\s+name\s+(?:out|blank|empty|off)|out\s+(?:my|the)\s+name)\b"
    r"|\b(?:don'?t|do\s+not|didn'?t|won'?t|not)\s+(?:\w+\s+){0,3}?(?:my|a|any)\s+name\b",
    re.I,
)
# What becomes of a name: "nama saya ditempel di balai gak".
_SHOWN = late.regex(
    rf"\b(?:{_NAME}|my\s+name)\b[^.!?]{{0,50}}?\b(?:(?:di|ke|ka|dipun\s?)?(?:tempel|umum|tampil|sebar|publik|pajang|bocor|pampang|siar)\w*"
    r"|kelihatan|keliatan|ketok|katingal\w*|ketahuan|ketauan|muncul|shown|published|posted|visible|public|seen|displayed)\b",
    re.I,
)
_TAIL = r"(?:ya|yo|yah|sih|nih|to|toh|nggih|pak|bu|min|mas|mbak|kak|kah|bang)"
_WHETHER = late.regex(rf"\w\W+(?:{NOT})(?:\W+{_TAIL}){{0,3}}\W*$", re.I)
# "Tanpa nama aja ya?" asks for it, and nothing else.
_TAG = late.regex(
    r"\b(?:ya|yo|yah|nggih|dong|deh|please|pls|aja|saja|wae|mawon|lah|ok|okay)"
    r"(?:\W+(?:pak|bu|min|mas|mbak|kak|bang))?\W*$",
    re.I,
)
_ASKS = late.regex(
    r"^\W*(?:(?:terus|trus|lha|lah|lho|pak|bu|min|mas|mbak|kak|eh|and|so|but)\W+){0,2}(?:emang(?:nya)?|memang(?:nya)?|apa(?:kah)?|opo|nopo|menapa|punapa|gimana|gmn|piye|pripun|bagaimana"
    r"|will|does|do|is|are|would|can|could|what|how)\b"
    # "Kalo ga pake nama tetep dibaca": what comes of it.
    r"|\b(?:kalau|kalo|klo|yen|nek|menawi|bila|jika|if)\b[^.!]{0,60}\b(?:tetap|tetep|ttp|tetp|masih|isih|taksih|bakal|gimana|gmn|piye|pripun|apa|opo|nopo"
    r"|(?:di|dipun\s?)(?:tolak|anggep|anggap)\w*|still)\b"
    r"|\b(?:still|tetap|tetep|ttp)\b[^.!]{0,60}\bif\b",
    re.I,
)


# Which name it is to be: "emang harus nama asli ya? inisial boleh gak".
_WHICH_NAME = late.regex(
    r"\b(?:inisial|initials?|nick\s?name|alias|samaran|nama\s+(?:asli|lengkap|panggilan|panjang|pendek|depan|ktp|julukan|beken|akun|wa|fb|palsu|lain)|julukan|panggilan"
    r"|(?:jeneng|asma|nami)\s+(?:asli|lengkap|celukan|jangkep|celukanipun|paraban|liya)|(?:real|full|true|first|last|legal)\s+name)\b",
    re.I,
)
_ALLOWED = late.regex(
    r"\b(?:boleh|blh|bole|bisa|bs|oleh|iso|angsal|saged|harus|kudu|wajib|kedah|mesti|cukup|gapapa|gpp|can|may|must|have\s+to|need|ok|okay|atau|apa|opo|po|nopo)\b",
    re.I,
)


def asks_which(text: str) -> bool:
    """Whether a text asks which name it is to be: the full one, initials. Never raises."""
    if len(text) > LONGEST or _WHICH_NAME.search(text) is None or _ALLOWED.search(text) is None:
        return False
    return "?" in text or _questions(text) or _WHICH_OF.search(text) is not None


_WHICH_OF = late.regex(
    r"\b(?:apa|opo|po|nopo|menapa|atau|utawi|or)\b[^.!]{1,40}$|\b(?:boleh|oleh|angsal|bisa|saged|iso)\W+(?:ya|yo|nggih|to|kan)\b",
    re.I,
)


def _questions(text: str) -> bool:
    asks = "?" in text and _TAG.search(text) is None
    return asks or _WHETHER.search(text) is not None or _ASKS.search(text) is not None


def asks_without(text: str) -> bool:
    """Whether a text asks what comes of giving no name ("emang kalo ga pake nama tetep dibaca?").
    Never raises."""
    short = len(text) <= LONGEST and _NAMELESS.search(text) is not None
    return short and _questions(text)


def asks_shown(text: str) -> bool:
    """Whether a text asks who comes to see the name. Never raises."""
    return len(text) <= LONGEST and _SHOWN.search(text) is not None and _questions(text)


# --- put right in the same breath ---------------------------------------------------------

_SURE_MARK = (
    r"(?:eh+|ups+|upss+|oops|ralat|maks(?:u|o)d(?:ku|nya|e|te|ipun|\s+(?:saya|sy|kulo|kula|aku))|i\s+mean(?:t)?|typo|salah\s+(?:ketik|tulis)|luput|kleru|keliru|klentu"
    r"|(?<!alamat )(?<!data )(?<!surat )(?:(?:yang|yg|sing|ingkang)\s+)?"
    r"(?:(?:lengkap|jangkep|pepak)(?:nya|e|ipun|ku)?|full\s*name)"
    r"|(?:se)?(?:harus|mesti)nya|kudune|kedahipun|leresipun"
    # "Sardi, celuk mawon Lik Sardi"
    r"|(?:(?:di)?panggil|(?:di)?celuk|timbali|call\s+me)(?:\s+(?:aja|saja|wae|ae|mawon|just))?)"
)
_MARK = (
    rf"(?:{_SURE_MARK}|salah|bukan|dudu|udu|sanes|sorry|sori|maaf|maap|oh|no|wait|aduh|waduh|kok"
    r"|ini|iki"
    r"|(?:di)?(?:tulis|catat|catet|isi|serat|ganti|pake|pakai)(?:en|in|kan|ke|no)?|nama(?:nya)?|jeneng(?:e)?|aja|saja|wae|mawon|deh|dong|ya|yo|write)"
)
_WORD = r"[^\W\d_][\w'.-]{0,20}"
_RIGHTED = late.regex(
    rf"^\W{{0,5}}(?P<was>[^\n?]{{1,60}}?)[\s,.;…(-]+(?P<marks>{_MARK}(?:[\s,.:;]+{_MARK}){{0,5}})[\s,.:;]+"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}}?)"
    r"(?:\s+(?:maks(?:u|o)d(?:nya|e|ku|te|ipun)|(?:harus|mesti)nya|ding|deng|denk|i\s+mean(?:t)?))?"
    r"(?:\W{0,5}$|\s*[,.;!(]+\s*(?P<rest>[^\n]{2,120})$)",
    re.I,
)
_SURE = late.regex(rf"\b{_SURE_MARK}\b", re.I)
# What is said of the slip itself: "keyboard hp ini sok tau", "maklum jempol gede".
_OF_TYPING = late.regex(
    r"\b(?:ke?yboard\w*|keybord\w*|kibor\w*|hp|hape|(?:ng|ke)?ketik\w*|ngetik\w*|nulis\w*|auto\w{0,10}|korektor|jempol\w*|jari\w*|drij\w*|typo|layar\w*|kacamata|mata|mripat\w*|tombol\w*|huruf\w*"
    r"|phone|thumbs?|fingers?|spelling|ejaan|kepencet|kesusu|buru\W?buru|slip)\b",
    re.I,
)
# More words are more than a name and what leads to it.
_WAS = 7


def righted(text: str) -> tuple[str, str, bool]:
    """The name that somebody puts right in the same breath ("bu lewat, eh bu Liswati maksudnya"),
    what they say behind it but of the slip itself, and whether it can be nothing but a name, for
    words that lead to one stand before the slip; "" for other texts. Never raises."""
    found = _RIGHTED.match(text) if len(text) <= LONGEST else None
    if found is None or _SURE.search(found["marks"]) is None or len(found["was"].split()) > _WAS:
        return "", "", False
    name = given(found["name"])
    if not rules.is_name(name) or is_sentence(name):
        return "", "", False
    rest = found["rest"] or ""
    return name, "" if _OF_TYPING.search(rest) else rest, led(found["was"])


# --- whose phone it is, and who types --------------------------------------------------------

_MY = r"(?:\s?(?:saya|sy|aku|ku|gue|gw|kulo|kula|ne|nya|e|ipun|kami))?"
_KIN = (
    rf"(?:anak|putra|putri|putera|yoga|putu|cucu|wayah|istri|isteri|bojo|garwa|semah|suami|adik|adek|adi|rayi|kakak|mantu|menantu|ponakan|keponakan|tetangga|tanggi|tonggo|bapak|ibu|teman|kanca){_MY}"
    r"|my\s+(?:son|daughter|wife|husband|grand\w+|niece|nephew|brother|sister|neighbou?r|friend|mother|father|mum|mom|dad)(?:'s\s+name)?"
)
_PHONE = (
    r"(?:hp|hape|handphone|ponsel|tel[ei]?pon|telp|tlp|wa|whatsapp|nomor|nomer|nmr|phone|number"
    r"|akun|account|chat)"
)
_OF_PHONE = late.regex(
    rf"^\W*(?:(?:ini|iki|niki|nih|itu|niku|menika|cuma|cuman|mung|kebetulan|i'?m|i\s+am|this\s+is|it'?s|this|pake|pakai|pinjam|pinjem|nyilih|ngampil|nganggo|ngagem|ngangge|pinjaman|lewat|dari|using|borrowing|from)\s+){{0,4}}"
    rf"(?:(?:\w+(?:'s|\u2019s)|my|the|a)\s+){{0,3}}{_PHONE}(?:nya|e|ne|ipun)?(?:\s+[^\W\d_]+){{0,5}}\W*$",
    re.I,
)
_TYPES = late.regex(
    r"^\W*(?=[^\W\d]|\s)(?:[^\W\d_]+(?:'s)?\s+){0,5}?(?:(?:yang|yg|sing|ingkang|who|is|does)\s+)?"
    r"(?:(?:di)?(?:ketik|tulis)(?:kan|in|ke|no|aken)?|ngetik\w*|ngetikke|nulis\w*|nyerat\w*|serataken|ngisi\w*|mbantu|bantu(?:in)?|types?|typing|writes?|writing)\b(?:\s+[^\W\d_]+){0,4}\W*$",
    re.I,
)
_NAMES_KIN = late.regex(
    rf"^\W*(?:{_KIN})\s+(?:(?:nama(?:nya|ne)?|jeneng(?:e|ipun)?|asma(?:ne|nipun)?|named|is|called)\s+)?(?-i:[A-Z])[^\W\d_]{{1,20}}(?:\s+(?-i:[A-Z])[^\W\d_]{{1,20}}){{0,2}}\W*$",
    re.I,
)
_OWNS_PHONE = late.regex(
    rf"^\W*(?:yang|yg|sing|ingkang|the\s+owner)\s+(?:\w+\s+){{0,2}}?{_PHONE}(?:nya|e|ne|ipun)?\b[^\d]{{0,40}}$",
    re.I,
)
_CLAUSES = late.regex(r"\s*[,;\n!]+\s*|\s*\.+\s+")
# "Mbah Wagini sing ngetik cucune": no comma stands before it.
_TYPING = late.regex(r"\s+(?=(?:yang|yg|sing|ingkang)\s+(?:ngetik|nulis|nyerat|ngisi)\w*)", re.I)
_HAS_KIN = late.regex(rf"\b{_KIN}\b", re.I)
_MOST = 6


def of_phone(text: str) -> bool:
    """Whether a text only says whose phone this is: "ini hp anak saya". Never raises."""
    return len(text) <= LONGEST and _OF_PHONE.match(text) is not None


def another_types(text: str) -> str:
    """The name of whoever also says whose phone it is, who types, or what one of theirs is called
    ("ini hp anak saya. nama saya Tukiyem, anak saya Dedi, yg ngetik Dedi"); "" for other texts.
    Never raises."""
    clauses = [each for each in _CLAUSES.split(text.strip(" .,;!\n")) if each]
    clauses = _TYPING.split(text, maxsplit=1) if len(clauses) == 1 else clauses
    if len(text) > LONGEST or not 1 < len(clauses) <= _MOST:
        return ""
    own = [each for each in clauses if not _beside(each)]
    if len(own) != 1:
        return ""
    name = given(own[0])
    told = calls(own[0]) or name != own[0] or name.istitle() or honoured(own[0])[0]
    return name if told and rules.is_name(name) and not is_sentence(name) else ""


def _beside(clause: str) -> bool:
    """Whether a clause says whose phone it is, who types, or what one of theirs is called."""
    if any(way.match(clause) for way in (_OF_PHONE, _NAMES_KIN, _OWNS_PHONE)):
        return True
    # "You can write Hendra" says no such thing; "ini anaknya yang nulis" does.
    types = _TYPES.match(clause) is not None
    return types and (not led(clause) or _HAS_KIN.search(clause) is not None)


# --- who gives none ----------------------------------------------------------------------------

_SOMEBODY = late.regex(
    r"(?:^|[\s,.;:])(?P<who>(?:(?:seorang|salah\s+satu|salah\s+siji|just|a|an|one)\s+){0,2}(?:warga|wargo|penduduk|residents?|(?:orang|wong|tiyang)(?=\s+(?:r[tw]\W{0,2}\d|gang\s|kelurahan\s)))\s+(?:(?:dari|di|ning|ing|saking|seko|of|from|in)\s+)?"
    r"(?P<where>(?:r[tw]\W{0,2}\d|gang\s|gg\W|jalan\s|jl\W|kelurahan\s|kel\W)?[^,.;!?\n]{1,50}?))"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|kemawon|ya|yo|nggih|gitu|please|pls)){0,3}"
    rf"(?:\W*$|[\s,.;]+(?={NOT}|{DO_NOT}|tanpa|no)\w+\s+(?:\w+\s+){{0,2}}{_NAME}\b[^,.;!?\n]{{0,30}}$)",
    re.I,
)


_WRITES = late.regex(
    r"\b(?:tulis\w*|catat\w*|catet\w*|isi\w*|serat\w*|sebut\w*|bilang|panggil|write|put|note|anonim|anonymous)\b",
    re.I,
)


def has_written(text: str) -> bool:
    """Whether a text says what is to be written as the name ("tulis aja ..."). Never raises."""
    return _WRITES.search(text[:LONGEST]) is not None


def unnamed(text: str) -> str:
    """A text without its clauses that say that no name is given: "ga usah nama lah, lampu mati" is
    "lampu mati". Never raises."""
    clauses = [each for each in _CLAUSES.split(text) if each]
    return ", ".join(each for each in clauses if _NAMELESS.search(each[:LONGEST]) is None)


def somebody_of(text: str) -> str:
    """What a text that gives no name says that somebody is ("tulis warga rt 7 aja": "warga rt 7");
    "" where it says nothing of that. Never raises."""
    found = _SOMEBODY.search(text[:LONGEST])
    return found["who"] if found is not None else ""
