"""A meeting as a file for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.meetings.model import Meeting, MeetingState

PRODUCT = "-//Rembuk//Pertemuan//ID"

# Octets in a line, without its end.
WIDTH = 75


def event(meeting: Meeting, summary: str, description: str) -> bytes:
    """One VEVENT. The same meeting has the same UID each time, and a higher SEQUENCE once it has
    changed, so that a calendar knows it again."""
    plan = meeting.plan
    cancelled = meeting.state is MeetingState.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:pertemuan-{meeting.id}@rembuk",
        f"SEQUENCE:{meeting.version}",
        f"DTSTAMP:{_utc(meeting.changed_at)}",
        f"DTSTART:{_utc(plan.starts_at)}",
        f"DTEND:{_utc(plan.ends_at)}",
        f"SUMMARY:{_text(summary)}",
        f"LOCATION:{_text(plan.place)}",
        f"DESCRIPTION:{_text(description)}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
    ]
    if plan.lat is not None:
        lines.append(f"GEO:{plan.lat:.6f};{plan.lon:.6f}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    for letter, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(letter, escaped)
    return text.replace("\r", "")


def _folded(line: str) -> bytes:
    """A line in pieces that are not too wide, each but the first after a blank; no letter is
    torn."""
    pieces, piece, width = [], b"", WIDTH
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > width:
            pieces.append(piece)
            piece, width = b"", WIDTH - 1
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
