"""What there is: every form and every command, in the order in which menus show them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import locales
from handlers.announcements import announce, announced
from handlers.asking.person import silenced
from handlers.asking.proposals.which import Whose
from handlers.consultations import form, inputs, taking_part
from handlers.consultations.making import short
from handlers.conversation.form import Form, Loader
from handlers.conversation.messages import Outgoing
from handlers.lists import lists
from handlers.meetings import agenda, check_in, corrected, door, planning, results, running
from handlers.people import help, naming, one_person, privacy, sharing, welcome
from handlers.proposals import (
    answering,
    enter,
    finished,
    listed,
    questions,
    supporting,
    takeover,
    track,
    whether,
)
from handlers.proposals.proposing import propose
from handlers.staff import below, bill, exporting, morning, photos, spread, waiting, years
from handlers.staff.deciding import correcting, deciding, desk, held, merging, noting, ready
from handlers.staff.many import carrying, many
from handlers.staff.many.lines import LINES
from handlers.staff.people import contact, deputy, invited, successor, team, unreached
from handlers.staff.sipd import reading as sipd_reading
from handlers.staff.sipd import typing as sipd_typing
from handlers.turn import Turn
from storage.proposals.rulings import RULES, Decision
from storage.staff.roles import Operation

FORMS: Mapping[str, Form | Loader] = {
    "welcome": welcome.FORM,
    "propose": propose.FORM,
    "apart": whether.FORM,
    "enter": enter.FORM,
    "withdraw": track.WITHDRAW,
    "forget": privacy.FORGET,
    "rename": naming.FORM,
    "connect": one_person.CONNECT,
    "separate": one_person.SEPARATE,
    "dispute": finished.DISPUTE,
    "decide": deciding.DECIDE,
    "many": many.FORM,
    "undo": deciding.UNDO,
    "merge": merging.FORM,
    "carry": carrying.FORM,
    "correct": correcting.FORM,
    "annotate": noting.ANNOTATE,
    "ask": questions.ASK,
    "answer": questions.ANSWERING,
    "invite": team.INVITE,
    "announcement": announce.FORM,
    "deputy": deputy.FORM,
    "end": team.END,
    "tahap": years.TAHAP,
    "export": exporting.FORM,
    "typed": sipd_typing.FORM,
    "home": agenda.HOME,
    "attendee": check_in.ATTENDEE,
    "meeting": planning.FORM,
    "cancel_meeting": running.CANCEL,
    "names": door.NAMES,
    "consult": form.load,
    "forum": short.FORM,
    "paper": short.PAPER,
    "poster": short.POSTER,
    "input": inputs.INPUT,
    "reply": inputs.ANSWER,
    "result": results.FORM,
    "correct_result": corrected.FORM,
    "hide": photos.HIDE,
}


class Takes(StrEnum):
    """What may follow a command."""

    NOTHING = "nothing"
    NUMBER = "number"  # a proposal's number, or a page
    TEXT = "text"  # anything: "usul jalan rusak ..."
    WORDS = "words"  # what staff look for: "tugas drainase", "tugas 2"
    LINE = "line"  # numbers of proposals and more; of staff alone: "tolak 7 8 lahan karena ..."


@dataclass(frozen=True, slots=True)
class Command:
    """A word that does something. Its words are `command-NAME` in locales: the word itself,
    `.also` other spellings, `.about` its line in menus, `.button` its label.

    One that is `free` is answered without consent; one that is a `side` question is answered in
    the middle of a form, which then goes on where it was. One that is not `in_form` is a word of
    another meaning there ("lanjut"). Of one that takes a proposal's number, `whose` says which it
    can be about. One that stands in the `menu` and `needs` a role is shown only
    to those who hold it.
    """

    handler: Callable[[Turn, str], Awaitable[list[Outgoing]]]
    takes: Takes = Takes.NOTHING
    free: bool = False
    side: bool = True
    menu: bool = True
    needs: Operation | None = None
    whose: Whose | None = None
    in_form: bool = True


COMMANDS: Mapping[str, Command] = {
    "propose": Command(propose.begin, Takes.TEXT, side=False),
    "mine": Command(track.mine, Takes.NUMBER),
    "check": Command(track.check, Takes.NUMBER, whose=Whose.ANY),
    "share": Command(track.share, Takes.NUMBER, menu=False, whose=Whose.ANY),
    "change": Command(track.change, Takes.NUMBER, side=False, whose=Whose.OWN),
    "withdraw": Command(track.withdraw, Takes.NUMBER, side=False, whose=Whose.OWN),
    "private": Command(track.private, Takes.NUMBER, menu=False, whose=Whose.OWN),
    "confirm": Command(finished.confirm, Takes.NUMBER, menu=False, whose=Whose.DONE),
    "dispute": Command(finished.dispute, Takes.NUMBER, side=False, menu=False, whose=Whose.DONE),
    "affirm": Command(finished.affirm, Takes.NUMBER, menu=False, whose=Whose.OWN),
    "unneeded": Command(finished.unneeded, Takes.NUMBER, side=False, menu=False, whose=Whose.OWN),
    "support": Command(supporting.begin, Takes.NUMBER, menu=False, whose=Whose.ANY),
    "unsupport": Command(supporting.end, Takes.NUMBER, menu=False, whose=Whose.ANY),
    "public": Command(listed.listed, Takes.TEXT),
    "claim": Command(takeover.claim, menu=False),
    "card": Command(enter.card, Takes.TEXT, side=False, needs=Operation.ENTER_FOR_OTHERS),
    "enter": Command(enter.begin, side=False, needs=Operation.ENTER_FOR_OTHERS),
    "coming": Command(agenda.coming, menu=False, in_form=False),
    "maybe": Command(agenda.maybe, menu=False, in_form=False),
    "absent": Command(agenda.absent, menu=False, in_form=False),
    "home": Command(agenda.home, side=False, menu=False),
    "tasks": Command(waiting.tasks, Takes.WORDS, needs=Operation.SEE_TASKS),
    "below": Command(below.overview, Takes.WORDS, needs=Operation.SEE_TASKS),
    "spread": Command(spread.command, Takes.WORDS, needs=Operation.SEE_TASKS),
    "remind": Command(spread.remind, Takes.WORDS, menu=False),
    "search": Command(waiting.search, Takes.WORDS, needs=Operation.SEE_TASKS),
    "task": Command(desk.task, Takes.NUMBER, menu=False, whose=Whose.STAFF),
    "pictures": Command(desk.pictures, Takes.NUMBER, menu=False, whose=Whose.STAFF),
    "decide": Command(deciding.decide, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "undo": Command(deciding.undo, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "merge": Command(merging.merge, Takes.WORDS, side=False, needs=Operation.MERGE),
    "part": Command(merging.part, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "correct": Command(correcting.correct, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "held": Command(held.held, Takes.WORDS, needs=Operation.RELEASE),
    "release": Command(held.release, Takes.NUMBER, menu=False, whose=Whose.STAFF),
    "carry": Command(carrying.carry, Takes.WORDS, side=False, needs=Operation.CARRY_OVER),
    "similar": Command(merging.similar, Takes.WORDS, needs=Operation.SEE_TASKS),
    "annotate": Command(noting.annotate, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    **{name: Command(many.line(name), Takes.LINE, side=False, menu=False) for name in LINES},
    "complete": Command(ready.complete, Takes.NUMBER, menu=False, whose=Whose.STAFF),
    "list": Command(lists.answered, needs=Operation.IMPORT_LIST),
    "ask": Command(questions.ask, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "answer": Command(answering.answer, Takes.TEXT, side=False, menu=False),
    "announce": Command(announce.announce, side=False, needs=Operation.ANNOUNCE),
    "announcements": Command(announced.mine, Takes.NUMBER, needs=Operation.ANNOUNCE),
    "pause": Command(announced.pause, menu=False, in_form=False),
    "resume": Command(announced.resume, menu=False, in_form=False),
    "halt": Command(announced.halt, menu=False, in_form=False),
    "recipients": Command(announced.recipients, Takes.NUMBER, menu=False),
    "meetings": Command(running.meetings_of, Takes.NUMBER, needs=Operation.CHECK_IN_OTHERS),
    "meeting": Command(planning.meeting, side=False, needs=Operation.HOLD_MEETING),
    "forum": Command(short.begin, Takes.NUMBER, side=False, needs=Operation.CONSULT),
    "inputs": Command(inputs.command, Takes.TEXT, side=False, needs=Operation.CONSULT),
    "contact": Command(
        contact.contact, Takes.NUMBER, needs=Operation.SEE_CONTACTS, whose=Whose.STAFF
    ),
    "unreached": Command(unreached.unreached, Takes.WORDS, needs=Operation.SEE_UNREACHED),
    "photos": Command(photos.look, Takes.NUMBER, needs=Operation.LET_PHOTO, in_form=False),
    "let": Command(photos.let, Takes.NUMBER, menu=False, in_form=False),
    "hide": Command(photos.hide, Takes.NUMBER, side=False, menu=False),
    "mornings": Command(morning.on, needs=Operation.SEE_TASKS),
    "no_mornings": Command(morning.off, needs=Operation.SEE_TASKS),
    "invite": Command(team.invite, side=False, needs=Operation.INVITE),
    "invited": Command(invited.invited, Takes.NUMBER, needs=Operation.INVITE),
    "replace": Command(successor.replace, Takes.NUMBER, needs=Operation.INVITE),
    "uninvite": Command(invited.withdraw, Takes.NUMBER, menu=False),
    "join": Command(team.join, Takes.TEXT, menu=False),
    "deputy": Command(deputy.deputy, Takes.WORDS, side=False, needs=Operation.DEPUTIZE),
    "end": Command(team.end, side=False, needs=Operation.INVITE),
    "years": Command(years.years, Takes.NUMBER, needs=Operation.SET_CYCLE),
    "bill": Command(bill.cost, Takes.TEXT, needs=Operation.SEE_BILL),
    "tahap": Command(years.tahap, side=False, menu=False),
    "export": Command(exporting.export, Takes.WORDS, side=False, needs=Operation.EXPORT),
    "sipd": Command(sipd_typing.command, Takes.WORDS, needs=Operation.TYPE_SIPD),
    "typed": Command(sipd_typing.typed, Takes.NUMBER, side=False, menu=False, whose=Whose.STAFF),
    "sipd_file": Command(sipd_reading.answered, menu=False),
    "stop_export": Command(exporting.stop, Takes.NUMBER, menu=False),
    "links": Command(exporting.held_links, menu=False),
    "revoke": Command(exporting.revoke, Takes.NUMBER, menu=False),
    "schedule": Command(agenda.schedule),
    "consult": Command(taking_part.consult, Takes.TEXT, side=False),
    "help": Command(help.help, free=True),
    "language": Command(help.language, Takes.TEXT, free=True),
    "stop": Command(silenced.stop, free=True),
    "start": Command(privacy.start, free=True),
    "data": Command(privacy.my_data, free=True),
    "rename": Command(naming.rename, side=False, menu=False, in_form=False),
    "connect": Command(one_person.connect, Takes.TEXT, side=False, menu=False),
    "switch": Command(sharing.switch, Takes.TEXT, free=True, side=False, menu=False),
    "separate": Command(one_person.separate, side=False, menu=False),
    "forget": Command(privacy.forget, free=True, side=False),
}

# What is asked for in storage only once it is known which proposal or announcement is meant.
ASKED_LATER: Mapping[str, tuple[Operation, ...]] = {
    "task": (Operation.SEE_TASKS,),
    "pictures": (Operation.SEE_TASKS,),
    "decide": tuple(rule.operation for rule in RULES.values()),
    "undo": (Operation.TAKE_BACK,),
    "part": (Operation.MERGE,),
    "correct": (Operation.CORRECT,),
    "annotate": (Operation.ANNOTATE,),
    "release": (Operation.RELEASE,),
    **{
        name: (RULES[Decision(what)].operation if what in list(Decision) else Operation.ANNOTATE,)
        for name, what in LINES.items()
    },
    "ask": (Operation.ASK,),
    "complete": (Operation.ASK,),
    "pause": (Operation.ANNOUNCE,),
    "resume": (Operation.ANNOUNCE,),
    "halt": (Operation.ANNOUNCE,),
    "recipients": (Operation.SEE_RECIPIENTS,),
    "uninvite": (Operation.INVITE,),
    "remind": (Operation.REMIND,),
    "meetings": (Operation.FILE_RESULT,),
    "tahap": (Operation.SET_CYCLE,),
    "typed": (Operation.TYPE_SIPD,),
}

# What each command of staff is for: whoever may do any of it is told of the word.
DUTIES: Mapping[str, tuple[Operation, ...]] = {
    name: (*((command.needs,) if command.needs is not None else ()), *ASKED_LATER.get(name, ()))
    for name, command in COMMANDS.items()
    if command.needs is not None or name in ASKED_LATER
}


def menu(locale: str) -> list[tuple[str, str, str]]:
    """The commands for a channel's menu: name, word, and what it does."""
    return [
        (
            name,
            locales.text(locale, f"command-{name}"),
            locales.text(locale, f"command-{name}.about"),
        )
        for name, command in COMMANDS.items()
        if command.menu and command.needs is None
    ]


# Commands of an area, which stands behind their word.
OF_AREAS = frozenset({"spread", "below", "held", "sipd"})
