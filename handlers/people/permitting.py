"""A yes said in several words, with more behind them and no mark between: "oke iya setuju jadi gini
got depan rumah mampet". Word by word, so that nothing is taken for a yes that is on no list; and a
yes that is asked about, denied or given on a condition is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice, pairwise

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_YET


class _Is(Enum):
    """What a word says among those of a yes."""

    YES = auto()  # "iya", and no more than that
    STRONG = auto()  # agrees by itself: "setuju"
    GO = auto()  # lets others do it: "silakan"
    MAY = auto()  # permits, or asks to be permitted: "boleh"
    KEEP = auto()  # "disimpan", behind one of those
    MILD = auto()  # "aja", behind one of those
    FIRM = auto()  # "lah", behind one of those
    OF_IT = auto()  # "datanya", behind one of those
    CALLS = auto()  # "pak"
    SELF = auto()  # "saya": nothing by itself
    ALSO = auto()  # "sudah": nothing by itself


def _squeezed(word: str) -> str:
    """A word without its doubled letters: "setujuuu"."""
    return re.sub(r"(.)\1+", r"\1", word.lower().replace("\u2019", "'"))


def _of(words: str) -> frozenset[str]:
    return frozenset(map(_squeezed, re.split(r"[\s|]+", words)))


_LISTS = {
    _Is.YES: "y ya iya iyo yo yoi yup yap yes yeah yep sure nggih inggih enggih njih injih oke ok "
    "okay okey okeh sip siap baik baiklah yowes yowis yawes yawis yaudah yasudah hooh alright fine "
    "gpp gapapa gakpapa gpapa rapopo rapapa makasih suwun thanks",
    _Is.STRONG: "setuju stuju stju menyetujui sarujuk srujuk sepakat agree agreed agrees",
    _Is.GO: "silakan silahkan silaken monggo mangga sumangga lanjut lanjutin lanjutkan lanjutno "
    "lanjutke lanjutna lajengaken terusin teruskan terusno teruske terusna gas gaskan gasken "
    "gaskeun gaspol gasin cus proceed continue",
    _Is.MAY: "boleh blh bole bolehlah oleh angsal kepareng pareng",
    _Is.KEEP: "simpan simpen disimpan disimpen simpenen catat catet dicatat dicatet save keep kept "
    "stored saved",
    _Is.MILD: "aja saja wae ae mawon kemawon please then",
    _Is.FIRM: "lah deh dong kok banget bgt sekali sanget tenan",
    _Is.OF_IT: "data datanya datane dataku datanipun it that them itu semua semuanya kabeh sedaya",
    _Is.CALLS: "pak bu bapak ibu mas mbak kak kakak min admin bang om tante bos gan bro mbok dik",
    _Is.SELF: "saya sy aku kula kulo kami kita i we",
    _Is.ALSO: "sih mah sudah udah udh wis wes sampun juga jg pasti tentu sangat untuk buat kangge "
    "to dipun dengan with just iso isa bisa bs saged langsung oh ooh owh o nah hm hmm",
}
_IS = {_squeezed(word): what for what, line in _LISTS.items() for word in line.split()}
# Words that mean something only together; two words of no make a yes.
_PAIRS = {
    ("go", "ahead"): _Is.GO, ("go", "on"): _Is.GO, ("terima", "kasih"): _Is.YES,
    ("matur", "nuwun"): _Is.YES,
    ("matur", "suwun"): _Is.YES, ("thank", "you"): _Is.YES,
    **{(no, fine): _Is.YES for no in _of(NOT)
       for fine in ("papa", "apa", "apa-apa", "apa2", "popo", "masalah", "keberatan")},
}  # fmt: skip
_PERMIT = frozenset({_Is.GO, _Is.MAY})
_BEHIND = frozenset({_Is.KEEP, _Is.MILD, _Is.FIRM, _Is.OF_IT})
_NO_MORE = frozenset({_Is.YES, _Is.MILD, _Is.FIRM, _Is.CALLS, _Is.SELF, _Is.ALSO, _Is.OF_IT})

# Words that begin what is told, and are no question or order behind "boleh" or "silakan".
_OPENS = _of(
    "jadi jd jadinya dadi nama namaku nma nm jenengku nami asma yang yg sing ingkang pokoknya "
    "pokoke because soalnya soale"
)
_ASKING = _of(
    "tau tahu ngerti weruh tanya nanya bertanya tanyain takon taken tanglet pirsa priksa minta mnt "
    "jelasin jelaskan dijelasin dijelaskan dijelasaken terangin terangkan lihat liat ndelok "
    "dijawab jawab ditunjukin ask know see explain tell show ulang ulangi diulang bantu bantuin "
    "tolong tlg mikir pikir dipikir izin ijin rembug rembugan diskusi wait think"
)
_QUESTIONS = _of(
    "apa apakah apaan opo nopo napa menapa punapa gimana gmn bagaimana piye pripun siapa sapa sopo "
    "sinten kapan kpn kenapa knp ngapa mana endi pundi berapa brp piro what which who whom how "
    "when why where whether"
)
_CONDITIONS = _of(
    "tapi tp tetapi ning nanging tapine namun but asal asalkan asale waton angger kalau kalo klo "
    "kl nek yen menawi bila jika if unless provided kecuali kejaba kajawi except cuma cuman mung "
    "only supaya syarat syaratnya janji misal misalnya"
)
# Said with a yes, and tells nothing where it is short: "daripada ribet", "gas".
_REMARKS = _of(
    "daripada drpd biar ben semoga moga mudah mantap gas gaskeun gasken lanjut lanjutkan terus ayo "
    "yuk yok cepetan asik hehe hehehe haha wkwk hihi bismillah alhamdulillah"
)
FEW = 3
# "Cepet saya lagi di jalan": that somebody has no time, and no more.
_HURRY = _of(
    "cepet cepat cepetan cepatan buruan buru buru-buru buru2 kesusu keburu kesesa gupuh sibuk "
    "repot nyetir kerja nyambut macul antri hurry rush busy driving quick quickly selak"
)
_HURRIED = _HURRY | _of(
    "saya sy aku kula kulo gue gw kami kita ini nih iki niki mau lagi lg gek nembe masih msh "
    "sedang sdg isih taksih arep badhe di ning neng nang teng wonten ing jalan jln dalan margi "
    "motor angkot pasar sawah damel gawe soalnya soale krn karena biar ben supados supaya "
    "dalanan rampung lah ya yo nggih pak bu mas mbak min bang kak dong deh aja wae mawon sih "
    "i'm im am selesai i in a on the road at please berangkat budal mangkat ga gak "
    "ora usah lama suwe"
)
_ON_THE_WAY = late.regex(
    r"\b(?:lagi|lg|gek|nembe|masih|sedang|isih|taksih|i'?m)\s+(?:di|ning|neng|nang|teng|wonten|ing"
    r"|on\s+the)\s+(?:jalan|jln|dalan|dalanan|margi|pasar|sawah|motor|angkot|road)\b",
    re.I,
)
# More words tell something.
HURRY = 10
_REFUSED = _of(f"{NOT}|{DO_NOT}|{NOT_YET}|ampun|not|don't|dont|no|never|can't|cant")
# A yes to something else, or one that is put off.
_TURNS_BACK = _REFUSED | _of(
    "eh tar ntar nanti mengko mangke bentar sebentar bntar sik sek tunggu hold sama karo kalih "
    "dengan with to gausah emoh moh wegah ogah batal ralat maksudnya bukan dudu sanes usulan "
    "usulannya usule dukung"
)
_AGREES = late.regex(
    r"(?:setuju|sarujuk|sepakat|boleh|blh|oleh|angsal|mau|gelem|purun|jadi|sido|dados|usah|sah"
    r"|agre|want|allow|izin|ijin|rela|sudi|ikhlas|suka|minat)"
)
_OF_DATA = late.regex(
    r"(?:data|nama|jeneng|asma|nomor|nomer|nmr|hp$|hape|wa$|ktp|nik|akun|foto|photo|number|phone"
    r"|(?:di|dipun|nge|ke)?(?:sebar|umbar|jual|bocor|simp[ae]n|hapus|apus|busak|publik|tampil"
    r"|umum)|kampany|iklan|pinjol|politik|caleg|share|sold|sel$|leak|delete|kep|kept|store|spam)"
)
_WORD = late.regex(r"[^\W_](?:[\w'\u2019-]*[^\W_])?")
_MARKS = " .,;!:\n-\u2026"
# More words make no yes, more are not looked at behind one, and no longer text.
MOST, LAST, LONGEST = 16, 60, 1200
# So many words further on a condition, or a word of no, is still about what is kept.
NEAR, NEARER = 12, 5


class _Walk:
    """The words of a yes that have been read so far, and what they come to."""

    def __init__(self) -> None:
        self.end = self.called = 0  # where it ends, with and without whom it calls
        self.self_at: int | None = None  # where "saya" stands, if nothing has followed it
        self.yes = self.agrees = self.permits = self.stands = False
        self.last: _Is | None = None
        self.word = ""

    def takes(self, what: _Is | None, word: str, found: re.Match[str]) -> bool:
        """Whether a word still belongs to the yes."""
        said = self.agrees or self.permits
        if what is None or (what in _BEHIND and not said):
            return self.yes and what in (_Is.MILD, _Is.FIRM)  # "ya sudah lah, setuju"
        if what is _Is.SELF and self.last in _PERMIT:
            return False  # "boleh saya ..." asks
        if what in (_Is.SELF, _Is.ALSO):
            if not self.word.startswith("data"):
                self.self_at = found.start() if what is _Is.SELF else None
                return True  # what goes on may begin with it
        elif what is _Is.YES:
            self.yes = self.yes or not self.permits
        elif what in _PERMIT:
            self.stands = self.stands or self.yes or self.permits
            self.permits = True
        elif what in (_Is.MILD, _Is.FIRM, _Is.KEEP):
            self.stands = True
        self.agrees = self.agrees or what is _Is.STRONG
        if what is not _Is.CALLS or self.last is not _Is.CALLS or self.self_at is not None:
            # "Setuju. saya Pak Darto" begins with "saya".
            begins = found.start() if self.self_at is None else self.self_at
            self.called = begins if what is _Is.CALLS else found.end()
        self.end, self.last, self.word, self.self_at = found.end(), what, word, None
        return True

    def holds(self, text: str) -> bool:
        """Whether what permits is no question, and no order to us: "boleh tau dulu", "silakan
        jelaskan"."""
        rest = text[self.end :]
        if self.permits and hurried(rest):
            return True
        if self.agrees or not rest.strip() or re.match(r"\s*[.,;!:\n]", rest):
            return self.agrees or self.permits
        first = _WORD.search(rest)
        opens = first is not None and _squeezed(first[0]) in _OPENS
        bare = self.last in _PERMIT or (self.last is _Is.MILD and not self.yes)
        return self.stands and (opens or not bare)


