"""What staff say to a decision that is asked about, beside yes and no: the yes with what is decided
in it ("setujui ya, kirim aja"), and that this one is passed over."""

from __future__ import annotations

from dataclasses import replace

import locales
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked as Command
from handlers.commands import run
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.listeners.staff import single
from handlers.listeners.staff.lined import decided_on, now_asked, without
from handlers.reading import spelling
from handlers.reading.left_out import left_out
from handlers.reading.meaning.acts import PARTICULARS, Act
from handlers.reading.meaning.meant import Asked
from handlers.reading.staff import author_asked
from handlers.reading.staff.asked_why import may_undo, what_told, will_be_told
from handlers.reading.staff.deciding import no_reason
from handlers.reading.staff.deciding.no_reason import NoReason
from handlers.reading.staff.deciding.passed_over import of_all, passed_over
from handlers.staff import by_name
from handlers.staff.deciding.deciding import TELLS
from handlers.staff.deciding.desk import TASKS
from handlers.staff.deciding.reasons import reason_meant, waits
from handlers.staff.many import everything, giving_back, many, ordering
from handlers.staff.many.clauses import may_decide
from handlers.staff.many.lines import LINES, read, same_as
from handlers.staff.many.spoken import LONGEST, around, does, particles
from handlers.turn import Turn
from storage import rules
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision

# The question before what cannot be undone, and the one that may be left out.
SURE, RANK, REASON, EXPLAINED = "sure", "priority", "reason", "why"
_LINE = {decision: name for name, decision in LINES.items()}
# A yes of more words says more.
WORDS = 7
YES, BARE = "yes", "bare"


@hearing(busy=True, text=True, tapped=False)
async def said(turn: Turn) -> Heard | None:
    """A yes with its verb, or that one is passed over, where one or several are decided on."""
    state, text = turn.talk.opened, turn.message.text
    if turn.talk.ask:
        return None
    if state.form not in ("decide", many.FORM_NAME):
        return None
    _names_reason(turn, state, text)
    if state.confirm:
        return None
    if of_all(text) or (passed_over(text) and _passes(turn, state, text)):
        return await _passed(turn)
    for reads in (_but_some, _said_again):
        if (heard := await reads(turn, state, text)) is not None:
            return heard
    if state.asked == EXPLAINED and (heard := await _no_reason(turn, state, text)) is not None:
        return heard
    if state.asked == REASON:
        heard = await _no_reason(turn, state, text) or await _tells_why(turn, state, text)
        if heard is not None:
            return heard
    if state.asked == SURE and (heard := await _asked_before(turn, state, text)) is not None:
        return heard
    sends = _sends(turn, text, now_asked(state))
    if state.asked == RANK and state.form == "decide" and turn.is_word("yes", text):
        sends = YES  # it goes on without a number, and is shown before anything is written
    if sends and state.asked == SURE:
        turn.message = replace(turn.message, text=locales.words("id", "words-yes")[0])
    elif sends == YES and state.asked == RANK:
        turn.message = replace(turn.message, text=locales.words("id", "words-skip")[0])
    else:
        return None
    return Heard(await turn.conversation.hear(turn.message))


async def _but_some(turn: Turn, state: State, text: str) -> Heard | None:
    """The same decision without some that it was of: "eh, semua kecuali yang menjahit". What is
    left out and cannot be told is asked, so that nobody says yes to it."""
    now, out = now_asked(state), left_out(text)
    if out is None or state.form != many.FORM_NAME or not now or state.asked != SURE:
        return None
    if any(word not in _ALL_OF_IT | particles() for word in spelling.fold(out.rest).split()):
        return None
    line = read(LINES[now], f"semua kecuali {out.said}", turn.site.letters)
    line, _ = await everything.named_but(turn, line)
    open_ones = await decided_on(turn, state)
    left = [str(p.number.running) for p in open_ones for n in line.without if same_as(n, p.number)]
    if line.but or not left:
        typed = Literal(shorten(out.said, 60))
        return Heard([Outgoing((Text("many-but", {"typed": typed}),))], again=True)
    return await without(turn, state, open_ones, left)


_ALL_OF_IT = frozenset({"semua", "semuanya", "kabeh", "all", "everything", "tapi", "tp", "but"})


