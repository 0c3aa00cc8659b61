"""What is said around a wish and is no part of it: a greeting, that one asks something, that one
agrees, waits or goes on, thanks."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import unreported
from handlers.reading.joined import NO_END
from handlers.reading.meaning.slots import STATE, slots

_CALLS = (
    r"nah|lha|pak|bu|bapak|ibu|min|admin|kak|mas|mbak|bang|bos|bro|ya+|yo|nggih|njih|dong|donk|deh|sih|nih|lah"
    r"|kok|itu|iku|ini|iki|niki|tadi|td|wau|aja|saja|wae|mawon|dulu|dahulu|dl|sek|sik|rumiyin|saya|sy|aku|kami|kita|kula|kulo|semua(?:nya)?"
)
_GREETS = (
    r"ass?alamu?'?\s?alaikum|asslm\w*|aslm\w*|wr\.?\s*wb|wassalam\w*|hal+o+|hai|hi|permisi|punten"
    r"|(?:se?lamat|slmt|met|sugeng)\s+\w+|kulo\s?nuwun|kula\s?nuwun|ny?uwun\s+sewu|maaf|maap"
    r"|(?:mlm|malam|siang|sore|pagi)(?=\W*(?:min|admin|pak|bu|kak|mas|mbak|semua\w*)?\W*$)"
)
_THANKS = (
    r"alhamdulil+ah|syukur(?:lah)?|(?:terima|trima)\s?kasih|makasih?|mksh|tks|thx|thanks|matur\s?(?:suwun|nuwun)"
    r"|suwun|siap|sip|mantap|baik(?:lah)?|ok|oke|okeh|okay"
)
_AGREES = (
    r"ya+|iya+|iy|iyo|betul|bener|benar|bnr|btl|leres|inggih|nggih|setuju|yes|yoi|yup|boleh"
    r"|(?:i\s+think\s+)?(?:it'?s|all|looks?)\s+(?:all\s+)?(?:fine|good|ok|okay|right|correct)"
)
# "Bismillah", "semoga diterima".
_PRAYS = (
    r"(?:bismil+ah\w*|insya\s?allah|a+m+i+n+|mugi(?:\W?mugi)?|mugo(?:\W?mugo)?|(?:se)?moga(?:\W?moga)?)"
    r"(?:\W+(?:saja|aja|wae|mawon|usul\w*|bisa|saged|iso|dapat|lekas|cepat|cepet|segera|enggal)){0,4}"
    r"(?:\W+(?:di|dipun\s?)?(?:terima|tampi|setujui|acc|lolos|lulus|wujud\w*|jadi|dados|dadi|hasil|berhasil|masuk|kabul\w*)\b)?"
)
_EACH = r"(?:satu|siji|setunggal)[\s-]*(?:satu|siji|setunggal|2|per\s?satu)"
_GOES_ON = (
    rf"lanjut(?:kan|in|aken)?|{_EACH}|mulai(?:\s+dari)?"
    r"|terus(?:kan|in)?|gas(?:keun)?|ayo|yuk|monggo|mangga"
)
_NUMBER = (
    r"(?:(?:yang|yg|sing)\s+)?(?:(?:no|nomor|nomer|nmr)\W{0,2}\d{1,2}|\d{1,2}"
    r"|ke\W?(?:satu|dua|tiga|empat|lima)|pertama|kedua|ketiga)"
)
_WAITS = (
    r"(?:bentar|sebentar|bntr|sbntr|tunggu|sekedhap|sekedap|wait)"
    r"(?:\W+(?:tak|saya|sy|aku|ku)\W*(?:tanya|takon|cek|lihat|liat)\w*(?:\W+\w+){0,3})?"
    r"|(?:tak|saya|sy|aku)\s*(?:tanya|takon)\w*(?:\s+(?:ke|sama|karo))?\s+(?:\w+\s+){0,2}?"
    r"(?:dulu|sek|sik|bentar|mbah|suami|istri|bapak|ibu|pak|bu)(?:\s+\w+)?"
)
# That one is busy, or in a hurry.
_BUSY = (
    r"(?:buru(?:an|\W?buru)|cepet(?:an|in)?|cepat(?:an)?|gercep|selak|keburu)(?:\W+(?:ada|ono|mau|arep|ya)(?:\W+\w+){0,3})?"
    r"|(?:lagi|lg|sambil|nyambi|masih)\s+(?:kerja|jualan|dagang|masak|momong|nyetir|di\s?jalan|sibuk|repot|ngajar|narik)"
    r"|(?:ada|ono|enek)\s+(?:yg|yang|sing)\s+(?:beli|tuku|dateng|datang|nunggu)(?:\s+(?:lagi|lg|nih|ini|maneh))?"
    r"|(?:kalau|kalo|klo|nek|yen)\s+(?:(?:ada|ono)\s+)?(?:(?:yang|yg|sing)\s+)?kurang\W+(?:\w+\W+){0,3}?(?:di|tak\s*|ku)?(?:susul|nyusul|tambah)\w*"
    r"(?:\W+(?:sesuk|besok|nanti|mengko|lagi|maneh))?"
    r"|hehe\w*|hihi\w*|haha\w*|wkwk\w*"
)
# That it is to be dealt with, in no words of what.
_PLEADS = (
    r"(?:tolong|tlg|mohon|mhn|harap|minta|semoga|mugi|nyuwun)\s+(?:(?:segera|cepat|dapat|bisa|agar|untuk|dibantu|di)\s+)*"
    r"(?:di)?(?:proses|tindak\s?lanjut\w*|bantu|perhati\w+|realisasi\w*|kabul\w*|acc|setujui|dengar|terima|tanggapi|upayakan"
    r"|pun\s?proses|prioritas\w*)"
    r"|(?:(?:sing|yang|yg|pokoknya|pokoke)\s+)?penting\s+(?:ndang|gek|cepet|cepat|segera|lekas|gage|enggal)\s+(?:di|dipun)\s?\w+"
)
_SMALL = (
    rf"(?:{_GREETS}|{_THANKS}|{_AGREES}|{_GOES_ON}|{_NUMBER}|{_WAITS}|{_BUSY}|{_PLEADS}|{_PRAYS}"
    rf"|{_CALLS})"
)
# A clause of nothing else.
_ONLY = late.regex(rf"^\W*(?:{_SMALL}\b\W*){{1,10}}$", re.I)
# What makes such a clause one: a number or a call alone may be an answer.
_TOLD = late.regex(
    rf"\b(?:{_GREETS}|{_THANKS}|{_AGREES}|{_GOES_ON}|{_WAITS}|{_BUSY}|{_PLEADS}|{_PRAYS})\b", re.I
)
_AGREED = late.regex(rf"\b(?:{_AGREES}|{_GOES_ON})\b", re.I)
_TO_ASK = (
    r"(?:(?:mau|mo|ingin|pengen|arep|badhe|bade|ajeng|numpang|ijin|izin|mohon|boleh|bisa)\s+){1,3}"
    r"(?:ber|nge|n)?(?:tanya|nanya|takon|nyuwun\s+pirsa|nyuwun\s+priksa|pirsa)\w*"
)
# "Badhe nyuwun pirsa": that one asks, and what is asked of us: whether this is the place for it.
_ASKS = late.regex(
    rf"^\W*(?:{_SMALL}\W+){{0,4}}{_TO_ASK}(?:\W+(?:{_CALLS}))*\W*$"
    rf"|^(?!.{{0,200}}\b(?:di\s?mana|dmn|neng\s?(?:endi|ndi)|kapan|jam|waktu|alamat\s+tempat)\b)(?=.{{0,200}}\b(?:usul\w*|mengusulkan|pengajuan|(?:meng|ng)aju\w*|musrenbang\w*|lapor\w*)\b)\W*(?:{_SMALL}\W+){{0,4}}(?:{_TO_ASK}\W+)?"
    r"(?:(?:apa(?:kah)?|apa|opo|napa|niki|ini|iki|to|tho|nggih|ya|betul|benar|bener|leres|di\s?sini|teng\s?riki|bisa|bs|boleh|saged)\W+){0,5}"
    r"(?:(?:tempat|panggenan|panggonan|nggon|enggon|bot|layanan|aplikasi|grup|alamat)\w*|wa(?:nya|ne)?)\b(?:\W+\w+){0,2}?"
    r"\W+(?:untuk|utk|buat|bwt|kangge|kanggo|nggo|usul\w*|mengusul\w*|mengaju\w*|pengajuan|musrenbang\w*|lapor\w*|for|to)\b",
    re.I,
)
_HERE = late.regex(
    r"\b(?:usul|mengusul|pengaju|(?:meng|ng)?aju|musrenbang|lapor|suggest|propos|report)", re.I
)
# "Ini bener usul musrenbang lewat wa ini?", "is this where you can suggest stuff?"
_BY_THIS = late.regex(
    rf"^\W*(?:{_SMALL}\W+){{0,4}}(?:(?:niki|ini|iki|apa|nopo|napa|apakah|is\s+this|bener|betul|leres|benar)\b\W*){{1,4}}"
    r"(?:(?:the\s+place\s+)?(?:where|to)\s+(?:(?:you|i|we|one|people)\s+)?(?:can\s+)?)?(?:usul\w*|mengusul\w*|suggest\w*|propos\w*|lapor\w*|report)\b"
    r"(?:\W+(?:musrenbang\w*|itu|ya|nya|warga|stuff|things|something|ideas?))*"
    r"(?:\W+(?:(?:lewat|liwat|via|through|lwt)\W+\w+|di\s?sini|teng\s?mriki|here|(?:for|in)\s+(?:the|my|our)\s+\w+|wa))?"
    r"(?:\W+(?:ini|niki|ya|to|nggih|kan|pak|bu|min))*\W*$",
    re.I,
)
# "Apa bisa sekaligus?", "bisa gak?": whether it may be done so.
_WHETHER = late.regex(
    r"^\W*(?:apa(?:kah)?\s+)?(?:bisa|bs|boleh|saged)\b(?:\W+(?:apa|ga|gak|nggak|tidak|mboten|sekalian|sekaligus"
    r"|langsung|semua(?:nya)?|tiga\w*|dua\w*|satu|per|ya|pak|bu|min|kak|mas|mbak|di|sini|lewat)){0,5}\W*\?\W*$",
    re.I,
)
_CLAUSE = late.regex(rf".+?(?:{NO_END}(?:[,;!\n]|[.?]+(?=\s|$))+|$)", re.I | re.S)
# A longer text tells something, and is left as it is.
LONGEST = 600


def told(text: str) -> str:
    """A text without the clauses that tell nothing; "" where none of them does. Never raises."""
    if len(text) > LONGEST:
        return text
    clauses = _clauses(unreported(text))
    left = [each for each in clauses if not _empty(each)]
    return text if len(left) == len(clauses) else "".join(left).strip(" ,;")


def _clauses(text: str) -> list[str]:
    return [each for each in _CLAUSE.findall(text) if any(map(str.isalnum, each))]


# A clause of more words tells something.
WORDS = 24


def _empty(clause: str) -> bool:
    if len(clause.split()) > WORDS:
        return False
    small = _ONLY.match(clause) and _TOLD.search(clause)
    if small or _WHETHER.match(clause):
        return True
    asks = _ASKS.match(clause) or ("?" in clause and _BY_THIS.match(clause))
    return bool(asks) and not _names(clause)


def _names(clause: str) -> bool:
    """Whether a clause names what is wished, or what is wrong."""
    return bool(slots(clause).things) or STATE.search(clause) is not None


def agrees(text: str) -> bool:
    """Whether a text agrees, or says to go on, and tells nothing: "betul 3 itu. mulai no 1"."""
    clauses = _clauses(text)
    short = all(len(each.split()) <= WORDS for each in clauses)
    return short and _AGREED.search(text) is not None and all(map(_ONLY.match, clauses))


def asks_here(text: str) -> bool:
    """Whether a text asks whether this is the place to propose at, and tells nothing."""
    return not told(text) and any(
        (_ASKS.match(each) or _BY_THIS.match(each)) and _HERE.search(each)
        for each in _clauses(text)
        if len(each.split()) <= WORDS
    )


# "Cepetan napa, dari tadi ditanya mulu tinggal kirim doang": an order, and that it takes too long.
_SEND = late.regex(
    r"\b(?:(?:tinggal|tinggali|langsung|lgsg|buruan|gek|ndang|age|enggal|cepet\w*|cepat\w*|just|ayo|pokok(?:nya|e)|udah|wis)\s+)+(?:di)?"
    r"(?:kirim|kintun|send)(?:in|kan|no|ke|aken)?\b"
    r"|\b(?:di)?(?:kirim|kintun)(?:in|kan|no|ke|aken)?\s+(?:(?:aja|saja|ae|wae|doang|doank|napa|dong|donk|mawon|to)\b\W*)+"
    r"|\bsend\s+(?:it|this)\b",
    re.I,
)
_TOO_LONG = late.regex(
    r"\b(?:(?:di)?(?:tanya|nanya|takon|takok)\w*|ribet|(?:lama|suwe|dangu)\s+(?:banget|bgt|amat|sih|temen|tenan|sanget)|capek?|kesel|bosen"
    r"|males|cepetan|cepet|buruan|napa|already|questions?|repot|kelamaan|asking|hurry)\b",
    re.I,
)
_NOT_SENT = late.regex(
    r"\?|\b(?:jangan|jgn|belum|blm|blum|ga|gak|nggak|tidak|tdk|ojo|durung|dereng|ora|mboten|not|don'?t|kapan|siapa|kemana|nanti"
    r"|tapi|tp|kecuali|asal|kalau|kalo|klo)\b|\d",
    re.I,
)
_HURRY_WORDS = 12


def hurries(text: str) -> bool:
    """Whether a text orders to send, and grumbles that it takes too long, and tells nothing. Never
    raises."""
    short = len(text.split()) <= _HURRY_WORDS and _NOT_SENT.search(text) is None
    return short and _SEND.search(text) is not None and _TOO_LONG.search(text) is not None


# "Ok yg ini kirim, yg lain besok tanya pak RT dulu": this one goes, the others wait.
_THIS = (
    r"(?:(?:yang|yg|sing|ingkang)\s+)?(?:ini|iki|niki|this(?:\s+one)?|satu\s+ini)"
    r"(?:\s+(?:dulu|aja|saja|wae|mawon))*"
)
_SENDS = r"(?:di)?(?:kirim|kintun|send)(?:in|kan|no|ke|aken)?"
_SENDS_ONE = late.regex(
    rf"^\W*(?:(?:ok|oke|okay|ya+|iya|sip|siap|wis|yo|nggih|udah|yaudah|betul|bener|well|alright)\W+){{0,3}}(?:{_THIS}\s+{_SENDS}|{_SENDS}\s+{_THIS})"
    r"(?:\s+(?:dulu|aja|saja|ya|yo|dong|wae|mawon|pak|bu|min|kak|first|now))*\s*[,.;]+\s*"
    r"(?:(?:terus|trus|tapi|tp|kalau|kalo|and)\s+)?(?:(?:yang|yg|sing|ingkang|the)\s+)?(?:lain|laen|liya|liyo|liyane|sanes|sisa|turah|others?|rest|(?:no|nomor)\s*\d)(?:nya|ne|e)?\b[^?]*$",
    re.I,
)


def sends_one(text: str) -> bool:
    """Whether a text orders to send this one, and says that others come later. Never raises."""
    return len(text) <= LONGEST and _SENDS_ONE.match(text) is not None


_FIRST = frozenset({"1", "satu", "pertama", "siji", "setunggal", "kapisan", "first"})
_BEGINNING = frozenset(
    {"dulu", "dahulu", "dl", "dlu", "sik", "sek", "rumiyin", "riyin", "mulai", "mulailah", "kita"}
)
_ONE_BY_ONE = late.regex(
    r"\b(?:satu|siji|setunggal|1)[\s-]*(?:per\s?)?(?:satu|siji|setunggal|2|1)\b", re.I
)
_SAID_WITH = """
yang yg sing ingkang nomor nomer no nmr dari saking ya iya yo oke ok baik siap nggih pak bu min
mas mbak kak aja saja wae mawon itu iku deh dong lah usulan kerjakan isi bahas 2 per persatu
"""
_IN_ORDER = _BEGINNING | _FIRST | frozenset(_SAID_WITH.split())


def in_order(text: str) -> bool:
    """Whether a text says only that one comes after the other, or the first first: "satu satu ya,
    mulai dari yang pertama". Never raises."""
    words = re.findall(r"\w+", text.casefold())
    each = _ONE_BY_ONE.search(" ".join(words)) is not None
    first = bool(_FIRST.intersection(words)) and bool(_BEGINNING.intersection(words))
    return set(words) <= _IN_ORDER and (each or first)


