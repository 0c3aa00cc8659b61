"""One person's talk as it is kept: the form that is open, those put aside, what was asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Kept, Literal, Text, Words, kept_text
from handlers.conversation.state import State

# So many messages wait to be offered by themselves.
MOST_LATER = 5


@dataclass(slots=True)
class Waits:
    """What somebody said and sent before they agreed: the parameter of a link, a number that the
    platform vouched for, and messages in their order. People's words never become the other two."""

    start: str = ""
    phone: str = ""
    said: list[Kept] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.start or self.phone or self.said)


@dataclass(slots=True)
class Talk:
    """The state of a conversation. `under` are forms that go on when the open one is done,
    `parked` those that the person put aside.

    `ask` is what the talk itself asked: "resume", "which", "offer"
    (handlers.proposals.offers), "whose" (handlers.proposals.questions) or "meeting"
    (handlers.meetings.agenda), whose id `held` names.
    `kept` is what was said and waits for that to be answered, `wanted` the form that was asked for
    meanwhile, `shown` the choices offered. `waits` is what waits for a consent. `answered` is the
    question of staff that was answered last, `ended` the button that ended the last form; each with
    when. `begun` counts the forms begun and the offers made, so that each has buttons of its own.
    `later` are messages that are offered once the one before has been dealt with; `asked_at` is
    when an offer was shown last, None once something else has been shown. `repeated` says that the
    open question has been asked once more, under what came in between, since the person last spoke.
    `orders` are lines of staff that were said with the one that is open
    (handlers.listeners.staff.decided). `near` is the code of the kelurahan that somebody said they
    are of, `whose` in whose name the proposal is to go that they write next. `came` are names of
    people who came to a meeting, until they are noted of one, `numbered` what staff said last that
    names one number: another may have been meant. `viewed` are the sentences by which staff asked
    for what was shown last of many, that more is said of. `spoken` is the number of the proposal
    that they spoke of last, and when.
    """

    open: State | None = None
    under: list[State] = field(default_factory=list)
    parked: list[State] = field(default_factory=list)
    ask: str | None = None
    held: str = ""
    kept: Kept | None = None
    waits: Waits | None = None
    wanted: dict[str, Any] | None = None
    shown: list[tuple[str, str]] = field(default_factory=list)
    answered: tuple[int, datetime] | None = None
    ended: tuple[str, datetime] | None = None
    begun: int = 0
    later: list[Kept] = field(default_factory=list)
    asked_at: datetime | None = None
    repeated: bool = False
    orders: list[str] = field(default_factory=list)
    near: str = ""
    whose: str = ""
    came: str = ""
    numbered: str = ""
    viewed: list[str] = field(default_factory=list)
    spoken: tuple[str, datetime] | None = None

    @property
    def opened(self) -> State:
        """The open form, for whoever is asked only while one is open. Raises LookupError."""
        if self.open is None:
            raise LookupError("no form is open")
        return self.open

    def dump(self) -> dict[str, Any]:
        """As JSON-able data; what is empty is left out."""
        whole = {
            "open": self.open.dump() if self.open else None,
            "under": [state.dump() for state in self.under],
            "parked": [state.dump() for state in self.parked],
            "ask": self.ask,
            "held": self.held,
            "kept": self.kept,
            "waits": dataclasses.asdict(self.waits) if self.waits else None,
            "wanted": self.wanted,
            "shown": [list(pair) for pair in self.shown],
            "answered": [self.answered[0], self.answered[1].isoformat()] if self.answered else None,
            "ended": [self.ended[0], self.ended[1].isoformat()] if self.ended else None,
            "begun": self.begun,
            "later": self.later,
            "asked_at": self.asked_at.isoformat() if self.asked_at else None,
            "repeated": self.repeated,
            "orders": self.orders,
            "near": self.near,
            "whose": self.whose,
            "came": self.came,
            "numbered": self.numbered,
            "viewed": self.viewed,
            "spoken": [self.spoken[0], self.spoken[1].isoformat()] if self.spoken else None,
        }
        return {name: value for name, value in whole.items() if value}

    @staticmethod
    def load(data: Mapping[str, Any]) -> Talk:
        return Talk(
            open=State.load(data["open"]) if data.get("open") else None,
            under=[State.load(state) for state in data.get("under", [])],
            parked=[State.load(state) for state in data.get("parked", [])],
            ask=data.get("ask"),
            held=data.get("held", "") if data.get("ask") == "meeting" else "",
            kept=data.get("kept") or _text_kept(data),
            waits=Waits(**data["waits"]) if data.get("waits") else None,
            wanted=data.get("wanted"),
            shown=[(pair[0], pair[1]) for pair in data.get("shown", [])],
            answered=_at(data.get("answered")),
            ended=_at(data.get("ended")),
            begun=data.get("begun", 0),
            later=list(data.get("later", [])),
            asked_at=datetime.fromisoformat(data["asked_at"]) if data.get("asked_at") else None,
            repeated=data.get("repeated", False),
            orders=list(data.get("orders", [])),
            near=data.get("near", ""),
            whose=data.get("whose", ""),
            came=data.get("came", ""),
            numbered=data.get("numbered", ""),
            viewed=list(data.get("viewed", [])),
            spoken=_at(data.get("spoken")),
        )

    @property
    def asking(self) -> str | None:
        """The open question, as "form.question"."""
        return f"{self.open.form}.{self.open.asked}" if self.open and self.open.asked else None


def _text_kept(data: Mapping[str, Any]) -> Kept | None:
    """What an earlier release held as words alone."""
    held = data.get("held", "") if data.get("ask") in ("resume", "which", "offer") else ""
    return kept_text(held) if held else None


def _at(data: Any) -> tuple[Any, datetime] | None:
    return (data[0], datetime.fromisoformat(data[1])) if data else None


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def quoted(said: Kept | None) -> list[Words]:
    """That words which were held have not been used."""
    if not said or not said["text"]:
        return []
    return [Text("talk-unused", {"typed": Literal(shorten(said["text"], 80))})]
