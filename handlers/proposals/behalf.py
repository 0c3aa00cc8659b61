"""For whom staff write a proposal: the name, that they agree, their phone. What is said there and
is none of it is heard as at any other question of a proposal: a wish is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from handlers import late
from handlers.asking.person import names
from handlers.conversation.answers import (
    BEGUN,
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reader,
    Reading,
    read_yes_or_no,
    shorten,
)
from handlers.conversation.form import Mend
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.proposals.proposing.pieces import pieces
from handlers.proposals.proposing.told.answers import answering
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.meaning.places import without_address
from handlers.reading.meaning.slots import STATE, Slots, slots
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals import phones
from handlers.reading.said.wrong import bare, labelled
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# --- whose it is ----------------------------------------------------------------------------


async def read_whom(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """A name; the RT and RW that are said with it are where it is."""
    text = " ".join(turn.clean(said.text).split())
    held = turn.slots(text)
    name = names.given(without_address(text) if held.rt or held.rw else text)
    no_name = not rules.is_name(name) or names.is_sentence(name) or _is_place(name, held)
    if not draft["whom"] and (no_name or names.points(name)):
        told = await _told(turn, said, draft, Text("enter-whom"))
        if told is not None:
            return told  # "portal gang merak rt 4"
    if no_name:
        typed = Literal(shorten(text, 60))
        args = {"typed": typed, "most": rules.NAME.most}
        return Problem((Text("enter-whom.bad", args),))
    found = pieces(replace(held, area=None, problem=None, amount=None, things=()), draft.answers)
    return Answer(name, found.told, also=found.also, instead=found.instead)


def _is_place(name: str, held: Slots) -> bool:
    """Whether what reads like a name is where it is: "imopuro juga RT 3 RW 1"."""
    found = held.area.reading if held.area is not None and (held.rt or held.rw) else None
    return isinstance(found, Found) and fold(name).startswith(fold(found.area.name))


# "Atas nama Bu Kartini ya".
_BEHALF = late.regex(r"^\W*(?:\w+\W+){0,3}?(?:atas\s+nama|a\s?/\s?n|an\.)\s+(?P<name>\S.*)$", re.I)
# "Maaf salah orang, ini usulan Pak Slamet".
_ANOTHER = late.regex(
    r"^\W*(?:\w+\W+){0,2}?(?:(?:salah|keliru|klentu)\s+(?:orang|wong|tiyang|warga)|(?:orang|wong|warga)(?:nya|e)\s+(?:salah|keliru|klentu))\W+"
    r"(?:(?:ini|itu|yang|yg|sing|benar|bener|usul\w*|punya\w*|dari|untuk|buat|harusnya|mestinya|kudune|maksud\w*)\W+)*(?P<name>\w.{1,60}?)(?:\s+(?:ya|pak|bu|kok))?\W*$",
    re.I,
)
_NAME = (
    r"(?:nama|jeneng|asma|nami)(?:\s?(?:nya|ne|e|ipun))?"
    r"(?:\s+(?:warga|orang|beliau|pengusul)\w*)?"
)
_LEADS = late.regex(
    r"^\W*(?:eh+|oh|ralat|koreksi|maaf|sori|sorry|salah|keliru|klentu|luput|bukan|bkn|dudu|sanes|maksud\w*|no|wrong)\b|\b(?:bukan|bkn|dudu|sanes|not)\b",
    re.I,
)
_HONOUR = late.regex(
    r"^(?:pak|bu|bapak|ibu|bpk|mbah|simbah|mas|mbak|kang|yu|h|hj|haji|mr|mrs|ms)\b", re.I
)
# A name that only stands behind "eh" has no more words.
_SHORT = 3


async def mend_whom(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another name than the one that was given: "eh namanya Bu Kartini", "bukan Bu Karto, Bu
    Kartini"."""
    had = draft["whom"]
    if not had or "?" in text:
        return None
    if (spelled := _spelled(had, text)) is not None:
        return Mend(Answer(spelled), whole=True)
    behalf = _BEHALF.match(names.in_the_name(text))
    another = _ANOTHER.match(text)
    said = (behalf or another or {"name": labelled(text, _NAME)})["name"]
    if said is None and _LEADS.search(text):
        said = bare(text)
        known = set(fold(had).split()) & set(fold(text).split())
        called = _HONOUR.match(said) is not None and len(said.split()) <= _SHORT
        said = said if called or known else None
    name = names.given(_honoured(said or "", text))
    if not name or not rules.is_name(name) or names.is_sentence(name) or STATE.search(name):
        return None
    if names.points(name) or turn.slots(name).tells:
        return None
    return Mend(Answer(name), whole=True)