_ONLY_PLEADS = late.regex(rf"^\W*(?:(?:{_PLEADS}|{_BUSY}|{_CALLS})\b\W*){{1,8}}$", re.I)
_PLEA = late.regex(rf"\b(?:{_PLEADS})\b", re.I)


def only_pleads(text: str) -> bool:
    """Whether a text pleads that it be dealt with, and says nothing of what. Never raises."""
    bare = unreported(text[:LONGEST])
    return _PLEA.search(bare) is not None and _ONLY_PLEADS.match(bare) is not None


_FOR_HELP = late.regex(
    r"\b(?:wonten|ono|ana|ada|onten|punya|is\s+there)\b.{0,40}\b(?:bantuan|program|dana|modal|help|aid)\b.*(?:\?|\b(?:mboten|ora|ra|po|ga|gak|nggak|tidak|belum|kah)\b)"
    r"|\b(?:bantuan|program)\b.{0,40}\b(?:wonten|ono|ada)\b.*(?:\?|\b(?:mboten|ora|ra|po|ga|gak|nggak|tidak)\b)",
    re.I,
)


def asks_for_help(text: str) -> bool:
    """Whether a text asks if there is help to be had, and not what for. Never raises."""
    return _FOR_HELP.search(text[:LONGEST]) is not None


