"""A consultation as staff write it down: YAML, read in bounds (docs/CONSULTATIONS.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import yaml

from handlers.consultations.making import typed
from handlers.conversation.messages import Literal, Text, Words
from handlers.reading import spelling
from storage.consultations.consultations import Plan
from storage.consultations.model import (
    About,
    Anonymity,
    Ask,
    Chapter,
    Definition,
    Kind,
    Option,
    When,
)
from storage.consultations.rules import Fault

# Files to begin with.
TEMPLATES = Path(__file__).parent / "templates"

# A file of more bytes, or more levels deep, is no consultation.
BYTES, DEEP = 200_000, 8

WHOLE = frozenset(
    {
        "judul", "tema", "pengantar", "tahun", "wilayah", "buka", "tutup", "anonim", "penjawab",
        "dokumen", "ringkasan", "pertanyaan", "kode", "layanan", "usulan", "lanjutan",
    }
)  # fmt: skip
OF_QUESTION = frozenset(
    {
        "kunci", "jenis", "teks", "nama", "pilihan", "boleh_dilewati", "paling_sedikit",
        "paling_banyak", "alasan", "bila", "unsur",
    }
)  # fmt: skip

_YES, _NO = frozenset({"ya", "yes", "true", "benar"}), frozenset({"tidak", "no", "false", ""})


class Unreadable(ValueError):
    """A file is no consultation. Holds what is wrong with it, for whoever wrote it."""

    def __init__(self, words: Sequence[Words]) -> None:
        super().__init__("not a consultation")
        self.words = tuple(words)


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says. `document` is the name of a PDF beside it, `code` the consultation that it
    changes."""

    plan: Plan
    document: str = ""
    code: str = ""


class _Loader(yaml.BaseLoader):
    """Texts, lists and tables, and nothing else: what refers to itself, or lies too deep, is
    refused before it is built."""

    deep = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("an alias")
        self.deep += 1
        if self.deep > DEEP:
            raise yaml.YAMLError("too deep")
        try:
            return super().compose_node(parent, index)
        finally:
            self.deep -= 1


