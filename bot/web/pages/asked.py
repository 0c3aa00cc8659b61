"""What the page of a consultation shows, read from the database, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import locales
from bot.sending.enclosures import Enclosures
from bot.web.pages.consultation import (
    Bar,
    Part,
    PublicConsultation,
    Reply,
    Result,
    Round,
    Voice,
)
from handlers.asking.person.links import Kind as Link
from handlers.asking.person.links import dotted
from handlers.consultations import results as worded
from handlers.consultations import wording
from handlers.conversation.messages import EnclosureKind
from handlers.site import Site
from handlers.turn import render
from storage.consultations import consultations, counting, lookup, rules, told, voices
from storage.consultations import results as counted
from storage.consultations.counting import Count
from storage.consultations.model import Ask, Consultation, ConsultationState
from storage.consultations.results import Shown
from storage.database.connections import Connection, Database
from storage.files import files
from storage.staff.roles import covers


@dataclass(frozen=True, slots=True)
class PublicConsultations:
    """Consultations as anybody may see them: never a draft."""

    database: Database
    site: Site
    enclosures: Enclosures
    clock: Callable[[], datetime]

    async def __call__(self, code: str, locale: str, place: str = "") -> PublicConsultation | None:
        async with self.database.read() as connection:
            held = await lookup.find(connection, code)
            if held is None or held.state is ConsultationState.DRAFT:
                return None
            shown = await counted.shown(connection, held.id)
            people = await counted.population(connection, held.area) if shown.final else {}
            answered = await self._replies(connection, held, locale)
            document = await self._document(connection, held)
            rounds = await self._rounds(connection, held, locale)
            open = held.takes(self.clock())
            said = await voices.public(connection, held.id) if open else []
        definition = held.definition
        served = self._place(held, place)
        way = f"{Link.CONSULTATION}{held.code}" + (f"-{place}" if served else "")
        index = worded.index_of(held, shown.whole)
        count, minutes = consultations.asks_of(definition)
        return PublicConsultation(
            code=held.code,
            title=definition.title,
            theme=definition.theme,
            intro=definition.intro,
            area=render(self.site.named(held.area), locale),
            when=self._when(held, locale),
            open=open,
            size=locales.text(
                locale, "consult-size", n=count, minutes=minutes, day=self._day(held, locale)
            ),
            chapters=tuple((chapter.title, chapter.text) for chapter in definition.summary),
            ways=self.site.doors(way),
            document=document,
            answered=shown.n,
            index=render(worded.index_line(index), locale) if index else "",
            results=tuple(
                self._result(ask, shown, people, locale)
                for ask in counting.counted_questions(definition)
                if ask.key in shown.whole
            ),
            replies=answered,
            mended=held.version - 1,
            city=self.site.city(held.city).name,
            service=definition.service,
            place=render(self.site.named(served), locale) if served else "",
            works=tuple((number, f"/u/{number}") for number in definition.works),
            places=tuple(
                Part(render(worded.part_name(self.site, name), locale), n, render(said, locale))
                for name, n, said in worded.by_place(definition, shown)
            ),
            rounds=rounds,
            voices=tuple(self._voice(held, each, locale) for each in said),
        )

    def _voice(self, held: Consultation, voice: voices.Voice, locale: str) -> Voice:
        few = voice.supports < counting.FEW
        people = "" if few else render(worded.people(voice.supports), locale)
        return Voice(wording.label(held.definition, voice.question), voice.text, people)

    def _place(self, held: Consultation, digits: str) -> str:
        """The kelurahan where the code of a service hangs; nothing for any other address."""
        code = dotted(digits) or ""
        area = self.site.areas.get(code)
        known = area is not None and area.level == 4 and covers(held.area, code)
        return code if known and held.definition.service else ""

    async def _rounds(
        self, connection: Connection, held: Consultation, locale: str
    ) -> tuple[Round, ...]:
        """The same over time: nothing where it was asked once."""
        some = await lookup.rounds(connection, held)
        if len(some) < 2:
            return ()
        found = []
        for each in some:
            shown = await counted.shown(connection, each.id)
            said = worded.in_short(each.definition, shown)
            if said is not None:
                when = self._when(each, locale)
                found.append(Round(each.code, when, shown.n, render(said, locale)))
        return tuple(found)

    def _day(self, held: Consultation, locale: str) -> str:
        zone = self.site.zone(held.city)
        return locales.date(locale, held.closes_at.astimezone(zone).date())

    def _when(self, held: Consultation, locale: str) -> str:
        zone = self.site.zone(held.city)
        if held.state is ConsultationState.CLOSED:
            day = (held.closed_at or held.closes_at).astimezone(zone).date()
            return locales.text(locale, "page-k-closed", day=locales.date(locale, day))
        if held.opens_at > self.clock():
            day = held.opens_at.astimezone(zone).date()
            return locales.text(locale, "page-k-later", day=locales.date(locale, day))
        return locales.text(locale, "page-k-open", day=self._day(held, locale))

    def _result(self, ask: Ask, shown: Shown, people: dict[str, int], locale: str) -> Result:
        whole = shown.whole[ask.key]
        parts = shown.parts.get(ask.key, {})
        found = worded.bars(ask, whole)
        weights = dict[int, int | None]()
        if people and not ask.kind.is_ranked:
            for place, value in enumerate(rules.values(ask)):
                share = counting.weighted(parts, people, value)
                weights[place] = None if share is None else round(100 * share)
        bars = tuple(
            Bar(render(bar.label, locale), bar.n, bar.percent, weights.get(place))
            for place, bar in enumerate(found)
        )
        said = worded.line(ask, whole) if not bars else None
        return Result(
            ask.label,
            whole.n,
            bars,
            render(said, locale) if said is not None else "",
            ask.kind.is_ranked,
            tuple(self._part(ask, name, counted, locale) for name, counted in parts.items()),
            tuple(
                self._about(ask, value, counted, locale)
                for value, counted in shown.about.get(ask.key, {}).items()
            ),
        )

    def _about(self, ask: Ask, value: str, count: Count, locale: str) -> Part:
        top = worded.top(ask, count)
        said = render(top, locale) if top is not None else ""
        return Part(render(worded.about_name(value), locale), count.n, said)

    def _part(self, ask: Ask, name: str, count: Count, locale: str) -> Part:
        top = worded.top(ask, count)
        said = render(top, locale) if top is not None else ""
        return Part(render(worded.part_name(self.site, name), locale), count.n, said)

    async def _replies(
        self, connection: Connection, held: Consultation, locale: str
    ) -> tuple[Reply, ...]:
        """What the city answers, once everyone who took part is told."""
        if held.told_at is None:
            return ()
        known = await told.told(connection, held.id)
        return tuple(
            Reply(
                group.title,
                render(worded.behind(group), locale),
                locales.text(locale, f"consult-outcome.{group.outcome}"),
                group.reply or "",
                group.follow_up or "",
                tuple(examples),
            )
            for group, examples in known
        )

    async def _document(self, connection: Connection, held: Consultation) -> str:
        if held.document is None:
            return ""
        known = await files.hashes(connection, [held.document])
        if held.document not in known:
            return ""
        name = f"konsultasi-{held.code}.pdf"
        ref = known[held.document]
        return self.enclosures.path({"kind": EnclosureKind.DOCUMENT, "ref": ref, "name": name})