# What only says that it is another number, or another priority, than was said.
_MEANT = frozenset(
    {"salah", "keliru", "kliru", "bukan", "dudu", "maksud", "maksudnya", "maksudku", "harusnya"}
    | {"seharusnya", "mestinya", "kudune", "no", "nomor", "nomer", "nmr", "yang", "yg", "sing"}
    | {"ralat", "ganti", "ubah", "ke", "jadi", "usulan", "ketik", "pencet", "tulis", "tadi", "td"}
    | {"number", "meant", "i", "not", "wrong", "it", "be", "should", "tapi", "tp", "the", "sorry"}
    | {"saya", "sy", "aku", "ku", "sini", "sana", "aja", "saja", "pak", "bu", "maaf"}
)
_NUMBERS = frozenset({"no", "nomor", "nomer", "nmr", "usulan", "number"})
_RANKS = frozenset({"prioritas", "prioritasnya", "prioritase", "prio", "priority", "peringkat"})


@hearing(busy=True, text=True, tapped=False, staff=True)
async def another(turn: Turn) -> Heard | None:
    """Where why is asked, or all is shown, of a decision on one: that it is of another ("salah,
    maksud saya nomor 3"), or with another priority."""
    state, text = turn.talk.opened, turn.message.text
    if turn.talk.ask or state.confirm or state.asked not in (SURE, REASON, EXPLAINED):
        return None
    now, some = now_asked(state), await decided_on(turn, state)
    words = spelling.fold(text).split()
    plain = _MEANT | _RANKS | particles() | turn.known("slip")
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < LONG]
    only = all(word.isdecimal() or word in plain for word in words)
    agrees = not turn.known("yes").isdisjoint(words)  # "ya 2"
    mends = not (_MEANT | _RANKS).isdisjoint(words)  # a number alone is one of the buttons
    if len(some) != 1 or not now or not (only and mends) or agrees or "?" in text:
        return None
    mine, said = some[0].number.running, [n for n in numbers if n != some[0].number.running]
    if len(said) != 1:
        return None
    decision, why = Decision(LINES[now]), str(state.answers.get("why") or "")
    ranks = not _RANKS.isdisjoint(words)
    if ranks and (decision is not Decision.AGREE or state.form != many.FORM_NAME):
        return None  # its form puts its priority right by itself
    alone = decision is not Decision.AGREE and state.asked == SURE  # "3 harusnya"
    named = mine in numbers or not _NUMBERS.isdisjoint(words) or alone
    found = some[0] if ranks else await which.find(turn, str(said[0])) if named else None
    if found is None:
        return None
    turn.talk.open = None
    if not ranks:
        left = Literal(f"{mine} ({shorten(some[0].content.wish, 40)})")
        turn.beside.append(Text("decided-only-left", {"which": left}))
    rank = str(said[0]) if ranks else _priority(state)
    heard = await single.opened(turn, str(found.number), decision, why, rank)
    now_open, reason = turn.talk.open, state.answers.get("reason")
    if reason and now_open is not None and now_open.asked == REASON:
        label = turn.say(Text(f"reason-{reason}.name"))
        return Heard(await turn.conversation.hear(replace(turn.message, text=label)))
    return heard


LONG = 6  # figures of a proposal's number, at the most


def _priority(state: State) -> str | None:
    """The priority that was said, if one was."""
    picked = (state.answers.get("numbers") or {}).get("picked", ())
    said = state.answers.get("priority") or (picked[0][2] if len(picked) == 1 else None)
    return str(said) if said else None


