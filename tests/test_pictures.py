"""Pictures come out small, upright and bare; what is none is refused. QR codes can be read."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from PIL import Image

import locales
from bot.pictures import NotAPicture, clean
from bot.qr import qr_png
from storage.media import MediaFolder, MediaFull
from tests.support import picture


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_nothing_but_pixels_is_left() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010E] = "rumah Bu Siti"
    exif.get_ifd(0x8825)[1] = "S"
    cleaned = clean(picture(80, 40, exif=exif))
    assert (cleaned.width, cleaned.height) == (40, 80)
    out = opened(cleaned.data)
    assert out.format == "JPEG"
    assert not out.getexif()
    assert b"Bu Siti" not in cleaned.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_kinds(kind: str) -> None:
    assert opened(clean(picture(kind=kind)).data).format == "JPEG"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_modes(mode: str) -> None:
    image = Image.new(mode, (30, 20))
    out = io.BytesIO()
    image.save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert clean(out.getvalue()).width == 30


def test_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(clean(out.getvalue()).data).getpixel((5, 5)) == (255, 255, 255)


def test_large_ones_become_small() -> None:
    cleaned = clean(picture(4000, 3000))
    assert max(cleaned.width, cleaned.height) == 2048


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (picture(400, 300)[:-500], "truncated"),
        (b"\xff\xd8" + b"0" * 20_000_001, "too_large"),
    ],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotAPicture) as caught:
        clean(data)
    assert caught.value.why == why


def test_qr_codes_can_be_read() -> None:
    text = "https://rembuk.test/u/MTR-2028-00042"
    image = opened(qr_png(text))
    assert min(image.size) >= 300
    read = zxingcpp.read_barcode(image.convert("L"))
    assert read is not None
    assert read.text == text


def test_files_by_content(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    hash = media.put(b"x" * 100)
    assert media.put(b"x" * 100) == hash
    assert list(media.all()) == [hash]
    assert media.read(hash) == b"x" * 100
    assert media.verify() == []
    media.path(hash).write_bytes(b"y")
    assert media.verify() == [hash]
    media.delete(hash)
    assert list(media.all()) == []
    for name in ("../../etc/passwd", "a" * 63, "A" * 64, ""):
        with pytest.raises(ValueError, match="hash"):
            media.path(name)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    media = MediaFolder(tmp_path / "media")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MediaFull):
        media.put(b"x" * 100)
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []


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
    assert locales.text("id", "propose-photos.more", n=2028, left=1).startswith(
        "Foto diterima (2028"
    )
