"""What the public pages show, read from the database, in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass

import locales
from bot.sending.enclosures import Enclosures
from bot.web.pages.door import Door
from bot.web.pages.proposal import Lost, PublicProposal, Step
from bot.web.pages.rules import Month
from handlers.asking.meetings import wording
from handlers.asking.person.links import Kind
from handlers.asking.proposals import steps, subjects
from handlers.meetings.check_in import CHECK_IN
from handlers.reading.nameless import without
from handlers.site import Site
from handlers.turn import render
from storage import rules
from storage.city import cycles, monthly
from storage.database.connections import Connection, Database
from storage.meetings import lookup as meetings_lookup
from storage.people.model import initials
from storage.proposals import lookup, numbers
from storage.proposals.model import Content, EventKind, Number, Proposal, State
from storage.proposals.together import support

SUPPORT, CARD = Kind.SUPPORT, Kind.CARD

TONES = {
    State.DITOLAK: "bad",
    State.BELUM_DIAKOMODIR: "bad",
    State.DIBATALKAN: "bad",
    State.DISEPAKATI: "good",
    State.DITERUSKAN: "good",
    State.RKPD: "good",
    State.APBD: "good",
    State.SELESAI: "done",
}


# What everybody sees by the photos themselves.
ABOUT_PHOTOS = (EventKind.PHOTOS_LET, EventKind.PHOTOS_HIDDEN, EventKind.PHOTOS_KEPT)

# By these staff have said that a proposal's words are fit to be acted on.
LOOKED = (
    EventKind.VERIFIED, EventKind.AGREED, EventKind.FORWARDED, EventKind.KEPT, EventKind.IN_RKPD,
    EventKind.IN_APBD, EventKind.PARTLY, EventKind.DONE,
)  # fmt: skip


def looked_at(proposal: Proposal) -> bool:
    """Whether staff have looked at all that the page shows since its author changed it last."""
    if proposal.unseen or proposal.state is State.DITOLAK:
        return False
    last = [
        s
        for s in proposal.history
        if s.event in (*LOOKED, EventKind.CHANGED) and not s.facts.get("as_it_was")
    ]
    return bool(last) and last[-1].event is not EventKind.CHANGED


def _hidden(content: Content, locale: str) -> Content:
    """What is shown of one that staff have not looked at yet."""
    words = locales.text(locale, "page-proposal-held")
    return Content(area=content.area, topic=content.topic, wish=words, problem="-")


@dataclass(frozen=True, slots=True)
class PublicProposals:
    """The public part of proposals, in words."""

    database: Database
    site: Site
    enclosures: Enclosures

    async def __call__(self, said: str, locale: str) -> PublicProposal | Lost | None:
        number = self.site.whole(said)
        if number is None:
            return None
        async with self.database.read() as connection:
            found = await lookup.find_public(connection, number)
            known = await cycles.read(connection)
            if found is None:
                return Lost() if await self._lost(connection, number) else None
            while found.merged_into is not None:  # the page sends whoever asks on to that one
                found = await lookup.get_public(connection, found.merged_into) or found
        content = found.content if found.held is None else _hidden(found.content, locale)
        photos = found.shown if found.held is None else []
        area = self.site.areas.get(content.area)
        above = self.site.areas.get(area.above) if area else None
        zone = self.site.zone(found.city)
        shown = initials(content.name) if content.name and content.show_name == "initials" else ""
        shown_steps = [
            Step(
                locales.date(locale, step.at.astimezone(zone).date()),
                render(steps.what(self.site, known, found, step, locale), locale),
                by=render(by, locale) if (by := steps.who(self.site, step)) else "",
                why=" ".join(render(words, locale) for words in steps.why(step)),
            )
            for step in found.history
            if step.event not in ABOUT_PHOTOS
        ]
        last = steps.latest(found)
        after = steps.next_step(self.site, known, found, last, locale, last.by)
        shown_steps.append(Step("", render(after, locale)))
        counted = {"n": found.supports, "near": found.supports_near}
        return PublicProposal(
            number=str(found.number),
            city=self.site.city(found.city).name,
            year=found.year,
            area=area.name if area else content.area,
            kecamatan=above.name if above else "",
            topic=locales.text(
                locale, f"propose-topic.{content.topic}" if content.topic else "desk-not-filled"
            ),
            # What was stored before numbers were hidden may hold some still.
            wish=rules.impersonal(content.wish),
            problem=rules.impersonal(content.problem) or locales.text(locale, "desk-not-filled"),
            place=render(spot, locale) if (spot := subjects.where(content)) else "",
            volume=content.volume_text or "",
            state=locales.text(locale, f"state-{found.state}"),
            tone=TONES.get(found.state, "open"),
            photos=tuple(self.enclosures.for_everybody(hash) for hash in photos),
            looked_at=looked_at(found),
            steps=tuple(shown_steps),
            proposer=shown,
            supports=locales.text(locale, "page-proposal-supports-value", **counted),
            ways=self._ways(found),
            shared=without(content.wish, self.site.names, content.name),
            link=self.site.link(found.number),
            tahapan=self._tahapan(known, found, locale),
        )

    def _tahapan(
        self, known: cycles.Cycles, found: Proposal, locale: str
    ) -> tuple[tuple[str, str], ...]:
        """The tahapan of its year in their order, with where it stands among them."""
        path = known.path(found.city, found.year)
        if found.tahap == cycles.SHORT or found.state is State.DISEPAKATI:
            path = known.path(found.city, found.year, found.fund)
        keys = [tahap.key for tahap in path]
        here = keys.index(found.tahap) if found.tahap in keys else -1
        if here < 0:
            return ()
        done = found.state is State.SELESAI
        return tuple(
            (
                render(steps.tahap_name(known, found, key), locale),
                "past" if n < here or done else "now" if n == here else "later",
            )
            for n, key in enumerate(keys)
        )

    def _ways(self, proposal: Proposal) -> tuple[str, ...]:
        """By which one supports it; none once nobody can."""
        if proposal.state in support.OVER:
            return ()
        return self.site.doors(f"{SUPPORT}{proposal.number}")

    async def _lost(self, connection: Connection, number: Number) -> bool:
        """Whether it may have been lost with our database."""
        cities = [c.code for c in self.site.areas.cities if c.letters == number.letters]
        running = number.running
        return running is not None and await numbers.perhaps_lost(
            connection, running, cities, number.year
        )


# So many months of the log are shown.
MONTHS = 12


@dataclass(frozen=True, slots=True)
class CareLog:
    """How often proposals were held back for a person to look at, by month."""

    database: Database
    site: Site

    async def __call__(self, locale: str) -> list[Month]:
        cities = [city.code for city in self.site.areas.cities]
        counted: dict[str, dict[str, int]] = {}
        async with self.database.read() as connection:
            for _, month, what, n in await monthly.read(connection, cities, "care:"):
                here = counted.setdefault(month, {})
                kind = what.split(":")[1]
                here[kind] = here.get(kind, 0) + n
        return [
            Month(month, here.get("held", 0), here.get("released", 0))
            for month, here in list(counted.items())[:MONTHS]
        ]


@dataclass(frozen=True, slots=True)
class StoredDoors:
    """The doors of meetings: what anybody may see of them, and the ways in."""

    database: Database
    site: Site

    async def __call__(self, code: str, locale: str) -> Door | None:
        async with self.database.read() as connection:
            found = await meetings_lookup.find(connection, code=code)
            known = self.site.cycles or await cycles.read(connection)
        if found is None:
            return None
        return Door(
            render(wording.name(self.site, known, found), locale),
            wording.when(self.site, found, locale),
            found.plan.place,
            found.code,
            self.site.doors(f"{CHECK_IN}{found.code}"),
            self.site.city(found.city).name,
        )
