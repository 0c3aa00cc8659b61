"""Before a proposal is sent: those that ask for the same, to be joined instead."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import alike, which
from handlers.conversation.answers import Answer, AskAgain, Draft, shorten
from handlers.conversation.asking import draft
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Outgoing, Text, Words
from handlers.proposals.proposing.content import plain_content
from handlers.proposals.wording import thanked
from handlers.reading.said.of_proposals import same
from handlers.turn import Turn
from storage.database.store import Memo
from storage.proposals import lookup
from storage.proposals.model import Content, Proposal
from storage.proposals.together import support
from storage.proposals.together.alike import heads

# The choice of a proposal that is joined begins with this; its id follows.
JOIN = "join-"

# Of drafts that are shown in this unit of work, by what was compared.
_FOUND: Memo[str, list[Proposal]] = Memo()

# What a draft notes of them at its review: which they were, when it was looked and by what. For so
# long nobody looks again, unless what is compared changes: the review is shown after each addition.
NOTE = "alike"
HOLDS = timedelta(minutes=2)


async def found(turn: Turn, draft: Draft) -> list[Proposal]:
    """What asks for the same as a new proposal, the likeliest first, as it stands now."""
    if draft.key or not draft["area"] or not draft["wish"]:
        return []
    content = plain_content(draft, None)
    known = turn.store.memo(_FOUND)
    by = f"{content.area} {content.wish} {content.place} {content.rt} {content.rw} {content.lat}"
    if by not in known:
        known[by] = await _looked(turn, content, by)
    return known[by]


async def _looked(turn: Turn, content: Content, by: str) -> list[Proposal]:
    state = turn.talk.open
    noted = state.notes.get("review", {}).get(NOTE) if state is not None else None
    of = f"{zlib.crc32(by.encode()):x}"
    if noted and noted["of"] == of and turn.now - datetime.fromisoformat(noted["at"]) < HOLDS:
        return await heads(turn.store, noted["ids"])
    some = await alike.in_draft(turn, content)
    if state is not None:
        noted = {"of": of, "at": turn.now.isoformat(), "ids": [each.id for each in some]}
        state.notes["review"] = {**state.notes.get("review", {}), NOTE: noted}
    return some


async def words(turn: Turn, draft: Draft) -> Words | None:
    """What the review says of them; None where there are none."""
    some = await found(turn, draft)
    if not some:
        return None
    lines = tuple(alike.line(turn, each) for each in some)
    n = sum(each.author != turn.person.id for each in some)
    return Lines((Text("alike-found", {"n": len(some)}), *lines, Text("alike-how", {"n": n})))


async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """One for each that can be joined."""
    some = [each for each in await found(turn, draft) if each.author != turn.person.id]
    return tuple(
        Choice(
            f"{JOIN}{each.id}",
            Text("alike-join" if len(some) == 1 else "alike-join.number", _args(each)),
            Literal(each.content.wish[:70]),
        )
        for each in some
    )


def _args(proposal: Proposal) -> dict[str, object]:
    return {"running": str(proposal.number.running)}


_SAYS = late.regex(
    r"\b(?:dh?ukung|mendukung|ndh?ukung|support)\b"
    r"|^\W*(?:(?:saya|sy|aku|kami|kula|kulo|ya|iya|yo|ok|oke|mau|tak|nggih|i|i'll|wis|udah|ya\s?udah)\W+)*"
    r"(?:gabung|bergabung|ikut(?:an)?|melu|join)\b",
    re.I,
)
# Who says one of these means something else, or both.
_BUT = late.regex(
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|enggak|jangan|bukan|ora|ojo|boten|not|no|tetap|kirim|lain|beda"
    r"|ubah|batal)\b",
    re.I,
)
_LONG = 60
# "Beda itu, punya sy talud".
_OTHER = late.regex(
    r"^\W*(?:(?:ga|gak|nggak|ngga|enggak|itu|ini|kan|lho|loh|yg|yang|punya|saya|sy|kayaknya|iku|niku)\W+){0,3}"
    r"(?:beda|bedo|benten|berbeda|lain\s+(?:itu|lagi|kok)|(?:ga|gak|nggak|tidak|ora|mboten)\s+(?:sama|mirip|podo|sami)|different)\b"
    r"(?!.*\b(?:kirim|ubah|ganti|batal))",
    re.I,
)


async def said(turn: Turn) -> None:
    """Where the open question offers to join one, a sentence that says so is its button: "saya
    dukung yang nomor 3 saja". Of several, where none is named, it is asked which."""
    text = turn.message.text
    shown = [id for id, _ in turn.talk.open.shown if JOIN in id] if turn.talk.open else []
    if not shown or len(text) > _LONG or "?" in text or not _SAYS.search(text) or _BUT.search(text):
        return
    named = which.named_in(turn, text)
    proposal = await which.find(turn, named) if named is not None else None
    if proposal is None and named is not None:
        return
    fits = [id for id in shown if proposal is None or id.endswith(f"{JOIN}{proposal.id}")]
    if fits:
        one = fits[0] if len(fits) == 1 else f"{fits[0].partition(JOIN)[0]}{JOIN}"
        turn.message = replace(turn.message, choice=one, text="")


