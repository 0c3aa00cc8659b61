"""A paper as PDF, set by typst in the fonts that it brings."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from bot.exports.papers.model import LOCALE, Annex, Block, Grid, Paper, Picture, Say, Signs, say

TEMPLATE = Path(__file__).with_name("paper.typ")


def write(path: Path, paper: Paper, kept: date | None = None) -> None:
    """Takes half a second for 200 rows: to be made in a thread. What is `kept` for good, from a
    day on, is PDF/A-2b."""
    # Not needed by most processes, and large.
    typst = importlib.import_module("typst")
    data = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        ignore_system_fonts=True,
        sys_inputs={"paper": orjson.dumps({**said(paper), "kept": kept}).decode()},
        **({"pdf_standards": "a-2b"} if kept else {}),
    )
    path.write_bytes(bytes(data))


def said(paper: Paper) -> dict[str, Any]:
    """What stands on a paper, as plain data for a template."""
    return {
        "language": LOCALE,
        "size": paper.size,
        "wide": paper.wide,
        "letterhead": paper.letterhead,
        "title": paper.title,
        "under": paper.under,
        "facts": paper.facts,
        "note": paper.note,
        "page": say("page"),
        "of": say("page-of"),
        "blocks": [_block(block) for block in paper.blocks],
    }


def _shown(cell: Any) -> str:
    """A cell as people read it: rupiah with a point at each thousand."""
    if isinstance(cell, int) and cell >= 10_000:
        return f"{cell:,}".replace(",", ".")
    return "" if cell is None else str(cell)


def _block(block: Block) -> Mapping[str, Any]:
    match block:
        case Say(text, lead):
            return {"kind": "say", "text": text, "lead": lead}
        case Annex(title):
            return {"kind": "annex", "title": title}
        case Signs(people):
            return {"kind": "signs", "people": people}
        case Picture(svg, beside):
            return {"kind": "picture", "svg": svg, "beside": beside}
        case Grid(head, rows, widths, counted, height):
            cells = [[_shown(cell) for cell in row] for row in rows]
            return {
                "kind": "grid", "head": head, "rows": cells, "widths": widths,
                "counted": counted, "height": height,
            }  # fmt: skip
