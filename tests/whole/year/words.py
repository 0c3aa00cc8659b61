"""What a resident must be able to read of each step of a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.whole.year.cases import Case

WIB = ZoneInfo("Asia/Jakarta")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
# Of each step the words by which a resident knows what has happened.
HAPPENED = {
    "submitted": "sudah kami terima",
    "changed": "sudah disimpan",
    "withdrawn": "sudah ditarik",
    "confirmed": "sudah selesai",
    "disputed": "belum selesai",
    "taken_over": "kami kirim kepada Anda",
    "disowned": "ternyata bukan milik",
    "verified": "Sudah diperiksa",
    "returned": "Dikembalikan untuk dilengkapi",
    "agreed": "Disepakati",
    "forwarded": "Diteruskan ke",
    "kept": "Belum bisa masuk rencana",
    "ended": "Tidak bisa dipenuhi, dan berhenti",
    "in_rkpd": "(RKPD)",
    "in_apbd": "(APBD)",
    "partly": "Dilaksanakan sebagian",
    "done": "Selesai dilaksanakan",
    "taken_back": "keliru dan dicabut",
    "merged": "Digabung ke usulan",
    "gathered": "Digabung ke usulan ini",
    "parted": "Tidak lagi digabung ke usulan ini",
    "released": "sudah dilihat petugas dan sekarang tampil",
    "carried_over": "Dibahas lagi untuk rencana kerja kota",
    "affirmed": "masih diperlukan",
    "overdue": "eharusnya",  # of what was kept in the middle of a sentence
    "postponed": "diundur",
    "dated": "sudah ditetapkan",
    "stands": "masih di tahap",
    "discussed": "Sudah dibahas di",
    "not_reached": "Belum sempat dibahas",
    "asked": "Ada pertanyaan dari",
    "answered": "sudah kami teruskan",
}

# What they can do, or are to wait for, by what the history says comes next.
NEXT = {
    "nothing": "Proses usulan ini sudah selesai",
    "confirm": "memang sudah jadi",
    "author": "lengkapi usulan ini",
    "next_year": "dibahas lagi untuk rencana kerja kota",
    "merged": "dibahas bersama usulan",
}

# What became of a proposal: those who stand behind it hear of it, if only when they write next. Of
# how it goes on they hear where their channel lets us write just then.
OUTCOMES = frozenset({
    "agreed", "kept", "ended", "in_rkpd", "in_apbd", "partly", "done", "merged", "taken_back",
    "withdrawn",
})  # fmt: skip
FOLLOWED = OUTCOMES | {
    "changed", "verified", "returned", "forwarded", "carried_over", "overdue", "stands", "dated",
    "postponed",
}  # fmt: skip
# In words of their own where they differ from what the author reads.
OTHERWISE = {"withdrawn": "Ditarik oleh", "changed": "Diubah oleh"}

REASONS = {
    "incomplete": "belum lengkap",
    "unclear_place": "Lokasinya belum jelas",
    "no_money": "Anggarannya belum cukup",
    "duplicate": "sudah ada",
    "land": "Tanahnya",
    "already_done": "sudah dianggarkan",
}

LEVELS = {2: "", 3: "Kecamatan ", 4: "Kelurahan "}

# What they are told where a tahap has no date: nothing is promised.
NO_DATE = "tanggalnya belum ditetapkan"

# Rows that are replies to their own author in these words do not name the whole case again.
PLAIN = ("submitted", "changed", "withdrawn", "confirmed", "answered", "disowned", "affirmed")


def long(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def local(moment: datetime) -> datetime:
    return moment.astimezone(WIB)


def night(moment: datetime) -> bool:
    return not 6 <= local(moment).hour < 20


def facts(  # noqa: C901  (a case for each event)
    case: Case, row: Any, areas: Mapping[str, str], texts: Mapping[int, str | None]
) -> tuple[str, ...]:
    """What a resident must be able to read of a step: which proposal, what happened, who did it,
    why, what comes next and by when."""
    data = row.data or {}
    words = [HAPPENED[row.event]]
    if row.event == "submitted":
        looked = ("dilihat dulu oleh petugas",) if case.held else ()
        return (*words, long(row.by) if row.by else NO_DATE, *looked)
    if row.event in PLAIN:
        return tuple(words)
    if case.own and case.entered is None:
        words.append(f'Kabar usulan {case.number} "{case.wish}" (Anda kirim {long(case.day)})')
    elif case.own:
        words.append(f'"{case.wish}" (disampaikan untuk Anda {long(case.day)})')
    else:
        words.append(f'"{case.wish}" yang Anda sampaikan untuk {case.name} ({long(case.day)})')
    if row.event == "released":
        return tuple(words)
    words += _who(row, areas)
    if row.event in ("gathered", "parted"):
        return (*words, row.why, *data["numbers"], "mendukung usulan ini")
    if row.event == "asked":
        return (*words, texts[data["remark"]] or "")
    if row.event == "taken_over":
        return tuple(words)
    if row.reason:
        words.append(REASONS[row.reason])
    if row.why and row.event != "disputed":
        words.append(row.why)
    if row.next in NEXT:
        words.append(NEXT[row.next])
    if row.by is not None:
        words.append(long(row.by))
    elif row.next not in NEXT:
        words.append(NO_DATE)
    words += [str(data[name]) for name in ("extent",) if name in data]
    if "priority" in data:
        words.append(f"prioritas {data['priority']}")
    if data.get("reserve"):
        words.append("cadangan")
    if "amount" in data:
        words.append(f"Rp {data['amount'] // 1_000_000} juta")
    if "was" in data:
        words.append(long(date.fromisoformat(data["was"])))
    return tuple(words)


def about_followed(row: Any, areas: Mapping[str, str]) -> tuple[str, ...]:
    """What somebody must be able to read of a step who stands behind the proposal: what happened,
    who did it, why, and what comes next where it is not for its author to do."""
    words = [OTHERWISE.get(row.event, HAPPENED[row.event]), *_who(row, areas)]
    if row.reason:
        words.append(REASONS[row.reason])
    if row.why:
        words.append(row.why)
    if row.by is not None and row.next not in ("author", "confirm"):
        words.append(long(row.by))
    if row.event == "merged":
        words.append(row.data["into"])
    return tuple(words)


def _who(row: Any, areas: Mapping[str, str]) -> Iterable[str]:
    if row.role in ("warga", "sistem") or row.event == "disputed":
        return ()
    if not row.area:
        return (row.actor,)
    where = LEVELS[row.area.count(".") + 1] + areas[row.area]
    by = f"{row.actor}, {row.role} {where}"
    return (by,) if row.event == "asked" else (by, long(local(row.at).date()))
