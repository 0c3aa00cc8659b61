"""Pictures as telephones of Apple save them."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from bot.documents.headers import A_SECOND, NotAPicture, expected
from bot.documents.pictures import clean
from tests.bot.documents.test_pictures import colour, near, opened


def heic(image: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, quality=90, **more)
    return out.getvalue()


def test_heic_becomes_a_photo() -> None:
    """As telephones of Apple save it: upright, and without what the camera adds."""
    exif = Image.Exif()
    exif[0x010E] = "rumah Bu Siti"
    exif.get_ifd(0x8825)[1] = "S"
    whole = Image.new("RGB", (640, 320), "white")
    whole.paste("red", (0, 0, 160, 160))
    for turned in (1, 3, 6, 8):
        exif[0x0112] = turned
        data = heic(whole, exif=exif.tobytes())
        cleaned = clean(data)
        assert b"Bu Siti" not in cleaned.data
        assert opened(cleaned.data).format == "JPEG"
        lies = turned in (6, 8)
        assert (cleaned.width, cleaned.height) == ((320, 640) if lies else (640, 320))
        # Where the red corner has come to.
        x, y = {1: (20, 20), 3: (620, 300), 6: (300, 20), 8: (20, 620)}[turned]
        assert near(colour(data, x, y), (254, 0, 0)), turned
        assert near(colour(data, cleaned.width - x, cleaned.height - y), (255, 255, 255)), turned


@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_heic_that_was_cut_off(share: float) -> None:
    data = heic(Image.effect_noise((200, 150), 90).convert("RGB"))
    with pytest.raises(NotAPicture) as caught:
        clean(data[: int(len(data) * share)])
    assert caught.value.why == "truncated"


def test_how_long_a_heic_may_take_is_that_of_the_whole_and_not_of_its_tiles() -> None:
    assert expected(heic(Image.new("RGB", (320, 200)))) == 128_000 / A_SECOND
