"""What can be taken out, and what the words behind EKSPOR say of it: of which area and year, as
which kind of file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from handlers import late
from handlers.asking import areas
from handlers.conversation.messages import Literal, Text, Words
from handlers.reading.spelling import fold
from handlers.reading.staff.sifted import near_and_topic
from handlers.site import Site
from handlers.staff.of_many import left_out, stages
from handlers.staff.of_many.left_out import Out
from handlers.turn import Turn, render
from storage.proposals.desk.sifted import Sieve
from storage.reports.wanted import Wanted
from storage.staff.roles import Operation

LINK = "link"
# The language of what offices hand in.
PRINTED = "id"

# What can be had in the chat, and as which kinds of files, the usual one first.
TABLES = ("xlsx", "csv", "jsonl")
WHATS: Mapping[str, tuple[str, ...]] = {
    "proposals": ("xlsx", "csv", "geojson", "jsonl", LINK),
    "usulan": ("pdf", "xlsx"),
    "sipd": ("xlsx", "csv", "pdf"),
    "td4": ("xlsx", "pdf"),
    "hadir": ("pdf", "xlsx"),
    "berita-acara": ("pdf", "docx", "xlsx"),
    "matriks": ("pdf", "docx", "xlsx"),
    "kartu": ("pdf",),
    "unreachable": TABLES,
    "history": TABLES,
    "threads": TABLES,
    "attendance": TABLES,
}
PAPERS = ("usulan", "sipd", "td4", "hadir", "berita-acara", "matriks", "kartu")

_YEAR = late.regex(r"\b20\d\d\b")

# How kinds of files are called, besides as themselves.
CALLED = {
    "excel": "xlsx", "exel": "xlsx", "xls": "xlsx", "word": "docx", "json": "jsonl",
    "peta": "geojson", "tautan": LINK,
}  # fmt: skip

# How what is exported is called, besides by its button.
ALSO = {"absen": "hadir", "absensi": "hadir", "t d 4": "td4", "kartu usulan": "kartu"}

# How many sheets of a form: "20 lembar", "kartu 20"; so many at the most.
_SHEETS = late.regex(r"\b(\d{1,3})(?:\s(?:lembar|lbr|buah|biji))?\b")
MOST_SHEETS = 200
_RANKED = frozenset({"urut", "urutan", "diurutkan", "prioritas", "prioritasnya", "berdasarkan"})
# Which rows are wanted, of what can be narrowed.
NARROW, ROWS = "narrow", "proposals"
NARROWED = (ROWS, "sipd")
SHEETS = "sheets"  # an answer that is taken and never asked


_ITS = late.regex(r"\b(\w{4,})nya\b")  # "berita acaranya"

_VERB = late.regex(
    r"(?:di|nge|tolong)?(?:cetak|kirim|unduh|print|bikin|buat|siap|minta|download|ambil|tarik)"
    r"(?:in|kan|no|en|an|ke)?(?:nya)?"
)
_WHEN = (
    r"(?:besok|besuk|sesuk|mbenjang|benjing|lusa|nanti|mengko|mangke|malam|malem|pagi|siang|sore|hari|ini|depan|jam|pukul"
    r"|\d{1,2}|senin|selasa|rabu|kamis|jumat|jum|at|sabtu|minggu|tomorrow|tonight|today|next|week)"
)
# "Buat rapat besok", "untuk pak camat": what it is for, and no part of what is wanted.
_FOR = late.regex(
    r"\b(?:buat|untuk|utk|bwt|kanggo|kangge|nggo|ngge|for)\s+(?:(?:bahan|materi|acara|keperluan|pak|bu|bapak|ibu|the)\s+){0,3}"
    r"(?:rapat\w*|rakor\w*|rembug\w*|paparan|presentasi|pertemuan|meeting|laporan|arsip|camat"
    rf"|walikota|wali kota|kadis|dewan|pimpinan|sekda|bupati|{_WHEN})(?:\s+{_WHEN}){{0,4}}\b"
)
# What is called so is the list of what was proposed, where nothing else is named.
_RECAP = late.regex(r"\brekap(?:an|nya|itulasi)?\b")
# Words that say nothing of what is wanted.
FILLING = frozenset({
    "ada", "ke", "hp", "wa", "sini", "jadi", "jd", "berkas", "bentuk", "bikin", "bikinin",
    "bikinkan", "bisa", "bu", "buat", "buatin", "buatkan", "butuh", "cetak", "cetakkan", "coba",
    "dalam", "dari", "data", "di", "dong", "donlot", "download", "ekspor", "eksport", "export",
    "file", "format", "ini", "itu", "kirim", "kirimkan", "lembar", "mau", "min", "minta",
    "mohon", "nya", "pak", "perlu", "print", "printkan", "dan", "karo", "kasih", "rekap",
    "rekapan", "dibawa", "rapat", "rkpd", "sama", "saya", "sebagai", "semua", "seluruh",
    "siapkan", "sy", "tahun", "tlg", "tolong", "unduh", "unduhkan", "untuk", "utk", "ya",
    "yang", "yg", "sudah", "udah", "sdh", "udh", "aja", "saja", "khusus", "hanya", "cuma",
    "everything", "proposals", "all", "the", "please", "of", "in", "for", "me", "as",
    "usulan", "warga", "bidang", "doang", "tabel", "juga", "jg", "sekalian",
})  # fmt: skip


async def read(
    turn: Turn, said: str, offered: Mapping[str, str]
) -> tuple[dict[str, Any], Words | None]:
    """The answers in "daftar usulan Imopuro 2027 pdf", and what is to be said of words that are of
    no use; what they do not say is asked. `offered` are the names of what there is, folded."""
    answers: dict[str, Any] = {}
    out = await left_out.read(turn, said, Operation.EXPORT)
    words = _ITS.sub(r"\1", fold(out.rest if out is not None else said))
    words = _FOR.sub(" ", words)
    narrows, words = narrowed(turn, words)
    narrows = with_out(turn, narrows, out) if out is not None else narrows
    for name, what in _names_of(offered):
        if re.search(rf"\b{re.escape(name)}\b", words):
            answers["what"] = what
            words = re.sub(rf"\b{re.escape(name)}\b", " ", words, count=1)
            break
    if "what" not in answers and ROWS in offered and _RECAP.search(words):
        answers["what"] = ROWS
    if year := _YEAR.search(words):
        answers["year"] = year[0]
        words = words.replace(year[0], " ", 1)
    if answers.get("what") == "kartu" and (many := _SHEETS.search(words)):
        answers[SHEETS] = min(max(1, int(many[1])), MOST_SHEETS)
        words = words.replace(many[0], " ", 1)
    if out is not None and answers.get("what") == "usulan":
        answers["what"] = ROWS  # the printed list is of all of them
    if narrows:
        answers = {"what": ROWS, **answers, NARROW: narrows}
    rest, unread = _files_in(answers, words)
    if answers.get("what") not in NARROWED and answers.pop(NARROW, None) is not None:
        if out is not None:
            del answers["what"]
            return answers, Text("export-but", {"what": Literal(", ".join(out.told))})
        unread.append(narrows["told"])  # a paper is of all of them
    if out is not None and any(each.area for each in out.but):
        tops = await areas.highest(turn, Operation.EXPORT)
        if len(tops) == 1:
            answers["area"] = {"code": tops[0].code, "name": tops[0].name}
    return await _of_area(turn, answers, rest, unread)


def _files_in(answers: dict[str, Any], said: str) -> tuple[list[str], list[str]]:
    """Notes the kind of file that some words say; gives those that say something else, and those
    that are of no use."""
    files = {file for each in WHATS.values() for file in each}
    rest: list[str] = []
    unread: list[str] = []
    for word in said.split():
        file = CALLED.get(word, word)
        if file in files:
            unread += [] if _takes(answers, file) else [word]
        elif word.isdecimal():
            unread.append(word)
        elif not _says_nothing(answers, word):
            rest.append(word)
    return rest, unread


async def _of_area(
    turn: Turn, answers: dict[str, Any], rest: list[str], unread: list[str]
) -> tuple[dict[str, Any], Words | None]:
    """Of which area it is, in the words that are left."""
    if not rest:
        return answers, _unread(unread)
    where = " ".join(rest)
    found = await areas.meant(turn, where, Operation.EXPORT)
    if found.sure is None:
        within, others = await areas.within(turn, rest, Operation.EXPORT)
        if within.sure is None and found.perhaps and not unread:
            return answers, areas.which(turn, where, found)
        found = within
        unread[:0] = others
    if found.sure is not None:
        answers["area"] = {"code": found.sure.code, "name": found.sure.name}
    return answers, _unread(unread)


def _says_nothing(answers: Mapping[str, Any], word: str) -> bool:
    """Whether a word says nothing of what is wanted; that the printed list is in the order of its
    priorities goes without saying."""
    ranked = answers.get("what") == "usulan" and word in _RANKED
    return ranked or word in FILLING or _VERB.fullmatch(word) is not None


def narrowed(turn: Turn, said: str) -> tuple[dict[str, str], str]:
    """Which rows are wanted of a text, folded, as `Wanted` has it, with how that is `told`; and the
    text without it: "excel yg rt 5", "unduh yang belum diputus"."""
    found, said = near_and_topic(said)
    told = [f"{name.upper()} {int(found[name]):02}" for name in ("rt", "rw") if name in found]
    if "topic" in found:
        told.append(render(Text(f"propose-topic.{found['topic']}"), turn.locale))
    if (stands := stages.states_said(said)) is not None:
        name, states, said = stands
        found["status"] = ",".join(sorted(states))
        told.append(render(Text(f"counted-{name}"), turn.locale))
    return ({**found, "told": ", ".join(told)} if found else {}), said


def with_out(turn: Turn, narrows: Mapping[str, Any], out: Out) -> dict[str, Any]:
    """Which rows are wanted, without what is left out."""
    but = render(Text("sifted-but", {"what": Literal(", ".join(out.told))}), turn.locale)
    told = ", ".join(filter(None, (narrows.get("told"), but)))
    return {**narrows, "without": [_rows(each).stored() for each in out.but], "told": told}


def both(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Which rows are wanted, once more is said of it: nothing that was left out comes back."""
    without = [*one.get("without", ()), *other.get("without", ())]
    told = ", ".join(filter(None, (one.get("told"), other.get("told"))))
    return {**one, **other, "told": told, **({"without": without} if without else {})}


