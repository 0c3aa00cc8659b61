"""Writes docs/ROLES.md from the table in storage/staff/roles.py: `make docs`."""

from __future__ import annotations

from collections.abc import Mapping

from storage.staff.roles import MAY, Extent, Operation, Role

# What staff do, for whoever runs a city's installation; the words of the chat are in capitals.
OPERATIONS: Mapping[Operation, str] = {
    Operation.SEE_TASKS: "see what waits (TUGAS) and open a proposal as staff (BUKA), with the "
    "name of its author, its photos and what was asked",
    Operation.ENTER_FOR_OTHERS: "enter a proposal for somebody who cannot write themselves",
    Operation.IMPORT_LIST: "take in a list that was made on paper or in a spreadsheet",
    Operation.VERIFY: "say that a proposal is complete",
    Operation.RETURN: "give a proposal back to its author to be mended, with a reason",
    Operation.AGREE: "agree on a proposal at a meeting, with its priority or as a reserve",
    Operation.FORWARD: "pass a proposal on to the next tahap",
    Operation.KEEP: "keep a proposal for the next year, with a reason",
    Operation.END: "end a proposal, with a reason",
    Operation.INTO_RKPD: "say that a proposal is in the city's plan (RKPD)",
    Operation.INTO_APBD: "say that a proposal is in the budget (APBD), with its amount",
    Operation.CARRY_OUT: "say how much of a proposal has been carried out, with photos",
    Operation.ANNOTATE: "note the OPD, the cost, where the money comes from and what this "
    "level recommends (CATAT)",
    Operation.MERGE: "merge proposals that ask for the same into one (GABUNG), with a reason, "
    "and part them again (CABUT GABUNG)",
    Operation.CORRECT: "put right a slip of the pen, the kelurahan, bidang or place of a proposal "
    "(BETULKAN); its author is told",
    Operation.RELEASE: "look at what is held back and let it go (KARANTINA)",
    Operation.CARRY_OVER: "take what was kept into the next year (BAWA KE); each author is asked "
    "once whether they still need it",
    Operation.TAKE_BACK: "take the last decision back (CABUT KEPUTUSAN); what counts is the tahap "
    "at which it was taken",
    Operation.ASK: "ask the author something",
    Operation.LET_PHOTO: "look at photos of residents and let everybody see them (FOTO WARGA), or "
    "hide them with a reason",
    Operation.SEE_UNREACHED: "see the authors who could not be told, and why (TAK TERJANGKAU)",
    Operation.SEE_CONTACTS: "see the phone number or address of an author (KONTAK); each look is "
    "in the audit log",
    Operation.ANNOUNCE: "write to the people of an area (UMUMKAN), hold it, go on, stop it",
    Operation.SEE_RECIPIENTS: "see by person what became of an announcement (PENERIMA); each look "
    "is in the audit log",
    Operation.HOLD_MEETING: "call, change and cancel a meeting (BUAT PERTEMUAN)",
    Operation.FILE_RESULT: "see the meetings of an area and who came, and file a result, also of "
    "one that somebody else called (PERTEMUAN)",
    Operation.CHECK_IN_OTHERS: "note that somebody without a phone has come to a meeting",
    Operation.DEPUTIZE: "name a deputy for a time (WAKIL), who may do the same until then",
    Operation.REMIND: "remind the heads of RT and RW from where nothing has come yet (SEBARAN)",
    Operation.INVITE: "invite staff (UNDANG), see open invitations and withdraw "
    "them (UNDANGAN PETUGAS), see who holds which role and end it (PETUGAS)",
    Operation.SEE_BILL: "see what the month's messages cost, and set the ceiling (BIAYA)",
    Operation.SET_CYCLE: "change the dates of a year's tahapan (TAHUN)",
    Operation.CONSULT: "ask the public: make, try, open and close a consultation, and answer what "
    "was said",
    Operation.EXPORT: "have lists and papers made, and links that programs pull (EKSPOR): who may "
    "see unreached authors gets names, an admin their phone numbers, others initials; each export "
    "is in the audit log",
    Operation.TYPE_SIPD: "see what is to be typed into SIPD, tick it with SIPD's id, and have "
    "SIPD's own export compared (SIPD)",
}