# "Ada typo nama Wagimin, ejaannya Waghimin pake h".
_SPELLED = late.regex(
    r"\b(?:ejaan|tulisan|penulisan|spelling|spelt|spelled)(?:nya|ne|e)?\s+(?:(?:yang|yg|sing)\s+(?:benar|bener)\s+|is\s+)?"
    r"(?P<name>[^\W\d_]{3,30})\b",
    re.I,
)
LIKE = 0.7  # how much of a name stays as it was


def _spelled(had: str, text: str) -> str | None:
    """A name with the word that is spelled otherwise put right; None where none is."""
    found = _SPELLED.search(text)
    if found is None:
        return None
    words, new = had.split(), found["name"]
    likes = [SequenceMatcher(None, word.casefold(), new.casefold()).ratio() for word in words]
    at = likes.index(max(likes))
    if not LIKE <= likes[at] < 1:
        return None
    return " ".join([*words[:at], new.title() if new.islower() else new, *words[at + 1 :]])


def _honoured(name: str, text: str) -> str:
    """A name with what stands before it in a text, where that is how one is addressed."""
    before = fold(text.partition(name)[0]).split() if name else []
    if not before or not _HONOUR.match(before[-1]) or _HONOUR.match(name):
        return name
    return f"{before[-1].title()} {name}"


# --- that they agree ------------------------------------------------------------------------


async def agreed_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(answer, Text(f"enter-agreed.{answer}")) for answer in ("yes", "no"))


async def agreed_wording(turn: Turn, draft: Draft) -> Words | None:
    return _asks_agreed(draft)


def _asks_agreed(draft: Draft) -> Text:
    return Text("enter-agreed", {"name": Literal(draft["whom"] or "")})


