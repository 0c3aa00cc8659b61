"""What stands beside the proposals: questions and answers, who came to meetings, announcements and
what became of them, the audit log."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import ScalarSelect, Select, func, literal, select

from storage.city.areas import Areas
from storage.database.tables import (
    attendance,
    audit,
    files,
    mailings,
    meetings,
    outbox,
    proposals,
    remarks,
)
from storage.messages.mailings.mailing import Kind as MailingKind
from storage.messages.model import DELIVERED, READ, SENT
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
    plain,
)

# --- questions and answers ------------------------------------------------------------------

THREAD = columns(
    "nomor kelurahan waktu jenis oleh isi lat lon foto dijawab",
    waktu=Kind.TIME, oleh=Kind.TEXT, isi=Kind.TEXT, lat=Kind.NUMBER, lon=Kind.NUMBER,
    foto=Kind.NUMBER, dijawab=Kind.TIME,
)  # fmt: skip


def _threads(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    p, r = proposals.c, remarks.c
    query = (
        select(
            p.letters, p.number_year, p.number, p.city, p.area, r.at, r.answers, r.actor, r.text,
            r.lat, r.lon, files.c.state, r.answered_at,
        )
        .join(remarks, r.proposal_id == p.id)
        .outerjoin(files, files.c.id == r.file_id)
    )  # fmt: skip
    return wanted.narrow(query, r.at, areas, sees).order_by(r.id)


def _make_thread(areas: Areas, sees: Sees, whole: bool) -> Make:
    """Of an answer nobody's name is told: it stands with the proposal."""
    names, at = named(areas), local(areas)

    def made(row: Any) -> Row:
        (letters, number_year, running, city, area, when, answers, actor, text, lat, lon, photo,
         answered) = row  # fmt: skip
        asked = answers is None
        return (
            f"{letters}-{number_year}-{running:05}", names(area)[0], at(when, city),
            "pertanyaan" if asked else "jawaban", sees.name(actor) if asked else None, text, lat,
            lon, 1 if photo == "ready" else 0, at(answered, city),
        )  # fmt: skip

    return made


THREADS = Export(THREAD, "questions and answers", _threads, _make_thread)

# --- who came ---------------------------------------------------------------------------------

CAME = columns(
    "pertemuan tahun tahap kode_wilayah wilayah mulai tempat nama jawaban hadir dicatat",
    tahun=Kind.NUMBER, mulai=Kind.TIME, tempat=Kind.TEXT, nama=Kind.TEXT, hadir=Kind.TIME,
)  # fmt: skip


def _attendance(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    m, a = meetings.c, attendance.c
    query = (
        select(
            m.code, m.city, m.year, m.tahap, m.area, m.starts_at, m.place, a.name, a.answer,
            a.came_at, a.entered_by,
        )
        .join(attendance, a.meeting_id == m.id)
        .where(wanted.place(m.area, None, areas), *wanted.days(m.city, m.starts_at, areas))
    )  # fmt: skip
    if wanted.year:
        query = query.where(m.year == wanted.year)
    if wanted.tahap:
        query = query.where(m.tahap == wanted.tahap)
    return query.order_by(m.starts_at, m.id, a.id)


def _make_came(areas: Areas, sees: Sees, whole: bool) -> Make:
    names, at = named(areas), local(areas)

    def made(row: Any) -> Row:
        code, city, year, tahap, area, starts, place, name, answer, came, entered = row
        return (
            code, year, tahap, area, names(area)[0], at(starts, city), place, sees.name(name),
            answer, at(came, city), "petugas" if entered else None,
        )  # fmt: skip

    return made


ATTENDANCE = Export(CAME, "people at meetings", _attendance, _make_came)

# --- announcements ----------------------------------------------------------------------------

SAID = columns(
    "id jenis kode_wilayah wilayah status mulai selesai oleh peran penerima terkirim "
    "tak_terjangkau",
    mulai=Kind.TIME, selesai=Kind.TIME, oleh=Kind.TEXT, penerima=Kind.NUMBER,
    terkirim=Kind.NUMBER, tak_terjangkau=Kind.NUMBER,
)  # fmt: skip


def _gone() -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(outbox.c.mailing_id == mailings.c.id, outbox.c.state.in_([SENT, DELIVERED, READ]))
        .correlate(mailings)
        .scalar_subquery()
    )


def _announcements(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    """Their words are not in it: they are people's own, and went to everybody."""
    m = mailings.c
    query = select(
        m.id, m.city, m.kind, m.area, m.state, m.at, m.ended_at, m.actor, m.role, m.total, _gone(),
        m.missed,
    ).where(
        m.kind == MailingKind.ANNOUNCEMENT,
        wanted.place(m.area, None, areas),
        *wanted.days(m.city, m.at, areas),
    )  # fmt: skip
    return query.order_by(m.id)


def _make_said(areas: Areas, sees: Sees, whole: bool) -> Make:
    names, at = named(areas), local(areas)

    def made(row: Any) -> Row:
        id, city, kind, area, state, begins, ended, actor, role, total, gone, missed = row
        return (
            str(id), kind, area, names(area)[0], state, at(begins, city), at(ended, city),
            sees.name(actor), role, total, gone, sum((missed or {}).values()),
        )  # fmt: skip

    return made


ANNOUNCEMENTS = Export(SAID, "announcements", _announcements, _make_said)

# --- the audit log ----------------------------------------------------------------------------

LOG = columns(
    "waktu oleh tindakan kode_wilayah wilayah tentang rincian",
    waktu=Kind.TIME, oleh=Kind.TEXT, tentang=Kind.TEXT, rincian=Kind.TEXT,
)  # fmt: skip


def _audit(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    a = audit.c
    query = select(plain(a.at), a.actor, a.action, a.area, a.about, a.data)
    if wanted.area:
        query = query.where(wanted.place(a.area, None, areas))
    for city in areas.cities[:1]:  # what is noted of no city has the first one's days
        query = query.where(*(_day(wanted, a.at, city)))
    return query.order_by(a.id)


def _day(wanted: Wanted, at: Any, city: Any) -> list[Any]:
    alone = Areas([city])
    return wanted.days(literal(city.code), at, alone)


def _make_logged(areas: Areas, sees: Sees, whole: bool) -> Make:
    names, at = named(areas), local(areas)
    first = areas.cities[0].code if areas.cities else ""

    def made(row: Any) -> Row:
        when, actor, action, area, about, data = row
        try:
            city = areas.city_of(area or first).code
        except LookupError:
            city = first
        return (
            at(when, city), sees.name(actor), action, area or None, names(area)[0], about,
            orjson.dumps(data).decode() if data else None,
        )  # fmt: skip

    return made


AUDIT = Export(LOG, "entries of the audit log", _audit, _make_logged)
