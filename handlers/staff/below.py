"""TUGAS WILAYAH: all that waits in one's area, whoever's turn it is, by the areas below it."""

from __future__ import annotations

from handlers import late
from handlers.asking import areas, refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.places.areas import Found
from handlers.staff.waiting import PAGE, cut, line, opened, turning
from handlers.turn import Turn
from storage.city.areas import Area
from storage.proposals import lookup
from storage.proposals.desk import below
from storage.proposals.desk.below import Waiting
from storage.staff import staff
from storage.staff.roles import Operation

# "18.72.01:2" of a button, "Imopuro 2" typed, "2".
_PAGED = late.regex(r"(.*?)(?:(?:^|[:\s]\s*)(\d{1,3}))?")


async def overview(turn: Turn, said: str) -> list[Outgoing]:
    """ "", "Metro Pusat", "Imopuro 2", or the code of a button, "18.72.01:2"."""
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    if not tops:
        return [await refused.not_yours(turn, needs=Operation.SEE_TASKS)]
    match = _PAGED.fullmatch(turn.clean(said).strip())
    text, page = (match[1], int(match[2] or 1)) if match else (said, 1)
    area: Area | None = tops[0]
    if text in turn.site.areas.by_code:
        area = turn.site.areas.get(text)
    elif text:
        reading = turn.site.names.read(text)
        area = turn.site.areas.get(reading.area.code) if isinstance(reading, Found) else None
    elif len(tops) > 1:
        choices = tuple(_way(each) for each in tops[:PAGE])
        return [Outgoing((Text("below-which"),), choices)]
    mine = await areas.reached(turn, Operation.SEE_TASKS)
    if area is None or all(each.code != area.code for each in mine):
        typed = Literal(shorten(text, 60))
        return [Outgoing((Text("below-unknown", {"typed": typed}),), tuple(map(_way, tops[:PAGE])))]
    if area.level == 4:
        return await _listed(turn, area, max(1, page))
    return await _counted(turn, area, max(1, page))


def _way(area: Area) -> Choice:
    return Choice(f"do:below:{area.code}", Literal(shorten(area.name, 24)))


async def _counted(turn: Turn, area: Area, page: int) -> list[Outgoing]:
    """How much waits in each area below one, those with most that is late first."""
    held = await staff.grants(turn.store, turn.person.id)
    found = await below.counted(turn.store, held, turn.site.city(area.code), area.code)
    if not found:
        return [Outgoing((Text("below-none", {"area": turn.site.named(area.code)}),))]
    found.sort(key=lambda each: (-each.late, -each.total, each.area))
    shown, page, pages = cut(found, page)
    args: dict[str, object] = {
        "area": turn.site.named(area.code),
        "total": sum(each.total for each in found),
        "late": sum(each.late for each in found),
        "page": page,
        "pages": pages,
    }
    head: list[Text | Literal] = [Text("below-head", args)]
    if pages > 1:
        head.append(Text("below-head.page", args))
    lines = [_line(turn, each) for each in shown]
    choices = tuple(
        _way(known) for each in shown if (known := turn.site.areas.get(each.area)) is not None
    )
    around = turning("below", area.code, page, pages)
    return [Outgoing((Lines(tuple(head)), Lines(tuple(lines))), (*choices, *around))]


def _line(turn: Turn, each: Waiting) -> Text:
    at: Words | None = None
    for level in sorted(each.levels, reverse=True):
        one = Text(f"below-at-{level}", {"n": each.levels[level]})
        at = one if at is None else Text("form-and", {"first": at, "last": one})
    args: dict[str, object] = {
        "area": turn.site.named(each.area), "total": each.total, "late": each.late, "at": at or "",
    }  # fmt: skip
    return Text("below-line.late" if each.late else "below-line", args)


async def _listed(turn: Turn, area: Area, page: int) -> list[Outgoing]:
    """What waits in one kelurahan, wherever it has come to."""
    held = await staff.grants(turn.store, turn.person.id)
    ids = await below.listed(turn.store, held, turn.site.city(area.code), area.code)
    if not ids:
        return [Outgoing((Text("below-none", {"area": turn.site.named(area.code)}),))]
    here, page, pages = cut(ids, page)
    some = await lookup.plain(turn.store, here)
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "total": len(ids), "page": page, "pages": pages,
    }  # fmt: skip
    head: list[Text | Literal] = [Text("below-list", args)]
    if pages > 1:
        head.append(Text("below-head.page", args))
    lines = tuple(line(turn, each) for each in some)
    around = turning("below", area.code, page, pages)
    return [Outgoing((Lines(tuple(head)), Lines(lines)), (*opened(some), *around))]
