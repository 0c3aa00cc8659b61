"""Texts by Fluent: plain arguments stay as they are, what is missing is said in Indonesian."""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

import locales

REAL = sorted(locales.HOME.glob("*/*.ftl"))

INDONESIAN = """\
plain = Halo
said = { $who } mengirim { $n } foto
    .short = { $n } foto
quoted = { "{" }{ $x }
plural = { $n ->
    [0] belum ada
    [one] satu
   *[other] { $n } buah
 }
variant = { $kind ->
    [named] Halo { $name }
   *[bare] Halo
 }
list = kirim,  lanjut , ,selesai
only = hanya di sini
label =
    .about = tentang
"""
ENGLISH = """\
plain = Hello
said = { $who } sent { $n } photos, { $more }
plural = { $n ->
    [one] one of { $n }
   *[other] { $n } pieces
 }
"""


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small house of texts instead of ours."""
    for locale, content in (("id", INDONESIAN), ("en", ENGLISH)):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "all.ftl").write_text(content, encoding="utf-8")
    monkeypatch.setattr(locales, "HOME", tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    locales._language.cache_clear()
    locales.words.cache_clear()


@pytest.mark.usefixtures("texts")
class TestText:
    def test_languages_and_fallback(self) -> None:
        assert locales.text("id", "plain") == "Halo"
        assert locales.text("en", "plain") == "Hello"
        assert locales.text("en", "only") == "hanya di sini"
        assert locales.text("jv", "plain") == "Halo"

    def test_attributes(self) -> None:
        assert locales.text("id", "said.short", n=2) == "2 foto"
        assert locales.text("en", "label.about") == "tentang"

    @pytest.mark.parametrize("id", ["nowhere", "plain.nowhere", "label", ""])
    def test_an_id_that_is_nowhere(self, id: str) -> None:
        with pytest.raises(KeyError):
            locales.text("id", id)

    @pytest.mark.parametrize("n", [42, 2028, 1_000_000, "2028", "1.000", Decimal(2028)])
    def test_numbers_stay_as_they_are(self, n: object) -> None:
        assert locales.text("id", "said.short", n=n) == f"{n} foto"
        assert locales.text("en", "plural", n=n) == f"{n} pieces"
        assert locales.text("id", "plural", n=n) == f"{n} buah"

    def test_plurals(self) -> None:
        assert locales.text("id", "plural", n=0) == "belum ada"
        assert locales.text("en", "plural", n=1) == "one of 1"
        assert locales.text("en", "plural", n=2) == "2 pieces"

    def test_arguments_are_said_and_never_read(self) -> None:
        said = locales.text("id", "said", who="{ $n } <b>\u2068Siti\u2069", n="{plain}")
        assert said == "{ $n } <b>\u2068Siti\u2069 mengirim {plain} foto"
        assert locales.text("id", "said", who=Path("a/b"), n=None) == "a/b mengirim None foto"
        assert locales.text("id", "quoted", x=1) == "{1"

    def test_only_the_arguments_of_the_variant_are_needed(self) -> None:
        assert locales.text("id", "variant", kind="bare") == "Halo"

    def test_what_lacks_an_argument_fails_here(self) -> None:
        for locale, id in (("id", "said"), ("en", "said"), ("id", "plural")):
            with pytest.raises(locales.IncompleteText):
                locales.text(locale, id)

    def test_what_lacks_an_argument_is_said_all_the_same_in_service(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        with warnings.catch_warnings(), caplog.at_level(logging.ERROR):
            warnings.simplefilter("ignore")
            assert locales.text("en", "said", who="Siti", n=3) == "Siti mengirim 3 foto"
            assert locales.text("id", "said", n=3) == "… mengirim 3 foto"
            assert locales.text("id", "plural") == "… buah"
            assert locales.text("id", "variant", kind="named") == "Halo …"
        assert len(caplog.records) == 4
        assert "said lacks more" in caplog.text

    def test_what_there_is(self) -> None:
        assert locales.ids("en") == {"plain", "said", "plural"}
        assert "label.about" in locales.ids("id")
        assert "label" not in locales.ids("id")
        assert locales.arguments("id", "said") == {"who", "n"}
        assert locales.arguments("id", "variant") == {"kind", "name"}
        assert locales.arguments("id", "said.short") == {"n"}
        assert not locales.has("en", "only")
        assert not locales.has("../id", "plain")

    def test_words(self) -> None:
        assert locales.words("id", "list") == ("kirim", "lanjut", "selesai")
        assert locales.words("en", "list") == ()


def test_a_text_that_says_another(texts: Path) -> None:
    """Its arguments are those of the other, also through a third."""
    (texts / "id" / "more.ftl").write_text(
        "again = { said }\n    .short = ({ said.short })\nthrice = { again.short } { $x }\n"
        "round = { round }\nlost = { nowhere }\n"
    )
    forget()
    assert locales.text("id", "again", who="Siti", n=2) == "Siti mengirim 2 foto"
    assert locales.arguments("id", "again") == {"who", "n"}
    assert locales.arguments("id", "again.short") == {"n"}
    assert locales.arguments("id", "thrice") == {"n", "x"}
    assert locales.text("id", "thrice", n=2, x="!") == "(2 foto) !"
    assert locales.arguments("id", "round") == locales.arguments("id", "lost") == frozenset()


def test_files_that_cannot_be_read(texts: Path) -> None:
    for content in ("this is no message\n", "again = 1\nagain = 2\n"):
        (texts / "id" / "more.ftl").write_text(content)
        forget()
        with pytest.raises(locales.BadText, match=r"more\.ftl"):
            locales.text("id", "plain")
    (texts / "id" / "more.ftl").write_text("broken = { $n\n")
    forget()
    assert locales.text("id", "plain") == "Halo"
    with pytest.raises(locales.BadText, match=r"more\.ftl: broken"):
        locales.text("id", "broken")


@pytest.mark.parametrize("locale", locales.LOCALES)
def test_what_there_is_is_known_before_it_is_parsed(locale: str) -> None:
    """Where each text begins and ends is found without fluent's parser, which finds the same; and
    what we say is what fluent says of the whole file, the second time as the first."""
    bundle = FluentBundle([locale], use_isolating=False)
    whole: dict[str, ast.Pattern] = {}
    for path in (locales.HOME / locale).glob("*.ftl"):
        body = FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))
        bundle.add_resource(body)
        for entry in body.body:
            if isinstance(entry, ast.Message):
                values = [(entry.id.name, entry.value)]
                values += [(f"{entry.id.name}.{a.id.name}", a.value) for a in entry.attributes]
                whole |= {id: value for id, value in values if value is not None}
    assert locales.ids(locale) == whole.keys()
    for id in whole:
        name, _, attribute = id.partition(".")
        message = bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        for value in ("x", "50 %", "%(n)s", 0, 1, 2, 2028, 1, True, Decimal("2.5")):
            if isinstance(value, Decimal) and locales._language(locale).pattern(id).filled:
                continue  # written as it is
            given: dict[str, object] = dict.fromkeys(locales.arguments(locale, id), value)
            as_fluent = {key: locales._fluent(each) for key, each in given.items()}
            said, errors = bundle.format_pattern(pattern, as_fluent)
            if errors:
                continue
            for _ in range(2):
                assert locales.text(locale, id, **given) == said, (id, value)


def test_a_language_without_files(texts: Path) -> None:
    (texts / "en" / "all.ftl").unlink()
    (texts / "en").rmdir()
    assert locales.text("en", "plain") == "Halo"
    assert locales.ids("en") == frozenset()


@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_files(path: Path) -> None:
    """Nothing is skipped silently, and nothing is there twice, attributes included."""
    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    assert [entry.content for entry in body if isinstance(entry, ast.Junk)] == []
    for entry in body:
        if isinstance(entry, ast.Message):
            counted = Counter(attribute.id.name for attribute in entry.attributes)
            assert all(count == 1 for count in counted.values()), entry.id.name


@pytest.mark.parametrize("locale", locales.LOCALES)
def test_our_texts_can_be_said(locale: str) -> None:
    """With an argument that is a word and with one that is a number, without any braces left."""
    for id in locales.ids(locale):
        for value in ("x", 0, 1, 2028):
            given = dict.fromkeys(locales.arguments(locale, id), value)
            said = locales.text(locale, id, **given)
            assert said.strip() == said, id
            assert "{" not in said, (id, said)
            assert "2,028" not in said, id
            assert "2.028" not in said, id


# Words that people do not use, where we speak ourselves: "browser", "link", "HP" are what they say.
DROPPED = re.compile(
    r"\b(peramban|tautan|perangkat(?! daerah)|inisial|titik lokasi|diakomoda?(si|d)ir?|keadaannya"
    r"|nomenklatur|muat ulang|isian)\b",
    re.IGNORECASE,
)


def test_no_word_that_people_do_not_use() -> None:
    said = {
        id: locales.text("id", id, **dict.fromkeys(locales.arguments("id", id), "x"))
        for id in locales.ids("id")
        if not id.startswith("words-") and not id.endswith(".also")
    }
    assert {id: text for id, text in said.items() if DROPPED.search(text)} == {}


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (0, "Rp 0", "Rp 0"),
        (750_000, "Rp 750.000", "Rp 750,000"),
        (1_234_567, "Rp 1.234.567", "Rp 1,234,567"),
        (25_000_000, "Rp 25 juta", "Rp 25 million"),
        (25_500_000, "Rp 25,5 juta", "Rp 25.5 million"),
        (1_500_000_000, "Rp 1,5 miliar", "Rp 1.5 billion"),
    ],
)
def test_money(amount: int, indonesian: str, english: str) -> None:
    assert locales.rupiah("id", amount) == indonesian
    assert locales.rupiah("en", amount) == english


def test_numbers() -> None:
    assert locales.number("id", 2.5) == "2,5"
    assert locales.number("en", Decimal("1234.50")) == "1,234.5"
    assert locales.number("id", 1_000_000) == "1.000.000"
    assert locales.number("id", 2.0) == "2"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "pukul 01.05 WIB"),
        ("Asia/Makassar", "pukul 02.05 WITA"),
        ("Asia/Jayapura", "pukul 03.05 WIT"),
    ],
)
def test_times(zone: str, shown: str) -> None:
    moment = datetime(2027, 1, 11, 18, 5, tzinfo=UTC)
    assert locales.time("id", moment, ZoneInfo(zone)) == shown


def test_dates() -> None:
    assert locales.date("id", date(2026, 8, 17)) == "Senin, 17 Agustus 2026"
    assert locales.date("en", date(2026, 8, 17)) == "Monday, 17 August 2026"
    assert locales.day_month("en", date(2026, 12, 1)) == "1 December"


# What residents meet, by how its id begins; of these English lacks nothing.
RESIDENTS = (
    "welcome", "propose", "form", "talk", "kept", "outcome", "who", "level", "step", "next", "by-",
    "reason", "history", "notice-", "done", "carried", "whose", "track", "state", "withdraw",
    "share", "subject", "place", "answer", "stuck", "unknown", "stray", "trouble", "photo",
    "privacy", "forget", "help", "dispute", "language-set", "sharing", "connect", "separate",
    "claim", "support", "alike", "listed", "follow", "gathered", "call", "digest", "schedule",
    "check_in", "tahap_name",
    "attendee", "home", "page", "consult-list", "consult-s", "consult-n", "consult-m",
    "consult-r", "consult-j", "consult-o", "consult-w", "consult-p", "consult-code",
    "announcement-body", "held-in", "desk-not-staff", "enter-not-staff", "telegram-group",
)  # fmt: skip
# Of them, what only staff read.
OF_STAFF = {
    "help-staff", "notice-entered", "notice-corrected", "consult-stopped", "consult-opened",
    "consult-now-closed", "consult-made", "photos", "step-noted", "consult-waiting",
}  # fmt: skip


def test_english_has_all_that_residents_meet() -> None:
    met = {
        id
        for id in locales.ids("id")
        if id.startswith(RESIDENTS) and not id.startswith(tuple(OF_STAFF))
    }
    assert sorted(met - set(locales.ids("en"))) == []


# What staff meet at their desks, when they decide and call a meeting; other texts of theirs are in
# Indonesian.
DECIDING = (
    "decide-",
    "decided-",
    "changed-",
    "undo-",
    "desk-done",
    "why-told",
    "door-",
    "picking-",
    "desk-",
    "many-",
    "meeting-",
    "cancel_meeting-",
    "ask-",
    "annotate-",
    "search-",
    "similar-",
    "counted",
    "sifted",
    "meant-",
    "ready-",
    "announcement-",
)


def test_english_has_what_staff_meet_when_they_decide() -> None:
    met = {id for id in locales.ids("id") if id.startswith(DECIDING)}
    assert sorted(met - set(locales.ids("en"))) == []
