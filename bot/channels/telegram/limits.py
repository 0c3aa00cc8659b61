"""What Telegram can carry (PLATFORMS.md); its library is not needed to know it."""

from __future__ import annotations

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
    contact=True,
    extras=True,
    file=20_000_000,
)