def _rows(sieve: Sieve) -> Wanted:
    return Wanted(
        sieve.area, status=",".join(sorted(sieve.states)) or None, topic=sieve.topic or None,
        opd=sieve.opd or None, rt=sieve.rt or None, rw=sieve.rw or None,
        words=" ".join(sieve.words) or None,
    )  # fmt: skip


def rows_of(site: Site, wanted: Wanted) -> list[Words]:
    """Which rows of an area and year are wanted, in the words that a file is called by."""
    found: list[Words] = []
    if wanted.topic:
        found.append(Text(f"propose-topic.{wanted.topic}"))
    found += [
        Literal(f"{name} {int(said):02}")
        for name, said in (("rt", wanted.rt), ("rw", wanted.rw))
        if said
    ]
    states = frozenset((wanted.status or "").split(","))
    for name, stage in stages.STAGES.items():
        if states == frozenset(stage.states):
            found.append(Text(f"counted-{name}"))
            break
    for each in wanted.without:
        called = [*rows_of(site, each), *([site.named(each.area)] if each.area else [])]
        called += [Literal(each.words)] if each.words else []
        called += [Literal(each.opd)] if each.opd else []
        out = " ".join(render(words, PRINTED) for words in called)
        found.append(Text("sifted-but", {"what": Literal(out)}))
    return found


