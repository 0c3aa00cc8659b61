"""Where a conversation stands, and how that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.conversation.messages import Kept, kept_text


@dataclass(slots=True)
class State:
    """A form in progress: its answers so far and the question that is open.

    There are no step numbers: which question comes next is computed from the answers, so a form
    may gain, lose and reorder questions under a conversation in progress. `shown` are the choices
    under the open question, id and label, so that a number or a label typed days later still
    means what was seen. `confirm` is what the engine itself has asked ("cancel", "change").

    `mark` tells this draft's buttons from those of others. `subject` is what it acts on, as it
    was named when it began: what messages on it are `about`, its `line`, and its `names`.
    `given` is what was said, by question, for questions that cannot be read before one that comes
    first is answered, `former` what answers in words were before they were put right, the last at
    the end, each with the other answers that went with it. `elsewhere` says that something else has
    been shown since the open question was asked, `kind` what kind of answer that one is after
    (handlers.conversation.form.Kind).
    `doubt` is a text of which it was asked what is meant (`handlers.conversation.doubt`),
    `unheard` a correction of which it is not known yet what it corrects.
    """

    form: str
    touched: datetime
    key: str = ""
    version: int = 0
    answers: dict[str, Any] = field(default_factory=dict)
    asked: str | None = None
    shown: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)
    gathered: dict[str, list[Any]] = field(default_factory=dict)
    filled: str | None = None  # the question that the file before this message was the last for
    over: int = 0  # files since then that there was no room for
    spoke: str | None = None  # the question that was answered last, in people's own words
    confirm: str | None = None
    held: Kept | None = None  # said just before the form was put aside, not read yet
    mark: str = ""
    subject: dict[str, Any] = field(default_factory=dict)
    elsewhere: bool = False
    kind: str = ""
    doubt: dict[str, Any] = field(default_factory=dict)
    unheard: str = ""
    given: dict[str, str] = field(default_factory=dict)
    former: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    behind: str = ""  # the mark of the draft for which this one was put aside
    after: str = ""  # said with the yes, and heard once that has been done

    def dump(self) -> dict[str, Any]:
        """As JSON-able data; what is empty is left out."""
        whole = {
            "form": self.form,
            "touched": self.touched.isoformat(),
            "key": self.key,
            "version": self.version,
            "answers": self.answers,
            "asked": self.asked,
            "shown": [list(pair) for pair in self.shown],
            "notes": self.notes,
            "gathered": self.gathered,
            "filled": self.filled,
            "over": self.over,
            "spoke": self.spoke,
            "confirm": self.confirm,
            "held": self.held,
            "mark": self.mark,
            "subject": self.subject,
            "elsewhere": self.elsewhere,
            "kind": self.kind,
            "doubt": self.doubt,
            "unheard": self.unheard,
            "given": self.given,
            "former": {name: [list(each) for each in had] for name, had in self.former.items()},
            "behind": self.behind,
            "after": self.after,
        }
        return {name: value for name, value in whole.items() if value or name == "form"}

    @staticmethod
    def load(data: Mapping[str, Any]) -> State:
        return State(
            form=data["form"],
            touched=datetime.fromisoformat(data["touched"]),
            key=data.get("key", ""),
            version=data.get("version", 0),
            answers=dict(data.get("answers", {})),
            asked=data.get("asked"),
            shown=[(pair[0], pair[1]) for pair in data.get("shown", [])],
            notes=dict(data.get("notes", {})),
            gathered={name: list(items) for name, items in data.get("gathered", {}).items()},
            filled=data.get("filled"),
            over=data.get("over", 0),
            spoke=data.get("spoke"),
            confirm=data.get("confirm"),
            held=_held(data.get("held")),
            mark=data.get("mark", ""),
            subject=dict(data.get("subject", {})),
            elsewhere=data.get("elsewhere", False),
            kind=data.get("kind", ""),
            doubt=dict(data.get("doubt", {})),
            unheard=data.get("unheard", ""),
            given=dict(data.get("given", {})),
            former={
                name: [(e[0], e[1]) for e in had] for name, had in data.get("former", {}).items()
            },
            behind=data.get("behind", ""),
            after=data.get("after", ""),
        )


def _held(data: Any) -> Kept | None:
    """What was held; an earlier release kept words alone."""
    return (kept_text(data) if data else None) if isinstance(data, str) else data
