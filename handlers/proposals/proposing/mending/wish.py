"""Another wish than the one that was said: all of it, or something instead of a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.proposals.proposing.apart import another
from handlers.proposals.proposing.mending import parts
from handlers.proposals.proposing.mending.finer import to_be_done
from handlers.proposals.proposing.mending.former import former
from handlers.proposals.proposing.pieces import SHOWN
from handlers.proposals.proposing.shared import of_another
from handlers.reading.denial import NOT as NO
from handlers.reading.joined import BECAUSE
from handlers.reading.meaning.places import places
from handlers.reading.meaning.several import several
from handlers.reading.meaning.slots import STATE, only_a_problem, slots
from handlers.reading.said.exchanged import exchanges, instead_of, orders, swaps
from handlers.reading.said.of_drafts.other_thing import other_wish
from handlers.reading.said.of_drafts.public_land import of_land
from handlers.reading.said.of_proposals.rewished import Rewished, all_else, rewished, wants_other
from handlers.reading.said.of_proposals.reworked import worked
from handlers.reading.said.wrong import (
    MARKS,
    NOT,
    NOT_ONLY,
    OTHERS,
    WISH,
    bare,
    labelled,
)
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# "Talud nya ganti jd bronjong aja kata pak RW": what is instead, without why.
_INSTEAD = late.regex(
    r"^\W*(?P<old>.*?)\b(?:di\s?)?(?:ganti|rubah|ubah|tukar|owah)(?:in|kan|nya|en|no)?\s+"
    r"(?:(?:saja|aja|wae|deh|dong|ya|lah|sih|mawon)\s+)*(?:(?:jadi|jd|menjadi|dgn|dengan|sama|ke|pakai|pake|dadi"
    r"|karo)\s+)?(?P<new>\S.*)$"
    r"|^\W*(?P<less>.*?)\b(?:mending(?:an)?|lebih\s+baik|luwih\s+apik|better)\s+(?:(?:jadi|jd|pakai|pake)\s+)?(?P<rather>\S.*)$",
    re.I | re.S,
)
_WHY = late.regex(
    rf"\s*[,.;]?\s*\b(?:{BECAUSE}|kata|kt|jare|biar|supaya|agar|katanya|jarene|menurut"
    r"|(?:lebih|lbh|luwih)\s+(?:kuat|bagus|awet|murah|aman|kuwat|apik)|(?:kalau|kalo"
    r"|klo)\s+(?:bisa|boleh))\b.*$"
    r"|(?:[\s,.]*\b(?:aja|saja|wae|mawon|deh|ya|yah|dong|lah|pak|bu|min|mbak|mas|nggih|please|dulu)\b)+\W*$",
    re.I | re.S,
)


# "Ubah usulannya jadi bedah rumah": that it is the wish, and becomes another.
_TO = late.regex(rf"^\W*(?:{WISH})(?:\s?(?:nya|ne)|e)?\s+(?:jadi|jd|menjadi|ke|dadi)\s+", re.I)


def _instead(text: str, wish: str) -> str | None:
    """The wish with something else instead of what a text says; None where it says neither that nor
    what goes, or where something else than the wish is named."""
    found = _INSTEAD.match(text)
    if found is None:
        return None
    new = re.split(r"[.;,]", found["new"] or found["rather"])[0]
    new = _TO.sub("", new)
    new = _WHY.sub("", _WHY.sub("", new)).strip(" \"'“”„,.;:")
    old = re.sub(r"(?:nya|ne)$", "", (found["old"] or found["less"] or "").strip().casefold())
    gone = [word for word in re.findall(r"[^\W_]+", old) if re.search(rf"\b{word}\b", wish, re.I)]
    gone = [word for word in gone if len(word) > 2 and word not in _SMALL]
    if not new or places(new).rest.strip(" ;,") == "":
        return None
    if gone:
        said = r"\W+".join(gone)
        # As it was typed: a backslash in it means nothing.
        return re.sub(rf"\b{said}\b", lambda _: new, wish, count=1, flags=re.I)
    return new if slots(new).things and len(new.split()) > 1 else None


# "Usulannya masih salah itu, yang benar perbaikan lampu": what is said before it is no wish.
_NOW = late.regex(
    r"^.{0,60}?\b(?:salah|keliru|kliru)\b.{0,20}?[\s,.]+(?:yang|yg|sing)\s+(?:benar|bener|betul|leres)(?:nya|e)?\W+(?=\w)",
    re.I | re.S,
)
# A thing that is named alone: "drainase", "lampu jalan".
ALONE_WORDS = 2


def _swapped(new: str, wish: str) -> str | None:
    """A wish with another thing instead of the one that it names; None where it names none, or
    several, or more is told of it than a place."""
    things = slots(wish).things
    alone = any(fold(new) in each.words for each in slots(new).things)
    if len(things) != 1 or not alone or STATE.search(wish):
        return None
    words = sorted({fold(things[0].name), *things[0].words}, key=len, reverse=True)
    said = next((each for each in words if f" {each} " in f" {fold(wish)} "), None)
    if said is None:
        return None
    gone = r"\W+".join(map(re.escape, said.split()))
    # "Cor gang melati": the lane keeps its name.
    gone = re.sub(r"\\W\+(gang|gg|lorong|jalan|jln)$", r"(?:\\W+\1(?!\\W+\\w))?", gone)
    found = re.search(rf"(?<!\w){gone}(?!\w)", wish, re.I)
    return f"{wish[: found.start()]}{new}{wish[found.end() :]}" if found is not None else None


# "Usulnya bronjong aja jgn talud"
_RATHER = late.regex(
    r"^(?P<new>.+?)(?:\s+(?:aja|saja|wae))?[\s,]+(?:jangan|jgn|ojo|bukan)\s+(?P<old>\w+)\W*$",
    re.I | re.S,
)
_SMALL = frozenset({"yang", "dan", "untuk", "dari", "jalan", "usul", "usulan"})
_USUL = late.regex(
    r"^(?:(?:mau|ingin|pengen)\s+)?(?:usul\w*|minta|mengusulkan)\s+"
    r"|^(?:ini|itu|iki|niki|tadi)\s+(?:(?:untuk|utk|buat|bwt|cuma|hanya|soal|kangge|nggo)\s+)+",
    re.I,
)


_WHERE = late.regex(
    r"^\W*(?:di|ke|dari|dekat|deket|dkt|depan|dpn|belakang|blkg|samping|sebelah|seberang|teng|ning)\s",
    re.I,
)

# "Gapura pakai swadaya saja, tidak usah": at its end.
_GIVES_UP = late.regex(
    rf"[\s,.;]+(?:(?:jadi|ya|yaudah)\s+){{0,4}}(?:(?:{NO})\s*(?:usah|jadi|perlu|sido)|gausah|gajadi|batal)(?:\s*(?:deh|aja|saja|ya|pak|bu|min|lah)){{0,6}}\W*$",
    re.I,
)


# "Usulannya tambahin: sekalian drainasenya", but not "usulannya tambah lampu".
_ADDS = late.regex(r"\b(?:(?:di)?tambah(?:in|kan|i|no|ke)|ditambah)\b", re.I)


def _with_more(text: str, wish: str) -> str | None:
    """The wish with what a text adds to it by its name; None where it adds nothing."""
    more = parts.more_in(text) if labelled(text, WISH) is not None else None
    if more is None or not _ADDS.search(more[0]):
        return None
    return ", ".join((wish.rstrip(" ."), more["said"].strip(" .,")))


def _drops_another(text: str, draft: Draft) -> bool:
    """Whether a text gives up another thing than the one that is wished."""
    if _GIVES_UP.search(text) is None:
        return False
    things = {thing.name for thing in slots(text).things}
    return bool(things) and things.isdisjoint(t.name for t in slots(draft["wish"] or "").things)


# "Perbaikan talud", "talud diperbaiki": the work, and on what.
_WORK = late.regex(
    r"^\W*(?:(?:usul\w*|mau|minta|jadi|jd|pokok(?:nya|e)|ya|eh|oh)\W+){0,3}(?P<said>(?:pe[mn]\w{3,}an|perbaikan|pelebaran|peninggian|pelatihan"
    r"|renovasi|rehab\w*|normalisasi|bangun|bikin|gawe|pasang|perbaiki|betulin|benerin)\b.*|\w+\s+(?:di(?:perbaiki|bangun|bikin|pasang"
    r"|renovasi|benerin|betulin|cor|aspal)))\W*$",
    re.I,
)
AGAIN_WORDS = 6


def _said_again(text: str, draft: Draft) -> Mend | None:
    """The wish that is said once more, and nothing else: as it is, or, once all has been asked, by
    another work on the same thing ("pembangunan talud baru")."""
    said, wish = _WORK.match(_WHY.sub("", text)), draft["wish"] or ""
    things = {thing.name for thing in slots(wish).things}
    if said is None or not things or "?" in text or len(said["said"].split()) > AGAIN_WORDS:
        return None
    new = said["said"].strip(" .,")
    held = slots(new)
    other = held.place or held.amount or held.problem or any(map(str.isdecimal, new))
    if {thing.name for thing in held.things} != things or other or MARKS.search(text):
        return None
    if all(_stem(word) in map(_stem, fold(wish).split()) for word in fold(new).split()):
        return Mend(Answer(wish), whole=True)
    if not (draft["problem"] and draft["place"]) or _WORK.match(wish) is None:
        return None
    words = sorted({word for thing in slots(wish).things for word in thing.words}, key=len)
    ends = [m.end() for word in words for m in re.finditer(rf"\b{re.escape(word)}\b", wish, re.I)]
    whole = f"{new}{wish[max(ends) :]}" if ends else new
    return Mend(Answer(whole), whole=True) if rules.WISH.holds(len(whole)) else None


def _stem(word: str) -> str:
    """A verb without what it begins and ends with: "perbaikan" and "diperbaiki" are one."""
    word = re.sub(r"(?:nya|an|i|in)$", "", word)
    return re.sub(r"^(?:di)?(?:me[nm]?|pe[nmr]?)?(?=\w{4})", "", word)


# More words than these may tell more than another wish: it is asked.
WISHED_WORDS = 9


_ASKS = late.regex(
    r"^\W*(?:(?:saya|kami|jadi|dan|terus)\s+)*(?:minta|mohon|mau|usul|pengen|ingin|butuh|perlu|tolong|njaluk|nyuwun)\b",
    re.I,
)


def _all_else(text: str, draft: Draft) -> Mend | None:
    """Another wish that is said behind that it is another, with what is told of it."""
    rest = all_else(text) if draft["wish"] else ""
    said = re.split(r"[.;\n]\s*", rest.strip(" .")) if rest else []
    asks = [each for each in said if _ASKS.match(each)]
    asks = asks or [each for each in said[:1] if slots(each).things]
    new = _USUL.sub("", asks[-1]).strip() if asks else ""
    if not rules.WISH.holds(len(new)):
        return None
    told = [each for each in said if each not in asks and len(each.split()) > ALONE_WORDS]
    bidang = slots(new).bidang
    reading = Answer(new, instead={"topic": bidang} if bidang not in (None, draft["topic"]) else {})
    return _with_told(Mend(reading, whole=True, drops=True), reading, told, draft)


def _of_something_else(turn: Turn, text: str, draft: Draft) -> bool:
    """Whether a text is of another answer, or of another proposal, and not of this wish."""
    if draft.key and not MARKS.search(text) and another(turn, text, draft) is not None:
        return True  # "usul lampu jalan", said while another is changed, is one of its own
    if NOT_ONLY.search(text) and labelled(text, WISH) is None:
        return True  # "bukan cuma longsor, pondasinya juga": it tells more
    # "bukan ke sungai tapi ke kios": of the problem
    return parts.of_another(text, draft, "wish") or _drops_another(text, draft)


# "Kayaknya lampu udah dianggarin kampus": what is said of it, and no other wish.
_HEARD = late.regex(
    r"\b(?:kayak(?:nya|e)|sepertinya|kata(?:nya)?|jare(?:ne)?|kabarnya|denger2?|apparently)\b[^,.;]{0,40}\b(?:udah|udh|sudah|sdh|wis|wes|sampun|already)\s+(?:di\w+|ada|ono|masuk|mau\s+di\w+|been)\b",
    re.I,
)


def _is_state(said: str) -> bool:
    """Whether a text begins with how something is, and not with what is wished: "gelapnya ..."."""
    return STATE.fullmatch(re.sub(r"(?:nya|ne|e)$", "", said.split()[0])) is not None


async def mend_wish(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another thing that is asked for after all ("eh lampu jalan aja")."""
    before = former(text, draft) or parts.another_work(text, draft["wish"] or "")
    if before is not None or of_land(text):
        return before
    if (more := to_be_done(text, draft)) is not None:
        return more
    wish = draft["wish"] or ""
    said = (other_wish(text, wish) or rewished(text, wish)) if wish else None
    heard = _HEARD.search(text) and not (wants_other(text) or (said and said.new))
    if _of_something_else(turn, text, draft) or heard:
        return None
    if (again := _said_again(text, draft) or _all_else(text, draft)) is not None:
        return again
    if draft["wish"] and (whole := _with_more(text, draft["wish"])) is not None:
        return Mend(Answer(whole)) if rules.WISH.holds(len(whole)) else None
    other_work = worked(text, draft["wish"] or "")
    if other_work is not None and rules.WISH.holds(len(other_work[0])):
        new, told_so = Answer(other_work[0]), [each for each in other_work[1:] if each]
        return _with_told(Mend(new), new, told_so, draft)
    if draft["wish"] and wants_other(text) and labelled(text, OTHERS) is None:
        named = {thing.family for thing in slots(text).things}
        if named <= {thing.family for thing in slots(draft["wish"]).things}:
            return Mend(AskAgain((Text("propose-wish.dropped"),)), drops=True)
    # "Usulannya bronjong bukan talud" says what is instead first.
    rather = said and not said.new and labelled(text, WISH) and NOT.search(text)
    if said is not None and labelled(text, OTHERS) is None and not rather:
        return _dropped(turn, text, draft, said)
    if _WHERE.match(bare(text)) and labelled(text, WISH) is None:
        return None  # "di balai RW 2 aja"
    other = parts.with_other(text, draft, "wish")
    if other is not None and orders(text) and rules.WISH.holds(len(other)):
        return Mend(Answer(other))  # "ubah talud jadi drainase"
    if other is not None and rules.WISH.holds(len(other)) and (swap := swaps(text)) is not None:
        return _with_told(Mend(Answer(other), sure=swap, drops=not swap), Answer(other), [], draft)
    work = other is not None and exchanges(text)[0].new
    if work and _WORK.match(work) and not slots(work).things and rules.WISH.holds(len(other or "")):
        return Mend(Answer(other))  # another work on the same thing
    mend = _other(turn, text, draft)
    if mend is None or not isinstance(mend.reading, Answer) or not draft["wish"]:
        return mend
    clauses = [each.strip() for each in re.split(r"[,.;\n]", text) if each.strip()]
    told = [each for each in clauses if only_a_problem(each, slots(each, turn.site.names))]
    return _with_told(mend, mend.reading, told if len(told) < len(clauses) else [], draft)


