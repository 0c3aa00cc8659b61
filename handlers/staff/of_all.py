"""What staff ask of all proposals at once (handlers.reading.staff.of_all): answered by what there
is, or by what can be had instead and why."""

from __future__ import annotations

from collections.abc import Collection

from handlers.asking import areas, duties
from handlers.asking.heard import Heard, hearing
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff.of_all import Asks, asks
from handlers.reading.staff.sifted import Sifted
from handlers.staff import below, by_name, sifting, waiting
from handlers.staff.counted import view as viewed
from handlers.staff.counted.view import View
from handlers.staff.deciding.desk import TASKS
from handlers.turn import Turn
from storage.city import cycles
from storage.city.areas import Area
from storage.proposals import silence
from storage.proposals.desk import sifted as kept
from storage.proposals.desk.sifted import Sieve
from storage.proposals.lookup import plain
from storage.proposals.model import State
from storage.staff import staff
from storage.staff.roles import Operation, allowed, covers

ENDED = frozenset({State.DITOLAK, State.BELUM_DIAKOMODIR})
REASONED = ENDED | {State.DIKEMBALIKAN}
# What may be had instead of every number.
_INSTEAD = ("meeting", "announce", "export")


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    about = asks(text)
    if about is None:
        return None
    area, rest = await viewed.where(turn, fold(text).split())
    if area is None:
        return None  # none of theirs sees what waits
    if about is Asks.PHONES:
        return Heard([await _phones(turn, area)])
    if about is Asks.TAKEN:
        return Heard([Outgoing((Text("of-all-taken"),), TASKS)])
    if about is Asks.WAITING:
        return Heard(await _waiting(turn, text, area))
    if about is Asks.NEW:
        view = View(text, Sifted(), states={State.DIAJUKAN})
        return Heard([await sifting.shown(turn, view, area)])
    if about is Asks.INCLUDED:
        return Heard([await _included(turn, area)])
    if about is Asks.NONE:
        return await _none(turn, area)
    if about is Asks.SHARES:
        return await _shares(turn, area)
    if about is Asks.AGREED:
        n = await _count(turn, area, Sieve(states={State.DISEPAKATI}))
        args: dict[str, object] = {"area": turn.site.named(area.code), "n": n}
        return Heard([Outgoing((Text("of-all-agreed", args),), TASKS)])
    if about is Asks.UNSAID:
        return Heard([await _unsaid(turn, area)])
    if await by_name.only_one(turn, " ".join(rest)) is not None:
        return None  # of one: it is shown with its history
    return Heard([await _why(turn, area, ENDED)])


async def _waiting(turn: Turn, text: str, area: Area) -> list[Outgoing]:
    """What waits: in the kelurahan that is named below theirs, else for them."""
    found = turn.site.names.find_in(text).reading
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    if isinstance(found, Found) and all(top.code != found.area.code for top in tops):
        return await below.overview(turn, area.name)
    return await waiting.tasks(turn, "")


async def _year(turn: Turn, area: Area) -> int:
    city = turn.site.city(area.code)
    return (await cycles.load(turn.store)).year_on(city.code, silence.day(turn.now, city))


async def _count(turn: Turn, area: Area, sieve: Sieve) -> int:
    held = await staff.grants(turn.store, turn.person.id)
    year = await _year(turn, area)
    return (await kept.summed(turn.store, held, area.code, year, sieve)).n


async def _included(turn: Turn, area: Area) -> Outgoing:
    """Whether what was withdrawn or merged is among all that there are."""
    states = {"withdrawn": State.DIBATALKAN, "merged": State.DIGABUNG}
    counted: dict[str, object] = {
        name: await _count(turn, area, Sieve(states={state})) for name, state in states.items()
    }
    counted |= {"area": turn.site.named(area.code), "all": await _count(turn, area, Sieve())}
    return Outgoing((Text("of-all-included", counted),), TASKS)


async def _phones(turn: Turn, area: Area) -> Outgoing:
    """No list of numbers: why, and how they are reached instead."""
    held = await staff.grants(turn.store, turn.person.id)
    words: list[Words] = [Text("of-all-phones")]
    if allowed(held, Operation.SEE_CONTACTS, area.code) is not None:
        words.append(Text("of-all-phones.one"))
    mine = duties.of(turn, held)
    some = [name for name in _INSTEAD[:2] if name in mine]
    words.append(Text("of-all-phones.invite" if some else "of-all-phones.others"))
    choices = tuple(Choice(f"do:{name}", Text(f"command-{name}.button")) for name in some)
    return Outgoing(tuple(words), choices or TASKS)


