"""What nobody has a use for: what we cannot open, files that are nothing, a text without words."""

from __future__ import annotations

from handlers.asking import duties
from handlers.asking.heard import Heard, hearing
from handlers.conversation.messages import Outgoing, Stray, Text
from handlers.turn import Turn


async def cannot_open(turn: Turn) -> Heard | None:
    """A voice, a sticker, an edit. What comes along with words or a place is only named, and the
    rest is for others. Whoever is new is greeted all the same."""
    message = turn.message
    if message.stray is None:
        return None
    if message.stray is not Stray.EDITED and (message.holds or message.start is not None):
        turn.beside.append(Text(f"stray-{message.stray}.beside"))
        return None
    turn.keep()
    words = Text(f"stray-{message.stray}")
    if turn.person.consent is None and turn.talk.open is None:
        return Heard(await turn.open("welcome", before=(words,)))
    return Heard([Outgoing((words,))], again=True)


@hearing(busy=False, text=True)
async def wordless(turn: Turn) -> Heard | None:
    """A text of nothing that can be seen."""
    text = turn.message.text
    if turn.clean(text):
        return None
    return Heard([Outgoing((Text("stray-nothing"),), await duties.menu(turn))])


@hearing(busy=False, text=False)
async def useless(turn: Turn) -> Heard | None:
    """Files and places while nothing is open that nobody wanted, or nothing at all."""
    words = tuple(turn.unused()) if turn.message.files else (Text("stray-nothing"),)
    return Heard([Outgoing(words, await duties.menu(turn))])
