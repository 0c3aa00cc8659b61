"""What staff should know of Telegram, while it lasts."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

log = logging.getLogger("rembuk.telegram")

SAY_AGAIN = timedelta(hours=1)  # the same trouble, come back


class Troubles:
    """The one trouble that there is just now, in a sentence."""

    def __init__(self) -> None:
        self.words: str | None = None
        self._said: dict[str, datetime] = {}

    def began(self, words: str) -> None:
        """Said when it begins; not at each turn of a trouble that comes and goes, as when two
        programs take the updates from each other."""
        begins, self.words = words != self.words, words
        now = datetime.now(UTC)
        if begins and now - self._said.get(words, now - SAY_AGAIN) >= SAY_AGAIN:
            self._said[words] = now
            log.error("%s", words)

    def ended(self) -> None:
        self.words = None

    def token(self) -> None:
        self.began("Telegram refuses the token: see REMBUK_TELEGRAM_TOKEN.")
