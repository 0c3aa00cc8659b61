"""What is sent at a question is its answer, unless it clearly is none: then it is done, or asked
about, and never stored; what it corrects is changed and shown before anything is sent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from handlers.conversation import engine
from handlers.conversation.answers import Answer, AskAgain, Draft, Sense
from handlers.conversation.form import Form, Kind, Mend, Question
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from tests.handlers.conversation.guided import (
    BOTH,
    COLOUR,
    PHOTOS,
    REVIEW,
    WISH,
    Guided,
    a_form,
    read_choice,
    read_text,
)


def sure(act: str, *, tells: bool = False) -> Sense:
    return Sense(act, sure=True, tells=tells)


def unsure(act: str, second: str | None = None, *, tells: bool = False) -> Sense:
    return Sense(act, sure=False, second=second, tells=tells)


async def mends_amount(turn: Any, text: str, draft: Draft) -> Mend | None:
    """ "5 titik", wherever it stands."""
    found = re.search(r"\d+ titik", text)
    return Mend(Answer(found[0]), whole=found[0] == text) if found else None


async def mends_place(turn: Any, text: str, draft: Draft) -> Mend | None:
    """ "RT 06"; a street may be meant for something else."""
    if found := re.search(r"RT \d+", text):
        return Mend(Answer(found[0]), whole=found[0] == text)
    return Mend(Answer(text), sure=False) if "Jalan" in text else None


async def mends_wish(turn: Any, text: str, draft: Draft) -> Mend | None:
    return Mend(Answer(text), sure=False) if "Jalan" in text else None


async def mends_name(turn: Any, text: str, draft: Draft) -> Mend | None:
    found = re.search(r"atas nama (\w+)", text)
    if found is None:
        return None
    return Mend(AskAgain((Text("in-the-name", {"name": found[1]}),), notes={"name": found[1]}))


async def yes_or_no(turn: Any, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("yes", Literal("Ya")), Choice("no", Literal("Tidak")))


AMOUNT = Question("amount", read_text, optional=True, kind=Kind.AMOUNT, mends=mends_amount)
PLACE = Question("place", read_text, mends=mends_place)
WHOLE = a_form(
    replace(WISH, mends=mends_wish),
    PLACE,
    AMOUNT,
    COLOUR,
    PHOTOS,
    replace(REVIEW, mends=mends_name, keeps=frozenset({"name"})),
)
ANSWERS = {"wish": "lampu", "place": "RT 05", "amount": "3 titik", "colour": "c1", "photos": None}


async def at(question: str, form: Form = WHOLE, **senses: Sense) -> Guided:
    """Somebody who has answered all before a question."""
    before = [q.name for q in form.questions]
    known = {name: ANSWERS.get(name) for name in before[: before.index(question)]}
    guided = Guided(form, known)
    guided.turn.senses = {text.replace("_", " "): sense for text, sense in senses.items()}
    await guided.begin()
    assert guided.state.asked == question
    return guided


# --- at a question of words ------------------------------------------------------------------


async def test_what_clearly_is_no_answer_is_done_and_not_stored() -> None:
    for act, heard in (
        ("cancel", "form-cancel isian"),
        ("back", "form-now lampu"),
        ("stuck", "form-stuck"),
        ("help", "form-stuck"),
        ("promise", "answer-promise"),
        ("thank", "answer-thank"),
        ("resume", "form-here"),
        ("skip", "form-needed"),
    ):
        guided = await at("place", ini_saja=sure(act))
        assert heard in await guided.hear("ini saja"), act
        assert "place" not in guided.state.answers, act
        assert guided.last.open


async def test_what_answers_is_an_answer_whatever_word_it_holds() -> None:
    guided = await at("place")
    await guided.hear("tarik kabel listrik rt 9")
    assert guided.state.answers["place"] == "tarik kabel listrik rt 9"


async def test_another_time_is_a_pause() -> None:
    guided = await at("place", lagi_masak=sure("later"))
    await guided.hear("lagi masak")
    assert (guided.last.later, guided.last.open) == (True, True)
    assert guided.state.asked == "place"


async def test_another_time_in_a_form_that_holds_nothing() -> None:
    optional = Question("name", read_text, optional=True, kind=Kind.NAME)
    final = Question("sure", read_choice, takes=BOTH, choices=yes_or_no, own_text=True, final=True)
    agreed = Question("agreed", read_choice, takes=BOTH, choices=yes_or_no, kind=Kind.YES_NO)
    for question, answers, open in (
        (optional, {"name": None}, False),
        (final, {}, False),
        (agreed, {}, True),
    ):
        form = a_form(question, guarded=False)
        guided = await at(question.name, form, nanti_saja=sure("later"))
        await guided.hear("nanti saja")
        assert (guided.last.later, guided.last.open) == (False, open), question.name
        assert guided.state.answers == answers


@pytest.mark.parametrize(("label", "answers"), [("answer", True), ("cancel", False)])
async def test_what_is_unclear_is_asked_and_kept(label: str, answers: bool) -> None:
    guided = await at("place", batal_saja_jalannya=unsure("cancel", "answer"))
    assert "form-doubt.or-cancel batal saja jalannya" in await guided.hear("batal saja jalannya")
    assert "place" not in guided.state.answers
    said = await guided.tap(f"form-doubt.{label}")
    assert guided.state.answers.get("place") == ("batal saja jalannya" if answers else None)
    assert ("form-cancel" in said) is not answers


async def test_a_bare_yes_does_not_say_which_of_two_is_meant() -> None:
    guided = await at("place", batal_saja_jalannya=unsure("cancel", "answer"))
    await guided.hear("batal saja jalannya")
    for word in ("ya", "tidak"):
        assert "form-doubt.which batal saja jalannya" in await guided.hear(word)
    assert guided.last.open
    await guided.hear("1")
    assert guided.state.answers["place"] == "batal saja jalannya"


async def test_another_text_instead_is_heard_and_the_first_said_to_be_unused() -> None:
    guided = await at("place", batal_saja_jalannya=unsure("cancel", "answer"))
    await guided.hear("batal saja jalannya")
    assert "talk-unused batal saja jalannya" in await guided.hear("depan masjid")
    assert guided.state.answers["place"] == "depan masjid"


async def test_what_comes_between_loses_no_text() -> None:
    """A photo, a button that is past, another command: the text is asked about again, or said to
    be unused."""
    guided = await at("place", batal_saja_jalannya=unsure("cancel", "answer"))
    stale = guided.id("form-back")
    await guided.hear("batal saja jalannya")
    assert "form-doubt.which batal saja jalannya" in await guided.send(1)
    again = await engine.repeat(guided.form, guided.state, guided.turn, (Text("between"),))
    assert guided.turn.say(again[0].words[0]) == "between"
    assert guided.state.doubt == {"text": "batal saja jalannya"}
    assert "talk-unused batal saja jalannya" in await guided.hear(choice=stale)
    assert "place" not in guided.state.answers


async def test_a_yes_in_other_words_decides_nothing_after_something_else_was_shown() -> None:
    final = Question("sure", read_choice, takes=BOTH, choices=yes_or_no, own_text=True, final=True)
    for elsewhere in (False, True):
        guided = await at("sure", a_form(WISH, final), iya_deh=sure("agree"))
        guided.state.elsewhere = elsewhere
        said = await guided.hear("iya deh")
        assert ("form-which-yes" in said) is elsewhere
        assert guided.last.open is elsewhere


async def test_a_command_is_offered_and_never_run() -> None:
    guided = await at("colour", lihat_usulan_saya=sure("mine"))
    await guided.hear("lihat usulan saya")
    assert guided.id("command-mine.button") == "do:mine"
    guided = await at("wish", tarik_saja_nomor_5=unsure("withdraw", "answer"))
    await guided.hear("tarik saja nomor 5")
    assert guided.id("command-withdraw.button") == "do:withdraw:5"
    await guided.tap("form-doubt.answer")
    assert guided.state.answers["wish"] == "tarik saja nomor 5"


async def test_words_to_somebody_else_are_theirs() -> None:
    message = Question("wish", read_text, kind=Kind.MESSAGE)
    form = a_form(message, REVIEW)
    guided = await at("wish", form, kapan_bisa_disurvei=sure("howlong"), eh_batal=sure("cancel"))
    await guided.hear("eh batal")
    assert "wish" not in guided.state.answers
    await guided.tap("form-doubt.answer")
    assert guided.state.answers["wish"] == "eh batal"
    guided = await at("wish", form, kapan_bisa_disurvei=sure("howlong"))
    await guided.hear("kapan bisa disurvei")
    assert guided.state.answers["wish"] == "kapan bisa disurvei"


async def test_the_model_is_not_asked_where_words_and_choices_decide() -> None:
    guided = await at("colour")
    for text in ("kembali", "tetap", "kembali", "tetap", "2", "ubah"):
        await guided.hear(text)
    assert guided.turn.asked == []
    guided = await at("wish")
    await guided.hear("Lampu di gang kami mati " * 6)
    assert guided.turn.asked == []
    guided = await at("place")
    guided.turn.plain = {"depan masjid"}
    await guided.hear("depan masjid")
    assert guided.turn.asked == []
    assert guided.state.answers["place"] == "depan masjid"


# --- at photos and at the review ---------------------------------------------------------------


async def test_all_that_means_done_is_done_at_the_photos() -> None:
    for sense in (sure("done"), sure("send"), unsure("answer", "done"), unsure("done")):
        guided = await at("photos", hp_jadul=sense)
        await guided.hear("hp jadul")
        assert guided.state.asked == "review", sense


async def test_all_that_means_send_sends_at_the_review() -> None:
    for act in ("send", "agree", "done"):
        guided = await at("review", gas=sure(act))
        assert "finished" in await guided.hear("gas"), act


async def test_not_yet_sends_nothing() -> None:
    for act in ("later", "refuse", "correct", "nothing"):
        guided = await at("review", tunggu_dulu=sure(act))
        await guided.hear("tunggu dulu")
        assert guided.last.open, act


# --- corrections -------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["colour", "photos", "review"])
async def test_the_right_answer_is_changed_and_shown(question: str) -> None:
    text = "5 titik, bukan 3, di RT 06"
    guided = await at(question)
    guided.turn.senses[text] = sure("correct", tells=True)
    said = await guided.hear(text)
    assert "form-mended f-amount.label 5 titik" in said
    assert "form-mended f-place.label RT 06" in said
    assert (guided.state.answers["amount"], guided.state.answers["place"]) == ("5 titik", "RT 06")
    assert guided.state.asked == question


@pytest.mark.parametrize("question", ["place", "review"])
async def test_in_whose_name_it_goes_is_heard_at_any_question(question: str) -> None:
    text = "atas nama Lastri"
    guided = await at(question)
    guided.turn.senses[text] = sure("correct")
    assert ("in-the-name Lastri" in await guided.hear(text)) is (question == "place")
    assert guided.state.notes["review"] == {"name": "Lastri"}


async def test_it_is_asked_which_answer_is_meant() -> None:
    text = "salah, Jalan Mawar"
    for label, changed in (("f-wish.label", "wish"), ("f-place.label", "place")):
        guided = await at("review")
        guided.turn.senses[text] = sure("correct", tells=True)
        assert "form-mend salah, Jalan Mawar" in await guided.hear(text)
        assert guided.state.answers == ANSWERS
        await guided.tap(label)
        assert guided.state.answers[changed] == text
        assert "finished" in await guided.tap("Kirim")


async def test_what_changes_nothing_known_is_asked_and_quoted() -> None:
    guided = await at("review", ada_yang_salah=sure("correct"))
    assert "form-change.typed ada yang salah" in await guided.hear("ada yang salah")
    assert "form-change.wrote ada yang salah" in await guided.tap("f-wish.label")
    assert guided.state.asked == "wish"


@pytest.mark.parametrize("how", ["kirim", "gas", "[Kirim]"])
async def test_nothing_is_sent_with_a_correction_unheard(how: str) -> None:
    guided = await at("review", ada_yang_salah=sure("correct"), gas=sure("send"))
    button = guided.id("Kirim")
    await guided.hear("ada yang salah")
    await guided.hear("lupa")
    said = await (guided.hear(choice=button) if how[0] == "[" else guided.hear(how))
    assert "form-unheard ada yang salah" in said
    assert guided.last.open
    assert "finished" in await guided.tap("form-unheard.send")


async def test_a_correction_beside_send_is_heard_first() -> None:
    text = "kirim tapi RT 06"
    guided = await at("review")
    guided.turn.senses[text] = sure("send", tells=True)
    assert "form-mended f-place.label RT 06" in await guided.hear(text)
    assert guided.last.open
    assert "finished" in await guided.tap("Kirim")


# --- the wrong kind of value -------------------------------------------------------------------


async def test_a_value_of_another_question_is_taken_there() -> None:
    guided = await at("place")
    said = await guided.hear("5 titik")
    assert "form-mended.new f-amount.label 5 titik" in said
    assert guided.state.asked == "place"
    await guided.hear("depan masjid")
    assert guided.state.asked == "colour"


async def test_a_value_for_what_is_answered_already_mends_it() -> None:
    guided = await at("amount")
    assert "form-mended f-place.label RT 03" in await guided.hear("RT 03")
    assert "amount" not in guided.state.answers


async def test_what_is_known_is_said_to_be_once_and_then_taken() -> None:
    guided = await at("amount")
    assert "form-known f-place.label RT 05" in await guided.hear("RT 05")
    assert "amount" not in guided.state.answers
    await guided.hear("RT 05")
    assert guided.state.answers["amount"] == "RT 05"


async def test_what_the_review_offers_is_named_at_another_question_of_it() -> None:
    beside = (replace(AMOUNT, at_review=True), replace(COLOUR, at_review=True))
    guided = Guided(a_form(WISH, PLACE, *beside, REVIEW), {"wish": "lampu", "place": "RT 05"})
    await guided.begin()
    await guided.tap("f-amount.label")
    assert guided.state.asked == "amount"
    await guided.hear("f-colour.label")
    assert (guided.state.asked, guided.state.answers.get("amount")) == ("colour", None)


async def test_a_value_said_once_more_at_the_review_is_no_correction() -> None:
    guided = await at("review")
    guided.turn.senses["RT 05"] = Sense("answer", sure=False, second="correct", tells=True)
    assert "form-known f-place.label RT 05" in await guided.hear("RT 05")
    assert "finished" in await guided.tap("Kirim")


@pytest.mark.parametrize(("text", "quoted"), [("tidak tahu apa", True), ("entahlah", False)])
async def test_a_text_that_is_no_choice_is_quoted_as_not_used(text: str, quoted: bool) -> None:
    guided = await at("colour")
    assert (f"talk-unused {text}" in await guided.hear(text)) is quoted
    assert guided.state.asked == "colour"


async def test_what_is_no_amount_is_asked_about() -> None:
    text = "yang di sebelah gardu RT 08"
    guided = await at("amount")
    assert f"form-doubt {text}" in await guided.hear(text)
    assert "form-mended f-place.label RT 08" in await guided.tap("form-doubt.correct")
    assert "amount" not in guided.state.answers
    await guided.hear("kira-kira 5 titik")
    assert guided.state.answers["amount"] == "kira-kira 5 titik"


async def test_where_the_open_question_may_be_meant_it_is_asked() -> None:
    story = Question("story", read_text)
    guided = await at("story", a_form(PLACE, story, REVIEW))
    await guided.hear("RT 03")
    assert "story" not in guided.state.answers
    await guided.tap("form-doubt.answer")
    assert guided.state.answers == {"place": "RT 05", "story": "RT 03"}
    guided = await at("story", a_form(PLACE, story, REVIEW))
    await guided.hear("RT 03")
    await guided.tap("form-doubt.correct")
    assert guided.state.answers == {"place": "RT 03"}


# --- after a silence ---------------------------------------------------------------------------


async def test_what_was_said_after_a_silence_is_asked_about() -> None:
    for text, sense, taken in (
        ("yang kemarin itu", sure("answer"), False),
        ("depan masjid RT 3", sure("answer", tells=True), True),
    ):
        guided = await at("place")
        guided.turn.senses[text] = sense
        said = Incoming("terminal", "siti", "m", guided.turn.now, text=text)
        guided.last = await engine.hear(guided.form, guided.state, guided.turn, said, late=True)
        assert ("place" in guided.state.answers) is taken, text
