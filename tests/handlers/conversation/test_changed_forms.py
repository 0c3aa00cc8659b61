"""A form gains, loses and renames questions under a conversation in progress."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

import locales
from handlers import routes
from handlers.conversation.answers import Answer, Draft, Reading
from handlers.conversation.form import Question
from handlers.conversation.messages import Incoming
from handlers.proposals.proposing.propose import FORM
from tests.support import Resident, World


async def read_words(turn: Any, said: Incoming, draft: Draft) -> Reading:
    return Answer(turn.clean(said.text))


# The one line of CONTRIBUTING.md: a question is a name and a reader.
HURRY = Question("hurry", read_words)


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> Callable[[tuple[Question, ...]], None]:
    """Puts another list of questions in place, as a new release would; its words too."""

    def release(questions: tuple[Question, ...]) -> None:
        form = dataclasses.replace(FORM, questions=questions)
        monkeypatch.setitem(routes.FORMS, "propose", form)

    words = {"propose-hurry": "Seberapa mendesak?", "propose-hurry.label": "Mendesak"}
    words |= {"propose-story": "Apa ceritanya?", "propose-story.label": "Cerita"}
    real = locales.text

    def text(locale: str, id: str, /, **args: object) -> str:
        return words.get(id) or real(locale, id, **args)

    monkeypatch.setattr(locales, "text", text)
    return release


def without(name: str) -> tuple[Question, ...]:
    return tuple(q for q in FORM.questions if q.name != name)


def with_after(name: str, new: Question) -> tuple[Question, ...]:
    questions = list(FORM.questions)
    questions.insert([q.name for q in questions].index(name) + 1, new)
    return tuple(questions)


async def half_way(world: World, channel: str) -> Resident:
    siti = await world.person(channel=channel).welcomed()
    for said in ("usul", "Imopuro", "2", "Pelatihan menjahit untuk ibu-ibu"):
        await siti.say(said)
    assert siti.done.asking == "propose.problem"
    return siti


async def finished(siti: Resident) -> str:
    """Answers whatever is still asked, and sends."""
    for _ in range(12):
        if siti.done.asking is None:
            break
        if siti.done.asking == "propose.review":
            await siti.say("kirim")
        else:
            await siti.say("Sejak Maret, dua puluh orang")
    return siti.heard[-1].text


@pytest.mark.parametrize("channel", ["terminal", "browser"])
async def test_a_question_is_added(world: World, released: Any, channel: str) -> None:
    siti = await half_way(world, channel)
    released(with_after("wish", HURRY))
    # The open question is answered; the new one, which comes before it, is asked next.
    heard = await siti.say("Banyak yang menganggur")
    assert "Seberapa mendesak?" in heard[0].text
    assert "(4 dari 6)" in heard[0].text
    await siti.say("Sangat")
    assert "MTR-2028-00001" in await finished(siti)
    review = next(m.text for m in siti.heard if "Mendesak: Sangat" in m.text)
    assert "Masalah: Banyak yang menganggur" in review


async def test_the_open_question_has_gone(world: World, released: Any) -> None:
    siti = await half_way(world, "terminal")
    released(without("problem"))
    heard = await siti.say("Banyak yang menganggur")
    assert "tidak dipakai lagi" in heard[0].text
    assert siti.done.asking == "propose.place"


async def test_an_answered_question_has_gone(world: World, released: Any) -> None:
    siti = await half_way(world, "terminal")
    released(without("topic"))
    await siti.say("Banyak yang menganggur")
    assert siti.done.asking == "propose.place"
    await siti.say("kembali")
    assert siti.done.asking == "propose.problem"


async def test_a_question_is_renamed(world: World, released: Any) -> None:
    """Under its new name it is asked anew; what was answered under the old one is not used."""
    siti = await half_way(world, "terminal")
    questions = tuple(
        dataclasses.replace(q, name="story") if q.name == "problem" else q for q in FORM.questions
    )
    released(questions)
    heard = await siti.say("Banyak yang menganggur")
    assert "Apa ceritanya?" in heard[0].text
    await siti.say("Banyak yang menganggur")
    assert siti.done.asking == "propose.place"


async def test_the_whole_form_has_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    siti = await half_way(world, "terminal")
    form = routes.FORMS["propose"]
    monkeypatch.delitem(routes.FORMS, "propose")
    heard = await siti.say("Banyak yang menganggur")
    assert "tidak bisa dilanjutkan lagi" in heard[0].text
    assert siti.done.asking is None
    monkeypatch.setitem(routes.FORMS, "propose", form)
    await siti.say("usul")
    assert siti.done.asking == "propose.area"
