"""The question that every form asks before something that cannot be undone."""

from __future__ import annotations

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