def _dropped(turn: Turn, text: str, draft: Draft, said: Rewished) -> Mend | None:
    """The wish that is instead of one that is not wanted any more ("eh ga jadi talud, jembatan
    aja"), with what is told of it."""
    wish = draft["wish"]
    gone, things = slots(said.gone).things, slots(wish).things
    if not said.new and _is_state(said.gone):
        return None  # "buang kata gelapnya": of what is wrong
    if not said.new:
        left = [each for each in several(wish).parts if not set(slots(each).things) & set(gone)]
        if said.more or not set(gone) & set(things):
            return None
        if len(left) == 1 and rules.WISH.holds(len(left[0])):
            return Mend(Answer(left[0]), drops=True)  # of two things
        # What is to be instead, or whether all is to be dropped, only they can tell.
        return Mend(AskAgain((Text("propose-wish.dropped"),)), drops=True)
    if fold(said.new) in fold(wish) and set(things).isdisjoint(gone):
        return Mend(Answer(wish), drops=True)  # it is so by now
    new = said.new
    counted = slots(wish).unit in {thing.unit for thing in slots(new).things}
    if len(new.split()) <= ALONE_WORDS and said.alone and (counted or not slots(wish).amount):
        new = _swapped(new, wish) or new
    if len(new) < rules.WISH.least:
        area = (draft["area"] or {}).get("name")
        place = (draft["place"] or {}).get("text") or (f"Kelurahan {area}" if area else None)
        new = ", ".join(filter(None, [new, place]))
    if not rules.WISH.holds(len(new)):
        return None
    bidang = slots(new).bidang
    reading = Answer(new, instead={"topic": bidang} if bidang not in (None, draft["topic"]) else {})
    told = [each for each in said.more if STATE.search(each) or slots(each).trouble]
    mend = Mend(reading, sure=not gone or bool(set(gone) & set(things)), drops=True)
    return _with_told(mend, reading, told, draft)


