"""What the two platforms can carry (PLATFORMS.md), without loading their libraries: a channel that
this process does not have may still be where a person wrote last."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.base import Limits

TELEGRAM = Limits(
    text=4096,
    caption=1024,
    buttons=100,
    button_label=64,
    choice_id=64,
    rate=30.0,
    chat_rate=1.0,
    chat_burst=4,
    parallel=48,
    gather_hold=1.0,
    carries=True,
    file=20_000_000,
)

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
    window=timedelta(hours=24),
    file=16 * 1024 * 1024,
)
