"""How many a mailing reaches and why not others, in words, for whoever is about to send it."""

from __future__ import annotations

from datetime import datetime, timedelta

import locales
from handlers.conversation.messages import Text
from handlers.turn import Turn
from storage.messages import bill, outside
from storage.messages.mailings.audiences import Reach

# Of those whom it does not reach just so: they have been silent for too long.
WINDOW = "window"


async def lines(
    turn: Turn, found: Reach, kind: str, priority: int, at: datetime, area: str
) -> list[Text]:
    """The sum, each channel, and each reason why it does not reach somebody; how those are reached
    who have been silent for too long, and on which day the last of them. `kind` is that of the
    message as an approved text, `at` when it begins."""
    head = Text("announcement-count", {"total": found.total})
    if not found.channels:
        head = Text("announcement-nobody-yet")
    out = [
        head,
        *(
            Text("announcement-channel", {"channel": Text(f"channel-{name}"), "n": n})
            for name, n in sorted(found.channels.items())
        ),
    ]
    costing = sum(n for name, n in found.channels.items() if turn.site.channels[name].billed)
    if costing := costing + found.missed.get(WINDOW, 0):
        usd = locales.number(turn.locale, await bill.forecast(turn.store, costing))
        out.append(Text("announcement-cost", {"usd": usd}))
    for why, n in sorted(found.missed.items()):
        later = await _silent(turn, n, kind, priority, at, area) if why == WINDOW else None
        out.append(later or Text(f"announce-failed.{why}", {"n": n}))
    return out


async def reaches(turn: Turn, found: Reach, kind: str, priority: int) -> bool:
    """Whether it reaches anybody: now, or one after the other."""
    later = found.missed.get(WINDOW, 0)
    if found.total or not later:
        return found.total > 0
    return await _silent(turn, later, kind, priority, turn.now, "") is not None


async def _silent(
    turn: Turn, count: int, kind: str, priority: int, at: datetime, area: str
) -> Text | None:
    """How so many people are reached; None where they hear it with their next word."""
    for channel in turn.site.windows:
        daily = turn.site.channels[channel].daily
        plan = await outside.forecast(turn.store, channel, kind, count, daily, priority)
        if plan.kind is None:
            continue
        last = plan.last + max(at - turn.now, timedelta())
        day = last.astimezone(turn.site.zone(area)).date()
        args = {"n": count, "daily": plan.daily, "day": locales.date(turn.locale, day)}
        way = "opening" if plan.kind != kind else "text"
        return Text(f"announcement-silent.{way}", args)
    return None
