"""What the year is made of: wishes, names, streets, and what officials write."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storage.city.areas import Area
from storage.proposals.model import Content

WISHES = Path(__file__).with_name("wishes.txt")
NAMES = Path(__file__).with_name("names.txt")

STREETS = [
    "Jl. Ahmad Yani",
    "Jl. Soekarno Hatta",
    "Gang Melati",
    "Gang Mawar",
    "Jl. Kenanga",
    "Jl. Diponegoro",
    "Gang Kelinci",
    "Jl. Veteran",
    "Jl. Imam Bonjol",
    "Gang Masjid",
    "Jl. Pattimura",
    "Jl. Sutan Syahrir",
    "Gang Rukun",
    "Jl. Hasanudin",
    "Jl. Brigjen Sutiyoso",
    "Gang Cempaka",
    "Jl. Jenderal Sudirman",
    "Jl. Tawes",
    "Jl. Nila",
    "Gang Langgar",
]
LANDMARKS = [
    "dekat mushola",
    "depan SD",
    "samping pos ronda",
    "belakang pasar",
    "dekat jembatan",
    "seberang warung bakso",
    "di belakang balai RW",
    "dekat lapangan voli",
    "depan masjid",
    "ujung gang",
    "",
    "",
    "",
    "",
]

# Why a proposal is returned or not accommodated: the code, an official's own words, and of what
# they can be said (FITS).
RETURNS = (
    ("incomplete", "Mohon dilengkapi volume atau jumlahnya, supaya biayanya bisa dihitung.", ""),
    ("incomplete", "Mohon sebutkan berapa orang yang akan ikut dan siapa pengurusnya.", "people"),
    (
        "unclear_place",
        "Lokasinya belum jelas. Mohon sebutkan RT/RW atau patokan yang dekat.",
        "built",
    ),
    (
        "land",
        "Mohon lampirkan kesediaan pemilik lahan, karena sebagian masuk pekarangan warga.",
        "built",
    ),
)
REFUSALS = (
    (
        "already_done",
        "Sudah dikerjakan tahun lalu lewat dana kelurahan, kami cek di lapangan.",
        "built",
    ),
    (
        "wrong_opd",
        "Bukan kewenangan kota; jalannya milik provinsi dan sudah kami teruskan ke sana.",
        "road",
    ),
    (
        "duplicate",
        "Sama dengan usulan tetangga di RW yang sama, sudah kami gabungkan bahasannya.",
        "",
    ),
    ("land", "Lahannya masih sengketa keluarga, jadi belum bisa dibangun.", "built"),
    (
        "not_legal_body",
        "Penerima hibah harus berbadan hukum. Kelompoknya bisa mendaftar dulu.",
        "people",
    ),
)
LATER = (
    ("no_money", "Pagu kelurahan tahun ini habis untuk prioritas yang lebih mendesak.", ""),
    (
        "no_money",
        "Musyawarah memilih drainase dulu. Usulan ini kita bawa lagi tahun depan.",
        "dry",
    ),
    ("survey_failed", "Waktu disurvei saluran induknya belum siap, jadi ditunda.", "water"),
    ("no_nomenclature", "Belum ada nama kegiatannya di sistem tahun ini.", "people"),
)
QUESTIONS = (
    ("Kira-kira berapa rumah yang terdampak, Bapak/Ibu?", "Sekitar 25 rumah, Pak.", "built"),
    ("Apakah lahannya milik pemerintah?", "iya tanah fasum, ada suratnya di pak RT", "built"),
    ("Sejak kapan rusaknya?", "Sejak banjir bulan November kemarin", "broken"),
    ("Boleh tahu patokan terdekatnya?", "Sebelah warung Bu Tini, pas di tikungan", "built"),
    ("Siapa yang akan merawatnya nanti?", "Karang taruna sudah siap, bu", "built"),
    ("Siapa pengurus kelompoknya?", "Bu Sulastri, ketua dasawisma di sini", "people"),
    ("Kira-kira berapa orang yang akan ikut?", "sudah ada 18 orang yg mau, bu", "people"),
)

_WATER = (
    "drainase",
    "saluran",
    "selokan",
    "got",
    "siring",
    "gorong",
    "irigasi",
    "talang",
    "banjir",
)
_ROAD = ("jalan", "gang", "aspal", "paving", "lubang")
_BROKEN = ("rusak", "perbaik", "jebol", "bolong", "mampet", "mati", "ambrol", "retak")


def _built(content: Content) -> bool:
    return content.topic == "fisik"


def _has(content: Content, words: tuple[str, ...]) -> bool:
    return any(word in content.wish.lower() for word in words)


# Of which wishes something can be said, by their bidang and their words.
FITS: Mapping[str, Callable[[Content], bool]] = {
    "": lambda content: True,
    "built": _built,
    "people": lambda content: not _built(content),
    "road": lambda content: _built(content) and _has(content, _ROAD),
    "water": lambda content: _built(content) and _has(content, _WATER),
    "dry": lambda content: not _has(content, _WATER),
    "broken": lambda content: _built(content) and _has(content, _BROKEN),
}


def fitting(
    dice: random.Random, some: Sequence[tuple[str, str, str]], content: Content
) -> tuple[str, str]:
    """One of what can be said of a wish: its first two."""
    found = [(first, second) for first, second, where in some if FITS[where](content)]
    return dice.choice(found)


def amount(dice: random.Random, content: Content) -> int:
    """What the budget gives to a wish, in whole rupiah."""
    return dice.randrange(15, 400) * 1_000_000 if _built(content) else dice.randrange(5, 60) * 10**6


AGENDAS = (
    "Paparan usulan warga, musyawarah prioritas, penandatanganan berita acara",
    "Laporan hasil tahun lalu, pembahasan usulan per bidang, penetapan prioritas",
)
NOTES = (
    "Warga meminta kabar hasil ditempel di papan pengumuman.",
    "Drainase dan lampu jalan disepakati paling mendesak.",
    "Ibu-ibu mengusulkan jadwal musyawarah tidak bentrok dengan pengajian.",
    "Beberapa usulan lahan akan dicek bersama ketua RT minggu depan.",
)
OFFICES = {
    "drainase": "Dinas PUTR", "jalan": "Dinas PUTR", "jembatan": "Dinas PUTR",
    "talut": "Dinas PUTR",
    "lampu": "Dinas Perhubungan", "keselamatan": "Dinas Perhubungan", "air": "Dinas PUTR",
    "sanitasi": "Dinas Lingkungan Hidup", "rumah": "Dinas Perkim", "irigasi": "Dinas Pertanian",
    "pelatihan": "Dinas Koperasi dan UMKM", "kesehatan": "Dinas Kesehatan",
    "pendidikan": "Dinas Pendidikan", "pertanian": "Dinas Pertanian",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that people ask for: bidang, what it is about, the words, problems that fit, and
    how much of which unit."""

    topic: str
    about: str
    text: str
    problems: tuple[str, ...]
    unit: str
    least: int
    most: int

    @property
    def office(self) -> str | None:
        return next((opd for word, opd in OFFICES.items() if word in self.about), None)