async def _said_again(turn: Turn, state: State, text: str) -> Heard | None:
    """The same decision on the same one, with why, is why; a yes, where why has been said and which
    reason that is cannot be told, is that it is another one ("iya betul ditolak")."""
    now, why = now_asked(state), state.answers.get("why")
    told = author_asked.worded(text, returned=False)
    if now and told and state.asked in (REASON, EXPLAINED):
        return await _told(turn, state, now, told)  # "alasannya ..."
    if now and state.asked == REASON and why and _agrees(turn, text, now):
        label = turn.say(Text(f"reason-{Reason.OTHER}.name"))
        return Heard(await turn.conversation.hear(replace(turn.message, text=label)))
    if state.form != "decide" or not now or state.asked not in (REASON, EXPLAINED, SURE):
        return None
    if not may_decide(text) or not RULES[Decision(LINES[now])].reasoned:
        return None
    known = await by_name.waiting_for(turn)
    clauses = giving_back.read(text, turn.site.letters, known.named_at, which.OTHER)
    if len(clauses) != 1 or clauses[0].name != now or not clauses[0].why or clauses[0].unread:
        return None
    said = clauses[0]
    numbers = said.numbers or [str(p.number.running) for p in ordering.sure_of(known, said)]
    mine = {str(each.number.running) for each in await decided_on(turn, state)}
    if not numbers or not mine.issuperset(numbers):
        return None
    return await _told(turn, state, now, said.why)


async def _told(turn: Turn, state: State, now: str, why: str) -> Heard | None:
    """Why, with the reason that it says; which one that is is asked where it says none."""
    if not rules.WHY.holds(len(told := turn.clean(why))):
        return None
    state.answers["why"] = told
    reason = reason_meant(told, Decision(LINES[now])) if state.asked == REASON else None
    if reason is None and state.asked != EXPLAINED:
        return Heard(await turn.conversation.repeat())
    answer = told if reason is None else turn.say(Text(f"reason-{reason}.name"))
    return Heard(await turn.conversation.hear(replace(turn.message, text=answer)))


def _agrees(turn: Turn, text: str, now: str) -> bool:
    """Whether a text is a yes, with what is decided or without."""
    words = [spelling.fold(word) for word in text.split()]
    ways = ("yes", "yes-verb", "particle")
    plain = all(word in turn.known(*ways) for word in words if word)
    says = not turn.known("yes").isdisjoint(words)
    return _sends(turn, text, now) == YES or (plain and says and len(words) <= WORDS)


def _names_reason(turn: Turn, state: State, text: str) -> None:
    """A reason, said where it is asked whether some words are one: they are why, then."""
    typed = turn.clean(str(state.doubt.get("text", "")))
    if state.asked != REASON or not (state.confirm and typed and rules.WHY.holds(len(typed))):
        return
    if no_reason.read(typed, returned=False) is not None:
        return  # a doubt, or a question: it is said not to be used
    labels = {spelling.fold(turn.say(Text(f"reason-{reason}.name"))) for reason in Reason}
    if spelling.fold(text) in labels:
        state.answers["why"] = typed
        state.confirm, state.doubt = None, {}


# What is shown of the proposal to whoever wants to see that.
_SHOWN = {NoReason.PICTURES: "pictures", NoReason.ALIKE: "similar", NoReason.WHOLE: "task"}


async def _no_reason(turn: Turn, state: State, text: str) -> Heard | None:
    """What they want to see of the one that is decided on, before why is asked once more; of
    another question, or a doubt, it is asked whether it is why."""
    if turn.is_way(text) or await turn.conversation.picks(text):
        return None
    found = no_reason.read(text, returned=now_asked(state) == _LINE[Decision.RETURN])
    some = await decided_on(turn, state) if found is not None else []
    number = str(some[0].number) if len(some) == 1 else ""
    if found in _SHOWN and number:
        heard = await run(turn, Command(_SHOWN[found], number))
        bare = [replace(each, choices=()) if each.to is None else each for each in heard.out]
        return Heard(bare, again=True)
    if found is NoReason.WHICH:
        return Heard([Outgoing((Text("stuck-decide-reason"),))], again=True)
    look = Choice(f"do:task:{number}", Text("decide-reason.look")) if number else None
    if found is None and state.asked == REASON:
        other = await _other(turn, state, text)
        look = Choice(f"do:task:{other}", Text("decide-reason.other")) if other else None
    if found is None and look is None:
        return None
    leaves = ("cancel",) if found is NoReason.DOUBTS else ()
    out = await turn.conversation.may_answer(text, look, message=True, others=leaves)
    return Heard(out) if out is not None else None


async def _asked_before(turn: Turn, state: State, text: str) -> Heard | None:
    """What is asked before the yes: whether, and what, the author is told, whether it can be taken
    back, and what there is to see of it."""
    if will_be_told(text) or what_told(text):
        return Heard([Outgoing((Text("decide-will-tell"),))], again=True)
    if may_undo(text):
        return Heard([Outgoing((Text("decide-may-undo"),))], again=True)
    return await _looks(turn, state, text)


