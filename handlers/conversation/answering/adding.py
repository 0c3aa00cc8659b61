"""What is said at the review, and puts nothing right: whether it is to be added, and to what."""

from __future__ import annotations

import dataclasses

from handlers.conversation.answering.acts import ADD, ADD_SEND, ANSWER, MEANT, OTHER, TELL, WITHOUT
from handlers.conversation.answers import Sense, shorten
from handlers.conversation.asking import draft, marked
from handlers.conversation.form import CANCEL, CHANGE, Kind
from handlers.conversation.here import Here, Step
from handlers.conversation.messages import Choice, Literal, Text

ADDED_SHOWN = 300  # letters of several pieces: nobody agrees to what they do not see


def may_add(here: Here, text: str, *, known: bool = False) -> Step:
    """Asks whether a text at the review is to be added to what tells of it all, is of another
    answer, or for whoever reads it; what is `known` can only be for them."""
    if here.offered and not (known or here.turn.fold(here.offered) in here.turn.fold(text)):
        # One piece after the other: both are asked about.
        text = f"{here.offered.rstrip(' .')}. {text}" if text else here.offered
    letters = ADDED_SHOWN if here.offered else 80
    here.offered = ""
    if not (known or tells(here)) and (room := _room(here)) is not None and len(text) > room:
        return _too_long(here, text, room)
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    args = {"typed": Literal(shorten(text, letters)), "label": here.form.label_of(here.form.adds)}
    add = Choice(f"{where}:{ADD}", Text("form-add.yes"))
    none = Choice(f"{where}:resume", Text("form-add.no"))
    words = Text("form-add", args)
    other = Choice(f"{where}:{OTHER}", Text("form-add.other"))
    choices = (add, other, none) if here.question.review else (add, none)
    if tells(here):
        review = f"{here.form.name}-{here.question.name}"
        words = Text(f"{review}.{'only-tell' if known else 'or-tell'}", args)
        tell = Choice(f"{where}:{TELL}", Text(f"{review}.tell-this"))
        add = dataclasses.replace(add, label=Text("form-add.to", args))
        choices = (tell, none) if known else (tell, add, none)
    message = here.confirm(MEANT, (words,), choices)
    here.state.doubt = {"text": text}
    return Step([message])


def _room(here: Here) -> int | None:
    """How many letters more what tells of it all has room for; None where nobody says."""
    had = here.state.answers.get(here.form.adds) or ""
    most = here.form.adds_most
    return max(0, most - len(had) - len(JOINT)) if most else None


JOINT = ". "


def _too_long(here: Here, text: str, room: int) -> Step:
    """Says before anybody agrees to it that there is no room for it, and how much there is."""
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    label = here.form.label_of(here.form.adds)
    args = {"typed": Literal(shorten(text, 80)), "label": label, "size": len(text), "room": room}
    none = Choice(f"{where}:resume", Text("form-doubt.on"))
    message = here.confirm(MEANT, (Text("form-add.long", args),), (none,))
    here.state.doubt = {"text": text}
    return Step([message])


def add_first(here: Here) -> Step:
    """Asks, before it is sent, of the text of which it was asked whether it is to be added: nothing
    goes without it unless that is said."""
    text, here.offered = here.offered, ""
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    label = here.form.label_of(here.form.adds)
    words = Text("form-add.first", {"typed": Literal(shorten(text, ADDED_SHOWN)), "label": label})
    told = (Text(f"{here.form.name}-{here.question.name}.tell-this"),) if tells(here) else ()
    choices = (
        *(Choice(f"{where}:{TELL}", each) for each in told),
        Choice(f"{where}:{ADD_SEND}", Text("form-add.and-send")),
        Choice(f"{where}:{WITHOUT}", Text("form-add.without")),
    )
    message = here.confirm(MEANT, (words,), choices)
    here.state.doubt = {"text": text}
    return Step([message])


