"""Who stands behind a proposal besides its author, what each of them is owed of its steps, and
which words nobody else may read before staff have looked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.whole.year.cases import Case, Owed
from tests.whole.year.people import Attempt, Soul
from tests.whole.year.words import FOLLOWED, OUTCOMES, about_followed

# What is for many is worth so long, an outcome and how it goes on.
OUTCOME_WAITS, STEP_WAITS = timedelta(days=90), timedelta(days=7)

# In what some write; staff look at it first.
RUDE = "goblok"

NUMBER = re.compile(r"MTR-\d{4}-\d{5}")
LISTED = re.compile(r"(MTR-\d{4}-\d{5}): .*, (\d+) pendukung")


class Following:
    """The books of those who stand behind proposals."""

    areas: Mapping[str, str]
    cases: dict[int, Case]
    told: dict[str, int]

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
        raise NotImplementedError

    # --- who stands behind what ----------------------------------------------------------------

    def head(self, case: Case) -> Case:
        while case.merged_into is not None:
            case = case.merged_into
        return case

    def members(self, case: Case) -> list[Case]:
        """A proposal and all that were merged into it."""
        found = [case]
        for each in found:
            found += each.merged
        return found

    def authors(self, case: Case) -> set[Soul]:
        return {each.author for each in self.members(case) if each.author is not None}

    def supporters(self, case: Case) -> set[Soul]:
        return {soul for each in self.members(case) for soul in each.supporters}

    def behind(self, case: Case) -> int:
        """How many people stand behind it besides its author, each once; of whom a merged proposal
        was entered for we know no more than that there is somebody."""
        merged = self.members(case)[1:]
        people = self.supporters(case)
        people |= {each.author for each in merged if each.own and each.author is not None}
        if case.own and case.author is not None:
            people.discard(case.author)
        return len(people) + sum(not each.own for each in merged)

    def stands(self, soul: Soul, case: Case) -> None:
        """Somebody has said that they stand behind it, or behind what it was merged into."""
        self.head(case).supporters.add(soul)

    def stands_no_more(self, soul: Soul, case: Case) -> None:
        for each in self.members(self.head(case)):
            each.supporters.discard(soul)

    # --- what they are owed -----------------------------------------------------------------------

    def follow(self, case: Case, row: Any) -> None:
        """A step is owed to whoever stands behind it, once: to authors of what was merged under the
        number that they know, to others as supporters."""
        case.later.clear()
        if row.event in FOLLOWED:
            self._owed_to_all(case, row)
        if row.event == "merged":
            case.merged_into = self.cases[row.data["id"]]
            case.merged_into.merged.append(case)
        elif row.event == "taken_back" and case.merged_into is not None:
            case.merged_into.merged.remove(case)
            case.merged_into = None
        elif row.event == "released":
            case.held = False

    def _owed_to_all(self, case: Case, row: Any) -> None:
        words = about_followed(row, self.areas)
        others: dict[Soul, Case] = {}
        for merged in sorted(self.members(case)[1:], key=lambda each: each.id):
            if merged.author is not None and merged.author is not case.author:
                others.setdefault(merged.author, merged)
        for soul, merged in others.items():
            named = (f"Usulan Anda {merged.number} digabung", *words)
            merged.later.append(self.owe(soul, case.number, "merged with it", row.at, named))
        for soul in sorted(self.supporters(case) - self.authors(case), key=lambda s: s.id):
            outcome = row.event in OUTCOMES
            if soul.unreachable(row.at) is None and (outcome or soul.open(row.at)):
                named = (f"{case.number} yang Anda dukung", *words)
                owed = self.owe(soul, case.number, "supported", row.at, named)
                owed.until = row.at + (OUTCOME_WAITS if outcome else STEP_WAITS)

    # --- what is heard ----------------------------------------------------------------------------

    def look_at(self, soul: Soul, attempt: Attempt) -> None:
        """Nobody reads what staff have not looked at; and a list counts as we do."""
        if RUDE in attempt.text and soul.role is None:
            numbers = set(NUMBER.findall(attempt.text))
            for case in self.cases.values():
                hidden = case.held and case.number in numbers and case.wish[:60] in attempt.text
                assert not hidden or soul in (case.author, case.entered), attempt
        if ". Urut dari yang " in attempt.text:
            counted = dict(LISTED.findall(attempt.text))
            for case in self.cases.values():
                if case.number in counted:
                    assert int(counted[case.number]) == self.behind(case), (case.number, attempt)
                    assert not case.held, attempt
                    self.told["listed"] += 1