# "Oh iya nama saya Reni, td belum ya": that it comes late.
_COMES_LATE = late.regex(
    r"^\W*(?:(?:oh|o|eh|ah)\W+)?(?:iya|ya|yo|oiya|oya|oh|eh)\W+(?=\w+\W+\w)"
    r"|[\s,.]+(?:(?:td|tadi|wau|mau|saya|sy|aku)\s+){0,2}(?:belum|blm|lupa|kelupaan|durung|dereng|forgot)\b[^,.]{0,25}$",
    re.I,
)


def unhesitant(text: str) -> str:
    """A text without that it comes late, around it."""
    return _COMES_LATE.sub("", text) if len(text) <= 100 else text


# "Yaudah usul wifi": what leads on to a wish.
_LEADS_ON = late.regex(
    r"^\W*(?:(?:yaudah|ya\s?udah|ya\s?wis|yowis|yo\s?wis|nah|ok|oke|okay|okeh|baiklah|terus|trus|well|so|alright)\W+){1,2}"
    r"(?=(?:(?:saya|sy|aku|kami|kula|gue|gw|i)\s+)?(?:(?:mau|mo|arep|badhe|want\s+to)\s+)?(?:usul|ngusul|minta|propose)\w*\s+\w)",
    re.I,
)


def led_to_wish(text: str) -> str:
    """A text that wishes something without what leads on to that."""
    return _LEADS_ON.sub("", text, count=1)


