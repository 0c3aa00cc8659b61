"""What WhatsApp can carry (PLATFORMS.md); Twilio's library is not needed to know it."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.base import Limits

WHATSAPP = Limits(
    text=1600,
    caption=1024,
    buttons=3,  # in session; approved templates may have more
    button_label=20,
    body_with_buttons=1024,
    choice_id=200,
    rows=10,
    row_label=24,
    row_detail=72,
    rate=80.0,
    gather_hold=2.0,
    billed=True,
    free_entry=timedelta(hours=72),
    phones=True,
    contact=True,
    window=timedelta(hours=24),
    file=16 * 1024 * 1024,
)
