"""Photos as answers: taken up to a number, counted as they are there."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answers import Draft, More, Problem, Reading
from handlers.conversation.form import Question, Reader, Takes
from handlers.conversation.messages import FileKind, Incoming, Text, Words, not_read
from handlers.turn import Turn
from storage.files import files


def question(most: int) -> Question:
    """Question `photos` of a form: up to `most` photos, which may be left out."""
    return Question(
        "photos",
        _reader(most),
        takes=frozenset({Takes.FILES}),
        optional=True,
        gathers=True,
        limit=most,
        look=shown,
    )


def _reader(most: int) -> Reader:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        photos = [file for file in said.files if file.kind is FileKind.PHOTO]
        if not said.files:
            return Problem((Text("form-want-photo"),))
        if not photos:
            return Problem((Text("propose-photos.not-photo"),))
        # What could not be had makes room for what comes now.
        failed = await files.failed_among(turn.store, draft.gathered)
        for id, file in zip(failed, photos, strict=False):
            turn.want_again(id, file)
        fresh = photos[len(failed) :]
        room = max(0, most - len(draft.gathered))
        taken = tuple(turn.want(file) for file in fresh[:room])
        beside = () if len(photos) == len(said.files) else (not_read(said.files),)
        return More(taken, len(fresh) - len(taken), beside)

    return read


async def shown(turn: Turn, value: Sequence[int]) -> Words:
    """How many there are; those that could not be opened are told apart."""
    failed = len(await files.failed_among(turn.store, value))
    if failed:
        return Text("propose-photos.failed", {"n": len(value) - failed, "failed": failed})
    return Text("propose-photos.count", {"n": len(value)})
