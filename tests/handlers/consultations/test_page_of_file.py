"""docs/CONSULTATIONS.md says how a consultation is written down: what it shows can be imported."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest

from handlers.consultations.making import typed, written
from handlers.conversation.messages import Text
from storage.consultations import rules
from storage.consultations.model import Kind
from tests.consulted import file_of, plan_of
from tests.support import here

PAGE = (here("dialogues").parents[1] / "docs" / "CONSULTATIONS.md").read_text(encoding="utf-8")


def test_the_example_is_a_consultation() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
    plan = written.read(example.encode(), ZoneInfo("Asia/Jakarta")).plan
    assert rules.check(plan.definition) == ()
    assert [ask.key for ask in plan.definition.questions] == [
        "setuju", "kurang", "urut", "program", "banjir", "tempat",
    ]  # fmt: skip


def test_every_name_and_kind_is_documented() -> None:
    names = set(re.findall(r"`([a-z_]+)(?::[^`]*)?`", PAGE))
    assert written.WHOLE | written.OF_QUESTION | set(Kind) <= names


def test_a_question_as_staff_type_it() -> None:
    """What one message says: its kind and choices."""
    for said, kind, labels in (
        ("Kapan buka?\n- Pagi\n2. Sore\nc) Malam", Kind.ONE, ["Pagi", "Sore", "Malam"]),
        ("Kapan buka? Pagi; Sore", Kind.ONE, ["Pagi", "Sore"]),
        ("Kapan buka? Pagi/Sore/Malam", Kind.ONE, ["Pagi", "Sore", "Malam"]),
        ("Hari apa (boleh lebih dari satu)?\nSenin\nSelasa", Kind.SEVERAL, ["Senin", "Selasa"]),
        ("Urutkan yang penting.\nJalan\nAir\nLampu", Kind.RANK, ["Jalan", "Air", "Lampu"]),
        ("Perlu loket hari Minggu? Ya; Tidak", Kind.YES_NO, []),
        ("Perlu loket hari Minggu (ya/tidak)?", Kind.YES_NO, []),
        ("Berapa orang serumah (angka)?", Kind.NUMBER, []),
        ("Apa yang kurang?", Kind.TEXT, []),
        ("Di RT 05/RW 02 apa yang kurang?", Kind.TEXT, []),
        ("", Kind.TEXT, []),
    ):
        found = typed.ask(said, "p1")
        assert (found.kind, [each.label for each in found.options]) == (kind, labels), said
        assert typed.load(typed.dump(found), "p1") == found
    long = typed.ask("Apa pendapat Bapak/Ibu tentang rencana perbaikan pasar yang lama itu?", "p1")
    assert len(long.label) <= rules.LABEL.most


def test_choices_parted_by_semicolons_are_choices_however_the_question_ends() -> None:
    for said in ("Sering ke taman?; jarang; sering", "Sering ke taman; jarang; sering",
                 "Sering ke taman?\njarang; sering"):  # fmt: skip
        found = typed.ask(said, "p1")
        assert [option.label for option in found.options] == ["jarang", "sering"], said
        assert found.text.rstrip("?") == "Sering ke taman"
    assert not typed.ask("Apa saran Anda; tulis bebas", "p1").options


def test_what_is_wrong_of_the_whole_is_not_said_of_its_last_question() -> None:
    text = file_of("semua") + "\nanonim: kadang\npenjawab: agama\n"
    with pytest.raises(written.Unreadable) as caught:
        plan_of(text)
    said = [each for each in caught.value.words if isinstance(each, Text)]
    assert [str(each.args["field"]) for each in said if "field" in each.args] != []
    assert not any("question" in each.args for each in said)
