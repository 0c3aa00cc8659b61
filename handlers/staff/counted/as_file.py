"""What was shown last of many, wanted as a file: "sekarang excel, tanpa imopuro"."""

from __future__ import annotations

from handlers import late
from handlers.asking import areas
from handlers.asking.heard import Heard
from handlers.reading.spelling import fold
from handlers.staff import exporting, waiting
from handlers.staff.counted import view as viewed
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import silence
from storage.staff.roles import Operation

_FILE = late.regex(
    r"\b(?:excel\w*|exel|xlsx?|csv|file(?:nya)?|berkas(?:nya)?|unduh\w*|download\w*|ekspor\w*|export\w*|jadiin\sfile)\b"
)


_ONCE_MORE = frozenset({
    "ulang", "ulangi", "diulang", "ulangin", "baleni", "again", "lagi", "maneh", "resend", "redo",
})  # fmt: skip
# What is said around another area of the same.
_AROUND = frozenset({
    "pisah", "dipisah", "sendiri", "file", "filenya", "berkas", "satu", "lagi", "buat", "untuk",
    "yang", "yg", "sing", "kasih", "kirim", "minta", "sekalian", "one", "separate", "another",
    "for", "a", "maneh", "tadi", "td", "mau", "tapi", "tp", "ning", "but", "format", "bentuk",
    "pakai", "pake", "jadi", "dalam", "error", "eror", "rusak", "kosong", "gagal", "ga", "gak",
    "bisa", "dibuka", "sipd", "export", "ekspor", "diexport", "diekspor",
    "as", "in", "the", "please", "it", "that", "same", "jangan", "bukan",
}) | _ONCE_MORE  # fmt: skip


async def _again(turn: Turn, words: str) -> Heard | None:
    """The file that was asked for last, of another area, of another kind or once more: "yang metro
    timur juga, pisah file", "error, ulang yang tadi tapi csv"."""
    said = fold(words).split()
    found, rest = await areas.within(turn, [*said, ""], Operation.EXPORT)
    kinds = [word for word in rest if _FILE.fullmatch(word) and word not in _AROUND]
    others = [word for word in rest if word and word not in _AROUND and word not in kinds]
    before = turn.viewed[1] if len(turn.viewed) > 1 else ""
    again = kinds or not _ONCE_MORE.isdisjoint(rest)
    if others or (found.sure is None and not (again and before)):
        return None
    area = found.sure.name if found.sure is not None else before
    whole = turn.viewed[0].removeprefix(exporting.EXPORTED)
    if kinds:
        whole = " ".join(word for word in whole.split() if word not in _KINDS)
    return Heard(await exporting.export(turn, f"{whole} {' '.join(kinds)} {area}"))


_KINDS = frozenset({"xlsx", "csv", "pdf", "docx", "jsonl", "geojson", "link"})


async def asked(turn: Turn, text: str) -> Heard | None:
    """What was shown last as a file: "sekarang excel, tanpa imopuro"."""
    words = viewed.bare(turn, text)
    if turn.viewed and turn.viewed[0].startswith(exporting.EXPORTED):
        return await _again(turn, words) if len(words.split()) <= viewed.MORE else None
    if not turn.viewed or not _FILE.search(fold(words)) or len(words.split()) > viewed.MORE:
        return None
    if _OF_OTHER.search(fold(words)) or turn.viewed[0].startswith(waiting.VIEWED):
        return None
    before = [each for said in turn.viewed if (each := await viewed.read(turn, said)) is not None]
    area = await viewed.own(turn)
    if not before or area is None:
        return None
    view = viewed.one_of(before)
    area = view.area or area
    city = turn.site.city(area.code)
    year = (await cycles.load(turn.store)).year_on(city.code, silence.day(turn.now, city))
    found = view.found
    narrow = [area.name, f"rt {found.rt}" if found.rt else "", f"rw {found.rw}" if found.rw else ""]
    narrow += [*view.rest, found.topic, f"kecuali {view.out.said}," if view.out is not None else ""]
    said = f"usulan {' '.join(filter(None, narrow))} {words} {year}"
    return Heard(await exporting.export(turn, said))


# A file of another kind is asked for by its name.
_OF_OTHER = late.regex(r"\b(?:sipd|hadir|absen\w*|acara|matriks|kartu|t ?d ?4|usul\w*|daftar)\b")
