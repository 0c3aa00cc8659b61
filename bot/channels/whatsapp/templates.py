"""Our texts as WhatsApp's templates: made as Content objects, handed in for approval, looked up."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
)
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]
from twilio.rest.content.v1.content import (  # type: ignore[import-untyped, unused-ignore]
    ContentList,
)
from twilio.rest.content.v1.content.approval_create import (  # type: ignore[import-untyped, unused-ignore]
    ApprovalCreateList,
)

import locales
from bot.channels.approval import Approval, TemplateText
from bot.channels.base import TryLater
from bot.channels.whatsapp.troubles import Troubles
from storage.messages import templates as stored

# A change in what `definition` makes of a text needs a new version: those made before stay.
VERSION = 1

# The languages in which WhatsApp takes templates, of ours; it has none for Javanese.
LANGUAGES = ("id", "en")

# Letters that WhatsApp shows of a button.
BUTTON = 20

_VARIABLE = re.compile(r"\{\{\w+\}\}")

# Twilio's word for where one stands → ours.
STATES: Mapping[str, str] = {
    "unsubmitted": stored.MADE,
    "received": stored.PENDING,
    "pending": stored.PENDING,
    "under_review": stored.PENDING,
    "approved": stored.APPROVED,
    "rejected": stored.REJECTED,
    "paused": stored.PAUSED,
    "disabled": stored.DISABLED,
}


def texts(account: str) -> list[TemplateText]:
    """All that there are to be, in their languages."""
    found = []
    for language in LANGUAGES:
        for id in sorted(locales.ids(language)):
            if id.startswith("template-") and "." not in id:
                found.append(_text(account, language, id))
    return found


def _text(account: str, language: str, id: str) -> TemplateText:
    kind = id.removeprefix("template-")
    names = sorted(locales.arguments(language, id))
    body = locales.text(language, id, **{name: f"{{{{{name}}}}}" for name in names})
    samples = {name: locales.text(language, f"{id}.{name}") for name in names}
    button = locales.text(language, f"{id}.button") if locales.has(language, f"{id}.button") else ""
    made = TemplateText(kind, language, body, samples, button)
    # A Content object belongs to one account.
    digest = hashlib.sha256(json.dumps([account, VERSION, definition(made)]).encode()).hexdigest()
    return TemplateText(kind, language, body, samples, button, digest[:16])


def name_of(made: TemplateText) -> str:
    """What WhatsApp calls it: small letters, figures and underscores."""
    return f"rembuk_{made.kind}_{made.language}_{made.digest[:8]}"


def definition(made: TemplateText) -> dict[str, object]:
    """The Content object as ContentCreateRequest takes it (POST /v1/Content)."""
    order = stored.variables_of(made.text)
    body = made.text
    for number, name in enumerate(order, 1):
        body = body.replace(f"{{{{{name}}}}}", f"{{{{{number}}}}}")
    content: dict[str, object] = {"twilio/text": {"body": body}}
    if made.button:
        action = {"type": "QUICK_REPLY", "title": made.button, "id": "do:open"}
        content = {"twilio/quick-reply": {"body": body, "actions": [action]}}
    return {
        "friendly_name": name_of(made) if made.digest else "",
        "language": made.language,
        "variables": {str(n): made.samples[name] for n, name in enumerate(order, 1)},
        "types": content,
    }


def faults(made: TemplateText) -> list[str]:
    """What WhatsApp would not take of it."""
    found = []
    pieces = _VARIABLE.split(made.text)
    count = len(pieces) - 1
    if not pieces[0].strip() or not pieces[-1].strip():
        found.append("begins or ends with a variable")
    if any(not piece.strip() for piece in pieces[1:-1]):
        found.append("has two variables side by side")
    if sum(len(piece.split()) for piece in pieces) < 2 * count + 1:
        found.append(f"has too few words for {count} variables")
    if len(stored.variables_of(made.text)) != count:
        found.append("names a variable twice")
    shown = made.text
    for name, sample in made.samples.items():
        shown = shown.replace(f"{{{{{name}}}}}", sample)
        if not sample.strip() or re.search(r"[\n\r\t]| {4}", sample):
            found.append(f"the sample of {name} is blank, or has a line end, a tab or many spaces")
    if len(shown) > stored.MOST:
        found.append(f"has {len(shown)} letters")
    if re.search(r"\n{3}| {4}|\t", made.text):
        found.append("has more blank lines or spaces than WhatsApp takes")
    if len(made.button) > BUTTON:
        found.append(f"has a button of {len(made.button)} letters")
    if not re.fullmatch(r"[a-z0-9_]{1,512}", name_of(made)):
        found.append("has a name that WhatsApp does not take")
    return found


class Templates:
    """Twilio's Content API as far as approval needs it. Raises what the channel raises."""

    def __init__(self, twilio: Client, account: str, troubles: Troubles) -> None:
        self._twilio = twilio
        self._account = account
        self._troubles = troubles

    def wanted(self) -> list[TemplateText]:
        return texts(self._account)

    def faults(self, made: TemplateText) -> list[str]:
        return faults(made)

    def called(self, made: TemplateText) -> str:
        return name_of(made)

    async def make(self, made: TemplateText) -> str:
        """Makes the Content object; gives its sid."""
        try:
            content = await self._twilio.content.v1.contents.create_async(
                ContentList.ContentCreateRequest(definition(made))
            )
        except (TimeoutError, aiohttp.ClientError, ValueError, TwilioException) as error:
            raise self._meant(error) from error
        if not content.sid:
            raise TryLater(60.0, "Twilio made a Content object and did not say which")
        return str(content.sid)

    async def hand_in(self, ref: str, name: str) -> Approval:
        """Asks for approval as UTILITY; gives where it stands."""
        request = ApprovalCreateList.ContentApprovalRequest(
            {"name": name, "category": stored.UTILITY}
        )
        try:
            said = await self._twilio.content.v1.contents(ref).approval_create.create_async(request)
        except (TimeoutError, aiohttp.ClientError, ValueError, TwilioException) as error:
            raise self._meant(error) from error
        return _approval(
            {
                "status": said.status,
                "category": said.category,
                "rejection_reason": said.rejection_reason,
            }
        )

    async def standing(self, ref: str) -> Approval:
        """What is said of it now."""
        try:
            said = await self._twilio.content.v1.contents(ref).approval_fetch().fetch_async()
        except (TimeoutError, aiohttp.ClientError, ValueError, TwilioException) as error:
            raise self._meant(error) from error
        return _approval(said.whatsapp or {})

    def _meant(self, error: Exception) -> Exception:
        meant = error if isinstance(error, TimeoutError) else self._troubles.refusal(error)
        known = isinstance(meant, TryLater) or type(meant) is not type(error)
        return meant if known else TryLater(60.0, type(error).__name__)


def _approval(said: Mapping[str, object]) -> Approval:
    status = str(said.get("status") or "unsubmitted").lower()
    return Approval(
        STATES.get(status, stored.PENDING),
        str(said.get("category") or "").upper(),
        str(said.get("rejection_reason") or ""),
    )
