"""`rembuk decide NUMBER DECISION --by NAME ...`: the decisions of the chat."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import build
from bot.clock import Clock
from bot.documents.headers import NotAPicture
from bot.settings import Settings
from bot.work import opening
from bot.work.apart import Stopped
from handlers.reading.amounts import numbers
from storage import rules
from storage.database.store import Store
from storage.errors import Advice
from storage.files import files
from storage.proposals import decisions, lookup
from storage.proposals.model import Changed, Proposal
from storage.proposals.priorities import Taken
from storage.proposals.reasons import Reason
from storage.proposals.rulings import (
    Decision,
    Incomplete,
    Repeated,
    Ruling,
    Superfluous,
    Unfit,
    Unreasoned,
)
from storage.staff.staff import at_command_line

UNDO = "undo"

# What belongs to a decision, and not to its taking back.
NOT_UNDO = ("reason", "priority", "amount", "extent", "photo")

# What is measured in letters.
TEXTS = ("why", "extent")


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("number", metavar="NUMBER", help="MTR-2028-00042, or 42 where there is one")
    parser.add_argument("decision", choices=[*(d.value for d in Decision), UNDO])
    parser.add_argument(
        "--by", required=True, metavar="NAME", help="who decided; the author reads it"
    )
    parser.add_argument("--reason", choices=[reason.value for reason in Reason])
    parser.add_argument("--why", default="", help="a sentence of one's own; the author reads it")
    parser.add_argument("--priority", type=int, metavar="N")
    parser.add_argument("--amount", metavar="RUPIAH", help='"25 juta", 25000000')
    parser.add_argument("--extent", metavar="TEXT", help='"150 dari 6.000 m"')
    parser.add_argument("--photo", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--version", type=int, help="refuse if something has happened since")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    amount = None
    if arguments.amount is not None and (amount := numbers.rupiah(arguments.amount)) is None:
        raise Advice(f"--amount is rupiah, such as 25000000 or '25 juta', not {arguments.amount!r}")
    if arguments.decision == UNDO:
        for name in NOT_UNDO:
            if getattr(arguments, name) not in (None, []):
                raise Advice(f"undo takes no --{name}")
    # The sending is left to `serve`: this process has no channels.
    async with build(settings, channels={}, clock=clock, create=False) as app:
        typed = numbers.proposal_number(arguments.number, app.site.letters)
        if typed is None:
            such = ", ".join(f"{each}-2028-00042" for each in app.site.letters)
            raise Advice(f"{arguments.number} is no number of a proposal, such as {such}")
        hashes = []
        for path in arguments.photo:
            try:
                picture = await opening.picture(app.apart, path.read_bytes())
            except OSError as error:
                raise Advice(f"cannot read {path}: {error.strerror}") from error
            except (NotAPicture, Stopped) as error:
                raise Advice(f"{path} is no photo that can be opened ({error})") from error
            hashes.append(await app.media.put(picture.data, "image/jpeg"))
        by = at_command_line(arguments.by)

        async def chore(store: Store) -> str:
            letters = [typed.letters] if typed.letters else app.site.letters
            some = await lookup.numbered(store, typed.running, letters, typed.year)
            if len(some) > 1:
                which = " or ".join(str(each.number) for each in some)
                raise Advice(f"{arguments.number} may be {which}: write the whole number")
            if not some:
                raise Advice(f"there is no proposal {arguments.number}")
            found = some[0]
            ids = tuple(files.taken(store, hash) for hash in hashes)
            reason = Reason(arguments.reason) if arguments.reason else None
            try:
                if arguments.decision == UNDO:
                    done = await decisions.take_back(
                        store, by, found.id, arguments.why, version=arguments.version
                    )
                else:
                    ruling = Ruling(
                        Decision(arguments.decision), reason, arguments.why, arguments.priority,
                        amount, arguments.extent, ids,
                    )  # fmt: skip
                    done = await decisions.decide(
                        store, by, found.id, ruling, version=arguments.version
                    )
            except REFUSED as error:
                raise Advice(_why_not(error, found, arguments)) from error
            return f"{done.number}: {done.state}"

        number_and_state = await app.turns.do(chore)
    print(number_and_state)
    return 0


REFUSED = (
    Unreasoned, Incomplete, Superfluous, Repeated,
    Taken, Unfit, Changed, rules.MoreThanAll, rules.Unruly,
)  # fmt: skip


def _why_not(error: Exception, found: Proposal, arguments: argparse.Namespace) -> str:
    """Why a decision is refused, in one sentence."""
    match error:
        case Unreasoned():
            more = "" if arguments.decision == UNDO else ", and --reason"
            return f"this needs --why, a sentence for the author{more}"
        case Incomplete():
            return f"this needs --{error}"
        case Superfluous():
            return f"{arguments.decision} takes no --{error}"
        case rules.MoreThanAll():
            return f"--extent says that {error.done} of {error.whole} are done, more than there is"
        case rules.Unruly(field="amount", size=size, span=span) if size < span.least:
            return (
                f"--amount is at least {span.least} rupiah, such as '25 juta'; "
                f"{arguments.amount!r} may lack its unit"
            )
        case rules.Unruly(field=field, size=size, span=span):
            unit = " letters" if field in TEXTS else ""
            return f"--{field} must be {span.least} to {span.most}{unit}, not {size}"
        case Taken():
            return f"priority {error.priority} is {error.holder.number}'s; choose another"
        case Repeated():
            return f"{found.number} is {error.proposal.state} by this very decision; nothing is new"
        case Changed():
            last = error.proposal.history[-1]
            return (
                f"{found.number} has changed meanwhile: {last.event} by {last.actor or '-'}, "
                f"version {last.version}"
            )
        case Unfit():
            return (
                f"{found.number} is {error.proposal.state}; {arguments.decision} cannot follow that"
            )
    raise error
