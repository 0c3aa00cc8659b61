"""What stands where a name is asked, and is more than one, or none: read before all else there."""

from __future__ import annotations

from handlers.asking.person import names, one_breath
from handlers.asking.person.consent import hold
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.people import agreeing, of_self, weighed
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals.for_whom import for_whom
from handlers.turn import Turn

_NAME = Text("welcome-name")


async def knows_name(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What is said in one breath with a name, and a name that goes on in what else is said."""
    there = turn.site.names.find_in(said.text).reading if said.text else None
    if isinstance(there, Found) and turn.site.areas.by_code[there.area.code].level == 4:
        turn.talk.near = there.area.code  # "saya kader posyandu di Karangrejo": offered later
    reading = await in_one_breath(turn, said, draft)
    if reading is None and said.choice is None and not draft.notes.get("typed"):
        reading = await of_self.with_wish(turn, turn.clean(said.text))
    return reading if reading is not None else await agreeing.goes_on(turn, said, draft)


async def in_one_breath(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """A name that is put right at once, or stands beside whose phone it is; a question of giving
    none, and who gives none but says where they are from. None for other texts."""
    text = turn.clean(said.text)
    if said.choice is not None or draft.notes.get("typed") or not text:
        return None
    if one_breath.asks_which(text) and not names.parted(text)[1]:
        return Problem((Text("welcome-name.any"),), kept=True)
    if one_breath.asks_without(text):
        return Problem((Text("welcome-name.without"), _NAME), kept=True)
    if (told := weighed.whose(text)) is not None and not turn.slots(text).things:
        return Problem((told, _NAME), kept=True)
    if one_breath.asks_shown(text):
        return Problem((await turn.answer(Act.PRIVATE, asked=True), _NAME), kept=True)
    name, rest, called = one_breath.righted(text)
    if name and await _is_name(turn, name, called):
        return Answer({"name": name}, say=await agreeing.beside(turn, rest) if rest else ())
    # "Mbah Sumirah, yg ngetik saya rizky" says whose it is, and who writes.
    name = "" if for_whom(text) is not None else one_breath.another_types(text)
    if name and not turn.slots(name).things:
        return Answer({"name": name})
    if one_breath.of_phone(text):
        typed = Literal(shorten(text, 60))
        return Problem((Text("welcome-name.kin", {"typed": typed}),), kept=True)
    who = one_breath.somebody_of(text)
    place = bool(who) and (names.lives(who) or names.points(who))
    none = names.refuses(text) or names.hides(text) or one_breath.has_written(text)
    if place and none and not agreeing.tells(turn, text.replace(who, "")):
        return Answer(None, say=await agreeing.lives(turn, who))
    return None


def passed_over(turn: Turn, text: str) -> Answer:
    """No name; what else is told with that waits: "ga usah nama lah, lampu di rt 7 mati"."""
    rest = one_breath.unnamed(text)
    return Answer(None, say=hold(turn, rest) if rest and agreeing.tells(turn, rest) else ())


async def _is_name(turn: Turn, name: str, called: bool) -> bool:
    """Whether what stands behind a slip is a name, and no thing or way out."""
    if turn.slots(name).things or names.only_tails(name):
        return False
    led = called or len(name.split()) > agreeing.BARE
    return await agreeing.names_one(turn, f"nama saya {name}" if led else name)
