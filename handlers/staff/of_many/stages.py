"""Where proposals may stand, as it is said: what has been decided, agreed, passed on, and what has
not yet come so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from storage.proposals.model import AGREED, EventKind, State

DENIED = late.regex(rf"\b(?:{NOT}|{NOT_YET})\b")
DENIED_YET = late.regex(rf"\b(?:{NOT_YET})\b")


@dataclass(frozen=True, slots=True)
class _Stage:
    """What may be counted: by what is said, where it stands, and what happened to it."""

    said: re.Pattern[str]
    states: Collection[State]
    events: Collection[EventKind]
    ever: bool = False  # what once happened counts, wherever it stands since


_ON = frozenset({State.DITERUSKAN, State.RKPD, State.APBD, State.SEBAGIAN, State.SELESAI})


def _stage(said: str, states: Collection[State], *events: EventKind, ever: bool = False) -> _Stage:
    return _Stage(late.regex(rf"\b(?:{said})\b"), states, events, ever)


# In the order in which they are looked for; the words are `counted-NAME`.
_RULED = (
    EventKind.RETURNED, EventKind.AGREED, EventKind.FORWARDED, EventKind.KEPT, EventKind.ENDED,
    EventKind.MERGED, EventKind.IN_RKPD, EventKind.IN_APBD,
)  # fmt: skip
_FUNDED = frozenset({State.APBD, State.SEBAGIAN, State.SELESAI})
STAGES: Mapping[str, _Stage] = {
    "refused": _stage(
        r"ditolak|tertolak|tidak dilanjutkan|dicoret|gugur|(?:ga|gak|tidak) lolos",
        {State.DITOLAK},
        EventKind.ENDED,
    ),
    "returned": _stage(
        r"dikembalikan|dibalikin|dikembaliin|dibalekno", {State.DIKEMBALIKAN}, EventKind.RETURNED
    ),
    "kept": _stage(
        rf"disimpan|ditunda|tertunda|ketunda|dipending|(?:{NOT_YET}|{NOT}) (?:di|ter)?akomod\w+",
        {State.BELUM_DIAKOMODIR},
        EventKind.KEPT,
    ),
    "passed": _stage(
        r"lolos\w*|diteruskan|naik|lewat kelurahan|tembus"
        r"|(?:sampai|sampe|smp|masuk|nyampe|tekan|ke|di) kecamatan",
        _ON,
        EventKind.FORWARDED,
        ever=True,
    ),
    "merged": _stage(r"digabung\w*", {State.DIGABUNG}, EventKind.MERGED),
    "in_rkpd": _stage(r"rkpd", {State.RKPD, *_FUNDED}, EventKind.IN_RKPD),
    "in_apbd": _stage(r"apbd|dianggarkan", _FUNDED, EventKind.IN_APBD),
    "agreed": _stage(
        r"disepakati|disetujui|disepakatin|di ?acc|acc|prioritas", AGREED, EventKind.AGREED
    ),
    "verified": _stage(
        r"lengkap|diverifikasi|terverifikasi|diperiksa", {State.DIVERIFIKASI}, EventKind.VERIFIED
    ),
    "decided": _stage(
        r"di ?putus\w*|keputusan\w*|dibahas",
        frozenset(State) - {State.DIAJUKAN, State.DIVERIFIKASI},
        *_RULED,
    ),
    "done": _stage(
        r"selesai|terlaksana|terealisasi|rampung|dibangun", {State.SELESAI}, EventKind.DONE
    ),
    "withdrawn": _stage(r"ditarik|dibatalkan|dicabut", {State.DIBATALKAN}, EventKind.WITHDRAWN),
    "came": _stage(
        r"masuk|diterima|diajukan|baru|terkumpul", frozenset(State), EventKind.SUBMITTED
    ),
}


UNDECIDED = late.regex(
    rf"\b(?:{NOT_YET})\s(?:saya\s|sy\s|di\s)?"
    r"(?:di)?(?:putus\w*|bahas|proses|tangani|garap|kerjakan|kerjain|urus\w*|apa apain|tindak\w*"
    r"|jawab\w*|respon\w*|tanggap\w*|balas"
    r"|sentuh)\b"
)
_OPEN = frozenset({State.DIAJUKAN, State.DIVERIFIKASI})
# What has not come so far, where it is asked for what "belum" does.
NOT_YET_STATES: Mapping[str, Collection[State]] = {
    "agreed": _OPEN,
    "decided": _OPEN | {State.DITERUSKAN},
    "verified": frozenset({State.DIAJUKAN}),
    "passed": _OPEN | {State.DISEPAKATI},
    "done": frozenset({State.RKPD, State.APBD, State.SEBAGIAN}),
}
# Of these it is told that they are at a year's list only where they have come into it.
_LISTED = frozenset({"in_rkpd", "in_apbd"})
_WHERE = late.regex(rf"\b(?:yang|yg|sing|seng|sudah|udah|udh|status\w*|di\w{{4,}}|{NOT_YET})\b")


def states_said(said: str) -> tuple[str, Collection[State], str] | None:
    """Where those stand that a text, folded, is only of: how that is called (`counted-NAME`), the
    states, and the text without it; None where it says nothing of that beyond doubt."""
    if UNDECIDED.search(said) is not None:
        return "decided.not", NOT_YET_STATES["decided"], UNDECIDED.sub(" ", said)
    name = next((n for n, each in STAGES.items() if each.said.search(said)), "came")
    if name == "came" or _WHERE.search(said) is None or (name in _LISTED and "masuk" not in said):
        return None
    rest = DENIED.sub(" ", STAGES[name].said.sub(" ", said))
    kept = name == "kept" and DENIED.search(STAGES[name].said.sub(" ", said)) is None
    if kept or DENIED.search(said) is None or name == "refused":
        return name, STAGES[name].states, rest
    return (f"{name}.not", NOT_YET_STATES[name], rest) if name in NOT_YET_STATES else None
