"""What takes too long for every test run, done at full length; docs/PROOFS.md is made of it.

A proof is an async function that gives its section. `make proofs` does all of them;
`python -m benchmarks.proofs NAME` one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "PROOFS.md"

HEAD = """# Proofs

Made by `make proofs`, not by hand: what takes too long for every test run, at its full length. Each
section is the last run of its proof, with the seed that repeats it.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """What a run of a proof came to: `body` in Markdown, and whether it held."""

    title: str
    body: str
    held: bool


def put(section: Section, page: Path = PAGE) -> None:
    """Puts a section into the page, in place of the one of the same title."""
    text = page.read_text() if page.exists() else HEAD
    first, *others = re.split(r"(?m)^## ", text)
    kept = {each.partition("\n")[0]: each.partition("\n")[2].strip() for each in others}
    kept[section.title] = section.body.strip()
    parts = [first.strip(), *(f"## {title}\n\n{body}" for title, body in kept.items())]
    page.write_text("\n\n".join(parts) + "\n")