@cache
def wishes() -> tuple[Wish, ...]:
    """All wishes, as they stand in wishes.txt: groups that begin with `# bidang unit least-most
    about`, their problems behind `?`, then a wish a line: `wish = unit least-most ? problem`, where
    it has a size or a problem of its own."""
    found: list[Wish] = []
    head: list[str] = []
    problems: list[str] = []
    for line in WISHES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            head, problems = line[2:].split(" ", 3), []
        elif line.startswith("? "):
            problems.append(line[2:])
        elif line:
            topic, unit, span, about = head
            words, _, problem = line.partition(" ? ")
            words, _, size = words.partition(" = ")
            if size:
                unit, span = size.split(" ")
            least, most = map(int, span.split("-"))
            its = (problem,) if problem else tuple(problems)
            found.append(Wish(topic, about, words, its, unit, least, most))
    return tuple(found)


@cache
def names() -> tuple[tuple[list[str], list[str]], ...]:
    """First and last names that go together, as they stand in names.txt: of women, and of men."""
    lines = [line.split() for line in NAMES.read_text(encoding="utf-8").splitlines()]
    return tuple(zip(lines[::2], lines[1::2], strict=True))


def person_name(dice: random.Random) -> str:
    first, last = dice.choice(names())
    return f"{dice.choice(first)} {dice.choice(last)}"


def spread(dice: random.Random, count: int) -> Sequence[Wish]:
    """So many wishes in any order, each before any comes again."""
    found: list[Wish] = []
    while len(found) < count:
        deck = list(wishes())
        dice.shuffle(deck)
        found += deck
    return found[:count]


# What is announced, by its occasion.
ANNOUNCEMENTS = {
    "usul": "Bapak/Ibu, pengumpulan usulan musrenbang sudah dibuka. Tulis USUL kapan saja, "
    "atau titip lewat ketua RT.",
    "hasil": "Bapak/Ibu, usulan untuk tahun berikutnya sudah bisa dikirim. Hasil tahun ini "
    "bisa dilihat dengan menulis USULAN SAYA.",
}


def near(dice: random.Random, home: Area) -> tuple[float | None, float | None]:
    """A point near a kelurahan as somebody may send it, whole or none."""
    if home.lat is None or home.lon is None or dice.random() < 0.45:
        return None, None
    north, east = (dice.uniform(-0.004, 0.004) for _ in range(2))
    return round(home.lat + north, 5), round(home.lon + east, 5)
