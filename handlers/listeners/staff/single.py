"""One decision on one proposal, as a sentence of staff says it: its form opens with the priority
and why."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Outgoing, Text, Words
from handlers.listeners import filled
from handlers.listeners.staff import instead
from handlers.reading import spelling
from handlers.reading.joined import BECAUSE
from handlers.reading.meaning.acts import Act
from handlers.reading.staff import author_asked
from handlers.staff import by_name, picking
from handlers.staff.deciding import deciding
from handlers.staff.deciding.deciding import reasons_for
from handlers.staff.deciding.reasons import reason_meant
from handlers.staff.many import giving_back, whys
from handlers.staff.many.clause import Clause
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import does, particles
from handlers.staff.many.tokens import LEAVE, Is, marked
from handlers.turn import Turn
from storage import rules
from storage.messages import outbox
from storage.proposals.rulings import RULES, Decision

_PRIORITY = late.regex(
    r"\bprior(?:itas|ity)?\.?\s*(?:ke|no|nomor|nomer|number)?[\s.-]*(\d{1,4})\b", re.I
)
# The act that each decision is, where which one is asked first.
ACTS = {
    Decision.VERIFY: Act.VERIFY,
    Decision.RETURN: Act.RETURN,
    Decision.AGREE: Act.AGREED,
    Decision.RESERVE: Act.AGREED,
    Decision.FORWARD: Act.FORWARD,
    Decision.KEEP: Act.KEEP,
    Decision.END: Act.REFUSE_PROPOSAL,
}
_RESERVE = frozenset({"cadangan", "cadangkan", "reserve"})
# Behind these words stands why.
_WHY = late.regex(
    rf"\b(?:{BECAUSE}|alasan(?:nya)?|since)\b[\s:,-]*(.+)$",
    re.I | re.S,
)
# Or after the number ("kembalikan no 1, fotonya kurang jelas").
_WHY_AFTER = late.regex(
    r"\b(?:no|nomor|nomer|number|MTR-\d+-)\W*\d+(?:\s+(?:ya|pak|bu|dulu))?\s*[,;:.]\s*((?!prior)[^\d\s]\D*\s\D+)$",
    re.I,
)


async def decide(turn: Turn, said: str, decision: Decision, looked: str | None = None) -> Heard:
    """The form of a decision; without a number that of the proposal that was `looked` at last, or
    what waits for one."""
    reserved = not _RESERVE.isdisjoint(spelling.fold(said).split())
    if decision in (Decision.AGREE, Decision.KEEP) and reserved:
        decision = Decision.RESERVE
    apart = await filled.number(turn, said) is None and await by_name.named_apart(turn, said)
    named = None if apart else await filled.named(turn, said) or looked
    if named is None:
        what = Text(f"decide-decision.{decision}")
        return await picking.which_one(turn, ACTS[decision], said, what)
    settled = await which.settle(turn, named, "decide", which.Whose.STAFF)
    if isinstance(settled, Outgoing):
        return Heard([settled], again=True)
    why = _WHY.search(said) or _WHY_AFTER.search(said)
    tells = RULES[decision].reasoned and await _says_more(turn, said)
    before, own = whys.in_sentences(which.without_naming(said).strip()) if tells else ("", said)
    told = why[1] if why else _told(own) if tells else ""
    if len(before.split()) >= whys.TELLS and told:
        turn.beside.append(not_told(before))
    if decision is Decision.RETURN and author_asked.asks_author(told):
        told = author_asked.question_in(told) or told
    priority = _PRIORITY.search(said)
    return await opened(turn, settled, decision, told, priority and priority[1])


def not_told(said: str) -> Text:
    """What was said beside a decision, and its author does not read."""
    return Text("decide-aside", {"typed": Literal(shorten(said, 160))})


# That another is meant than was said, which tells nobody why.
MENDS = late.regex(
    r"^\W*(?:maaf|eh|ralat|(?:ga|gak|nggak|tidak|ora)\s+(?:jadi|sido))\b|\b(?:harusnya|seharusnya|mestinya|kudune)\W+(?:no|nomor|nomer|yang|yg|sing)\b"
    r"|\bbukan\s(?:(?:no|nomor|nomer|yang|yg)\s)?\d"
    r"|^\W*(?:\w+\s)?(?:salah|keliru|kliru)\s(?:pencet|ketik|tulis|klik|pilih|kirim|tekan)\b",
    re.I,
)
# So many words behind what names a proposal say why.
TOLD = 3


async def _says_more(turn: Turn, said: str) -> bool:
    """Whether a sentence says more than what is done, and with which."""
    known = await by_name.waiting_for(turn)
    tokens = marked(said, turn.site.letters, known.named_at, which.OTHER)
    return any(each.is_ is Is.WORD for each in tokens)


def _told(said: str) -> str:
    """All that is said of a proposal, which tells why where no word says which part does."""
    if MENDS.search(said):
        return ""  # it says which, and not why
    parts = re.split(r"[,;:]\s+", said, maxsplit=1)
    rest = parts[-1] if len(parts[-1].split()) >= TOLD else parts[0]
    return rest if len(rest.split()) >= TOLD else ""


async def opened(
    turn: Turn, number: str, decision: Decision, why: str, priority: str | None
) -> Heard:
    """The form of a decision on one proposal, with why, the reason that this names and the
    priority."""
    before = turn.talk.open
    if (other := await instead.of(turn, [number], RULES[decision].operation, why)) is not None:
        return other
    out = await deciding.decide(turn, f"{number}:{decision}")
    state = turn.talk.open
    if state is None or state is before or state.form != "decide":
        return Heard(out, again=True)
    why = turn.clean(author_asked.without_whom(why)) if RULES[decision].reasoned else ""
    given: dict[str, str] = {}
    if rules.WHY.holds(len(why)):
        state.answers["why"] = why
    if why and (reason := _reason(why, decision)) is not None:
        given["reason"] = turn.say(reason)
    elif why and state.asked == "reason":
        out = await turn.conversation.repeat()  # with what was said
    if priority:
        given["priority"] = priority
    return await filled.fill(turn, out, "decide", given)


def _reason(why: str, decision: Decision) -> Words | None:
    """The reason that is named in why something is decided, as its choice says it."""
    reason = reason_meant(why, decision)
    return next((c.label for c in reasons_for(decision) if c.id == reason), None)


_LAST = late.regex(r"^(?P<told>.+?)[.,;]\s+(?P<does>[^.,;]+)$", re.S)


# What is done, and why behind it, told apart: "tolak, tanahnya punya pt".
_LEADS = late.regex(r"^\W*\w+(?:\s+\w+){0,2}\s*[,;:.]\s+\w+\W+\w+", re.S)


def all_tells_why(text: str, clauses: list[Clause]) -> bool:
    """Whether "semua" stands in why something is decided, and not in which."""
    whole = len(clauses) == 1 and clauses[0].everything and not clauses[0].others
    head = re.split(r"[,;:.]\s", text, maxsplit=1)[0]
    return whole and _LEADS.match(text) is not None and _ALL.search(head) is None


_ALL = late.regex(r"\b(?:semua\w*|kabeh|seluruh\w*|all)\b", re.I)


async def of_looked_at(turn: Turn, text: str, known: by_name.Known) -> list[Clause]:
    """What is decided on the one that was just looked at: at the end of a sentence which tells of
    it before ("ini rawan longsor memang, sudah sy tinjau. setujui"), or with why behind it ("tunda,
    warga belum diajak ngomong")."""
    parts, first = _LAST.match(text), does(spelling.fold(text).split())
    decision = Decision(LINES[first[0]]) if first is not None and first[1] == 0 else None
    leads = decision is not None and RULES[decision].reasoned and _LEADS.match(text) is not None
    if (parts is None and not leads) or which.all_named_in(turn, text):
        return []
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    looked = {id.split(":")[2] for id, _ in newest if id.startswith("do:decide:")}
    if len(looked) != 1:
        return []
    proposal = await which.find(turn, next(iter(looked)))
    words = spelling.fold(text).split()
    called = known.meant([words[at] for at in sorted(known.named_at(words))])
    if proposal is None or (called and proposal.id not in {each.id for each in called}):
        return []
    of_it = f"{proposal.number.running} {text if leads or parts is None else parts['does']}"
    found = giving_back.read(of_it, turn.site.letters, known.named_at, which.OTHER)
    if leads and len(found) == 1 and found[0].why and not found[0].unread:
        return found
    if (
        leads
        or parts is None
        or len(found) != 1
        or found[0].why
        or found[0].unread
        or found[0].name == LEAVE
    ):
        return []
    if found[0].reasoned:
        found[0].why = parts["told"].strip(" ,.;")
    else:
        turn.beside.append(Text("many-unused", {"typed": Literal(shorten(parts["told"], 80))}))
    return found


async def of_the_same(turn: Turn, name: str) -> str | None:
    """The button of the same decision under a proposal that is looked at, whatever it is called
    there: "tolak" is "Tidak dilanjutkan"."""
    if turn.talk.open is not None or name not in LINES:
        return None
    asked, newest = await outbox.last_choices(turn.store, turn.person.id)
    ids = [id for id, _ in newest if id.startswith("do:decide:") and id.endswith(f":{LINES[name]}")]
    return ids[0] if len(ids) == 1 and asked else None


# "Oke terima", "acc aja pak" have no more words.
SHORT = 4


async def said_alone(turn: Turn, text: str) -> str | None:
    """The button of a decision under the proposal that is looked at, where a text says that and no
    more: "oke terima"; what is called as the button is called is heard elsewhere."""
    words = spelling.fold(text).split()
    if not 0 < len(words) <= SHORT:
        return None
    bare = [word for word in words if word not in AGREES | particles()]
    found = does(bare) if bare else None
    if found is None or found[1:] != (0, len(bare)):
        return None
    return await of_the_same(turn, found[0])


AGREES = frozenset({"oke", "ok", "okeh", "sip", "siap", "baik", "ya", "iya", "yaudah", "nah"})
