"""What a proposal is about: bidang, wish, problem, how much, and whose the land is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import late
from handlers.asking.person.names import asks_which
from handlers.asking.proposals import bidang
from handlers.conversation.answers import (
    BEGUN,
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    shorten,
    within,
)
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.proposals.proposing import elsewhere
from handlers.proposals.proposing.apart import (
    AFTER,
    APART,
    TOGETHER,
    another,
    both,
    choices,
    chosen,
    first_of,
    separate,
)
from handlers.proposals.proposing.pieces import Pieces, pieces
from handlers.proposals.proposing.shared import of_another
from handlers.proposals.proposing.titled import titled
from handlers.proposals.proposing.told.why import why_first
from handlers.reading import unsaid
from handlers.reading.denial import changed_to, meant_now
from handlers.reading.introduced import introduction, led_on, wish_in
from handlers.reading.meaning.several import MOST, several
from handlers.reading.meaning.slots import STATE
from handlers.reading.meaning.story import pointed
from handlers.reading.said.of_proposals.rewished import rewished
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Topic

WISH, PROBLEM = rules.WISH, rules.PROBLEM


async def topic_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(topic, Text(f"propose-topic.{topic}"), Text(f"propose-topic.{topic}-detail"))
        for topic in Topic
    )


async def read_topic(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """A bidang, or a thing that belongs to one; that is the wish, where there is none yet."""
    if said.choice in list(Topic):
        return _with_said(said.choice, draft.notes.get(SAID, ""), draft)
    text = turn.clean(said.text)
    if said.choice is None and (led := bidang.numbered_first(turn, text)) is not None:
        # "Yang nomor dua aja, jalan": what both say, or it is asked.
        text, own = led[1], turn.slots(led[1]).bidang
        if own is not None and list(Topic)[int(led[0]) - 1] != own:
            unclear = Text("propose-topic.unknown", {"typed": Literal(shorten(said.text, 60))})
            return AskAgain((unclear,), await topic_choices(turn, draft), dict(draft.notes))
    if said.choice is None and "wish" not in draft.answers:
        found = several(text, turn.site.names)
        of = [turn.slots(each).bidang for each in found.parts]
        apart = len(of) > 1 and len(turn.talk.later) + len(of) - 1 <= MOST
        if apart and of[0] and (found.sure or len(set(of)) > 1):
            return _first_topic(turn, draft, found.parts, of[0])
    text = bidang.unhedged(unsaid.known(text) or text)
    of_it, why = bidang.with_reason(turn, text)
    if why:
        if (given := _with_reason(turn, why, of_it, draft)) is not None:
            return given
        text = why
    whole = bidang.without_bidang(turn, text)
    text = bidang.behind_bidang(turn, whole)
    said_words = turn.fold(meant_now(whole)).split()
    named = bidang.named_by(turn, said_words)
    held = turn.slots(text)
    asks = asks_which(text)
    of_one = held.bidang is not None and named <= {held.bidang}
    if said.choice is None and of_one and (not asks or bidang.is_one(text, held)):
        topic = Text(f"propose-topic.{held.bidang}")
        taken = Text("propose-topic.taken", {"topic": topic})
        wish = wish_in(text, tells=True)
        about = bidang.only_about(text)
        short = not WISH.holds(len(wish)) or bidang.only_points(turn, text) or about
        if "wish" not in draft.answers and held.things and short and not asks:
            more = Text("propose-topic.more", {"typed": Literal(wish)})
            return Answer(held.bidang, (taken, more), begun={} if about else {"wish": wish})
        if "wish" in draft.answers or not WISH.holds(len(text)) or asks:
            return Answer(held.bidang, (*bidang.told_whose(text), taken))
        if named and bidang.SORTS.search(text):
            # "Drainase kan masuk fisik ya": which bidang, and no wish.
            more = Text("propose-topic.more", {"typed": Literal(shorten(text, 60))})
            return Answer(held.bidang, (taken, more))
        tells = held.trouble or STATE.search(text)
        if bidang.ABOUT.search(said.text) and tells and PROBLEM.holds(len(text)):
            # "Ini soal anak muda pada nganggur": what is wrong, and nothing is wished yet.
            args = {"label": Text("propose-problem.label"), "value": Literal(text)}
            said_so = (Text("form-mended.new", args), taken)
            return Answer(held.bidang, said_so, also={"problem": text})
        wish = wish if WISH.holds(len(wish)) else text
        words = Text("propose-area.wish", {"wish": Literal(wish)})
        return Answer(held.bidang, (words, taken), also={"wish": wish})
    kept = _told(turn, text)
    alone = len(named) == 1 and named >= ({held.bidang} - {None})
    if said.choice is None and alone and not _FIGURE.search(text):
        return _with_said(named.pop(), kept, draft)
    unknown = Text("propose-topic.unknown", {"typed": Literal(shorten(text, 60))})
    if not kept:
        return Problem((unknown,))
    return AskAgain((unknown,), await topic_choices(turn, draft), {SAID: kept})


def _with_reason(turn: Turn, why: str, topic: str, draft: Draft) -> Answer | None:
    """A bidang, with the reason that is given for it: what is wrong, or whom it is for, which is no
    wish yet ("sosial aja, soalnya buat anak ngaji"); None where that says what is wished."""
    held = turn.slots(why)
    taken = Text("propose-topic.taken", {"topic": Text(f"propose-topic.{topic}")})
    if "wish" in draft.answers:
        return Answer(topic, (taken,))
    wrong = held.trouble or STATE.search(why)
    if wrong and PROBLEM.holds(len(why)):
        args = {"label": Text("propose-problem.label"), "value": Literal(why)}
        return Answer(topic, (Text("form-mended.new", args), taken), also={"problem": why})
    if held.things and not bidang.is_purpose(why):
        return None
    more = Text("propose-topic.more", {"typed": Literal(shorten(why, 60))})
    return Answer(topic, (taken, more))


# What was said where a bidang is asked, and may be the wish.
SAID = "said"
TOLD_WORDS = 4
# "Ibu2" is no number.
_FIGURE = late.regex(r"(?<![^\W_])\d")


def _told(turn: Turn, text: str) -> str:
    """What a text tells of a wish, without that its writer does not know of bidang; "" for what
    tells nothing, or only which bidang ("ekonomi deh eh bukan, fisik")."""
    told = unsaid.known(meant_now(text))
    ways = (*bidang.TOPIC_WORDS, "particle", "mend-lead", "takes-back")
    words = turn.fold(told).split()
    tells = [each for each in words if each not in turn.known(*ways)]
    fits = WISH.holds(len(told)) and len(tells) >= TOLD_WORDS
    empty = asks_which(told) or unsaid.musing(told) or unsaid.pictures_later(told)
    return "" if not fits or empty else told


def _with_said(topic: str, wish: str, draft: Draft) -> Answer:
    """A bidang, with the wish that was said with it, if there is none yet."""
    if not wish or "wish" in draft.answers:
        return Answer(topic)
    taken = Text("propose-topic.taken", {"topic": Text(f"propose-topic.{topic}")})
    words = Text("propose-area.wish", {"wish": Literal(wish)})
    return Answer(topic, (words, taken), also={"wish": wish})


def _first_topic(turn: Turn, draft: Draft, parts: Sequence[str], topic: str) -> Answer:
    """The bidang of the first of several wishes, which is the wish where it tells enough; the
    others come later."""
    first = wish_in(parts[0], tells=True)
    words = first_of(turn, parts, draft.answers)
    taken = Text("propose-topic.taken", {"topic": Text(f"propose-topic.{topic}")})
    return Answer(topic, (*words, taken), also={"wish": first} if WISH.holds(len(first)) else {})


async def read_wish(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    after, how = draft.notes.get(AFTER), chosen(said)
    if after is not None and how is not None:
        return await _wished(turn, said, draft, after, how)
    if how is not None and said.choice is not None:
        return Problem((Text("form-stale"),))
    reading = await _wished(turn, said, draft, turn.clean(said.text), None)
    reading = _of_another(turn, reading, draft)
    if after is None or not isinstance(reading, Answer):
        return reading
    # Another wish instead of those that it was asked about.
    unused = Text("talk-unused", {"typed": Literal(shorten(after, 120))})
    return replace(reading, say=(unused, *reading.say))


def _of_another(turn: Turn, reading: Reading, draft: Draft) -> Reading:
    """Another wish with its own bidang, where it is another thing than the one before: whether the
    problem is still its own is asked."""
    if not (isinstance(reading, Answer) and draft["wish"]):
        return reading
    held, before = turn.slots(reading.value), turn.slots(draft["wish"])
    had, now = ({thing.name for thing in each.things} for each in (before, held))
    if not (had and now) or had & now:
        return reading
    moved = held.bidang not in (None, draft["topic"])
    instead = {**reading.instead, **({"topic": held.bidang} if moved else {})}
    reading = of_another(replace(reading, instead=instead), draft)
    return replace(reading, doubts=("problem",))


# "Perbaikan, eh pembangunan talud": what stands before it was a slip.
_BEGUN_AGAIN = late.regex(
    r"^\W*\w+(?:\s+\w+)?[\s,.]+eh+[\s,.]+(?:(?:bukan|salah|maaf|maksud\w*)\W+)*(?=\w+\W+\w)", re.I
)


async def _wished(turn: Turn, said: Incoming, draft: Draft, text: str, how: str | None) -> Reading:
    """A wish; `how` is whether several in one text are one, once that has been said."""
    if how is None and (why := why_first(turn, text, draft)) is not None:
        return why
    dropped = rewished(text := changed_to(text), "") if how is None else None
    if dropped is not None and dropped.new:
        text = ", ".join((dropped.new, *dropped.more))  # "ga jadi talud, drainase aja"
    if how != TOGETHER and (parts := separate(turn, text)) is not None:
        if parts.sure or how == APART:
            listed = first_of(turn, parts.parts, draft.answers, seen=how == APART)
            return _first_of_them(turn, said, parts.parts[0], listed, draft)
        return AskAgain((both(parts.parts),), await choices(turn, draft), {AFTER: text})
    story, point = pointed(text) or ("", "")
    tells = how is None and "problem" not in draft.answers
    if tells and PROBLEM.holds(len(story)) and WISH.holds(len(point)):
        # What is told before the point is why.
        args = {"label": Text("propose-problem.label"), "value": Literal(shorten(story, 120))}
        wish = wish_in(point, tells=True)
        wish = wish if WISH.holds(len(wish)) else point
        say = (Text("propose-area.wish", {"wish": Literal(wish)}), Text("form-mended.new", args))
        return Answer(wish, say, also={"problem": story})
    if WISH.most < len(text) <= PROBLEM.most and "problem" not in draft.answers:
        # Nothing that was typed is lost: it tells the problem, and the gist is asked for.
        words = Text("propose-wish.moved", {"typed": len(text), "most": WISH.most})
        return AskAgain((words,), also={"problem": text})
    if how == TOGETHER:
        return Answer(text)
    typed = _BEGUN_AGAIN.sub("", text)
    text = _with_begun(turn, typed, draft, WISH)
    said = replace(said, text=text)
    wish = wish_in(text, tells=bool(turn.slots(introduction(text)).things))
    said = replace(said, text=wish) if WISH.holds(len(wish)) else said
    reading = within(turn, said, least=WISH.least, most=WISH.most, words="propose-wish")
    reading = _as_begun(turn, reading, text, draft)
    if isinstance(reading, Answer) and not draft.key:
        area = draft["area"]["code"] if draft["area"] else None
        quicker = await elsewhere.words(turn, reading.value, area)
        told: list[Words] = [quicker] if quicker is not None else []
        if text != typed:
            told.insert(0, Text("propose-area.wish", {"wish": Literal(reading.value)}))
        return replace(reading, say=tuple(told)) if told else reading
    return reading


def _first_of_them(
    turn: Turn, said: Incoming, first: str, listed: tuple[Words, ...], draft: Draft
) -> Reading:
    """The first of several wishes; of one that is too short to be one ("lampu") more is asked."""
    if WISH.holds(len(first)):
        held = turn.slots(first)
        also = pieces(held, {**draft.answers, "wish": first}, "wish").also
        code = draft["area"]["code"] if draft["area"] else None
        return Answer(titled(turn, first, held, also, code), listed)
    said = replace(said, text=first, choice=None)
    reading = within(turn, said, least=WISH.least, most=WISH.most, words="propose-wish")
    reading = _as_begun(turn, reading, first, replace(draft, notes={}))
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*listed, *reading.words))
    return reading


def _with_begun(turn: Turn, text: str, draft: Draft, span: rules.Span) -> str:
    """A text behind the words before it that were too few, where it names no other thing."""
    begun = draft.notes.get(BEGUN, "")
    things, more = turn.slots(begun).things, turn.slots(text).things
    goes_on = len(text) < span.least or (things and set(more) <= set(things))
    goes_on = goes_on and turn.fold(begun) not in turn.fold(text)
    return f"{begun} {text}" if begun and goes_on else text


def _as_begun(turn: Turn, reading: Reading, text: str, draft: Draft) -> Reading:
    """What is too short is asked for more of; what it names, or tells, is kept to go on with."""
    tells = draft["wish"] is not None or turn.slots(text).things
    if (
        not isinstance(reading, Problem)
        or len(text) > WISH.most
        or not tells
        or _FIGURE.search(text)
    ):
        return reading
    return AskAgain(reading.words, (), {**draft.notes, BEGUN: text})


async def read_problem(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The problem; of what is another wish it is asked whether it is, and then kept for later."""
    after, how = draft.notes.get(AFTER), chosen(said)
    if after is not None and how == APART:
        return AskAgain((_for_later(turn, after, draft), Text("propose-problem")))
    more = Pieces()
    if after is not None and how == TOGETHER:
        said = replace(said, text=after, choice=None)
        more = pieces(turn.slots(after), draft.answers, "problem")
    elif said.choice is not None:
        return Problem((Text("form-stale"),))
    elif (whole := _done_to(turn, turn.clean(said.text), draft)) is not None:
        told = {"label": Text("propose-wish.label"), "value": Literal(whole)}
        now = (Text("form-mended", told), Text("propose-problem"))
        return AskAgain(now, (), {}, instead={"wish": whole})
    elif (both_of := another(turn, turn.clean(said.text), draft)) is not None:
        return AskAgain(
            (both(both_of.parts),), await choices(turn, draft), {AFTER: both_of.parts[1]}
        )
    text = _with_begun(turn, turn.clean(said.text), draft, PROBLEM)
    bare = _NAMED.sub("", led_on(text), count=1)
    said = replace(said, text=bare if PROBLEM.holds(len(bare)) else text)
    # "Longsor", "air keruh": how it is tells what is wrong, in however few letters.
    least = rules.STATED.least if turn.slots(said.text).states else PROBLEM.least
    reading = within(turn, said, least=least, most=PROBLEM.most, words="propose-problem")
    if isinstance(reading, Answer):
        also, instead = {**more.also, **reading.also}, {**more.instead, **reading.instead}
        say = (*reading.say, *more.told)
        if after is not None and how is None:
            say = (_for_later(turn, after, draft), *say)  # it was not said whether they are one
        return replace(reading, say=say, also=also, instead=instead)
    return _as_begun(turn, reading, text, draft)


