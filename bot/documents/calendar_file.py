"""A meeting as a file for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC

from storage.meetings.model import Meeting, MeetingState

PRODUCT = "-//Rembuk//Pertemuan//ID"


def event(meeting: Meeting, summary: str, description: str) -> bytes:
    """One VEVENT. The same meeting has the same UID each time, and a higher SEQUENCE once it has
    changed, so that a calendar knows it again. To be made in a thread."""
    # 7 MB that most processes never need.
    from icalendar import Calendar, Event, vGeo

    plan = meeting.plan
    told = Event()
    told.add("uid", f"pertemuan-{meeting.id}@rembuk")
    told.add("sequence", meeting.version)
    told.add("dtstamp", meeting.changed_at.astimezone(UTC))
    told.add("dtstart", plan.starts_at.astimezone(UTC))
    told.add("dtend", plan.ends_at.astimezone(UTC))
    told.add("summary", summary)
    told.add("location", plan.place)
    told.add("description", description)
    cancelled = meeting.state is MeetingState.CANCELLED
    told.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if plan.lat is not None and plan.lon is not None:
        told.add("geo", vGeo((plan.lat, plan.lon)))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add_component(told)
    return bytes(calendar.to_ical())
