"""What a platform has to approve before it is said outside of the 24 hours; what a channel can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A text to be approved: `text` names its values in braces (``{{number}}``), of which `samples`
    gives one each; `button` is what one taps in place of an answer, if anything. `digest` is
    another one for every other text."""

    kind: str
    language: str
    text: str
    samples: Mapping[str, str]
    button: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Where a text stands at its platform: a state of storage.messages.templates, the platform's
    category, and why it was refused."""

    state: str
    category: str = ""
    reason: str = ""


class Approvals(Protocol):
    """How texts come to be approved. Each call raises what `send` raises."""

    def wanted(self) -> Sequence[TemplateText]:
        """All that there are to be."""
        ...

    def faults(self, made: TemplateText) -> Sequence[str]:
        """What the platform would not take of one."""
        ...

    def called(self, made: TemplateText) -> str:
        """Its name there."""
        ...

    async def make(self, made: TemplateText) -> str:
        """Makes it there; gives the platform's id."""
        ...

    async def hand_in(self, ref: str, name: str) -> Approval:
        """Asks for approval."""
        ...

    async def standing(self, ref: str) -> Approval:
        """Where it stands now."""
        ...


@runtime_checkable
class Approves(Protocol):
    """A platform that wants to approve what people are written first."""

    name: str
    approvals: Approvals
