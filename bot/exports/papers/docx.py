"""A paper as DOCX, by docxtpl from a template: ours (berita_acara.docx), or the one that a city has
put beside its media, with its own letterhead."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

from bot.exports.papers.model import Paper
from bot.exports.papers.pdf import said

TEMPLATE = Path(__file__).with_name("berita_acara.docx")


def write(path: Path, paper: Paper, own: Path | None = None) -> None:
    # Not needed by most processes, and large.
    docxtpl: Any = importlib.import_module("docxtpl")
    found = own if own is not None and own.is_file() else TEMPLATE
    template = docxtpl.DocxTemplate(found)
    template.render(said(paper), autoescape=True)
    # Not by its name, whose ending it would look at; and into memory first, as a workbook.
    data = io.BytesIO()
    template.save(data)
    path.write_bytes(data.getvalue())
