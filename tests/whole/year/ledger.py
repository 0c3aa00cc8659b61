"""What each person should have heard, and what they did hear.

It is kept from the rows of the history and from what people did; nothing of it is asked of the
program. Each step of a proposal is owed to its author once. A message that nobody is owed, and a
debt that could be paid and is not, fail the test.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage.database.tables import history, proposals, remarks
from storage.staff.roles import Role
from tests.support import World
from tests.whole.year.cases import Case, Owed, Question
from tests.whole.year.following import NUMBER, RUDE, Following
from tests.whole.year.people import Attempt, Soul
from tests.whole.year.words import facts, local, night

# The question of a form that was left, asked again under what has come between.
FORM = re.compile(r"(\w.*\n\n)?\(\d+ dari \d+\)|Bapak/Ibu sedang mengisi usulan baru")

# Messages are kept for so long.
NOTED_AFTER = timedelta(days=90)

# Where no date was promised people hear where it stands after so long; a day ends at 7 o'clock.
STANDING = timedelta(days=62)

# What nobody is told of when it happens.
UNTOLD = ("noted", "brought_forward")

# That somebody has blocked us: known before, or found out by the message itself. When two things
# happen at the same moment it may be either.
SAME = {"gone": "blocked"}

WHOSE = re.compile(
    "jawaban untuk yang mana|Yang mana yang mau dijawab|Apakah itu jawaban untuk pertanyaan petugas"
)

# What authors say, told to whoever has to act on it.
TOLD_STAFF = ("menurut pengusul pekerjaannya belum selesai", "sudah diperbaiki pengusul")
# To staff of what was kept: that it waits, that it has been carried over.
CARRIED = ("yang disimpan belum dibawa ke tahun", "usulan sudah dibawa ke tahun")
FOR_WHO_ASKED = "Jawaban pengusul "
DECIDING = (Role.VERIFIKATOR, Role.ADMIN)


class Ledger(Following):
    """The books of one year."""

    def __init__(self, world: World, areas: Mapping[str, str]) -> None:
        self.world, self.areas = world, areas
        self.people: dict[tuple[str, str], Soul] = {}
        self.by_id: dict[int, Soul] = {}
        self.cases: dict[int, Case] = {}
        self.questions: dict[int, Question] = {}
        # Proposals whose answer goes to others of the staff: who asked cannot be told.
        self.for_others: set[str] = set()
        self.owed: dict[tuple[Soul, str], list[Owed]] = defaultdict(list)
        self.pending: list[Owed] = []
        self.told: dict[str, int] = defaultdict(int)
        self.weekly: set[tuple[str, str, str]] = set()
        # Who has answered the forum, and who is to hear what came of it, once.
        self.took: set[Soul] = set()
        self.forum: dict[Soul, bool] = {}
        self._last = 0
        self._bundle: dict[Soul, str] = {}

    def add(self, soul: Soul) -> None:
        self.people[soul.channel, soul.address] = soul

    # --- what happened ------------------------------------------------------------------------

    async def read(self) -> None:
        """The steps that have been written since the last look."""
        query = select(history).where(history.c.id > self._last).order_by(history.c.id)
        rows = await self.world.rows(query)
        if not rows:
            return
        self._last = rows[-1].id
        new = [row.proposal_id for row in rows if row.event == "submitted"]
        for start in range(0, len(new), 500):
            some = select(proposals).where(proposals.c.id.in_(new[start : start + 500]))
            for row in await self.world.rows(some):
                self._submitted(row)
        said = {(row.data or {}).get("remark") for row in rows} - {None}
        texts = {}
        if said:
            query = select(remarks).where(remarks.c.id.in_(sorted(said)))
            texts = {row.id: row.text for row in await self.world.rows(query)}
        for row in rows:
            self._step(row, texts)

    def _submitted(self, row: Any) -> None:
        self.cases[row.id] = Case(
            row.id,
            f"{row.letters}-{row.number_year}-{row.number:05}",
            row.area,
            row.wish,
            row.name,
            local(row.created_at).date(),
            self.by_id.get(row.person_id or row.entered_by or 0),
            self.by_id.get(row.entered_by or 0),
            row.person_id is not None,
            held=RUDE in row.wish,
        )

    def _step(self, row: Any, texts: Mapping[int, str | None]) -> None:
        case = self.cases[row.proposal_id]
        if row.event == "taken_over":
            if case.author is not None:
                self.owe(
                    case.author, case.number, "followed", row.at, ("sekarang mengikuti sendiri",)
                )
            case.author, case.own = self.by_id[row.person_id], True
        told = self._telling(case, row, texts)
        case.steps.append((row, told))
        self.follow(case, row)
        if row.event == "asked":
            self.questions[row.data["remark"]].asking = told

    def _telling(self, case: Case, row: Any, texts: Mapping[int, str | None]) -> str | Owed:
        author = case.author
        if row.event == "asked":
            self.questions[row.data["remark"]] = Question(
                row.data["remark"], case, author, self.by_id.get(row.person_id or 0),
                texts[row.data["remark"]] or "", row.at,
            )  # fmt: skip
        if row.event == "answered":
            self._answered(case, row, texts)
        if row.event in UNTOLD or (row.event == "submitted" and "list" in (row.data or {})):
            return "known"
        if author is None:
            return "nobody"
        words = facts(case, row, self.areas, texts)
        if row.person_id is not None and row.person_id == author.id:
            return self.owe(author, case.number, row.event, row.at, words, reply=True)
        if why := author.unreachable(row.at):
            return why
        if row.event in ("partly", "done"):
            for _ in (row.data or {}).get("files", ()):
                self.owe(author, case.number, "photo", row.at, (f"{case.number}.jpg",))
        return self.owe(author, case.number, row.event, row.at, words)

    def _answered(self, case: Case, row: Any, texts: Mapping[int, str | None]) -> None:
        question = self.questions[row.data["question"]]
        question.answered = True
        asker = question.asker
        if asker is not None and asker.unreachable(row.at) is None:
            said = texts[row.data["remark"]]
            words = ("Jawaban pengusul", *([said] if said else ()))
            self.owe(asker, case.number, "answer", row.at, words, reply=asker.just_wrote(row.at))
        else:
            self.for_others.add(case.number)

    def owe(
        self,
        whom: Soul,
        number: str,
        kind: str,
        at: datetime,
        words: tuple[str, ...],
        *,
        reply: bool = False,
    ) -> Owed:
        owed = Owed(whom, number, kind, at, (number, *words), reply)
        if not reply and (why := whom.unreachable(at)):
            owed.fate = why
            return owed
        self.owed[whom, number].append(owed)
        self.pending.append(owed)
        return owed

    def ticked(self, now: datetime) -> None:
        """The scheduler has looked: questions that have waited for a week are asked once more."""
        for question in self.questions.values():
            if question.due(now):
                question.reminded = True
                ended = question.case.state in ("dibatalkan", "ditolak", "selesai")
                if question.whom is not None and not ended:
                    words = ("Petugas masih menunggu jawaban Anda", question.text)
                    self.owe(question.whom, question.case.number, "reminder", now, words)

    def answered_back(self, now: datetime) -> None:
        """Everyone who took part is told now; whom WhatsApp keeps us from writing to, later."""
        for soul in self.took:
            if soul.unreachable(now) is None:
                self.forum[soul] = soul.open(now)

    def stopped(self, soul: Soul) -> None:
        """Somebody wants no more messages: neither what has not reached them yet."""
        self._drop(soul, "quiet")

    def deleted(self, soul: Soul, now: datetime) -> None:
        """Somebody has had their data deleted: they are owed nothing. Of what was entered for them
        whoever entered it hears again."""
        self._drop(soul, "left")
        for case in self.cases.values():
            for _, told in case.steps:
                # What became of their messages goes with them, unless it has been noted long since.
                if (
                    isinstance(told, Owed)
                    and told.whom is soul
                    and told.fate in ("refused", "gone")
                ):
                    told.fate = "left" if now - told.at < NOTED_AFTER else told.fate
            case.supporters.discard(soul)
            if case.author is soul:
                there = case.entered is not None and case.entered.deleted is None
                case.author, case.own, case.name = case.entered if there else None, False, "…"

    def _drop(self, soul: Soul, why: str) -> None:
        for owed in [each for each in self.pending if each.whom is soul]:
            owed.fate = why
            self._settled(owed)

    def _settled(self, owed: Owed) -> None:
        self.pending.remove(owed)
        self.owed[owed.whom, owed.number].remove(owed)

    # --- what was heard -----------------------------------------------------------------------

    def hear(self, attempt: Attempt) -> None:
        """A message came, or did not get through: whom was it owed?"""
        soul = self.people[attempt.channel, attempt.address]
        if attempt.outcome == "gone":
            soul.blocked.set(True, attempt.at)
        reply = soul.just_wrote(attempt.at)
        self.look_at(soul, attempt)
        if "usulan yang Anda sampaikan untuk warga" in attempt.text:
            kind = "overdue" if "seharusnya" in attempt.text else "carried_over"
            kind = "stands" if "masih menunggu" in attempt.text else kind
            self._bundle[soul] = kind
            return self._bundled(soul, attempt, kind)
        if attempt.text.startswith("- MTR-") and soul in self._bundle:
            return self._bundled(soul, attempt, self._bundle[soul])
        for number in dict.fromkeys(NUMBER.findall(attempt.text)):
            for owed in self.owed.get((soul, number), ()):
                if all(word in attempt.text for word in owed.words):
                    return self._paid(owed, attempt, reply)
        self._not_owed(soul, attempt, reply)

    def _paid(self, owed: Owed, attempt: Attempt, reply: bool) -> None:
        if not owed.reply and not reply:
            _not_at_night(attempt)
        self._reached(owed, attempt)
        self.told[owed.kind] += 1

    def _bundled(self, soul: Soul, attempt: Attempt, kind: str) -> None:
        if not soul.just_wrote(attempt.at):
            _not_at_night(attempt)
        for number in NUMBER.findall(attempt.text):
            owed = next((o for o in self.owed.get((soul, number), ()) if o.kind == kind), None)
            assert owed is not None, f"{number} was told twice: {describe(attempt)}"
            self._reached(owed, attempt)
            self.told[f"bundled {kind}"] += 1

    def _reached(self, owed: Owed, attempt: Attempt) -> None:
        owed.fate = "told" if attempt.outcome == "sent" else attempt.outcome
        owed.settled = attempt.at
        self._settled(owed)

    def _not_owed(self, soul: Soul, attempt: Attempt, reply: bool) -> None:
        """What is no step: an answer to what they said, or one of a few other things."""
        text = attempt.text
        again = "Satu lagi: pertanyaan" in text
        if again:
            self._shown_again(soul, attempt)
        if text.startswith("Konsultasi ") and "yang Anda ikuti sudah selesai" in text:
            assert soul in self.forum, f"took no part, or twice: {describe(attempt)}"
            assert "Drainase gang" in text or "orang menjawab" in text, describe(attempt)
            del self.forum[soul]
            self.told["forum"] += 1
            return
        if not reply and text.startswith('Konsultasi "') and '" ditutup.' in text:
            assert soul.role is not None, f"not theirs: {describe(attempt)}"
            return
        step = text.startswith("Kabar usulan") and not again
        due = [f"{o.kind} {o.words}" for o in self.pending if o.whom is soul]
        if reply and not step:
            soul.unsettled |= WHOSE.search(text) is not None
            return
        assert not step, f"owed to nobody: {describe(attempt)}\nowed: {due}"
        _not_at_night(attempt)
        if "sudah lewat tanggal keputusannya" in text or "belum punya tanggal" in text:
            week = local(attempt.at).strftime("%G-%V")
            once = (soul.address, week, text)
            assert soul.role is not None
            assert once not in self.weekly, f"twice in a week: {describe(attempt)}"
            self.weekly.add(once)
            return
        if text.startswith("Kabar pagi, "):
            once = (soul.address, f"{local(attempt.at):%F}", "morning")
            assert soul.role is not None
            assert once not in self.weekly, f"twice in a morning: {describe(attempt)}"
            self.weekly.add(once)
            return
        if any(words in text for words in CARRIED):
            assert soul.role is not None, f"not theirs: {describe(attempt)}"
            return
        if any(words in text for words in TOLD_STAFF):
            assert soul.role in DECIDING, f"not theirs: {describe(attempt)}"
            return
        if text.startswith(FOR_WHO_ASKED) and text.split()[2] in self.for_others:
            assert soul.role is not None, f"not theirs: {describe(attempt)}"
            return
        excused = (
            (soul.midway and FORM.match(text) is not None)
            or (soul.unsettled and WHOSE.search(text) is not None)
            or "dengan nomor telepon Anda" in text
        )
        assert excused, f"nobody asked for it: {describe(attempt)}\nowed: {due}"

    def _shown_again(self, soul: Soul, attempt: Attempt) -> None:
        """Something else is done with, and a question that has come before still waits."""
        question = next(
            q for q in self.questions.values() if q.whom is soul and q.text in attempt.text
        )
        still = isinstance(question.asking, str) or question.asking.fate
        assert still, f"not even asked: {describe(attempt)}"
        assert not question.answered, f"answered: {describe(attempt)}"
        question.again = attempt.at

    # --- is all well? -------------------------------------------------------------------------

    def audit(self, now: datetime) -> None:
        """Whoever could have been told by now, has been; and where no date was promised, there was
        a word within 60 days."""
        for case in self.cases.values():
            if case.merged_into is not None:
                continue  # its author hears of that one
            last = next(row for row, _ in reversed(case.steps) if row.next)
            if last.by is None and last.next not in ("nothing", "confirm"):
                waited = local(now).date() - local(last.at).date()
                assert waited <= STANDING, f"{case.number} has heard nothing for {waited}"
        for soul, opened in list(self.forum.items()):
            if soul.unreachable(now) is not None:
                del self.forum[soul]
                continue
            excused = night(now) or not opened or (soul.midway and soul.just_wrote(now))
            assert excused, f"took part and was not told: {vars(soul)}"
        for owed in list(self.pending):
            soul = owed.whom
            if owed.reply:
                raise AssertionError(f"no answer: {owed}")
            if soul.blocked.now and soul.blocked.turns[-1] >= owed.at:
                # Found out while this was on its way.
                owed.fate = "gone"
                self._settled(owed)
                continue
            if owed.until is not None and owed.until <= now:
                owed.fate = "expired"
                self._settled(owed)
                continue
            excused = night(now) or not soul.open(now) or (soul.midway and soul.just_wrote(now))
            assert excused, f"not told: {owed} {vars(soul)}"

    def unreached(self) -> dict[str, tuple[int, frozenset[str]]]:
        """The proposals whose author does not know of the newest step: the step, and why, of
        several reasons any."""
        found = {}
        for case in self.cases.values():
            row = next(row for row, _ in reversed(case.steps) if row.event not in UNTOLD)
            fates = case.fates(row.version) - {"told", "known", "left"}
            if fates and case.state != "dibatalkan":
                whys = frozenset(SAME.get(fate, fate) or "waiting" for fate in fates)
                found[case.number] = (row.version, whys)
        return found


def _not_at_night(attempt: Attempt) -> None:
    """A page that nobody looks at wakes nobody."""
    if attempt.channel != "browser":
        assert not night(attempt.at), f"in the night: {describe(attempt)}"


def describe(attempt: Attempt) -> str:
    return f"{local(attempt.at):%d %b %Y %H.%M} {attempt.channel} {attempt.address}\n{attempt.text}"
