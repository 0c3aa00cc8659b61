"""The year that is lived through, as those see it who live through parts of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from random import Random
from typing import Any, Protocol

from storage.city.areas import Area, Areas
from storage.city.cycles import Cycles, Tahap
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals.model import Proposal
from storage.staff.staff import Actor


class Year(Protocol):
    """What is needed of the year that is lived through (bot.demo.year)."""

    areas: Areas
    cycles: Cycles
    dice: Random
    today: date
    residents: list[Person]
    officials: dict[str, Actor]
    made: list[Proposal]

    @property
    def at(self) -> Callable[[datetime, Callable[[Store], Awaitable[Any]]], Awaitable[Any]]: ...

    @property
    def city(self) -> Area: ...

    @property
    def year(self) -> int: ...

    def moment(self, day: date, hour: float = 9.0) -> datetime: ...

    def tahap(self, key: str) -> Tahap: ...
