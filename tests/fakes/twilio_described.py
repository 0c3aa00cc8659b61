"""What Twilio's API takes: of the calls that we make, in our own words; and its whole OpenAPI,
where ../shared has it. A call is held against both."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.twilio_seen import Call

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SPECS = ("twilio_api_v2010.json", "twilio_content_v1.json")

_ACCOUNT = {"type": "string", "pattern": "^AC[0-9a-fA-F]{32}$"}
_MESSAGE = {"type": "string", "pattern": "^(SM|MM)[0-9a-fA-F]{32}$"}
_MEDIA = {"type": "string", "pattern": "^ME[0-9a-fA-F]{32}$"}
_CONTENT = {"type": "string", "pattern": "^HX[0-9a-fA-F]{32}$"}
_TEXT: dict[str, Any] = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri"}
_PAGE = {"type": "integer", "minimum": 1, "maximum": 1000}


def _in(place: str, name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"in": place, "name": name, "required": place == "path", "schema": schema}


def _object(needed: Sequence[str], **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(needed),
        "additionalProperties": False,
    }


def _rows(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_BUTTON = _object(
    ("title",), type={"type": "string", "enum": ["QUICK_REPLY"]}, title=_TEXT, id=_TEXT
)
_ROW = _object(("id", "item"), id=_TEXT, item=_TEXT, description=_TEXT)
_APPROVAL = _object(
    ("name", "category"), name=_TEXT, category={"type": "string", "enum": ["UTILITY"]}
)
_KINDS = _object(
    (),
    **{
        "twilio/text": _object(("body",), body=_TEXT),
        "twilio/quick-reply": _object(("body", "actions"), body=_TEXT, actions=_rows(_BUTTON)),
        "twilio/list-picker": _object(
            ("body", "button", "items"), body=_TEXT, button=_TEXT, items=_rows(_ROW)
        ),
    },
)
_MADE = _object(
    ("language", "types"),
    friendly_name=_TEXT,
    language=_TEXT,
    variables={"type": "object", "additionalProperties": _TEXT},
    types=_KINDS,
)
_SENT = _object(
    ("To",),
    To=_TEXT,
    From=_TEXT,
    Body=_TEXT,
    MediaUrl=_rows(_ADDRESS),
    StatusCallback=_ADDRESS,
    ContentSid=_CONTENT,
    ContentVariables=_TEXT,
)
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"
_HOME = "/2010-04-01/Accounts/{AccountSid}/Messages"

# Of the host for messaging there is no description at hand but Twilio's page, a beta:
# https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource
_TYPING = _object(
    ("channel", "messageId"),
    channel={"type": "string", "enum": ["WHATSAPP"]},
    messageId=_MESSAGE,
)
BETA: Mapping[str, Any] = {
    "components": {"schemas": {}},
    "paths": {
        "/v3/Indicators/Typing.json": {
            "post": {"requestBody": {"content": {_JSON: {"schema": _TYPING}}}}
        }
    },
}

# What we call of Twilio's API, in our own words (https://www.twilio.com/docs/messaging/api,
# https://www.twilio.com/docs/content), in the shape of an OpenAPI.
OURS: Mapping[str, Any] = {
    "components": {"schemas": {}},
    "paths": {
        f"{_HOME}.json": {
            "get": {
                "parameters": [
                    _in("path", "AccountSid", _ACCOUNT),
                    _in("query", "To", _TEXT),
                    _in("query", "PageSize", _PAGE),
                ]
            },
            "post": {
                "parameters": [_in("path", "AccountSid", _ACCOUNT)],
                "requestBody": {"content": {_FORM: {"schema": _SENT}}},
            },
        },
        f"{_HOME}/{{MessageSid}}/Media/{{Sid}}.json": {
            "delete": {
                "parameters": [
                    _in("path", "AccountSid", _ACCOUNT),
                    _in("path", "MessageSid", _MESSAGE),
                    _in("path", "Sid", _MEDIA),
                ]
            }
        },
        "/v1/Content": {
            "get": {"parameters": [_in("query", "PageSize", _PAGE)]},
            "post": {"requestBody": {"content": {_JSON: {"schema": _MADE}}}},
        },
        "/v1/Content/{ContentSid}/ApprovalRequests/whatsapp": {
            "post": {
                "parameters": [_in("path", "ContentSid", _CONTENT)],
                "requestBody": {"content": {_JSON: {"schema": _APPROVAL}}},
            }
        },
        "/v1/Content/{Sid}/ApprovalRequests": {
            "get": {"parameters": [_in("path", "Sid", _CONTENT)]}
        },
    },
}


@dataclass(frozen=True, slots=True)
class _Path:
    pattern: re.Pattern[str]
    operations: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Api:
    """Twilio's OpenAPI: both hosts' paths, for one server stands for both."""

    paths: tuple[tuple[_Path, Mapping[str, Any]], ...]

    def check(self, call: Call) -> list[str]:
        """What does not fit the description."""
        for path, components in self.paths:
            match = path.pattern.fullmatch(call.path)
            operation = path.operations.get(call.method.lower()) if match else None
            if match is not None and operation is not None:
                where = f"{call.method} {call.path}"
                return [
                    f"{where}: {word}"
                    for word in _operation_violations(
                        operation, components["schemas"], call, match.groupdict()
                    )
                ]
        return [f"{call.method} {call.path}: not in Twilio's API"]


def _operation_violations(
    operation: Mapping[str, Any],
    schemas: Mapping[str, Any],
    call: Call,
    inside: Mapping[str, str],
) -> list[str]:
    found: list[str] = []
    parameters = {(p["in"], p["name"]): p for p in operation.get("parameters", ())}
    for (place, name), parameter in parameters.items():
        values = [inside[name]] if place == "path" else [v for n, v in call.query if n == name]
        if parameter.get("required") and not values:
            found.append(f"{name} is missing")
        for value in values:
            found += _schema_violations(_typed(parameter["schema"], value), schemas, value, name)
    found += [f"query {n} is unknown" for n, _ in call.query if ("query", n) not in parameters]
    content = operation.get("requestBody", {}).get("content", {})
    mime = call.headers.get("Content-Type", "").partition(";")[0]
    if content and mime not in content:
        return [*found, f"Content-Type {mime!r}, not one of {list(content)}"]
    if not content:
        return [*found, "a body where none belongs"] if call.body else found
    schema = content[mime]["schema"]
    if mime == "application/json":
        return found + _schema_violations(schema, schemas, from_json(call.body), "body")
    pairs = parse_qsl(call.body, keep_blank_values=True)
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in dict(pairs):
            found.append(f"{name} is missing")
    for name, value in pairs:
        if name not in properties:
            found.append(f"{name} is unknown")
            continue
        of = properties[name]
        if of.get("type") == "array":
            of = of["items"]
        elif sum(n == name for n, _ in pairs) > 1:
            found.append(f"{name} is given twice")
        found += _schema_violations(_typed(of, value), schemas, value, name)
    return found


def _typed(schema: Mapping[str, Any], value: str) -> Mapping[str, Any]:
    """In a query or form every value is a string; numbers must look like numbers."""
    if schema.get("type") in ("integer", "number"):
        return {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
    if schema.get("type") == "boolean":
        return {"type": "string", "pattern": "^(true|false|True|False)$"}
    return schema


_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
}


def _schema_violations(  # noqa: C901  (a rule of JSON schema each)
    schema: Mapping[str, Any], schemas: Mapping[str, Any], value: Any, where: str
) -> list[str]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if value is None:
        return [] if schema.get("nullable") else [f"{where} is null"]
    kind = _TYPES.get(schema.get("type", ""))
    if kind is not None and not isinstance(value, kind):
        return [f"{where} is no {schema['type']}"]
    found: list[str] = []
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9):
            found.append(f"{where} has {len(value)} characters")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{where} is {value!r}")
        if "enum" in schema and value not in schema["enum"]:
            found.append(f"{where} is {value!r}")
        if schema.get("format") == "uri" and not urlsplit(value).netloc:
            found.append(f"{where} is no address")
    elif isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{where}.{n} is missing" for n in schema.get("required", ()) if n not in value]
        rest = schema.get("additionalProperties", not properties)
        for name, inner in value.items():
            if name in properties:
                found += _schema_violations(properties[name], schemas, inner, f"{where}.{name}")
            elif isinstance(rest, dict):
                found += _schema_violations(rest, schemas, inner, f"{where}.{name}")
            elif not rest:
                found.append(f"{where}.{name} is unknown")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += _schema_violations(schema["items"], schemas, inner, f"{where}[{number}]")
    return found


def api_of(*specs: Mapping[str, Any]) -> Api:
    found: list[tuple[_Path, Mapping[str, Any]]] = []
    for spec in specs:
        for path, operations in spec["paths"].items():
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+?)", re.escape(path))
            found.append((_Path(re.compile(pattern), operations), spec["components"]))
    return Api(tuple(found))


@cache
def whole() -> Api | None:
    """Twilio's own description, where it is at hand."""
    if not all((DATA / name).exists() for name in SPECS):
        return None
    return api_of(*(json.loads((DATA / name).read_text()) for name in SPECS), BETA)


@cache
def reduced() -> Api:
    """Ours."""
    return api_of(OURS, BETA)


def from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