def read(data: bytes, zone: tzinfo) -> Written:
    """A consultation from a file; times in it are those of `zone`. What it asks is held against the
    rules where it is stored. Raises Unreadable."""
    if len(data) > BYTES:
        raise Unreadable([Text("consult-file.large", {"most": BYTES // 1000})])
    try:
        # A loader of ours, that builds nothing but texts, lists and tables.
        found = yaml.load(data.decode("utf-8-sig"), _Loader)  # noqa: S506
    except UnicodeDecodeError:
        raise Unreadable([Text("consult-file.encoding")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise Unreadable([Text("consult-file.yaml", {"line": line})]) from None
    reading = _Reading(zone)
    written = reading.whole(found)
    if reading.faults or written is None:
        raise Unreadable([fault_words(fault) for fault in reading.faults])
    return written


def template(name: str) -> Definition:
    """What a template asks."""
    return read((TEMPLATES / f"{name}.yaml").read_bytes(), UTC).plan.definition


class _Reading:
    """What has been found wrong so far."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.faults: list[Fault] = []
        self.of = ""  # the question that is being read

    def fault(self, field: str, why: str) -> None:
        self.faults.append(Fault(self.of, field, why))

    def whole(self, found: Any) -> Written | None:
        if not isinstance(found, dict):
            self.fault("pertanyaan", "missing")
            return None
        self.known(found, WHOLE)
        opens, closes = self.moment(found, "buka"), self.moment(found, "tutup")
        definition = Definition(
            self.text(found, "judul"),
            self.text(found, "tema"),
            self.text(found, "pengantar"),
            tuple(self.chapter(each) for each in self.list(found, "ringkasan")),
            self.questions(found),
            Anonymity(self.one_of(found, "anonim", [*Anonymity], Anonymity.NAMED)),
            About(self.one_of(found, "penjawab", [*About], About.NOTHING)),
            self.text(found, "layanan"),
            tuple(self.word(each, "usulan") for each in self.list(found, "usulan")),
        )
        area = self.text(found, "wilayah")
        if not area:
            self.fault("wilayah", "missing")
        if opens is None or closes is None:
            return None
        year, after = self.number(found, "tahun"), self.text(found, "lanjutan").upper()
        plan = Plan(definition, area, opens, closes, year, after)
        return Written(plan, self.text(found, "dokumen"), self.text(found, "kode").upper())

    def questions(self, found: Mapping[str, Any]) -> tuple[Ask, ...]:
        asked = [self.question(n, each) for n, each in enumerate(self.list(found, "pertanyaan"))]
        self.of = ""  # what follows is of the whole
        return tuple(asked)

    def question(self, n: int, found: Any) -> Ask:
        self.of = f"{n + 1}"
        if not isinstance(found, dict):
            self.fault("pertanyaan", "kind")
            found = {}
        self.of = self.text(found, "kunci") or self.of
        self.known(found, OF_QUESTION)
        kind = Kind(self.one_of(found, "jenis", [*Kind], Kind.TEXT, needed=True))
        text = self.text(found, "teks")
        return Ask(
            self.of,
            kind,
            text,
            self.text(found, "nama") or text[:40],
            self.options(found),
            self.flag(found, "boleh_dilewati"),
            self.number(found, "paling_sedikit"),
            self.number(found, "paling_banyak"),
            self.flag(found, "alasan"),
            self.when(found),
            self.flag(found, "unsur"),
        )

    def options(self, found: Mapping[str, Any]) -> tuple[Option, ...]:
        options: list[Option] = []
        listed = found.get("pilihan") or []
        if isinstance(listed, dict):
            return tuple(Option(str(key), str(label)) for key, label in listed.items())
        for each in listed if isinstance(listed, list) else []:
            if not isinstance(each, str):
                self.fault("pilihan", "kind")
                continue
            options.append(Option(typed.key_of(each, [option.key for option in options]), each))
        return tuple(options)

    def when(self, found: Mapping[str, Any]) -> When | None:
        held = found.get("bila")
        if not held:
            return None
        if not isinstance(held, dict) or len(held) != 1:
            self.fault("bila", "kind")
            return None
        question, answers = next(iter(held.items()))
        listed = answers if isinstance(answers, list) else [answers]
        return When(question, tuple(str(each) for each in listed))

    def chapter(self, found: Any) -> Chapter:
        if not isinstance(found, dict):
            self.fault("ringkasan", "kind")
            return Chapter("", "")
        self.known(found, frozenset({"judul", "isi"}))
        return Chapter(self.text(found, "judul"), self.text(found, "isi"))

    # What stands under a name.

    def known(self, found: Mapping[str, Any], names: frozenset[str]) -> None:
        for name in found:
            if name not in names:
                self.fault(str(name)[:40], "unknown")

    def text(self, found: Mapping[str, Any], name: str) -> str:
        value = found.get(name, "")
        if not isinstance(value, str):
            self.fault(name, "kind")
            return ""
        return "\n".join(spelling.clean(line) for line in value.strip().splitlines())

    def list(self, found: Mapping[str, Any], name: str) -> Sequence[Any]:
        value = found.get(name) or []
        if not isinstance(value, list):
            self.fault(name, "kind")
            return []
        return value

    def word(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            self.fault(name, "kind")
            return ""
        return value.strip().upper()

    def number(self, found: Mapping[str, Any], name: str) -> int | None:
        value = self.text(found, name)
        if not value:
            return None
        if not re.fullmatch(r"-?\d{1,9}", value):
            self.fault(name, "number")
            return None
        return int(value)

    def flag(self, found: Mapping[str, Any], name: str) -> bool:
        value = self.text(found, name).casefold()
        if value not in _YES | _NO:
            self.fault(name, "unknown")
        return value in _YES

    def one_of(
        self,
        found: Mapping[str, Any],
        name: str,
        values: Sequence[str],
        usual: str,
        *,
        needed: bool = False,
    ) -> str:
        value = self.text(found, name)
        if not value and not needed:
            return usual
        if value not in values:
            self.fault(name, "unknown" if value else "missing")
            return usual
        return value

    def moment(self, found: Mapping[str, Any], name: str) -> datetime | None:
        """A day ("2027-01-23"), or with a time ("2027-01-23 08:00"), local; in UTC."""
        value = self.text(found, name)
        if not value:
            self.fault(name, "missing")
            return None
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fault(name, "unknown")
            return None
        return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(UTC)


# What the fields of a definition are called in a file.
NAMES: Mapping[str, str] = {
    "title": "judul", "theme": "tema", "intro": "pengantar", "summary": "ringkasan",
    "chapter": "ringkasan", "questions": "pertanyaan", "closes": "tutup", "key": "kunci",
    "kind": "jenis", "text": "teks", "label": "nama", "options": "pilihan", "why": "alasan",
    "when": "bila", "element": "unsur", "most": "paling_banyak", "anonymity": "anonim",
    "service": "layanan", "works": "usulan", "after": "lanjutan",
}  # fmt: skip


def fault_words(fault: Fault) -> Words:
    """What is wrong with a definition, for whoever wrote it."""
    if fault.why == "undone":
        return Text("consult-fault.work", {"question": Literal(fault.question)})
    args: dict[str, object] = {"field": Literal(NAMES.get(fault.field, fault.field))}
    if fault.span is not None:
        args |= {"least": fault.span.least, "most": fault.span.most}
    spanned = fault.span is not None and fault.why in ("length", "number")
    words = Text(f"consult-fault.{fault.why}{'-span' if spanned else ''}", args)
    if not fault.question:
        return words
    return Text("consult-fault.of", {"question": Literal(fault.question), "fault": words})
