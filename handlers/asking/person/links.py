"""Links by which people come: for one kelurahan, for staff, from the wall of a meeting, to a
consultation, to support a proposal; and what comes before one is followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from handlers import late
from handlers.asking.heard import Heard
from handlers.asking.person import consent
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text, Words
from handlers.turn import Turn


class Kind(StrEnum):
    """What a start parameter begins with."""

    KELURAHAN = "kel_"
    INVITATION = "staf_"
    WALL = "hadir_"
    CONSULTATION = "k_"
    SUPPORT = "dukung_"
    CONNECT = "hubung_"
    CARD = "kartu_"


# A text of so many words behind a link is more than a hello.
WORDS = 2

# A link's parameter as people type or paste it.
_TYPED = late.regex(
    r"\s*(?:(?:/?start|mulai)\s+)?((?:kel|staf|hadir|kartu|k|dukung|hubung)_[\w-]{1,60})\s*",
    re.I | re.A,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A parameter as it came, and what was written behind it."""

    parameter: str
    text: str = ""

    @property
    def kelurahan(self) -> str | None:
        """The dotted code in kel_1872041003."""
        digits = self.parameter.removeprefix(Kind.KELURAHAN)
        return dotted(digits) if digits != self.parameter else None

    @property
    def invitation(self) -> str | None:
        """The code in staf_ABCD2345."""
        code = self.parameter.removeprefix(Kind.INVITATION)
        return code if code != self.parameter and code.isalnum() and len(code) <= 16 else None

    @property
    def wall(self) -> str | None:
        """The code in hadir_ABCD2345."""
        head, code = self.parameter[: len(Kind.WALL)], self.parameter[len(Kind.WALL) :]
        if head.casefold() != Kind.WALL or not code.isalnum() or len(code) != 8:
            return None
        return code.upper()

    @property
    def consultation(self) -> str | None:
        """The code in k_ABC234, or in k_ABC234-1872011003."""
        head, rest = self.parameter[: len(Kind.CONSULTATION)], self.parameter[2:]
        code = rest.partition("-")[0]
        if head.casefold() != Kind.CONSULTATION or not code.isalnum() or len(code) > 8:
            return None
        return code.upper()

    @property
    def served(self) -> str | None:
        """The dotted code of the place in k_ABC234-1872011003, where somebody was served."""
        return dotted(self.parameter.partition("-")[2]) if self.consultation else None

    @property
    def supported(self) -> str | None:
        """The number in dukung_MTR-2028-00042."""
        head, number = self.parameter[: len(Kind.SUPPORT)], self.parameter[len(Kind.SUPPORT) :]
        return number if head.casefold() == Kind.SUPPORT and number else None

    @property
    def card(self) -> str | None:
        """The number of a card of paper in kartu_4821773015."""
        head, number = self.parameter[: len(Kind.CARD)], self.parameter[len(Kind.CARD) :]
        return number if head.casefold() == Kind.CARD and number.isdecimal() else None

    @property
    def connects(self) -> str | None:
        """The code in hubung_ABCD2345."""
        head, code = self.parameter[: len(Kind.CONNECT)], self.parameter[len(Kind.CONNECT) :]
        fits = head.casefold() == Kind.CONNECT and code.isalnum() and len(code) <= 16
        return code.upper() if fits else None

    @property
    def leads(self) -> bool:
        """Whether it leads somewhere, and not only here."""
        staff = self.invitation or self.wall
        own = self.consultation or self.supported or self.connects or self.card
        return bool(self.kelurahan or staff or own)

    @property
    def says(self) -> bool:
        return len(self.text.split()) >= WORDS


def dotted(digits: str) -> str | None:
    """The code of a kelurahan from its digits ("1872041003"); None for anything else."""
    if not digits.isascii() or not digits.isdecimal() or len(digits) != 10:
        return None
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"


def of(turn: Turn) -> Link | None:
    """The link that a message came by, or that is typed and nothing else; Link("") for a new
    conversation without one."""
    message = turn.message
    if message.start is not None:
        place = message.text.casefold().find(message.start.casefold())
        behind = message.text[place + len(message.start) :].strip(" ,.:-\n") if place >= 0 else ""
        return Link(message.start, behind)
    typed = _TYPED.fullmatch(message.text) if "_" in message.text else None
    return Link(typed[1]) if typed else None


async def waits(turn: Turn) -> Heard | None:
    """A link of somebody who has not agreed, or who is in the middle of something."""
    link = of(turn)
    return await before(turn, link) if link is not None else None


async def before(turn: Turn, link: Link) -> Heard | None:
    """What comes before a link is followed; None when it can be followed at once."""
    if link.says and not turn.person.consent:
        turn.beside += consent.hold(turn, link.text)
    elif link.says and not (link.kelurahan and turn.talk.open is None):
        turn.beside.append(unused(link.text))
    start = link.parameter if link.leads else ""
    if turn.talk.open is not None:
        if consent.in_welcome(turn):
            turn.beside += consent.hold(turn, start=start)
            return Heard(await turn.conversation.repeat())
        if not link.leads:
            return Heard(await turn.conversation.repeat((Text("welcome-again"),)))
    if not turn.person.consent:
        return Heard(await consent.stranger(turn, "", start=start))
    return None


def unused(text: str) -> Words:
    """That words beside something else were not used."""
    return Text("talk-unused", {"typed": Literal(shorten(text, 80))})
