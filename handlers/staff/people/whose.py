"""Who brought a proposal, and how they are reached, asked by staff in a sentence."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking import refused
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.staff import by_name
from handlers.staff.deciding.desk import not_yours, task
from handlers.staff.people.contact import contact
from handlers.turn import Turn
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, allowed

_WHO = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten|spa)\b.{0,20}\b(?:peng|ng|me|meng)?usul\w*"
    r"|\bpengusul\w*\b.*\b(?:siapa|sopo|sinten)\b",
    re.I,
)
_PHONE = late.regex(
    r"\b(?:no|nomor|nomer|nmr)\.?\s*(?:hp|wa|telp\w*|telepon|hape|kontak)\w*"
    r"|\b(?:kontak|nope|hp|wa)(?:nya|ne|(?<!wa)e)?\b"
    r"|\b(?:telp\w*|telepon\w*|tlp)(?:\W+\w+){0,2}\W+(?:brp|berapa|piro)\b",
    re.I,
)
# What is asked for is their number, and not told that they wrote.
_NUMBER = late.regex(r"\b(?:no|nomor|nomer|nmr|kontak)\b|\b(?:brp|berapa|piro)\b", re.I)
# Who decided on it is in its history.
_DECIDED = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten|spa)\b.{0,15}\b(?:(?:me|ny|n|di|ng)?(?:tolak|olak|setuju|etuju|sepakat|epakat"
    r"|putus|mutus|verif|kembali|simpan|yimpan|catat|atat|terus|erus)\w*)",
    re.I,
)
_AUTHOR = late.regex(r"\b(?:peng|ng)?usul\w*\b|\bwarganya\b|\byang\s+minta\b", re.I)


async def asked(turn: Turn) -> Heard | None:
    """ "Siapa pengusul nomor 1 dan nomer hp nya", while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    phone = _PHONE.search(text) is not None and (
        _AUTHOR.search(text) is not None
        or (_NUMBER.search(text) and await by_name.only_one(turn, text) is not None)
    )
    if not (phone or _WHO.search(text) or _DECIDED.search(text)):
        return None
    found = await _meant(turn, _PHONE.sub(" ", text))
    if isinstance(found, Outgoing):
        return Heard([found])
    if found is None:
        return None
    if not phone and _DECIDED.search(text):
        return Heard(await task(turn, str(found.number)))
    held = await staff.grants(turn.store, turn.person.id)
    content = found.content
    if allowed(held, Operation.SEE_TASKS, content.area, opd=found.opd) is None:
        return Heard([await not_yours(turn, found)])
    number = str(found.number)
    if phone and allowed(held, Operation.SEE_CONTACTS, content.area) is not None:
        return Heard(await contact(turn, number))
    args = {"number": number, "name": Literal(content.name or "")}
    words = [Text("author-named" if content.name else "author-nameless", args)]
    if not phone:
        return Heard([Outgoing(tuple(words)), *await task(turn, number)])
    words.append(Text("author-phone", {"running": str(found.number.running)}))
    no = await refused.lacking(turn, (Operation.SEE_CONTACTS,))
    choices = (
        Choice(f"do:ask:{number}", Text("command-ask.button")),
        Choice(f"do:task:{number}", Text("command-task.button")),
    )
    return Heard([Outgoing((*words, *(no.words[1:] if no is not None else ())), choices)])


async def _meant(turn: Turn, text: str) -> Proposal | Outgoing | None:
    """The one that is numbered, or called by what it is."""
    if (named := which.named_in(turn, text)) is not None:
        settled = await which.settle(turn, named, "task", which.Whose.STAFF)
        return settled if isinstance(settled, Outgoing) else await which.find(turn, settled)
    return await by_name.only_one(turn, text)
