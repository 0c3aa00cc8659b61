"""The codes of invitations as people type them, and what is said of one that is worth nothing."""

from __future__ import annotations

from handlers.asking import duties, refused
from handlers.asking.person import links
from handlers.conversation.messages import Lines, Outgoing, Text
from handlers.turn import Turn
from storage.people.one_time_codes import LENGTH
from storage.staff import staff

# What a start parameter of an invitation begins with.
INVITED = str(links.Kind.INVITATION)


def is_code(text: str) -> bool:
    """Whether a text has the form of an invitation's code."""
    return len(text) == LENGTH and text.isascii() and text.isalnum()


def may_be(text: str) -> bool:
    """Whether words behind PETUGAS may be meant for a code: with a figure, or one word of capitals
    or of as many letters."""
    return any(map(str.isdecimal, text)) or text.isupper() or is_code(text)


def named(said: str) -> str:
    """The code in what was typed after PETUGAS: "79T3 ZGQE", "79T3ZGQE, terima kasih"."""
    words = [word.strip(".,;:!?\"'()") for word in said.split()]
    tried = ["".join(words), *words[:1], "".join(words[:2])]
    codes = [each.removeprefix(INVITED.upper()).removeprefix(INVITED) for each in tried]
    return next(filter(is_code, codes), codes[0])


async def worthless(turn: Turn) -> Outgoing:
    """A code that is worth nothing; whoever holds a role hears that they still do, for it may be
    the code by which they have it, sent twice."""
    held = await staff.grants(turn.store, turn.person.id)
    if not held:
        return Outgoing((Text("join-bad"),))
    names = tuple(
        Text("desk-not-role.line", {"role": refused.role(turn, grant)})
        for grant in held[: refused.NAMED]
    )
    words = (Text("join-bad.used"), Lines((Text("join-bad.held"), *names)))
    return Outgoing(words, duties.choices(turn, held))
