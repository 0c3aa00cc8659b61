"""DUKUNG: standing behind a proposal of somebody else, and no more."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.person import links
from handlers.asking.proposals import alike, which
from handlers.asking.proposals.which import find, unknown
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.proposals import listed, of_theirs, shown_last
from handlers.proposals.track import check
from handlers.proposals.wording import look, thanked
from handlers.reading.denial import NOT, NOT_THAT
from handlers.reading.meaning.acts import Act
from handlers.reading.said.of_proposals import of_shown, same
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals.model import Proposal
from storage.proposals.together import support

PUBLIC = Choice("do:public", Text("command-public.button"))
# Under the question which number: a number is that of a proposal.
OF_ALL = replace(PUBLIC, word=True)


async def begin(turn: Turn, said: str) -> list[Outgoing]:
    """DUKUNG 42: the person stands behind it, and hears every step."""
    if not said:
        return [Outgoing((Text("support-which"),), (OF_ALL,))]
    if not which.all_named_in(turn, said):
        theirs = await of_theirs.called(turn, said)
        if theirs and await listed.all_of(turn, said, theirs):
            return [_own(theirs[0])]
        return [await listed.to_support(turn, said)]
    said = _numbered(turn, said)
    proposal = await find(turn, said)
    if proposal is None:
        return [await _several(turn, said, "support") or await unknown(turn, said)]
    try:
        done = await support.support(turn.store, turn.person, proposal.id)
    except support.Own as error:
        return [_own(error.proposal)]
    except support.Over as error:
        held = error.proposal.held is not None
        words = Text(
            "track-held" if held else "support-over", {"number": str(error.proposal.number)}
        )
        return [Outgoing((words,), () if held else (look(error.proposal),))]
    return [thanked(turn.site, done.proposal, done.new)]


def _own(proposal: Proposal) -> Outgoing:
    """It is theirs already; others may support it."""
    words = Text("support-own", {"number": str(proposal.number)})
    return Outgoing((words,), (look(proposal), _shared(proposal)))


async def end(turn: Turn, said: str) -> list[Outgoing]:
    """BATAL DUKUNG 42; without a number, which of those that the person supports."""
    if not which.all_named_in(turn, said):
        return [await _theirs(turn, "unsupport", "support-which.end")]
    said = _numbered(turn, said)
    proposal = await find(turn, said)
    if proposal is None:
        return [await _several(turn, said, "unsupport") or await unknown(turn, said)]
    done = await support.take_back(turn.store, turn.person, proposal.id)
    args = alike.behind(done.proposal)
    if not done.new:
        return [Outgoing((Text("support-none", args),), (look(done.proposal),))]
    again = Choice(f"do:support:{done.proposal.number}", Text("support-button"))
    words = "support-ended" if done.proposal.supports else "support-ended.nobody"
    return [Outgoing((Text(words, args),), (again,))]


async def _theirs(turn: Turn, command: str, words: str) -> Outgoing:
    """What the person supports, the newest first, with a button of a command for each."""
    theirs = await support.supported(turn.store, turn.person.id, which.OFFERED)
    if not theirs:
        return Outgoing((Text("support-nothing"),), (PUBLIC,))
    choices = tuple(
        Choice(f"do:{command}:{p.number}", Literal(str(p.number)), Literal(p.content.wish[:70]))
        for p in theirs
    )
    lines = Lines(tuple(alike.line(turn, each) for each in theirs))
    return Outgoing((Text(words), lines), choices)


def _numbered(turn: Turn, said: str) -> str:
    """The number in what stands behind the command: "proposal number 42" is 42."""
    return said if which.typed(turn, said) else which.named_in(turn, said) or said


async def _several(turn: Turn, said: str, command: str) -> Outgoing | None:
    """Where several proposals are named at once: a button for each, or the first that there is not.
    None of them is taken before, so that a slip of one digit supports nobody's proposal."""
    named = which.all_named_in(turn, said)[: which.OFFERED]
    if len(named) < 2:
        return None
    found: dict[str, None] = {}
    for each in named:
        proposal = await find(turn, each)
        if proposal is None:
            return await unknown(turn, each)
        found[str(proposal.number)] = None
    choices = tuple(Choice(f"do:{command}:{number}", Literal(number)) for number in found)
    words = "support-several" if command == "support" else "support-several.end"
    return Outgoing((Text(words),), choices)


# --- who comes by a link, and who says it in a sentence -----------------------------------------


async def linked(turn: Turn) -> Heard | None:
    """The link of a proposal that asks for support."""
    link = links.of(turn)
    if link is None or link.supported is None:
        return None
    return Heard(await begin(turn, link.supported), again=True)