async def _looks(turn: Turn, state: State, text: str) -> Heard | None:
    """What they want to see of the one that is decided on, before the yes."""
    if turn.is_way(text) or await turn.conversation.picks(text):
        return None
    return await _no_reason(turn, state, text) if no_reason.only_looks(text) else None


# More words tell something of it.
OTHER = 8


async def _other(turn: Turn, state: State, text: str) -> str:
    """The number of another that waits, where a text calls that, and says no more ("lanjut yang
    lampu dulu"); "" for none."""
    words = spelling.fold(text).split()
    known = await by_name.waiting_for(turn)
    found = known.meant([words[at] for at in sorted(known.named_at(words))])
    if len(found) != 1 or len(words) > OTHER:
        return ""
    around_it = {*around(), *particles(), *no_reason.GOES_ON}
    rest = [word for at, word in enumerate(words) if at not in known.named_at(words)]
    mine = {each.id for each in await decided_on(turn, state)}
    bare = all(word in around_it for word in rest) and not mine & {each.id for each in found}
    return str(found[0].number) if bare else ""


# What residents ask of us, and staff of an author: "pesertanya siapa aja", where a reason is asked.
_OF_AUTHORS = frozenset({Act.WHO, Act.WHODECIDES, Act.PRIVATE, Act.COST, *PARTICULARS})


async def _tells_why(turn: Turn, state: State, text: str) -> Heard | None:
    """Words that read like a resident's question are why, where a reason is asked for."""
    why = turn.clean(text)
    if len(why.split()) < TELLS or not rules.WHY.holds(len(why)) or turn.is_way(text):
        return None
    if may_decide(text) or await turn.conversation.picks(text):
        return None  # "tunda 6 7 karena pagunya sudah habis" is decided of others
    if waits(text) and not turn.is_word("a-moment", turn.fold(why).split()[0]):
        state.answers["why"] = why  # "nunggu survey dinas PU dulu"
        return Heard(await turn.conversation.repeat())
    found = await turn.meant(text, Asked.CHOICE)
    if found.act not in {*_OF_AUTHORS, Act.ANSWER} or _OF_AUTHORS.isdisjoint(
        {found.act, found.second}
    ):
        return None
    state.answers["why"] = why
    return Heard(await turn.conversation.repeat())


def _passes(turn: Turn, state: State, text: str) -> bool:
    """Whether the whole decision is left by a word that may be of one answer: where others wait
    behind it, or there is nothing else that could be left out. Under several it may be said of
    their numbers."""
    if state.asked == RANK:
        return False
    alone = state.form == "decide" or not turn.is_word("skip", text)
    return bool(turn.talk.orders) or (state.asked == SURE and alone)


async def _passed(turn: Turn) -> Heard | None:
    """Leaves undecided what is asked about; what waits behind it comes next."""
    state = turn.talk.open
    some = await decided_on(turn, state) if state is not None else []
    if not some:
        return None
    turn.talk.open = None
    which = ", ".join(f"{p.number.running} ({shorten(p.content.wish, 40)})" for p in some)
    return Heard([Outgoing((Text("decided-only-left", {"which": Literal(which)}),), TASKS)])


def _sends(turn: Turn, text: str, now: str) -> str:
    """YES where a text says what is decided once more, and a yes or that it is to go, and nothing
    else; BARE without that; else "". Of what ends a proposal the decision alone is no yes: "tolak"
    may be said of the question."""
    words = [spelling.fold(word) for word in text.split()]
    words = [word for word in words if word]
    if not now or not words or len(words) > WORDS or "?" in text:
        return ""
    at = named = yes = 0
    while at < len(words):
        found = does(words[at : at + LONGEST])
        if found is not None and found[1] == 0:
            if found[0] != now:
                return ""
            named, at = named + 1, at + found[2]
            continue
        yes += words[at] in turn.known("yes", "yes-verb")
        if words[at] not in turn.known("yes", "yes-verb", "particle"):
            return ""
        at += 1
    if not named:
        return ""
    reasoned = RULES[Decision(LINES[now])].reasoned
    return YES if yes else "" if reasoned else BARE
