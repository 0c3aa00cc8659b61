"""The engine by itself: which choice is meant, what a tap may do, how photos are gathered."""

from __future__ import annotations

import pytest

from handlers.conversation.form import Kind, Question
from tests.handlers.conversation.guided import (
    BOTH,
    COLOUR,
    PHOTOS,
    REVIEW,
    WISH,
    Guided,
    a_form,
    choices_of,
    read_choice,
    read_text,
)


def colours(*labels: str) -> Question:
    return Question("colour", read_choice, takes=BOTH, choices=choices_of(*labels))


# --- choices ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("1", "c1"),
        ("3", "c3"),
        ("0", None),
        ("00", None),
        ("4", None),
        ("1000", None),
        ("nomor 2", "c2"),
        ("yang ketiga", "c3"),
        ("yang keempat", None),
        ("2 kuning", "c2"),
        ("2 merah", None),
        ("kuning", "c2"),
        ("KUNING ", "c2"),
        ("kunning", "c2"),
        ("biru", None),
    ],
)
async def test_what_is_typed_means_a_choice(text: str, picked: str | None) -> None:
    guided = await Guided(a_form(COLOUR, WISH)).begin()
    await guided.hear(text)
    assert guided.state.answers.get("colour") == picked


async def test_of_two_equal_labels_a_word_picks_neither_and_a_number_does() -> None:
    form = a_form(colours("Sari", "Asri", "Sari"), WISH)
    for text, picked in (("sari", None), ("3", "c3"), ("1", "c1"), ("asri", "c2")):
        guided = await Guided(form).begin()
        await guided.hear(text)
        assert guided.state.answers.get("colour") == picked, text


@pytest.mark.parametrize("own", [True, False])
async def test_a_text_near_a_label_is_left_to_a_reader_that_knows_better(own: bool) -> None:
    question = Question(
        "colour", read_choice, takes=BOTH, choices=choices_of("Purwosari", "Yosodadi"), own_text=own
    )
    guided = await Guided(a_form(question, WISH)).begin()
    await guided.hear("purwosary")
    assert guided.state.answers.get("colour") == (None if own else "c1")


async def test_a_number_means_what_was_shown_when_it_was_asked() -> None:
    guided = await Guided(a_form(COLOUR, WISH)).begin()
    guided.state.shown = [(id.replace("c1", "c3"), label) for id, label in guided.state.shown]
    await guided.hear("1")
    assert guided.state.answers["colour"] == "c3"


# --- taps ------------------------------------------------------------------------------------


async def test_a_tap_under_another_question_is_stale() -> None:
    guided = await Guided(a_form(COLOUR, WISH)).begin()
    old = guided.id("Hijau")
    await guided.hear("merah")
    assert "form-stale" in await guided.hear(choice=old)
    assert guided.state.answers == {"colour": "c1"}


async def test_a_tap_on_an_answer_while_it_is_asked_whether_to_cancel_does_nothing() -> None:
    guided = await Guided(a_form(WISH, COLOUR, REVIEW)).begin()
    await guided.hear("lampu jalan")
    old = guided.id("Hijau")
    assert "form-cancel" in await guided.hear("batal")
    assert "form-stale" in await guided.hear(choice=old)
    assert "colour" not in guided.state.answers
    # The question is open again: now the same button answers it.
    await guided.hear(choice=guided.id("Hijau"))
    assert guided.state.answers["colour"] == "c3"


async def test_a_yes_cancels_only_while_it_is_asked() -> None:
    guided = await Guided(a_form(WISH, COLOUR)).begin()
    await guided.hear("lampu jalan")
    await guided.hear("batal")
    yes = guided.id("form-cancel.yes")
    await guided.hear("tidak")
    assert guided.last.open
    assert "form-stale" in await guided.hear(choice=yes)
    assert guided.last.open
    await guided.hear("batal")
    await guided.hear("ya")
    assert (guided.last.open, guided.last.dropped) == (False, True)


async def test_buttons_of_another_draft_answer_nothing() -> None:
    guided = await Guided(a_form(COLOUR, WISH)).begin()
    old = guided.id("Hijau")
    guided.state.mark = "b"
    assert "form-stale" in await guided.hear(choice=old)
    assert guided.state.answers == {}


# --- photos ----------------------------------------------------------------------------------


