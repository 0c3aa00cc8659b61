"""What is asked of a proposal that was shown just before, without saying which: why it was decided
so, what that means, who brought it, whether one's support counts, what can be done now."""

from __future__ import annotations

import re
from enum import StrEnum

from handlers import late


class Of(StrEnum):
    """What is asked."""

    CONTACT = "contact"
    COUNTED = "counted"
    NEWS = "news"
    WHY = "why"
    MEANS = "means"
    CAN = "can"
    SHARE = "share"


_WHAT = r"(?:apa(?:kah|an)?|opo|napa|nopo|menapa|gimana|gmn|gmana|piye|pripun|kados pundi|mana)"
_NOT = r"(?:ga|gak|nggak|ngga|enggak|tidak|tdk|ora|mboten|belum|blm|blom|durung|dereng)"
_DECIDED = (
    rf"(?:di)?(?:tolak|terima|kembalikan|balikin|setujui|sepakati|teruskan|verifikasi|tunda|gabung)(?:kan|nya)?"
    rf"|ditampik|ditampi|(?:di|ter)akomod\w+|{_NOT}\s+(?:bisa\s+)?(?:dipenuhi|diterima|lolos|jadi|masuk|cair)"
    r"|gagal|hangus|batal|lolos|rkpd|apbd"
)
_WHY = late.regex(
    rf"\b(?:alasan|alesan|sebab|penyebab)(?:e|nya|ne|ipun|annya)?\b(?=.*(?:\b{_WHAT}\b|\b(?:kenapa|knp)\b|\?))"
    rf"|\b{_WHAT}\s+(?:\w+\s+){{0,2}}?(?:alasan|alesan|sebab|penyebab)(?:e|nya|ne|ipun)?\b"
    rf"|\b(?:kenapa|knp|knapa|kok|mengapa|ngapa|ngopo|kengopo|kenging\s+{_WHAT})\b(?:\W+\w+){{0,5}}?\W+"
    rf"(?:{_DECIDED}|gitu|begitu|ngono|mekaten|{_NOT}\s+bisa)\b"
    r"|^\W*(?:oh|owalah|loh|lho|lah|lha|waduh|yah|terus|trus)?\W*(?:kenapa|knp|ngopo|mengapa)\W*(?:ya|bu|pak|min|kak|to|sih)?\W*$",
    re.I,
)
_MEANS = late.regex(
    rf"\b(?:maksud|arti|tegese|tegesipun)(?:nya|ne|e|ipun)?\b(?=.*\b(?:{_DECIDED})\b)"
    rf"|\b(?:{_DECIDED})\b(?=(?:\W+\w+){{0,3}}?\W+(?:maksud|arti|teges)(?:nya|ne|e|ipun)?\b)"
    rf"|\b(?:berarti|brarti|berarti\s+itu|artinya|itu|iku)\W+(?:\w+\W+){{0,2}}?(?:{_DECIDED})\b(?=.*(?:\?|\b(?:ya|kan|{_WHAT}|to|dong)\b))"
    rf"|^\W*(?:\w+\W+){{0,2}}?(?:{_DECIDED})\W+(?:ya|kah|tah|to|{_WHAT})\b(?:\W+\w+){{0,3}}\W*$",
    re.I,
)
_NUMBER = (
    r"(?:no(?:mor|mer|mr)?|nmr)?\W{0,2}"
    r"(?:hp|wa|telp?|telepon|telpon|tlp|tlpn|handphone|whatsapp|kontak)"
)
_REQUEST = (
    r"(?:minta|mnt|mnta|boleh|bisa|bs|bagi|kasih|kasi|nyuwun|njaluk|berapa|brp|pinten|piro|tau|tahu"
    r"|punya|ada|butuh|perlu)"
)
_CONTACT = late.regex(
    rf"\b{_REQUEST}\b(?:\W+\w+){{0,4}}?\W+{_NUMBER}\s?(?:nya|ne|e|ipun)?\b(?!\s+(?:saya|sy|aku|ku|kami)\b)"
    rf"|\b{_NUMBER}\s?(?:nya|ne|e|ipun)?\W+(?:\w+\W+){{0,3}}?(?:berapa|brp|pinten|piro)\b"
    r"|\b(?:rumah|alamat|omah|dalem)\s?(?:nya|ne|e|ipun)\W+(?:di\s?)?(?:mana|ndi|pundi)\b",
    re.I,
)
_WHOSE = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten)\W+(?:(?:sih|ya|to|toh|nama)\s+)?(?:(?:yg|yang|sing|ingkang)\W+)?(?:(?:sudah|udah|udh|dulu|dl|pernah|pertama|tadi|td|kemarin|kmrn|itu|iku|mau|si|sih|toh?|ya|usulan)\W+)?"
    r"(?:(?:nge?|meng|nga)usul\w*|usul(?!an)\w*|pengusul\w*|punya(?!\s+(?:kuasa|wewenang|hak|hp|wa)\b))\b"
    r"|\b(?:pengusul|punya|usulan)(?:nya|ne|e|ipun)?\W+(?:si\W+)?(?:siapa|sapa|sopo|sinten)\b",
    re.I,
)
# "Namanya siapa": of what was shown, else of us.
_NAME_OF = late.regex(r"\bnama(?:nya|ne|e)?\W+(?:si\W+)?(?:siapa|sapa|sopo|sinten)\b", re.I)
# Who decides, and whose the land is, is no secret.
_NO_SECRET = late.regex(
    r"\b(?:acc|(?:di|me|n)?tolak|meriksa|(?:di|mem)?periksa|(?:di|me)?mutus\w*|putus\w*|m?bahas|(?:di|mem)bahas|(?:di|me)?n?tentu\w*|(?:di|me)?milih|pilih"
    r"|(?:di|me)?nilai|\w*verif\w*|\w*setuju\w*|kuasa|wewenang|berhak|tanah\w*|lahan\w*|lemah\w*|pemkot|swasta)\b",
    re.I,
)
_PROPOSER = late.regex(r"\b(?:pengusul\w*|(?:yg|yang|sing)\s+(?:nge?|meng|nga)?usul\w*)\b", re.I)
# Whose numbers are not those of residents.
_OFFICIAL = late.regex(
    r"\b(?:petugas\w*|(?:pak|bu)?\s?lurah|kelurahan|camat|kecamatan|dinas|admin|kantor|bappeda|walikota|puskesmas|pengaduan|aduan|layanan|darurat"
    r"|ambulan\w*|dishub|pemborong|tukang|panitia|polisi|damkar|pln|pdam|(?:pak|bu|ketua)\s+r[tw]|bot|rembuk)\b",
    re.I,
)
# "Ada orangnya ga sih yang bisa saya telpon langsung": somebody of ours.
_SOMEBODY = late.regex(
    r"\b(?:ada|ono|wonten|is\s+there)\W+(?:\w+\W+)?(?:orang|org|wong|tiyang|manusia|someone|somebody|person|human)(?:nya|ne|e|ipun)?\b(?!\s+(?:yang|yg)\s+(?:ng)?usul)",
    re.I,
)
_COUNTED = late.regex(
    r"\b(?:sudah|udah|udh|sdh|dah|wis|sampun|pun)\s+(?:\w+\s+)?(?:masuk|tercatat|kecatat|kecathet|kecatet|terdaftar|kehitung|keitung|terhitung|dihitung|mlebu|mlebet)\b"
    rf"(?=.*(?:\b(?:{_NOT}|kan|ya|apa|to)\b|\?))"
    rf"|\b(?:masuk|mlebu|tercatat|kehitung|keitung)\W+{_NOT}\b"
    r"|\b(?:berapa|brp|pinten|piro|pira|how\s+many)\b.{0,25}\b(?:n?dh?ukung|mendukung|pendukung|dukungan|support\w*)(?:nya|ne|e|ipun)?\b"
    r"|\b(?:n?dh?ukung|pendukung|dukungan)(?:nya|ne|e|ipun)?\b.{0,25}\b(?:berapa|brp|pinten|piro|pira)\b"
    r"|\b(?:dukung|ndukung|dhukung)\s+(?:lagi|maneh|malih|dua\s?kali|2\s?x|2\s?kali|terus)\b",
    re.I,
)
_NEWS = late.regex(
    r"\b(?:kabar|hasil|keputusan|perkembangan|info)\w*\b(?=.*\b(?:(?:di)?kasih|(?:di)?kabari\w*|kabarin|dikabarkan|diberi|diinfo\w*|dikandani"
    r"|diparingi|beritahu\w*)\b)"
    r"|\b(?:di)?(?:kabari|kabarin|beritahu|infokan)\b(?=.*\b(?:kalo|kalau|klo|nek|yen|menawi|nanti)\b)"
    r"|\b(?:kalo|kalau|klo|nek|yen|menawi|nanti)\b(?=.*\b(?:di)?(?:kabari|kabarin|beritahu|infokan)\b)",
    re.I,
)
_CAN = late.regex(
    rf"\b(?:bisa|bs|iso|saged|harus|mesti|kudu|sebaiknya|baiknya)\s+(?:{_WHAT}|ngapain|berbuat|lakukan)\b"
    r"|\b(?:apa|opo|napa)\s+(?:yg|yang|sing|ingkang)\s+(?:bisa|iso|saged|harus|kudu|mesti)\b"
    r"|\b(?:trus|terus|lalu|njur|banjur|lajeng)\W+(?:\w+\W+){0,7}?(?:gimana|gmn|piye|pripun|ngapain|bagaimana)\b"
    r"|\b(?:solusi|jalan\s+keluar)(?:nya|e)?\s+(?:apa|gimana|piye)\b",
    re.I,
)
_SHARE = late.regex(
    r"\b(?:di)?(?:share|sher|bagi|bagikan|bagiin|sebar\w*|posting|post|forward|teruskan|kirim)\w{0,3}\b(?=.*\b(?:link\w*|tautan\w*|ig|instagram|story"
    r"|fb|facebook|tiktok|medsos|wa|gr[ou]u?p\w*|grup\w*|temen\w*|teman\w*|tetangga\w*)\b)"
    r"|\b(?:link|tautan)(?:nya|ne|e|ipun)?\b(?=.*\b(?:mana|minta|ada|bs|bisa|boleh|kirim|share|dishare|apa)\b)"
    r"|\b(?:mana|minta|ada|bs|bisa|boleh|nyuwun)\b(?:\W+\w+){0,3}?\W+(?:link|tautan)(?:nya|ne|e|ipun)?\b",
    re.I,
)
# A longer text tells of something else.
WORDS = 18


