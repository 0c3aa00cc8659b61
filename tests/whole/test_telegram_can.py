"""What Telegram can do with a message besides showing it, and that nobody misses it elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.everywhere import Everywhere

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SITI = 7


def keys(everywhere: Everywhere, back: int = 1) -> list[dict[str, Any]]:
    """The buttons of one of the last messages to Siti."""
    sent = [each for each in everywhere.api.sent if each.args["chat_id"] == SITI][-back]
    markup = sent.args.get("reply_markup") or {"inline_keyboard": []}
    return [key for row in markup["inline_keyboard"] for key in row]


async def test_a_number_is_copied_and_a_proposal_passed_on(everywhere: Everywhere) -> None:
    telegram = everywhere.telegram
    await telegram(SITI, "halo")
    assert [key.get("style") for key in keys(everywhere)] == ["success", None, None]
    lines = (
        "lewati", "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar RT 05",
        "Setiap hujan air masuk rumah warga", "RT 05/RW 02",
    )  # fmt: skip
    for line in ("[Setuju]", *lines):
        await telegram(SITI, line)
    assert [key.get("style") for key in keys(everywhere)].count("success") == 1
    said = await telegram(SITI, "kirim")
    [copied] = [key for key in keys(everywhere) if "copy_text" in key]
    number = copied["copy_text"]["text"]
    assert (copied["text"], number in said) == ("Salin nomor", True)
    await telegram(SITI, "[Bagikan]")
    [passed] = keys(everywhere, back=2)
    assert passed["text"] == "Teruskan"
    assert passed["url"].startswith("https://t.me/share/url?url=https%3A%2F%2Frembuk.test%2Fu%2F")
    assert "Jl.%20Mawar" in passed["url"]
    # What takes away is red.
    await telegram(SITI, f"tarik {number}")
    assert "danger" in [key.get("style") for key in keys(everywhere)]
    # On WhatsApp the same words are all there is.
    for line in ("halo", "ya", *lines):
        await everywhere.whatsapp(line)
    said = await everywhere.whatsapp("kirim")
    assert "Salin nomor" not in said + " ".join(
        label for each in everywhere.twilio.messages for _, label in each.choices
    )