ROLES: Mapping[Role, str] = {
    Role.PENDAMPING: "heads of RT and RW, LPM, PKK: helps residents who cannot write themselves; "
    "the role may name their RT and RW",
    Role.FASILITATOR: "runs the meetings of an area and speaks to its residents",
    Role.VERIFIKATOR: "checks and decides: lurah, camat, Bappeda, an OPD",
    Role.PENGAMAT: "looks on",
    Role.ADMIN: "appoints staff, sets the years, and may do whatever the others may",
}

REACHES: Mapping[Extent, str] = {
    Extent.AREA: "on everything in the role's area: the area itself and all below it. A role for "
    "Kecamatan Metro Pusat reaches its five kelurahan and none of another kecamatan; it does not "
    "reach the city above it.",
    Extent.LEVEL: "the same, while the proposal is at a tahap that is held at the role's own level "
    "or below. Once a proposal has gone on to the kecamatan, the staff of the kelurahan can see it "
    "but no longer decide on it; those of the kecamatan and of the city can.",
    Extent.CITY: "only with a role for the whole city, or more than that; a kecamatan's role does "
    "not reach so far.",
}

NO = "-"

HEAD = """\
# Who may do what

This page is made from the table in storage/staff/roles.py, by `make docs`; change that, not this.

Somebody who works here holds a role in an area. The area is a Kemendagri code and everything
below it: `18.72` is the city, `18.72.01` a kecamatan, `18.72.01.1003` a kelurahan, and an empty
code the whole country. One may hold several roles; whatever one of them allows is allowed, and what
is done is recorded under the role for the smallest area that allows it. Whoever has no role, or
whose role has ended, may do none of this.
"""

FOOT = """\
A verifikator may be limited to one OPD. Then all of the above holds only for proposals that are
with this OPD, or with none yet; in TUGAS they find only what is with theirs.

Whoever uses the command line on the server can read the whole database, and may do everything;
what they do is recorded under the name that they give.

## Where it is checked

Every operation asks for the role in storage, before anything is written or shown: in chat, on a
page or in a program that is still to be written, it is the same check.
tests/storage/staff/test_roles.py performs every operation in every role, in its own area and in
those above, beside and below it, and compares with the table on this page.

## Appointing and ending

A first admin is invited on the server: `rembuk staff invite --role admin --area 18.72` gives a
code for one person, good for seven days. They write `PETUGAS` and the code to the bot. From
then on admins invite in chat (`UNDANG`), see who holds which role (`PETUGAS`) and end roles
there; `rembuk staff list` and `rembuk staff end` do the same. Whoever's role ends is told. Nobody
can end the last role as admin that they hold themselves.

The audit log (table `audit`) has a row for each invitation (`invite`), each that was taken up
(`join`) or withdrawn (`withdraw`), each role that ended (`end`), each look at a contact
(`contact`) or at the recipients of an announcement (`see_recipients`), each announcement
(`announce`), each change of a year's dates (`tahap`, `tahapan`) and each of a consultation
(`consultation` and what begins with it), with who, when and where.
What is decided on a proposal is in its history instead.
"""


def page() -> str:
    """The whole of docs/ROLES.md."""
    parts = [
        HEAD,
        "## Roles\n",
        *(f"- **{role}**: {ROLES[role]}" for role in Role),
        "\n## How far\n",
        *(f"- **{reach}**: {REACHES[reach]}" for reach in Extent),
        "\n## What each role may do, and how far\n",
        *_table(),
        "",
        FOOT,
    ]
    return "\n".join(parts)


def _table() -> list[str]:
    head = ["operation", *Role, "is to"]
    rows = [head, ["---"] * len(head)]
    for operation in Operation:
        reaches = [MAY[operation].get(role, NO) for role in Role]
        rows.append([f"`{operation}`", *reaches, OPERATIONS[operation]])
    return [f"| {' | '.join(row)} |" for row in rows]


if __name__ == "__main__":
    print(page(), end="")
