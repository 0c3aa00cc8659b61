"""What is wrong, in whole clauses, where a sentence tells it beside what is wished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers import late
from handlers.reading.joined import BECAUSE, NO_END, PURPOSE
from handlers.reading.spelling import fold

# "Jl. Mawar" and "1.5 m" end no sentence.
_SENTENCE = late.regex(rf"{NO_END}[.;!\n]+(?!\d)", re.I)
_BECAUSE = late.regex(rf"\b(?:{BECAUSE})\b", re.I)
# What somebody asks for, or says of themselves: not what is wrong.
WISHED = late.regex(
    r"\b(?:minta|mnt|mohon|mhn|tolong|tlg|tlong|usul\w*|ngusul\w*|mengajukan|pengajuan|ngajukan|pengadaan|pembuatan|pembangunan"
    r"|perbaikan|pemasangan|pelatihan|bantuan|butuh|perlu|nyuwun|njaluk|jaluk|semoga|mudah2an|mudah-mudahan|pengen|pengin|pingin"
    r"|ingin|please|need|want|(?:tak|di|dipun)(?:bangun|perbaik|benerin|benahi|benakke|cor|pasang|buat|bikin|aspal|paving|keruk"
    r"|tambah|ganti|lebar|tinggi|kasih|gawe|dandani)\w*|saya\s+(?:ketua|warga|pak|bu|dari)|perkenalkan)\b",
    re.I,
)
# What is hoped, or feared, and has not happened.
_HOPED = late.regex(
    r"\b(?:biar|supaya|agar|untuk|utk|buat|ben|kanggo|kangge|bagi|sebelum|sblm|sadurunge|sakdurunge|jangan\s+sampai|jgn\s+sampai"
    r"|jgn\s+smp|daripada|so\s+that|before)\b",
    re.I,
)
# In what state something is.
STATES = (
    r"rusak|risak|pejah|ajur|bolong\w*|lobang\w*|lubang\w*|berl[ou]bang\w*|amblas|ambles|ambrol|ambruk|ambrul|rubuh"
    r"|roboh|retak\w*|licin|gelap|peteng|becek|longsor|mampet|bumpet|buntet|miring|doyong|jebol|ancur\w*|hancur\w*"
    r"|bergelombang|keropos|lapuk|rapuh|jeglong\w*|njeglong|meluap|luber|mbludak|bau|bocor"
    r"|(?<!gang )(?<!gg )(?<!jalan )(?<!lorong )buntu"
    r"|macet|tersumbat|putus|padam|mati|kumuh|kotor|keruh|kering|mengering|asat|garing|sempit|m?e?nganggur"
    r"|penganggur\w*|penuh|mendangkal|dangkal|ngelupas|mengelupas|pecah|tergenang|menggenang"
    r"|genangan|banjir|kebanjiran|kecelakaan|broken|flooded|dark|damaged|accidents?"
    r"|(?:almost|nearly|often)\s+(?:got\s+|get\s+|been\s+)?(?:hit|fell|fall|killed)"
)
# "Kalo kemarau warga RT 6 susah air": whose trouble it is, which no address ends.
SUFFERS = (
    r"(?:r[tw]\W{0,3}\d{1,3}\W{1,3}){0,2}(?:(?:pada|pd|do|sering|selalu|terus|jadi|pasti|mesti|yang|yg|sing|banyak|semua)\s+){0,2}"
    r"(?:susah|sulit|angel|kesulitan|kesusahan|kekurangan|kurang(?!\s+lebih)|kekeringan|kebanjiran|kerendem|terendam|kelelep|takut|wedi|repot|ngungsi|ngangsu|kena|nunut|numpang"
    rf"|{STATES}|(?:ga|gak|nggak|ngga|tidak|tdk|ora|ra|mboten|belum|blm|durung)\s+\w+)\b"
)
_STATE = late.regex(rf"\b(?:{STATES})(?:2|-\w+|nya|e)?\b", re.I)
# "Rusak parah": how bad it is tells what is wrong, whatever is wished with it.
_BAD = late.regex(
    rf"\b(?:very|so|too|really|sangat)\s+(?:{STATES})\b|\b(?:{STATES})(?:2|-\w+|nya|e)?"
    r"(?:\s+(?:parah|bangett?|bgtt?|bngt|amat|abis|temen|poo?l+|nian|total|sekali|terus|trs|trus|melulu|mulu|semua\w*|tenan|pol|sanget|nemen|kabeh|badly"
    r"|(?:sudah|udah|udh|sdh|wis|sampun)\s+(?:lama|\d{1,2}\s+(?:hari|minggu|bulan|bln|tahun|thn))))+",
    re.I,
)
# "... atapnya bocor minta diperbaiki", "... udh bolong2 tolong diaspal": before what is asked.
_NOW = late.regex(
    rf"\b(?:(?:\w+(?:nya|ne)|udah|udh|sudah|sdh|dah|wis|sampun|pada|sering|srg|mulai|selalu|suka)\s+)+(?:{STATES})"
    r"(?:2|-\w+|nya|e)?(?:\s+\w+){0,3}\s*$",
    re.I,
)
# "Perbaikan jalan rusak parah" only names what is to be done.
_WORKS = late.regex(
    r"\b(?:perbaikan|pembangunan|pengadaan|pemasangan|pembuatan|peningkatan|usulan|repair)\b", re.I
)
_LACKS = late.regex(
    r"\b(?:blm|belum|durung|dereng|ga|gak|g|nggak|ngga|tdk|tidak|ora|mboten|no)\s+(?:pernah\s+)?"
    r"(?:ada|ono|wonten|punya|duwe|gadhah|bisa|iso|saged|cukup|layak|memadai|nyala|murup|ngalir|mengalir|kuat|muat|aman|berfungsi)\b"
    r"|\b(?:banyak|bnyk|byk|akeh|kathah)\s+(?:yg|yang|sing|ingkang)\s+\w+",
    re.I,
)
_FOR = late.regex(rf"{PURPOSE}\b", re.I)
_HARD = late.regex(
    rf"\b(?:susah|sulit|angel|ewuh|repot|berat|mahal|bahaya|berbahaya|takut|wedi|jauh|adoh|kurang|hard|difficult|{STATES})\b",
    re.I,
)
_WHERE = late.regex(
    r"\b(?:rt|rw|jl|jln|gang|gg|kel|kelurahan|kec)\b"
    r"|(?<!\w)\d(?!\d*\s*(?:yg|yang|sing|rumah|omah|orang|org|wong|kk|kali|x|anak|motor|tahun|thn|taun|bulan|bln"
    r"|minggu|hari)\b)",
    re.I,
)
_ADDRESS = late.regex(r"\b(?:di\s+)?(?:rt|rw|jl|jln|gang|gg|kel|kelurahan)\b", re.I)
# "Soalnya warga RT 4 susah air" goes on behind it.
_WHERE_IT_IS = late.regex(rf"(?!\b(?:di\s+)?{SUFFERS}){_ADDRESS.pattern}", re.I)
_ASKS = late.regex(
    r"\?|\b(?:kapan|gimana|bagaimana|apakah|bisa\s+ga|bisa\s+gak|piye|pripun)\b", re.I
)
# Where it stands.
_STANDS = late.regex(
    r"\b(?:di|depan|dpn|dekat|dkt|deket|samping|smping|sebelah|sblh|belakang|blkg|seberang|sekitar|ning|nang|ing|ngarep|cedhak"
    r"|cedak|mburi|near|behind|in|at)\b",
    re.I,
)
# Whom it hits.
_PEOPLE = late.regex(
    r"\b(?:org|orang|anak|bocah|lare|warga|ibu|bapak|pengendara|pemotor|motor|mobil|lansia|pelajar|siswa|murid|santri|wong|tiyang"
    r"|pelanggan|pembeli|petani|pedagang|jamaah|jemaah|tamu|pasien|people|kids|children)(?:2|-\w+)?\b",
    re.I,
)
_AROUND = late.regex(
    r"^(?:\W*\b(?:dan|trus|terus|trs|jadi|makanya|tp|tapi|itu|ini|eh|pak|bu|min|mas|mbak|nah|lha|lah)\b)+\W*",
    re.I,
)
_BEHIND = late.regex(
    r"(?:\W{1,5}(?:pak|bu|min|mas|mbak|kak|bang|ya|lho|loh|lah|sih|dong|tuh|nih|kok|di|ke|dari|ning|ing|nang)){1,8}\W{0,5}$",
    re.I,
)
# A clause of so many words tells something by itself; one of more is a story.
_FEW, _MANY = 2, 25


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    reason: bool


def _clauses(sentence: str) -> Iterator[_Clause]:
    for part in sentence.split(","):
        pieces = _BECAUSE.split(part)
        for place, piece in enumerate(pieces):
            hoped = _HOPED.search(piece)
            # "Takut" behind "karena" is what is wrong; behind "biar" nothing is, nor is whom it is
            # for ("soalnya buat anak2 ngaji").
            bare = piece
            if place and _is_purpose(piece):
                continue
            if hoped is not None and not place:
                bare = piece[: hoped.start()]
            if place and (where := _WHERE_IT_IS.search(bare)) is not None:
                bare = bare[: where.start()]
            text = _BEHIND.sub("", _AROUND.sub("", bare)).strip(" ,:-")
            if text:
                yield _Clause(text, place > 0)


def _is_purpose(reason: str) -> bool:
    """Whether a reason only says whom something is for, and of nothing that is hard."""
    piece = reason.strip(" :,-")
    return _FOR.match(piece) is not None and not (_LACKS.search(piece) or _HARD.search(piece))


# "It's about the broken bridge": what it is of, and nothing more.
_ABOUT = late.regex(r"^\W*(?:it'?s|its|this\s+is|it\s+is)\s+about\b", re.I)


def _told(clause: _Clause, first: bool, wishes: bool) -> str | None:
    """What a clause tells that is wrong, as typed. The `first` is what is wished, unless another
    `wishes`: then it tells so where how it is ends it ("jalan depan SD rusak", not "jalan rusak
    depan SD")."""
    words = clause.text.split()
    if _ASKS.search(clause.text) or _ABOUT.match(clause.text) or len(words) > _MANY:
        return None
    if clause.reason:
        return clause.text if len(words) >= _FEW and not WISHED.search(clause.text) else None
    lacks = _LACKS.search(clause.text)
    found = lacks or _STATE.search(clause.text)
    if found is None:
        return None
    wished = first or WISHED.search(clause.text)
    if lacks is None and wished and (bad := _BAD.search(clause.text)) is not None:
        return None if _WORKS.search(clause.text[: bad.start()]) else bad[0]
    if lacks is None and (wish := WISHED.search(clause.text)) is not None:
        now = _NOW.search(clause.text[: wish.start()])
        return now[0].strip() if now is not None and not _WHERE.search(now[0]) else None
    if first and (not wishes or _STANDS.search(clause.text[found.end() :])):
        return None
    if not _WHERE.search(clause.text):
        return clause.text
    # Where it is stands before it; what is wrong is told behind.
    tail = clause.text[found.start() :]
    return tail if len(tail.split()) > _FEW and not _WHERE.search(tail) else None


# "Retak2", "bocor semua", "air masuk rumah": how it is, and no word of where.
_ONLY_STATE = late.regex(
    rf"^\W*(?:(?:udah|udh|sudah|sdh|dah|wis|wes|sampun|pada|pd|jadi|sering|mulai|makin|terus)\s+)*(?:{STATES}|lumutan|berlumut)"
    r"(?:2|-\w+|nya|e)?(?:\W+(?:dan|trus|terus|sama|karo|lan))?(?:\W+(?:semua\w*|parah|banget|bgt|total|sekali|terus|kabeh|tenan|sanget"
    rf"|pak|bu|min|mas|mbak|kak|lagi|juga|(?:{STATES})(?:2|-\w+)?))*\W*$"
    r"|^\W*(?:air|banyu|toya|water)(?:nya|ne|e)?\s+(?:sering\s+|selalu\s+|terus\s+)?"
    r"(?:masuk|mlebu|mlebet|naik|munggah|meluap|luber|gets?|comes?|enters?)\b(?:\W+\w+){0,3}\W*$",
    re.I,
)


def only_a_state(text: str) -> bool:
    """Whether a text says how something is, in a few words, and nothing else."""
    return len(text) <= 80 and _ONLY_STATE.match(text) is not None and not _WHERE.search(text)


def told(text: str) -> str | None:
    """What is wrong, in the clauses that tell it and those that go on with it; None where no clause
    beside what is wished tells it. Never raises."""
    said: list[str] = []
    sentences = [list(_clauses(each)) for each in _SENTENCE.split(text)]
    every = [clause for clauses in sentences for clause in clauses]
    asked = any(WISHED.search(clause.text) for clause in every[1:])
    for clauses in sentences:
        goes_on = False
        for clause in clauses:
            found = _told(clause, clause is every[0], asked)
            if found is None and goes_on and _goes_on(clause.text):
                found = clause.text
            goes_on = found is not None
            if found is not None:
                said.append(found)
    return ", ".join(dict.fromkeys(said)) or None


def _goes_on(text: str) -> bool:
    """Whether a clause behind what is wrong tells whom it hits: "anak2 ditimbang di teras"."""
    nothing = WISHED.search(text) or _WHERE.search(text) or _ASKS.search(text)
    return not nothing and _PEOPLE.search(text) is not None and len(fold(text).split()) <= _MANY
