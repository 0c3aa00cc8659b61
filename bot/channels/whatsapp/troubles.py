"""What staff should know of Twilio, each trouble in a sentence while it lasts."""

from __future__ import annotations

import logging

from bot.channels.base import Receipt
from bot.channels.whatsapp.codes import BadSettings, refusal
from storage.messages.model import ARRIVED, OURS, SENT

log = logging.getLogger("rembuk.whatsapp")


class Troubles:
    """Sentences by what they are about; each is logged when it begins."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    @property
    def words(self) -> str | None:
        """All of them; None while all is well."""
        return " ".join(self._words.values()) or None

    def began(self, what: str, words: str) -> None:
        if self._words.get(what) != words:
            self._words[what] = words
            log.error("%s", words)

    def ended(self, *what: str) -> None:
        for each in what:
            self._words.pop(each, None)

    def refusal(self, error: Exception) -> Exception:
        """What an error of a call means (codes.py); where our settings are at fault, it is said."""
        found = refusal(error)
        if isinstance(found, BadSettings):
            self.settings(found.why)
        return found

    def settings(self, why: str) -> None:
        self.began(
            "settings",
            f"Twilio menolak pengaturan WhatsApp kami ({why}): periksa "
            "REMBUK_TWILIO_ACCOUNT_SID, REMBUK_TWILIO_AUTH_TOKEN dan REMBUK_TWILIO_FROM.",
        )

    def receipt(self, news: Receipt) -> None:
        """What became of a message may be our settings' fault, or shows that they are well."""
        if news.state in (*ARRIVED, SENT):
            self.ended("status")
        elif news.state == OURS:
            words = f"Twilio gagal mengirim pesan WhatsApp kami ({news.why}): periksa log."
            self.began("status", words)