_ME = r"(?:saya|sy|aku|aq|ak|kami|kita|kulo|kula|i)"
_DOES = r"(?:d(?:h)?ukung|mendukung|nd(?:h)?ukung|support|dkung|dukng|dkng|dkg)"
_SAYS = late.regex(rf"\b{_DOES}(?:an|ane|e|ing|ipun)?\b", re.I)
_ORDERED = late.regex(r"\b(?:(?:di)?urut\w*|prior\w*|sisa(?:nya|ne)?|selebih\w*)\b", re.I)
_NO = rf"(?:{NOT}|{NOT_THAT}|not|don'?t)"
# That it is to end: "ga jadi dukung", "tidak mendukung lagi", "cabut dukungan saya"; but not a
# "ga" of other use ("boleh ga saya dukung").
_NOT = late.regex(
    r"\b(?:(?:di)?batal\w*|urung|wurung|cabut|mencabut|nyabut|tarik|menarik|narik|stop|berhenti"
    rf"|mandheg|jangan|ojo|no longer|withdraw|gajadi|{_NO} (?:jadi|sido|sida|estu|lagi|anymore)"
    rf"|{_NO} (?:(?:mau|ingin|akan|usah|lagi|perlu|arep) )*{_DOES})\b",
    re.I,
)
# Whoever asks about support gives none.
_ASKS = late.regex(
    r"\b(?:berapa|brp|siapa|sapa|sinten|pinten|piro|apa(?:kah)? (?:benar|betul|saya|aku|sudah)"
    r"|apakah|kenapa|mengapa|bagaimana|gimana|how many|who|why|am i|do i)\b",
    re.I,
)


# The same without that verb: "setuju sama usulan lampu gang melati", "mau gabung ke usulan ...".
_JOINS = late.regex(
    rf"^\W*(?:(?:{_ME}|mau|pengen|pengin|pingin|ingin|ikut|ikutan|melu|nderek|juga|jg|min|pak|bu|tolong)\s+)*"
    r"(?:(?:ber)?gabung|setuju|sepakat|ikut|ikutan|melu|nderek)\s+"
    r"(?:(?:sama|dengan|dgn|ke|di|kalih|karo|with|yang|yg)\s+)*"
    r"(usulan\w*\b.*|(?:(?:nomor|nomer|no|nmr)\s+)?\d+\W*)$",
    re.I | re.S,
)
_BEHIND = late.regex(r"\b(?:pendukung|pandhukung)\w*|\bsupporters\b", re.I)


def asked_for(text: str) -> str:
    """The command that a text of support asks for."""
    if _ASKS.search(text):
        return "check"
    return "unsupport" if _NOT.search(text) else "support"


async def _counted(turn: Turn, text: str) -> Heard | None:
    """How many stand behind a proposal that is named is said with its news; never who."""
    if turn.person.asked:
        return None
    number = which.named_in(turn, text)
    if number is None:
        theirs = await of_theirs.sought(turn, text)
        return Heard(await check(turn, str(theirs.number))) if theirs is not None else None
    settled = await which.settle(turn, number, "check", which.Whose.ANY)
    return Heard([settled] if not isinstance(settled, str) else await check(turn, settled))


# Asks how one supports; asks which one has supported.
_HOW = late.regex(
    r"\b(?:cara|caranya|carane|piye|pripun|gimana|gmn|gmana|bagaimana|how|(?:lewat|lwt|liwat)\s+(?:mana|endi|pundi|apa|opo))\b|\bketik\w*\s+(?:apa|opo)\b",
    re.I,
)
_OWN = late.regex(
    rf"\busul(?:an|ane|anipun)\s*(?:nya\s+)?{_ME}\b|\busulan(?:ku|q)\b|\bmy proposals?\b", re.I
)
_MINE = late.regex(
    rf"\b(?:apa|mana|daftar|lihat|liat|opo|endi|which|what)\b.{{0,80}}\b{_ME}\b.{{0,80}}\b{_DOES}(?:\s|\W|$)"
    rf"|\b(?:yang|yg|sing)\b.{{0,80}}\b{_ME}\b.{{0,80}}\b{_DOES}\s(?:apa|mana|opo|endi)\b"
    rf"|^\W*(?:lihat|liat|daftar)\s+dukungan",
    re.I,
)
# "Apa usulan saya ada yang dukung".
_OF_THEM = late.regex(r"\b(?:ada|ono|wonten|sudah|udah|udh|sdh|belum|blm)\b", re.I)
# "Ada yang dukung drainase saya ga".
_WHO = late.regex(
    rf"^\W*(?:(?:apa|apakah|opo|sudah|udah|udh|sdh|wis|min|pak|bu)\s+)*(?:ada|ono|wonten)\s+(?:orang\s+|warga\s+)?"
    rf"(?:yang|yg|sing)\s+(?:(?:sudah|udah|mau)\s+)?{_DOES}\b",
    re.I,
)
# What is supported stands behind the verb, and before it who does, or no more.
_WITHOUT = late.regex(
    rf"^\W*(?:(?:{_ME}|{_NO}|mau|mw|pengen|pengin|pingin|ingin|ikut|ikutan|melu|nderek|bisa|bs|boleh|tolong"
    r"|mohon|min|pak|bu|juga|jg|jadi|sido|sida|estu|lagi|arep|badhe|want to|batal|stop|berhenti"
    rf"|urung|wurung|jangan|ojo)\s+)*{_DOES}\b\s*(.*)$",
    re.I | re.S,
)


