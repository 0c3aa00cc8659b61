"""Forms of staff that open with what a sentence said of them: number, priority, reason, words.

What is filled in goes through the question's own reader, as if it had been typed there; the last
question, which names it all, is still asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from handlers.announcements import announce as announcing
from handlers.asking import replies, which
from handlers.asking.heard import Heard
from handlers.commands import Asked, run
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.reading import spelling
from handlers.staff import deciding, waiting
from handlers.turn import Turn
from storage import rules
from storage.proposals import lookup
from storage.proposals.rulings import RULES, Decision

_PRIORITY = re.compile(
    r"\bprior(?:itas|ity)?\.?\s*(?:ke|no|nomor|nomer|number)?[\s.-]*(\d{1,4})\b", re.I
)
_RESERVE = frozenset({"cadangan", "cadangkan", "reserve"})
# Behind these words stands why.
_WHY = re.compile(
    r"\b(?:karena|krn|karna|sebab|soalnya|soale|amargi|amarga|alasan(?:nya)?|because|since)\b[\s:,-]*(.+)$",
    re.I | re.S,
)
# What stands before the question to an author, and before what is to be announced.
_ASK = re.compile(
    r"^.*?\b(?:tanya\w*|tanyain|ask|takok\w*)\b(?:\s+(?:ke|kepada|sama|dulu|the|pengusul\w*|author|warga\w*|yang|yg"
    r"|usulan|nomor|nomer|no|nmr|number|of|about|soal|tentang)|\s*[\s.:#]*(?:MTR-?)?\d[\d-]*)*[\s,:.-]*(.*)$",
    re.I | re.S,
)
_TELL = re.compile(
    r"^.*?\b(?:umum\w*|kabar(?:i|in|kan)\w*|kasih\s*(?:tau|tahu|kabar)|kasi\s*tau|beri\s*tahu\w*|beritahu\w*"
    r"|info(?:kan|in)?|sampaikan|announce|tell|inform|woro\w*)\b(?:\s+(?:ke|kepada|sama|semua|the|all|para|warga"
    r"|residents|people|everyone|masyarakat|rt|rw|\d{1,3}|kelurahan|kalau|kalo|klo|bahwa|that|yen|soal|dong|pak|bu))*"
    r"[\s,:.-]*(.*)$",
    re.I | re.S,
)


async def number(turn: Turn, said: str) -> str | None:
    """The proposal that a sentence names, else the one that it replies to."""
    named = which.named_in(turn, said)
    if named is not None:
        return named
    replied = replies.about(turn, "proposal")
    proposal = await lookup.get(turn.store, replied) if replied is not None else None
    return str(proposal.number) if proposal is not None else None


async def decide(turn: Turn, said: str, decision: Decision) -> Heard:
    """The form of a decision; without a number, what waits for one."""
    if decision is Decision.AGREE and not _RESERVE.isdisjoint(spelling.fold(said).split()):
        decision = Decision.RESERVE
    named = await number(turn, said)
    if named is None:
        which_one = Text("filled-which", {"what": Text(f"decide-decision.{decision}")})
        return Heard([Outgoing((which_one,)), *await waiting.tasks(turn, "")], again=True)
    settled = await which.settle(turn, named, "decide", which.Whose.STAFF)
    if isinstance(settled, Outgoing):
        return Heard([settled], again=True)
    before = turn.talk.open
    out = await deciding.decide(turn, f"{settled}:{decision}")
    state = turn.talk.open
    if state is None or state is before or state.form != "decide":
        return Heard(out, again=True)
    why = _WHY.search(said)
    reasoned = RULES[decision].reasoned and why is not None
    if why is not None and reasoned and rules.WHY.holds(len(turn.clean(why[1]))):
        state.answers["why"] = turn.clean(why[1])
    priority = _PRIORITY.search(said)
    return await _fill(turn, out, "decide", {"priority": priority[1]} if priority else {})


async def ask(turn: Turn, said: str) -> Heard:
    """TANYA, with the question as far as it was said."""
    named = await number(turn, said)
    if named is None:
        return Heard([Outgoing((Text("ask-which"),)), *await waiting.tasks(turn, "")], again=True)
    heard = await run(turn, Asked("ask", named))
    return await _fill(turn, heard.out, "ask", _behind(_ASK, said, "question"))


async def announce(turn: Turn, said: str) -> Heard:
    """UMUMKAN, with the words as far as they were said; they are asked last of all, so they wait in
    the draft."""
    before = turn.talk.open
    heard = await run(turn, Asked("announce"))
    state, given = turn.talk.open, _behind(_TELL, said, "text")
    text = turn.clean(given.get("text", ""))
    if state is not None and state is not before and state.form == "announcement" and text:
        if not announcing.TEXT[0] <= len(text) <= announcing.TEXT[1]:
            return heard
        state.answers["text"] = text
        words = Text("filled-text", {"text": Literal(text)})
        return Heard([Outgoing((words,)), *heard.out])
    return heard


async def move(turn: Turn, said: str) -> Heard:
    """The meetings, to pick the one that is moved; changing it tells the people by itself."""
    heard = await run(turn, Asked("meetings"))
    return Heard([Outgoing((Text("filled-move"),)), *heard.out], again=heard.again)


async def result(turn: Turn, said: str) -> Heard:
    """The meetings, to pick the one whose result is there."""
    heard = await run(turn, Asked("meetings"))
    return Heard([Outgoing((Text("filled-result"),)), *heard.out], again=heard.again)


def _behind(lead: re.Pattern[str], said: str, question: str) -> dict[str, str]:
    """What stands behind the words that name the form, as the answer to a question."""
    match = lead.match(said)
    text = match[1].strip() if match else ""
    return {question: text} if len(text.split()) > 1 else {}


async def _fill(turn: Turn, out: list[Outgoing], form: str, given: Mapping[str, str]) -> Heard:
    """Answers the questions of a form that has just been opened by what was said for them."""
    left = dict(given)
    while (state := turn.talk.open) is not None and state.form == form and state.asked in left:
        answer = replace(turn.message, text=left.pop(state.asked), choice=None, reply_to=None)
        out = await turn.conversation.hear(answer)
    return Heard(out)
