"""A photo made on the spot: earth, sky and what is broken, and that it is an example."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

WIDE, HIGH = 640, 480


def photo(dice: random.Random, words: str) -> bytes:
    """A JPEG of some 20 kB."""
    sky = (150 + dice.randrange(60), 190 + dice.randrange(40), 220 + dice.randrange(30))
    earth = (110 + dice.randrange(50), 90 + dice.randrange(40), 60 + dice.randrange(30))
    image = Image.new("RGB", (WIDE, HIGH), sky)
    draw = ImageDraw.Draw(image)
    ground = 200 + dice.randrange(80)
    draw.rectangle((0, ground, WIDE, HIGH), fill=earth)
    draw.polygon(
        ((260, ground), (380, ground), (560, HIGH), (80, HIGH)), fill=(120, 120, 124)
    )  # a road
    for _ in range(dice.randrange(3, 9)):
        x, y, r = dice.randrange(120, 520), dice.randrange(ground + 30, HIGH), dice.randrange(8, 40)
        draw.ellipse((x - r, y - r // 3, x + r, y + r // 3), fill=(70, 62, 54))
    for _ in range(dice.randrange(2, 6)):
        x, wide = dice.randrange(0, WIDE), dice.randrange(50, 120)
        draw.rectangle((x, ground - wide, x + wide, ground), fill=(200, 180, 150))
        draw.polygon(((x - 8, ground - wide), (x + wide + 8, ground - wide),
                      (x + wide // 2, ground - wide - 40)), fill=(150, 60, 50))  # fmt: skip
    draw.text((10, HIGH - 24), f"CONTOH  {words[:60]}", fill=(255, 255, 255))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()