# "Saya ga punya usulan, cuma mau dukung ...": what is said before it, and is none.
_ONLY = late.regex(
    rf"^[^?]{{0,60}}?\b(?:cuma|cuman|hanya|mung|namung|sekadar|sekedar|just|only)\s+(?=(?:(?:{_ME}|mau|mo|pengen|pengin|ingin"
    rf"|ikut|badhe|arep|bisa|want|to|like)\s+){{0,4}}{_DOES}\b)",
    re.I | re.S,
)
# "... punya bu Marni yg soal talud": whose it is nobody is shown.
_WHOSE = late.regex(
    r"\b(?:(?:punya|milik|kagungan|gadhahan|duwek)(?:nya|ne|e|ipun)?|usul(?:an)?(?:nya|ne|e|ipun)?|proposal\s+of)\s+"
    r"(?:(?:pak|bu|bpk|bapak|ibu|mbah|mas|mbak|kang|mr|mrs)\s+\w+|tetangga\w*|tanggaku|my\s+neighbou?rs?)"
    r"|\b(?:my|our|the)\s+neighbou?r(?:'?s)?\b|\b(?:yang|yg|sing|ingkang)\s+(?:soal|tentang|bab|babagan)\b",
    re.I,
)


def _what(text: str) -> str:
    """What it is that a text of support names, without whose."""
    return " ".join(_WHOSE.sub(" ", text).split())


# An answer to which proposal is supported has no more words.
ANSWER_WORDS = 5


async def _only_shown(turn: Turn) -> str | None:
    """The number of the one that was shown last, where nothing of another was shown since."""
    last = await shown_last.last(turn)
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    numbers = {id.split(":")[2] for id, _ in newest if id.startswith(_OF_ONE)}
    return str(last.number) if last is not None and numbers <= {str(last.number)} else None


_OF_ONE = ("do:support:", "do:check:", "do:unsupport:")


async def _answers_which(turn: Turn, text: str) -> bool:
    """Whether a text says what it is that somebody supports, under the question which: its number,
    or what it asks for."""
    number = text.strip().rstrip(".").isdecimal()
    things = len(text.split()) <= ANSWER_WORDS and turn.slots(text).things
    if not (number or things) or turn.person.asked:
        return False
    asked, newest = await outbox.last_choices(turn.store, turn.person.id, words=True)
    if not asked or [id for id, _ in newest] != [PUBLIC.id]:
        return False
    _, numbered = await outbox.last_choices(turn.store, turn.person.id)
    return not (number and numbered)


async def answered(turn: Turn) -> Heard | None:
    """The answer to which proposal somebody supports."""
    free = turn.talk.open is None and turn.talk.ask is None
    if not free or not await _answers_which(turn, turn.message.text):
        return None
    return Heard(await begin(turn, turn.message.text))


# "..., bisa?", at the end of what is to be possible.
_MAY = late.regex(
    rf"\b(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?(?:\s+(?:{NOT}))?(?:\s+(?:ya|pak|bu|min|to|kan))*\W*$",
    re.I,
)


def asks_how(text: str) -> bool:
    """Whether a text asks how one supports a proposal, or whether one may."""
    asks = _HOW.search(text) or _MAY.search(text)
    return _SAYS.search(text) is not None and asks is not None


async def _how(turn: Turn, text: str) -> Outgoing:
    """How somebody supports a proposal: the one of their own that is named, one of theirs where
    they say so, or any."""
    theirs = await of_theirs.sought(turn, text)
    if theirs is not None:
        args = {"number": str(theirs.number), "running": str(theirs.number.running)}
        words = Text("support-how", {**args, "wish": Literal(theirs.content.wish[:70])})
        return Outgoing((words,), (_shared(theirs),))
    if _OWN.search(text) and (every := await which.theirs(turn)):
        lines = Lines(tuple(alike.line(turn, each) for each in every))
        choices = (Choice(f"do:share:{each.number}", Literal(str(each.number))) for each in every)
        return Outgoing((Text("support-how.which"), lines), tuple(choices))
    return Outgoing((await turn.answer(Act.TOGETHER),), (PUBLIC,))


