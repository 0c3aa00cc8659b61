"""What one outgoing message becomes on a channel: calls that fit its limits, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.channels.base import Button, Limits, numbered
from bot.turns.splitting import split
from handlers.conversation.messages import (
    Choice,
    Copied,
    Enclosure,
    Extras,
    Moment,
    Outgoing,
    Passed,
)
from handlers.turn import render


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a platform. Text is plain: people's own words are never markup."""

    text: str
    buttons: tuple[Button, ...] = ()
    file: Enclosure | None = None
    extras: Extras | None = None


def calls_of(outgoing: Outgoing, locale: str, limits: Limits) -> list[Call]:
    """The message in a language, cut to what the channel carries.

    A file goes first, with the text when that fits under it and no buttons are in the way; of
    several pieces of text the last has the choices.
    """
    text = "\n\n".join(render(words, locale) for words in outgoing.words)
    buttons = tuple(button(choice, locale) for choice in outgoing.choices)
    pieces = pieces_of(text, buttons, limits)
    calls = [Call("", file=file) for file in outgoing.files]
    under = len(pieces) == 1 and len(text) <= limits.caption and limits.file_buttons
    if calls and under:
        calls[-1] = Call(pieces[0], buttons, outgoing.files[-1])
    elif text or not calls:
        calls += [*map(Call, pieces[:-1]), Call(pieces[-1], buttons)]
    if limits.extras and (extras := extras_of(outgoing, locale)):
        # What is to be tapped stands under the last of them, a time where it is said.
        bare = Extras(moments=extras.moments)
        calls = [replace(call, extras=bare) for call in calls[:-1]] + [
            replace(calls[-1], extras=extras)
        ]
    return calls


def extras_of(outgoing: Outgoing, locale: str) -> Extras:
    """What an app can do with the message besides showing it."""
    copied, passed, moments = [], [], []
    for each in outgoing.extras:
        match each:
            case Copied():
                copied.append((render(each.label, locale), each.text))
            case Passed():
                passed.append((render(each.label, locale), each.url, render(each.words, locale)))
            case Moment():
                moments.append((each.words, int(each.at.timestamp())))
    tones = [(choice.id, choice.tone.value) for choice in outgoing.choices if choice.tone]
    return Extras(tuple(copied), tuple(passed), tuple(moments), tuple(tones))


def as_few(said: Sequence[Outgoing], locale: str, limits: Limits) -> list[Outgoing]:
    """What a turn says to its person in as few messages as fit, where each is billed: one that
    offers nothing goes with the one after it."""
    out: list[Outgoing] = []
    for each in said:
        last = out[-1] if out else None
        if last is not None and _goes_with(last, each, locale, limits):
            words = (*last.words, *each.words)
            out[-1] = replace(each, words=words, step=each.step or last.step)
        else:
            out.append(each)
    return out


def _goes_with(first: Outgoing, then: Outgoing, locale: str, limits: Limits) -> bool:
    both = (first, then)
    plain = not (first.choices or first.files or first.replaces or first.also)
    if not plain or then.files or not first.words or not then.words:
        return False
    if any(each.to is not None or each.gathers for each in both) or (first.step and then.step):
        return False
    text = "\n\n".join(render(words, locale) for each in both for words in each.words)
    buttons = tuple(button(choice, locale) for choice in then.choices)
    return len(pieces_of(text, buttons, limits)) == 1


def button(choice: Choice, locale: str) -> Button:
    detail = render(choice.detail, locale) if choice.detail else ""
    return Button(choice.id, render(choice.label, locale), detail, choice.word)


def pieces_of(text: str, buttons: tuple[Button, ...], limits: Limits) -> list[str]:
    """The text in as many messages as the channel needs; the last leaves room for the choices."""
    room = limits.text
    if buttons:
        # Should the choices end up as a numbered list, they must fit too.
        room = min(room, limits.body_with_buttons or room)
        room -= max(0, len(numbered("", buttons)) - (limits.text - room))
    return split(text, max(room, 200))
