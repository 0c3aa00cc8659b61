"""What the page of the chat can show."""

from __future__ import annotations

from bot.channels.base import Delivery, Limits

UPLOAD_LIMIT = 20_000_000

BROWSER = Limits(
    text=4096,
    caption=4096,
    buttons=30,
    button_label=60,
    choice_id=200,
    file=UPLOAD_LIMIT,
    delivery=Delivery.STORED,
)
