"""What a consultation may ask, what may still change, and what is counted as an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.consultations import rules
from storage.consultations.model import (
    Anonymity,
    Ask,
    Definition,
    Kind,
    Option,
    When,
    as_data,
    of_data,
)

FACE = (Option("a", "Jalan"), Option("b", "Air"), Option("c", "Sampah"))
ONE = Ask("satu", Kind.ONE, "Mana yang utama?", "Utama", FACE)
NEXT = Ask("dua", Kind.NUMBER, "Berapa hari?", "Hari", least=0, most=31, when=When("satu", ("b",)))
LAST = Ask("tiga", Kind.TEXT, "Mengapa begitu?", "Alasan", when=When("dua", ("3",)))
ALL = Definition("Rencana 2028", "", "", (), (ONE, NEXT, replace(LAST, when=None)))


def faults(*asks: Ask, anonymity: Anonymity = Anonymity.NAMED) -> set[tuple[str, str, str]]:
    found = rules.check(replace(ALL, questions=asks, anonymity=anonymity))
    return {(fault.question, fault.field, fault.why) for fault in found}


def test_a_definition_comes_back_as_it_was() -> None:
    whole = replace(ALL, anonymity=Anonymity.CHOICE)
    assert of_data(as_data(whole)) == whole


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        (replace(ONE, options=FACE[:1]), ("satu", "options", "number")),
        (replace(ONE, options=(*FACE, FACE[0])), ("satu", "options", "twice")),
        (replace(ONE, options=(Option("a", "x" * 25), FACE[1])), ("satu", "options", "length")),
        (replace(ONE, key="A b"), ("A b", "key", "unknown")),
        (replace(ONE, text=" "), ("satu", "text", "missing")),
        (replace(ONE, why=True), ("satu", "why", "kind")),
        (replace(ONE, element=True), ("satu", "element", "kind")),
        (replace(ONE, when=When("nol", ("a",))), ("satu", "when", "unknown")),
        (replace(NEXT, when=None, options=FACE), ("dua", "options", "kind")),
        (replace(NEXT, when=None, least=5, most=1), ("dua", "most", "order")),
        (
            Ask("r", Kind.RANK, "Urutkan semua", "Urutan", FACE * 3),
            ("r", "options", "number"),
        ),
    ],
)
def test_what_may_not_be_asked(ask: Ask, fault: tuple[str, str, str]) -> None:
    assert fault in faults(ask)


def test_a_photo_is_never_asked_of_nobody() -> None:
    photo = Ask("foto", Kind.PHOTO, "Ada fotonya?", "Foto", optional=True)
    assert faults(photo) == set()
    assert faults(photo, anonymity=Anonymity.ALWAYS) == {("foto", "kind", "anonymous")}


def test_forty_questions_and_no_more() -> None:
    many = [replace(ONE, key=f"a{n}") for n in range(41)]
    assert faults(*many[:40]) == set()
    assert faults(*many) == {("", "questions", "number")}


def test_only_what_was_asked_is_counted() -> None:
    """An answer to a question that does not apply is none, however it came to be there."""
    given = {"satu": "a", "dua": 3, "tiga": "karena banjir"}
    assert rules.kept(ALL, given) == {"satu": "a", "tiga": "karena banjir"}
    assert rules.kept(ALL, {**given, "satu": "b"}) == {**given, "satu": "b"}
    with pytest.raises(ValueError, match="dua"):
        rules.kept(ALL, {"satu": "b", "tiga": "karena banjir"})
    with pytest.raises(ValueError, match="satu"):
        rules.kept(ALL, {"satu": "z", "tiga": "karena banjir"})
    with pytest.raises(ValueError, match="dua"):
        rules.kept(ALL, {"satu": "b", "dua": 32, "tiga": "karena banjir"})


def test_once_answered_only_words_are_mended() -> None:
    mended = replace(
        ONE, text="Mana yang paling utama?", options=(Option("a", "Jalanan"), *FACE[1:])
    )
    after = replace(ALL, questions=(mended, *ALL.questions[1:]))
    assert rules.may_follow(ALL, after) == ()
    assert rules.reworded(ALL, after) == ("satu",)
    optional = replace(LAST, key="baru", when=None, optional=True)
    assert rules.may_follow(ALL, replace(ALL, questions=(*ALL.questions, optional))) == ()
    for other in (
        replace(ALL, questions=ALL.questions[1:]),
        replace(ALL, questions=(replace(ONE, kind=Kind.SEVERAL), *ALL.questions[1:])),
        replace(ALL, questions=(replace(ONE, options=FACE[:2]), *ALL.questions[1:])),
        replace(ALL, questions=(ONE, replace(NEXT, most=9), ALL.questions[2])),
        replace(ALL, questions=(*ALL.questions, replace(optional, optional=False))),
        replace(ALL, anonymity=Anonymity.ALWAYS),
    ):
        assert rules.may_follow(ALL, other)


def test_what_depends_on_a_changed_question_does_not_hold_either() -> None:
    before = replace(ALL, questions=(ONE, NEXT, LAST))
    after = replace(ALL, questions=(replace(ONE, options=FACE[1:]), NEXT, LAST))
    assert rules.changed(before, after) == {"satu", "dua", "tiga"}
