"""What Twilio's codes and errors mean for us."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioRestException,
    TwilioServiceException,
)

from bot.channels.base import Gone, Refused, TryLater
from bot.channels.whatsapp.http import TooFast, UnknownHost
from storage.messages.model import AGAIN, CLOSED, LIMITED, OURS, WITHHELD

DAYS = 24 * 3600.0

# After a fault of the platform's own, or of the way to it, it is tried again in so many seconds.
BROKEN = 10.0

# What Twilio's codes mean for us (https://www.twilio.com/docs/api/errors); PLATFORMS.md has the
# table. Codes that are in none of these refuse the one message.
LATER: Mapping[int, tuple[float, bool]] = {  # seconds, and whether everybody waits
    20429: (1, True),  # too fast: never processed
    63017: (1, True),
    20500: (BROKEN, True),  # Twilio itself
    20503: (10, True),
    63009: (30, False),  # the channel, in passing
    63010: (30, False),
    63012: (30, False),
    63016: (3600, False),  # outside the window: it goes as an approved text
    63018: (2 * 3600, False),  # the sender's limit: replies of ours are not what it is about
    63032: (6 * 3600, False),  # WhatsApp limits this person
    63049: (3 * DAYS, False),  # withheld from this person: not again for days
}
SHUT, LIMIT, WITHHELD_CODE = 63016, 63018, 63049
GONE = frozenset({63003, 63024, 21211, 21614, 63014, 21610})
OUR_SETTINGS = frozenset({63007, 63001, 20003})
OUR_TEMPLATE = frozenset({63013, 63005, 63021, 63028, 21655, 21656, 63027, 63040, 63041})
NO_SUCH_CONTENT = 21655

# What failed in passing, or by our fault, goes again no sooner, seconds.
LEAST, OURS_AGAIN = 60.0, 3600.0


class BadSettings(Refused):
    """Twilio knows neither our credentials nor our number; staff are told."""

    def __init__(self, why: str) -> None:
        super().__init__(why, ours=True)


def refusal(error: Exception) -> Exception:
    """What an error of a call means; an error whose outcome is unknown is given back."""
    if isinstance(error, TooFast):
        return TryLater(error.after or 1.0, "429", whole=True)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        # Not even connected: nothing was sent, and nobody else will get through either.
        return TryLater(5.0, f"not connected: {type(error).__name__}", whole=True)
    if isinstance(error, UnknownHost):
        return Refused(str(error), ours=True)
    if not isinstance(error, TwilioRestException | TwilioServiceException):
        return error
    code, status = int(error.code or 0), int(error.status)
    why = str(code) if code != status else f"HTTP {status}"
    if code in LATER:
        after, whole = LATER[code]
        return TryLater(
            after,
            WITHHELD if code == WITHHELD_CODE else why,
            whole=whole,
            shut=code == SHUT,
            limited=code == LIMIT,
        )
    if code in GONE:
        return Gone(why)
    if code in OUR_SETTINGS or status == 401:
        return BadSettings(why)
    if code in OUR_TEMPLATE:
        return Refused(why, ours=True, text=True)
    if status == 504:
        # A gateway gave up waiting: the message may have gone out.
        return TimeoutError(why)
    if status >= 500:
        return TryLater(BROKEN, why, whole=True)
    return Refused(why, ours=status in (403, 404, 405))


def failed(code: int) -> tuple[str, float, str]:
    """What it means that a message failed after Twilio had taken it: the state of its receipt,
    after how many seconds it may go again, and why."""
    why = str(code) if code else ""
    if code == SHUT:
        return CLOSED, 0.0, why
    if code == LIMIT:
        return LIMITED, 0.0, why
    if code == WITHHELD_CODE:
        return AGAIN, LATER[code][0], WITHHELD
    if code in LATER:
        return AGAIN, max(LATER[code][0], LEAST), why
    if code in OUR_SETTINGS or code in OUR_TEMPLATE:
        return OURS, OURS_AGAIN, why
    return "failed", 0.0, why
