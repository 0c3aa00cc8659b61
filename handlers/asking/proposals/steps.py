"""A step in the life of a proposal, in words: what happened, who did it, why, and what comes next.
The same in notices, in CEK and on the proposal's page."""

from __future__ import annotations

from datetime import date, datetime

import locales
from handlers.conversation.messages import Lines, Literal, Text, Words
from handlers.site import Site
from storage.city import cycles
from storage.city.areas import Area
from storage.city.cycles import Cycles
from storage.city.funds import ends_there
from storage.people.model import AUTHOR
from storage.proposals.model import EventKind, Proposal, State, Step
from storage.proposals.steps import CALENDAR

# What a meeting did that has not agreed it.
BY_MEETING = (EventKind.DISCUSSED, EventKind.NOT_REACHED)

# Names of tahapan that many cities have, which have a translation.
USUAL = frozenset(id for id in locales.ids("id") if id.startswith("tahap_name-"))

# What happens to the date that a proposal waits for.
DATES = (EventKind.POSTPONED, EventKind.BROUGHT_FORWARD, EventKind.DATED)


def what(site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str) -> Words:
    """What happened, as a sentence."""
    data = step.facts
    args: dict[str, object] = {
        "tahap": tahap_name(known, proposal, step.tahap),
        "at": _at(site, proposal, step, known),
        "year": str(data.get("to", proposal.year)),
    }
    if step.event in DATES and known.tahap(proposal.city, proposal.year, step.next):
        args["tahap"] = tahap_name(known, proposal, step.next)  # whose date it is
    match step.event:
        case EventKind.AGREED if data.get("reserve"):
            return Text("step-agreed.reserve", args)
        case EventKind.AGREED if data.get("priority"):
            return Text("step-agreed.priority", {**args, "priority": data["priority"]})
        case EventKind.IN_APBD:
            words = "step-in_apbd.short" if ends_there(data.get("fund")) else "step-in_apbd"
            return Text(words, {**args, "amount": locales.rupiah(locale, data["amount"])})
        case EventKind.PARTLY | EventKind.DONE if data.get("extent"):
            extent = {"extent": Literal(data["extent"])}
            return Text(f"step-{step.event}.extent", {**args, **extent})
        case EventKind.MERGED:
            return Text("step-merged", {**args, "into": data["into"]})
        case EventKind.GATHERED | EventKind.PARTED:
            return Text(f"step-{step.event}", {**args, "numbers": ", ".join(data["numbers"])})
        case EventKind.STANDS if step.next == "next_year":
            return Text("step-stands.kept", args)
        case EventKind.OVERDUE if step.next == "next_year":
            was = date.fromisoformat(data["was"])
            return Text("step-overdue.kept", {**args, "was": locales.date(locale, was)})
        case EventKind.TAKEN_BACK:
            return Text("step-taken_back", {"what": Text(f"history-{data['event']}")})
        case EventKind.OVERDUE | EventKind.POSTPONED | EventKind.BROUGHT_FORWARD:
            was = date.fromisoformat(data["was"])
            return Text(f"step-{step.event}", {**args, "was": locales.date(locale, was)})
    return _other_words(step) or Text(f"step-{step.event}", args)


def _other_words(step: Step) -> Text | None:
    """What happened, where the same kind of step is said in other words."""
    match step.event:
        case EventKind.CHANGED if step.facts.get("as_it_was"):
            return Text("step-changed.as_it_was")
        case EventKind.SUBMITTED | EventKind.CHANGED | EventKind.WITHDRAWN if step.role != AUTHOR:
            return Text(f"step-{step.event}.for")
        case EventKind.FUNDED if not ends_there(step.facts.get("fund")):
            return Text("step-funded.goes_on")
        case EventKind.IN_SIPD if not step.facts.get("sipd"):
            return Text("step-in_sipd.out")
    return None


def who(site: Site, step: Step) -> Words | None:
    """Who did it, in which role; nobody for what the author or the calendar did."""
    if step.role in (AUTHOR, CALENDAR.role):
        return None
    return official(site, step.actor, step.role, step.area)


def official(site: Site, name: str | None, role: str, area: str | None) -> Words:
    """Staff by name, role and area; those who gave no name, by the other two."""
    if site.areas.get(area) is None:
        return Text("who-office", {"name": Literal(name)}) if name else Text("who-nobody")
    args = {"role": Text(f"role-{role}"), "area": site.named(area or "")}
    return Text("who", {**args, "name": Literal(name)}) if name else Text("who-nameless", args)


# Of these the words are the author's own, which only staff read.
OF_AUTHOR = frozenset({EventKind.CHANGED, EventKind.DISPUTED, EventKind.WITHDRAWN})


def why(step: Step, *, own: bool = False) -> tuple[Words, ...]:
    """The reason in plain words, and what whoever decided wrote; to its author (`own`) also what
    they wrote themselves."""
    said: list[Words] = []
    if step.reason:
        said.append(Text(f"reason-{step.reason}"))
    if step.why and (own or step.event not in OF_AUTHOR):
        said.append(Literal(step.why))
    return tuple(said)


def account(
    site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str
) -> tuple[Words, ...]:
    """A step as it is told to whoever was not there: what happened, by whom and when, and why."""
    said = [what(site, known, proposal, step, locale)]
    if (by := who(site, step)) is not None:
        zone = site.zone(proposal.city)
        day = locales.date(locale, step.at.astimezone(zone).date())
        said.append(Text("outcome-by", {"who": by, "day": day}))
    words: list[Words] = [Lines(tuple(said))]  # type: ignore[arg-type]
    if reasons := why(step):
        words.append(Lines((Text("outcome-why"), *reasons)))  # type: ignore[arg-type]
    return tuple(words)


