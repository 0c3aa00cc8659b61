"""One person's talk in one turn: which of their forms a message is for, and what it begins."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.conversation import engine
from handlers.conversation.answering.acts import ANSWER, ASKS, WORDED
from handlers.conversation.answering.adding import tells
from handlers.conversation.answering.choosing import choice_meant
from handlers.conversation.answering.doubting import doubt
from handlers.conversation.answering.reviewing import Ordered, ordered
from handlers.conversation.asking import title
from handlers.conversation.drafts import PARKED, Drafts
from handlers.conversation.form import WAYS, Form, Kind, Takes
from handlers.conversation.here import Here
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Kept,
    Outgoing,
    Subject,
    Text,
    Words,
    heard_again,
    kept,
    no_room,
    together,
)
from handlers.conversation.state import State
from handlers.conversation.talk import base36, quoted

# After this long a person is asked whether they are still at it, before a text is taken for an
# answer to a question that they may have forgotten.
IDLE = timedelta(hours=6)

# A text of so many words is more than the number or label of a choice.
KEPT_WORDS = 3


@dataclass(slots=True)
class Conversation(Drafts):
    """What is done with the drafts of a person when they speak."""

    async def open(
        self,
        name: str,
        *,
        key: str = "",
        version: int = 0,
        answers: Mapping[str, Any] | None = None,
        notes: Mapping[str, Any] | None = None,
        before: Sequence[Words] = (),
        subject: Subject | None = None,
    ) -> list[Outgoing]:
        """Begins a form, unless another is open that has answers: then asks which is meant. `notes`
        are what its questions remember from the beginning, by question; `subject` is what it acts
        on. Photos and a place of this message that nobody has used go with the form, if it has a
        question for them."""
        new = await self.form(name, key)
        said = self.turn.take_left() if new is not None and _holds(new) else None
        wanted = {
            "said": said,
            "form": name,
            "key": key,
            "version": version,
            "answers": dict(answers or {}),
            "notes": dict(notes or {}),
            "subject": self.named(subject),
        }
        current = self.talk.open
        if current is not None and (form := await self.form(current.form, current.key)) is not None:
            put_off = form.guarded and current.answers and new is not None
            if put_off and new is not None and new.guarded:
                return [*_only_words(before), await self.which(form, current, wanted)]
            if put_off:
                self.talk.under.append(current)
        same = self.parked(name, key)
        if same is not None and not answers:
            self.talk.parked.remove(same)
            self.talk.open = same
            held, same.held = same.held, None
            return [*_only_words(before), await self.ask_resume(_both(held, said))]
        return await self.begin(wanted, before)

    async def begin(
        self, wanted: Mapping[str, Any], before: Sequence[Words] = ()
    ) -> list[Outgoing]:
        form = await self.form(wanted["form"], wanted.get("key", ""))
        if form is None:
            raise LookupError(f"no form called {wanted['form']}")
        if wanted.get("key") and not wanted.get("subject"):
            raise LookupError(f"{form.name} acts on something that nobody has named")
        self.talk.begun += 1
        self.talk.ask, self.talk.kept, self.talk.wanted = None, None, None
        self.talk.open = state = State(
            form.name,
            touched=self.turn.now,
            key=wanted.get("key", ""),
            version=wanted.get("version", 0),
            answers=dict(wanted.get("answers", {})),
            notes=dict(wanted.get("notes", {})),
            mark=base36(self.talk.begun),
            subject=dict(wanted.get("subject", {})),
        )
        if wanted.get("said"):
            said = heard_again(wanted["said"], self.turn.message)
            before = [*before, *await engine.early(form, state, self.turn, said)]
        return await engine.begin(form, state, self.turn, before)

    async def hear(self, said: Incoming) -> list[Outgoing]:
        """Takes a message for the open form. Call only when there is one."""
        state = self.talk.open
        if state is None:
            raise LookupError("no form is open")
        form = await self.form(state.form, state.key)
        if form is None:
            # The whole form has gone from this release.
            self.talk.open = None
            return [Outgoing((Text("form-gone"),))]
        if self.talk.ask or (said.choice or "").startswith("talk."):
            settled = await self.settle(form, state, said)
            if settled is not None:
                return settled
        elif self.idle(state) and said.text and not said.choice:
            return await self.after_silence(state, said)
        return await self.step(form, state, said)

    async def mend(self, text: str, **told: Any) -> list[Outgoing]:
        """Takes at the review that was opened what was said with the order for it, and how it was
        said, as reviewing.Ordered has it."""
        here = await self._here()
        if here is None or not here.question.review:
            return await self.repeat()
        here.state.touched = self.turn.now
        return (await ordered(here, Ordered(text, **told))).out

    async def after_silence(self, state: State, said: Incoming) -> list[Outgoing]:
        """The first words after a silence are no answer to what may be forgotten: it is asked
        whether to go on, and only what may be an answer is kept until then."""
        sense = await self.turn.sense(said.text, state.kind or Kind.TEXT)
        asks = sense.sure and sense.act in ASKS
        none = asks or sense.act == "resume" or self.turn.is_word("greeting", said.text)
        message = dataclasses.replace(said, text="") if none else said
        resume = await self.ask_resume(kept(message) if message.holds else None)
        answers = (await self.turn.answer(sense.act),) if asks and sense.act != "greet" else ()
        return _after(answers, [resume])

    async def step(
        self, form: Form, state: State, said: Incoming, *, late: bool = False
    ) -> list[Outgoing]:
        step = await engine.hear(form, state, self.turn, said, late=late)
        if step.later:
            told = tuple(words for each in step.out for words in each.words)
            return _after(told, [await self.pause()])
        if step.open or self.talk.open is not state:
            return step.out
        if step.dropped:
            await self.turn.let_go(engine.files_of(form, state))
        self.talk.open = self.talk.under.pop() if self.talk.under else None
        if self.talk.open is not None:
            self.talk.open.elsewhere = True
        return [*step.out, *await self.repeat(), *await self.still_waits(state)]

    async def still_waits(self, ended: State) -> list[Outgoing]:
        """That the draft which was put aside for one that has ended still waits."""
        if self.talk.open is not None or not ended.mark:
            return []
        behind = [state for state in self.talk.parked if state.behind == ended.mark]
        told = [await self.told_of(state) for state in behind]
        return [each for each in told if each is not None]

    async def waits(self) -> Outgoing | None:
        """That the draft which was put aside last still waits; None where none does."""
        return await self.told_of(self.talk.parked[-1]) if self.talk.parked else None

    async def told_of(self, state: State) -> Outgoing | None:
        form = await self.form(state.form, state.key)
        if form is None:
            return None
        words = Text("talk-waits", {"title": title(form, state)})
        return Outgoing((words,), (Choice(f"{PARKED}{state.mark}", Text("talk-continue")),))

    async def take_up(self, mark: str = "") -> list[Outgoing] | None:
        """Goes on with a draft that was put aside, as it was; without its mark, with the last. None
        where there is none, or another is open."""
        found = [s for s in self.talk.parked if s.mark == mark or not mark]
        if self.talk.open is not None or not found:
            return None
        state = found[-1]
        self.talk.parked.remove(state)
        self.talk.open, state.behind, state.touched = state, "", self.turn.now
        state.elsewhere = True
        if state.held is not None and (form := await self.form(state.form, state.key)) is not None:
            held, state.held = state.held, None
            return await self.step(form, state, heard_again(held, self.turn.message), late=True)
        return await self.repeat()

    async def repeat(self, before: Sequence[Words] = ()) -> list[Outgoing]:
        """The open question once more; nothing when none is open."""
        state = self.talk.open
        form = await self.form(state.form, state.key) if state else None
        if state is None or form is None:
            return _only_words(before)
        if self.talk.ask == "resume":
            return [*_only_words(before), await self.ask_resume(self.talk.kept)]
        if self.talk.ask == "which" and self.talk.wanted:
            return [*_only_words(before), await self.which(form, state, self.talk.wanted)]
        return await engine.repeat(form, state, self.turn, before)

    def beside(self, out: Sequence[Outgoing]) -> None:
        """Takes note of what is shown while a form is open: a yes might be meant for it."""
        state = self.talk.open
        if state is not None and any(
            each.about != state.subject.get("about")
            for each in out
            if each.to is None and each.about is not None
        ):
            state.elsewhere = True

    async def picks(self, text: str) -> bool:
        """Whether a typed text is one of the choices under the open question."""
        return await self.offered(text) is not None

    async def offered(self, text: str) -> str | None:
        """The choice, of those that are shown below the open question, that a text means."""
        here = await self._here()
        return choice_meant(here.question, here.state, self.turn, text) if here else None

    def took(self, choice: str) -> None:
        """A command that was offered below the open question has been chosen: what was asked of a
        text is answered."""
        state = self.talk.open
        if state is not None and state.doubt and choice in [id for id, _ in state.shown]:
            state.confirm, state.doubt = None, {}

    async def may_answer(
        self,
        text: str,
        command: Choice | None,
        *,
        message: bool = False,
        others: tuple[str, ...] | None = None,
    ) -> list[Outgoing] | None:
        """Asks of a command's word with a number whether it is the answer to the open question, or
        what else may be meant (`others`, acts, also where words only may be told); None where no
        words are asked for, so that it cannot be. Words for somebody else (a `message`) may begin
        with one, an amount does not."""
        here = await self._here()
        kinds = WORDED - {Kind.AMOUNT if message else Kind.MESSAGE}
        if here is None or here.state.confirm:
            return None
        if here.question.expects not in kinds and (others is None or not tells(here)):
            return None
        here.state.touched = self.turn.now
        return doubt(here, text, (ANSWER, *(others or ())), command).out

    async def _here(self) -> Here | None:
        state = self.talk.open
        form = await self.form(state.form, state.key) if state else None
        question = form.question(state.asked) if form and state else None
        if state is None or form is None or question is None or self.talk.ask:
            return None
        return Here(form, state, self.turn, question, self.turn.message)

    def idle(self, state: State) -> bool:
        return bool(state.answers) and self.turn.now - state.touched > IDLE

    # What the talk itself asks.

    async def goes_on(self, said: Incoming) -> bool:
        """Whether a message only says to go on where they were ("lanjut yg kemaren")."""
        if not said.text or said.files or said.location or not self.talk.shown:
            return False
        sense = await self.turn.sense(said.text, Kind.TEXT)
        return sense.sure and sense.act == "resume" and not sense.tells

    async def settle(self, form: Form, state: State, said: Incoming) -> list[Outgoing] | None:
        """The answer to what the talk asked; None when the message is something else."""
        picked = said.choice or self.match(said.text)
        if self.talk.ask == "resume" and picked is None and await self.goes_on(said):
            picked = self.talk.shown[0][0]
        if not self.talk.ask or picked not in [id for id, _ in self.talk.shown]:
            if said.choice and said.choice.startswith("talk."):
                return await engine.repeat(form, state, self.turn, (Text("form-stale"),))
            if not self.talk.ask:
                return None
            if self.talk.ask == "resume" and said.holds and not said.choice:
                # Kept with what was held before: both are read when the person goes on.
                full = no_room(self.talk.kept, kept(said))
                asked = await self.ask_resume(together(self.talk.kept, kept(said)))
                return _after(full, [asked])
            if self.talk.ask == "which" and self.talk.wanted and not self.leads(said):
                return await self.neither(form, state, said, self.talk.wanted)
            # Neither was chosen: a way around, a photo or a button is of what is open.
            dropped = self.unused(self.talk.wanted)
            self.talk.ask, self.talk.wanted, self.talk.kept = None, None, None
            state.touched = self.turn.now
            return _after(dropped, await self.step(form, state, said)) if dropped else None
        held, wanted, late = self.talk.kept, self.talk.wanted, self.talk.ask == "resume"
        self.talk.ask, self.talk.kept, self.talk.wanted, self.talk.shown = None, None, None, []
        state.touched = self.turn.now
        match picked.partition(":")[2]:
            case "new":
                dropped = await self.drop(state) if wanted else []
                self.talk.open = None
                again = wanted or {
                    "form": state.form,
                    "key": state.key,
                    "version": state.version,
                    "subject": state.subject,
                    "said": _files_of(held),
                }
                return _after([*dropped, *quoted(held)], await self.begin(again))
            case "other":
                dropped = [*await self.park(), *quoted(held)]
                out = await self.begin(wanted or {"form": state.form})
                state.behind = self.talk.open.mark if self.talk.open else ""
                return _after(dropped, out)
            case "later":
                state.held = held
                return [await self.pause()]
            case _:
                dropped = self.unused(wanted)
                if wanted and (wanted["form"], wanted["key"]) != (state.form, state.key):
                    dropped.append(Text("talk-not-begun", {"title": await self.title_of(wanted)}))
                if held:
                    out = await self.step(form, state, heard_again(held, said), late=late)
                    return _after(dropped, out)
                return await engine.repeat(form, state, self.turn, dropped)

    def leads(self, said: Incoming) -> bool:
        """Whether a message is a word by which one goes around, a file, a place or a button."""
        ways = self.turn.fold(said.text) in self.turn.known(*WAYS)
        return ways or not said.text or said.choice is not None or bool(said.files)

    async def neither(
        self, form: Form, state: State, said: Incoming, wanted: Mapping[str, Any]
    ) -> list[Outgoing]:
        """What is typed while two forms are in question may be meant for either: it answers none.
        A sentence is kept for the one that is chosen to go on."""
        words: tuple[Words, ...]
        if len(said.text.split()) >= KEPT_WORDS:
            words = no_room(self.talk.kept, kept(said))
            self.talk.kept = together(self.talk.kept, kept(said))
        else:
            words = tuple(quoted(kept(said)))
        return _after(words, [await self.which(form, state, wanted, again=True)])


def _only_words(words: Sequence[Words]) -> list[Outgoing]:
    return [Outgoing(tuple(words))] if words else []


def _holds(form: Form) -> bool:
    """Whether a form has a question for photos."""
    return any(q.gathers and Takes.FILES in q.takes for q in form.questions)


def _both(held: Kept | None, more: Kept | None) -> Kept | None:
    return together(held, more) if more else held


def _files_of(said: Kept | None) -> Kept | None:
    return {**said, "text": ""} if said and (said["files"] or said["place"]) else None


def _after(words: Sequence[Words], out: list[Outgoing]) -> list[Outgoing]:
    if not words:
        return out
    if not out or out[0].to is not None:
        return [Outgoing(tuple(words)), *out]
    return [dataclasses.replace(out[0], words=(*words, *out[0].words)), *out[1:]]
