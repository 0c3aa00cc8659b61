"""What is wished, without who wishes it and that they do: "yo aku pengen digawekke selokan" is
"digawekke selokan". Word by word, so that only what is on these lists is left out."""

from __future__ import annotations

import re

from handlers import late

# Said on the way, and means nothing of its own.
_ON_THE_WAY = frozenset({
    "nah", "ya", "yo", "yah", "iya", "nggih", "inggih", "njih", "oke", "okay", "ok", "so",
    "jadi", "jd", "gini", "begini", "lha", "lah", "sih", "tuh", "itu", "ki", "tu", "kok",
    "yaudah", "yawes", "yowis", "yawis", "wis", "udah", "eh", "anu", "hmm", "hm", "em", "pak",
    "bu", "bapak", "ibu", "mas", "mbak", "kak", "min", "admin", "bang", "bos", "kan", "to",
    "sebenarnya", "sebenernya", "sakjane", "sejatosipun", "jane", "actually", "pokoknya",
    "pokoke", "intinya", "intine", "well", "please", "pls", "just", "really", "hanya", "cuma",
    "cuman", "mung", "namung", "cukup", "saja", "juga", "jg", "ugi", "nih", "dong",
})  # fmt: skip
# Before who it is: "kalo saya sih maunya".
_AS_FOR = frozenset({
    "kalo", "kalau", "klo", "nek", "yen", "menawi", "untuk", "dari", "as", "for",
})  # fmt: skip
_WHO = frozenset({
    "saya", "sy", "aku", "gw", "gua", "gue", "kami", "kita", "kula", "kulo", "i", "we",
    "pribadi", "sendiri", "dewe", "piyambak", "semua", "sekeluarga", "ini", "niki", "iki",
})  # fmt: skip
# That it is wished; the first ones say who by themselves.
_WISHES = frozenset({
    "maunya", "mauku", "pengen", "pengin", "pingin", "kepengen", "kepengin", "kepingin",
    "ingin", "wanna", "want", "pengennya", "penginnya", "pinginnya", "pengene", "pengine",
    "penginku", "pengenku", "karepku", "karepe", "kersanipun", "harapannya", "harapan",
    "keinginan", "kepenginan", "inginnya",
})  # fmt: skip
_WANTS = frozenset({
    "mau", "mo", "minta", "mnt", "memohon", "mohon", "mhn", "nyuwun", "njaluk", "jaluk",
    "butuh", "perlu", "prlu", "badhe", "bade", "arep", "ajeng", "meh", "hendak", "need", "wish",
    "would", "like", "love", "hope", "berharap", "ngarep", "usul", "ngusul",
})  # fmt: skip
_BEFORE_A_THING = frozenset({
    "a", "an", "the", "some", "to", "have", "get", "there", "ada", "adanya", "ono", "wonten",
    "punya", "tentang",
})  # fmt: skip
# Whoever says these wishes for nothing that could be built.
_TALKS = late.regex(
    r"(?:be?r?|n)?tan[yg]|takon|pirsa|priksa|tulung|tolong|tlg|pangap|ngapura|sewu|maaf|izin|ijin"
    r"|lapor|c(?:e)?rita|curhat|komplain|tau\b|tahu\b|ngerti|ask|know|bantu\b|help|info|say|tell"
    r"|pamit|batal|ubah|ganti|hapus|lihat|liat|cek|(?:ng|meng)?usul|(?:ng|meng)?aju|propos|suggest"
    r"|report|request|complain|matur|ngatur|(?:me)?nyampai|daftar|ikut|dukung|bilang|ngomong|lanjut"
    r"|kirim|terus|waktu|no(?:mor)?\b|(?:pen)?jelas|konfirm|perhati|segera",
    re.I,
)
_WORD = late.regex(r"[^\W_](?:[\w'’-]*[^\W_])?")
# A wish has so many letters (storage.rules.WISH).
LEAST = 10
# More words than these nobody needs before what they wish.
MOST = 12
# What is said before a wish stands in the first so many letters.
LONGEST = 400


