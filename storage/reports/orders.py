"""Who may export what, and the line of the audit log that each export has."""

from __future__ import annotations

from storage.database.store import Store
from storage.reports.wanted import Wanted
from storage.staff.staff import Actor
from storage.staff.staff import note as write_note

# What has a point in its rows.
PLACED = ("proposals", "threads")


def fault(what: str, format: str, per_kelurahan: bool) -> str:
    """Why something cannot be exported in a way; nothing when it can."""
    if format == "geojson" and what not in PLACED:
        return f"only {' and '.join(PLACED)} have a place on the map, which geojson needs"
    if per_kelurahan and (format, what) != ("xlsx", "proposals"):
        return "a sheet for each kelurahan is for proposals as xlsx"
    return ""


def note(store: Store, by: Actor, title: str, wanted: Wanted, rows: int, sha256: str) -> None:
    """An export has been made: its filter, how many rows, and the digest of the file."""
    write_note(
        store,
        by,
        "export",
        wanted.area or None,
        about=title,
        data={"filter": wanted.stored(), "rows": rows, "sha256": sha256},
    )
