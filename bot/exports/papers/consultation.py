"""The papers of a consultation: the matrix of what people said and what the city answers, and the
berita acara of the forum konsultasi publik in the hall."""

from __future__ import annotations

import locales
from bot.exports.papers.meeting import CAME, CAME_WIDTHS, came_rows, day_of, place_of, sign_of
from bot.exports.papers.model import (
    LOCALE,
    Annex,
    Asked,
    Block,
    Grid,
    Paper,
    Say,
    Signs,
    called,
    say,
)
from bot.exports.papers.usulan import heads
from handlers.consultations import results as worded
from handlers.turn import render
from storage.consultations import counting
from storage.reports import consulted
from storage.reports.consulted import Consulted
from storage.reports.papers import Held

MATRIX = ("no", "input", "who", "reply", "follow-up")
MATRIX_WIDTHS = (0.8, 5.0, 2.0, 5.5, 3.5)
RESULTS = ("question", "answer", "count", "share")
RESULTS_WIDTHS = (4.5, 5.0, 2.0, 2.0)

LEADS = ("first", "second", "third", "fourth")
DELEGATES = 4


async def matrix(asked: Asked) -> Paper:
    """Matriks masukan dan tanggapan."""
    found = await consulted.found(
        asked.connection, asked.wanted.area, asked.wanted.year, asked.code
    )
    if found is None:
        return asked.paper(say("matrix-title"), [Say(say("none"))], 0, wide=True)
    held = found.held
    area = asked.areas.get(held.area) or asked.city
    zone = asked.areas.city_of(held.city).zone
    last = (held.closed_at or held.closes_at).astimezone(zone).date()
    facts = (
        (say("matrix-asked"), called(area)),
        (say("matrix-until"), locales.date(LOCALE, last)),
        (say("matrix-count"), _took(found)),
    )
    blocks: list[Block] = [_grid(found)]
    return asked.paper(
        say("matrix-title"),
        blocks,
        len(found.groups),
        under=(held.definition.title,),
        facts=facts,
        wide=True,
    )


def _took(found: Consulted) -> str:
    return say("matrix-took", n=found.took.sent, assisted=found.took.assisted)


def _grid(found: Consulted) -> Block:
    rows = []
    for n, group in enumerate(found.groups, 1):
        outcome = locales.text(LOCALE, f"consult-outcome.{group.outcome}") if group.outcome else ""
        said = [group.title, *(f"“{text}”" for text in found.examples.get(group.id, ()))]
        people = render(worded.behind(group), LOCALE)
        reply = ": ".join(filter(None, (outcome, group.reply)))
        rows.append((n, "\n".join(said), people, reply, group.follow_up or ""))
    return Grid(heads(MATRIX), rows, MATRIX_WIDTHS) if rows else Say(say("none"))


async def minutes(asked: Asked, held: Held, found: Consulted) -> Paper:
    """Berita acara of the forum konsultasi publik, with attendance, matrix and results as its
    annexes."""
    meeting = held.meeting
    area = asked.areas.get(meeting.area) or asked.city
    came = came_rows(asked, held)
    begin = {
        "day": day_of(asked, held),
        "place": place_of(held),
        "title": found.held.definition.title,
        "area": called(area),
        "came": str(sum(each.came for each in held.people)),
        "answered": _took(found),
    }
    blocks: list[Block] = [Say(say("fkp-begin", **begin))]
    if found.held.definition.theme:
        blocks.append(Say(say("fkp-theme", theme=found.held.definition.theme)))
    blocks += [Say(say("fkp-heard")), Say(say("fkp-agree"))]
    known = {"area": called(area), "year": meeting.year, "groups": len(found.groups)}
    blocks += [Say(say(f"fkp-{n}.text", **known), say(f"ba-{n}")) for n in LEADS]
    if meeting.notes:
        blocks.append(Say(say("fkp-notes", notes=meeting.notes)))
    delegates = [(say("ba-delegate", n=n), "") for n in range(1, DELEGATES + 1)]
    blocks += [
        Say(say("ba-end")),
        Signs(((f"{sign_of(asked, held)}\n{say('fkp-chair')}", ""), *delegates)),
        Annex(say("ba-annex-1")),
        Grid(heads(CAME), came, CAME_WIDTHS) if came else Say(say("none")),
        Annex(say("fkp-annex-2")),
        _grid(found),
        Annex(say("fkp-annex-3")),
        _results(found),
    ]
    under = (say("fkp-under"), called(area), say("ba-under-year", year=meeting.year))
    return asked.paper(say("ba-title"), blocks, len(found.groups), under=under)


def _results(found: Consulted) -> Block:
    """What was answered in the whole city, as everybody may see it."""
    rows: list[tuple[object, ...]] = []
    for ask in counting.counted_questions(found.held.definition):
        counted = found.shown.whole.get(ask.key)
        if counted is None:
            continue
        name = f"{ask.label} ({counted.n})"
        bars = worded.bars(ask, counted)
        for n, bar in enumerate(bars):
            rows.append(
                (name if n == 0 else "", render(bar.label, LOCALE), bar.n, f"{bar.percent}%")
            )
        if not bars and (top := worded.top(ask, counted)) is not None:
            rows.append((name, render(top, LOCALE), counted.n, ""))
    return Grid(heads(RESULTS), rows, RESULTS_WIDTHS) if rows else Say(say("none"))