def unpleaded(text: str) -> str:
    """A wish without who wishes it and that they do, where at least two words are left of it; the
    text where it says no such thing, or another ("aku arep takon"). Never raises."""
    who = wishes = False
    before = wants = 0
    for count, found in enumerate(_WORD.finditer(text)):
        word = found[0].lower().replace("’", "'")
        if re.search(r"[.;!?\n:]", text[before : found.start()]):
            return text
        start, before = found.start(), found.end()
        if word in {"i'd", "we'd"}:
            who, wants = True, 1
        elif word in _WISHES:
            wishes = True
        elif word in _WHO:
            who = True
        elif word in _WANTS:
            wants += 1
        elif (
            word in _AS_FOR
            or word in _ON_THE_WAY
            or (word in _BEFORE_A_THING and (wants or wishes))
        ):
            pass
        else:
            rest = text[start:]
            pleads = wishes or wants > 1 or (who and wants)  # "mau minta ..."
            return rest if pleads and len(rest.split()) > 1 and not _TALKS.match(word) else text
        if count >= MOST:
            break
    return text


# That one looks for the word, which no wish begins with.
_LOOKS_FOR_IT = late.regex(
    r"^\W*(?:(?:(?:ya|yo|iya|eh|oh|nah|itu|ini|niku|pak|bu|mas|mbak|min|kak|jadi|gini|em+|hm+|eu?m+)\b\W*){0,6}"
    r"(?:anu|apa\s+(?:ya|yo|sih|toh?|itu)\b(?:\W+(?:nama|jeneng|sebutan)(?:nya|e|ne))?"
    r"|apa\s+(?:nama|jeneng|sebutan)(?:nya|e|ne)|nopo\s+(?:nggih|naminipun)|what'?s\s+it\s+called)\b"
    r"(?:\W+(?:anu|itu|ya|yo|lho|loh|tuh|nggih|pak|bu|namanya|jenenge)\b){0,5}\W*){1,4}(?=[^\W\d]\w*\s+\w)",
    re.I,
)


def unhesitating(text: str) -> str:
    """A wish without the words by which one looks for it: "ya pak itu anu selokan mampet" is
    "selokan mampet". Never raises."""
    return _LOOKS_FOR_IT.sub("", text, count=1)


# "Kata tetangga percuma usul, tapi saya tetep mau minta sumur bor": what is wished in spite of it.
_IN_SPITE = late.regex(
    r"^[^.;!?\n]{0,90}\b(?:percuma|sia\W?sia|formalitas|useless|muspro|php|(?:ga|gak|gk|nggak|tidak|tdk|ora|mboten)\s+(?:guna|ngaruh|mempan|bakal|akan|ada\s+guna)\w*|capek?|kapok)\b"
    r"[^.;!?\n]{0,60}?[\s,]+(?:tapi|tp|tetapi|nanging|ning|but|however|namun)\s+"
    r"(?:(?:saya|sy|aku|kami|kula|kulo|gw|gua|i|we)\s+)?(?:tetep|tetap|ttp|pancet|tetepa|masih|still|coba|nyoba)\s+"
    r"(?:(?:mau|mo|arep|badhe|pengen|pengin|pingin|ingin|want|to|coba|nyoba|akan)\s+){0,3}"
    r"(?P<asks>(?:(?:minta|mohon|njaluk|nyuwun|usul\w*|ngusul\w*|mengusul\w*|ngaju\w*|mengaju\w*|ask|for|propose|request)\s+){1,2})(?=\w+\s+\w)",
    re.I,
)


def outright(text: str) -> str:
    """A wish without the words by which one looks for it, and without that it is said to be in
    vain; other texts as they are. Never raises."""
    text = unhesitating(text)
    found = _IN_SPITE.match(text[:LONGEST])
    if found is None:
        return text
    rest = text[found.end() :]
    return rest if len(rest) >= LEAST else found["asks"] + rest  # "minta sumur bor"


# Before what is wished as well: "beda, posyandu mawar".
_ANOTHER = frozenset({
    "beda", "bedo", "benten", "lain", "lainnya", "liyane", "liyo", "liya", "sanes", "sanesipun",
    "another", "different", "other", "one", "new", "baru", "anyar", "lagi", "lg", "maneh", "meneh",
    "malih", "yang", "yg", "sing", "ingkang", "tapi", "tp", "nanging", "ning", "but", "satu",
    "siji", "setunggal", "usulan", "usul", "hal", "soal", "bab", "masalah", "lokasi", "tempat",
    "a", "the", "an", "for", "kali", "sekarang",
})  # fmt: skip
_DIFFERS = frozenset({
    "beda", "bedo", "benten", "lain", "lainnya", "liyane", "liyo", "liya", "sanes", "sanesipun",
    "another", "different", "other",
})  # fmt: skip


