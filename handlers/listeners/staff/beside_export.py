"""A file that staff ask for by its name; and what they ask, or order of another file, while it is
asked for which area and year one is: that is answered beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking import areas
from handlers.asking.heard import Heard, Listener, first, hearing
from handlers.commands import Asked, run
from handlers.conversation.answers import Problem
from handlers.conversation.messages import Literal, Outgoing, Text, Words
from handlers.conversation.state import State
from handlers.listeners.staff import changed, decided, lined, meeting_said, noted, ordered
from handlers.listeners.staff.rooms import may
from handlers.reading.places.areas import Unknown
from handlers.reading.spelling import fold
from handlers.staff import counting, export_said, of_all, sifting, why
from handlers.staff.export_said import NARROW, NARROWED, WHATS
from handlers.staff.exporting import EXPORTED
from handlers.turn import Turn
from storage.staff.roles import Operation

FORM = "export"
# What only shows.
ASKED: tuple[Listener, ...] = (of_all.asked, why.asked, counting.asked, sifting.asked)
# What does something else.
ORDERS: tuple[Listener, ...] = (
    changed.said,
    decided.decided,
    lined.alone,
    noted.costs,
    meeting_said.moved,
    ordered.ordered,
)
# An answer is shorter; an order may be of fewer words than a question.
LEAST, FEW = 4, 2


# "File SIPD tadi kirim ulang": a file, and not that something is typed or compared.
_FILE = late.regex(
    r"\b(?:file|berkas|excel|exel|xlsx|pdf)\w*\b|\b(?:kirim|unduh|download|ekspor|export|cetak)(?:in|kan|i)?\b"
)
_CALLED = late.regex(r"\bsipd\b|\bt\s?d\s?4\b")
_ELSE = late.regex(
    r"\b(?:ketik\w*|isi\w*|cocok\w*|banding\w*|nomor|cara\w*|gimana|bagaimana|kapan)\b"
)


_ONCE_MORE = late.regex(r"\b(?:di)?ulang(?:i|in)?\b.*\btadi\b|\btadi\b.*\b(?:di)?ulang(?:i|in)?\b")


async def sent_again(turn: Turn) -> Heard | None:
    """A file that is called by its name, of somebody who may have it, while nothing is open."""
    said = fold(turn.message.text)
    if turn.talk.open is not None or not said or not turn.person.works:
        return None
    if not (_FILE.search(said) and _CALLED.search(said)) or _ELSE.search(said):
        return None
    if turn.viewed and turn.viewed[0].startswith(EXPORTED) and _ONCE_MORE.search(said):
        return None  # "SIPD error, ulang export tadi" is the one that was just made
    if len(said.split()) < LEAST or turn.message.files or not await may(turn, FORM):
        return None
    return await run(turn, Asked(FORM, said))


@hearing(busy=True, text=True, tapped=False)
async def said(turn: Turn) -> Heard | None:
    """A question, another order, or more of what this file is to be, of more words than an answer
    to this form has."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != FORM or state.confirm:
        return None
    if turn.talk.ask or await turn.conversation.picks(text):
        return None
    if (heard := await _more(turn, state)) is not None:
        return heard
    if len(text.split()) < FEW:
        return None
    turn.talk.open = None
    if len(text.split()) >= LEAST:
        if (other := await sent_again(turn)) is not None:
            return Heard([Outgoing((Text("export-other"),)), *other.out])
        heard = await first(ASKED, turn)
        if heard is not None and turn.talk.open is None:
            turn.talk.open = state
            return Heard(heard.out, again=True)
    turn.talk.open = None
    heard = await first(ORDERS, turn)
    if heard is None:
        turn.talk.open = state
    elif turn.talk.open is None and not turn.talk.orders:
        turn.talk.open = state
        heard = replace(heard, again=True)
    elif turn.talk.open is not None and turn.talk.open.form == FORM:
        heard = replace(heard, out=[Outgoing((Text("export-other"),)), *heard.out])
    elif turn.talk.open is not None:
        turn.talk.under.append(state)  # goes on when the order is done
    return heard


async def _more(turn: Turn, state: State) -> Heard | None:
    """Which rows, which area, year or kind of file, where that is all that is said, and more than
    the answer that is asked for: "yang fisik aja, buat imopuro"."""
    form = await turn.conversation.form(FORM, state.key)
    if state.asked != "area" and (no := await _not_theirs(turn)) is not None:
        return no
    words = fold(turn.message.text).split()
    around = ("line-particle", "takes-back")
    words = [word for word in words if word not in turn.known(*around)]
    given, unread = await export_said.read(turn, " ".join(words), {})
    what = state.answers.get("what")
    if form is None or unread is not None or not what:
        return None
    given = {name: value for name, value in given.items() if name in (*PARTS, NARROW)}
    given = {n: v for n, v in given.items() if state.answers.get(n) != v}
    if not given or set(given) == {"area"} == {state.asked}:
        return None
    if NARROW in given and what not in NARROWED:
        return None
    if "file" in given and given["file"] not in WHATS[what]:
        return None
    if NARROW in given and NARROW in state.answers:
        given[NARROW] = export_said.both(state.answers[NARROW], given[NARROW])
    answers = {n: v for n, v in given.items() if n != state.asked}
    state.answers |= answers
    told = [
        Text("form-mended.new", {"label": Text(f"export-{name}.label"), "value": _shown(name, v)})
        for name, v in answers.items()
    ]
    if state.asked not in given:
        return Heard([Outgoing(tuple(told))], again=True)
    value = given[state.asked]
    answer = str(value)
    if state.asked == "area":
        answer = turn.say(turn.site.named(value["code"]))
    out = await turn.conversation.hear(replace(turn.message, text=answer))
    return Heard([*([Outgoing(tuple(told))] if told else []), *out])


async def _not_theirs(turn: Turn) -> Heard | None:
    """A kelurahan that no role of theirs reaches, and no more."""
    text = turn.message.text
    if len(text.split()) > LEAST or isinstance(turn.site.names.find_in(text).reading, Unknown):
        return None
    words = fold(text).split()
    within, _ = await areas.within(turn, [*words, ""], Operation.EXPORT)
    reading = await areas.read(turn, turn.message, Operation.EXPORT, "export-area")
    if within.sure is not None or not isinstance(reading, Problem):
        return None
    return Heard([Outgoing(reading.words)], again=True)


PARTS = ("area", "year", "file")


def _shown(name: str, value: Any) -> Words:
    if name == "file":
        return Text(f"export-file.{value}")
    shown = value["told"] if name == NARROW else value["name"] if name == "area" else str(value)
    return Literal(shown)
