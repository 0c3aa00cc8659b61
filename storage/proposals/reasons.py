"""Why a proposal is returned or not accommodated. Each has a plain sentence for residents and what
they can do now: `reason-CODE` and `.do` in locales."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Seen in practice (DOMAIN.md, "Decisions at a tahap")."""

    INCOMPLETE = "incomplete"
    UNCLEAR_PLACE = "unclear_place"
    SURVEY_FAILED = "survey_failed"
    WRONG_OPD = "wrong_opd"
    ALREADY_DONE = "already_done"
    NO_NOMENCLATURE = "no_nomenclature"
    NO_MONEY = "no_money"
    DUPLICATE = "duplicate"
    LAND = "land"
    PSU = "psu"
    NOT_LEGAL_BODY = "not_legal_body"
    OTHER = "other"


# What only whoever proposed can mend.
MENDABLE = (
    Reason.INCOMPLETE,
    Reason.UNCLEAR_PLACE,
    Reason.LAND,
    Reason.NOT_LEGAL_BODY,
    Reason.DUPLICATE,
    Reason.OTHER,
)
