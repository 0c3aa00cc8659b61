"""Writes docs/COMMANDS.md from handlers/routes.py, locales and the table below: `make docs`."""

from __future__ import annotations

from collections.abc import Mapping

import locales
from bot.__main__ import COMMANDS as SUBCOMMANDS
from handlers.asking.proposals.which import Whose
from handlers.routes import COMMANDS, DUTIES
from storage.staff.roles import MAY, Operation, Role

# Where a line in a menu is too short for whoever runs the program.
MORE: Mapping[str, str] = {
    "propose": 'also with what is wanted: "usul jln rusak dpn masjid hadimulyo brt"',
    "mine": "in pages of five",
    "check": "state, history and what comes next, of any proposal",
    "change": "until somebody has dealt with it",
    "withdraw": "until somebody has dealt with it",
    "support": "once a person, with a link and a QR code for others; in a sentence too",
    "public": "of one's own kelurahan or the one that is named, by support or date, in pages",
    "claim": "by one's own phone number, proven by the platform",
    "card": "of paper (EKSPOR prints blank ones, each with a number and a code that leads here), "
    "with its photo, which stays for staff; the same card twice is known",
    "enter": "their name, their consent, perhaps the number by which they take it over later",
    "coming": "under `JADWAL`, or as a reply to the call; `HADIR ABCD2345` checks in at the venue, "
    "with the code from the sheet on the wall, as its QR code does",
    "absent": "as a reply to the call `TIDAK` does too",
    "home": "and so which meetings one is told of",
    "tasks": "what is late first, what has been dealt with last; in pages, narrowed by words "
    "(`TUGAS drainase`, `TUGAS lewat tanggal`, `TUGAS rt 05 baru`); `TUGAS semua` is a short list",
    "below": "counted by kecamatan and kelurahan and by the level whose turn it is, what is late "
    "first; of a kelurahan (`TUGAS WILAYAH Imopuro`) the proposals themselves",
    "invited": "also whom a sheet has invited: an .xlsx with nama, peran, wilayah (and OPD, RT, "
    "RW), sent by an admin, becomes codes and cards to print (PDF); all or nobody; who has not "
    "joined after a week is told",
    "replace": "a code; whoever takes it up has the role, the questions that wait for an answer, "
    "the meetings and the announcements of whose place they take, whose role then ends",
    "spread": "and from where nothing has come yet, with the days left and a button that reminds "
    "those heads; which RT there are is what the city has imported, else those that were named",
    "remind": "a button of `SEBARAN`; once a day",
    "search": "whatever has become of them, the newest first",
    "task": "with photos, place, thread and the decisions that the role carries",
    "undo": "by another row; whoever was told is told again",
    "merge": "side by side first; all authors hear the reason; `CABUT GABUNG` takes it back",
    "held": "what waits until a person has looked at it; nobody else sees it before",
    "release": "whoever sent it is told",
    "carry": "by area, bidang, reason or numbers (`BAWA KE 2029 imopuro fisik anggaran`): one "
    "preview, then in portions; the number stays, each author is asked once, silence keeps it",
    "affirm": "said to the question that comes when it is carried over",
    "unneeded": "the same: TARIK of the one that was asked about",
    "similar": "of what waits, or of one proposal",
    "annotate": "what this level recommends to the next",
    "agree": "numbers and ranges in the order of their priority, `prioritas 5` where the first is "
    "not the first free one, `tanpa prioritas`, or `cadangan`; one preview with each title, what "
    "its author will read and what cannot be done and why; `semua atau tidak` for all or nothing",
    "forward": "`semua`: whatever waits for one and can be forwarded, as with every line",
    "reject": "reason and words in the line, else they are asked for",
    "sipd": "until when, and each field to copy, cut where SIPD cuts it; `SIPD 42 1234567` ticks "
    "one, `SIPD 42 hapus` takes it back, `SIPD Imopuro` is one kelurahan's",
    "sipd_file": "or just send the file: missing there or here, different, twice ([IMPORT.md]"
    "(IMPORT.md))",
    "list": ".xlsx, .xls, .ods or CSV, or just send the file ([IMPORT.md](IMPORT.md)): checked "
    "first, imported after a yes, one report by row",
    "complete": "what the next tahap asks for and is not there: problem, size and its unit, land, "
    "exact place, photo (storage/proposals/desk/ready.csv)",
    "ask": "who answers by text, photo or place",
    "answer": "so does a reply to the question",
    "announce": "with a photo or a letter (PDF): a preview, how many it reaches and why not "
    "others, now or at a time",
    "halt": "also for those whose message still waits",
    "recipients": "each look is in the audit log",
    "meetings": "move, change, cancel, the QR sheet for the wall, who comes and who came, names "
    "of those without a phone, the result",
    "meeting": "tahap, area, date, times, place, agenda, reminders; shown as it will be read",
    "contact": "each look is in the audit log",
    "unreached": "and why, in pages",
    "end": "whoever held it is told",
    "tahap": "what waits for a date follows it, and authors who will hear later are told",
    "forum": "what people think, work that is finished (by its proposals' numbers), or a service; "
    "up to ten questions, and a PDF",
    "consult": "with the code of an anonymous answer, to change it; `KONSULTASI ABC234` is one by "
    "its own code, as its link and QR code are",
    "schedule": "in one's kelurahan, kecamatan and city, with a file for the calendar",
    "help": "to staff also what their roles are for",
    "data": "as a file",
    "connect": "a code and links for one's other chat; with its code both become one",
    "switch": "up to five people at one phone, each with their own proposals, support, answers and "
    "attendance; roles are those of whoever speaks",
    "separate": "what was joined last; what has come since stays with the first",
}

