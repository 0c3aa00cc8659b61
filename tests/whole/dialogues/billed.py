"""How many messages a dialogue may cost where each is billed (tests/dialogues/billed.tsv)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.whole.dialogues.test_dialogues import FOLDER, said_lines

# Of a dialogue that is not in the table yet: so many messages for a line that is said.
UNKNOWN = 1.5


@cache
def table() -> dict[str, int]:
    """The most messages, by the dialogue's path without its ending."""
    rows = (FOLDER / "billed.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return {name: int(after) for name, _, _, after in cells[1:]}


def most(path: Path) -> int:
    """The most messages that playing it may cost."""
    name = str(path.relative_to(FOLDER).with_suffix(""))
    said = sum(1 for _ in said_lines(path))
    return table().get(name, int(said * UNKNOWN) + 2)
