"""What is said after something: to a button that was shown, of what was sent, of a draft that
waits; heard before it is asked what a text means."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import commands, late
from handlers.asking.heard import Heard
from handlers.asking.person import home
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.answering.doing import closes
from handlers.conversation.messages import Text
from handlers.listeners import filled, hailing, own, under_offer
from handlers.proposals import offers
from handlers.proposals.proposing import propose
from handlers.reading.meaning.slots import only_where
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals import once_sent
from handlers.turn import Turn
from storage.messages import outbox

_TYPE = late.regex(r"^\W*(?:(?:saya|sy|aku)\s+)?(?:ketik|ngetik|tulis)\b\W*", re.I)
_LIVES = late.regex(
    r"^\W*(?:saya|sy|aku|kami|kulo|kula|i)\b.{0,12}\b(?:tinggal|domisili|manggon|manggen|rumah|omah|live)(?:nya|e|ku|ipun)?"
    r"\s+(?:di|nang|ning|neng|ing|ten|wonten|in)\b",
    re.I,
)
# That something was wrong, or is to be added.
_CORRECTS = late.regex(
    r"^\W*(?:eh|td|tadi|ralat|koreksi|maaf|oiya|salah|keliru)\b.*\b(?:salah|keliru|bukan|harusnya|seharusnya|mestinya"
    r"|klentu|dudu)\b|\d\s*\w*\s+(?:bukan|dudu)\s+(?:(?:rt|rw)\s*)?\d|^\W*(?:ralat|koreksi)\b"
    r"|^\W*(?:yang|yg|sing|usulan(?:ku)?\s+(?:saya|sy|yang|yg|kemarin|tadi))\b.*\b(?:itu|tadi|td|kemarin|kmrn|wingi|mau)\b.*"
    r"\b(?:salah|keliru|harusnya|seharusnya|mestinya|klentu)\b"
    r"|\b(?:nomor|nomer|no|usulan)\s*\d+\b.*\b(?:bukan|dudu|sanes)\b.*\b(?:tapi|tp|melainkan|harusnya)\b"
    r"|^\W*(?:salah|keliru)\b.*\bbukan\b"
    r"|^\W*(?:tambahin|tambahkan|tambahi)\b(?!.*\busul)",
    re.I | re.S,
)
_PHOTO = late.regex(
    r"\b(?:tambah\w*|nyusul|menyusul|susulan|kirim\w*|ada|lupa)\b.*\bfoto\w*|\bfoto\w*\b.*\b(?:nyusul|menyusul"
    r"|ditambah\w*|tambah\w*|kirim\w*)\b",
    re.I | re.S,
)
# "Mau ganti foto jembatan", "fotonya yang jembatan salah": of one that was sent.
_PHOTO_OF = late.regex(
    r"^\W*(?:(?:mau|tolong|tlg|bisa|saya|sy)\s+)*(?:ganti|ubah|tambah\w*|nambah\w*|hapus)\s+foto\w*\b"
    r"|^\W*foto(?:nya|ne|ku)\b.*\b(?:salah|keliru|kurang|ganti|diganti|ketinggalan|klentu)\b",
    re.I,
)
YES_WORDS = 6
# So many words behind "saya tinggal di" name where.
NAMED = 4


async def spoken(turn: Turn) -> Heard | None:
    """A text while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text:
        return None
    if typed := _TYPE.match(text):
        asked = commands.exact(text[typed.end() :], commands.words())
        if asked is not None:
            return await run(turn, asked)
    if (chosen := await _yes_to(turn, text)) is not None:
        return chosen
    held = turn.slots(text)
    if (lives := _LIVES.match(text)) is not None and not held.things and "?" not in text:
        where = " ".join(text[lives.end() :].split()[:NAMED])
        if isinstance(turn.site.names.find_in(where).reading, Found):
            return await filled.moved(turn, text)
    if (named := await _only_where(turn, text)) is not None:
        return named
    if (sent := await _sends_waiting(turn, text)) is not None:
        return sent
    if turn.talk.parked and (closes(turn, text) or once_sent.asks_arrived(text)):
        waits = await turn.conversation.waits()
        return Heard([waits]) if waits is not None else None
    if _CORRECTS.search(text):
        return await _put_right(turn, text)
    if once_sent.asks_photo_later(text):
        return None  # no photo is to be had yet
    if _PHOTO_OF.search(text) or (_PHOTO.search(text) and not held.things):
        return await own.change(turn, text) if await which.theirs(turn) else None
    if held.tells and offers.PROPOSE in offers.acts(turn):
        return await _goes_on(turn, text)
    return None


