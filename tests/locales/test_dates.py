"""Dates and amounts, as they are said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import locales


def test_dates_and_amounts() -> None:
    assert locales.date("id", date(2027, 1, 12)) == "Selasa, 12 Januari 2027"
    assert locales.day_month("id", date(2027, 1, 12)) == "12 Januari"
    moment = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)
    assert locales.time("id", moment, ZoneInfo("Asia/Jakarta")) == "pukul 09.00 WIB"
    assert locales.rupiah("id", 25_000_000) == "Rp 25 juta"
    assert locales.rupiah("id", 1_500_000_000) == "Rp 1,5 miliar"
    assert locales.rupiah("id", 750_000) == "Rp 750.000"
    assert locales.number("id", 6000) == "6.000"
    assert locales.number("en", 6000) == "6,000"
    assert locales.text("id", "propose-photos.more", n=2028, left=1).startswith("Foto ke-2028 ")
