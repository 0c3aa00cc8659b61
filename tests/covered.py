"""How much of the program the tests run, lines and branches: `make coverage`.

Loaded before anything of ours is imported, because SlipCover counts in what is imported after it.
It takes its probes out again where they have been hit, and still the suite takes an eighth more;
what runs in processes of its own is not seen.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from slipcover import (  # type: ignore[import-untyped, unused-ignore]
    Slipcover,
    merge_coverage,
)
from slipcover.importer import (  # type: ignore[import-untyped, unused-ignore]
    FileMatcher,
    ImportManager,
)

ROOT = Path(__file__).parents[1]
MEASURED = [ROOT / each for each in ("bot", "handlers", "storage", "locales")]

# Percent of lines and of branches that the whole suite runs, of the day it was measured; it only
# rises. Migrations of old shapes and what servers do are run in processes of their own.
LINES, BRANCHES = 94.0, 85.5

# Below so many tests it is no whole suite, and says nothing of the floor.
WHOLE = 4000

_HERE = "covered"
_counted = Slipcover(branch=True) if "PYTEST_XDIST_WORKER" in os.environ else None
if _counted is not None:
    ImportManager(_counted, FileMatcher(sources=MEASURED)).__enter__()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _counted is not None:
        session.config.workeroutput[_HERE] = json.dumps(_counted.get_coverage())  # type: ignore[attr-defined]


class Whole:
    """In the process that the workers report to."""

    def __init__(self) -> None:
        self.found: dict[str, Any] | None = None
        self.ran = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.ran += report.when == "call"

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        if (text := getattr(node, "workeroutput", {}).get(_HERE)) is not None:
            more = json.loads(text)
            self.found = more if self.found is None else merge_coverage(self.found, more)

    def shares(self) -> tuple[float, float]:
        """Percent of lines and of branches that were run."""
        assert self.found is not None
        files = self.found["files"].values()

        def share(what: str) -> float:
            run = sum(len(each[f"executed_{what}"]) for each in files)
            return 100 * run / (run + sum(len(each[f"missing_{what}"]) for each in files))

        return share("lines"), share("branches")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.found is not None and self.ran >= WHOLE and session.exitstatus == 0:
            lines, branches = self.shares()
            if lines < LINES or branches < BRANCHES:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.found is not None:
            lines, branches = self.shares()
            terminalreporter.write_line(
                f"covered: {lines:.1f}% of lines (at least {LINES}), "
                f"{branches:.1f}% of branches (at least {BRANCHES})"
            )


def pytest_configure(config: pytest.Config) -> None:
    if _counted is None:
        config.pluginmanager.register(Whole())
