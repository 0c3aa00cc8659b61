"""Who hears a line of staff ("TOLAK 7 8 lahan"): while nothing is open, and in a form."""

from __future__ import annotations

from dataclasses import replace

from handlers import commands
from handlers.asking import open_form
from handlers.asking.heard import Heard
from handlers.asking.menu import typed
from handlers.commands import Asked, run
from handlers.conversation.messages import Choice, Text
from handlers.routes import Takes
from handlers.staff.many import many
from handlers.staff.many.lines import LINES, read, says_why
from handlers.turn import Turn
from storage.messages import outbox
from storage.staff import staff

# What a meeting decides beside what it agrees; that is the answer to its result's own question.
BESIDE_AGREED = ("reserve", "keep", "reject")

# What the button of a command may say behind it, so that every channel carries it.
LONGEST_ID = 64


async def alone(turn: Turn) -> Heard | None:
    """A line of staff for many proposals, while nothing is open, or the preview of another, or a
    meeting's result is asked for: what it did not agree is decided there."""
    state = turn.talk.open
    there = state is None or state.form == many.FORM_NAME or _asks_result(state.form, state.asked)
    if not turn.message.text or not there or not turn.person.works:
        return None
    asked = commands.line(turn, turn.message.text)
    if asked is not None and state is not None and state.form != many.FORM_NAME:
        asked = asked if asked.name in BESIDE_AGREED and asked.rest else None
    if asked is None or not await staff.grants(turn.store, turn.person.id):
        return None
    if state is not None and not asked.rest:
        return None  # a bare word is an answer there
    if not asked.rest and await typed(turn, turn.message.text, line=True) is not None:
        return None  # under a proposal that is looked at, it is the button there
    if not asked.rest and (button := await _of_the_same(turn, asked.name)) is not None:
        turn.message = replace(turn.message, choice=button)
        return await commands.tapped(turn)
    return await run(turn, asked)


async def _of_the_same(turn: Turn, name: str) -> str | None:
    """The button of the same decision under a proposal that is looked at, whatever it is called
    there: "tolak" is "Tidak dilanjutkan"."""
    if turn.talk.open is not None or name not in LINES:
        return None
    asked, newest = await outbox.last_choices(turn.store, turn.person.id)
    ids = [id for id, _ in newest if id.startswith("do:decide:") and id.endswith(f":{LINES[name]}")]
    return ids[0] if len(ids) == 1 and asked else None


def _asks_result(form: str, asked: str | None) -> bool:
    return form == "result" and asked in ("agreed", "discussed")


async def in_form(turn: Turn) -> Heard | None:
    """A line of staff in the middle of a form: it is done beside it, and the form goes on. Where
    words are asked for it may be these, so that is asked: no author is to read "teruskan 1 2 3" as
    the reason of a decision."""
    text = turn.message.text
    if turn.talk.open is None or not text or turn.message.choice or not turn.person.works:
        return None
    if turn.is_word("next-page", text) and (page := _page_after(turn)) is not None:
        turn.message = replace(turn.message, choice=page)
        return await open_form.tapped(turn)
    if turn.is_way(text) or await turn.conversation.picks(text):
        return None
    asked = _said_alone(turn, text)
    if asked is None:
        return None
    id = f"do:{asked.name}:{asked.rest}"
    if len(id.encode()) <= LONGEST_ID:
        command = Choice(id, Text(f"command-{asked.name}.button"))
        out = await turn.conversation.may_answer(text, command, message=True)
        if out is not None:
            return Heard(out)
    return await run(turn, asked)


def _page_after(turn: Turn) -> str | None:
    """The button that turns to the next page of a preview, if the open question shows one."""
    shown = turn.talk.open.shown if turn.talk.open is not None else []
    return next((id for id, _ in shown if id.rpartition(":")[2].startswith("page")), None)


def _said_alone(turn: Turn, text: str) -> Asked | None:
    """A line, where a text says nothing but that: "lengkapi 3 lampu jalan" is a wish."""
    asked, state = commands.line(turn, text), turn.talk.open
    if asked is None or not asked.rest or state is None or _asks_result(state.form, state.asked):
        return None
    if asked.command.takes is not Takes.LINE:
        return asked
    line = read(LINES[asked.name], asked.rest, turn.site.letters)
    known = line.reason is not None or line.amount is not None or says_why(asked.rest)
    known = known or bool(line.fund or line.opd)
    return asked if known or line.said.everything or not (line.rest or line.why) else None
