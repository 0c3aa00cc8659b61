"""docs/BENCHMARKS.md: the table of figures, and how they were measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load import CONNECTIONS
from benchmarks.machine import machine

ROOT = Path(__file__).parents[1]


PAGE = ROOT / "docs" / "BENCHMARKS.md"


SQLITE, POSTGRES, PEER = "Rembuk, SQLite", "Rembuk, PostgreSQL", "ConversationHandler"


# The heading on the page of what no run of this program writes.
BY_HAND = "## A turn, change by change"


ABOUT = f"""\
The program runs on one core; {CONNECTIONS} residents, a fake Bot API and PostgreSQL on the other,
all on loopback. Eight messages a proposal; each next message is posted to the webhook when the
reply to the last has arrived at the fake, and counts then. Pacing is raised; every turn of Rembuk
is committed with fsync before the webhook is answered. Latency is from the post to the reply.
ConversationHandler is python-telegram-bot's, with its pickle persistence and the same eight
messages (benchmarks/conversation_handler.py). Processor time by part is from a run of its own with
stopwatches around the program's functions (benchmarks/parts.py); "web" is uvicorn, Starlette and
the loop, "threads" SQLite itself and QR codes.

An announcement goes to recipients on fakes of Telegram and WhatsApp that hold the rate, while
residents propose meanwhile (benchmarks/mailings/broadcast.py). A 429 that pacing could have
avoided is one that came because the rate, replies included, was exceeded. With faults it goes to
fewer: each 429 asks the whole channel to wait for a second, so that 100,000 would take over an
hour, as in truth. An announcement to people of whom most have been silent for longer than
WhatsApp's 24 hours goes by an approved text that is new, paused on the third day and served again
on the fifth, while the platform refuses whoever is written to first above the daily limit, and
says late, doubled, out of order or never what became of what it took
(benchmarks/mailings/silent.py); its clock is the program's.
The year of meetings runs with the machine's zone set to one with daylight saving, and its clock
jumps by an hour, back and forth (benchmarks/mailings/meetings.py).

Hostile files are uploaded by three people, four of a kind each, to the program as it is served,
with its helper on one core; then another person uploads a photo of 12 megapixels. Memory is that of
all its processes, proportional (PSS). `python -m benchmarks.hostile` does this alone and fails when
a figure is missed.
"""


@dataclass
class Table:
    """Figures by row and column, and what is wanted of a row."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    wanted: dict[str, str] = field(default_factory=dict)

    def put(self, row: str, column: str, figure: str, wanted: str = "") -> None:
        self.rows.setdefault(row, {})[column] = figure
        if wanted:
            self.wanted[row] = wanted

    def fill(self, column: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Rows with their figures in one column, and what is wanted of each."""
        for row, figure, wanted in rows:
            self.put(row, column, figure, wanted)

    def __str__(self) -> str:
        columns = (SQLITE, POSTGRES, PEER)
        lines = [f"| | {' | '.join(columns)} | wanted |", "|---|---|---|---|---|"]
        for row, figures in self.rows.items():
            cells = (figures.get(column, "") for column in columns)
            lines.append(f"| {row} | {' | '.join(cells)} | {self.wanted.get(row, '')} |")
        return "\n".join(lines)


def write(names: Iterable[str], table: Table) -> None:
    """Writes the page anew; what was measured otherwise stands below, and stays. `names` are those
    of the benches."""
    commands = "`make bench`; one of it alone: `.venv/bin/python -m benchmarks NAME`, where "
    commands += f"NAME is {', '.join(names)}; `--short` for a quick look"
    head = f"# Benchmarks\n\n{machine()}.\n\nCommand: {commands}.\n\n{ABOUT}\n{table}\n"
    _, heading, rest = PAGE.read_text().partition(f"\n{BY_HAND}\n")
    PAGE.write_text(f"{head}{heading}{rest}")
