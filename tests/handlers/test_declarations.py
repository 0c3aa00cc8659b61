"""What is declared: every question has its words, every choice fits every channel."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import locales
from bot.channels.browser.channel import Browser
from bot.channels.whatsapp.limits import WHATSAPP
from handlers.asking.person.home import area_choice
from handlers.conversation.answers import Draft
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import Choice
from handlers.conversation.talk import Talk
from handlers.proposals.telling import notices
from handlers.routes import COMMANDS, FORMS
from handlers.site import Site
from handlers.turn import Turn, render
from storage.city import areas
from storage.city.areas import Areas
from storage.proposals.model import EventKind
from tests.support import ROOT, START, Heard, World

QUESTIONS = [
    (form, question)
    for form in FORMS.values()
    if isinstance(form, Form)
    for question in form.questions
]


@pytest.mark.parametrize(("form", "question"), QUESTIONS, ids=lambda x: getattr(x, "name", ""))
def test_every_question_has_its_words(form: Form, question: Question) -> None:
    name = f"{form.name}-{question.name}"
    assert locales.has("id", name)
    for part in ("label", *(("have", "more") if question.gathers else ())):
        assert locales.has("id", f"{name}.{part}"), part


def named(source: str) -> Iterator[str]:
    """The texts that code names, as patterns: in `Text(...)`, and what `within` says."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        words = next((each.value for each in node.keywords if each.arg == "words"), None)
        if name == "Text" and node.args:
            yield from pattern(node.args[0])
        if name == "within" and words is not None:
            yield from (rf"{each}\.{part}" for each in pattern(words) for part in ("short", "long"))


def pattern(name: ast.expr) -> Iterator[str]:
    if isinstance(name, ast.Constant) and isinstance(name.value, str):
        yield re.escape(name.value)
    if isinstance(name, ast.JoinedStr):
        yield "".join(
            re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+"
            for each in name.values
        )


def test_every_text_that_code_names_is_there() -> None:
    files = (path for floor in ("bot", "handlers") for path in (ROOT / floor).rglob("*.py"))
    wanted = {each for path in files for each in named(path.read_text(encoding="utf-8"))}
    every = "\n".join(sorted(locales.ids("id")))
    assert len(wanted) > 500
    assert [each for each in sorted(wanted) if not re.search(f"^{each}$", every, re.M)] == []


def test_another_language_says_the_same() -> None:
    for id in locales.ids("en"):
        assert locales.has("id", id), id
        assert locales.arguments("en", id) == locales.arguments("id", id), id


def test_english_covers_what_residents_meet_first() -> None:
    for form in ("welcome", "propose"):
        for id in locales.ids("id"):
            if id.startswith(f"{form}-"):
                assert locales.has("en", id), id
    for name in COMMANDS:
        assert locales.has("en", f"command-{name}")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_its_words(name: str) -> None:
    for part in ("", ".also", ".about", ".button"):
        assert locales.has("id", f"command-{name}{part}")


def test_no_word_means_two_things() -> None:
    seen: dict[str, str] = {}
    for locale in locales.LOCALES:
        for name in COMMANDS:
            words = [locales.text(locale, f"command-{name}")]
            words += locales.words(locale, f"command-{name}.also")
            for word in words:
                assert seen.setdefault(word.casefold(), name) == name, word


def test_texts_keep_to_the_voice() -> None:
    forbidden = re.compile(r"\b(kamu|user|input|error|submit|disubmit|ID)\b")
    for id in locales.ids("id"):
        if id.startswith(("words-", "command-")):
            continue
        said = locales.text("id", id, **dict.fromkeys(locales.arguments("id", id), "x"))
        assert not forbidden.search(said), (id, said)
        emoji = [letter for letter in said if ord(letter) > 0x1F000]
        assert len(emoji) <= 2, id
        assert "{" not in said, id
        assert said.count("Bapak/Ibu") <= 1, id


def test_every_event_tells_somebody() -> None:
    assert set(notices.NOTICES) == set(EventKind)


class Nothing:
    """A store without rows."""

    now = START

    async def fetch(self, query: object, args: object = None) -> list[object]:
        return []


async def offered() -> list[tuple[str, Choice]]:
    """All choices of all questions, over all areas."""
    known = Areas(areas.read_csv(areas.INCLUDED))
    site = Site(known, None, "https://x")
    choices: list[tuple[str, Choice]] = []
    for form, question in QUESTIONS:
        if question.choices is None:
            continue
        turn = Turn.__new__(Turn)
        turn.site = site
        known_as = {"id": 1, "area": "18.72.05.1003", "locale": "id", "name": "Siti"}
        turn.person = type("P", (), known_as)()
        turn.store = Nothing()  # type: ignore[assignment]
        turn.talk = Talk()
        draft = Draft("", 0, {}, {})
        where = f"{form.name}.{question.name}"
        choices += [(where, choice) for choice in await question.choices(turn, draft)]
    for area in known.kelurahan:
        choices.append(("propose.area", area_choice(area)))
    return choices


@pytest.mark.parametrize("locale", locales.LOCALES)
async def test_every_choice_fits_every_channel(locale: str) -> None:
    for where, choice in await offered():
        label = render(choice.label, locale)
        assert len(f"{where}:{choice.id}".encode()) <= 64, choice
        assert len(label) <= WHATSAPP.row_label, label
        assert len(label) <= Browser.limits.button_label
        if choice.detail is not None:
            assert len(render(choice.detail, locale)) <= WHATSAPP.row_detail


async def test_every_menu_fits(world: World) -> None:
    """Buttons under the messages of a whole conversation, as they really went out."""
    siti = await world.person().welcomed()
    await siti.proposes()
    for said in ("bantuan", "usulan saya", "cek 1", "bahasa", "tarik 1", "tidak", "ubah 1"):
        await siti.say(said)
    await siti.tap("Ubah")
    messages: list[Heard] = siti.heard
    for message in messages:
        assert len(message.choices) <= WHATSAPP.rows, message.labels
        for id, label in message.choices:
            assert len(id.encode()) <= 64
            assert len(label) <= WHATSAPP.row_label, label
