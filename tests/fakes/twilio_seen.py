"""What a fake Twilio is told to do wrong, and what it has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

RawForm = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with a call. `taken`: the message goes out all the same."""

    status: int = 0
    code: int = 0  # Twilio's, in a JSON body
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: bool = False
    cut: str = ""  # "before" the answer or "half" through it
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    query: RawForm
    body: str
    authorized: bool
    headers: Mapping[str, str]


@dataclass(slots=True)
class Sent:
    """A message that Twilio took, as the person sees it. `choices` are id and label."""

    sid: str
    to: str
    body: str
    media: list[str]
    choices: list[tuple[str, str]]
    details: list[str]
    kind: str  # text, quick-reply or list-picker
    menu: str
    status_callback: str
    form: dict[str, str]
    created: datetime
    status: str = "queued"  # what Twilio lists of it


@dataclass(slots=True)
class Media:
    data: bytes
    mime: str
    missing: int = 0  # 404 so many times first
    redirect: str = "store"  # "store" (another host), "loop", "plain" (none)
    status: int = 200
    asked: int = 0


@dataclass(slots=True)
class Asked:
    """An approval that was asked for."""

    name: str
    category: str
    status: str = "received"
    reason: str = ""


def resource(account: str, sender: str, sent: Sent) -> dict[str, object]:
    """What Twilio says of a message."""
    return {
        "sid": sent.sid,
        "account_sid": account,
        "from": sender,
        "to": sent.to,
        "body": sent.body,
        "status": sent.status,
        "direction": "outbound-api",
        "num_media": str(len(sent.media)),
        "num_segments": "1",
        "date_created": format_datetime(sent.created),
        "date_updated": format_datetime(sent.created),
        "date_sent": None,
        "error_code": None,
        "error_message": None,
        "price": None,
        "price_unit": "USD",
        "api_version": "2010-04-01",
        "messaging_service_sid": None,
        "uri": f"/2010-04-01/Accounts/{account}/Messages/{sent.sid}.json",
        "subresource_uris": {},
    }
