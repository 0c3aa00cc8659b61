"""BUKA: the answer to "there is news for you"."""

from __future__ import annotations

import locales
from handlers.asking.heard import Heard
from handlers.conversation.messages import Outgoing, Text
from handlers.reading import spelling
from handlers.turn import Turn
from storage.city import quiet_hours

# The button of an opening.
OPEN = "do:open"


async def answered(turn: Turn) -> Heard | None:
    """The news that was held is the answer: it goes with this very message."""
    message = turn.message
    tapped = message.choice == OPEN
    if not tapped and (message.choice is not None or not _says(message.text)):
        return None
    if turn.person.opened:
        return Heard(_later(turn))
    # Whoever works for the city opens a proposal by that word.
    if tapped or (turn.person.consent and not turn.person.works):
        return Heard([Outgoing((Text("opening-nothing"),))], again=not tapped)
    return None


def _says(text: str) -> bool:
    said = spelling.fold(text)
    return any(said in locales.words(each, "words-opening") for each in locales.LOCALES)


def _later(turn: Turn) -> list[Outgoing]:
    """What many people get goes by day; what is for them alone goes at once."""
    if not turn.person.opened_by_day:
        return []
    cities = turn.site.cities(turn.person.area)
    over = max(filter(None, (quiet_hours.ends(turn.now, c) for c in cities)), default=None)
    if over is None:
        return []
    at = locales.time(turn.locale, over, turn.site.zone(turn.person.area))
    return [Outgoing((Text("opening-morning", {"time": at}),))]