def not_another(text: str) -> str:
    """A wish without that it is another than before, which a comma or colon parts from it: "beda,
    posyandu mawar atapnya bocor". Never raises."""
    differs = False
    before = 0
    for count, found in enumerate(_WORD.finditer(text)):
        word = found[0].lower()
        between = text[before : found.start()]
        if differs and re.search(r"[,:;.]", between):
            rest = text[found.start() :]
            return rest if len(rest.split()) > 1 else text
        known = word in _ANOTHER or word in _ON_THE_WAY
        if not known or count >= MOST or re.search(r"[.;!?\n:]", between):
            return text
        differs = differs or word in _DIFFERS
        before = found.end()
    return text


_SAYS = frozenset({
    "kata", "katanya", "kt", "jare", "jarene", "ujare", "dawuh", "dawuhe", "dawuhipun", "pesan",
    "pesen", "ngendikane", "ngendikanipun", "titipan", "amanat", "atas", "sesuai",
})  # fmt: skip
# Whoever says so.
_SAYERS = frozenset({
    "pak", "bu", "bpk", "bapak", "ibu", "mas", "mbak", "mbah", "simbah", "ketua", "rt", "rw",
    "lurah", "kadus", "kaling", "camat", "kader", "pkk", "tetangga", "warga", "suami", "istri",
    "bojo", "nenek", "kakek", "guru", "ustad", "ustadz", "pengurus", "saya", "sy", "aku", "kami",
    "kula", "ku", "kita", "the", "my", "our", "neighbourhood", "neighbour", "neighbor", "head",
    "bapake", "ibune",
    "mertua", "anak", "haji", "kelurahan", "pemuda", "karang", "taruna", "perintah", "permintaan",
    "us", "me", "orang", "wong", "ibu2", "bapak2", "ibuk", "emak", "mamak",
})  # fmt: skip
# That it is theirs to say so.
_ORDERS = frozenset({
    "suruh", "disuruh", "nyuruh", "menyuruh", "kon", "dikon", "ngongkon", "dikongkon", "kengken",
    "dikengken", "ngutus", "diutus", "diminta", "dimintai", "dipurih", "disarankan", "nyaranin",
    "disaranin", "asked", "told", "tells", "asks", "wants", "tolong", "supaya", "biar", "ben",
    "untuk", "to", "dititipin", "nitip", "titip", "dititipi", "dipesenin", "dipesen", "ngakon",
    "akon", "diakon", "dipun", "amanat", "pesen", "pesan",
})  # fmt: skip
_ASKS = frozenset({
    "minta", "mnt", "mintain", "mintakan", "dimintakan", "memohon", "mohon", "mhn", "nyuwun",
    "nyuwunaken", "njaluk", "njalukke", "njalukno", "jaluk", "usul", "usulkan", "usulin", "ngusul",
    "ngusulin", "ngusulkan", "ngusulke", "ngusulaken", "mengusulkan", "ngajuin", "ngajukan",
    "ajukan", "ajuin", "mengajukan", "propose", "request",
})  # fmt: skip


def unordered(text: str) -> str:
    """A wish without who has somebody ask for it: "kata bu rt suruh minta mesin jahit 5" is "mesin
    jahit 5"; the text where nobody is said to. Never raises."""
    orders = says = False
    before = 0
    for count, found in enumerate(_WORD.finditer(text)):
        word = found[0].lower()
        apart = re.search(r"[.;!?\n]", text[before : found.start()])
        before = found.end()
        if apart or count >= MOST:
            return text
        if word in _ASKS:
            rest = text[found.end() :].lstrip(" ,:")
            whole = rest if len(rest) >= LEAST else text[found.start() :]  # "njaluk kursi 50"
            return whole if (orders or says) and len(rest.split()) > 1 else text
        says = says or word in _SAYS
        orders = orders or word in _ORDERS
        known = word in _SAYERS or word in _SAYS or word in _ORDERS or word in _ON_THE_WAY
        if not known and not _named(text, found):
            return text
    return text


def _named(text: str, found: re.Match[str]) -> bool:
    """Whether a word is somebody's name: "kata bu Sri"."""
    before = text[: found.start()].split()[-1:]
    titles = {"pak", "bu", "bpk", "bapak", "ibu", "mas", "mbak", "mbah", "haji"}
    return bool(before) and before[0].lower() in titles