async def _only_where(turn: Turn, text: str) -> Heard | None:
    """A kelurahan and nothing else: theirs, where the message before offers to say which that is;
    else one of which something is to be proposed."""
    if home.only_named(turn, text) and not turn.person.works:
        _, newest = await outbox.last_choices(turn.store, turn.person.id)
        if any(id.partition("#")[0] == HOME for id, _ in newest):
            return await filled.moved(turn, text)
    return await hailing.address(turn, text)


HOME = "do:home"


async def _yes_to(turn: Turn, text: str) -> Heard | None:
    """A yes in other words than those of the button: "iya tinggal disitu"."""
    words = turn.fold(text).split()
    if not (1 < len(words) <= YES_WORDS and turn.is_word("yes", words[0])) or turn.talk.ask:
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    for id, label in newest:
        shown = turn.fold(label).split()
        same = [word for word in shown[1:] if word in words[1:] and len(word) >= NAMING]
        if turn.is_word("yes", shown[0]) and same and id.startswith("do:"):
            turn.message = replace(turn.message, choice=id)
            return await commands.tapped(turn)
    return None


# A word of a label that names it has so many letters.
NAMING = 4


async def _sends_waiting(turn: Turn, text: str) -> Heard | None:
    """That a draft which waits is to be sent: on with it, where it is shown once more, or where it
    is asked what is missing."""
    held = [(state, str(state.answers.get("wish") or "")) for state in turn.talk.parked]
    orders = [(s, w) for s, w in held if once_sent.sends_waiting(text, w)]
    if not orders:
        return None
    said = set(turn.fold(text).split())
    named = [s for s, w in orders if said.intersection(turn.fold(w).split())]
    state = (named or [s for s, _ in orders])[-1]
    taken = await turn.conversation.take_up(state.mark)
    if taken is None:
        return None
    form = await turn.conversation.form(state.form, state.key)
    if form is not None and (left := form.left(state.answers)) is not None and not left.review:
        turn.beside.append(Text("form-not-yet"))
    return Heard(taken)


async def _on(turn: Turn) -> Heard | None:
    """On with the draft that was put aside last."""
    taken = await turn.conversation.take_up()
    return Heard(taken) if taken is not None else None


async def _put_right(turn: Turn, text: str) -> Heard | None:
    """A correction: of the draft that waits, else of a proposal that was sent."""
    if turn.talk.parked:
        if await _on(turn) is None:
            return None
        return Heard(await turn.conversation.hear(turn.message))
    return await own.change(turn, text) if await which.theirs(turn) else None


async def _goes_on(turn: Turn, text: str) -> Heard | None:
    """What tells more of what was offered as a wish, and tells of a thing: both are one."""
    kept = offers.open_offer(turn)
    if kept is None or not turn.slots(kept["text"]).things or commands.wish(text) is not None:
        return None
    if under_offer.only_asks(turn, text):
        return None
    if (code := _only_area(turn, text)) is not None:
        return Heard(await propose.begin(turn, offers.taken(turn)["text"], code))
    whole = offers.with_held(turn, text, None)
    return await run(turn, Asked("propose", whole)) if whole is not None else None


def _only_area(turn: Turn, text: str) -> str | None:
    """The code of the kelurahan that a text names, and nothing else: "hadimulyo brat"."""
    held = turn.slots(text)
    found = held.area.reading if held.area is not None else None
    if not isinstance(found, Found) or held.place or not only_where(held):
        return None
    return found.area.code