def permits(text: str) -> tuple[str, str] | None:
    """What stands behind a yes in several words that agrees or permits, and the same with whom the
    yes calls before it ("pak"); None where a text holds no such yes, or what follows asks, denies
    or makes a condition. Never raises."""
    if "?" in text or len(text) > LONGEST:
        return None
    walk = _walked(text)
    rest = text[walk.end :].lstrip(_MARKS)
    if not walk.holds(text) or (walk.word == "that" and _goes_on(text, walk)):
        return None  # "I agree that the road is bad"
    words = [_squeezed(each[0]) for each in islice(_WORD.finditer(rest), LAST)]
    if all(_IS.get(word) in _NO_MORE for word in words):
        return "", ""
    if (len(words) <= FEW and words[0] in _REMARKS) or hurried(rest):
        return "", ""
    return None if _takes_back(words) else (rest, text[walk.called :].lstrip(_MARKS))


def hurried(text: str) -> bool:
    """Whether a text says nothing but that its writer has no time: "cepet saya lagi di jalan"."""
    words = [_squeezed(each[0]) for each in islice(_WORD.finditer(text), HURRY + 1)]
    told = not _HURRY.isdisjoint(words) or _ON_THE_WAY.search(text[:LONGEST]) is not None
    return told and len(words) <= HURRY and _HURRIED.issuperset(words) and "?" not in text


