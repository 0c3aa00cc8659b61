"""Each format, read again by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exports.registry import FORMATS
from bot.exports.table import EXCEL_INDONESIA, Part, Style, Table
from storage.reports.exports import without_formulas
from storage.reports.proposals import PROPOSALS
from storage.reports.wanted import Column, Kind, Row, columns

SIGNS = "=+-@＝＋－＠"

SHORT = columns(
    "nomor usulan rt volume sejak paling_lambat lat lon", usulan=Kind.TEXT, rt=Kind.TEXT,
    volume=Kind.NUMBER, sejak=Kind.TIME, paling_lambat=Kind.DATE, lat=Kind.NUMBER, lon=Kind.NUMBER,
)  # fmt: skip
WIB = ZoneInfo("Asia/Jakarta")
PLAIN = Style()
AT = datetime(2026, 11, 24, 23, 30, 5, tzinfo=WIB)


def table(
    rows: list[Row],
    style: Style = PLAIN,
    shown: tuple[Column, ...] = SHORT,
    parts: int = 1,
) -> Table:
    """Rows in batches of 300, in parts as they come."""

    def batches(mine: list[Row]) -> Iterator[list[Row]]:
        for begin in range(0, len(mine), 300):
            yield mine[begin : begin + 300]

    each = -(-len(rows) // parts) if rows else 1
    cut = [rows[n : n + each] for n in range(0, len(rows), each)] or [[]]
    made = tuple(
        Part(f"Bagian {n}" if parts > 1 else "", len(mine), partial(batches, mine))
        for n, mine in enumerate(cut)
    )
    return Table("proposals", shown, made, len(rows), style, {"wilayah": "Imopuro"})


def written(format: str, path: Path, of: Table) -> bytes:
    FORMATS[format].write(path, of)
    return path.read_bytes()


def nasty(count: int = 1000) -> list[Row]:
    """Rows of whatever people write and spreadsheets trip over."""
    dice = random.Random(26)
    hard = [
        "=1+1", '=HYPERLINK("http://evil","klik")', "+62 812", "-5 derajat", "@SUM(A1)", "＝1+1",
        "a;=b", "a,+b", "dua\nbaris", "dua\r\nbaris", 'kata "kutip"', "koma, dan; titik koma",
        "🙂 👨‍👩‍👧", "\u202eRTL‏ عربي", "001", "  tepi  ", "1/2", "2026-01-02", "TRUE", "1e5", "'",
        "a\tb",
        "http://contoh.id/x", "_x000D_", "x" * 32_767, "%", "\\", "null", "#N/A",
    ]  # fmt: skip
    return [
        (
            f"MTR-2028-{n:05}", dice.choice(hard) if n > len(hard) else hard[n - 1],
            f"{dice.randrange(100):03}", dice.choice([None, 120, 1.5, -7, 10**12]), AT,
            date(2027, 2, 20), -5.12263, 105.31692,
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


NASTY = nasty()


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv_gives_back_what_was_said_but_for_the_apostrophe(
    tmp_path: Path, separator: str
) -> None:
    whole = written("csv", tmp_path / "x", table(NASTY, Style(separator))).decode("utf-8")
    assert whole.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(whole[1:], newline=""), delimiter=separator)
    assert tuple(head) == tuple(column.name for column in SHORT)
    assert [row[1] for row in rows] == [without_formulas(row[1]) for row in NASTY]
    assert [row[2] for row in rows] == [row[2] for row in NASTY]
    assert {row[4] for row in rows} == {"2026-11-24 23:30:05"}
    # Read with the other separator, or torn apart at a line break, no text begins a formula.
    for other in ",;":
        for line in csv.reader(io.StringIO(whole[1:], newline=""), delimiter=other):
            begun = [each for each in line if each.startswith(tuple(SIGNS))]
            assert [each for each in begun if not each.lstrip("-").replace(".", "").isdigit()] == []


CELL = st.one_of(
    st.none(), st.integers(), st.floats(allow_nan=False), st.text(max_size=6),
    st.text(st.sampled_from(";,\r\n\"\t' a"), max_size=6),
)  # fmt: skip


@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5),
    kinds=st.tuples(*[st.sampled_from([Kind.WORD, Kind.TEXT, Kind.NUMBER])] * 3),
    separator=st.sampled_from(",;"),
)
def test_csv_is_as_python_writes_it(
    rows: list[Row], kinds: tuple[Kind, ...], separator: str, tmp_path_factory: Any
) -> None:
    """Letter by letter, whatever stands in a column."""
    shown = tuple(Column(f"c{n}", kind) for n, kind in enumerate(kinds))
    file = tmp_path_factory.getbasetemp() / "same.csv"
    whole = written("csv", file, table(rows, Style(separator), shown))
    said = io.StringIO(newline="")
    writer = csv.writer(said, delimiter=separator)
    writer.writerow([column.name for column in shown])
    for row in rows:
        writer.writerow(
            without_formulas(each) if isinstance(each, str) and kind is Kind.TEXT else each
            for each, kind in zip(row, kinds, strict=True)
        )
    assert whole == f"\ufeff{said.getvalue()}".encode("utf-8", "replace")


def test_excel_with_indonesian_settings_reads_numbers(tmp_path: Path) -> None:
    whole = written("csv", tmp_path / "x", table(NASTY[:3], EXCEL_INDONESIA)).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(whole, newline=""), delimiter=";"))
    assert (row["lat"], row["lon"]) == ("-5,12263", "105,31692")
    assert row["rt"] == NASTY[0][2]


def test_xlsx_gives_back_what_was_said(tmp_path: Path) -> None:
    written("xlsx", tmp_path / "x.xlsx", table(NASTY))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Usulan", "Ringkasan"]
    sheet = book["Usulan"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:H1001")
    rows = list(sheet.iter_rows(min_row=2))
    for cells, row in zip(rows, NASTY, strict=True):
        # As a spreadsheet reads it; openpyxl leaves this one escape as it stands in the file.
        said = str(cells[1].value).replace("_x005F_", "_").replace("_x000D_\n", "\r\n")
        assert said == row[1]
        assert cells[1].data_type == "s"
        assert (cells[2].value, cells[2].data_type) == (row[2], "s")
        assert cells[3].value == row[3]
        assert cells[4].value == datetime(2026, 11, 24, 23, 30, 5)
        assert cells[5].value == datetime(2027, 2, 20)
        assert cells[5].number_format == "yyyy-mm-dd"


def test_xlsx_has_a_sheet_for_each_part_and_what_it_is(tmp_path: Path) -> None:
    proposals = [
        tuple(
            {"nomor": f"MTR-2028-{n:05}", "kelurahan": "Imopuro", "status": "diajukan",
             "tautan": f"https://rembuk.kota.id/u/MTR-2028-{n:05}"}.get(column.name)
            for column in PROPOSALS.columns + PROPOSALS.more
        )
        for n in range(1, 5)
    ]  # fmt: skip
    shown = PROPOSALS.columns + PROPOSALS.more
    written("xlsx", tmp_path / "x.xlsx", table(proposals, PLAIN, shown, parts=2))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Bagian 0", "Bagian 1", "Ringkasan"]
    place = [cell.value for cell in book["Bagian 1"][1]].index("tautan")
    link = book["Bagian 1"][2][place]
    assert link.hyperlink is not None
    assert link.hyperlink.target == link.value == "https://rembuk.kota.id/u/MTR-2028-00003"
    summed = list(book["Ringkasan"].values)
    assert summed[:3] == [
        ("kelurahan", "diajukan", "jumlah"), ("Imopuro", 4, 4), ("JUMLAH", 4, 4),
    ]  # fmt: skip
    assert ("wilayah: Imopuro", None, None) in summed


def test_an_export_of_nothing_has_its_heading(tmp_path: Path) -> None:
    written("xlsx", tmp_path / "x.xlsx", table([]))
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "x.xlsx")["Usulan"][1]] == [
        column.name for column in SHORT
    ]
    assert written("csv", tmp_path / "x", table([])).count(b"\r\n") == 1
    assert json.loads(written("geojson", tmp_path / "y", table([])))["features"] == []


def test_jsonl_and_geojson_hold_what_was_said(tmp_path: Path) -> None:
    lines = written("jsonl", tmp_path / "x", table(NASTY)).splitlines()
    assert [json.loads(line)["usulan"] for line in lines] == [row[1] for row in NASTY]
    assert json.loads(lines[0])["sejak"] == "2026-11-24T23:30:05+07:00"
    without = ("MTR-2028-99999", "tanpa titik", None, None, AT, None, None, None)
    found = json.loads(written("geojson", tmp_path / "y", table([*NASTY, without])))
    assert found["type"] == "FeatureCollection"
    [*features, last] = found["features"]
    assert [each["properties"]["usulan"] for each in features] == [row[1] for row in NASTY]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [105.31692, -5.12263]}
    assert last["geometry"] is None


LIKELY = st.text(st.sampled_from([*SIGNS, *";,\t\r\n\"' ab", "\u2028"]), max_size=12)


@given(texts=st.lists(LIKELY, min_size=2, max_size=4))
def test_no_cell_begins_a_formula(texts: list[str], tmp_path_factory: Any) -> None:
    """Whichever separator it is read with, also where that tears quoted texts apart."""
    shown = (Column("nomor"), *(Column(f"c{n}", Kind.TEXT) for n, _ in enumerate(texts)))
    file = tmp_path_factory.getbasetemp() / "formulas.csv"
    whole = written("csv", file, table([("MTR-2028-00001", *texts)], shown=shown)).decode(
        "utf-8-sig"
    )
    seen = [
        each
        for separator in (",", ";")
        for line in csv.reader(io.StringIO(whole, newline=""), delimiter=separator)
        for each in line
    ]
    assert [each for each in seen if each.startswith(tuple(SIGNS))] == []
    [_, back] = list(csv.reader(io.StringIO(whole, newline="")))
    assert back == ["MTR-2028-00001", *map(without_formulas, texts)]