# "Jalan gang", and then "dicor": what is to be done with it.
_DONE = (
    r"(?:di|tak)?(?:cor|aspal|paving|hotmix|rabat|semen|keruk|tutup|ganti|pasang|cat|pagar|renovasi|rehab|normalisasi|perbaharui)(?:i|in|kan|ke)?"
    r"|di(?:perbaiki|baiki|baikin|benahi|benerin|bangun|tambah|lebarkan|lebarin|tinggikan|tinggiin|keraskan|dandani|bener(?:ke|no)|perlebar|perpanjang)"
)
_ONLY_DONE = late.regex(
    rf"^\W*(?:(?:ya|minta|mnt|mohon|mau|tolong|pengen|supaya|biar|kudu|ben)\s+){{0,3}}(?:{_DONE})"
    r"(?:\s+(?:aja|saja|wae|mawon|beton|semen|ulang|lagi|dong|ya|pak|bu|mas|mbak|min|semua|total))*\W*$",
    re.I,
)


def _done_to(turn: Turn, text: str, draft: Draft) -> str | None:
    """The wish with what is to be done, where a text says only that and the wish did not say it."""
    wish = draft["wish"] or ""
    said = _ONLY_DONE.match(text) is not None and re.search(rf"\b(?:{_DONE})\b", wish, re.I) is None
    whole = f"{wish} {text.strip(' .,!')}"
    return whole if wish and said and rules.WISH.holds(len(whole)) else None


def _for_later(turn: Turn, wish: str, draft: Draft) -> Text:
    """Keeps another wish until this one has been sent; says so."""
    first_of(turn, (draft["wish"] or "", wish), draft.answers, seen=True)
    return Text("propose-apart.later", {"typed": Literal(shorten(wish, 120))})


# "Iya masalahnya itu akar pohon ...": what is asked needs no naming.
_NAMED = late.regex(
    r"^\W*(?:iya\W+|ya\W+)?masalah(?:nya|e)\b(?:\s+(?:itu|adalah|yaitu|ya))*\W+(?=\w+\W+\w)", re.I
)
