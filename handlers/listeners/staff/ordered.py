"""What staff ask for in their own words, where a sentence can mean no other command of theirs."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.messages import Outgoing, Text
from handlers.listeners import filled
from handlers.listeners.staff import single
from handlers.listeners.staff.lined import SOON
from handlers.listeners.staff.rooms import BEYOND_DOUBT, ROOMS, TASKS, allowed, one
from handlers.proposals import offers
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.said.of_proposals.phones import phoneless, somebodys_wish
from handlers.reading.staff.looks import InLine, in_line, only_looks
from handlers.reading.staff.orders import order
from handlers.reading.staff.sentences import for_whom, from_floor
from handlers.staff import by_name, picking, waiting
from handlers.staff.many.lines import LINES
from handlers.turn import Turn
from storage.proposals import decisions, lookup
from storage.proposals.lookup import plain
from storage.proposals.model import State
from storage.proposals.rulings import newest_decision

# The line that does with several what an act does with one.
LINE_OF = {
    act: name for name, does in LINES.items() for of, act in single.ACTS.items() if of.value == does
}
LINE_OF[Act.AGREED] = "agree"


@hearing(busy=False)
async def picked(turn: Turn) -> Heard | None:
    """Which proposal is meant, where that was asked for an act: on with what was said."""
    orders = turn.talk.orders
    if not orders or not orders[0].startswith(picking.FOR):
        return None
    if turn.fold(turn.message.text) in turn.known("no", "cancel"):
        turn.talk.orders = []
        return Heard([Outgoing((Text("desk-dropped"),))])
    number = await picking.chosen(turn)
    act, _, said = orders[0].removeprefix(picking.FOR).partition(" ")
    if number is None and (line := LINE_OF.get(Act(act))) is not None:
        some = await picking.several(turn, await picking.offered(turn, said))
        if some:
            turn.talk.orders = orders[1:]
            return await run(turn, Asked(line, picking.as_line(some, line)))
    if number is None:
        return None
    turn.talk.orders = orders[1:]
    turn.picked = number
    return await (ROOMS.get(Act(act)) or filled.check)(turn, said)


# That one is to be shown, or that another than the one that was shown is meant.
_OPENS = late.regex(
    r"\b(?:buka|bukak|bukakan|bukain|bukaken|lihat|liat|lihatin|tampilkan|tampilin|delok|ndelok|deloken|show|open)\b"
    r"|\b(?:maksud|mksud|mksd|maksd|maksut|mksdq|mksdku|maksdku|maksute|karepku)\w*\b"
    r"|\bsalah (?:buka|klik|pencet|pilih|liat|lihat)\b"
)
# "Yang drainase": no more than which.
_ONLY = late.regex(
    r"^(?:eh |oh |ya |bukan |itu )*(?:yang|yg|sing|seng) (?!mana|apa|belum|blm|sudah)"
    r"(?:\w+ ?){1,3}$"
)
# What is asked of it, or done with it, is said elsewhere.
_ASKS = late.regex(
    r"\b(?:siapa|sopo|berapa|brp|kapan|kenapa|apa|apakah|gimana|piye|cara\w*|mana|semua\w*|rekap\w*|daftar|peta|foto\w*)\b"
)
OPENING = 10
# So many are shown one below the other: "yg no 3 panjangnya berapa no 4 pesertanya brp".
AT_ONCE = 3
# What its card says of it: "jembatan itu biayanya berapa".
_FACT = late.regex(
    r"^(?!.*\b(?:total|jumlah\w*|semua|tanya\w*|takon\w*|cara\w*|paling|banyak|belum|blm)\b)(?=.*\b(?:berapa|brp|piro|apa|mana|opo|siapa)\b)"
    r".*\b(?:biaya|anggaran|pagu|rab|panjang|lebar|ukuran|volume|peserta|sasaran|alamat|lokasi|opd|dinas|bidang|lahan|rt|rw|kelurahan|status|tahap)"
    r"(?:nya|ne|e)?\b"
)


@hearing(busy=False, text=True, staff=True)
async def next_in_line(turn: Turn) -> Heard | None:
    """The one that waits longest, the newest, or the next after a decision: "buka yg paling lama
    dulu", "lanjut"."""
    said = spelling.fold(turn.message.text)
    place = in_line(said)
    if place is None or await allowed(turn, "tasks") != "tasks":
        return None
    if place is InLine.NEXT and not await _at_work(turn):
        return None
    found = await plain(turn.store, await waiting.ids_of(turn, ""))
    some = [
        each for each in found if place is not InLine.NEXT or each.state is not State.DISEPAKATI
    ]
    if not some:
        return None
    turn.talk.ask = None
    one = some[-1 if place is InLine.NEWEST else 0]
    return await run(turn, Asked("task", str(one.number)))