# The command line: what follows `rembuk NAME`, and what it does.
LINES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "serve": (
        ("", "brings the database up to date, then serves webhooks or polls, the browser chat, "
         "the pages, the sender, the fetcher and the scheduler"),
    ),
    "chat": (
        ("[--as NAME] [--json]", "the whole bot in the terminal, on the same database; `--json` "
         'reads `{"text": ...}`, `{"choice": id}`, `{"location": [lat, lon]}`, `{"photo": path}` '
         'or `{"document": path}`, one a line, and writes one line a turn: `{"messages": '
         '[{"text", "choices": [{"id", "label"}]}], "asking": "propose.area"}`'),
    ),
    "export": (
        ("[--format F] [--what W] [--area CODE] "
         "[--year Y] [--status S] [--tahap KEY] [--bidang B] [--opd NAME] [--reason R] "
         "[--since D] [--until D] [--words W] [--separator S] [--excel-indonesia] "
         "[--per-kelurahan] [--sheets N] [--as KIND] [--meeting CODE] [--consultation CODE] "
         "[--out FILE] [--by NAME]",
         "what staff collect ([EXPORTS.md](EXPORTS.md)), as csv, xlsx, jsonl or geojson, or as "
         "a paper (sipd, td4, usulan, hadir, berita-acara, matriks, kartu): proposals, their "
         "history, questions and answers, people at meetings, announcements, authors not told, "
         "audit log"),
    ),
    "archive": (
        ("YEAR [--area CODE] [--out FOLDER] [--by NAME]",
         "the papers of a year that is over, to be kept for good ([EXPORTS.md](EXPORTS.md)): PDF/A "
         "with CSV, photos of what was signed, checksums, a receipt; refused while a proposal of "
         "it waits for a decision"),
    ),
    "demo": (
        ("[--seed N]", "fills an empty database with a believable year: 1,500 proposals, meetings, "
         "decisions with reasons, questions and answers; nobody is written to, the same seed gives "
         "the same year, and every page and paper says that it is an example"),
    ),
    "import": (
        ("FILE [--dry-run] [--all-or-nothing] [--area CODE] [--column NAME=HEADING] "
         "[--topic BIDANG] [--by NAME]",
         "a list as offices make them, .xlsx, .xls, .ods or CSV ([IMPORT.md](IMPORT.md)): a "
         "report by row, in Indonesian; nothing is doubled when it comes twice. Exit code 0: all "
         "rows are in, 1: some need mending, 2: no list, or a question about it"),
    ),
    "area": (
        ("import FILE.csv", "code, name, lat, lon, aliases (separated by `\\|`), letters, "
         "timezone, quiet_from, quiet_until (the quiet hours of a city, e.g. `20:00` and "
         "`06:00`), quiet_seasons (others for some weeks, `2027-02-08/2027-03-09 17:30-05:00`, "
         "separated by `\\|`); repeatable"),
        ("offices FILE.csv", "city, thing, office, contact, hours: who mends a dead lamp or a "
         "fallen tree, told to whoever writes of one"),
        ("officers FILE.csv", "area, office, contact, hours: where one can speak with an officer, "
         "told to whoever wants to; of a kelurahan without a line, that of its kecamatan or city"),
        (
            "opd FILE.csv",
            "city, opd, also (other names, parted by a bar): the OPD of a city. From then on staff "
            "choose among them, in roles and on proposals, and no other name is taken",
        ),
        (
            "kamus FILE.csv",
            "city, item, and where known opd, unit, cost (of one, whole rupiah): the dictionary of "
            "proposals of a city. `CATAT` then asks for the item, nearest first, or that it is "
            "outside; its OPD and what so much of it costs are offered",
        ),
        (
            "pagu FILE.csv",
            "area, year, fund (kelurahan, kota, provinsi, pokir, csr, swadaya), amount: what a "
            "kelurahan has to spend in an RKPD year. The result of its meeting then says what has "
            "been agreed of it; without it no figure",
        ),
        ("neighbourhoods FILE.csv", "code, rw, rt: which RT each kelurahan has, for `SEBARAN`"),
        ("population FILE.csv", "code, people: how many live in each kelurahan, for results of "
         "consultations that are weighted beside the raw ones"),
    ),
    "cycle": (
        ("list", "the RKPD years and their tahapan ([CYCLES.md](CYCLES.md))"),
        ("import FILE.csv", "area, year, tahap, name, level (4 kelurahan, 3 kecamatan, 2 city), "
         "opens, closes, tell_by; repeatable"),
        ("holidays FILE.csv", "day, name: days off beside those of the country's calendar, which "
         "the package `holidays` has; they take the place of those of the same years"),
        ("carry AREA YEAR [--topic T] [--reason R]", "takes what was kept into the next year; its "
         "authors are asked once, as by `BAWA KE`"),
    ),
    "staff": (
        ("invite --role R --area CODE [--opd O]", "a one-time code and its links"),
        ("list [--area CODE] [--ended]", "who holds which role"),
        ("end ID", "ends a role; whoever's role ends is told"),
    ),
    "decide": (
        ("NUMBER DECISION --by NAME [--reason R --why W] [--priority N] [--amount RP] "
         "[--extent E] [--photo FILE]",
         "the same decisions as in chat; the author is told"),
        ("NUMBER undo --why W --by NAME", "takes the last decision back"),
    ),
    "templates": (
        ("push", "hands in the texts that WhatsApp is to approve, where they are new or changed"),
        ("status [--ask]", "what is approved, refused or waiting; `--ask` asks Twilio now"),
    ),
    "consultation": (
        ("import FILE [--open] [--by NAME]", "a consultation from YAML, with its PDF beside it; "
         "with `kode:` the one that there is, mended ([CONSULTATIONS.md](CONSULTATIONS.md))"),
        ("template evaluasi\\|fkp\\|layanan", "a file to begin with: how finished work turned out, "
         "a forum konsultasi publik, or a survey of satisfaction"),
        ("export CODE [--what inputs\\|matrix] --out FILE", "what people said as .xlsx, to be put "
         "into groups and answered in Excel; or the matrix with the answers, .pdf, .docx or .xlsx"),
        ("import masukan-CODE.xlsx [--by NAME]", "groups and answers back, checked row by row. "
         "Exit code 1: some rows need mending"),
        ("list", "all there are, the newest first"),
        ("open CODE [--by NAME]", "from its opening time on it is answered"),
        ("close CODE [--by NAME]", "nobody answers any more"),
        ("tell CODE [--by NAME]", "everyone who took part is told, once: results and answers"),
    ),
    "words": (
        ("unread [--most N]",
         "what was not understood in the last 30 days, without names, addresses and numbers: how "
         "often, when last, what it was asked back as, the text"),
    ),
    "db": (
        ("upgrade", "brings the database up to date"),
        ("backup DIR", "a consistent copy with media, while serving"),
        ("restore DIR", "its way back, also to the other kind of database"),
        ("check", "whether the shape and all that belongs together are there"),
        ("held", "what a restored copy had queued: who, how many, how old"),
        ("release [--drop]", "sends it, or never"),
        ("retake", "takes once more what a fault of ours kept from being taken"),
    ),
    "doctor": (
        ("[--json]", "what is set, what is missing, what each missing thing switches off"),
    ),
}  # fmt: skip

