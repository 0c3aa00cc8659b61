"""The question that every form asks before something that cannot be undone."""

from __future__ import annotations

from handlers import late
from handlers.conversation.answers import Answer, Draft, Hearing, Reading, read_yes_or_no
from handlers.conversation.form import Question, Takes, Wording
from handlers.conversation.messages import Choice, Incoming, Text, Tone


def sure(form: str, *, wording: Wording | None = None, tone: Tone | None = Tone.BAD) -> Question:
    """Question `sure` of a form: yes or no, tapped or typed. Speaks FORM-sure, .yes and .no, or
    what `wording` gives. `tone` is that of the yes, which most often takes something away."""

    async def choices(turn: Hearing, draft: Draft) -> tuple[Choice, ...]:
        yes, no = (Text(f"{form}-sure.{answer}") for answer in ("yes", "no"))
        return Choice("yes", yes, tone=tone), Choice("no", no)

    return Question(
        "sure",
        read_sure,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=choices,
        own_text=True,
        wording=wording,
        final=True,
    )


# A refusal of more words may tell something.
REFUSAL_WORDS = 4
# "ga jadi deh", "jangan dulu": what follows is no longer than these.
PARTICLE = 4


def _refuses(turn: Hearing, text: str) -> bool:
    """Whether a text says no to what is asked ("ga jadi ditarik"); "ga jadi" alone may be said of
    the whole form. There is no such thing for a yes, which cannot be undone."""
    words = text.split()
    return len(words) <= REFUSAL_WORDS and any(
        turn.is_word("refusal", " ".join(words[:count])) and len(words[count]) > PARTICLE
        for count in range(1, min(3, len(words)))
    )


# What parts a sentence, and begins something else.
_CLAUSES = late.regex(r"[.,;:!\n]+\s*")
# "batalkan persetujuan tadi": what is called off is named in no more words.
CALLED_OFF_WORDS = 5
# Around a no, and before it.
_LEADS = ("exclaims", "slip", "particle")


def calls_off(turn: Hearing, text: str) -> bool:
    """Whether a sentence begins with a no, or says somewhere that it is called off, and agrees to
    nothing: "waduh jangan, itu punya saudara saya", "tunggu. ketuanya istri saya, batalkan"."""
    if "?" in text or any(letter.isdecimal() for letter in text):
        return False
    clauses = [_bare(turn, each) for each in _CLAUSES.split(text)]
    clauses = [each for each in clauses if each]
    if clauses and clauses[0][0] in turn.known("what-for"):
        return True  # "ngapain ditarik, belum dibangun"
    if len(clauses) < 2 or any(each[0] in turn.known("yes", "yes-verb") for each in clauses):
        return False
    off, said = turn.known("cancel"), " ".join(clauses[0])
    first = any(turn.is_word(way, said) for way in ("no", "refusal")) or off.issuperset(clauses[0])
    return first or any(each[0] in off and len(each) <= CALLED_OFF_WORDS for each in clauses)


def a_moment(turn: Hearing, text: str) -> bool:
    """Whether a sentence begins with that one is to wait, and agrees to nothing: "eh bentar pak
    camat nelpon"."""
    words = _bare(turn, text)
    if "?" in text or not words or not turn.known("yes", "yes-verb").isdisjoint(words):
        return False
    return words[0] in turn.known("a-moment") and not any(map(str.isdecimal, words))


def _bare(turn: Hearing, clause: str) -> list[str]:
    """The words of a clause without what leads to a no, and what follows one."""
    words = turn.fold(clause).split()
    while words and words[0] in turn.known(*_LEADS) - turn.known("no"):
        words = words[1:]
    while words and words[-1] in turn.known("particle"):
        words = words[:-1]
    return words


# "ya kirim", "iya catat dan kabari", "sudah benar, kirim": the yes may have its verb beside it, and
# no more.
AGREEMENT_WORDS = 6


def _agrees(turn: Hearing, text: str) -> bool:
    """Whether a text is a yes and the verb of what is asked, and nothing else."""
    words = turn.fold(text).split()
    return (
        1 < len(words) <= AGREEMENT_WORDS
        and "?" not in text
        and words[0] in turn.known("yes", "yes-verb")
        and not turn.known("yes").isdisjoint(words)
        and turn.known("unsure").isdisjoint(words)
        and turn.known("yes-verb", "yes-and", "particle", "yes").issuperset(words)
    )


async def read_sure(turn: Hearing, said: Incoming, draft: Draft) -> Reading:
    """Answer(True) or Answer(False); a no may have more words than a yes."""
    if said.choice is None and _refuses(turn, said.text):
        return Answer(False)
    if said.choice is None and _agrees(turn, said.text):
        return Answer(True)
    return await read_yes_or_no(turn, said, draft)


def may_object(turn: Hearing, text: str) -> bool:
    """Whether a sentence that nobody understood may say that it is not to be done, or not so."""
    words = turn.fold(text).split()
    return len(words) > 1 and not turn.known(*_OBJECTS).isdisjoint(words)


_OBJECTS = ("no", "not", "cancel", "a-moment", "wrong-mark", "takes-back")
