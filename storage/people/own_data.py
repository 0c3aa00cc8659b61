"""Everything that is held on one person, for DATA SAYA (UU 27/2022, art. 7)."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import and_, false, func, or_, select

from storage.database.connections import Database
from storage.database.tables import (
    addresses,
    answers,
    attendance,
    claims,
    consultations,
    files,
    history,
    inbox,
    input_supports,
    inputs,
    joins,
    mailing_texts,
    outbox,
    participants,
    people,
    proposals,
    remarks,
    staff,
    subscriptions,
    supports,
    talks,
    unreadable,
)
from storage.people.forgetting import said_by

# What many people got has its words elsewhere.
_WORDS = and_(
    mailing_texts.c.mailing_id == outbox.c.mailing_id,
    mailing_texts.c.locale == outbox.c.locale,
    mailing_texts.c.channel == outbox.c.channel,
)


async def everything(database: Database, person_id: int) -> bytes:
    """A JSON document with each row that belongs to the person."""
    async with database.read() as connection:

        async def rows(query: Any) -> list[dict[str, Any]]:
            return [_plain(row._mapping) for row in await connection.execute(query)]

        where = await rows(select(addresses).where(addresses.c.person_id == person_id))
        heard = or_(
            *(and_(inbox.c.channel == a["channel"], inbox.c.address == a["address"]) for a in where)
        )
        # An address may be the very number that a proposal waits for.
        numbers = [a["address"] for a in where]
        whole = {
            "orang": await rows(select(people).where(people.c.id == person_id)),
            "alamat": where,
            "chat_yang_dihubungkan": await rows(
                select(joins.c.at, joins.c.was).where(joins.c.person_id == person_id)
            ),
            "percakapan": await rows(select(talks).where(talks.c.person_id == person_id)),
            "usulan": await rows(select(proposals).where(proposals.c.person_id == person_id)),
            "usulan_untuk_nomor_anda": await rows(
                select(claims).where(claims.c.phone.in_(numbers))
            ),
            "riwayat": await rows(select(history).where(history.c.person_id == person_id)),
            "pertemuan": await rows(select(attendance).where(attendance.c.person_id == person_id)),
            "browser_yang_diberi_tahu": await rows(
                select(subscriptions.c.at, subscriptions.c.endpoint).where(
                    subscriptions.c.address.in_(numbers)
                )
            ),
            "foto": await rows(select(files).where(files.c.person_id == person_id)),
            "pesan_kami": await rows(
                select(
                    outbox.c.created_at,
                    outbox.c.channel,
                    func.coalesce(mailing_texts.c.text, outbox.c.text).label("text"),
                    outbox.c.state,
                )
                .outerjoin(mailing_texts, _WORDS)
                .where(outbox.c.person_id == person_id)
                .order_by(outbox.c.id)
            ),
            "tanya_jawab": await rows(
                select(remarks.c.at, remarks.c.text, remarks.c.lat, remarks.c.lon).where(
                    or_(remarks.c.person_id == person_id, remarks.c.to_id == person_id)
                )
            ),
            "masukan_yang_didukung": await rows(
                select(consultations.c.title, inputs.c.text)
                .select_from(input_supports)
                .join(inputs, inputs.c.key == input_supports.c.input)
                .join(consultations, consultations.c.id == inputs.c.consultation_id)
                .where(input_supports.c.person_id == person_id)
            ),
            "dukungan": await rows(select(supports).where(supports.c.person_id == person_id)),
            "peran": await rows(select(staff).where(staff.c.person_id == person_id)),
            "konsultasi": await rows(
                select(
                    consultations.c.title,
                    participants.c.sent,
                    participants.c.area,
                    answers.c.about,
                    answers.c.data,
                )
                .select_from(participants)
                .join(consultations, consultations.c.id == participants.c.consultation_id)
                .outerjoin(answers, answers.c.key == participants.c.answer)
                .where(participants.c.person_id == person_id)
            ),
            "kehadiran": await rows(select(attendance).where(attendance.c.person_id == person_id)),
            "pesan_anda": await rows(
                select(inbox.c.at, inbox.c.channel, inbox.c.text).where(heard).order_by(inbox.c.id)
            )
            if where
            else [],
            "pesan_yang_belum_terbaca": await rows(
                select(unreadable.c.at, unreadable.c.raw).where(
                    or_(false(), *(said_by(a["channel"], a["address"]) for a in where))
                )
            )
            if where
            else [],
        }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2, default=str)


def _plain(row: Any) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if value is not None}