def _takes(answers: dict[str, Any], file: str) -> bool:
    """Notes the kind of file; False where what is wanted is not to be had so. Before it is known
    what is wanted it is kept for whatever is picked."""
    what = answers.get("what")
    if what == "proposals" and file not in WHATS[what] and file in WHATS["usulan"]:
        answers["what"] = what = "usulan"  # the same, as it is printed
    if what is not None and file not in WHATS[what]:
        return False
    answers["file"] = file
    return True


# Of which area or meeting it is stands beside these.
_OF = frozenset({"kelurahan", "kecamatan", "musrenbang", "musren", "kemarin", "kmrn", "terakhir"})


def _unread(words: Sequence[str]) -> Words | None:
    words = [word for word in words if word not in _OF]
    return Text("export-unread", {"typed": Literal(" ".join(words))}) if words else None


# "Kolom RT nya kosong": no name of the empty card.
_HOW_IT_IS = {"kosong", "empty"}


def _names_of(offered: Mapping[str, str]) -> list[tuple[str, str]]:
    """How each thing can be called, the surest first: what is only said; its label, the longest
    first; its own name; a word that no other's label has ("sipd", "kartu")."""
    labels = sorted(((label, what) for what, label in offered.items()), key=lambda p: -len(p[0]))
    own = [(fold(what), what) for what in offered if what in PAPERS]
    count = Counter(word for label in offered.values() for word in set(label.split()))
    single = [(w, what) for label, what in labels for w in label.split() if count[w] == 1]
    also = [(name, what) for name, what in ALSO.items() if what in offered]
    return [
        *also,
        *labels,
        *own,
        *((w, what) for w, what in single if len(w) >= 4 and w not in FILLING | _HOW_IT_IS),
    ]
