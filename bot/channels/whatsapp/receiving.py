"""Twilio's posts as news."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from bot.channels.base import News, Receipt, Standing, Unreadable
from bot.channels.whatsapp.codes import GONE, failed
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray

Form = Sequence[tuple[str, str]]

NAME = "whatsapp"
PREFIX = "whatsapp:"

# Statuses that tell something: the others come before the message has left Twilio.
STATES: Mapping[str, str] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
}

# A link with a text: https://wa.me/NUMBER?text=MULAI%20kel_1872041003. MULAI alone is a command.
_START = re.compile(
    r"\s*(?:(?:/?start|mulai)\s+([a-z]+_[\w-]{1,60})(?![\w-])|(kel_\d+)\s*$)", re.I | re.A
)
_START_KEL = re.compile("^kel_", re.I)
# An address may also be an id of WhatsApp's own, which is nobody's number.
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
# What comes along with the first word of who tapped an advertisement, a post or a page's button.
_REFERRAL = ("ReferralSourceType", "ReferralSourceId", "ReferralSourceUrl", "ReferralCtwaClid")
ADDRESS = 200  # letters of an address that can be kept
_FILE_NAME = re.compile(r"[^\n/\\]{1,120}\.[A-Za-z0-9]{2,5}")
_CONTACTS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


def message(form: Form | bytes, at: datetime) -> list[News]:
    """What a post to /whatsapp says. Raises Unreadable."""
    pairs = parse_form(form) if isinstance(form, bytes) else form
    fields = dict(reversed(pairs))  # of a repeated field the first
    sid = fields.get("MessageSid") or fields.get("SmsMessageSid")
    sender = fields.get("From", "")
    if not sid:
        raise Unreadable("no MessageSid")
    if not sender.startswith(PREFIX) or len(sender) <= len(PREFIX):
        raise Unreadable("From is no WhatsApp address")
    text = fields.get("Body", "")
    choice, label = _choice(fields)
    location = _location(fields)
    files, stray = _files(fields)
    if files and len(files) == 1 and files[0].name == text:
        text = ""  # a document's name, which WhatsApp gives it as a caption
    if choice is not None:
        text = ""
    if location is not None and text in (fields.get("Label"), fields.get("Address")):
        text = ""  # the place's name, which is told as such
    if not (text or choice or location or files or stray):
        stray = Stray.OTHER
    found = _START.match(text) if not files else None
    address = sender.removeprefix(PREFIX)
    return [
        Incoming(
            channel=NAME,
            address=address,
            id=sid,
            at=at,
            text=text,
            choice=choice,
            label=label,
            location=location,
            files=files,
            reply_to=fields.get("OriginalRepliedMessageSid") or None,
            start=_START_KEL.sub("kel_", found[1] or found[2]) if found else None,
            stray=stray,
            phone=address if _PHONE.fullmatch(address) else None,
            beside=_beside(fields, address),
            referred=any(fields.get(name) for name in _REFERRAL),
        )
    ]


def _beside(fields: Mapping[str, str], address: str) -> str | None:
    """The id that WhatsApp gives a person towards us, where they write from their number."""
    id = fields.get("ExternalUserId", "").strip().removeprefix(PREFIX)
    return id if id and id != address and len(id) <= ADDRESS else None


def status(query: Mapping[str, str], form: Form | bytes) -> list[News]:
    """What a post to /whatsapp/status says: nothing, a receipt, or that somebody is gone.

    A failure's code says what comes of it (codes.py). Raises Unreadable.
    """
    pairs = parse_form(form) if isinstance(form, bytes) else form
    fields = dict(reversed(pairs))
    status = fields.get("MessageStatus") or fields.get("SmsStatus")
    sid = fields.get("MessageSid") or fields.get("SmsSid") or None
    ours = query.get("id", "")
    id = int(ours) if ours.isascii() and ours.isdecimal() and len(ours) < 20 else None
    if id is not None and id >= 2**63:
        id = None  # none of ours
    if not status or (id is None and sid is None):
        raise Unreadable("no MessageStatus, or no word of which message")
    state = STATES.get(status.lower())
    if state is None:
        return []
    if state != "failed":
        return [Receipt(NAME, state, id, sid)]
    said = fields.get("ErrorCode", "")
    code = int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
    state, after, why = failed(code)
    news: list[News] = [Receipt(NAME, state, id, sid, why, after)]
    address = fields.get("To", "")
    if code in GONE and address.startswith(PREFIX):
        news.append(Standing(NAME, address.removeprefix(PREFIX), True, why))
    return news


def parse_form(body: bytes) -> list[tuple[str, str]]:
    """The fields of a form post, blank ones kept, in their order. Raises Unreadable."""
    try:
        return parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise Unreadable(f"no form: {type(error).__name__}") from error


def twiml(text: str = "") -> str:
    """An answer to a webhook (text/xml): nothing, or one sentence that Twilio sends for us."""
    inside = f"<Message>{escape(text)}</Message>" if text else ""
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>'


def _choice(fields: Mapping[str, str]) -> tuple[str | None, str]:
    """Id and label of the button or row that was tapped."""
    if id := fields.get("ButtonPayload"):
        return id, fields.get("ButtonText") or fields.get("Body", "")
    if id := fields.get("ListId"):
        return id, fields.get("ListTitle") or fields.get("Body", "")
    return None, ""


def _location(fields: Mapping[str, str]) -> Location | None:
    north, east = fields.get("Latitude", ""), fields.get("Longitude", "")
    if not north and not east:
        return None
    try:
        lat, lon = float(north), float(east)
    except ValueError as error:
        raise Unreadable("a place that is no place") from error
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise Unreadable("a place that is no place")
    called = (" ".join(fields.get(field, "").split()) for field in ("Label", "Address"))
    return Location(lat, lon, ", ".join(dict.fromkeys(filter(None, called))))


def _files(fields: Mapping[str, str]) -> tuple[tuple[Attachment, ...], Stray | None]:
    """Pictures and documents, and what else it was that we cannot open."""
    kind = fields.get("MessageType", "").lower()
    count = fields.get("NumMedia") or "0"
    if not (count.isascii() and count.isdecimal() and len(count) < 4):
        raise Unreadable("NumMedia is no number")
    files: list[Attachment] = []
    strays: list[Stray] = []
    for number in range(int(count)):
        url = fields.get(f"MediaUrl{number}")
        if not url:
            raise Unreadable(f"no MediaUrl{number}")
        mime = fields.get(f"MediaContentType{number}", "").partition(";")[0].strip().lower()
        if kind == "sticker":
            strays.append(Stray.STICKER)
        elif mime.startswith("image/"):
            files.append(Attachment(FileKind.PHOTO, url, mime))
        elif mime.startswith("audio/"):
            strays.append(Stray.VOICE)
        elif mime.startswith("video/"):
            strays.append(Stray.VIDEO)
        elif mime in _CONTACTS or kind == "contacts":
            strays.append(Stray.CONTACT)
        else:
            body = fields.get("Body", "")
            name = body if _FILE_NAME.fullmatch(body) else None
            files.append(Attachment(FileKind.DOCUMENT, url, mime or None, name=name))
    if not files and not strays and kind in ("contacts", "sticker"):
        strays.append(Stray.CONTACT if kind == "contacts" else Stray.STICKER)
    return tuple(files), strays[0] if strays else None
