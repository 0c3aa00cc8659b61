"""Messages that a fault of ours kept from being taken: how they are kept, and read again."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

import orjson

from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray

# What the reason of such a message begins with in the table `unreadable`; others are raw posts of
# platforms, which would not become readable by being read again.
FAULT = "fault: "


def written(message: Incoming) -> str:
    """A message as a line of JSON."""
    return orjson.dumps(dataclasses.asdict(message)).decode()


def read(line: str) -> Incoming:
    """The message. Raises ValueError when it is none; fields that a release does not know go."""
    try:
        data: dict[str, Any] = orjson.loads(line)
        known = {each.name for each in dataclasses.fields(Incoming)}
        values = {name: value for name, value in data.items() if name in known}
        values["at"] = datetime.fromisoformat(values["at"])
        if values.get("location"):
            values["location"] = Location(**values["location"])
        values["files"] = tuple(
            Attachment(**{**file, "kind": FileKind(file["kind"])}) for file in values["files"]
        )
        if values.get("stray"):
            values["stray"] = Stray(values["stray"])
        return Incoming(**values)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no message of ours") from error
