"""One JSON object a line: texts exactly as typed, times with their offset."""

from __future__ import annotations

from pathlib import Path

import orjson

from bot.exports.table import Format, Table


def write(path: Path, table: Table) -> None:
    names = [column.name for column in table.columns]
    with path.open("wb") as file:
        for batch in table.batches():
            lines = [
                orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE)
                for row in batch
            ]
            file.write(b"".join(lines))


JSONL = Format("jsonl", ".jsonl", "application/x-ndjson", write)