def _shared(proposal: Proposal) -> Choice:
    return Choice(f"do:share:{proposal.number}", Text("command-share.button"))


def _orders(turn: Turn, text: str) -> bool:
    """Whether staff say how others come: "sisanya urut dukungan"."""
    return turn.person.works and _ORDERED.search(text) is not None


@hearing(busy=True, tapped=False)
async def in_form(turn: Turn) -> Heard | None:
    """Who would rather stand behind another's than go on with what they write is shown which there
    are, with the question once more: nothing that was written is lost."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != "propose" or state.key:
        return None
    if turn.talk.ask or not same.backs_theirs(text):
        return None
    words = turn.fold(text)
    named = [word for thing in turn.slots(text).things for word in thing.words]
    what = max((word for word in named if f" {word} " in f" {words} "), key=len, default="")
    area = (state.answers.get("area") or {}).get("name", "")
    out = await begin(turn, f"{what} {area}".strip() or same.theirs(_what(text)))
    stays = (Text("support-beside"),) if state.answers else ()
    return Heard([*out, *await turn.conversation.repeat(stays)])


# "Tetangga saya juga mau ikut usulan drainase itu", "can she add her name to mine".
_OTHERS_JOIN = late.regex(
    r"\b(?:tetangga|tonggo|tanggi|teman|temen|kawan|konco|kanca|saudara|sedulur|warga\s+lain|orang\s+lain|neighbou?rs?|friends?)\w{0,4}\b.{0,80}?\b(?:ikut(?:an)?|melu|dukung|mendukung|gabung|tanda\s?tangan|sign|support|join|add\s+(?:her|his|their)\s+names?)\b",
    re.I | re.S,
)


def _joined(turn: Turn, text: str) -> str | None:
    """What residents would join, or support without its number; None where nothing says so."""
    if turn.person.works or turn.person.asked:
        return None
    joins = _JOINS.match(text)
    return same.unnumbered(text) if joins is None else _what(same.theirs(joins[1]))


@hearing(busy=False)
async def said(turn: Turn) -> Heard | None:
    """A sentence that names a proposal and says that it is supported, or no more: "saya dukung
    usulan nomor 42"; or that says what is supported: "dukung lampu jalan di imopuro"."""
    text = turn.message.text
    if (what := _joined(turn, text)) is not None:
        return Heard(await begin(turn, what))
    if _OTHERS_JOIN.search(text) and len(await of_theirs.called(turn, text)) == 1:
        return Heard([await _how(turn, text)])
    if not _SAYS.search(text) or _orders(turn, text):
        asked = _BEHIND.search(text) is not None and not _orders(turn, text)
        return await _counted(turn, text) if asked else None
    if asks_how(text) and not which.all_named_in(turn, text):
        return Heard([await _how(turn, text)])
    if _ASKS.search(text) or _WHO.match(text) or (_OWN.search(text) and _OF_THEM.search(text)):
        return await _counted(turn, text)
    if _MINE.search(text):
        return Heard([await _theirs(turn, "check", "support-mine")])
    own = [] if _NOT.search(text) or turn.person.asked else await of_theirs.called(turn, text)
    if len(own) == 1 and not _WITHOUT.match(text):
        return Heard([await _how(turn, text)])  # somebody else wants to, for nobody does their own
    number = which.named_in(turn, text)
    command, does = ("unsupport", end) if _NOT.search(text) else ("support", begin)
    if number is None:
        if turn.person.asked or which.all_named_in(turn, text):
            return None
        if (without := _WITHOUT.match(_ONLY.sub("", text))) is not None:
            if of_shown.points(without[1]) and (only := await _only_shown(turn)):
                return Heard(await does(turn, only))
            return Heard(await does(turn, _what(same.theirs(without[1]))))
        theirs = does is end and await support.supported(turn.store, turn.person.id, 1)
        return Heard(await end(turn, "")) if theirs else None
    if turn.person.asked:  # of one's own it is an answer to staff, or may be
        named = await find(turn, number)
        if named is None or named.author == turn.person.id:
            return None
    settled = await which.settle(turn, number, command, which.Whose.ANY)
    if not isinstance(settled, str):
        return Heard([settled])
    return Heard(await does(turn, settled))