@hearing(busy=True, text=True, tapped=False)
async def asked(turn: Turn) -> Heard | None:
    """Whether others have proposed the same, asked while one is written: they are shown, and the
    question once more; and that one stands behind what was shown, which lets the draft go."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != "propose" or state.key:
        return None
    asks, behind, points = same.asks(text), same.stands_behind(text), same.points(text)
    form = await turn.conversation.form(state.form, "") if asks or behind or points else None
    if form is None or turn.talk.ask:
        return None
    written = draft(form, state, form.question("review"))
    if asks:
        return Heard(await turn.conversation.repeat((await _shown(turn, written),)))
    noted = state.notes.get("review", {}).get(NOTE)
    some = [each for each in await found(turn, written) if each.author != turn.person.id]
    if not noted or not some or (points and state.asked == "review"):
        return None
    if points and not behind:
        return Heard(await turn.conversation.repeat((await _shown(turn, written),)))
    named = which.named_in(turn, text)
    picked = [each for each in some if named is None or str(each.number.running) == named]
    if len(picked) != 1:
        return None
    if doubted := state.doubt.get("text"):
        turn.beside.append(Text("talk-unused", {"typed": Literal(shorten(doubted, 80))}))
    turn.talk.open = None
    review = {"review": {"join": picked[0].id}}
    return Heard(await joined(turn, replace(written, answers={**written.answers, **review})))


async def _shown(turn: Turn, written: Draft) -> Words:
    """Which ask for the same as what is written, and how one stands behind one."""
    some = [each for each in await found(turn, written) if each.author != turn.person.id]
    if not some:
        known = written["area"] and written["wish"]
        return Text("alike-asked.none" if known else "alike-asked.later")
    lines = tuple(alike.line(turn, each) for each in some)
    how = Text("alike-asked.how", {"running": str(some[0].number.running)})
    return Lines((Text("alike-asked", {"n": len(some)}), *lines, how))


async def read(turn: Turn, said: Incoming, draft: Draft) -> Answer | AskAgain | None:
    """The answer that joins one of them; which one, where it is not said and there are several;
    None where nothing of the kind is said."""
    if said.choice is None:
        asked = turn.is_word("join", " ".join(re.sub(r"\d{1,6}", " ", said.text).split()))
        other = len(said.text) <= _LONG and _OTHER.search(said.text) is not None
    else:
        asked, other = said.choice.startswith(JOIN), False
    if not (asked or other):
        return None
    some = [each for each in await found(turn, draft) if each.author != turn.person.id]
    if some and other:
        return AskAgain((Text("alike-other"),), (Choice("send", Text("alike-send")),), draft.notes)
    if not asked:
        return None
    if said.choice is not None:
        picked = [each for each in some if said.choice == f"{JOIN}{each.id}"]
    else:
        named = {int(each) for each in re.findall(r"\d{1,6}", said.text)}
        picked = [each for each in some if not named or each.number.running in named]
    if len(picked) == 1:
        return Answer({"name": None, "join": picked[0].id})
    if not some:
        return None
    lines = Lines(tuple(alike.line(turn, each) for each in some))
    send = Choice("send", Text("alike-send"))
    return AskAgain((Text("alike-which"), lines), (*await choices(turn, draft), send), draft.notes)


async def joined(turn: Turn, draft: Draft) -> list[Outgoing]:
    """Stands behind the one that was chosen; what was written is let go, and that is said."""
    review: dict[str, Any] = draft["review"]
    await turn.let_go(list(draft["photos"] or ()))
    try:
        done = await support.support(turn.store, turn.person, review["join"])
    except support.Own as error:
        return [Outgoing((Text("support-own", {"number": str(error.proposal.number)}),))]
    except support.Over as error:
        return [Outgoing((Text("support-over", {"number": str(error.proposal.number)}),))]
    proposal = await lookup.get(turn.store, done.proposal.id) or done.proposal
    return [thanked(turn.site, proposal, done.new, Text("alike-joined"))]