async def _none(turn: Turn, area: Area) -> Heard | None:
    """The kelurahan from which nothing has come, by kecamatan."""
    there = [each for each in turn.site.areas.kelurahan if covers(area.code, each.code)]
    if len(there) < 2:
        return None
    held, year = await staff.grants(turn.store, turn.person.id), await _year(turn, area)
    some = await kept.by_each(turn.store, held, area.code, year, Sieve(), "area")
    without = [each for each in there if each.code not in some or not some[each.code].n]
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "year": str(year), "n": len(without), "of": len(there),
    }  # fmt: skip
    if not without:
        return Heard([Outgoing((Text("of-all-none.no", args),), TASKS)])
    groups: dict[str, list[str]] = {}
    for each in without:
        groups.setdefault(each.code.rpartition(".")[0], []).append(each.name)
    lines = tuple(
        Text(
            "of-all-none.line", {"area": turn.site.named(code), "names": Literal(", ".join(names))}
        )
        for code, names in groups.items()
    )
    return Heard([Outgoing((Text("of-all-none", args), Lines(lines)), TASKS)])


async def _shares(turn: Turn, area: Area) -> Heard | None:
    held, year = await staff.grants(turn.store, turn.person.id), await _year(turn, area)
    some = await kept.by_each(turn.store, held, area.code, year, Sieve(), "topic")
    total = sum(each.n for each in some.values())
    args: dict[str, object] = {"area": turn.site.named(area.code), "year": str(year), "n": total}
    if not total:
        return Heard([Outgoing((Text("sifted", args),), TASKS)])
    lines = tuple(
        Text(
            "of-all-share",
            {
                "what": Text(f"propose-topic.{topic}") if topic else Text("sifted-without.topic"),
                "n": each.n,
                "percent": round(100 * each.n / total),
            },
        )
        for topic, each in sorted(some.items(), key=lambda pair: -pair[1].n)
    )
    return Heard([Outgoing((Text("sifted", args), Lines(lines)), TASKS)])


async def _unsaid(turn: Turn, area: Area) -> Outgoing:
    """Of those that came to nothing or were returned, which have no reason."""
    total = await _count(turn, area, Sieve(states=REASONED))
    without = Sieve(states=REASONED, lacks="reason")
    n = await _count(turn, area, without)
    args: dict[str, object] = {"area": turn.site.named(area.code), "n": total, "without": n}
    if not n:
        return Outgoing((Text("of-all-unsaid.no", args),), TASKS)
    held, year = await staff.grants(turn.store, turn.person.id), await _year(turn, area)
    ids = await kept.listed(turn.store, held, area.code, year, without)
    some = await plain(turn.store, ids)
    lines = tuple(waiting.line(turn, each, short=True) for each in some)
    return Outgoing((Text("of-all-unsaid", args), Lines(lines)), waiting.opened(some))


async def _why(turn: Turn, area: Area, states: Collection[State]) -> Outgoing:
    """What came to nothing, each with why."""
    sieve = Sieve(states=states)
    total = await _count(turn, area, sieve)
    held, year = await staff.grants(turn.store, turn.person.id), await _year(turn, area)
    args: dict[str, object] = {"area": turn.site.named(area.code), "year": str(year), "n": total}
    if not total:
        return Outgoing((Text("of-all-why.no", args),), TASKS)
    some = await plain(turn.store, await kept.listed(turn.store, held, area.code, year, sieve))
    lines: list[Text | Literal] = []
    for each in some:
        why = Text(f"reason-{each.reason}") if each.reason else Text("of-all-why.none")
        line = waiting.line(turn, each, short=True)
        note = Literal(shorten(each.note or "", 120))
        lines.append(Text("of-all-why.line", {"line": line, "why": why, "note": note}))
    words: list[Words] = [Text("of-all-why", args), Lines(tuple(lines))]
    if total > len(some):
        words.append(Text("sifted-more", {"n": total - len(some)}))
    return Outgoing(tuple(words), waiting.opened(some)[: waiting.PAGE])
