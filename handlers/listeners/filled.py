"""Forms of staff that open with what a sentence said of them: number, priority, reason, words.

What is filled in goes through the question's own reader, as if it had been typed there; the last
question, which names it all, is still asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from handlers import commands, late
from handlers.announcements.put_right import TEXT as ANNOUNCED
from handlers.asking import areas, replies
from handlers.asking.heard import Heard, hearing
from handlers.asking.near import some_in
from handlers.asking.person.links import unused
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation import asking
from handlers.conversation.answers import Answer, AskAgain, Draft, shorten
from handlers.conversation.asking import draft
from handlers.conversation.form import Question
from handlers.conversation.messages import Incoming, Literal, Outgoing, Text, Words
from handlers.proposals.proposing.told import begun
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found, Unknown
from handlers.reading.said.of_proposals import phones
from handlers.reading.said.of_us import proposable
from handlers.reading.staff import author_asked, sentences
from handlers.reading.staff.audience import (
    but_whom,
    group_said,
    to_authors,
    without_orders,
    without_whom,
)
from handlers.reading.staff.sentences import annotation
from handlers.staff import by_name, picking
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import spoken
from handlers.turn import Turn
from storage.messages.mailings.audiences import Group
from storage.proposals import lookup
from storage.staff.roles import Operation, Role

# What stands before what is to be announced.
_TELL = late.regex(
    r"^.*?\b(?:di)?(?:(?:peng)?umum\w*|kabar(?:i|in|kan)\w*|kasih\s*(?:tau|tahu|kabar)|kasi\s*tau|beri\s*tahu\w*|beritahu\w*"
    r"|info(?:kan|in)?|sampaikan|(?:inget|ingat|eling)(?:in|kan|ke|no|ake|na)|kandani|remind|siar(?:kan|in)|broadcast|blast|bilang(?:in|kan)?|announce|tell|inform|woro\w*(?:[\s-]+woro\w*)*)\b(?:\s+(?:ke|kepada|sama|semua|seluruh|segenap|neng|nang|ning|marang|the|all|para|warga"
    r"|ketua|residents|people|everyone|masyarakat|rt|rw"
    r"|\d{1,3}(?:\s*(?:,|/|&|-|dan|sama|lan|s/d|sd|sampai|sampe|hingga)\s*(?:(?:rt|rw)\s*)?\d{1,3}\b)*|kelurahan|kalau|kalo|klo|bahwa|that|yen|soal|dong|pak|bu|aja|saja|ae|wae|doang|tok)\b)*"
    r"[\s,:.-]*(.*)$",
    re.I | re.S,
)


# "Posyandu besok libur, tolong diinfokan ke warga": what is told stands before it.
_TOLD_BEFORE = late.regex(
    r"^(.{10,}?)[\s,.;:]*\b(?:(?:tolong|tlg|mohon|mhn|coba|bisa)\s+)*(?:di)?"
    r"(?:umum|kabar|info|sampai|beri\s*tahu|kasih\s*tau|bilang|siar)(?:i|in|kan|kn)?\b"
    r"(?:\s+(?:ke|kepada|sama|semua|warga|masyarakat|para|bapak|ibu|ya|dong|pak|bu"
    r"|rt|rw|dan|\d{1,3}))*\W*$",
    re.I | re.S,
)


# Where the money is said to come from.
FUND = late.regex(
    r"\bdana\s+(?:kelurahan|desa|kecamatan|alokasi\s+\w+)\b|\b(?:dak|dau|csr|pokir)\b", re.I
)


async def number(turn: Turn, said: str) -> str | None:
    """The proposal that a sentence names, else the one that it replies to."""
    named = turn.picked or which.named_in(turn, said)
    if named is not None:
        return named
    replied = replies.about(turn, "proposal")
    proposal = await lookup.get(turn.store, replied) if replied is not None else None
    return str(proposal.number) if proposal is not None else None


async def named(turn: Turn, said: str) -> str | None:
    """As `number`; else the one that a sentence of staff calls by what it is ("tanyain jembatan itu
    bentangnya berapa"), where only one of those that wait for them is called so."""
    found = await number(turn, said)
    if found is not None or not turn.person.works:
        return found
    called = await by_name.only_one(turn, said)
    return str(called.number) if called is not None else None


async def called(turn: Turn, said: str) -> str | None:
    """As `named`, where that waits for them or is below them."""
    found = await number(turn, said)
    proposal = await which.find(turn, found) if found is not None else None
    known = await by_name.waiting_for(turn)
    if proposal is not None and any(proposal.id == each.id for each, _, _ in known.some):
        return found
    called = await by_name.only_one(turn, said)  # the number may be anything else
    return str(called.number) if called is not None else None


async def check(turn: Turn, said: str) -> Heard:
    """How a proposal stands; to staff of its area as it lies on their desk, with what they said,
    where they said more than which."""
    about = await called(turn, said) if turn.person.works else None
    asked = Asked("check", about or await number(turn, said) or "")
    if not asked.rest:
        return await run(turn, asked)
    asked = await commands.at_desk(turn, asked)
    if asked.name == "task" and turn.offer_taken is not None:
        typed = Literal(shorten(turn.clean(said), 120))
        turn.beside.append(Text("filled-said", {"typed": typed}))
    return await run(turn, asked)


_AGREED = late.regex(r"^(?:di)?se(?:pakat|tuju)\w*\s+(?:prioritas\s+)?(\d{1,4})$", re.I)


@hearing(busy=False, text=True, staff=True)
async def numbered(turn: Turn) -> Heard | None:
    """A word of staff with a number and more behind it, while nothing is open: "CATAT 5 PUPR 50
    juta" fills the form, "PUTUSKAN 12 sepakati 5" is a line; what nobody reads is said."""
    text = turn.message.text
    found = commands.numbered(turn, text)
    if found is None:
        return None
    name, number, more = found
    if name == "annotate":
        return await annotate(turn, text)
    if name == "ask":
        return await ask(turn, text)
    if name == "decide":
        priority = _AGREED.match(more)
        said = f"{number} sepakati prioritas {priority[1]}" if priority else f"{number} {more}"
        line = spoken.spoken(said, turn.site.letters)
        if line is not None:
            return await run(turn, Asked(*line))
    if any(not turn.is_word("line-particle", word) for word in more.split()):
        turn.beside.append(Text("many-unused", {"typed": Literal(shorten(more, 60))}))
    return await run(turn, Asked(name, number))


async def no_such(turn: Turn, number: str | None, said: str) -> Heard | None:
    """That nobody has the number that a sentence names, and that it is not used; None where
    somebody has."""
    if not number or await which.find(turn, number) is not None:
        return None
    turn.beside.append(unused(said))
    return Heard([replace(await which.unknown(turn, number), choices=TASKS)], again=True)


async def annotate(turn: Turn, said: str) -> Heard:
    """CATAT, with the office, the cost and the recommendation as far as they were said."""
    asked = await named(turn, said) or await picking.spoken_of(turn, said)
    if asked is None:
        return await picking.which_one(turn, Act.ANNOTATE, said, Text("meant-annotate"))
    if (no := await no_such(turn, asked, said)) is not None:
        return no
    heard = await run(turn, Asked("annotate", asked))
    found = annotation(said)
    fund = FUND.search(said)
    given = {
        "opd": found.opd,
        "cost": found.cost,
        "fund": fund[0] if fund else None,
        "recommendation": found.recommendation,
    }
    return await answered(turn, heard, "annotate", given)


async def invite(turn: Turn, said: str) -> Heard:
    """UNDANG, with the role and the area as far as they were said."""
    heard = await run(turn, Asked("invite"))
    roles = [role for role in Role if role in spelling.fold(said).split()]
    area = turn.site.names.find_in(said).reading
    given = {
        "role": roles[0] if len(roles) == 1 else None,
        "area": area.area.name if isinstance(area, Found) else None,
        "opd": annotation(said).opd,
    }
    return await answered(turn, heard, "invite", given)


async def moved(turn: Turn, said: str) -> Heard:
    """KELURAHAN SAYA, with the kelurahan that a sentence names; whether one may propose for
    elsewhere, asked beside it, is answered."""
    if proposable.asks_whether(said):
        turn.beside.append(await turn.answer(Act.ELSEWHERE, asked=True))
    heard = await run(turn, Asked("home"))
    state, named = turn.talk.open, turn.site.names.find_now(said)
    if state is None or state.form != "home" or isinstance(named.reading, Unknown):
        return heard
    found = named.reading
    name = found.area.name if isinstance(found, Found) else named.words
    return Heard(await turn.conversation.hear(replace(turn.message, text=name, choice=None)))


async def enter(turn: Turn, said: str) -> Heard:
    """WAKILKAN, with whose it is and what they wish as far as they were said."""
    heard = await run(turn, Asked("enter"))
    whose, state = sentences.for_whom(said), turn.talk.open
    if whose is None and (wish := phones.somebodys_wish(said)):
        whose = sentences.ForWhom("", wish)
    if whose is None or state is None or state.form != "enter" or state.touched != turn.now:
        return heard
    if whose.wish:
        answers, told = await begun.heard(turn, whose.wish, {})
        state.answers = {**answers, **state.answers}
        heard = Heard([Outgoing(told), *heard.out])
    return await answered(turn, heard, "enter", {"whom": whose.name or None})


async def answered(
    turn: Turn,
    heard: Heard,
    name: str,
    given: Mapping[str, str | None],
    *,
    ordered: Collection[str] = (),
) -> Heard:
    """A form that has just been opened, with what was said for its questions: what a reader takes
    is its answer, and told; the rest is asked as ever. Where nothing is left to ask, the last is
    asked once more with its answer, so that nothing is written before somebody has seen it. Of
    those whose readers look at what comes before (`ordered`) none is taken after a gap: it waits
    for its question, and that is said."""
    state = turn.talk.open
    if state is None or state.form != name or state.touched != turn.now:
        return heard
    form = await turn.conversation.form(name, state.key)
    if form is None:
        return heard
    told: list[Words] = []
    left = {question: said for question, said in given.items() if said}
    gap, which = False, ""
    for question in form.questions:
        if question.name in state.answers or not question.applies(state.answers):
            continue
        said = left.get(question.name)
        if said and not (gap and question.name in ordered):
            known = draft(form, state, question)
            reading = await question.read(turn, await _as_said(turn, question, said, known), known)
            if isinstance(reading, Answer):
                state.answers[question.name] = reading.value
                del left[question.name]
                label = Text(f"{name}-{question.name}.label")
                look = question.look
                value = await look(turn, reading.value) if look else question.show(reading.value)
                told.append(Text("form-mended.new", {"label": label, "value": value}))
            elif isinstance(reading, AskAgain) and not gap:
                # Asked about at its question, which is the first that is open.
                which = question.name
        gap = gap or question.name not in state.answers
    chosen = left.pop(which, None)
    unused = {name: said for name, said in left.items() if said != turn.message.text}
    if unused:
        shown = Literal(shorten(", ".join(unused.values()), 120))
        told.append(Text("filled-given" if ordered else "talk-unused", {"typed": shown}))
    if ordered:
        state.given = unused
    if not told and chosen is None:
        return heard
    applying = form.applying(state.answers)
    asked = next((q for q in applying if q.name not in state.answers), applying[-1])
    out = await asking.ask(form, state, turn, asked, told if chosen is None else ())
    if chosen is not None:
        again = replace(turn.message, text=chosen, choice=None, reply_to=None)
        out = await turn.conversation.hear(again)
        out = [Outgoing(tuple(told)), *out] if told else out
    return Heard([*heard.out[:-1], *out])


async def _as_said(turn: Turn, question: Question, said: str, known: Draft) -> Incoming:
    """What was said as an answer to a question: the choice whose label it holds most of, from its
    beginning ("pra musrenbang" of "Pra-musrenbang kelurahan")."""
    message = replace(turn.message, text=said, choice=None, reply_to=None)
    if question.choices is None:
        return message
    held: dict[str, int] = {}
    for choice in await question.choices(turn, known):
        words = turn.fold(turn.say(choice.label)).split()
        count = len(words)
        while count and f" {' '.join(words[:count])} " not in f" {turn.fold(said)} ":
            count -= 1
        if count and (count == len(words) or count >= PREFIX_WORDS):
            held[choice.id] = count
    most = [id for id, count in held.items() if count == max(held.values())]
    return replace(message, choice=most[0], text="") if len(most) == 1 else message


# So many words of a label say it.
PREFIX_WORDS = 2


async def ask(turn: Turn, said: str) -> Heard:
    """TANYA, with the question as far as it was said."""
    asked = await named(turn, said) or await picking.spoken_of(turn, said)
    if asked is None:
        return await picking.which_one(turn, Act.ASK_AUTHOR, said, Text("command-ask.button"))
    if (no := await no_such(turn, asked, said)) is not None:
        return no
    heard = await run(turn, Asked("ask", asked))
    question = author_asked.question_in(said)
    return await fill(turn, heard.out, "ask", {"question": question} if question else {})


# What stands between whom something is told and what.
_THAT = late.regex(
    r"^\W*(?:(?:ya|nggih|kalau|kalo|klo|bahwa|yen|nek|soal|supaya|biar|that)\b\W*)*", re.I
)


async def announce(turn: Turn, said: str) -> Heard:
    """UMUMKAN, with the words, the area and the RT or RW as far as they were said; the words
    are asked last of all, so they wait in the draft."""
    before = turn.talk.open
    said, gone = without_whom(said)
    authors, said = to_authors(said)
    heard = await run(turn, Asked("announce"))
    state, given = turn.talk.open, _behind(_TELL, said, "text")
    text = turn.clean(given.get("text", ""))
    if not text and (told := _TOLD_BEFORE.match(said)) is not None:
        text = turn.clean(told[1])
    text, to_us = without_orders(text)
    if to_us:
        typed = Literal(shorten(to_us, 120))
        turn.beside.append(Text("filled-read-first", {"typed": typed}))
    but, text = but_whom(text)
    but = but or gone
    if state is not None and state is not before and state.form == "announcement" and text:
        whom = turn.clean(said)
        whom = whom.replace(text, " ", 1)
        whom = whom.replace(but, " ", 1) if but else whom
        area = turn.site.names.find_in(said).reading
        own = await areas.highest(turn, Operation.ANNOUNCE)
        named = area.area.name if isinstance(area, Found) else None
        if named is not None:
            text = _THAT.sub("", re.sub(rf"^{re.escape(named)}\b", "", text, flags=re.I))
        fits = ANNOUNCED[0] <= len(text) <= ANNOUNCED[1]
        if fits:
            state.answers["text"] = text
        near = near_in(turn, whom)
        if near is not None:
            state.answers["audience"] = [Group.NEIGHBOURS]
        elif authors:
            state.answers["audience"] = [Group(authors)]
        known = named or (own[0].name if len(own) == 1 and (near or authors) else None)
        heard = await answered(turn, heard, "announcement", {"area": known, "near": near})
        if (group := group_said(f"semua kecuali {but}") if but else None) is not None:
            state.answers["audience"] = [Group(group)]
        words = [Text("filled-text", {"text": Literal(text)})]
        if but and group is None and near is None:  # else they are named one by one
            words.append(Text("announcement-but", {"typed": Literal(shorten(but, 60))}))
        if sentences.says_changed(text):
            words.append(Text("filled-changed"))  # changing the meeting itself tells it, too
        return Heard([Outgoing(tuple(words)), *heard.out]) if fits else heard
    return heard


# As it is said of RT and RW: "rt 1 sampe rt 4", "rt 3 sama rt 5".
_UNTIL = late.regex(r"\s+(?:sampe|smpe|sampek|smp|tekan|ngantos)\s+(?=(?:r[tw]\W*)?\d)", re.I)
_SAME = late.regex(r"\s+(?:sama|ama|karo|lan|serta|ambi)\s+(?=(?:r[tw]\W*)?\d)", re.I)


def near_in(turn: Turn, whom: str) -> str | None:
    """The RT and RW to whose people it is said, each of several."""
    held = turn.slots(_SAME.sub(" dan ", _UNTIL.sub(" sampai ", whom)))
    both = (("RT", some_in(held.rt)), ("RW", some_in(held.rw)))
    said = [f"{which} {numbers}" for which, numbers in both if numbers]
    return " ".join(said) or None


def _behind(lead: re.Pattern[str], said: str, question: str) -> dict[str, str]:
    """What stands behind the words that name the form, as the answer to a question."""
    match = lead.match(said)
    text = match[1].strip() if match else ""
    return {question: text} if len(text.split()) > 1 else {}


async def fill(turn: Turn, out: list[Outgoing], form: str, given: Mapping[str, str]) -> Heard:
    """Answers the questions of a form that has just been opened by what was said for them."""
    left = dict(given)
    while (state := turn.talk.open) is not None and state.form == form and state.asked in left:
        answer = replace(turn.message, text=left.pop(state.asked), choice=None, reply_to=None)
        out = await turn.conversation.hear(answer)
    return Heard(out)
