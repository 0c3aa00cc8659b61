"""Whether what somebody typed instead of a name says something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.asking.person import trades
from handlers.reading import spelling
from handlers.reading.denial import DO_NOT, NOT
from handlers.reading.meaning.meant import Asked
from handlers.reading.meaning.places import places
from handlers.reading.meaning.things import things_in
from handlers.reading.places import spoken
from handlers.reading.said.of_proposals.for_whom import is_kin
from handlers.reading.said.offices import meets
from handlers.turn import exact_words, known_words
from storage import rules

# Names have fewer words than this.
SENTENCE = 6


def is_sentence(text: str) -> bool:
    """Whether a text looks like something else than a name: a question, many words, digits, a word
    with which people ask, refuse or begin a wish, or those of a command or a way out."""
    folded = spelling.fold(text)
    words = folded.split()
    if folded in exact_words(Asked.NAME):
        return True
    if is_kin(text):
        return True
    digits = any(map(str.isdecimal, text)) and any(map(str.isalpha, text))
    if digits or "?" in text or len(words) >= SENTENCE:
        return True
    if len(words) > 1 and words[0] in _POINTING:
        return True  # "sing wetan"
    others = known_words("not-name")
    if len(words) > 1:
        others |= known_words("propose-wish") | known_words("propose-lead") | known_words("wish")
    return any(word in others for word in words)


_POINTING = frozenset({"yang", "yg", "sing", "ingkang"})
# "Di situ", "arah pasar", "rumah saya".
_THERE = late.regex(
    r"^\W*(?:(?:ini|itu|yang|yg|yang\s+di|niki|iki|nih)\s+)*(?:di|ning|neng|ing|teng|wonten|arah|ke|dari|rumah\w*|warung|tepi|pinggir|pojok"
    r"|pertigaan|perempatan|simpang|seberang|samping|depan|belakang|dekat|deket|gang|gg|jalan\w*|jl|jln)\b\.?(?:\s+\w|\W*$)",
    re.I,
)
_HONOUR = late.regex(
    r"^\W*(?:pak|bu|bapak|ibu|bpk|mbah|simbah|mas|mbak|kang|yu|om|h|hj|haji)\b", re.I
)


# "Panggil aja mbah Kirim, sak RT kenal kabeh": whatever word it is, they are called so.
_HONOURED = late.regex(
    r"^\W*(?P<lead>(?:(?:panggil|sebut|celuk|undang|(?:nama|jeneng)\s?(?:saya|sy|ku|aku)|nami\s+kula|asma\s+kula|call\s+me|my\s+name\s+is|saya|sy|kula|kulo)\s+)"
    r"(?:(?:aja|saja|wae|mawon|saya|sy|aku|dengan)\s+){0,2})?"
    r"(?P<name>(?:pak|bu|bapak|ibu|mbah|simbah|mas|mbak|kang|yu)\s+(?P<word>[^\W\d_]{3,20})(?:\s+(?-i:[A-Z])[a-z]{2,20})?)"
    r"(?:\s+(?:aja|saja|wae|mawon|ya|yo|nggih|pak|bu|min|mas|mbak)){0,2}\s*(?:[,.;]+\s*(?P<rest>[^?]{0,80}))?$",
    re.I,
)


def honoured(text: str) -> tuple[str, str]:
    """The name behind a form of address that is surely one, though it is a word of ours, and what
    is said behind it; two of "" for other texts."""
    found = _HONOURED.match(text)
    if found is None or not (found["lead"] or re.fullmatch(r"[A-Z][a-z]+", found["word"])):
        return "", ""
    name = given(found["name"])
    return name.title() if name.islower() else name[:1].upper() + name[1:], found["rest"] or ""


def points(text: str) -> bool:
    """Whether a text says where something is, what it is of or what a photo shows, and nobody's
    name: "depan masjid", "ini jalannya". "Bu Tini warung" and "saya Taman" are somebody."""
    if calls(text) or _HONOUR.match(text) or spelling.fold(" ".join(text.split()[:1])) in _SELF:
        return False
    if spoken.only_spots(text) or _THERE.match(text) or things_in(text):
        return True
    found = places(text)
    pictured = known_words("pictured")
    named = found.street or found.landmark or found.rt or found.rw
    return bool(named) or any(word in pictured for word in spelling.fold(text).split())


# Behind these words stands a name.
_SELF = frozenset({"saya", "sy", "aku", "aq", "kulo", "kula", "gue", "gua"})


def _lead(words: Sequence[str]) -> int:
    """How many words lead to a name: "nama saya"."""
    leads = known_words("name-lead")
    if spelling.fold(" ".join(words[:2])) in known_words("greeting"):
        return 0  # "kula nuwun"
    lengths = range(min(LEAD, len(words) - 1), 0, -1)
    return next((n for n in lengths if spelling.fold(" ".join(words[:n])) in leads), 0)


# "Eh bercanda kak, Rafi": what is said before a lead.
_OH = late.regex(
    r"^\W*(?:(?:e+h+|ee+|e+m+|ehm+|u+h+|u+m+|h+m+|mm+|anu|nganu|oh+|hehe\w*|wkwk\w*|aduh|waduh|maaf|maap|sori|sorry)\W+){1,3}",
    re.I,
)


def led(text: str) -> bool:
    """Whether the first words of a text lead to a name."""
    return _lead(text.split()) > 0


def calls(text: str) -> bool:
    """Whether a text begins with words that can lead to nothing but one's own name ("nama saya",
    "becanda min")."""
    words = _OH.sub("", text).split()
    lead = spelling.fold(" ".join(words[: _lead(words)]))
    return lead in known_words("name-own")


# Stops that are spoken; of fewer words Titik is a name.
_STOPS, _SPOKEN = frozenset({"titik", "koma"}), 3


# "Endang ya endang lestari": a name said again, and whole.
_AGAIN = r"(?:ya|yo|yah|eh|itu|tepatnya|lengkapnya|lengkape|jelasnya|nggih|pak|bu|aja|or)[\s,.]+"
_TWICE = late.regex(
    r"^(?P<once>[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20}){0,2}?)"
    rf"(?:\s*[,.]+\s*(?:{_AGAIN}){{0,2}}|\s+(?:{_AGAIN}){{1,2}})"
    r"(?P<whole>(?P=once)(?:\s+[^\W\d_]{2,20}){0,3})$",
    re.I,
)


def given(text: str) -> str:
    """The name in what was said: "saya budi", "itu nama sy ya, Budi" and "Budi aja bang" are
    Budi."""
    words = " ".join(text.split()).split(" ")
    tails = known_words("name-tail")
    if _lead(words) == 0 and _lead(bare := _OH.sub("", " ".join(words)).split()):
        words = bare
    length = _lead(words)
    words = words[length:]
    said = len(words)
    while len(words) > 1 and spelling.fold(words[-1]) in tails:
        if len(words) == 2 and spelling.fold(words[0]) in tails:
            break  # "Bu Admin"
        words.pop()
    if len(words) > 1 and words[-1] in _STOPS and (len(words) > _SPOKEN or words[-2].istitle()):
        words.pop()  # as a phone writes what it hears: "reni puspita sari titik", "Tukiman titik"
    name = _TWICE.sub(r"\g<whole>", " ".join(words))
    if length or len(words) != said:
        name = name.strip(" :,.")
    return name.title() if name.islower() else name


# Where somebody lives, or what they are there, behind their name.
_LIVES = late.regex(
    r"(?<![\s,])[\s,]+(?:(?:dari|di|warga|seko|saking|from|(?:wakil\s+)?ketua|pengurus|sekretaris|bendahara|kader)\s+)?"
    r"(?:r[tw]\W{0,2}\d|(?:dari|warga|seko|saking|from|kelurahan|kel|(?:anak\s+)?(?:(?:nge)?kost?(?:an)?|kontrak(?:an)?|ngontrak|domisili)(?=\s+(?:di|ning|nang|neng|ing|daerah|deket|dekat|dkt|at|in)\b)|(?:griya|dalem|omah|rumah|tinggal|alamat|manggen)(?:ne|nipun|e|ipun|nya|ku|kulo)?)\s(?!tangga)|(?:orang|wong|biasa|biasanya)?\s*(?:manggil|nyeluk|dipanggil|diceluk)(?:nya|e|ke)?\s|(?:tiyang|tiang|lare|asli)\s+(?=[^\W\d_]{4})|(?:,\s*|\s)(?:ketua|pengurus|kader)\s|(?:ketua|pengurus|kader)\s+(?:pkk|posyandu|katar|karang|dasa)).*$",
    re.I | re.S,
)


# "Pak Bambang ketua RT 7": a role, behind a form of address and a name.
_ROLE = r"(?:wakil|ketua|pengurus|sekretaris|bendahara|kader|warga|r[tw]|lurah|camat|kades|guru)\b"
_OF_A_ROLE = late.regex(
    rf"{_HONOUR.pattern}\s+(?!{_ROLE})[^\W\d_]{{2,20}}(?:\s+(?!{_ROLE})[^\W\d_]{{2,20}})?[\s,]+(?!r[tw]){_ROLE}",
    re.I,
)


def housed(text: str) -> tuple[str, str]:
    """The name, and where its owner lives: "nama saya ahmad fauzi rt 3 ganjar agung". The second is
    "" where that is not said, or nothing says that what stands before it is a name ("pak rt 5")."""
    found = _LIVES.search(text)
    if found is None or spelling.fold(text[: found.start()]) in known_words("name-lead"):
        return text, ""  # "saya RT 05" says no name
    aside = found[0].startswith(",")  # "Slamet Riyadi, warga Yosodadi"
    told = aside or _lead(_OH.sub("", text).split()) or _OF_A_ROLE.match(text)
    if not told or is_sentence(given(text[: found.start()])):
        return text, ""
    return text[: found.start()], found[0].strip(" ,")


def lives(text: str) -> bool:
    """Whether a text, behind a name, only says where its owner lives, or is what: "warga RT 3"."""
    few = len(text.split()) <= SENTENCE
    return few and _LIVES.match(f" {text}") is not None


# Where one says behind something else what one is called: "ini hp anak sy, nama sy Paijo".
_INTRODUCED = late.regex(
    r"^(?P<before>\w[^\n]{0,200}?\s[^\n]{0,60}?\w|\w+(?=[,.;!]))[\s,.;!]+(?:(?:tapi|tp|kalau|kalo|klo)\s+)?"
    r"(?P<name>(?:(?:nama|nma|nm)\s?(?:saya|sy|aku|ku|kulo|kula)|panggil(?:an)?|(?:nama|nma|nm)(?=\s+\w+(?:\s+\w+)?\W*$)|jeneng(?:ku|\s+kulo|\s+kula)|(?:nami|asma)\s+k(?:ulo|ula)|(?:nama\s+)?(?:saya|sy|aku|kulo|kula)\s+(?:sendiri|dhewe|dewe|piyambak)|i\s+myself\s+am|my\s+name|call\s+me"
    r"|(?<=[,.;!]\s)(?:saya|sy|aku|kulo|kula)(?=\s+(?:(?:pak|bu|bapak|ibu|mbah|mas|mbak|kang|yu)\s+)?(?-i:[A-Z])[a-z]))"
    r"\s[^,.;!?]{2,60})\W*$",
    re.I | re.S,
)


# "Put it under the name of Karang Taruna Melati", "in my wife's name, Siti Rohani".
_IN_THE_NAME = late.regex(
    r"^\W*(?:(?:please|pls|just|can|could|you|i'?d|like|to|let'?s|want|ok|okay|yes|no|not\s+mine|and|then|hi|it|should|be|goes|go)\W+){0,6}"
    r"(?:(?:put|write|list|submit|file|send|register|enter|note)\s+(?:(?:it|this|that|me|mine|everything)\s+)?(?:down\s+)?)?"
    r"(?:(?:under|in|with)\s+(?:the\s+)?(?:name|names)\s*(?:of\b)?|(?:the\s+)?name\s+(?:should|would|must)\s+be|(?:under|in)\s+(?:my|our|her|his|their)\s+(?:\w+(?:['\u2019]?s)?\s+){1,2}name(?=\s*[,:])"
    r"|(?<=down\s)as|(?<=put\sdown\s)(?=[A-Z]))\s*[,:]?\s*(?P<name>\w[^.!?]{1,60}?)(?:\s+(?:please|pls|instead|thanks|thank\s+you)|\s*,\s*not\s+(?:me|mine|my\s+name))*\W*$",
    re.I,
)


def in_the_name(text: str) -> str:
    """What says in English in whose name something goes, as it is said in Indonesian; other texts
    as they are. Never raises."""
    found = _IN_THE_NAME.match(text[:200])
    return f"atas nama {found['name']}" if found is not None and len(text) <= 200 else text


def introduced(text: str) -> tuple[str, str]:
    """The name that one says behind something else, and what stands before it; two of "" where
    that is not said. Never raises."""
    if (under := _IN_THE_NAME.match(text[:200])) is not None and rules.is_name(under["name"]):
        return under["name"].strip(), ""
    found = _INTRODUCED.match(text[:300])
    name = given(found["name"].strip()) if found is not None else ""
    if found is None or not _lead(found["name"].split()) or not rules.is_name(name):
        return "", ""
    if only_tails(name):
        return "", ""  # "sari.. eh nama ktp apa nama panggilan min"
    no_names = known_words("name-lead") | known_words("no-name")
    leads = spelling.fold(name) in no_names  # "ga penting nama saya"
    return ("", "") if leads or is_sentence(name) else (name, found["before"])


# No more words lead to a name.
LEAD = 4

# And what stands behind one, and is a title, has fewer than these.
TELLS = 3

# What is shortened has no more letters.
SHORT = 3

_ENDS = late.regex(r"[.,;!\n]+\s*")


# "Saya Rizky tp yg ngusulin mbah saya", "nama saya agus mau usul lampu".
_GOES_ON = late.regex(
    r"^\W*(?P<name>(?i:(?P<called>(?:nama|jeneng|asma|nami)\s?(?:saya|sy|aku|aq|ku|gue|gw|kula|kulo)"
    r"|panggil\s(?:saya|aku|aja|saja))|saya|sy|aku|aq|gue|gua|gw|kula|kulo|i\s?am|i'm)"
    r"\s+(?!(?i:tp|tapi|mau)\b)[^\W\d_]{2,20}(?:\s+[A-Z][a-z]{1,20}){0,3})\s+"
    r"(?P<rest>(?i:tp|tapi|cuma|namun|nanging|ning|but|mau|pengen|pingin|ingin|arep|badhe|yg|yang|sing)\s.{2,})$",
    re.S,
)


def only_tails(name: str) -> bool:
    """Whether a name is none but words by which somebody is addressed: "min"."""
    return known_words("name-tail").issuperset(spelling.fold(name).split())


def _remarks(end: str, name: str, rest: str) -> bool:
    """Whether what stands behind a full stop is said beside the name, and is no part of it:
    "Hendra. puas"."""
    stops = (end[0] in ".!;\n" and end != end.strip(" ")) or end[0] in "!\n"
    return bool(rest) and stops and (rest.islower() or not any(map(str.isalpha, rest)))


# "Dimas Aji (a.n. Karang Taruna Melati)".
_ASIDE = late.regex(r"^(?P<name>[^()\n]{2,80}?)\s*\((?P<rest>[^()\n]{2,120})\)\W*$")

# A name, and what leads to it, ends within so many letters.
WITHIN = 200


def parted(text: str) -> tuple[str, str]:
    """The name, and what else is said behind it, which is no part of one: "Siti. eh lampunya 5 ya".
    The second is "" where nothing is, as behind "H. Ahmad, S.Pd."."""
    if (aside := _ASIDE.match(text)) is not None and not is_sentence(given(aside["name"])):
        return aside["name"], aside["rest"]
    for end in _ENDS.finditer(text[:WITHIN]):
        name, rest = text[: end.start()], text[end.end() :]
        last = name.rpartition(" ")[2].lstrip("(")
        calls = last != name and spelling.fold(last) in known_words("name-tail")  # "deni kak."
        if end[0].startswith(".") and len(last) <= SHORT and not (last.isdecimal() or calls):
            continue  # "Jl. Mawar", "Hj. Siti"
        tells = is_sentence(rest) or len(rest.split()) >= TELLS or trades.is_what(rest)
        tells = tells or _remarks(end[0], name, rest)
        said = given(housed(name)[0])
        if name and tells and not is_sentence(said) and not only_tails(said):
            return name, rest
    return goes_on(text)


def goes_on(text: str) -> tuple[str, str]:
    """The name, and what follows it without a stop: "saya Rizky tp yg ngusulin mbah saya". The
    second is "" where nothing does, or nothing says that it is a name ("saya warga mau usul")."""
    found = _GOES_ON.match(text[:600])
    if found is not None:
        name = given(found["name"])
        first = spelling.fold(name).split()[:1]
        told = found["name"].split()[-1][:1].isupper() or found["called"] is not None
        roles = known_words("no-name") | known_words("name-lead")
        if told and first and not is_sentence(name) and roles.isdisjoint(first):
            return found["name"], found["rest"] + text[600:]
    return text, ""


# "Ya Allah", "astaga": nobody is called so.
_CRIES = late.regex(
    r"\W*(?:(?:(?:ya+|oh|duh|aduh|waduh|my|o)\W+){1,2}(?:allah|robbi|tuhan|gusti|ampun|god|lord)"
    r"|astaga\w*|asta(?:gh?f|ghf)ir\w*|alhamdulil\w*|subhanal\w*|masya\s?allah|in?sya\s?allah|inna\s?lil\w*|omg)"
    r"(?:\W+(?:pak|bu|mas|mbak|min|kak|gusti|ya|kok))*\W*",
    re.I,
)


def greets(text: str) -> bool:
    """Whether a text only greets, or calls on God. Never raises."""
    cries = len(text) <= LONGEST_NAME and _CRIES.fullmatch(text) is not None
    return spelling.fold(text) in known_words("greeting") or cries


# Longer texts are no name.
LONGEST_NAME = 100


_HIDES = late.regex(
    r"\b(?:tanpa\s+nama|anonim|anonymous|(?:ga|gak|nggak|tidak|tdk|jangan|jgn|ora|aja|ojo|mboten)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:pakai|pake|pk|tulis|ditulis|sebut|disebut|tampil\w*|nganggo|ngagem)\s+nama\w*"
    r"|nama\s*(?:saya|ku|sy|kami|nya)?\s*(?:ketahuan|tampil\w*|kelihatan|ditulis|disebut|dipakai|dipake|dicantum\w*)))\b"
    r"|\bnama\w*\s+(?:(?:saya|sy|kami)\s+)?(?:jangan|jgn|ojo|ampun|(?:ga|gak|nggak|tidak|tdk|ora|mboten)\s+(?:usah|sah|perlu)|aja)\s+(?:(?:sampai|sampe)\s+)?(?:di)?(?:tulis|sebut|tampil\w*|pakai|pake|ketahuan|kelihatan|keliatan|cantum\w*|muncul\w*)\b"
    r"|\b(?:jeneng|asma|nami)(?:ku|\s+(?:kula|kulo|aku))\s+(?:aja|ojo|ampun|mboten\s+sah|ora\s+usah)\s+(?:di|dipun\s?)?(?:tulis|serat|sebut|tampil\w*|cantum\w*)\b"
    # "Hapus nama saya", of a proposal that goes by it.
    r"|^\W*(?:(?:tolong|tlg|eh|oh|iya|ya)\W+)*(?:di)?(?:hapus|apus|hilang|ilang|copot|buang|busek|remove|delete)(?:kan|in|ke|no|en|aken)?\s+(?:(?:aja|saja|juga|jg|wae)\s+)?"
    r"(?:(?:nama|jeneng|asma)(?:nya|ku|\s+(?:saya|sy|ku|aku|gw|gue|kami|kula|kulo))|my\s+name)(?:\s+(?:aja|saja|juga|dong|ya|pak|bu|min|deh|dari\s+(?:sini|usul\w*)))*\W*$"
    r"|\b(?:do\s+not|don'?t|not)\s+(?:show|write|mention|use|include|put)\s+(?:my\s+)?name\b"
    r"|\b(?:jangan|jgn|ojo|ampun|not)\s+(?:\w+\s+)?(?:(?:atas|in)\s+)(?:nama\s*(?:saya|sy|ku|aku|kula|kami)|my\s+name)\b",
    re.I,
)


def hides(text: str) -> bool:
    """Whether a text says that no name is to be shown ("jgn pake nama")."""
    return _HIDES.search(text) is not None and not meets(text)


# "Aja" forbids in Javanese, but not in "tulis aja nama saya Siti".
_NO = rf"(?:{NOT}|{DO_NOT}|(?<!tulis )(?<!catat )(?<!panggil )(?<!pake )(?<!isi )aja|no|not)"
_REFUSES = late.regex(
    rf"\b{_NO}\s+(?:\w+\s+){{0,3}}?(?:nama|asma|asmo|jeneng)\w*|\b(?:lewat|lewati|lewatin|lewatkan|skip|lompati|kosongin|kosongkan)\s+"
    r"(?:\w+\s+){0,2}?nama\w*"
    rf"|\b(?:nama|jeneng|asma|nami|name)\w*\s+(?:(?:saya|ku|kulo|kula|itu|mah|is)\s+)?{_NO}\s*(?:usah|perlu|sah|penting|needed|important)\b"
    r"|\b(?:anonim|anonymous|tanpa\s+nama|nama\w*\s+(?:\w+\s+)?rahasia|no\s+name)\b",
    re.I,
)


_MAY = late.regex(r"^\W*(?:bisa|bs|boleh|blh|iso|oleh|saged|can|may)\b", re.I)


def refuses(text: str) -> bool:
    """Whether a text says that no name is given ("gak mau kasih nama", "lewat aja namanya")."""
    asks = "?" in text or _MAY.match(text) is not None  # "bisa diganti nanti ga namanya"
    return not asks and _REFUSES.search(text) is not None


def questions(text: str) -> bool:
    """Whether a text asks something, and is no name."""
    first = spelling.fold(text).split()[:1]
    return (
        "?" in text
        or _MAY.match(text) is not None
        or any(word in known_words("question") for word in first)
    )


_WHICH = late.regex(
    r"\?\s*$|^\W*(?:(?:saya|sy|aku|kulo)\s+)?(?:bingung|gatau|embuh|mbuh"
    r"|(?:ga|gak|tidak|tdk|ora|mboten|kurang|krg)\s?(?:tau|tahu|ngerti|paham|mudeng))\b"
    r"|\b(?:yang|yg|sing|ingkang|yo)?\s*(?:mana|endi|pundi|apa|opo|nopo|menapa|gimana|gmn|piye|pripun|siapa|sapa|sopo|sinten)"
    r"(?:\s+(?:ya|yo|nggih|sih|pak|bu|min|mas|mbak|dong|itu))*\W*$",
    re.I,
)


def asks_which(text: str) -> bool:
    """Whether a text ends as a question does, or says that somebody does not know: "pelatihan masuk
    yang mana", "bingung, jalan apa modal"."""
    return _WHICH.search(text) is not None


def asks(text: str) -> bool:
    """Whether somebody asks what this is."""
    return spelling.fold(text) in known_words("what-is-this")