async def _at_work(turn: Turn) -> bool:
    """Whether somebody has just decided, and has nothing else to go on with."""
    if turn.talk.parked or turn.talk.orders or turn.talk.ask == offers.OFFER:
        return False
    last = next(iter(await decisions.lately(turn.store, turn.person.id)), None)
    proposal = await lookup.get(turn.store, last) if last is not None else None
    step = newest_decision(proposal) if proposal is not None else None
    return step is not None and turn.now - step.at < SOON


@hearing(busy=False, text=True, staff=True)
async def opened(turn: Turn) -> Heard | None:
    """One that is called by what it is, to be looked at: "penerangan jalan itu buka dong", "eh
    salah, yg drainase maksudku"."""
    said = spelling.fold(turn.message.text)
    fact = _FACT.search(said) is not None
    asks = _ASKS.search(said) is not None and not fact
    numbers = which.all_named_in(turn, turn.message.text)
    if fact and 0 < len(numbers) <= AT_ONCE and await allowed(turn, "tasks") == "tasks":
        cards = [await run(turn, Asked("task", number)) for number in numbers]
        return Heard([out for card in cards for out in card.out])
    if len(said.split()) > OPENING or any(map(str.isdecimal, said)):
        return None
    known = await by_name.waiting_for(turn)
    looks = only_looks(said, known.named_at(said.split()))
    if (asks and not looks) or not (looks or fact or _OPENS.search(said) or _ONLY.match(said)):
        return None
    if await allowed(turn, "tasks") != "tasks":
        return None
    # Of "yang lampu" behind "salah, tadi jembatan" only that.
    behind = re.split(r"\b(?:yang|yg|sing|seng|maksud\w*)\s(?!tak\b|saya\b|ku\b)", said)[-1]
    found = await by_name.only_one(turn, behind) or await by_name.only_one(turn, said)
    if found is None:
        return None
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None
    return await run(turn, Asked("task", str(found.number)))


@hearing(busy=False, text=True, staff=True)
async def ordered(turn: Turn) -> Heard | None:
    """A sentence of somebody who works here, while nothing is open."""
    text = turn.message.text
    brought = from_floor(text) or somebodys_wish(text) or phoneless(text)
    if brought and await allowed(turn, "enter") == "enter":
        return await ROOMS[Act.ENTER](turn, text)
    asked = order(text) if for_whom(text) is None else None
    if asked is None:
        return None
    name = await allowed(turn, asked.command)
    if name is None and asked.command == "annotate":
        return await BEYOND_DOUBT[asked.command](turn, text)  # which says what they can do instead
    if name is None and asked.command == "deputy":
        return Heard([Outgoing((Text("deputy-none"),), (TASKS,))])
    if name is None and asked.command in BEYOND_DOUBT:
        return await run(turn, Asked(asked.command))  # says for whom it is
    if name is None:
        return None
    rest = asked.rest
    if asked.of_one or asked.of_some:
        some = which.all_named_in(turn, text) if asked.of_some else []
        named = " ".join(some) or await one(turn, text)
        if named is None and asked.of_some and asked.command == name:
            return await run(turn, Asked(name))  # which asks of which
        if named is None:
            return None
        rest = named
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None  # what was said before it is not what they go on with
    if name == asked.command and (does := BEYOND_DOUBT.get(name)) is not None:
        return await does(turn, text)
    return await run(turn, Asked(name, rest if name == asked.command else ""))
