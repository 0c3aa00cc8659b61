"""Why one was decided so, asked by staff who call it by what it is: it is shown with its history,
which says it. What its author was told of it. Several questions in one message, each answered."""

from __future__ import annotations

import re
from dataclasses import replace

import locales
from handlers import late
from handlers.asking import areas
from handlers.asking.heard import Heard, Listener, first, hearing
from handlers.asking.proposals import steps, which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.reading.spelling import fold
from handlers.reading.staff.asked_why import what_told, who_is_told, why_of, will_be_told
from handlers.reading.staff.how import asked_how
from handlers.staff import by_name, counting, how, sifting, waiting
from handlers.staff.deciding.desk import TASKS, task
from handlers.staff.of_many.stages import STAGES
from handlers.turn import Turn
from storage.city import cycles
from storage.people import people
from storage.proposals import decisions, lookup, silence, untold, worded
from storage.proposals.desk import sifted as kept
from storage.proposals.desk.sifted import Sieve
from storage.proposals.lookup import plain
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation

# Longer ones tell something.
LONGEST = 120
# So many parts of a message are answered.
MOST = 3


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open: "kenapa lampu ditolak"."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    if (heard := await _told(turn, text)) is not None:
        return heard
    said, folded = why_of(text), fold(text)
    name = next((n for n, each in STAGES.items() if each.said.search(folded)), None)
    if said is None or name is None:
        return None
    stage = STAGES[name]
    number = which.named_in(turn, text)
    if number is not None:
        found = await which.find(turn, number)
        some = [found] if found is not None else []
    else:
        words = worded.words_of(stage.said.sub(" ", said))
        some = await _called(turn, words, Sieve(states=stage.states, words=words))
        some = some or await _called(turn, words, Sieve(words=words))
    if not some:
        return None
    if len(some) > 1:
        args = {"what": Text(f"counted-{name}"), "n": len(some)}
        lines = tuple(waiting.line(turn, each, short=True) for each in some)
        opened = waiting.opened(some)[: waiting.PAGE]
        return Heard([Outgoing((Text("why-which", args), Lines(lines)), opened)])
    [one] = some
    shown = await task(turn, str(one.number))
    if one.state in stage.states:
        return Heard(shown)
    args = {
        "wish": Literal(shorten(one.content.wish, 60)),
        "state": Text(f"state-{one.state}"),
    }
    return Heard([Outgoing((Text("why-not", args),)), *shown])


# "Yg punya talut tadi sudah keburu dikabari ditolak belum?"
_TOLD = late.regex(
    r"\b(?:sudah|udah|udh|sdh|dah|sempat|keburu|wis)\b.{0,25}"
    r"\b(?:dikabar\w*|dikasih ?ta\w*|diberi ?tahu\w*|diberitahu\w*"
    r"|(?:dapat|dapet|terima) kabar|tahu|tau|dihubungi)\b"
)
_WHETHER = late.regex(r"\b(?:belum|blm|apa belum|kah|durung)\W*$|\?\W*$", re.I)


async def _told(turn: Turn, text: str) -> Heard | None:
    """Whether, and what, the author of one has been told; of none that is named it is the one that
    was decided last."""
    folded = fold(text)
    whether = _TOLD.search(folded) is not None and _WHETHER.search(text) is not None
    asks = what_told(text) or (will_be_told(text) and asked_how(text) is None)
    if not (whether or asks):
        return None
    lately = await decisions.lately(turn.store, turn.person.id)
    found = await which.find(turn, number) if (number := which.named_in(turn, text)) else None
    if found is None:
        known = await by_name.known_of(turn, lately)
        words = [word for word in folded.split() if not who_is_told(word)]
        some = known.meant([words[at] for at in sorted(known.named_at(words))])
        some = some or [
            each for each in [await by_name.only_one(turn, " ".join(words))] if each is not None
        ]
        found = await lookup.get(turn.store, some[0].id) if len(some) == 1 else None
        if found is None and not some and lately and asks:
            found = await lookup.get(turn.store, lately[0])
    if found is None:
        no = Outgoing((Text("why-told.none"),), TASKS)
        return Heard([no]) if asks else None
    step, zone = steps.latest(found), turn.site.zone(found.city)
    author = await people.get(turn.store, found.author) if found.author else None
    args: dict[str, object] = {
        "number": str(found.number),
        "wish": Literal(shorten(found.content.wish, 60)),
        "day": locales.date(turn.locale, step.at.astimezone(zone).date()),
    }
    cycle = await cycles.load(turn.store)
    read = steps.told(turn.site, cycle, found, step, turn.locale)
    why = untold.unreachable(author)
    head = Text("why-told" if why is None else f"why-told.{why}", args)
    button = Choice(f"do:task:{found.number}", Text("command-task.button"))
    return Heard([Outgoing((head, *read), (button,))])


async def _called(turn: Turn, words: list[str], sieve: Sieve) -> list[Proposal]:
    """Those of their area and year that some words are of."""
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    if not words or not tops:
        return []
    area, held = tops[0], await staff.grants(turn.store, turn.person.id)
    city = turn.site.city(area.code)
    year = (await cycles.load(turn.store)).year_on(city.code, silence.day(turn.now, city))
    return await plain(turn.store, await kept.listed(turn.store, held, area.code, year, sieve))


ASKED: tuple[Listener, ...] = (how.asked, asked, counting.asked, sifting.asked)
_NEXT = late.regex(
    r"\?+\s*(?:(?:terus|trus|trs|lalu|sama|dan|kalau|kalo|klo|oh ya|oya)\s+)?(?=\w)", re.I
)


@hearing(busy=False, staff=True)
async def several(turn: Turn) -> Heard | None:
    """Questions of staff in one message, where each of them is one: "yang disepakati berapa? terus
    yang ditolak apa aja?"."""
    message = turn.message
    if "?" not in message.text:
        return None
    parts = [part for part in _NEXT.split(message.text.strip().rstrip("?")) if part.strip()]
    out: list[Outgoing] = []
    if not 1 < len(parts) <= MOST:
        return None
    for part in parts:
        turn.message = replace(message, text=f"{part}?")
        heard = await first(ASKED, turn)
        turn.message = message
        if heard is None:
            return None
        out += heard.out
    return Heard(out)
