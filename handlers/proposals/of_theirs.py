"""What somebody asks of a proposal of theirs, or that they support, without its number: why it is
not shown yet, how one stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE, SCHEDULE
from handlers.asking.proposals import alike, which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, kept_text
from handlers.proposals import listed, offers, track
from handlers.proposals.listed import sought_by
from handlers.proposals.wording import look
from handlers.reading.likeness import kept
from handlers.reading.likeness.traits import Traits, traits
from handlers.reading.said.of_proposals import once_sent
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals import returned as returned_said
from handlers.reading.said.passing import good_news
from handlers.turn import Turn
from storage.proposals import lookup
from storage.proposals.model import Proposal, State
from storage.proposals.together import support

_ASKS = late.regex(
    r"\b(?:ditahan|tertahan|karantina|dikarantina|disembunyi\w*|disensor|diblokir)\b"
    r"|\b(?:belum|blm|ga|gak|nggak|tidak|tdk|ora|durung)\s(?:tampil|muncul|kelihatan|keliatan|nongol)\b",
    re.I,
)

# So many of the newest are looked through.
NEWEST = 20


@hearing(busy=False)
async def held_back(turn: Turn) -> Heard | None:
    """Of the one that is named, else the newest that is held."""
    text = turn.message.text
    if not _ASKS.search(text) or turn.person.asked:
        return None
    named = which.named_in(turn, text)
    if named is not None:
        found = await which.find(turn, named)
        some = [found] if found is not None and found.author == turn.person.id else []
    else:
        _, some = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    proposal = next((each for each in some if each.held is not None), None)
    if proposal is None:
        return None
    number = proposal.number
    args = {
        "number": str(number),
        "running": str(number.running),
        "why": Text(f"held-why.{proposal.held}"),
        "link": turn.site.rules(),
    }
    change = Choice(f"do:change:{number}", Text("track-change"))
    return Heard([Outgoing((Text("held-asked", args),), (look(proposal), change))])


_NEWS = late.regex(
    r"\b(?:di|nge?)?cek\b(?=.*\busul)|\b(?:kabar|kabare|kabarnya|kabaripun|perkembangan\w*|progres\w*|nasib\w*|hasil(?:nya|e|ipun)|news"
    r"|(?:gimana|gmn|gmna|piye|pripun)(?=\W*(?:ya|pak|bu|min|nih|to|kabarnya)?\W*$)"
    r"|(?:n[yj])?(?:sampai|sampe|smpe|ampe|ampai|tekan|ngantos)k? (?:di\s?)?(?:mana|ndi|pundi))\b"
    r"|\b(?:nomor|nomer|nmr|no)(?:nya|ne|e)?\s+(?:\w+\s+){0,2}?(?:berapa|brp|piro|pinten)\b",
    re.I,
)


_OWN = late.regex(r"\b(?:saya|sy|aku|ku|gue|kulo|kula|my|mine)\b", re.I)


# "Usulan sy kurang lengkap, kurangnya apa ya".
_LACKS = late.regex(
    r"\bkurang(?:nya|e)?\s+(?:apa|opo|napa|nopo)\b|\b(?:apa|opo)\s+(?:\w+\s+)?(?:yg|yang|sing)\s+kurang\b",
    re.I,
)


# "Cek usulan sy yg paling baru".
_NEWEST = late.regex(
    r"\b(?:cek|ngecek|lihat|liat|kabar\w*|status\w*)\b.*\busul\w*\b.*\b(?:terakhir|terbaru|(?:paling|plg)\s+(?:baru|akhir))\b",
    re.I,
)


# "Kapan usulan drainase dibahas", "kok blm dikerjain jg", "ditolak apa diterima": of what was sent.
_COMES = late.regex(
    r"\b(?:kapan|kpn|kok|kenapa|knp|kengopo|ngopo|when|why)\b(?=.*\b(?:di(?:bahas|proses|putus|kerja|bangun|garap|mulai|realisasi|tolak|tunda|kembali|balik|pulang)\w*"
    r"|realisasi\w*|jadi\s*jadi|discussed|built|decided))"
    r"|\b(?:di\s?(?:tolak|terima|setujui|acc)|lolos|tembus|ditampi|ditampa)\b(?=\W*\b(?:apa|atau|opo|ga|gak|nggak|belum|blm|ora|nopo|ya)\b|\W*\?)"
    r"|\b(?:apa|apakah|sudah|udah|udh|wis)\s+(?:di\s?(?:tolak|terima|setujui|acc|bahas|proses|verifikasi)|lolos|tembus)\b",
    re.I,
)


# What "kok ditolak" and "kok dikembalikan" ask about.
_DECIDED = {
    State.DITOLAK: late.regex(r"\bdi\s?tolak\w*", re.I),
    State.DIKEMBALIKAN: late.regex(r"\bdi\s?(?:kembali|balik|pulang)\w*", re.I),
}


async def _outcome(turn: Turn) -> Heard:
    """How the only one stands that they have sent; of several, or of none, all of them."""
    total, mine = await lookup.mine(turn.store, turn.person.id, 0, 1)
    one = total == 1
    return Heard(await (track.check(turn, str(mine[0].number)) if one else track.mine(turn, "")))


async def _so_decided(turn: Turn, text: str) -> Heard | None:
    """ "Usulan saya kok ditolak": the one of theirs of which that was decided, or which of them."""
    states = {state for state, said in _DECIDED.items() if said.search(text)}
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST) if states else (0, [])
    fits = [each for each in mine if each.state in states]
    if len(fits) == 1:
        return Heard(await track.check(turn, str(fits[0].number)))
    return Heard([asked(turn, fits)]) if fits else None


_THAT_ONE = late.regex(r"\b(?:yg|yang|sing)\s+\w+\W*$", re.I)


async def news(turn: Turn) -> Heard | None:
    """ "yang talut gimana kabarnya": of what they brought or support that which asks for this."""
    text = turn.message.text
    if turn.talk.open is None and once_sent.asks_outcome(text) and not turn.person.works:
        return await _outcome(turn)
    asks = _NEWS.search(text) or _LACKS.search(text) or _NEWEST.search(text)
    points = own_said.points(text) or bool(_OWN.search(text) or _THAT_ONE.search(text))
    comes = asks is None and _COMES.search(text) is not None
    if turn.talk.open is not None or not (asks or comes):
        return None
    things = {name for name, _ in sought_by(turn.fold(text)).things}
    named = which.all_named_in(turn, text)
    if comes and not (things or named):
        return await _so_decided(turn, text)
    if comes and not points:
        comes = any(by_name(each, text) for each in await called(turn, text))
    if not (asks or comes) or named:
        return None
    if not things:
        newest = _NEWEST.search(text) is not None
        _, mine = await lookup.mine(turn.store, turn.person.id, 0, 1)
        if newest and mine:
            return Heard(await track.check(turn, str(mine[0].number)))
        lacks = _LACKS.search(text) is not None and _OWN.search(text) is not None
        return Heard(await track.mine(turn, "")) if lacks else None
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    some = [*mine, *await support.supported(turn.store, turn.person.id, NEWEST)]
    fits = {p.id: p for p in some if _asks_for(p, things)}
    if len(fits) == 1:
        if returned_said.is_impatient(text):
            turn.beside.append(Text("track-waited"))
        return Heard(await track.check(turn, str(next(iter(fits.values())).number)))
    if not fits and not _OWN.search(text) and (others := await listed.by_name(turn, text)):
        if len(others) == 1:
            return Heard(await track.check(turn, str(others[0].number)))
        return Heard([asked(turn, others)])
    if not fits:
        own = bool(mine) and not comes and _OWN.search(text) is not None
        return Heard(await track.mine(turn, "")) if own else None
    return Heard([asked(turn, list(fits.values()))])


def asked(turn: Turn, some: Sequence[Proposal]) -> Outgoing:
    """Which of theirs they ask about."""
    shown = some[: which.OFFERED]
    choices = tuple(Choice(f"do:check:{p.number}", Literal(str(p.number))) for p in shown)
    lines = Lines(tuple(alike.line(turn, each) for each in shown))
    return Outgoing((Text("theirs-which"), lines), choices)


# How much it says of which one is meant: the same thing, one of its kind, its street, its RT, a
# word of its own.
_THING, _KIND, _STREET, _RT, _WORD = 8, 4, 4, 2, 2


# "Yg 2 batalin aja", "tarik 3".
_BARE = late.regex(
    r"^\W*(?:(?:yg|yang|sing|tolong|tlg|mau|ubah|ganti|tarik|batal\w*|cabut|hapus|cek)\s+){0,3}\d{1,6}\b(?!\s*(?:m|meter|titik|unit)\b)",
    re.I,
)


async def called(turn: Turn, text: str, *, surely: bool = False) -> list[Proposal]:
    """Those of theirs that a text means: by number, else by what they ask for and where. Several
    where it says the same of them; none where it names none, or another's. `surely` only where its
    thing is named and no other place."""
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    if not mine:
        return []
    said = traits(text[:TOLD])
    # "Jembatan ..., 2 org jatuh", "gang kelinci 2": not any number is that of a proposal.
    numbered_so = which.says_number(turn, text) or _BARE.match(text) is not None
    numbers = which.all_named_in(turn, text) if numbered_so else []
    found = [await which.find(turn, each) for each in numbers]
    ids = {each.id for each in found if each is not None}
    if numbered := [p for p in mine if p.id in ids]:
        return numbered
    if surely:
        mine = [p for p in mine if _same_place(kept.of(p.content), said)]
        least = _THING
    else:
        least = _KIND
    fits = {p.id: _fits(p, said) for p in mine}
    most = max(fits.values(), default=0)
    return [p for p in mine if fits[p.id] == most] if most >= least else []


# So many letters of a text are looked through for the names in it.
TOLD = 300


def at_its_street(proposal: Proposal, text: str) -> bool:
    """Whether a text names the street of a proposal."""
    return bool(kept.of(proposal.content).street & traits(text[:TOLD]).street)


def by_name(proposal: Proposal, text: str) -> bool:
    """Whether a text calls a proposal by a name of its own ("jembatan kali pacar")."""
    own = kept.of(proposal.content)
    return at_its_street(proposal, text) or bool((own.names - own.rt) & traits(text[:TOLD]).names)


def _same_place(own: Traits, said: Traits) -> bool:
    """Whether what is said of where agrees with a proposal, as far as anything is."""
    street = not said.street or bool(said.street & own.street)
    return street and (not said.rt or not own.rt or bool(said.rt & own.rt))


def _fits(proposal: Proposal, said: Traits) -> int:
    own = kept.of(proposal.content)
    things, kinds = {each.thing for each in own.asked}, own.families
    score = 0
    if not things.isdisjoint(each.thing for each in said.asked):
        score += _THING
    elif not kinds.isdisjoint(said.families):
        score += _KIND
    elif said.asked:
        return 0  # it names something else
    score += _STREET if own.street & said.words else 0
    score += _RT if own.rt & said.rt else 0
    names = own.names - own.street
    return score + _WORD * len(names & said.words)


def words_of(proposal: Proposal, text: str) -> frozenset[str]:
    """The stems of the words by which a proposal is called, in itself and in a text."""
    own = kept.of(proposal.content)
    said = (each for each in traits(text[:TOLD]).asked if each.family in own.families)
    things = frozenset(word for each in (*own.asked, *said) for word in each.words)
    return (things | own.names | own.street) - {"rt", "rw"}


_FIRST = late.regex(
    r"\b(?:di)?(?:dahulu|dulu|utama|prioritas)(?:kan|in|no|ke|ken)\b|\b(?:duluan|dhisik|rumiyin|didhisik\w*)\b"
    r"|\bpaling\s+(?:penting|mendesak|perlu|utama|gampang|mudah|cepat|cepet)\b|\b(?:urutan|prioritas)(?:nya|e|ne)?\b|(?<!nganti\s)(?<!sampai\s)(?<!sampe\s)(?<!ojo\s)(?<!jangan\s)(?<!jgn\s)\b(?:belakangan|keri)\b"
    r"|\b(?:dulu|sik)\s*(?:ya|aja|saja|wae|pak|bu|baru)?\W+\w+\s+(?:belakangan|nanti|keri|kemudian|menyusul)\b",
    re.I,
)


_WHICH = late.regex(r"\b(?:mana|endi|pundi|siapa|sopo|sapa)\b", re.I)


# More words than these say why, too.
WHY_WORDS = 6


@hearing(busy=False, staff=False)
async def first(turn: Turn) -> Heard | None:
    """ "Jembatan dulu, lampu belakangan": who settles the order of what they have proposed."""
    text = turn.message.text
    if turn.left_files:
        return None
    asks = "?" in text or _WHICH.search(text) is not None
    named = not asks and bool(which.all_named_in(turn, text))
    if not _FIRST.search(text) or named or own_said.order(text) or good_news(text):
        return None
    some = [] if own_said.is_new(text) else await called(turn, text)
    if len(some) == 1 and not asks and len(text.split()) > WHY_WORDS:
        # What it says of why may be told of that one.
        act = f"change{offers.OF}{some[0].number}"
        turn.beside.append(Text("answer-priority"))
        return Heard([offers.offer(turn, kept_text(text), [act], theirs=some[0])])
    if some:
        return Heard([Outgoing((Text("answer-priority"),), (MINE, SCHEDULE))], again=True)
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, 1)
    if mine and not turn.slots(text).things:
        return Heard([Outgoing((Text("answer-priority"),), (MINE, SCHEDULE))], again=True)
    return None


async def sought(turn: Turn, text: str) -> Proposal | None:
    """The one of theirs that asks for what a text names; of photos that come with it the newest."""
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    things = {name for name, _ in sought_by(turn.fold(text)).things}
    fits = [each for each in mine if things and _asks_for(each, things)]
    if not fits and turn.left_files:
        fits = mine[:1]
    return fits[0] if len(fits) == 1 else None


def _asks_for(proposal: Proposal, things: set[str]) -> bool:
    return not things.isdisjoint(each.thing for each in kept.of(proposal.content).asked)


async def sent_already(turn: Turn) -> Heard | None:
    """That it is to be sent, while nothing is open and something has been; the numbers of what
    was; whether it has come there."""
    text = turn.message.text
    idle = turn.talk.open is None and turn.talk.ask is None and not turn.person.asked
    if not (idle and text) or turn.talk.parked or turn.message.files:
        return None
    numbers = once_sent.asks_numbers(text)
    arrived = once_sent.asks_arrived(text)
    if not (numbers or arrived or once_sent.sends_only(text)) or turn.slots(text).tells:
        return None
    total, some = await lookup.mine(turn.store, turn.person.id, 0, 1)
    if not some:
        return None
    if arrived and total == 1:
        return Heard(await track.check(turn, str(some[0].number)))
    numbers = numbers or arrived
    if numbers:
        return Heard(await track.mine(turn, ""))
    args = {"number": str(some[0].number), "wish": Literal(shorten(some[0].content.wish, 80))}
    return Heard([Outgoing((Text("track-sent", args),), (look(some[0]), MINE))])


@hearing(busy=True, text=True, tapped=False, staff=False)
async def how_many(turn: Turn) -> Heard | None:
    """How many they have sent, or the numbers, asked in the middle of something: told, and the
    question once more."""
    text = turn.message.text
    if turn.talk.ask or not once_sent.asks_how_many(text) or turn.slots(text).tells:
        return None
    _, some = await lookup.mine(turn.store, turn.person.id, 0, 1)
    return Heard(await track.mine(turn, ""), again=True) if some else None


# "Yang dukung sudah berapa", "how many people support it".
_BACKED = late.regex(
    r"\b(?:berapa|brp|piro|pira|pinten|how\s+many)\b[^.!\n]{0,40}\b(?:(?:pen)?d[h]?ukung\w*|di\s?d[h]?ukung\w*|n[dh]*ukung\w*|supporters?|support(?:ing|ed)?|vote\w*)\b"
    r"|\b(?:pend[h]?ukung|d[h]?ukungan|(?:yang|yg|sing|ingkang)\s+(?:(?:men|n)?d[h]?ukung|nd[h]?ukung)|supporters?)(?:nya|ne|ku|e|ipun)?\b"
    r"[^.!\n]{0,40}\b(?:berapa|brp|piro|pira|pinten|how\s+many)\b",
    re.I,
)

# Of so many it is told at once.
AT_ONCE = 3


@hearing(text=True)
async def backed(turn: Turn) -> Heard | None:
    """How many stand behind what they have sent, or behind what they support; in the middle of
    something the question comes once more."""
    text = turn.message.text
    waits = turn.message.choice or turn.talk.ask or turn.person.asked or turn.person.works
    if waits or turn.left_files or _BACKED.search(text) is None:
        return None
    if turn.site.names.find_in(text).words or which.all_named_in(turn, text):
        return None  # of a kelurahan, or of one by its number
    some = await called(turn, text)
    if not some:
        _, some = await lookup.mine(turn.store, turn.person.id, 0, AT_ONCE)
    some = some or await support.supported(turn.store, turn.person.id, AT_ONCE)
    if not some:
        return None
    lines = Lines(tuple(Text("support-so-far", alike.behind(each)) for each in some[:AT_ONCE]))
    shown = (look(some[0]),) if len(some) == 1 else (MINE,)
    return Heard([Outgoing((lines,), shown)], again=turn.talk.open is not None)
