"""The proposals as they stand, one row each."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select

from storage.city.areas import Areas
from storage.database.tables import files, proposal_files, proposals, remarks
from storage.proposals.model import EVIDENCE
from storage.reports.wanted import (
    Export,
    Kind,
    Make,
    Row,
    Sees,
    Wanted,
    columns,
    local,
    named,
    number,
    plain,
)

# Fixed: other programs read them (DESIGN.md).
COLUMNS = columns(
    "nomor tahun status tahap prioritas kode_kelurahan kelurahan kecamatan bidang usulan masalah "
    "lokasi rt rw lat lon volume satuan volume_teks status_lahan pengusul diwakilkan kanal bahasa "
    "dukungan opd_awal opd anggaran catatan alasan foto dibuat diubah",
    tahun=Kind.NUMBER, usulan=Kind.TEXT, masalah=Kind.TEXT, lokasi=Kind.TEXT, rt=Kind.TEXT,
    rw=Kind.TEXT, lat=Kind.NUMBER, lon=Kind.NUMBER, volume=Kind.NUMBER, satuan=Kind.TEXT,
    volume_teks=Kind.TEXT, pengusul=Kind.TEXT, dukungan=Kind.NUMBER, opd_awal=Kind.TEXT,
    opd=Kind.TEXT, anggaran=Kind.NUMBER, catatan=Kind.TEXT, foto=Kind.NUMBER, dibuat=Kind.TIME,
    diubah=Kind.TIME,
)  # fmt: skip

# The address of its page, and what codes say in words, are filled in by whoever writes them
# (bot.exports.beside).
MORE = columns(
    "bidang_nama foto_pekerjaan foto_jawaban tautan status_nama alasan_nama",
    foto_pekerjaan=Kind.NUMBER, foto_jawaban=Kind.NUMBER,
)  # fmt: skip

PERSONAL = frozenset({"pengusul", "lokasi", "rt", "rw", "lat", "lon", "catatan"})

# As offices write them (DOMAIN.md).
TOPICS = {
    "fisik": "Fisik dan Prasarana", "ekonomi": "Ekonomi", "sosbud": "Sosial Budaya",
}  # fmt: skip

# In what anybody may pull, a number by which somebody can be called, or their mail, is not.
_REACHED = re.compile(r"(?:\+?62|\b0)[\s.-]?8\d[\d\s.-]{5,}\d|\S+@\S+\.\S+")


def nobody_s(text: str | None) -> str | None:
    """A text without phone numbers and mail addresses."""
    return _REACHED.sub("…", text) if text else text


def _query(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    p = proposals.c
    wide = (
        p.letters, p.number_year, p.number, p.city, p.year, p.state, p.tahap, plain(p.reserve),
        p.priority, p.area, p.topic, p.wish, p.problem, p.place, p.rt, p.rw, p.lat, p.lon,
        plain(p.volume), p.unit, p.volume_text, p.land, p.name, p.entered_by, p.channel, p.locale,
        p.supports, p.opd_first, p.opd, p.cost, p.note, p.reason, plain(p.created_at),
        plain(p.changed_at),
        _photos(proposal_files.c.place < EVIDENCE),
    )  # fmt: skip
    more = (_photos(proposal_files.c.place >= EVIDENCE), _answered()) if whole else ()
    return wanted.narrow(select(*wide, *more), p.changed_at, areas, sees)


def _photos(which: Any) -> ScalarSelect[Any]:
    """How many photos of a proposal are there: its own, or those of what was carried out."""
    return (
        select(func.count())
        .select_from(proposal_files.join(files, files.c.id == proposal_files.c.file_id))
        .where(proposal_files.c.proposal_id == proposals.c.id, which, files.c.state == "ready")
        .correlate(proposals)
        .scalar_subquery()
    )


def _answered() -> ScalarSelect[Any]:
    """How many photos came with answers to questions."""
    return (
        select(func.count())
        .select_from(remarks.join(files, files.c.id == remarks.c.file_id))
        .where(remarks.c.proposal_id == proposals.c.id, files.c.state == "ready")
        .correlate(proposals)
        .scalar_subquery()
    )


def _make(areas: Areas, sees: Sees, whole: bool) -> Make:
    names, at = named(areas), local(areas)
    clean = nobody_s if sees.public else lambda text: text
    every = sees.names

    def made(row: Any) -> Row:
        (letters, number_year, running, city, year, state, tahap, reserve, priority, area, topic,
         wish, problem, place, rt, rw, lat, lon, volume, unit, volume_text, land, name, entered_by,
         channel, locale, supports, opd_first, opd, cost, note, reason, created_at, changed_at,
         photos, *more) = row  # fmt: skip
        kelurahan, kecamatan = names(area)
        known = (
            f"{letters}-{number_year}-{running:05}", year, state, tahap,
            "cadangan" if reserve else priority, area, kelurahan, kecamatan, topic or None,
            clean(wish), clean(problem) or None, place, rt, rw, lat, lon,
            number(volume), unit, clean(volume_text), land, name if every else sees.name(name),
            "ya" if entered_by else None, channel, locale, supports,
            opd_first, opd, cost, note, reason, photos, at(created_at, city), at(changed_at, city),
        )  # fmt: skip
        if not whole:
            return known
        works, answers = more
        return (*known, TOPICS.get(topic), works, answers, None, None, None)

    return made


PROPOSALS = Export(COLUMNS, "proposals", _query, _make, MORE, PERSONAL)
