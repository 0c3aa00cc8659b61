"""The last look at a proposal before it goes: in whose name, and for which of two kelurahan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.asking import names
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.reading.areas import Found
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area


async def review_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    other = _other_area(turn, draft)
    both = (other.code, draft["area"]["code"]) if other else ()
    return (
        *(Choice(f"{AREA}{code}", turn.place.named(code)) for code in both),
        Choice("send", Text("propose-review.send" if not draft.key else "propose-review.save")),
        Choice("@change", Text("propose-review.change")),
        Choice("name", Text("propose-review.name")),
        Choice("@cancel", Text("propose-review.cancel")),
    )


async def review_wording(turn: Turn, draft: Draft) -> Words | None:
    name = draft.notes.get("name", turn.person.name)
    if (other := _other_area(turn, draft)) is None:
        return _review(draft, name)
    args = {"named": turn.place.named(other.code), "area": turn.place.named(draft["area"]["code"])}
    return Text("propose-review.which-area", {**args, "review": _review(draft, name)})


# The choice of a kelurahan begins with this; its code follows.
AREA = "area-"


def _other_area(turn: Turn, draft: Draft) -> Area | None:
    """The kelurahan that wish or place names, where another was chosen and nobody has said yet
    which is meant."""
    if draft.notes.get("settled") or not draft["area"]:
        return None
    for text in (draft["wish"], (draft["place"] or {}).get("text")):
        found = turn.place.names.find_in(text or "").reading
        if isinstance(found, Found):
            area = turn.place.areas.by_code[found.area.code]
            if area.level == 4 and area.code != draft["area"]["code"]:
                return area
    return None


async def _area_settled(turn: Turn, draft: Draft, code: str) -> Reading:
    """Which of two kelurahan is meant."""
    area = turn.place.areas.get(code)
    other = _other_area(turn, draft)
    if area is None or other is None or code not in (other.code, draft["area"]["code"]):
        return Problem((Text("form-stale"),))
    chosen = {"area": {"code": area.code, "name": area.name}}
    settled = replace(
        draft, answers={**draft.answers, **chosen}, notes={**draft.notes, "settled": True}
    )
    say = Text("propose-review.area-set", {"area": turn.place.named(code)})
    words = _review(draft, draft.notes.get("name", turn.person.name))
    choices = await review_choices(turn, settled)
    return AskAgain((say, words), choices, settled.notes, instead=chosen)


def _review(draft: Draft, name: str | None) -> Words:
    """In whose name it goes, and what to do: of one that was sent before, save what is new."""
    if not name:
        return Text("propose-review.nameless-saved" if draft.key else "propose-review.nameless")
    words = "propose-review.saved" if draft.key else "propose-review"
    return Text(words, {"name": Literal(name)})


def _named(draft: Draft, name: str | None) -> dict[str, Any]:
    """What the review remembers once a name has been given."""
    kept = {"settled": True} if draft.notes.get("settled") else {}
    return {**kept, "name": name}


async def read_review(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    name = draft.notes.get("name", turn.person.name)
    sent = said.choice is None and turn.is_word("send", said.text)
    if said.choice == "send" or (sent and not draft.notes.get("naming")):
        return Answer({"name": name})
    if said.choice and said.choice.startswith(AREA):
        return await _area_settled(turn, draft, said.choice.removeprefix(AREA))
    if said.choice == "name":
        return AskAgain(
            (Text("propose-review.whose"),),
            (Choice("nameless", Text("propose-review.no-name")),),
            {**draft.notes, "name": name, "naming": True},
            kind=Kind.NAME,
        )
    if said.choice == "nameless":
        return AskAgain(
            (_review(draft, None),), await review_choices(turn, draft), _named(draft, None)
        )
    if draft.notes.get("naming") and said.text:
        new = names.given(turn.clean(said.text))
        if not rules.is_name(new) or names.is_sentence(new):
            return Problem((Text("propose-review.bad-name", {"most": rules.NAME.most}),))
        return AskAgain(
            (_review(draft, new),),
            await review_choices(turn, draft),
            _named(draft, new),
        )
    words = "propose-review.choose-saved" if draft.key else "propose-review.choose"
    return Problem((Text(words),))
