"""What Twilio and WhatsApp say beyond the OpenAPI: lengths, counts, how variables are filled."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.twilio_described import from_json
from tests.fakes.twilio_seen import Sent

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


def content_violations(content: Mapping[str, Any]) -> list[str]:
    """Beyond the OpenAPI: every placeholder has a sample, and counts hold."""
    found = []
    used = set(_PLACEHOLDER.findall(json.dumps(content.get("types", {}))))
    samples = content.get("variables") or {}
    if used != set(samples):
        found.append(f"placeholders {sorted(used)} but samples {sorted(samples)}")
    if not all(isinstance(v, str) and v for v in samples.values()):
        found.append("an empty sample")
    if len(samples) > 100:
        found.append(f"{len(samples)} variables")
    return found


def approval_violations(name: str, content: Mapping[str, Any]) -> list[str]:
    """What WhatsApp refuses of a template, whatever it says."""
    found = []
    if not re.fullmatch(r"[a-z0-9_]{1,512}", name):
        found.append(f"the name {name!r}")
    if content.get("language") not in ("id", "en"):
        found.append(f"no language of WhatsApp's: {content.get('language')}")
    [what] = content["types"].values()
    body = what["body"]
    pieces = re.split(r"\{\{\d+\}\}", body)
    if not pieces[0].strip() or not pieces[-1].strip():
        found.append("it begins or ends with a variable")
    if any(not piece.strip() for piece in pieces[1:-1]):
        found.append("two variables side by side")
    if len(body) > 1024 or len(" ".join(pieces).split()) < 2 * (len(pieces) - 1) + 1:
        found.append("too long, or too few words for its variables")
    return found


def template_violations(sent: Sent, status: str) -> list[str]:
    """What WhatsApp refuses of a message that is a template."""
    found = [] if status == "approved" else [f"a template that is {status}"]
    if _length(sent.body) > 1024:
        found.append(f"the template has {_length(sent.body)} characters")
    return found


def message_violations(form: Mapping[str, str], media: Sequence[str], public_url: str) -> list[str]:
    found = []
    body = form.get("Body", "")
    if not form.get("To", "").startswith("whatsapp:"):
        found.append("To is no WhatsApp address")
    if not form.get("From", "").startswith("whatsapp:"):
        found.append("From is no WhatsApp address")
    if not (body or media or form.get("ContentSid")):
        found.append("nothing to send")
    if "Body" in form and not body.strip():
        found.append("Body is blank")
    if _length(body) > (1024 if media else 1600):
        found.append(f"Body has {_length(body)} characters")
    if len(media) > 1:
        found.append("WhatsApp takes one file a message")
    if "ContentVariables" in form and ("ContentSid" not in form or body):
        found.append("ContentVariables beside a Body or without ContentSid")
    callback = form.get("StatusCallback", "")
    if callback and not re.fullmatch(re.escape(public_url) + r"/whatsapp/status\?id=\d+", callback):
        found.append(f"StatusCallback is {callback}")
    return found


def fill(sent: Sent, content: Mapping[str, Any], given: str) -> list[str]:  # noqa: C901  (a rule of Twilio each)
    """Fills a Content object as Twilio does; what of it does not fit."""
    found: list[str] = []
    variables = from_json(given)
    if not isinstance(variables, dict) or not all(
        isinstance(value, str) for value in variables.values()
    ):
        return ["ContentVariables is no JSON object of strings"]
    if set(variables) != set(content.get("variables") or {}):
        found.append(f"variables {sorted(variables)}, not those of the content")
    for name, value in variables.items():
        if not value.strip():
            found.append(f"variable {name} is empty")
        if re.search(r"[\n\r\t]| {5}", value):
            found.append(f"variable {name} has a line end, a tab or five spaces")
        if _length(value) > 1600 or "{{" in value:
            found.append(f"variable {name} is {value!r}")

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: variables.get(match[1], ""), text)

    [(kind, what)] = content["types"].items()
    sent.kind = kind.removeprefix("twilio/")
    sent.body = filled(what["body"])
    if sent.kind == "text":
        return found
    if _length(sent.body) > 1024:
        found.append(f"the body has {_length(sent.body)} characters")
    if sent.kind == "quick-reply":
        sent.choices = [(filled(a["id"]), filled(a["title"])) for a in what["actions"]]
        most, label_most = 3, 20
        if len({label for _, label in sent.choices}) < len(sent.choices):
            found.append("two buttons of the same name")
    else:
        sent.menu = filled(what["button"])
        sent.choices = [(filled(i["id"]), filled(i["item"])) for i in what["items"]]
        sent.details = [filled(i.get("description", "")) for i in what["items"]]
        most, label_most = 10, 24
        found += [f"detail {d!r}" for d in sent.details if _length(d) > 72]
        if not 0 < _length(sent.menu) <= 20:
            found.append(f"the list's button is {sent.menu!r}")
    if not 0 < len(sent.choices) <= most:
        found.append(f"{len(sent.choices)} choices")
    if len({id for id, _ in sent.choices}) < len(sent.choices):
        found.append("two choices with the same id")
    for id, label in sent.choices:
        if not 0 < _length(label) <= label_most:
            found.append(f"label {label!r}")
        if not 0 < len(id) <= 200:
            found.append(f"id {id!r}")
    return found


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
