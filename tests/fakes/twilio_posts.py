"""What Twilio posts to us, signed: messages, and what became of ours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from twilio.request_validator import (  # type: ignore[import-untyped, unused-ignore]
    RequestValidator,
)

from tests.fakes.twilio_seen import RawForm, Sent


class Posts:
    """One account, its number, and the address that it was told of ours."""

    def __init__(self, account: str, token: str, sender: str, public_url: str) -> None:
        self.account, self.token, self.sender = account, token, sender
        self.public_url = public_url
        self._numbers: Iterator[int] = itertools.count(1)

    def _sid(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):032x}"

    def inbound(
        self,
        body: str = "",
        from_: str = "whatsapp:+6281234567890",
        *,
        sid: str | None = None,
        button: tuple[str, str] | None = None,
        row: tuple[str, str] | None = None,
        media: Sequence[tuple[str, str]] = (),
        location: tuple[float, float] | None = None,
        reply_to: str | None = None,
        kind: str | None = None,
        without: Sequence[str] = (),
        more: Mapping[str, str] | None = None,
    ) -> tuple[RawForm, dict[str, str]]:
        """A signed post to /whatsapp. `media` are MediaUrl and content type, `button` and `row`
        id and label."""
        sid = sid or self._sid("SM")
        kind = kind or (
            "interactive" if button or row else "location" if location else _media_kind(media)
        )
        form = {
            "SmsMessageSid": sid,
            "NumMedia": str(len(media)),
            "ProfileName": "Bu Sri",
            "MessageType": kind,
            "SmsSid": sid,
            "WaId": from_.removeprefix("whatsapp:").lstrip("+"),
            "SmsStatus": "received",
            "Body": button[1] if button else row[1] if row else body,
            "To": self.sender,
            "NumSegments": "1",
            "ReferralNumMedia": "0",
            "MessageSid": sid,
            "AccountSid": self.account,
            "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
            "From": from_,
            "ApiVersion": "2010-04-01",
        }
        if button:
            form |= {"ButtonPayload": button[0], "ButtonText": button[1]}
        if row:
            form |= {"ListId": row[0], "ListTitle": row[1]}
        for number, (url, mime) in enumerate(media):
            form |= {f"MediaUrl{number}": url, f"MediaContentType{number}": mime}
        if location:
            form |= {"Latitude": str(location[0]), "Longitude": str(location[1])}
        if reply_to:
            form |= {
                "OriginalRepliedMessageSid": reply_to,
                "OriginalRepliedMessageSender": self.sender,
            }
        form |= more or {}
        pairs = [(name, value) for name, value in form.items() if name not in without]
        return pairs, self.headers("/whatsapp", pairs)

    def status(
        self, message: Sent, state: str, code: int | str = ""
    ) -> tuple[str, RawForm, dict[str, str]]:
        """A signed status callback: path with its query, form, headers."""
        parts = urlsplit(message.status_callback)
        path = message.status_callback.removeprefix(f"{parts.scheme}://{parts.netloc}")
        form = [
            ("SmsSid", message.sid),
            ("SmsStatus", state),
            ("MessageStatus", state),
            ("To", message.to),
            ("MessageSid", message.sid),
            ("AccountSid", self.account),
            ("From", self.sender),
            ("ApiVersion", "2010-04-01"),
            ("ChannelPrefix", "whatsapp"),
        ]
        if code:
            form.append(("ErrorCode", str(code)))
        return path, form, self.headers(path, form)

    def headers(self, path: str, form: RawForm) -> dict[str, str]:
        """What Twilio puts on a post of this form to our public address."""
        signature = RequestValidator(self.token).compute_signature(
            self.public_url + path, dict(form)
        )
        return {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "I-Twilio-Idempotency-Token": f"token-{next(self._numbers)}",
        }


def _media_kind(media: Sequence[tuple[str, str]]) -> str:
    if not media:
        return "text"
    kind = media[0][1].partition("/")[0]
    return kind if kind in ("image", "audio", "video") else "document"


def changed(form: RawForm, name: str, value: str | None) -> RawForm:
    """The form with one field changed, or without it."""
    if value is None:
        return [pair for pair in form if pair[0] != name]
    return [(n, value if n == name else v) for n, v in form]