# Of this and of nothing else it asks.
_THIS_PLACE = late.regex(
    r"\b(?:ini|iki|niki|menika|sini|mriki|kene|this|here|where|tempat|panggenan|nggon|wa|nomor|nomer|bot|layanan|place|number|untuk|utk|buat|bwt"
    r"|kangge|kanggo|nggo|ngge|bisa|bs|boleh|saged|iso|can|may|could)\b",
    re.I,
)
_OF_IT = late.regex(
    r"\b(?:kapan|gimana|gmn|bagaimana|piye|pripun|sampai\s+mana|status\w*|nasib\w*|diterima|dibahas|ditolak|disetujui|masuk|terkirim|udah|udh|sudah|sdh|sampun|wis|belum|blm|durung|dereng|kemarin|kmrn|wingi|berapa|brp|piro|pinten|when|how|what\s+became)\b",
    re.I,
)
# "Niki leres ngge usul sumur?", "is this where I propose a sidewalk?": what is wished behind it.
_FOR_WHAT = late.regex(
    rf"^\W*(?:(?:{_GREETS}|{_CALLS}|{_THANKS}|hello|hey|good\s+\w+)\b\W*){{0,5}}"
    r"(?=.*(?:\?|\b(?:kan|ya|yo|to|nggih|bener|benar|betul|leres)\b))"
    r"(?:(?:apa(?:kah)?|opo|nopo|napa|niki|menika|ini|iki|betul|benar|bener|leres|is|di|teng|ing)\W*){0,3}"
    r"(?:(?:sini|mriki|kene|this|here)\W+)?(?:(?:the\s+)?(?:tempat|panggenan|nggon|wa|nomor|nomer|bot|layanan|place|number)\w*\W+)?"
    r"(?:(?:untuk|utk|buat|bwt|kangge|kanggo|nggo|ngge|bisa|bs|boleh|saged|iso|where|to|for)\W+){0,2}(?:(?:can|may|could)\W+)?(?:(?:i|we|you|one)\W+)?(?:(?:can|may)\W+)?"
    r"(?P<wishes>(?:ng|meng)?usul(?:an|kan|in|ke|no|aken)?|propose|suggest)\W+(?!musren|itu\b|ya\b|warga\b|lewat\b|di\b|sini\b|apa\b|yang\b|yg\b)"
    r"(?P<what>[^?.,;\n]{3,80}?)(?:\s+(?:ya|yo|to|kan|nggih|pak|bu|min|mas|mbak|here|di\s?sini|lewat\s+sini))*"
    r"(?:\s*,?\s+(?:even\s+)?(?:if|but|although|though|kalau|kalo|klo|nek|tapi|tp|padahal|meski\w*|walau\w*)\b(?P<reserve>[^?]{3,80}))?\s*\?*\s*$",
    re.I,
)


