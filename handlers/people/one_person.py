"""HUBUNGKAN and PISAHKAN: several chats of one person become one, and apart again.

Whoever gives the code of another chat of theirs has shown that both are theirs. Where one of them
works for the city, and where only a phone number tells that both are theirs, the other chat is
asked as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import locales
from handlers.asking.heard import Heard
from handlers.asking.menu import MINE
from handlers.asking.person import links
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Draft, shorten
from handlers.conversation.drafts import MOST_PARKED
from handlers.conversation.form import Form
from handlers.conversation.messages import (
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Subject,
    Text,
    Words,
)
from handlers.conversation.state import State
from handlers.conversation.talk import Talk, base36
from handlers.turn import Turn
from storage.people import joining, people
from storage.people.joining import AGREED, ASKED, CARRY, Key
from storage.people.model import Person
from storage.proposals import lookup, untold

YES, NO = "yes", "no"

# Of drafts these concern one chat, and stay behind.
OWN_CHAT = frozenset({"welcome", "connect", "separate", "forget"})

# A question that is asked again takes the place of one that has not left yet.
ASKS = "connect"


async def connect(turn: Turn, said: str) -> list[Outgoing]:
    """HUBUNGKAN: a code for one's other chat; with a code of that one, both become one. The answer
    of a chat that is asked is "CODE:yes"."""
    code, _, answer = said.partition(":")
    if answer in (YES, NO):
        return await _answered(turn, code, answer)
    code = code_in(said)
    # "Hubungkan telegram", "satukan chat saya": no code is without a figure.
    coded = any(map(str.isdecimal, code))
    return await _by_code(turn, code) if coded else await _offers(turn)


def code_in(said: str) -> str:
    """The code in what stands behind HUBUNGKAN; parted by blanks, or as in a link."""
    return "".join(said.split()).upper().removeprefix(links.Kind.CONNECT.upper())


async def is_known(turn: Turn, code: str) -> bool:
    """Whether some chat has this code now."""
    return await joining.chat_of(turn.store, CARRY, code) is not None


async def linked(turn: Turn) -> Heard | None:
    """The link of another chat."""
    link = links.of(turn)
    if link is None or not link.connects:
        return None
    return Heard(await _by_code(turn, link.connects))


async def _offers(turn: Turn) -> list[Outgoing]:
    code = await joining.code(turn.store, turn.person)
    minutes = int(joining.CODE_AGE.total_seconds() // 60)
    doors = tuple(map(Literal, turn.site.doors(f"{links.Kind.CONNECT}{code}")))
    words: list[Words] = [Text("connect-code", {"code": code, "minutes": minutes})]
    if doors:
        words += [Text("connect-doors"), Lines(doors)]
    if await joining.joined(turn.store, turn.person.id) is None:
        return [Outgoing(tuple(words))]
    return [Outgoing(tuple(words), (Choice("do:separate", Text("command-separate.button")),))]


async def _by_code(turn: Turn, code: str) -> list[Outgoing]:
    """Asks whether the chat of a code is to become one with this one."""
    chat = await joining.chat_of(turn.store, CARRY, code)
    if chat is None:
        return [Outgoing((Text("connect-bad"),))]
    if await people.at(turn.store, *chat) == turn.person.id:
        return [Outgoing((Text("connect-same"),))]
    subject = Subject("chat", Text("connect-whose", await _whose(turn, chat)))
    return await turn.open("connect", key=code, subject=subject)


async def _whose(turn: Turn, chat: Key) -> dict[str, object]:
    """Whose chat another one is, as far as it is said to whoever has its code."""
    id = await people.at(turn.store, *chat)
    other = await people.get(turn.store, id) if id is not None else None
    total = (await lookup.mine(turn.store, id, 0, 0))[0] if id is not None else 0
    name = other.name if other is not None else None
    return {
        "channel": Text(f"channel-{chat[0]}"),
        "name": Literal(shorten(name, 40)) if name else Text("subject-nameless"),
        "n": total,
    }


async def _wording(turn: Turn, draft: Draft) -> Words | None:
    chat = await joining.chat_of(turn.store, CARRY, draft.key)
    return Text("connect-sure", await _whose(turn, chat)) if chat else None


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("connect-kept"),))]
    chat = await joining.chat_of(turn.store, CARRY, draft.key)
    if chat is None:
        return [Outgoing((Text("connect-bad"),))]
    other = await people.at(turn.store, *chat)
    if other == turn.person.id:
        return [Outgoing((Text("connect-same"),))]
    both = {turn.person.id} | ({other} if other is not None else set())
    if other is None or not await joining.carries_roles(turn.store, both):
        return await _joined(turn, CARRY, draft.key)
    await joining.redeem(turn.store, CARRY, draft.key)
    return [
        Outgoing((Text("connect-asked", {"channel": Text(f"channel-{chat[0]}")}),)),
        await _question(turn, other),
    ]


CONNECT = Form(
    "connect",
    questions=(sure("connect", wording=_wording),),
    finish=_finish,
    title=lambda answers: Text("connect-title"),
    guarded=False,
)


async def _question(turn: Turn, other: int) -> Outgoing:
    """Asks in the other chat whether this one is theirs too."""
    chat = (turn.person.channel, turn.person.address)
    code = await joining.issue(turn.store, chat, ASKED, AGREED, only=other)
    choices = tuple(
        Choice(f"do:connect:{code}:{answer}", Text(f"connect-sure.{answer}"))
        for answer in (YES, NO)
    )
    words = Text("connect-question", await _whose(turn, chat))
    return Outgoing((words,), choices, to=other, priority=Priority.QUESTION, replaces=ASKS)


async def _answered(turn: Turn, code: str, answer: str) -> list[Outgoing]:
    """The other chat has been asked, and says yes or no: whoever was asked, and nobody else who
    speaks at that phone."""
    if answer == YES:
        return await _joined(turn, AGREED, code, only=turn.person.id)
    chat = await joining.redeem(turn.store, AGREED, code, only=turn.person.id)
    if chat is None:
        return [Outgoing((Text("connect-gone"),))]
    out = [Outgoing((Text("connect-kept"),))]
    asker = await people.at(turn.store, *chat)
    if asker is not None and asker != turn.person.id:
        words = Text("connect-refused", {"channel": Text(f"channel-{turn.person.channel}")})
        out.append(Outgoing((words,), to=asker, priority=Priority.QUESTION))
    return out


async def _joined(turn: Turn, purpose: str, code: str, only: int | None = None) -> list[Outgoing]:
    """Whoever is at the chat of a code becomes part of who speaks."""
    chat = await joining.chat_of(turn.store, purpose, code, only)
    if chat is None:
        return [Outgoing((Text("connect-gone"),))]
    try:
        other = await joining.join(turn.store, turn.person, chat)
    except joining.Busy:
        return [Outgoing((Text("connect-busy"),))]
    await joining.redeem(turn.store, purpose, code, only)
    words: list[Words] = [Text("connect-done", {"channel": Text(f"channel-{chat[0]}")})]
    if turn.person.quiet_since is not None:
        words.append(Text("connect-quiet"))
    words += await _take_along(turn, other) if other is not None else []
    return [Outgoing(tuple(words), (MINE,))]


async def _take_along(turn: Turn, other: Person) -> list[Words]:
    """The drafts of somebody who has become part of who speaks are put aside for them."""
    words: list[Words] = []
    taken = 0
    for state in _drafts(Talk.load(other.talk)):
        if len(turn.talk.parked) >= MOST_PARKED:
            words += await turn.conversation.drop(state)
            continue
        turn.talk.begun += 1
        moved = replace(state, mark=base36(turn.talk.begun), behind="", elsewhere=True)
        turn.talk.parked.append(moved)
        taken += 1
    return [*([Text("connect-drafts", {"n": taken})] if taken else []), *words]


def _drafts(talk: Talk) -> list[State]:
    whole = [*talk.parked, *talk.under, *([talk.open] if talk.open else [])]
    return [state for state in whole if state.form not in OWN_CHAT and state.answers]


async def contact(turn: Turn) -> Heard | None:
    """One's own contact proves a number: whoever writes from it elsewhere is asked whether this is
    them too. What else is entered under it is for others to hear."""
    phone = turn.message.phone
    if not (turn.message.is_contact and phone and turn.person.consent):
        return None
    other = await joining.at_number(turn.store, turn.person, phone)
    if other is None or untold.unreachable(other) is not None or not other.consent:
        return None
    turn.beside.append(Text("connect-asked", {"channel": Text(f"channel-{other.channel}")}))
    turn.store.send(await _question(turn, other.id), turn.person)
    return None


# --- apart again --------------------------------------------------------------------------------


async def separate(turn: Turn, said: str) -> list[Outgoing]:
    """PISAHKAN: what was joined last is apart again, after a yes."""
    join = await joining.joined(turn.store, turn.person.id)
    if join is None:
        return [Outgoing((Text("separate-none"),))]
    subject = Subject("chat", Text("separate-whose"))
    return await turn.open("separate", key=str(join.id), subject=subject)


async def _separate_wording(turn: Turn, draft: Draft) -> Words | None:
    join = await joining.joined(turn.store, turn.person.id)
    if join is None or str(join.id) != draft.key:
        return None
    names = _names(await _far(turn, join))
    return Text("separate-sure", {"channels": names, "day": _day(turn, join.at)})


async def _far(turn: Turn, join: joining.Join) -> Sequence[Key]:
    """The chats of the other side of a join, seen from where somebody writes."""
    if (turn.person.channel, turn.person.address) not in join.addresses:
        return join.addresses
    known = await joining.chats(turn.store, turn.person.id)
    return [each for each in known if each not in join.addresses]


def _names(chats: Sequence[Key]) -> Words:
    channels = list(dict.fromkeys(channel for channel, _ in chats))
    if not channels:
        return Text("subject-nameless")
    names: Words = Text(f"channel-{channels[0]}")
    for channel in channels[1:]:
        names = Text("connect-and", {"one": names, "other": Text(f"channel-{channel}")})
    return names


def _day(turn: Turn, at: datetime) -> str:
    zone = turn.site.zone(turn.person.area)
    return locales.date(turn.locale, at.astimezone(zone).date())


async def _finish_separate(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("separate-kept"),))]
    here = (turn.person.channel, turn.person.address)
    other = await joining.part(turn.store, turn.person, int(draft.key))
    if other is None:
        return [Outgoing((Text("separate-none"),))]
    _leave_drafts(turn.talk, Talk.load(other.talk))
    theirs = await joining.chats(turn.store, other.id)
    if here in theirs:
        # Who speaks is the one that was given back.
        people.change(turn.store, other, channel=here[0], address=here[1])
    elsewhere = turn.person.id if here in theirs else other.id
    words = [Text("separate-done")]
    if await joining.joined(turn.store, other.id if here in theirs else turn.person.id):
        words.append(Text("separate-done.more"))
    return [
        Outgoing(tuple(words), to=other.id if here in theirs else None),
        Outgoing((Text("separate-done.other"),), to=elsewhere, priority=Priority.QUESTION),
    ]


def _leave_drafts(mine: Talk, theirs: Talk) -> None:
    """A draft that came along and nobody went on with is again where it came from."""
    back = [(state.form, state.key, state.touched) for state in _drafts(theirs)]
    mine.parked = [each for each in mine.parked if (each.form, each.key, each.touched) not in back]


SEPARATE = Form(
    "separate",
    questions=(sure("separate", wording=_separate_wording),),
    finish=_finish_separate,
    title=lambda answers: Text("separate-title"),
    guarded=False,
)
