"""The drafts of one person: the open one and those put aside; what is asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.conversation import engine
from handlers.conversation.answering.beside import not_kept
from handlers.conversation.answers import Hearing
from handlers.conversation.asking import title
from handlers.conversation.form import Form, Loader
from handlers.conversation.messages import (
    Choice,
    Kept,
    Outgoing,
    Subject,
    Text,
    Words,
    heard_again,
    kept_text,
)
from handlers.conversation.state import State
from handlers.conversation.talk import Talk, quoted

# The button of a draft that was put aside begins with this; its mark follows.
PARKED = "talk.parked:"

# More drafts than this are nobody's plan; the oldest goes.
MOST_PARKED = 5

Forms = Mapping[str, Form | Loader]


@dataclass(slots=True)
class Drafts:
    """A talk in one turn: the forms there are, the talk, and the turn."""

    forms: Forms
    talk: Talk
    turn: Hearing

    async def form(self, name: str, key: str) -> Form | None:
        form = self.forms.get(name)
        return await form(self.turn, key) if callable(form) else form

    def named(self, subject: Subject | None) -> dict[str, Any]:
        """A subject as it is kept with a draft."""
        if subject is None:
            return {}
        line = self.turn.say(subject.words)
        return {"about": subject.about, "line": line, "names": list(subject.names)}

    def parked(self, name: str, key: str) -> State | None:
        return next((s for s in self.talk.parked if (s.form, s.key) == (name, key)), None)

    async def park(self) -> list[Words]:
        """Puts the open draft aside; gives what is said of one for which there is no room."""
        words: list[Words] = []
        if self.talk.open is not None:
            self.talk.parked.append(self.talk.open)
            self.talk.open = None
        while len(self.talk.parked) > MOST_PARKED:
            words += await self.drop(self.talk.parked.pop(0))
        return words

    async def pause(self) -> Outgoing:
        """Puts everything that is open aside, for the person to take up when they like."""
        state, under = self.talk.open, self.talk.under
        self.talk.under = []
        self.talk.parked += under
        words = (*await self.park(), Text("talk-parked"))
        mark = state.mark if state is not None else ""
        return Outgoing(words, (Choice(f"{PARKED}{mark}", Text("talk-continue")),))

    async def drop(self, state: State) -> list[Words]:
        """A draft that nobody goes on with: its files go; gives what is said of it."""
        form = await self.form(state.form, state.key)
        if form is None:
            return []
        await self.turn.let_go(engine.files_of(form, state))
        return [Text("talk-dropped", {"title": title(form, state)})] if state.answers else []

    async def ask_resume(self, held: Kept | None) -> Outgoing:
        state = self.talk.open
        form = await self.form(state.form, state.key) if state else None
        if state is None or form is None:
            raise LookupError("nothing to resume")
        what = title(form, state)
        place = form.label_of(state.asked) if state.asked else what
        state.elsewhere = True
        words = Text("talk-resume", {"title": what, "question": place})
        return self.asking("resume", (words,), ("continue", "new", "later"), held=held)

    async def title_of(self, wanted: Mapping[str, Any]) -> Words:
        """What a form that was asked for would be called."""
        form = await self.form(wanted["form"], wanted.get("key", ""))
        if form is None:
            return Text("talk-new")
        answers, subject = dict(wanted.get("answers", {})), dict(wanted.get("subject", {}))
        about = State(form.name, touched=self.turn.now, answers=answers, subject=subject)
        return title(form, about)

    async def which(
        self, form: Form, state: State, wanted: Mapping[str, Any], *, again: bool = False
    ) -> Outgoing:
        """Asks whether to go on with the draft that is open, or to begin what was asked for."""
        args: dict[str, object] = {"title": title(form, state)}
        if again:
            args["other"] = await self.title_of(wanted)
        words = Text("talk-which.again" if again else "talk-which", args)
        state.elsewhere = True
        other = "new" if (form.name, state.key) == (wanted["form"], wanted["key"]) else "other"
        self.talk.wanted = dict(wanted)
        return self.asking("which", (words,), ("continue", other), held=self.talk.kept)

    def asking(
        self, what: str, words: tuple[Words, ...], offered: tuple[str, ...], *, held: Kept | None
    ) -> Outgoing:
        choices = tuple(Choice(f"talk.{what}:{name}", Text(f"talk-{name}")) for name in offered)
        self.talk.ask, self.talk.kept = what, held
        self.talk.shown = [(c.id, self.turn.say(c.label)) for c in choices]
        return Outgoing(words, choices)

    def unused(self, wanted: Mapping[str, Any] | None) -> list[Words]:
        """What is said of what came with a form that was not begun after all."""
        if not wanted:
            return []
        words: list[Words] = []
        if wish := wanted.get("answers", {}).get("wish"):
            words += quoted(kept_text(wish))
        if wanted.get("said"):
            words += not_kept(heard_again(wanted["said"], self.turn.message))
        return words

    def match(self, text: str) -> str | None:
        folded = self.turn.fold(text)
        if self.talk.shown and self.turn.is_word("yes", text):
            return self.talk.shown[0][0]
        for number, (id, label) in enumerate(self.talk.shown, 1):
            if folded in (str(number), self.turn.fold(label)):
                return id
        near = self.turn.nearest(text, [label for _, label in self.talk.shown]) if text else None
        return self.talk.shown[near][0] if near is not None else None
