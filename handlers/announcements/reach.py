"""How many a mailing reaches and why not others, in words, for whoever is about to send it."""

from __future__ import annotations

from handlers.conversation.messages import Text
from storage.messages.audiences import Reach


def lines(found: Reach) -> list[Text]:
    """The sum, each channel, and each reason why it does not reach somebody."""
    head = Text("announcement-count", {"total": found.total})
    if not found.channels:
        head = Text("announcement-nobody-yet")
    return [
        head,
        *(
            Text("announcement-channel", {"channel": Text(f"channel-{name}"), "n": n})
            for name, n in sorted(found.channels.items())
        ),
        *(Text(f"announce-failed.{why}", {"n": n}) for why, n in sorted(found.missed.items())),
    ]