def asked(text: str) -> Of | None:
    """What a text asks of what was shown; None where it asks none of this. Never raises."""
    if len(text.split()) > WORDS:
        return None
    if of_residents(text):
        return Of.CONTACT
    for kind, says in (
        (Of.COUNTED, _COUNTED),
        (Of.NEWS, _NEWS),
        (Of.MEANS, _MEANS),
        (Of.WHY, _WHY),
        (Of.CAN, _CAN),
        (Of.SHARE, _SHARE),
    ):
        if says.search(text) is not None:
            return kind
    return None


def of_residents(text: str) -> bool:
    """Whether a text asks who brought a proposal, or how they are reached."""
    if _OFFICIAL.search(text) or _SOMEBODY.search(text):
        return False
    if _NO_SECRET.search(text) and _PROPOSER.search(text) is None:
        return False
    return any(each.search(text) is not None for each in (_CONTACT, _WHOSE, _NAME_OF))


def names_proposer(text: str) -> bool:
    """Whether a text says of whom: of who brought a proposal."""
    return _PROPOSER.search(text) is not None or _WHOSE.search(text) is not None


_POINTS = late.regex(
    r"^\W*(?:(?:yg|yang|sing|ingkang|usulan|nomor|no)\s+)*(?:itu|ini|iku|niku|kuwi|tadi|td|barusan|tersebut|tsb|nya)"
    r"(?:\s+(?:itu|ini|tadi|td|aja|saja|wae|mawon|ya|pak|bu|min|kak|juga|jg|barusan|dong|deh|lah))*\W*$",
    re.I,
)


def points(text: str) -> bool:
    """Whether a text only points to what was shown: "yg itu", "yang tadi aja"."""
    return _POINTS.match(text) is not None
