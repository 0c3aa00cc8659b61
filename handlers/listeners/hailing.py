"""Where somebody says that they are from, while nothing is begun: it is not asked again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.heard import Heard
from handlers.asking.person import home
from handlers.conversation.messages import Literal, Text
from handlers.proposals import offers
from handlers.proposals.proposing.pieces import pieces
from handlers.reading.introduced import ungreeted
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.reading.said.whence import only_from, says_from
from handlers.turn import Turn
from storage.city.areas import Area


def _named(turn: Turn, text: str) -> Area | None:
    """The kelurahan that somebody says they are from."""
    found = turn.site.names.find_in(text).reading
    area = turn.site.areas.by_code[found.area.code] if isinstance(found, Found) else None
    return area if area is not None and area.level == 4 and says_from(text) else None


def keep(turn: Turn, text: str) -> None:
    """Remembers it; it is offered where it is asked for which kelurahan a proposal is."""
    if turn.talk.open is None and (area := _named(turn, text)) is not None:
        turn.talk.near = area.code


async def begins(turn: Turn, text: str) -> Heard | None:
    """USUL of whoever says it ("saya ketua RT 04 Banjarsari, ada warga mau usul"): the kelurahan,
    RT and RW are taken, and told. None where it is not said, or something else is offered."""
    area = _named(turn, text)
    return await _opens(turn, text, area) if area is not None and turn.talk.ask is None else None


async def _opens(turn: Turn, text: str, area: Area) -> Heard:
    answers: dict[str, Any] = {"area": {"code": area.code, "name": area.name}}
    taken = pieces(turn.slots(text), answers)
    also = {name: value for name, value in taken.also.items() if name == "place"}
    named = {"label": Text("propose-area.label"), "value": Literal(area.name)}
    told = (Text("form-mended.new", named), *replace(taken, also=also).told)
    return Heard(await turn.open("propose", answers={**answers, **also}, before=told))


# "Rt nya 5": of something that was spoken of.
_ITS = late.regex(r"^\W*r[tw]\s?-?(?:nya|ne|n?ipun)\b", re.I)


async def address(turn: Turn, text: str) -> Heard | None:
    """A text of nothing but a kelurahan, with or without RT and RW ("yosorejo", "iringmulyo rt 22
    rw 7"), wishes nothing: it is taken, and it is asked what is wished; of what may be two, which
    it is. None where it goes on with what is offered."""
    bare = ungreeted(text)
    area = home.only_one(turn, bare)
    alone = home.alone(turn, text) is not None or home.only_named(turn, bare)
    if turn.person.works or not alone or _ITS.match(bare):
        return None
    offered = offers.open_offer(turn)
    wishes = offers.PROPOSE in offers.acts(turn)
    if offered is not None and (offered["files"] or (wishes and turn.slots(offered["text"]).tells)):
        return None
    if offered is not None:
        if {Act.BEGIN, Act.PROPOSE}.issuperset(offers.acts(turn)):
            turn.offer_taken = offered  # "permisi, mau daftar usulan": it begins with that
        turn.talk.ask = None
    if area is not None:
        return await _opens(turn, text, area)
    await turn.open("propose")
    return Heard(await turn.conversation.hear(replace(turn.message, text=bare)))


async def only(turn: Turn, text: str) -> Heard | None:
    """The same of a text that says nothing else ("mau usul, saya tinggal di Rejomulyo RT 10")."""
    named = turn.site.names.find_in(text).words.casefold()
    rest = text.casefold().replace(named, " ", 1)
    return await begins(turn, text) if only_from(rest) else None
