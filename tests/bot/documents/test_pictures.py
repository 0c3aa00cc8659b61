"""Pictures come out small, upright and bare; what is none is refused. QR codes can be read."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile

from bot.documents.headers import A_SECOND, PIXELS, NotAPicture, expected
from bot.documents.pictures import clean
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


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def colour(data: bytes, x: int = 10, y: int = 10) -> tuple[int, ...]:
    found = opened(clean(data).data).getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def test_it_is_a_progressive_jpeg_and_the_same_each_time() -> None:
    data = picture(300, 200)
    cleaned = clean(data)
    out = opened(cleaned.data)
    assert (out.format, out.mode, out.size) == ("JPEG", "RGB", (300, 200))
    assert out.info["progressive"]
    assert not {"exif", "icc_profile", "comment", "xmp", "dpi"} & set(out.info)
    assert clean(data) == cleaned


def test_nothing_of_any_kind_of_metadata_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "rahasia"
    image = Image.new("RGB", (40, 30), "red")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind, more in (
        ("JPEG", {"comment": b"rahasia", "xmp": b"<x>rahasia</x>", "icc_profile": profile}),
        ("WEBP", {"xmp": b"<x>rahasia</x>", "icc_profile": profile}),
        ("PNG", {"icc_profile": profile}),
    ):
        data = saved(image, kind, exif=exif, **more)
        assert b"rahasia" in data
        data += b"rahasia, after the end"
        cleaned = clean(data).data
        assert b"rahasia" not in cleaned
        assert b"ICC_PROFILE" not in cleaned


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_upright(kind: str, orientation: int) -> None:
    """A picture with one red corner, stored turned and mirrored in each of the eight ways."""
    whole = Image.new("RGB", (64, 32), "white")
    whole.paste("red", (0, 0, 16, 16))
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(whole if back is None else whole.transpose(back), kind, exif=exif)
    cleaned = clean(data)
    assert (cleaned.width, cleaned.height) == (64, 32)
    assert near(colour(data, 5, 5), (254, 0, 0))
    assert near(colour(data, 58, 26), (255, 255, 255))


# Pillow warns of what it skips, which is an error only here.
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_broken_exif_costs_nobody_a_photo() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "x"
    good = saved(Image.new("RGB", (40, 30)), "JPEG", exif=exif)
    start = good.index(b"Exif\0\0") + 6
    for at in range(start, good.index(b"\xff\xdb")):
        for value in (0, 1, 127, 255):
            assert clean(good[:at] + bytes([value]) + good[at + 1 :]).width in (30, 40)


def test_wide_colours_become_srgb() -> None:
    """A profile whose red and green are swapped: what looked green stays green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    swapped = bytes(profile).replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    assert b"sRGB" not in swapped
    for kind in ("JPEG", "PNG", "WEBP"):
        data = saved(Image.new("RGB", (40, 30), "red"), kind, icc_profile=swapped)
        assert near(colour(data), (0, 255, 0)), kind


@pytest.mark.parametrize("profile", [b"nothing", b"\0" * 128, b"acsp" * 100])
def test_a_broken_profile_costs_nobody_a_photo(profile: bytes) -> None:
    data = saved(Image.new("RGB", (40, 30), "red"), "PNG", icc_profile=profile)
    assert near(colour(data), (254, 0, 0))


