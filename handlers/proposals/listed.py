"""USULAN WARGA: what others of a kelurahan have proposed, by support or by date, in pages."""

from __future__ import annotations

from handlers.asking.menu import PROPOSE
from handlers.asking.person.home import likely
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.reading.places.areas import Found, Unsure
from handlers.turn import Turn
from storage.city.areas import Area
from storage.proposals import lookup
from storage.proposals.lookup import Order
from storage.proposals.together import alike

PAGE = 5

# Kelurahan that are offered as buttons; more are no list on any channel.
OFFERED = 9


async def listed(turn: Turn, said: str) -> list[Outgoing]:
    """A page. What is said is a kelurahan's name, or what a button holds: code, order and page."""
    code, _, rest = said.partition(":")
    order, _, page = rest.partition(":")
    area = turn.site.areas.get(code) if rest else await _named(turn, said)
    if area is None or area.level != 4:
        return [_which(turn, said)]
    by = Order(order) if order in set(Order) else Order.SUPPORT
    at = int(page) if page.isdecimal() and len(page) < 5 else 1
    return [await _page(turn, area, by, max(1, at))]


async def _page(turn: Turn, area: Area, by: Order, page: int) -> Outgoing:
    year = await alike.year_now(turn.store, turn.site.city(area.code))
    total, some = await lookup.listed(turn.store, area.code, year, by, (page - 1) * PAGE, PAGE)
    pages = max(1, -(-total // PAGE))
    if page > pages:
        return await _page(turn, area, by, pages)
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "year": str(year), "n": total, "page": page,
        "pages": pages,
    }  # fmt: skip
    if not total:
        return Outgoing((Text("listed-none", args),), (PROPOSE,))
    lines = tuple(
        Text(
            "listed-line",
            {
                "number": str(each.number),
                "wish": Literal(shorten(each.content.wish, 60)),
                "state": Text(f"state-{each.state}"),
                "n": each.supports,
            },
        )
        for each in some
    )
    choices = [
        Choice(
            f"do:check:{each.number}",
            Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    ]
    if page > 1:
        choices.append(_go(area, by, page - 1, "listed-before"))
    if page < pages:
        choices.append(_go(area, by, page + 1, "listed-after"))
    other = Order.DATE if by is Order.SUPPORT else Order.SUPPORT
    choices.append(_go(area, other, 1, f"listed-by-{other}"))
    words = (Text(f"listed-head-{by}", args), Lines(lines), Text("listed-how"))
    return Outgoing(words, tuple(choices))


def _go(area: Area, by: Order, page: int, label: str) -> Choice:
    return Choice(f"do:public:{area.code}:{by}:{page}", Text(label))


async def _named(turn: Turn, said: str) -> Area | None:
    """The kelurahan that is named, else that where the person lives or proposed something last."""
    if said:
        found = turn.site.names.find_in(said).reading
        return turn.site.areas.by_code[found.area.code] if isinstance(found, Found) else None
    return await likely(turn)


def _which(turn: Turn, said: str) -> Outgoing:
    """Of which kelurahan: typed, or picked of what a word may mean."""
    found = turn.site.names.find_in(said).reading if said else None
    some = found.areas[:OFFERED] if isinstance(found, Unsure) else ()
    choices = tuple(Choice(f"do:public:{a.code}:support:1", Literal(a.name)) for a in some)
    return Outgoing((Text("listed-which"),), choices)
