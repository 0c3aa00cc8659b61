"""What a sentence already holds when a proposal begins with it: its title, and all else that a form
would ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text, Words
from handlers.proposals.proposing import elsewhere
from handlers.proposals.proposing.land import builds, land_told
from handlers.proposals.proposing.pieces import Pieces, pieces
from handlers.proposals.proposing.titled import titled
from handlers.proposals.proposing.told.answers import bare, told_apart
from handlers.reading import unsaid
from handlers.reading.introduced import introduction, ungreeted, unrefused, wish_in
from handlers.reading.meaning.places import readdressed
from handlers.reading.meaning.slots import only_where
from handlers.reading.meaning.story import goes_on, pointed
from handlers.reading.places.areas import Found
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals.rewished import rewished
from handlers.reading.said.wrong import said_now
from handlers.turn import Turn
from storage.rules import PROBLEM, WISH

# A plea goes on with what it is for: "jalan rusak", "tolong diperbaiki".
_SEAM = late.regex(
    r"(?<![.,;:!?\s])\s*\n+(?!\W*(?:tolong|tlg|mohon|mhn|minta|mnt|nyuwun|njaluk|please)\b)", re.I
)


async def heard(
    turn: Turn, said: str, known: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Words, ...]]:
    """The answers that a sentence already holds, beside those that are `known`, and the words that
    tell the person so; they also tell of what is too short or too long to be one."""
    if unsaid.says_nothing(said):
        return dict(known), (Text("propose-heard.vague", {"wish": Literal(shorten(said, 120))}),)
    # What came in several messages says one thing after the other.
    lines = _SEAM.sub(", ", beside_it.without_typing(bare(turn, said)))
    text = turn.site.names.without_slip(readdressed(unrefused(turn.clean(lines))))
    if not any(letter.isalpha() for letter in text):
        return dict(known), ()
    rest, beside = told_apart(turn, text, known)
    text, beside = (rest, beside) if rest else (text, Pieces())
    quoted = {"wish": Literal(shorten(text, 120)), "typed": len(text), "most": WISH.most}
    answers: dict[str, Any] = {**known, **beside.also, **beside.instead}
    where: dict[str, Any] = {}
    found = turn.site.names.find_in(said_now(text)).reading  # "bukan imopuro, ..."
    if isinstance(found, Found) and "area" not in known:
        area = turn.site.areas.by_code[found.area.code]
        if area.level == 4:
            answers["area"] = where["area"] = {"code": area.code, "name": area.name}
    if len(text) > PROBLEM.most:
        unkept = Text("propose-heard.too-long", {**quoted, "most": PROBLEM.most})
        return answers, (unkept, *Pieces(where).told)
    held = turn.slots(text)
    if only_where(held):  # where they are, and nothing that is wished there
        taken = beside.with_more(pieces(held, answers))
        return {**answers, **taken.also}, taken.told
    story, point = pointed(text) or ("", text)
    if PROBLEM.holds(len(story)) and "problem" not in answers:
        answers["problem"], text = story, point  # what is told before the point is why
        held = replace(held, things=turn.slots(point).things)
    if (dropped := rewished(text, "")) is not None and dropped.new:
        text = ", ".join((dropped.new, *dropped.more))  # "ga jadi talud, drainase aja"
        held = replace(held, things=turn.slots(text).things)
    wished = wish_in(text, tells=bool(turn.slots(introduction(text)).things))
    if len(text) < WISH.least or wished in text.split()[1:]:
        taken = beside.with_more(pieces(held, answers))  # "lampu", "mau ngusulin gapura": one word
        short = Text("propose-heard.short", {"wish": Literal(wished or text)})
        return {**answers, **taken.also}, (short, *Pieces(where).with_more(taken).told)
    if len(text) > WISH.most:
        answers["problem"] = turn.clean(said)  # all of it
        taken = beside.with_more(pieces(held, answers))
        told = Pieces(where).with_more(taken).told
        return {**answers, **taken.also}, (Text("propose-heard.long", quoted), *told)
    text = next((each for each in (wished, ungreeted(text)) if WISH.holds(len(each))), text)
    taken = beside.with_more(pieces(held, {**answers, "wish": text}))
    answers.update(taken.also)
    code = answers["area"]["code"] if "area" in answers else None
    wish = titled(turn, text, held, taken.also, code)
    whole = f"{answers.get('problem', '')}, {wish}"
    if goes_on(wish) and "problem" in answers and WISH.holds(len(whole)):
        wish = whole  # "nyuwun dipaving" says not what
    answers["wish"] = wish
    told = (replace(taken, also={"problem": story, **taken.also}) if story else taken).told
    if builds(answers) and (land := land_told(text)) is not None:
        answers["land"] = land
        args = {"label": Text("propose-land.label"), "value": Text(f"propose-land.{land}")}
        told = (*told, Text("form-line", args)) if told else (Text("form-mended.new", args),)
    noted: dict[str, Any] = {"wish": Literal(wish), "more": "yes" if told else "no"}
    words = Text("propose-heard.wish", noted)
    if "area" in answers:
        words = Text("propose-heard", {**noted, "area": Literal(answers["area"]["name"])})
    quicker = await elsewhere.words(turn, text, code)
    return answers, (words, *told, *([quicker] if quicker is not None else []))