def told(
    site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str
) -> tuple[Words, ...]:
    """A step as its author reads it, without which proposal it is: what was decided, by whom, why,
    what comes next, and what one can do now."""
    words = account(site, known, proposal, step, locale)
    return (*words, Lines(then(site, known, proposal, step, locale)))


# Where what one can do is to change it.
_CHANGED = frozenset({"incomplete", "unclear_place"})


def then(
    site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str
) -> tuple[Text | Literal, ...]:
    """What comes next after a step, and what its author can do now."""
    after = [next_step(site, known, proposal, step, locale, step.by)]
    # What is kept comes again by itself: who is told to bring it again would do so twice.
    if step.reason and step.event is not EventKind.KEPT:
        running = {"running": str(proposal.number.running)}
        # What has ended is changed no more: it is brought anew.
        ended = step.next in (None, "nothing") and step.reason in _CHANGED
        after.append(Text(f"reason-{step.reason}.{'anew' if ended else 'do'}", running))
    return tuple(after)  # type: ignore[arg-type]


def next_step(
    site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str, by: date | None
) -> Words:
    """What comes next, and by when. A date is only said of the tahap that is named."""
    day = locales.date(locale, by) if by else ""
    when = by_when(known, proposal, step.next, locale, by)
    match step.next:
        case None | "nothing":
            return Text("next-withdrawn" if proposal.state is State.DIBATALKAN else "next-nothing")
        case "author":
            return Text("next-author" if by else "next-author.undated", {"day": day})
        case "next_year":
            args = {"day": day, "year": str(step.facts.get("to", proposal.year + 1))}
            late = step.event is EventKind.OVERDUE
            words = "next-next_year.late" if late else "next-next_year"
            return Text(words if by else "next-next_year.undated", args)
        case "merged":
            return Text("next-merged", {"into": step.facts["into"]})
        case "confirm":
            return Text("next-confirm")
        case cycles.COLLECTING if step.event not in BY_MEETING:
            return Text("next-kelurahan", {"when": when})
    if step.event is EventKind.DISCUSSED:
        return Text("next-decided", {"when": when})
    if step.event is EventKind.NOT_REACHED:
        return _not_reached(site, proposal, step, locale, when)
    if step.event in (EventKind.PARTLY, EventKind.DISPUTED, EventKind.IN_APBD):
        return Text("next-works", {"when": when})
    return Text("next-tahap", {"tahap": tahap_name(known, proposal, step.next), "when": when})


def _not_reached(site: Site, proposal: Proposal, step: Step, locale: str, when: Text) -> Words:
    """When what a meeting did not get to comes up: at the next one, where that had been called."""
    if again := step.facts.get("again"):
        zone = site.zone(proposal.city)
        day = locales.date(locale, datetime.fromisoformat(again).astimezone(zone).date())
        return Text("next-meeting", {"day": day, "when": when})
    return Text("next-not_reached", {"when": when})


def by_when(
    known: Cycles, proposal: Proposal, key: str | None, locale: str, by: date | None
) -> Text:
    """By when a tahap decides: on its date; that it has none; or, where that has passed, by when
    the author hears again."""
    if by is None:
        return Text("by-none")
    tahap = known.tahap(proposal.city, proposal.year, key)
    ends = tahap.ends if tahap is not None else None
    day = {"day": locales.date(locale, by)}
    return Text("by-again" if ends is not None and ends < by else "by-day", day)


def latest(proposal: Proposal) -> Step:
    """The step that says what comes next: notes and questions aside."""
    return next((s for s in reversed(proposal.history) if s.next), proposal.history[-1])


def tahap_name(known: Cycles, proposal: Proposal, key: str | None) -> Words:
    """What the city calls it; where it has the usual name, in the language of who reads."""
    tahap = known.tahap(proposal.city, proposal.year, key)
    usual = f"tahap_name-{key}"
    if tahap and usual in USUAL and tahap.name == locales.text("id", usual):
        return Text(usual)
    return Literal(tahap.name if tahap else key or "")


def _at(site: Site, proposal: Proposal, step: Step, known: Cycles) -> Words:
    """The tahap and its area: "Musrenbang Kelurahan Imopuro"."""
    tahap = known.tahap(proposal.city, proposal.year, step.tahap)
    area = site.areas.get(proposal.content.area)
    while area is not None and tahap is not None and area.level > tahap.level:
        area = site.areas.get(area.above)
    name = tahap.name if tahap is not None else step.tahap or ""
    return held_in(name, area) if area is not None else Literal(name)


def held_in(tahap: str, area: Area) -> Text:
    """A tahap in its area, as one says it: "Musrenbang kelurahan" of Imopuro is "Musrenbang
    Kelurahan Imopuro", "Forum perangkat daerah" of the city stays "Forum perangkat daerah,
    Kota Metro"."""
    named = Text(f"level-{area.level}", {"name": Literal(area.name)})
    head, _, kind = tahap.rpartition(" ")
    own = {4: "kelurahan", 3: "kecamatan"}.get(area.level, area.name.split()[0].casefold())
    if head and kind.casefold() == own:
        return Text("held-in", {"tahap": Literal(head), "area": named})
    return Text("held-in.apart", {"tahap": Literal(tahap), "area": named})