def here_for(text: str) -> str:
    """What a text wishes that asks whether this is the place to propose it; "" for others. Never
    raises."""
    found = _FOR_WHAT.match(text) if len(text) <= LONGEST else None
    asks = found is not None and _THIS_PLACE.search(text[: found.start("wishes")])
    if found is None or not asks or _OF_IT.search(found["what"]):
        return ""
    lives = _LIVES.search(found["reserve"] or "") is not None
    fits = lives or (_names(found["what"]) and not found["reserve"])
    return found["what"].strip() if fits else ""


# "..., but my KTP is not Metro", "..., kalau saya cuma kos di sini": who may propose.
_LIVES = late.regex(
    r"\b(?:ktp|kk|domisili|tinggal|kos\w*|kontrak\w*|ngontrak|pendatang|warga|id|card|live|living|resident|rent\w*|student|mahasiswa)\b",
    re.I,
)


def reserves(text: str) -> bool:
    """Whether a text that wishes something so says also where its writer lives. Never raises."""
    found = _FOR_WHAT.match(text) if len(text) <= LONGEST else None
    return found is not None and _LIVES.search(found["reserve"] or "") is not None


# "Capslock rusak bukan marah": of how it is typed.
_TYPED = late.regex(
    r"^\W*(?:(?:maaf|maap|sorry|sori|ini|iki)\W+){0,2}(?:caps\s?lock|keyboard|kibod|keybord|huruf(?:nya)?\s+(?:besar|gede|kapital)|tombol\w*|hp(?:nya|ku)?\s+(?:jadul|error|ngehang|lemot))\b"
    r"(?:\W+\w+){0,6}\W*$",
    re.I,
)