async def test_no_more_photos_than_there_is_room_for() -> None:
    guided = await Guided(a_form(WISH, PHOTOS, REVIEW), {"wish": "lampu"}).begin()
    await guided.send(1, 2)
    assert (guided.state.asked, guided.state.gathered["photos"]) == ("photos", [1, 2])
    said = await guided.send(3, 4, 5)
    assert guided.state.answers["photos"] == [1, 2, 3]
    assert "form-photo-over 3 2" in said
    assert guided.state.asked == "review"
    # What comes with it, a moment later, is counted with it; what comes later by itself is not.
    assert "form-photo-over 3 3" in await guided.send(6)
    guided.later(minutes=3)
    assert "form-photo-over 3 1" in await guided.send(7)
    assert guided.state.answers["photos"] == [1, 2, 3]


async def test_photos_before_and_after_their_question_are_kept_for_it() -> None:
    guided = await Guided(a_form(WISH, PHOTOS, REVIEW)).begin()
    assert "form-photo-early 1" in await guided.send(1)
    assert guided.state.asked == "wish"
    await guided.hear("lampu jalan")
    assert "f-photos.have 1" in guided.heard
    await guided.hear("selesai")
    assert guided.state.answers["photos"] == [1]
    assert "form-photo-added 2" in await guided.send(2)
    assert guided.state.answers["photos"] == [1, 2]
    assert guided.state.asked == "review"


async def test_photos_that_are_asked_again_are_added_to_or_replaced() -> None:
    answers = {"wish": "lampu", "photos": [1, 2]}
    guided = await Guided(a_form(WISH, PHOTOS, REVIEW), answers).begin()
    await guided.hear("ubah")
    await guided.tap("f-photos.label")
    assert guided.state.asked == "photos"
    await guided.send(3)
    assert guided.state.answers["photos"] == [1, 2, 3]
    await guided.hear("ubah")
    await guided.tap("f-photos.label")
    await guided.tap("form-renew")
    assert guided.state.answers["photos"] == [1, 2, 3]  # until a new one comes
    await guided.send(9)
    await guided.hear("selesai")
    assert guided.state.answers["photos"] == [9]


async def test_photos_that_are_asked_again_are_kept_or_left_out() -> None:
    for word, left in (("tetap", [1, 2]), ("lewati", [1, 2]), ("selesai", [1, 2])):
        answers = {"wish": "lampu", "photos": [1, 2]}
        guided = await Guided(a_form(WISH, PHOTOS, REVIEW), answers).begin()
        await guided.hear("ubah")
        await guided.tap("f-photos.label")
        await guided.hear(word)
        assert guided.state.answers["photos"] == left, word
        assert guided.state.asked == "review"


async def test_words_under_a_photo_are_a_way_around_or_said_to_be_lost() -> None:
    guided = await Guided(a_form(WISH, PHOTOS, REVIEW), {"wish": "lampu"}).begin()
    assert "form-caption depan rumah" in await guided.send(1, text="depan rumah")
    await guided.send(2, text="selesai")
    assert guided.state.answers["photos"] == [1, 2]
    assert guided.state.asked == "review"


# --- ways around -----------------------------------------------------------------------------


async def test_back_at_the_first_question_and_later() -> None:
    guided = await Guided(a_form(WISH, COLOUR, REVIEW)).begin()
    assert "form-first" in await guided.hear("kembali")
    await guided.hear("lampu")
    assert "form-now lampu" in await guided.hear("kembali")
    await guided.hear("tetap")
    assert guided.state.asked == "colour"


async def test_what_cannot_be_skipped_says_so_and_what_can_is_answered_with_nothing() -> None:
    optional = Question("volume", WISH.read, optional=True)
    guided = await Guided(a_form(WISH, optional, REVIEW)).begin()
    assert "form-needed" in await guided.hear("lewati")
    await guided.hear("lampu")
    await guided.hear("lewati")
    assert guided.state.answers == {"wish": "lampu", "volume": None}


async def test_a_form_that_holds_nothing_is_dropped_without_asking() -> None:
    guided = await Guided(a_form(WISH, REVIEW)).begin()
    await guided.hear("batal")
    assert (guided.last.open, guided.last.dropped) == (False, True)


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (Kind.MESSAGE, "Rapat jam 7 malam, maaf, 8 bukan 7"),
        (Kind.TEXT, "Rapat jam 8 malam"),
    ],
)
async def test_what_goes_on_to_somebody_stays_as_it_was_written(kind: Kind, kept: str) -> None:
    """Elsewhere a word that is taken back at the end of a text is put right in it."""
    guided = await Guided(a_form(Question("story", read_text, kind=kind), REVIEW)).begin()
    await guided.hear("Rapat jam 7 malam, maaf, 8 bukan 7")
    assert guided.state.answers["story"] == kept