def _goes_on(text: str, walk: _Walk) -> bool:
    """Whether more words follow without a mark."""
    return re.match(r"\s+\w", text[walk.end :]) is not None


def assents(text: str) -> str | None:
    """What stands behind a yes that somebody else is said to have given ("boleh", "iya, ..."); None
    where it is none, as for permits. Never raises."""
    if "?" in text or len(text) > LONGEST:
        return None
    walk = _walked(text)
    behind = text[walk.end :]
    marked = not behind.strip() or re.match(r"\s*[.,;!:\n]", behind) is not None
    if not (walk.holds(text) or (walk.yes and marked)):
        return None
    rest = behind.lstrip(_MARKS)
    return rest if follows(rest) else None


def follows(rest: str) -> bool:
    """Whether what stands behind a yes leaves it one. Never raises."""
    words = [_squeezed(each[0]) for each in islice(_WORD.finditer(rest), LAST)]
    return "?" not in rest and not (words and _takes_back(words))


def denies(text: str) -> bool:
    """Whether a text says anywhere that something is not agreed to or permitted. Never raises."""
    words = [_squeezed(each[0]) for each in islice(_WORD.finditer(text), LAST)]
    return any(word in _REFUSED and _AGREES.match(after) for word, after in pairwise(words))


def _walked(text: str) -> _Walk:
    walk = _Walk()
    for what, word, found in _read(text):
        if not walk.takes(what, word, found):
            break
    return walk


def _read(text: str) -> Iterator[tuple[_Is | None, str, re.Match[str]]]:
    """The first words of a text, two that belong together as one."""
    found = list(islice(_WORD.finditer(text), MOST + 1))
    words = [_squeezed(each[0]) for each in found]
    paired = False
    for n, word in enumerate(words[:MOST]):
        if paired:
            paired = False
            continue
        pair = _PAIRS.get((word, words[n + 1])) if n + 1 < len(words) else None
        paired = pair is not None
        yield pair or _IS.get(word), word, found[n + 1 if paired else n]


def _takes_back(words: list[str]) -> bool:
    """Whether what follows a yes makes it none."""
    if words[0] in _TURNS_BACK or not (_QUESTIONS | _CONDITIONS).isdisjoint(words[:3]):
        return True
    if not _ASKING.isdisjoint(words[:4]):
        return True
    said = [n for n, word in enumerate(words) if _OF_DATA.match(word)]
    for n, word in enumerate(words):
        if word in _REFUSED and _AGREES.match(words[n + 1] if n + 1 < len(words) else ""):
            return True
        if word in _REFUSED and any(abs(at - n) <= NEARER for at in said):
            return True
        if word in _CONDITIONS and any(0 < at - n <= NEAR for at in said):
            return True
    return False