def _with_told(mend: Mend, reading: Answer, told: Sequence[str], draft: Draft) -> Mend:
    """Another wish with the problem that was `told` with it; where it is another thing,
    instead of the one that was the former's, which is in doubt where none was told."""
    had = {thing.name for thing in slots(draft["wish"]).things}
    now = {thing.name for thing in slots(reading.value).things}
    problem = ", ".join(told)
    same = not (had and now) or bool(had & now)
    if not same:
        reading = of_another(reading, draft)
        mend = replace(mend, reading=reading)
    if same and (draft["problem"] or not problem):
        return mend
    if not rules.PROBLEM.holds(len(problem)):
        return mend if same else replace(mend, doubts=("problem",))
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(problem, SHOWN))}
    say = (Text("form-mended" if draft["problem"] else "form-mended.new", args),)
    reading = replace(
        reading,
        say=(*reading.say, *say),
        also={"problem": problem},
        instead={**reading.instead, "problem": problem},
    )
    return replace(mend, reading=reading)


def _other(turn: Turn, text: str, draft: Draft) -> Mend | None:
    named = labelled(text, WISH)
    named = _NOW.sub("", named) if named is not None else None
    corrects = MARKS.search(text) is not None and labelled(text, OTHERS) is None
    changes = _INSTEAD.match(text) is not None and labelled(text, OTHERS) is None
    if named is None and not (corrects or changes):
        return None
    gone = [each["no"] for each in NOT.finditer(text)]
    denied = [slots(each, turn.site.names) for each in gone]
    if named is None and any(held.area or held.place for held in denied):
        return None  # "taludnya bukan di imopuro tp di yosodadi": where, and not what
    instead = _instead(text, draft["wish"] or "") if changes else None
    if named and (rather := _RATHER.match(named)) is not None:
        instead = instead_of(f"bukan {rather['old']}, {rather['new']}", draft["wish"] or "")
    elif named and len(gone) == 1:
        instead = instead_of(f"bukan {gone[0]}, {named}", draft["wish"] or "")
    told = STATE.search(draft["wish"] or "") is None  # of what is wrong with it nothing would fit
    if (
        named is None
        and corrects
        and told
        and (swapped := instead_of(text, draft["wish"] or "")) is not None
    ):
        instead = swapped if slots(swapped).things else instead
    if instead and rules.WISH.holds(len(instead)) and fold(instead) != fold(draft["wish"] or ""):
        bidang = slots(instead).bidang
        moved = bidang is not None and bidang != draft["topic"]
        return Mend(Answer(instead, instead={"topic": bidang} if moved else {}))
    if changes and named is None:
        return None  # "mending dicor aja taludnya": how, and not what
    clauses = [each for each in re.split(r"\s*[,;]\s*", text) if each]
    if named is None and len(clauses) > 1 and MARKS.search(clauses[-1]):
        text = clauses[-1]  # "taludnya ga usah, jembatan aja"
    said = _WHY.sub("", _WHY.sub("", _USUL.sub("", named or bare(text)))).strip(" \"'“”„.,")
    held = slots(said, turn.site.names)
    if not held.things or (named is None and (held.problem or _is_state(said))):
        return None
    if (named is not None or corrects) and len(said.split()) <= ALONE_WORDS:
        if fold(said) in fold(draft["wish"] or ""):
            return None  # "kok drainase, saya bilangnya talud": so it is
        said = _swapped(said, draft["wish"] or "") or said
    known = {thing.name for thing in slots(draft["wish"] or "").things}
    # "Lampunya jadi 7 titik", "lampunya di gang kelinci": the same thing, another amount or place.
    other = held.value is not None or any(map(str.isdecimal, said)) or held.place is not None
    if named is None and other and known.issuperset(t.name for t in held.things):
        return None  # "lampunya jadi 7 titik": of the same thing, another amount
    short = named is not None or len(said.split()) <= WISHED_WORDS
    if len(said) < rules.WISH.least:
        said = ", ".join(filter(None, [said, (draft["place"] or {}).get("text")]))
    if not rules.WISH.holds(len(said)) or fold(said) == fold(draft["wish"] or ""):
        return None
    other = held.bidang is not None and held.bidang != draft["topic"]
    return Mend(Answer(said, instead={"topic": held.bidang} if other else {}), sure=short)
