"""What one outgoing message becomes on a channel, as a table."""

from __future__ import annotations

import pytest

from bot.channels.base import Button, Limits, numbered
from bot.channels.browser.limits import BROWSER
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.whatsapp.limits import WHATSAPP
from bot.turns.calls import Call, calls_of
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Text,
    Words,
)

SMALL = Limits(text=250, caption=20, buttons=3, body_with_buttons=220)
BARE = Limits(text=250, caption=20, file_buttons=False)

YES, NO = Choice("x:yes", Literal("Ya")), Choice("x:no", Literal("Tidak"), Literal("belum"))
KEYS = (Button("x:yes", "Ya"), Button("x:no", "Tidak", "belum"))
SKIP = Choice("x:skip", Literal("LEWATI"), word=True)
PHOTO = Enclosure(EnclosureKind.PHOTO, "abc", "foto.jpg")
LETTER = Enclosure(EnclosureKind.DOCUMENT, "def", "surat.pdf")

# Two paragraphs that fit together, and two that do not.
SHORT, LONG = "Baris satu.", "Kalimat panjang. " * 12 + "Selesai."


def said(
    *words: str, choices: tuple[Choice, ...] = (), files: tuple[Enclosure, ...] = ()
) -> Outgoing:
    paragraphs: tuple[Words, ...] = tuple(Literal(each) for each in words)
    return Outgoing(paragraphs, choices, files)


CASES: dict[str, tuple[Outgoing, Limits, list[Call]]] = {
    "a text": (said(SHORT), SMALL, [Call(SHORT)]),
    "paragraphs have a blank line between them": (
        said(SHORT, SHORT),
        SMALL,
        [Call(f"{SHORT}\n\n{SHORT}")],
    ),
    "choices in the reader's words": (
        said(SHORT, choices=(YES, NO)),
        SMALL,
        [Call(SHORT, KEYS)],
    ),
    "a word to type stays one": (
        said(SHORT, choices=(SKIP,)),
        SMALL,
        [Call(SHORT, (Button("x:skip", "LEWATI", word=True),))],
    ),
    "of a long text the last piece has the choices": (
        said(LONG, SHORT, choices=(YES, NO)),
        SMALL,
        [Call(LONG), Call(SHORT, KEYS)],
    ),
    "a long text without choices": (
        said(LONG, LONG),
        SMALL,
        [Call(LONG), Call(LONG)],
    ),
    "a file with the text under it": (
        said(SHORT, files=(PHOTO,)),
        SMALL,
        [Call(SHORT, (), PHOTO)],
    ),
    "a file with text and choices": (
        said(SHORT, choices=(YES, NO), files=(PHOTO,)),
        SMALL,
        [Call(SHORT, KEYS, PHOTO)],
    ),
    "a text longer than a caption comes after the file": (
        said(SHORT, SHORT, choices=(YES, NO), files=(PHOTO,)),
        SMALL,
        [Call("", (), PHOTO), Call(f"{SHORT}\n\n{SHORT}", KEYS)],
    ),
    "where a file has no buttons the text comes after it": (
        said(SHORT, choices=(YES, NO), files=(PHOTO,)),
        BARE,
        [Call("", (), PHOTO), Call(SHORT, KEYS)],
    ),
    "several files: the last has the text": (
        said(SHORT, files=(PHOTO, LETTER)),
        SMALL,
        [Call("", (), PHOTO), Call(SHORT, (), LETTER)],
    ),
    "files and a long text": (
        said(LONG, LONG, files=(PHOTO, LETTER)),
        SMALL,
        [Call("", (), PHOTO), Call("", (), LETTER), Call(LONG), Call(LONG)],
    ),
    "a file alone": (Outgoing((), files=(PHOTO,)), SMALL, [Call("", (), PHOTO)]),
    "nothing at all is still one call": (Outgoing(()), SMALL, [Call("")]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_message_becomes(case: str) -> None:
    outgoing, limits, expected = CASES[case]
    assert calls_of(outgoing, "id", limits) == expected


@pytest.mark.parametrize("words", range(255, 285))
def test_choices_fit_beside_the_text_as_a_list(words: int) -> None:
    """Where a channel shows no buttons they are written under the last piece."""
    labels = ("Perbaikan jalan lingkungan RT 05", "Perbaikan saluran air RW 03")
    choices = tuple(Choice(f"x:{n}", Literal(label)) for n, label in enumerate(labels))
    limits = Limits(text=600, caption=20, body_with_buttons=560)
    calls = calls_of(said("a " * words, choices=choices), "id", limits)
    listed = numbered("", calls[-1].buttons)
    assert len(calls[-1].text) + len(listed) <= limits.text
    assert "".join(call.text for call in calls).count("a") == words


@pytest.mark.parametrize("locale", ["id", "en"])
def test_it_is_in_the_reader_s_language(locale: str) -> None:
    [call] = calls_of(
        Outgoing((Text("command-mine.button"),), (Choice("do:mine", Text("command-mine")),)),
        locale,
        TELEGRAM,
    )
    [key] = call.buttons
    spoken = {"id": "USULAN SAYA", "en": "MY PROPOSALS"}
    assert key.label.upper() == spoken[locale]


@pytest.mark.parametrize("limits", [TELEGRAM, WHATSAPP, BROWSER], ids=["t", "w", "b"])
@pytest.mark.parametrize("rows", [0, 1, 3, 10, 25])
def test_whatever_is_said_fits(limits: Limits, rows: int) -> None:
    """Also should the choices end up as a numbered list; and nothing is left out on the way."""
    choices = tuple(
        Choice(f"x:{n}", Literal(f"Kelurahan nomor {n}"), Literal("Metro Pusat"))
        for n in range(rows)
    )
    words = [f"{n}. " + "kata " * 70 for n in range(40)]
    calls = calls_of(said(*words, choices=choices), "id", limits)
    assert all(len(call.text) <= limits.text for call in calls)
    assert [call.buttons for call in calls[:-1]] == [()] * (len(calls) - 1)
    assert [key.id for key in calls[-1].buttons] == [choice.id for choice in choices]
    listed = "\n".join(f"{n}. {key.label}" for n, key in enumerate(calls[-1].buttons, 1))
    assert len(calls[-1].text) + len(listed) <= limits.text
    assert " ".join(" ".join(call.text for call in calls).split()) == " ".join(
        " ".join(words).split()
    )