def tells(here: Here) -> bool:
    """Whether words at the open review may be for whoever reads them."""
    told = here.question.tells
    return told is not None and told(draft(here.form, here.state, here.question))


def tells_alone(text: str, sense: Sense | None) -> bool:
    """Whether a word by itself may tell something: "becek", "licin"."""
    return sense is not None and sense.act == ANSWER and any(map(str.isalpha, text))


def adds(here: Here, text: str) -> str:
    """What a text at the review adds to what was told, without the word for it ("tambahin
    longsornya udah dua kali"); "" for what is to put something right."""
    if not (here.question.review and here.form.adds) or here.state.kind in (
        Kind.NAME,
        Kind.MESSAGE,
    ):
        return ""
    words, led = text.split(), False
    words = _unpleaded(here, words)
    if here.turn.is_word("adds", " ".join(words[:2])):
        words, led = words[2:], True  # "kasih tau juga ..."
    while len(words) > 1 and words[0] in here.turn.known("adds", "particle"):
        led = led or here.turn.is_word("adds", words[0])
        words = words[1:]
    ways = ("takes-back", "mend-lead", "put-right", CHANGE, CANCEL, "question", "no")
    wrong = not here.turn.known(*ways).isdisjoint(here.turn.fold(text).split())
    return "" if (wrong and not led) or "?" in text else " ".join(words if led else text.split())


def adds_that(here: Here, text: str) -> str:
    """What a text at the review orders to be added, word by word: "tambahin kalo udah pernah diukur
    orang kelurahan", "mohon ditambahkan bahwa ..."; "" for others."""
    if not (here.question.review and here.form.adds) or "?" in text:
        return ""
    if here.state.kind in (Kind.NAME, Kind.MESSAGE):
        return ""
    words = text.split()
    bare = [here.turn.fold(word) for word in words]
    plea, that = here.turn.known("adds-plea", "particle"), here.turn.known("adds-that")
    at = next((n for n, w in enumerate(bare) if w not in plea), len(bare))
    if at >= len(bare) or bare[at] not in here.turn.known("adds-verb"):
        return ""
    first = next((n for n, w in enumerate(bare) if n > at and w not in plea), len(bare))
    rest = next((n for n, w in enumerate(bare) if n >= first and w not in that), len(bare))
    return " ".join(words[rest:]) if first < rest <= len(words) - THAT_WORDS else ""


# "Tambahkan catatan penting": what is added has more words.
THAT_WORDS = 3


def _unpleaded(here: Here, words: list[str]) -> list[str]:
    """The words without "please" before the word for it: "tolong ditambahin ..."."""
    ways = ("closing-word", "particle", "yes")
    at = next((n for n, w in enumerate(words[:4]) if w in here.turn.known("adds")), 0)
    around = here.turn.known(*ways).issuperset(words[:at])
    return words[at:] if around and len(words) > at + 1 else words


def adds_more(here: Here, text: str) -> str:
    """The same of a text that begins with a word for it, which is no order to send."""
    words = [w for w in here.turn.fold(text).split() if w not in here.turn.known("particle")]
    words = _unpleaded(here, words)
    leads = words[:1] and here.turn.is_word("adds", words[0])
    more = adds(here, text) if leads and not here.turn.is_word("send", words[0]) else ""
    return more if len(more.split()) > 1 and more != " ".join(text.split()) else ""


# "Udah itu aja", "wes ngono wae ora ono liyane"; what has more words of its own tells something.
DONE_WORDS = 4


def ends_nothing(here: Here, text: str) -> bool:
    """Whether a text tells something where an answer must be: it has more words of its own than
    that there is nothing more ("grobak pd rusak smua modal ga ada")."""
    if here.question.optional:
        return False
    known = here.turn.known("done", "particle", "says-nothing", "no", "yes", "send")
    words = {word for each in known for word in each.split()}
    return len([word for word in here.turn.fold(text).split() if word not in words]) > DONE_WORDS
