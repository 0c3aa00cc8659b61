"""What one sentence holds of a proposal: where, what, why, how much. Nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from handlers import late
from handlers.reading.amounts.pieces import pieces_in
from handlers.reading.amounts.quantities import amount_in, without_amounts
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.meaning.places import places, without_area
from handlers.reading.meaning.things import Thing, thing_in, things_in
from handlers.reading.meaning.troubles import STATES, SUFFERS, WISHED, told
from handlers.reading.places.areas import AreaNames, Found, Mention
from handlers.reading.spelling import fold

__all__ = [
    "Slots",
    "Thing",
    "only_a_place",
    "only_a_problem",
    "only_an_amount",
    "slots",
    "thing_in",
]

LONGEST = 1000  # letters of a text that are looked at


@dataclass(frozen=True, slots=True)
class Slots:
    """What a sentence holds; None for what it does not.

    `rt` and `rw` are two digits or more ("05"), or as typed where several are named ("1 s/d 4").
    `street`, `landmark` and `problem` are as typed. `things` are all that are asked for, the one
    that is meant first. `amount` is the amount in words ("4 titik", "2 x 60 m"), `unit` one of
    quantities.UNITS; an amount that can be read in two ways has neither `value` nor `unit`. `rest`
    are the words that say none of this, folded; `said` is all of it without its area.
    """

    area: Mention | None = None
    rt: str | None = None
    rw: str | None = None
    street: str | None = None
    landmark: str | None = None
    things: tuple[Thing, ...] = ()
    problem: str | None = None
    amount: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    rest: tuple[str, ...] = ()
    said: str = ""

    @property
    def trouble(self) -> str | None:
        """The problem in whole clauses, where they stand beside what is wished."""
        return _trouble(self.said, self.problem)

    @property
    def thing(self) -> Thing | None:
        return self.things[0] if self.things else None

    @property
    def bidang(self) -> str | None:
        """What all things that are asked for belong to; None where they differ."""
        found = {thing.bidang for thing in self.things}
        return found.pop() if len(found) == 1 else None

    @property
    def place(self) -> str | None:
        """Where it is, in one line: "gang mawar, dpn masjid, RT 03/RW 02"."""
        numbers = [f"RT {self.rt}" if self.rt else "", f"RW {self.rw}" if self.rw else ""]
        parts = (self.street, self.landmark, "/".join(filter(None, numbers)))
        return ", ".join(filter(None, parts)) or None

    @property
    def states(self) -> bool:
        """Whether it says in so few words how something is, and nothing else: "sawah kering"."""
        words = self.said.strip(" .,!").split()
        return 0 < len(words) <= _FEW and STATE.fullmatch(words[-1]) is not None

    @property
    def bare(self) -> bool:
        """Whether it names a thing, or how one is, and nothing else: "siring", "mampet"."""
        named = any(fold(self.said) in thing.words for thing in self.things)
        return named or (self.states and len(self.said.split()) == 1)

    @property
    def tells(self) -> bool:
        """Whether there is anything of a proposal in it."""
        return bool(
            self.area or self.place or self.things or self.problem or self.value is not None
        )


_STOP = (
    rf"[^,.;\n]*?(?=\s+(?:mohon|mhn|minta(?!\s+ampun)|mnt|tolong|tlg|(?!(?:di\s+)?{SUFFERS})(?:di\s+rt|rt|rw)"
    r"|usul|panjang\w*|pjg|sepanjang|lebar\w*|ukuran)\b|[,.;\n]|$)"
)
_PROBLEM = late.regex(
    rf"\b(?:tiap|setiap|kalau|kalo|klo|pas|saat|yen|nek|saben|every time|when)\s+"
    rf"(?:it\s+|ada\s+)?(?:hujan|ujan|angin|badai|pagi|siang|sore|subuh|malam|malem|musim|kemarau"
    rf"|banjir|udan|bengi"
    rf"|rain\w*|night"
    rf"|lewat){_STOP}"
    rf"|\b(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun|pun)\s+"
    rf"(?:hampir\s+|lebih\s+(?:dari\s+)?|sekitar\s+)?"
    rf"(?:\d+|\w+|puluhan|ber)\s*(?:tahun|thn|th|taun|bulan|bln|minggu|mgg)\b{_STOP}"
    rf"|\b(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun|pun)\s+(?:lama|suwe|dangu|setahun|sebulan"
    rf"|seminggu)\b{_STOP}"
    rf"|\b(?:rusak\s+|gelap\s+|mati\s+|mampet\s+)?sejak\s+(?:tahun\s+)?(?:19|20)\d\d\b{_STOP}"
    rf"|\b(?:sering|selalu|rawan)\s+\w+{_STOP}"
    rf"|\b(?:karena|karna|krn|soalnya|amargi|mergo)\s+(?:takut|khawatir|rawan|bahaya|wedi|ajrih"
    rf"|warga)\b{_STOP}"
    rf"|^\W*(?:takut|khawatir|kuatir|kwatir|wedi|ajrih)\s+\w+{_STOP}"
    rf"|\b(?:banyak|bnyk)\s+(?:yg\s+|yang\s+)?(?:jatuh|kecelakaan|anak|pengendara|motor|warga|nyamuk){_STOP}",
    re.I,
)
# Who is hit, and by what: "3 orang jatuh", "anak2 ngaji pada takut".
_WHO = (
    r"(?:org|orang|anak2|anak-anak|anak|bocah2?|warga|ibu2|ibu-ibu|bapak2|pengendara|pemotor"
    r"|motor|mobil|lansia|pelajar|siswa"
    r"|murid|santri|wong|tiyang|lare|pelanggan|pembeli|penumpang|kk|rumah|omah|petani|pedagang"
    r"|jamaah|jemaah|pejalan\s+kaki|tamu|pasien"
    r"|sapi|people|kids|children)"
)
_HURT = (
    r"(?:jatuh|jatoh|ceblok|tiba|kepleset|kpleset|terpeleset|kejungkel|celaka|kecelakaan|laka"
    r"|ketabrak|tertabrak|meninggal"
    r"|luka\w*|sakit|takut|wedi|ajrih|khawatir|kuatir|resah|mengeluh|ngeluh|kesulitan|kesusahan"
    r"|kebanjiran|kerendem|terendam"
    r"|kelelep|terdampak|terkena|kena|kecemplung|nyemplung|terperosok|kejeblos|demam|dbd|diare"
    r"|gatal2?|muter|memutar|telat"
    r"|terancam|terisolir|terisolasi|ngangsu|ngungsi|mengungsi|kekeringan|terlambat|nyungsep|kejeglong|terjatuh|fell|afraid|scared|hurt)"
)
# "Wis ping telu", "sudah 3 kali": how often.
_OFTEN = (
    r"(?:(?:ka)?ping\s+\w+|bolak\W?balik|bola\W?bali|berkali\W?kali"
    r"|(?:\d+|dua|tiga|empat|lima|bbrp|beberapa|loro|telu|kalih)\s?(?:x|kali|kaping|ping))"
)
_HIT = late.regex(
    rf"\b(?:(?:sudah|udah|udh|sdh|dah|wis|sampun|kemarin|kmrn)\s+)?(?:{_OFTEN}\s+)?(?:ada\s+)?"
    r"(?:(?:\d+|\w+puluh|satu|dua|tiga|empat|lima|bbrp|beberapa|banyak|bnyk|akeh|loro|telu"
    r"|many)\s+)?"
    rf"{_WHO}2?(?:\s+(?!(?:yang|yg|untuk|buat|biar|supaya|agar|tidak|ga|gak|nggak|ndak"
    rf"|ora)\b)\w+){{0,3}}?"
    rf"\s+{_HURT}\b{_STOP}|\b(?:sudah|udah|udh|sdh|wis)\s+(?:ada|banyak|makan"
    rf"|memakan)\s+(?:\d+\s+)?korban\b{_STOP}"
    rf"|\b(?:(?:kemarin|kmrn|sudah|udah|udh|pernah|wis)\s+)*(?:ada|ono|wonten)\s+(?:yg|yang|sing)\s+(?:\w+\s+)?{_HURT}\b{_STOP}",
    re.I,
)
# How it is, which is told with that somebody was hit.
STATE = late.regex(
    rf"\b(?:{STATES})(?:2|-\w+)?\b"
    r"(?:\s+(?:semua\w*|parah|banget|bgt|total|terus|dalam|kabeh|sekali|sana\s+sini))*",
    re.I,
)
# "Biar anak2 tidak jatuh": what is hoped.
_HOPED = late.regex(
    r"\b(?:biar|supaya|agar|untuk|utk|buat|ben|kanggo|kangge|bagi|so\s+that|sebelum|sblm|sadurunge"
    r"|sakdurunge|(?:jangan|jgn)\s+(?:sampai|smp)|daripada|before)\s*$",
    re.I,
)
_FEW = 3
# Words that say nothing by themselves.
_FILL = frozenset({
    "di", "ya", "pak", "bu", "min", "kak", "bang", "mas", "mbak", "itu", "yang", "yg", "ini",
    "kel", "kelurahan", "dan", "sama", "juga", "saja", "aja", "tepatnya", "lokasinya", "lokasi",
    "nya", "tempatnya", "ada", "adalah", "dekat", "sekitar", "kira", "kurang", "lebih",
    "kurleb", "panjang", "panjangnya", "lebar", "lebarnya", "total", "jumlah", "jumlahnya",
    "jumlahe", "sebanyak", "lah", "deh", "sih", "dong", "kok", "nih", "oh", "eh", "e", "ukuran",
    "volume", "butuh", "perlu", "ing", "nggih", "inggih", "the", "in", "at", "of", "about",
    "no", "kota", "metro", "lampung", "titiknya", "alamat", "alamatnya", "situ", "sini", "sana",
    "ke", "dari", "berarti", "kanan", "kiri",
})  # fmt: skip


def slots(text: str, names: AreaNames | None = None) -> Slots:
    """What a sentence holds. `names` are those of the city's areas; without them no area is read.

    Never raises. A thing that only says where something is ("depan masjid") is taken for what is
    asked only when nothing else is asked for.
    """
    return _slots(" ".join(text.split())[:LONGEST], names)


@lru_cache(maxsize=64)  # a turn asks for those of its text several times
def _slots(text: str, names: AreaNames | None) -> Slots:
    area = names.find_in(text) if names else None
    if area is not None and not area.words:
        area = None
    spots = places(text, area)
    asked = things_in(spots.rest)
    if not asked and spots.landmark is None:
        asked = things_in(text)
    kinds = {asked[0].unit} if asked else set()
    if asked and asked[0].bidang != "fisik":
        kinds.add("orang")  # those whom a training or a capital is for
    amount = amount_in(spots.rest, kinds)
    if not amount.text and "orang" in kinds:
        # "5000 ekor buat kelompok kami 20 org": who has a part in it is no amount of it.
        amount = amount_in(spots.rest, kinds - {"orang"})
    if asked and not amount.text:
        amount = pieces_in(spots.rest) or amount
    bare = without_amounts(spots.rest) if amount.text else spots.rest
    bare_text = without_area(text, area)
    problem = _problem(bare_text)
    return Slots(
        area=area,
        rt=spots.rt,
        rw=spots.rw,
        street=spots.street,
        landmark=spots.landmark,
        things=asked,
        problem=problem,
        amount=amount.text or None,
        value=amount.value,
        unit=amount.unit,
        rest=tuple(word for word in fold(_PROBLEM.sub(" ", bare)).split() if word not in _FILL),
        said=bare_text,
    )


def only_where(held: Slots) -> bool:
    """Whether a text says where something is, or its writer, and nothing else."""
    said = held.things or held.problem or held.amount or held.rest
    known = held.area is None or isinstance(held.area.reading, Found)
    return bool(held.place or held.area) and known and not said


def only_a_place(held: Slots) -> bool:
    """Whether a text says where it is and nothing else ("gang mawar RT 3"), but for a word or two
    around a street and its landmark."""
    if held.place is None or held.things or held.problem or held.amount:
        return False
    both = held.street is not None and held.landmark is not None and held.trouble is None
    few = both and len(held.rest) <= _BESIDE_SPOTS
    return not held.rest or few or by_landmarks(held)


_BESIDE_SPOTS, _MOST_LANDMARKS = 2, 4


def by_landmarks(held: Slots) -> bool:
    """Whether a text says where it is by several landmarks: "sebelah los ikan, ngarepe toko"."""
    clauses = held.said.split(",")
    if not 1 < len(clauses) <= _MOST_LANDMARKS:
        return False
    each = [slots(clause) for clause in clauses]
    return all(spot.place and not (spot.rest or spot.things) for spot in each)


def only_a_problem(text: str, held: Slots) -> bool:
    """Whether a text says what is wrong, or since when, and nothing else ("sudah 3 tahun")."""
    if held.problem is None or held.place or held.amount or held.area:
        return False
    return fold(held.problem) == fold(text) or not (held.rest or held.things)


def only_an_amount(held: Slots) -> bool:
    """Whether a text says how much and nothing else ("kira-kira 60 m")."""
    return held.value is not None and not (
        held.rest or held.things or held.problem or held.place or held.area
    )


# "Jl. Mawar" and "1.5 m" end nothing.
_DOT = "\x00"
_SHORT = late.regex(
    r"\b(jl|jln|gg|no|kel|kec|rt|rw|ds|dr|kp|km|st|hj)\.(?=\s*\w)|(?<=\d)\.(?=\d)",
    re.I,
)
# "tiap hujan" alone says when, not what.
_WHEN = 2
_CLAUSE = late.regex(r"[^,.;\n]+")
# How many it hits is no address ("water enters 8 houses").
_ADDRESSED = late.regex(
    r"\b(?:rt|rw|jl|jln|gang|gg|kel)\b"
    r"|\d(?!\d{0,4}\s*(?:rumah|omah|kk|orang|org|wong|jiwa|warga|anak|houses?|homes?|families|people)\b)",
    re.I,
)


# "Udah 3 tahun gua usul": for how long somebody wishes it is not what is wrong.
_SINCE = late.regex(
    r"(?:\w{2,6}\s+)?\d{1,2}\s*(?:tahun|taun|thn|th|bulan|bln|kali|x)(?:\s+\w{1,6}){0,2}", re.I
)
_WISHES_ON = late.regex(r"\s*(?:usul|ngusul|mengusul|minta|ngaju|diusul|nyuwun|njaluk)", re.I)


# "Ngontrak di tejo agung udah 6 taun": for how long somebody lives there is not what is wrong.
_LIVES_THERE = late.regex(
    r"\b(?:(?:nge|ber)?kontrak|ngontrak|(?:nge)?kost?|manggon\w*|manggen\w*|domisili\w*|(?:me)?netap|pindah(?:an)?|boyong\w*|nempati|menempati|(?:jadi|dadi|dados)\s+(?:warga|wargo)"
    r"|liv(?:e|ed|ing)|rent(?:ed|ing)?|tinggal(?=\W*(?:$|di\b|ning\b|nang\b|neng\b|sini\b|kene\b|[;,]))|(?:orang|wong|warga)\s+(?:sini|kene|asli))\b",
    re.I,
)
_HOW_LONG = late.regex(
    r"(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun|pun)\s+(?:(?:hampir|lebih|dari|sekitar)\s+){0,2}\w+\s*(?:tahun|thn|th|taun|bulan|bln|minggu|mgg)\b"
    r"(?P<more>(?:\W+\w+){0,4})\W*",
    re.I,
)
_NOT_YET = late.regex(rf"\b(?:{NOT}|{NOT_YET})\b", re.I)


def _lives_so_long(words: str, text: str) -> bool:
    """Whether a time in a text that tells nothing of how anything is is that for which somebody
    lives where they say."""
    found = _HOW_LONG.fullmatch(words)
    if found is None or _LIVES_THERE.search(text) is None:
        return False
    return STATE.search(text) is None and _NOT_YET.search(found["more"]) is None


def _problem(text: str) -> str | None:
    """What is wrong, as typed; where only the occasion is said with it, all of its clause."""
    said: list[str] = []
    hits = 0
    text = _SHORT.sub(lambda short: short[0][:-1] + _DOT, text)
    after = False  # what befalls whom, behind the occasion of it
    for clause in _CLAUSE.finditer(text):
        if after and _befalls(clause[0]):
            said.append(_LEFT.sub("", clause[0]).strip())
            continue
        after = False
        for found in _PROBLEM.finditer(clause[0]):
            words = found[0].strip()
            if _WISHES_ON.match(clause[0][found.end() :]) and _SINCE.fullmatch(words):
                continue
            if _lives_so_long(words, text):
                continue
            if _WHICH.search(clause[0][: found.start()]):
                words = _WHICH_ENDS.split(words, maxsplit=1)[0]
            after = after or _OCCASION.match(words) is not None
            only_when = _ONLY_WHEN.fullmatch(words) or len(_IT.sub(" ", words).split()) <= _WHEN
            if not (only_when and _OCCASION.match(words)):
                said.append(words)
            elif not _ADDRESSED.search(clause[0]) and len(clause[0].split()) > _WHEN:
                wish = WISHED.search(clause[0], found.end())
                said.append(clause[0][: wish.start() if wish else None].strip())
        hit = _HIT.search(clause[0])
        if hit is None or _HOPED.search(clause[0][: hit.start()]):
            continue
        hits += 1
        if not any(hit[0].strip() in each for each in said):
            said = [*(each for each in said if each not in hit[0]), hit[0].strip()]
    if hits and (state := STATE.search(text)) and not any(state[0] in each for each in said):
        said.insert(0, state[0])
    return ", ".join(dict.fromkeys(said)).replace(_DOT, ".") or None


# "Nek udan gede", "kalo hujan deras angin": when, and how bad that is.
_ONLY_WHEN = late.regex(
    r"\w+(?:\s+time)?\s+(?:it\s+|ada\s+)?\w+(?:\s+(?:ge?dh?e|deres|deras|lebat|besar|bsr|gedhe|angin|ageng|malam|malem|sore|badai|petir"
    r"|terus|sedikit|dikit|sithik|bentar|sebentar|hard|heavily|a\s+lot|lah|ya|pak|bu|itu)){0,3}",
    re.I,
)
# "Sawahe kulo klelep", "banyune mlebu pawon", "motor ga bisa lewat".
_BEFALLS = late.regex(
    r"\b(?:k[ea]?lelep|kelem|keleb\w*|klebu|kerend[ea]m|terendam|kebanjiran|kelimpasan|hanyut|kanyut|mlebu|mlebet|masuk|amblas|ambles|longsor|ambrol|jebol"
    r"|rusak|risak|roboh|ambruk|mati|pejah|gagal\s+panen|puso|becek|lunyu|licin|banjir|meluap|meluber|mbludak|macet|gelap|peteng|susah|angel|repot"
    r"|(?:ga|gak|nggak|ngga|tidak|tdk|ora|ra|mboten|can'?t|cannot)\s*(?:bisa|isa|iso|saged)?\s*(?:le?wat|liwat|lewati|dilewati|panen|tidur|turu|sekolah|pass|get)"
    rf"|floods?|flooded|under\s+water|{_HURT})\b",
    re.I,
)


# What stood before a kelurahan that is left out.
_LEFT = late.regex(r"\s+(?:di|ning|nang|neng|ing|wonten|dari|in|at)\s*$", re.I)


def _befalls(clause: str) -> bool:
    """Whether a clause says what befalls whom, asks for nothing and says no place."""
    nothing = WISHED.search(clause) or _ADDRESSED.search(clause) or _HOPED.search(clause)
    return not nothing and "?" not in clause and _BEFALLS.search(clause) is not None


@lru_cache(maxsize=16)
def _trouble(text: str, problem: str | None) -> str | None:
    """The problem in whole clauses, with what else tells one."""
    whole = told(text)
    if whole is None or problem is None:
        return whole or problem
    every = dict.fromkeys((*whole.split(", "), *problem.split(", ")))
    within = {each for each in every for other in every if each != other and each in other}
    return ", ".join(sorted((each for each in every if each not in within), key=text.find))


# "Jalan yang sering batal diperbaiki itu dikerjakan tahun ini": what is said of it ends there.
_WHICH = late.regex(r"\b(?:yang|yg|sing|ingkang)\s*$", re.I)
_WHICH_ENDS = late.regex(r"\s+(?:itu|tersebut|tsb|iku|kuwi|niku|tadi)\b", re.I)
_IT = late.regex(r"\b(?:it|ada)\b", re.I)
_OCCASION = late.regex(r"(?:tiap|setiap|kalau|kalo|klo|pas|saat|yen|nek|saben|when)\b", re.I)
