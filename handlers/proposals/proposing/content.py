"""The answers of a proposal's form as they are kept, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from handlers.conversation.answers import Draft
from handlers.reading import care, language
from handlers.reading.likeness import kept
from handlers.turn import Turn
from storage.proposals.model import Content


def told_in(turn: Turn, content: Content) -> str:
    """The language that a proposal is written in."""
    return language.sense(f"{content.wish}. {content.problem}") or turn.locale


def content_of(draft: Draft, name: str | None) -> Content:
    """The answers as they are kept, in somebody's name, which residents are not shown."""
    content = plain_content(draft, name)
    content.doubt = doubt(content)
    return kept.known(content)


def doubt(content: Content, before: Content | None = None) -> str | None:
    """Why a person should look at its words first; what stood there `before` is nothing new."""
    seen = {before.wish, before.problem, before.place} if before is not None else set()
    texts = (content.wish, content.problem, content.place or "")
    return care.suspicion(*(text for text in texts if text not in seen))


def plain_content(draft: Draft, name: str | None) -> Content:
    """The same, before it has been looked at: whether a person should, and with what others are
    compared."""
    place = draft["place"] or {}
    volume = draft["volume"] or {}
    return Content(
        area=draft["area"]["code"],
        topic=draft["topic"],
        wish=draft["wish"],
        problem=draft["problem"],
        place=place.get("text"),
        rt=place.get("rt"),
        rw=place.get("rw"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        volume=Decimal(volume["value"]) if volume.get("value") else None,
        unit=volume.get("unit"),
        volume_text=volume.get("text"),
        land=draft["land"],
        name=name,
        files=tuple(draft["photos"] or ()),
    )


def answers_of(turn: Turn, content: Content) -> dict[str, Any]:
    """The answers that a stored proposal came from, so that it can be changed in the same form."""
    area = turn.site.areas.get(content.area)
    place = {
        "text": content.place,
        "rt": content.rt,
        "rw": content.rw,
        "lat": content.lat,
        "lon": content.lon,
    }
    volume = None
    if content.volume_text:
        number = None if content.volume is None else str(content.volume)
        volume = {"text": content.volume_text, "value": number, "unit": content.unit}
    # What a list left for later has no answer yet, so it is asked.
    left = {"topic": content.topic, "problem": content.problem}
    return {
        "area": {"code": content.area, "name": area.name if area else content.area},
        **{name: value for name, value in left.items() if value},
        "wish": content.wish,
        "place": {name: value for name, value in place.items() if value is not None},
        "volume": volume,
        "land": content.land,
        "photos": list(content.files) or None,
    }