# "..., saya yg inputin", "tak ketikke": who types it.
_TYPES = late.regex(
    r"(?:tak|dak)?(?:(?:di|meng|ng|me|nge|peng)?(?:input|ketik|etik|tulis|isi|entri|entry|daftar|catat|wakil|ngetik|nulis|kirim|aju|titip|bantu)"
    r"|n[gu]?(?:input|isi|etik|ulis|itip|daftar))(?:in|kan|i|ke|no|ne|aken|nya)?|type|typing|typed|enter|entering|write"
    r"|writing|fill|filling|submit|submitting",
    re.I,
)
_TYPIST = frozenset({
    "saya", "sy", "aku", "ak", "kula", "kulo", "gw", "gue", "kami", "i", "ill", "i'll", "i'm", "im",
    "me", "fasilitator", "petugas", "anaknya", "anake", "cucunya", "putune",
})  # fmt: skip
_AROUND = frozenset({
    "yg", "yang", "sing", "ingkang", "ini", "iki", "niki", "cuma", "cuman", "hanya", "mung",
    "bantu", "bantuin", "will", "am", "it", "for", "him", "her", "them", "dia", "beliau", "dari",
    "pake", "pakai", "lewat", "hp", "hape", "ya", "aja", "saja", "wae", "mawon", "nanti", "mengko",
    "tak", "dak", "biar", "ben", "one", "the", "who", "jadi", "dadi", "makanya", "so", "just",
    "only", "this", "tolong", "pun", "dipun", "nya", "ngge", "untuk", "buat", "atas", "nama",
    "mbah", "simbah", "nenek", "kakek", "eyang", "ibu", "bapak", "pak", "bu", "tetangga", "warga",
    "orang", "orangnya", "tiyang", "my", "grandma", "grandpa", "mother", "father", "neighbour",
    "mertua",
})  # fmt: skip
_CLAUSE = late.regex(r"^(?P<wish>.*\w)\s*[,.;(–-]+\s+(?P<last>[^,.;?]{4,80})$", re.S)


def untyped(text: str) -> str:
    """A wish without a last clause that only says who types it ("sumur bor, saya yg inputin"), with
    "usul" before one that would be too short. Never raises."""
    found = _CLAUSE.match(text[:2000]) if len(text) <= 2000 else None
    if found is None or len(found["wish"].split()) < 2:
        return text
    words = [each[0].lower() for each in _WORD.finditer(found["last"])]
    types = [each for each in words if _TYPES.fullmatch(each)]
    who = any(each in _TYPIST or each.startswith(("tak", "dak")) for each in words)
    rest = [each for each in words if each not in _TYPIST | _AROUND and each not in types]
    if not types or not who or rest:
        return text
    return found["wish"] if len(found["wish"]) >= LEAST else f"usul {found['wish']}"


def bare(text: str) -> str:
    """A wish without who wishes it, that it is another than before, who has them ask, and that it
    is typed. Never raises."""
    return untyped(unordered(not_another(unpleaded(text))))


# "Saya hendak menyampaikan 3 usulan hasil rapat warga", and nothing of what.
_BEGINS = late.regex(
    r"\b(?:mau|mo|ingin|hendak|akan|badhe|bade|ajeng|arep|pengen|pengin|izin|ijin|numpang|bantu(?:in)?|mewakili)\W+(?:\w+\W+){0,4}?"
    r"(?:(?:meny?ampaikan|sampaikan|nyampaikan|nyampein|mengajukan|ajukan|ngajukan|kirim|mengirim|ngirim|daftar|titip|nitip)\W+)?"
    r"(?:(?:\d{1,2}|beberapa|dua|tiga|empat|lima|sebuah|satu|kalih|tigang)\W+)?(?:ng|meng)?usul(?:an|kan|in)?\b"
    r"(?:\W+(?:hasil|dari|rapat|musyawarah|rembug|warga|rt|rw|kami|saya|tadi|malam|kemarin|pak|bu|min|mas|mbak|kak|ya|dong|nih|\d{1,3}))*\W*$",
    re.I | re.S,
)
BEGINS_WORDS = 30


def only_begins(text: str) -> bool:
    """Whether a text says that something is to be proposed, and not what. Never raises."""
    return "?" not in text and len(text.split()) <= BEGINS_WORDS and bool(_BEGINS.search(text))
