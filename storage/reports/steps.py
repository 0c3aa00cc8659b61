"""Each step of each proposal; and the proposals whose author does not know of the newest one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, select, true, union_all

from storage.city.areas import Areas
from storage.database.tables import claims, history, proposals
from storage.people.model import AUTHOR
from storage.proposals import untold
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

STEPS = columns(
    "nomor versi waktu peristiwa dari ke oleh peran wilayah alasan penjelasan selanjutnya "
    "paling_lambat tahap prioritas anggaran terlaksana",
    versi=Kind.NUMBER, waktu=Kind.TIME, oleh=Kind.TEXT, wilayah=Kind.WORD, penjelasan=Kind.TEXT,
    paling_lambat=Kind.DATE, anggaran=Kind.NUMBER, terlaksana=Kind.TEXT,
)  # fmt: skip


# What codes say in words, filled in by whoever writes them (bot.exports.beside).
STEPS_MORE = columns("ke_nama alasan_nama")


def _steps(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    p, h = proposals.c, history.c
    query = select(
        p.letters, p.number_year, p.number, p.city, h.version, plain(h.at), h.event, h.from_state,
        h.to_state, h.actor, h.role, h.area, h.reason, h.why, h.next, h.by, h.tahap, h.data,
    ).join(history, h.proposal_id == p.id)  # fmt: skip
    return wanted.narrow(query, h.at, areas, sees).order_by(h.version)


def _make_step(areas: Areas, sees: Sees, whole: bool) -> Make:
    """Of what an author did, the name is not told: it stands with the proposal, and goes with the
    person."""
    names, at = named(areas), local(areas)

    def made(row: Any) -> Row:
        (letters, number_year, running, city, version, when, event, before, after, actor, role,
         area, reason, why, next_one, by, tahap, data) = row  # fmt: skip
        told = data or {}
        priority = "cadangan" if told.get("reserve") else told.get("priority")
        known = (
            f"{letters}-{number_year}-{running:05}", version, at(when, city), event, before, after,
            sees.name(actor) if role != AUTHOR else None, role, names(area)[0] or area or None,
            reason, why, next_one, by, tahap, priority, told.get("amount"), told.get("extent"),
        )  # fmt: skip
        return (*known, None, None) if whole else known

    return made


HISTORY = Export(STEPS, "steps", _steps, _make_step, STEPS_MORE)


UNREACHED = columns(
    "nomor kelurahan kecamatan usulan langkah alasan sejak pengusul rt rw telepon",
    usulan=Kind.TEXT, sejak=Kind.TIME, pengusul=Kind.TEXT, rt=Kind.TEXT, rw=Kind.TEXT,
)  # fmt: skip


UNREACHED_MORE = columns("alasan_nama")


def _unreached(wanted: Wanted, areas: Areas, sees: Sees, whole: bool) -> Select[Any]:
    p = proposals.c
    ways = (query.order_by(None).subquery().select() for query in untold.missed(true()))
    both = union_all(*ways).subquery()
    missed = (
        select(
            both.c.proposal_id,
            func.max(both.c.version).label("version"),
            func.min(both.c.why).label("why"),
            func.min(both.c.at).label("at"),
        )
        .group_by(both.c.proposal_id)
        .subquery()
    )
    step = and_(
        history.c.proposal_id == missed.c.proposal_id, history.c.version == missed.c.version
    )
    query = (
        select(
            p.letters, p.number_year, p.number, p.city, p.area, p.wish, history.c.event,
            missed.c.why, missed.c.at, p.name, p.rt, p.rw, claims.c.phone,
        )
        .join(missed, missed.c.proposal_id == p.id)
        .outerjoin(history, step)
        .outerjoin(claims, claims.c.proposal_id == p.id)
    )  # fmt: skip
    return wanted.narrow(query, missed.c.at, areas, sees)


def _make_unreached(areas: Areas, sees: Sees, whole: bool) -> Make:
    names, at = named(areas), local(areas)

    def made(row: Any) -> Row:
        (letters, number_year, running, city, area, wish, event, why, since, name, rt, rw,
         phone) = row  # fmt: skip
        visits = sees.names
        known = (
            f"{letters}-{number_year}-{running:05}", *names(area), wish, event, why,
            at(since, city), sees.name(name), rt if visits else None, rw if visits else None,
            phone if sees.phones else None,
        )  # fmt: skip
        return (*known, None) if whole else known

    return made


UNREACHABLE = Export(UNREACHED, "unreached authors", _unreached, _make_unreached, UNREACHED_MORE)