def test_colours_of_every_mode() -> None:
    grey = Image.new("I;16", (40, 30), 40_000)
    clear = Image.new("P", (40, 30), 1)
    clear.putpalette([255, 0, 0, 0, 0, 255])
    for data, wanted in (
        (saved(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"), (254, 0, 0)),
        (saved(grey, "PNG"), (156, 156, 156)),
        (saved(grey, "PNG", transparency=0), (156, 156, 156)),
        (saved(clear, "PNG"), (0, 0, 254)),
        (saved(clear, "PNG", transparency=1), (255, 255, 255)),
        (saved(clear, "PNG", transparency=b"\xff\x80"), (127, 127, 255)),
        (saved(clear, "GIF", transparency=1), (255, 255, 255)),
        (saved(Image.new("RGBA", (40, 30), (255, 0, 0, 128)), "WEBP"), (255, 127, 127)),
        (saved(Image.new("RGB", (40, 30), "red"), "PNG", transparency=(255, 0, 0)), (255,) * 3),
        (saved(Image.new("1", (40, 30), 1), "PNG"), (255, 255, 255)),
    ):
        assert near(colour(data), wanted), (wanted, colour(data))


def test_of_an_animation_the_first_frame() -> None:
    frames = [Image.new("RGB", (40, 30), name) for name in ("red", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert near(colour(data), (254, 0, 0)), kind


def test_a_telephone_photo_with_a_second_picture_in_it() -> None:
    frames = [Image.new("RGB", (40, 30), name) for name in ("red", "blue")]
    data = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    assert near(colour(data), (254, 0, 0))


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((2048, 100), (2048, 100)),
        ((2049, 100), (2048, 100)),
        ((6000, 300), (2048, 102)),
        ((1, 9000), (1, 2048)),
        ((9000, 1500), (2048, 341)),
    ],
)
@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "LA"), ("PNG", "1")])
def test_sizes(kind: str, mode: str, size: tuple[int, int], wanted: tuple[int, int]) -> None:
    cleaned = clean(saved(Image.new(mode, size), kind))
    assert (cleaned.width, cleaned.height) == wanted


def test_strips_leave_no_seams() -> None:
    """A slope of grey with transparency, so in strips, is as even as one without, so at once."""
    slope = Image.linear_gradient("L").resize((64, 5000))
    whole = clean(saved(slope.convert("RGB"), "PNG"))
    strips = clean(saved(Image.merge("LA", (slope, Image.new("L", slope.size, 255))), "PNG"))
    assert strips == whole


