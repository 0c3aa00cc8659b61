"""Who may do what, and how far: one table, from which docs/ROLES.md is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.staff import opds


class Role(StrEnum):
    """What somebody is for the city. Names are fixed; invitations name them."""

    PENDAMPING = "pendamping"  # RT, RW, LPM, PKK: enter proposals for others
    FASILITATOR = "fasilitator"  # runs the meetings of an area
    VERIFIKATOR = "verifikator"  # decides; may be limited to one OPD
    PENGAMAT = "pengamat"  # looks on
    ADMIN = "admin"


class Operation(StrEnum):
    """What staff do."""

    SEE_TASKS = "see_tasks"
    ENTER_FOR_OTHERS = "enter_for_others"
    IMPORT_LIST = "import_list"
    VERIFY = "verify"
    RETURN = "return"
    AGREE = "agree"
    FORWARD = "forward"
    KEEP = "keep"
    END = "end"
    INTO_RKPD = "into_rkpd"
    INTO_APBD = "into_apbd"
    CARRY_OUT = "carry_out"
    ANNOTATE = "annotate"
    MERGE = "merge"
    CORRECT = "correct"
    RELEASE = "release"
    CARRY_OVER = "carry_over"
    TAKE_BACK = "take_back"
    ASK = "ask"
    LET_PHOTO = "let_photo"
    SEE_UNREACHED = "see_unreached"
    SEE_CONTACTS = "see_contacts"
    ANNOUNCE = "announce"
    SEE_RECIPIENTS = "see_recipients"
    HOLD_MEETING = "hold_meeting"
    FILE_RESULT = "file_result"
    CHECK_IN_OTHERS = "check_in_others"
    REMIND = "remind"
    INVITE = "invite"
    DEPUTIZE = "deputize"
    SET_CYCLE = "set_cycle"
    SEE_BILL = "see_bill"
    CONSULT = "consult"
    EXPORT = "export"
    TYPE_SIPD = "type_sipd"


class Extent(StrEnum):
    """How far a role carries for an operation. An area is a code and all below it."""

    AREA = "area"  # anything within the role's area
    LEVEL = "level"  # the same, while the proposal is at a tahap of the role's level or below
    CITY = "city"  # a role for the whole city, or more


A, L, C = Extent.AREA, Extent.LEVEL, Extent.CITY
P, F, V, W, X = Role.PENDAMPING, Role.FASILITATOR, Role.VERIFIKATOR, Role.PENGAMAT, Role.ADMIN

MAY: Mapping[Operation, Mapping[Role, Extent]] = {
    Operation.SEE_TASKS: {F: A, V: A, W: A, X: A},
    Operation.ENTER_FOR_OTHERS: {P: A, F: A, X: A},
    Operation.IMPORT_LIST: {F: A, X: A},
    Operation.VERIFY: {V: L, X: L},
    Operation.RETURN: {V: L, X: L},
    Operation.AGREE: {F: L, V: L, X: L},
    Operation.FORWARD: {V: L, X: L},
    Operation.KEEP: {F: L, V: L, X: L},
    Operation.END: {F: L, V: L, X: L},
    Operation.INTO_RKPD: {V: L, X: L},
    Operation.INTO_APBD: {V: L, X: L},
    Operation.CARRY_OUT: {V: L, X: L},
    Operation.ANNOTATE: {V: A, X: A},
    Operation.MERGE: {F: L, V: L, X: L},
    Operation.CORRECT: {F: L, V: L, X: L},
    Operation.RELEASE: {F: L, V: L, X: L},
    Operation.CARRY_OVER: {F: A, V: A, X: A},
    Operation.TAKE_BACK: {V: L, X: L},
    Operation.ASK: {F: A, V: A, X: A},
    Operation.LET_PHOTO: {F: A, V: A, X: A},
    Operation.SEE_UNREACHED: {F: A, V: A, X: A},
    Operation.SEE_CONTACTS: {X: A},
    Operation.ANNOUNCE: {F: A, X: A},
    Operation.SEE_RECIPIENTS: {F: A, X: A},
    Operation.HOLD_MEETING: {F: A, X: A},
    Operation.FILE_RESULT: {F: A, V: A, X: A},
    Operation.CHECK_IN_OTHERS: {P: A, F: A, X: A},
    Operation.REMIND: {F: A, V: A, X: A},
    Operation.INVITE: {X: A},
    Operation.DEPUTIZE: {V: A},
    Operation.SET_CYCLE: {X: C},
    Operation.SEE_BILL: {X: C},
    Operation.CONSULT: {F: A, X: A},
    Operation.EXPORT: {F: A, V: A, W: A, X: A},
    Operation.TYPE_SIPD: {V: A, X: A},
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody holds within an area."""

    id: int
    person_id: int | None
    name: str
    role: Role
    area: str
    opd: str | None = None
    until: datetime | None = None  # of a deputy
    rt: str | None = None  # of a pendamping, whose head they are within the kelurahan
    rw: str | None = None

    @property
    def level(self) -> int:
        """Of the area: 0 the country, 1 province, 2 city, 3 kecamatan, 4 kelurahan."""
        return level(self.area)


def level(code: str) -> int:
    return code.count(".") + 1 if code else 0


def covers(area: str, code: str) -> bool:
    """Whether an area is this one or above it."""
    return not area or code == area or code.startswith(f"{area}.")


def may(
    grant: Grant,
    operation: Operation,
    area: str,
    *,
    tahap: int | None = None,
    opd: str | None = None,
) -> bool:
    """Whether a role carries for an operation on something in `area`, at a tahap of level `tahap`
    (None: not at any), which is with the OPD `opd`."""
    reach = MAY[operation].get(grant.role)
    if reach is None or not covers(grant.area, area):
        return False
    if grant.opd is not None and opd is not None and not opds.same(grant.opd, opd):
        return False
    match reach:
        case Extent.AREA:
            return True
        case Extent.LEVEL:
            return tahap is None or grant.level <= tahap
        case Extent.CITY:
            return grant.level <= 2


def allowed(
    grants: Iterable[Grant],
    operation: Operation,
    area: str,
    *,
    tahap: int | None = None,
    opd: str | None = None,
) -> Grant | None:
    """The role that allows an operation: of several the one for the smallest area."""
    fitting = [g for g in grants if may(g, operation, area, tahap=tahap, opd=opd)]
    return max(fitting, key=lambda g: len(g.area), default=None)