async def read_agreed(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """A yes or no, with what is told beside it; or what is told instead."""
    reading = await read_yes_or_no(turn, said, draft)
    if isinstance(reading, Answer) or said.choice is not None:
        return reading
    choices = await agreed_choices(turn, draft)
    if _NOT_ASKED.search(said.text):
        name = Literal(draft["whom"] or "")
        words = (Text("enter-agreed.not-asked", {"name": name}), _asks_agreed(draft))
        return AskAgain(words, choices, dict(draft.notes))
    first, *rest = turn.clauses(turn.clean(said.text)) or [""]
    answer = await read_yes_or_no(turn, replace(said, text=_they(first)), draft)
    more = "".join(rest) if isinstance(answer, Answer) else said.text
    told = await _told(turn, replace(said, text=more), draft, _asks_agreed(draft))
    if told is None:
        return reading
    return _settled(answer, told) if isinstance(answer, Answer) else replace(told, choices=choices)


def _they(text: str) -> str:
    """A clause without who it is that agrees: "beliau setuju,"."""
    return _WHO.sub("", text).strip(" ,.;")


_WHO = late.regex(
    r"^\W*(?:ya\s+)?(?:beliau(?:nya|ne)?|dia|orangnya|wonge|warganya|ibunya|bapaknya|ybs|s?he)\s+",
    re.I,
)
_NOT_ASKED = late.regex(
    rf"^\W*(?:\w+\W+){{0,2}}?(?:{NOT_YET}|not\s+yet)\b(?:\W+\w+){{0,2}}?\W+(?:(?:di|tak|ku)?(?:tanya|nanya|bacakan|baca|takon|tanglet|asked|ask)\w{{0,4}})\b"
    r"|\b(?:nanti|ntar|mengko|mangke|sebentar|bentar|tak)\b(?:\W+\w+){0,2}?\W+(?:di|tak|ku)?(?:tanya|nanya|takon|tanglet|bacakan)\w{0,4}\b",
    re.I,
)
_NOT_AGREED = late.regex(
    rf"\b(?:{NOT}|{NOT_YET}|tak|batal|not|doesn'?t|does\s+not)\s+(?:jadi\s+)?(?:se?tuju|setuju|bersedia|berkenan|kersa|purun|agree\w*)\b"
    r"|\b(?:keberatan|menolak|refuses?)\b",
    re.I,
)


async def mend_agreed(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """That they do not agree after all: it is asked once more."""
    if not draft["agreed"] or "?" in text or not _NOT_AGREED.search(text):
        return None
    if turn.slots(text).tells:
        return None  # "warga yang di gang mawar keberatan"
    return Mend(AskAgain(()), whole=True, doubts=("agreed",))


# --- their phone ----------------------------------------------------------------------------

_PHONE = Text("enter-phone")
# What may be chosen of a text that reads like nothing: that it is what is wished.
WISH, TYPED = "wish", "typed"
# What has fewer words is a mistyped number.
_TELLS = 3
# What has so many digits is a number.
_DIGITS = 6


def passes_phone(text: str) -> bool:
    """Whether a text says that there is no number, and nothing else."""
    if _NOT_AGREED.search(text) and not phones.named(text):
        return False  # "ternyata belum bersedia" need not be of the number
    return phones.none(text) and not any(map(str.isdecimal, text)) and not slots(text).tells


async def knows_phone(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What the number is for, and whose it may be, for whoever asks that."""
    found = phones.among(said.text)
    if found is not None and phones.asks(found[1]) and said.choice is None:
        return await _numbered(turn, said, draft, *found)
    if said.choice is None and passes_phone(said.text):
        return Answer(None, (Text("enter-phone.passed"),))
    bare = phones.named(said.text) and not phones.none(said.text)  # "anaknya yang pegang hp"
    asks = said.choice is None and (phones.asks(said.text) or bare)
    asks = asks and not any(map(str.isdecimal, said.text))
    if found is not None or not asks or turn.slots(said.text).tells:
        return None
    return AskAgain((Text("why-enter-phone"), _PHONE), notes=dict(draft.notes))


async def mend_phone(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """A number, said elsewhere: "eh nomornya salah, 0812...", "HP-nya 0812..."."""
    found = phones.among(turn.clean(text))
    if found is None or "?" in text or "phone" not in draft.answers:
        return None
    return Mend(Answer(found[0]), whole=not slots(found[1]).tells)


async def read_phone(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """A number, with what is told beside it; or what is told instead of one."""
    text = turn.clean(said.text)
    typed = Literal(shorten(text, 80))
    bad = Problem((Text("enter-phone.bad", {"typed": typed}),))
    if said.choice == WISH and (wish := draft.notes.get(TYPED)):
        words = (Text("propose-area.wish", {"wish": Literal(wish)}), _PHONE)
        return AskAgain(words, also={"wish": wish})
    found = phones.among(text)
    if found is not None:
        return await _numbered(turn, said, draft, *found)
    if _only_on(turn, text):
        return Answer(None, (Text("enter-phone.passed"),))
    rest = _without_none(turn, text)
    told = await _told(turn, replace(said, text=rest), draft, _PHONE)
    if told is not None and rest != text:
        return _settled(Answer(None), told)  # "ga punya hp, mau usul lampu gang mawar"
    if told is not None:
        return told
    if await mend_whom(turn, text, draft) or await mend_agreed(turn, text, draft):
        return bad
    fits = "wish" not in draft.answers and rules.WISH.holds(len(text)) and "?" not in text
    fits = fits and sum(map(str.isdecimal, text)) < _DIGITS
    if fits and len([word for word in text.split() if word.isalpha()]) >= _TELLS:
        choice = Choice(WISH, Text("propose-area.is-wish"))
        return AskAgain(bad.words, (choice,), {**draft.notes, TYPED: text})
    return bad


def _why(text: str) -> tuple[Words, ...]:
    """The answer to what is asked beside a number: "0812..., hp anaknya boleh?"."""
    return (Text("why-enter-phone"),) if phones.asks(text) else ()


def _only_on(turn: Turn, text: str) -> bool:
    """Whether a text says that there is none, or to go on, and nothing else."""
    words = turn.fold(text).split()
    on = not turn.known("resume").isdisjoint(words)
    ways = ("resume", "particle", "yes", "says-nothing")
    only = on and turn.known(*ways).issuperset(words)
    return only or turn.is_word("no", text)


def _without_none(turn: Turn, text: str) -> str:
    """A text without the clauses that say that there is no number."""
    parts = turn.clauses(text)
    kept = [part for part in parts if slots(part).tells or not phones.none(part)]
    return "".join(kept).strip(" ,.;") if kept else text


async def _numbered(turn: Turn, said: Incoming, draft: Draft, phone: str, rest: str) -> Answer:
    """A number; among other words it is said back, with what these tell."""
    if not rest:
        return Answer(phone)
    args = {"label": Text("enter-phone.label"), "value": Literal(phone)}
    number = Answer(phone, (Text("form-mended.new", args), *_why(rest)))
    told = await _told(turn, replace(said, text=rest), draft, _PHONE)
    return _settled(number, told) if told is not None else number


def _settled(answer: Answer, told: AskAgain) -> Answer:
    """An answer with what was taken beside it."""
    words = tuple(each for each in told.words if each is not told.words[-1])
    say = (*answer.say, *words)
    return Answer(answer.value, say, told.also, told.instead, begun=told.begun)


async def _told(turn: Turn, said: Incoming, draft: Draft, asks: Text) -> AskAgain | None:
    """What a text tells of the proposal, taken as where the kelurahan is asked; then comes what the
    open question `asks`. None for others."""
    reading = await _ELSE(turn, replace(said, text=_THEY.sub("saya mau usul ", said.text)), draft)
    if not isinstance(reading, AskAgain):
        return None
    if (begun := reading.notes.get(BEGUN)) and begun != draft.notes.get(BEGUN):
        first = Text("enter-phone.first", {"typed": Literal(begun)})
        return AskAgain((first, asks), begun={"wish": begun})
    if not (reading.also or reading.instead):
        return None
    words = [asks if each == Text("propose-area") else each for each in reading.words]
    words = [each for each in words if each != _unused(said.text)]  # some of it was taken
    return replace(reading, words=tuple(words if asks in words else [*words, asks]))


# "Beliau mau usul talud": as they would say it.
_THEY = late.regex(
    r"^\W*(?:(?:beliau(?:nya|ne)?|dia|dheweke|piyambakipun|orangnya|wonge|warganya|ibunya|bapaknya|yang\s+bersangkutan|ybs|s?he)\s+"
    r"(?:(?:mau|minta|pengen|pengin|ingin|usul|mengusul|ngusul|arep|badhe|nyuwun|njaluk|wants?|would)\w*\s+)+"
    r"|(?:(?:minta|mau|pengen|pengin|ingin|arep|jaluk|suwun)(?:nya|ne|ipun)|usul(?:an)?(?:nya|ne)?)\s+(?:(?:sih|itu|ya)\s+)?)",
    re.I,
)


async def _nothing(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Of what is told beside what was taken it is said that it was not."""
    if len(said.text.split()) < _LEFT:
        return Problem(())
    return Problem((_unused(said.text),))


def _unused(text: str) -> Text:
    return Text("talk-unused", {"typed": Literal(shorten(text, 80))})


_LEFT = 2  # a word alone tells nothing


# What is told before the wish is asked for is kept as it is at the question of the kelurahan.
_ELSE: Reader = answering("area", _nothing)
