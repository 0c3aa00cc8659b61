"""QR codes."""

from __future__ import annotations

import pytest
import zxingcpp

from bot.documents.qr import qr_png
from tests.bot.documents.test_pictures import opened


@pytest.mark.parametrize(
    "text",
    ["1", "https://rembuk.test/u/MTR-2028-00042", "Usulan Jl. Cut Nyak Dien é 道", "x" * 900],
)
def test_qr_codes_of_any_length(text: str) -> None:
    image = opened(qr_png(text))
    assert image.format == "PNG"
    assert min(image.size) >= 300
    assert image.convert("RGB").getcolors() is not None
    assert {pixel for _, pixel in image.convert("L").getcolors() or []} == {0, 255}
    read = zxingcpp.read_barcode(image.convert("L"))
    assert read is not None
    assert read.text == text


def test_qr_codes_can_be_read() -> None:
    text = "https://rembuk.test/u/MTR-2028-00042"
    image = opened(qr_png(text))
    assert min(image.size) >= 300
    read = zxingcpp.read_barcode(image.convert("L"))
    assert read is not None
    assert read.text == text