def header(width: int, height: int, kind: str) -> bytes:
    """The beginning of a picture that claims to be so large."""
    if kind == "PNG":
        data = b"\x89PNG\r\n\x1a\n"
        first = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        for name, body in ((b"IHDR", first), (b"IDAT", zlib.compress(b"\0" * 100))):
            data += struct.pack(">I", len(body)) + name + body
            data += struct.pack(">I", zlib.crc32(name + body))
        return data
    if kind == "GIF":
        return (
            b"GIF89a"
            + struct.pack("<HHBBB", width, height, 0, 0, 0)
            + b",\0\0\0\0"
            + (struct.pack("<HHB", width, height, 0) + b"\2\0;")
        )
    good = bytearray(saved(Image.new("RGB", (16, 16)), kind))
    if kind == "WEBP":
        at = good.index(b"\x9d\x01\x2a") + 3
        good[at : at + 4] = struct.pack("<HH", width, height)
    else:
        at = good.index(b"\xff\xc0") + 5
        good[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(good)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("side", [7_100, 12_000, 16_000])
def test_bombs_are_refused_before_they_are_decoded(
    kind: str, side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", decoded)
    with pytest.raises(NotAPicture) as caught:
        clean(header(side, side, kind))
    assert caught.value.why == "too_large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_truncated(kind: str, share: float) -> None:
    data = saved(Image.effect_noise((200, 150), 90).convert("RGB"), kind)
    with pytest.raises(NotAPicture) as caught:
        clean(data[: int(len(data) * share)])
    assert caught.value.why == "truncated"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM", "TGA", "PDF", "EPS", "JPEG2000"])
def test_other_kinds_are_refused(kind: str) -> None:
    with pytest.raises(NotAPicture) as caught:
        clean(saved(Image.new("RGB", (40, 30)), kind))
    assert caught.value.why == "not_a_picture"


def test_a_name_says_nothing_about_what_it_is() -> None:
    """What comes in as a photo is opened as what it is: a PNG is one, a film is none."""
    assert near(colour(saved(Image.new("RGB", (40, 30), "red"), "PNG")), (254, 0, 0))
    film = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 100
    for data in (film, b"PK\x03\x04" + b"\0" * 100, b"MZ" + b"\0" * 100, b"<html></html>"):
        with pytest.raises(NotAPicture) as caught:
            clean(data)
        assert caught.value.why == "not_a_picture"


def scanned(times: int, size: tuple[int, int] = (64, 64)) -> bytes:
    """A JPEG that builds up, its last pass so often."""
    data = saved(Image.effect_noise(size, 60), "JPEG", progressive=True)
    last, end = data.rindex(b"\xff\xda"), data.rindex(b"\xff\xd9")
    return data[:end] + data[last:end] * times + data[end:]


def test_a_jpeg_of_many_passes_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert clean(scanned(20)).width == 64
    # What follows the end of the picture, as a film does in a "motion photo", counts for nothing.
    assert clean(scanned(0) + b"\xff\xda\0\2" * 5_000).width == 64

    def decoded(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", decoded)
    for times, size in ((200, (64, 64)), (6_000, (64, 64)), (40, (4000, 4000))):
        with pytest.raises(NotAPicture) as caught:
            clean(scanned(times, size))
        assert caught.value.why == "too_large"


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("frames", [1, 2])
def test_a_webp_is_refused_before_its_library_makes_room(
    frames: int, lossless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moving or not: it takes several times the memory of other kinds."""
    more = [Image.new("RGB", (4500, 3000), "blue")] * (frames - 1)
    data = saved(
        Image.new("RGB", (4500, 3000), "red"), "WEBP",
        save_all=bool(more), append_images=more, lossless=lossless, method=0,
    )  # fmt: skip

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("bot.documents.pictures.Image.open", opened)
    with pytest.raises(NotAPicture) as caught:
        clean(data)
    assert caught.value.why == "too_large"


# Pillow warns of what it skips, which is an error only here.
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_whatever_comes_is_a_picture_or_refused() -> None:
    """Photos with damaged bytes: never any other exception."""
    dice = random.Random(28)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    noise = Image.effect_noise((60, 40), 90).convert("RGB")
    bases = [saved(noise, kind, exif=exif) for kind in ("JPEG", "PNG", "WEBP")]
    bases += [saved(noise.quantize(16), "GIF"), saved(noise.convert("CMYK"), "JPEG")]
    for _ in range(1500):
        data = bytearray(dice.choice(bases))
        for _ in range(dice.choice((1, 2, 5))):
            within = min(len(data), dice.choice((60, 400, len(data))))
            data[dice.randrange(within)] = dice.randrange(256)
        assert expected(bytes(data)) >= 0.0
        with contextlib.suppress(NotAPicture):
            assert clean(bytes(data)).width > 0


@pytest.mark.parametrize(
    ("data", "pixels"),
    [
        (saved(Image.new("RGB", (300, 200)), "JPEG"), 60_000),
        (saved(Image.new("RGB", (300, 200)), "JPEG", exif=b"Exif\0\0" + b"\xff\xc0" * 99), 60_000),
        (saved(Image.new("RGB", (300, 200)), "JPEG", progressive=True), 180_000),
        (saved(Image.new("RGBA", (300, 200)), "PNG"), 60_000),
        (saved(Image.new("P", (300, 200)), "GIF"), 60_000),
        (saved(Image.new("RGB", (300, 200)), "WEBP"), 120_000),
        (saved(Image.new("RGB", (300, 200)), "WEBP", lossless=True), 120_000),
        (header(60_000, 60_000, "PNG"), 0),
        (b"", 0),
        (b"\xff\xd8\xff", 0),
        (b"\xff\xd8" + b"\xff\xe0\0\2" * 100_000, 0),
        (b"%PDF-1.7", 0),
    ],
)  # fmt: skip
def test_how_long_it_may_take_is_seen_before_it_is_opened(
    data: bytes, pixels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.documents.pictures.Image.open", None)
    assert expected(data) == pixels / A_SECOND
    assert PIXELS / A_SECOND < 3.0