HEAD = """\
# Commands

This page is made from handlers/routes.py, locales/ and docs/commands.py, by `make docs`; change
those, not this.

Commands of the chat are whole messages, in any case, with or without a slash, near spellings
included; while a question is open only the exact word counts. Where a command takes a number,
`CEK 42` and `CEK MTR-2028-00042` are the same.
"""

FORM = ("back", "skip", "change", "cancel", "done", "keep")


def page() -> str:
    """The whole of docs/COMMANDS.md."""
    residents = [name for name in COMMANDS if not _operations(name)]
    staff = [name for name in COMMANDS if _operations(name)]
    parts = [
        HEAD,
        "## For everybody\n",
        *_table(residents, who=False),
        "\n## For staff, whoever has been invited\n",
        "How far each role reaches stands in [ROLES.md](ROLES.md).\n",
        *_table(staff, who=True),
        "\n## Inside a form\n",
        ", ".join(f"`{locales.words('id', f'words-{name}')[0].upper()}`" for name in FORM) + ".",
        "\n## Command line\n",
        "`make setup` puts it at `.venv/bin/rembuk`; `python -m bot` is the same.\n",
        "| command | does |",
        "| --- | --- |",
        *(
            f"| `{' '.join(('rembuk', name, rest)).strip()}` | {does} |"
            for name in SUBCOMMANDS
            for rest, does in LINES[name]
        ),
        "",
    ]
    return "\n".join(parts)


def _operations(name: str) -> tuple[Operation, ...]:
    asked = DUTIES.get(name, ())
    if COMMANDS[name].whose is Whose.STAFF and not asked:
        raise LookupError(f"{name} is for staff: ASKED_LATER says which operation it is")
    return asked


def _table(names: list[str], *, who: bool) -> list[str]:
    head = ["word", "other ways", "what its menu says", "in English", *(["who"] if who else [])]
    rows = [head, ["---"] * len(head)]
    for name in names:
        english = locales.text("en", f"command-{name}.about")
        row = [
            f"`{locales.text('id', f'command-{name}')}`",
            ", ".join(locales.words("id", f"command-{name}.also")),
            locales.text("id", f"command-{name}.about"),
            f"{english}; {MORE[name]}" if name in MORE else english,
        ]
        if who:
            allowed = {role for operation in _operations(name) for role in MAY[operation]}
            row.append(", ".join(role for role in Role if role in allowed))
        rows.append(row)
    return [f"| {' | '.join(row)} |" for row in rows]


if __name__ == "__main__":
    print(page(), end="")
