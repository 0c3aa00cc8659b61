"""The kinds of files that there are."""

from __future__ import annotations

from collections.abc import Mapping

from bot.exports.csv_file import CSV
from bot.exports.geojson import GEOJSON
from bot.exports.jsonl import JSONL
from bot.exports.table import Format
from bot.exports.xlsx import XLSX

FORMATS: Mapping[str, Format] = {each.name: each for each in (XLSX, CSV, JSONL, GEOJSON)}
