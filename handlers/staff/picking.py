"""Which of what waits for staff an act is for, asked with what was said kept: it goes on with the
one that is picked, by its button, its number, or what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from handlers import late
from handlers.asking import menu
from handlers.asking.heard import Heard
from handlers.asking.proposals import subjects, which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading import spelling
from handlers.reading.left_out import left_out
from handlers.reading.meaning.acts import Act
from handlers.staff import by_name, waiting
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals.model import Proposal

# An order that waits for its proposal: this, the act, and the text (`Talk.orders`).
FOR = "for "
# What the button of a proposal that is picked says before its number.
PICKED = "decided:"
# More words say something else than which one.
WORDS = 6


async def which_one(
    turn: Turn, act: Act, said: str, what: Words, known: by_name.Known | None = None
) -> Heard:
    """Asks which of those that may be meant, else of those that are `known`, or wait, an act is
    for."""
    some = await offered(turn, said, known)
    if not some:
        return Heard(await waiting.tasks(turn, ""), again=True)
    turn.talk.orders = [f"{FOR}{act.value} {said}"]
    typed = Literal(shorten(turn.clean(said), 120))
    head = Text("filled-which", {"what": what, "typed": typed})
    lines = tuple(waiting.line(turn, each) for each in some)
    return Heard([Outgoing((head, Lines(lines)), picks(some))])


async def offered(turn: Turn, said: str, known: by_name.Known | None = None) -> list[Proposal]:
    """Those that may be meant, else all that are known, or wait."""
    known, words = known or await by_name.waiting_for(turn), spelling.fold(said).split()
    found = known.meant([words[at] for at in sorted(known.named_at(words))])
    return (found or [each for each, _, _ in known.some])[: which.OFFERED]


def picks(some: Iterable[Proposal]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{PICKED}{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in some
    )


async def chosen(turn: Turn) -> str | None:
    """The number that a message picks, as it was typed."""
    text, choice = turn.message.text, turn.message.choice
    if choice is None and text and left_out(text) is not None:
        return None  # "semua kecuali yang menjahit" picks anything but that
    if choice is None:
        choice = await menu.typed(turn, text)
    if choice is not None and choice.startswith(PICKED):
        return choice.removeprefix(PICKED)
    if text and which.typed(turn, text) is not None:
        return text.strip()
    if text and len(text.split()) <= WORDS and any(map(str.isdecimal, text)):
        return await _by_figures(turn, text)
    if text and len(text.split()) <= WORDS:
        called = await by_name.only_one(turn, text)
        return str(called.number) if called is not None else None
    return None


async def shown_last(turn: Turn) -> str | None:
    """The proposal that was shown last, by the buttons below it; None where they are of several."""
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    parts = [id.split(":") for id, _ in newest if id.startswith("do:")]
    numbers = {part[2] for part in parts if len(part) > 2 and part[2][-1:].isdecimal()}
    return numbers.pop() if len(numbers) == 1 else None


# So long a sentence of staff that names none may be of the one that they spoke of last.
SPOKEN = timedelta(minutes=30)


async def spoken_of(turn: Turn, said: str) -> str | None:
    """The proposal that a sentence is of which names none: that was shown last, else that staff
    spoke of last ("yang talut yosorejo saya ukur tadi", "estimasi 1,1 M")."""
    if which.all_named_in(turn, said) or await by_name.all_called(turn, said):
        return None
    shown, last = await shown_last(turn), turn.talk.spoken
    if shown is not None or last is None or turn.now - last[1] > SPOKEN:
        return shown
    turn.talk.spoken = (last[0], turn.now)
    return last[0]


async def remember(turn: Turn) -> None:
    """Keeps which one a sentence of staff is of, for the next; of several nobody knows which comes
    next, nor after something else that was understood."""
    text = turn.message.text
    if not turn.person.works or not text or turn.talk.open is not None:
        return
    called = await by_name.all_called(turn, text)
    numbers = [] if called else which.all_named_in(turn, text)  # "yang talut, 212 meter"
    if len(called) == 1:
        turn.talk.spoken = (str(called[0].number), turn.now)
    elif len(numbers) == 1 and await which.find(turn, numbers[0]) is not None:
        turn.talk.spoken = (numbers[0], turn.now)
    elif called or numbers or not _goes_on(turn):
        turn.talk.spoken = None


def _goes_on(turn: Turn) -> bool:
    """Whether this message was of the one that was spoken of, too, or is asked back."""
    spoken, kept = turn.talk.spoken, turn.talk.kept
    asked_back = kept is not None and kept["text"].endswith(turn.message.text)
    return asked_back or (spoken is not None and spoken[1] == turn.now)


async def several(turn: Turn, some: Sequence[Proposal]) -> list[Proposal]:
    """Those of several that a message picks together: all of them, or all but what it calls; none
    where it picks otherwise."""
    text = turn.message.text
    if not text or turn.message.choice is not None:
        return []
    out = left_out(text)
    bare = spelling.fold(out.rest if out is not None else text).split()
    if any(word not in _ALL and not turn.is_word("line-particle", word) for word in bare):
        return []
    if out is None:
        return list(some) if not _ALL.isdisjoint(bare) else []
    known = await by_name.known_of(turn, [each.id for each in some])
    gone: set[int] = set()
    for part in out.parts:
        words = spelling.fold(part).split()
        named = [words[at] for at in sorted(known.named_at(words))]
        called = known.meant(named) if named and known.fits(named) else []
        digits = {int(word) for word in words if word.isdecimal()}
        called += [each for each in some if each.number.running in digits]
        if not called:
            return []
        gone |= {each.id for each in called}
    return [each for each in some if each.id not in gone]


def as_line(some: Sequence[Proposal], name: str) -> str:
    """Several as they stand behind the word of a line; none of them goes before another."""
    rank = " tanpa prioritas" if name == "agree" and len(some) > 1 else ""
    return f"{', '.join(str(each.number.running) for each in some)}{rank}"


_ALL = frozenset({"semua", "semuanya", "kabeh", "kabehe", "seluruhnya", "all", "everything"})
_FIGURE = late.regex(r"\d+")


async def _by_figures(turn: Turn, text: str) -> str | None:
    """The one of those shown that has the figures of a text, in its size or its place: "yg 120
    meter", "yang rt 5"; None where none has, or several have."""
    wanted = {int(each) for each in _FIGURE.findall(text)}
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    shown = [id.removeprefix(PICKED) for id, _ in newest if id.startswith(PICKED)]
    found = [each for number in shown if (each := await which.find(turn, number)) is not None]
    fits = []
    for each in found:
        place = turn.say(subjects.part(turn.site, "place", each.content.place))
        told = f"{each.content.wish} {place} {each.content.volume or ''}"
        if wanted <= {int(figure) for figure in _FIGURE.findall(told)}:
            fits.append(each)
    return str(fits[0].number) if len(fits) == 1 else None