def typed_so(clause: str) -> bool:
    """Whether a clause only says how it is typed. Never raises."""
    return _TYPED.match(clause) is not None


def without_typing(text: str) -> str:
    """A text without such a clause; the text where it is nothing else. Never raises."""
    if len(text) > LONGEST:
        return text
    clauses = _clauses(text)
    left = [each for each in clauses if not typed_so(each)]
    return "".join(left).strip(" ,;") if left and len(left) < len(clauses) else text


_PRAYER = (
    r"(?:bismillah\w*|semoga|smoga|moga\W?2|moga|mudah\W?2an|mudah\W?mudahan|muga\W?2|muga|mugi\W?2|mugi|insya\W?allah|in\s?sya\s?allah|aamiin|amiin|amin|amen|hopefully"
    r"|(?:i|we)\s+(?:hope|pray))"
)
_GRANTED = (
    r"(?:ya|allah|tuhan|gusti|rabb\w*|alhamdulillah|di|dipun|acc|diacc|(?:di)?terima|ditampa|ditampi|tinampi|(?:di)?kabul\w*|(?:di)?setuju\w*|(?:ter)?wujud|terlaksana|terkabul|(?:di)?lancar\w*"
    r"|berhasil|berkah|barokah|manfaat|bermanfaat|cepat|cepet|segera|enggal|dimudahkan|jadi|dadi|beneran|tenan|pak|bu|min|mas|mbak|kak|usulan\w*|ini|iki|niki|kami|kula|saya|sy|semua\w*|kabeh|sedaya"
    r"|it|this|that|gets?|will|be|is|approved|accepted|granted|god|willing|please)"
)
_ONLY_PRAYS = late.regex(
    rf"^(?=[\s\S]*\b{_PRAYER}\b)\W*(?:(?:{_PRAYER}|{_GRANTED})\b\W*){{1,16}}$", re.I
)


def prays(text: str) -> bool:
    """Whether a text only prays that it be granted: "bismillah semoga di acc aamiin ya Allah"."""
    return len(text) <= 160 and _ONLY_PRAYS.match(text) is not None
