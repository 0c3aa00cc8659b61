"""What a text that was said at another question means for an answer: a correction, or a piece."""

from __future__ import annotations

import re
from typing import Any

from handlers import late
from handlers.asking.proposals.held import volume_of
from handlers.conversation.answers import Answer, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.proposals.proposing.land import (
    CLAUSES,
    asks_of_land,
    land_in,
    land_with,
    lands_in,
    part_owned,
    says_land,
)
from handlers.proposals.proposing.mending import parts
from handlers.proposals.proposing.mending.amounts import (
    denied,
    length,
    now_only,
    per_side,
    refigured,
    told_in_one,
    told_whole,
    with_sides,
)
from handlers.proposals.proposing.mending.follows import follows_in, with_amount, with_more
from handlers.proposals.proposing.mending.with_why import mend_wish
from handlers.proposals.proposing.pieces import SHOWN
from handlers.reading import unsaid
from handlers.reading.amounts import quantities
from handlers.reading.amounts.roughly import about, is_about
from handlers.reading.meaning.slots import Slots, only_a_problem, slots
from handlers.reading.places.areas import Found, Unsure
from handlers.reading.places.spoken import borders, only_spots
from handlers.reading.said.exchanged import instead_of
from handlers.reading.said.of_drafts.public_land import says_public
from handlers.reading.said.of_proposals.cut_out import cut, with_rather, without
from handlers.reading.said.wrong import (
    AMOUNT,
    CORRECTS,
    LAND,
    NOT,
    OTHERS,
    PROBLEM,
    bare,
    labelled,
    left_out,
    said_now,
)
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Land, Topic


def said_in(turn: Turn, text: str) -> Slots:
    """What a text holds now, without what it says was wrong."""
    return slots(said_now(text), turn.site.names)


def _left(held: Slots) -> list[str]:
    """What a text says more than where, how much, and that something was wrong."""
    return re.sub(rf"\b(?:{CORRECTS})\b", " ", " ".join(held.rest)).split()


def rest_of(held: Slots) -> bool:
    """Whether a text says more than where, how much, and that something was wrong."""
    return _left(held) != []


# Words that say that something was said before ("udah dibilang karangrejo").
_SAID_BEFORE = (
    r"\b(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun|kan|tadi|mau|dibilang|bilang|ditulis|tulis|lho"
    r"|lo|loh"
    r"|lah|to|kok|already|said)\b"
)


_CALLED = late.regex(
    r"\bkel(?:urahan)?\.?\s+(?P<name>\w+)(?:\s+(?:ya|pak|bu|min|deh|aja))*\W*$", re.I
)


_KELURAHAN = late.regex(
    r"\b(?:kel(?:urahan)?(?:nya|ne|e|ipun)?|pak|bu|min|mas|mbak|ya|kok|itu|niku)\b", re.I
)
# "..., it's metro", "tapi masuk metro".
_TITLED = late.regex(
    r"^\W*(?:s\b\W*)?(?:(?:tapi|tp|but|it'?s|masuk|mlebu|mlebet|yang|yg|sing|bener(?:e|nya)?|harusnya|kelurahan(?:nya|e)?)\W+){1,4}",
    re.I,
)


async def mend_area(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another kelurahan that is named beyond doubt; of two the one that is not known already."""
    now = said_now(text)
    if borders(text):
        return None  # "di perbatasan sama Ganjar Agung" is where it is, and in none for sure
    reading = turn.site.names.find_in(now).reading
    if draft["area"] and isinstance(reading, Unsure) and len(reading.areas) > 1:
        # "kok imopuro? saya hadimulyo barat"
        now = re.sub(rf"\b{re.escape(draft['area']['name'])}\b", " ", now, flags=re.I)
        reading = turn.site.names.find_in(now).reading
    if not isinstance(reading, Found):
        reading = turn.site.names.read(bare(text))
    if not isinstance(reading, Found) and (called := _called(text, now, draft)):
        # "Metro" alone is the city; "kel metro" is not.
        named = turn.site.names.read(f"kelurahan {called}")
        if isinstance(named, Unsure) and [fold(a.name) for a in named.areas] == [fold(called)]:
            reading = Found(named.areas[0])
    if not isinstance(reading, Found):
        return None
    area = turn.site.areas.by_code[reading.area.code]
    if area.level != 4:
        return None
    held = said_in(turn, text)
    said = re.sub(_SAID_BEFORE, " ", " ".join(_left(held)), flags=re.I).strip()
    whole = not (held.place or held.things or held.problem or held.amount or said)
    return Mend(Answer({"code": area.code, "name": area.name}), whole=whole)


def _called(text: str, now: str, draft: Draft) -> str | None:
    """The one word that a text calls a kelurahan, or names instead of the one that there is."""
    if (called := _CALLED.search(now)) is not None:
        return called["name"]
    had = fold((draft["area"] or {}).get("name", ""))
    gone = (fold(_KELURAHAN.sub(" ", each["no"])) for each in NOT.finditer(text))
    denied = bool(had) and had in gone
    named = _TITLED.sub("", bare(text)) if denied else (labelled(text, "kelurahan") or "")
    return named if len(named.split()) == 1 else None


_TO = late.regex(r"^\W*(?:di|ke|pada|ing|ning|neng|to)\s+(?:(?:bagian|the)\s+)?", re.I)
_TAKES_AWAY = late.regex(r"\W*(?:hapus|hilang\w*|buang|jangan|jgn|tanpa|kurangi)\b", re.I)
# What is said of since when, or how often, without its question is no longer than this.
MORE_WORDS = 4


# "..., sama rt nya jadi 06": what another answer is, which is named.
_NEXT = late.regex(
    rf"\s*[,;.]\s*(?:(?:sama|sm|dan|terus|trus|juga)\s+)?(?=(?:{OTHERS})(?:\s?(?:nya|ne)|e)\b)",
    re.I,
)


# "Eh salah 18", of the one figure that was said.
_FIGURE = late.regex(
    r"^\W*(?:(?:eh+|oh|maaf|maap|sori|sorry|ralat|koreksi|salah(?:\s+(?:ketik|tulis))?|keliru|kliru|klentu|(?:se)?harusnya|kudune|typo|wrong|oops)\W+){1,3}(?P<n>\d{1,5})"
    r"(?:\s+(?:kk|orang|org|wong|tiyang|rumah|anak|jiwa|warga|kali|deng|ding|maksud\w*|ya|pak|bu|min|kok)){0,3}\W*$",
    re.I,
)
_NUMBER = late.regex(r"(?<![\w.,/])\d{1,5}(?![\w/]|[.,]\d)")


def _figured(text: str, draft: Draft) -> str | None:
    """The problem with another figure in the place of its own, where it is the only one that has
    been said and a text says nothing but that it was wrong; None for others."""
    found, had = _FIGURE.match(text), draft["problem"] or ""
    others = (draft["wish"] or "", (draft["place"] or {}).get("text") or "")
    if found is None or draft["volume"] or any(map(str.isdecimal, "".join(others))):
        return None
    spots = [*_NUMBER.finditer(had)]
    if len(spots) != 1:
        return None
    return f"{had[: spots[0].start()]}{found['n']}{had[spots[0].end() :]}"


async def mend_problem(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another problem, or more of it ("sudah 3 tahun", where it is asked how much)."""
    had: str = draft["problem"] or ""
    if (figured := _figured(text, draft)) is not None and rules.PROBLEM.holds(len(figured)):
        return Mend(Answer(figured), whole=True)
    spoken = (left_out(text, had) or without(cut(text), had)) if had else None
    spoken = with_rather(spoken, text) if spoken is not None else None
    if spoken is not None and rules.PROBLEM.holds(len(spoken)):
        return Mend(Answer(spoken), whole=True, drops=True)
    other = parts.with_other(text, draft, "problem")
    # "Masalahnya bukan banjir, tapi bau tiap sore" tells all of it.
    new = labelled(text, PROBLEM) or ""
    if other is not None and not (rules.PROBLEM.holds(len(new)) and not _FROM.match(new)):
        return Mend(Answer(other)) if rules.PROBLEM.holds(len(other)) else None
    if parts.of_another(text, draft, "problem"):
        return None
    added = parts.more_in(text)
    told = labelled(_TO.sub("", added["said"]), PROBLEM) if added is not None else None
    if told is not None:
        # "Tambahin (di) masalahnya: sering bikin orang jatuh"
        whole = ", ".join(filter(None, [had.rstrip(" ."), told]))
        return Mend(Answer(whole)) if rules.PROBLEM.holds(len(whole)) else None
    said = labelled(text, PROBLEM)
    said = _NEXT.split(said, maxsplit=1)[0] if said is not None else None
    if said is not None and _TAKES_AWAY.match(said):
        return None  # what stays of it only they can tell
    # "problemnya bukan longsor tp ambrol" is too little by itself.
    short = said is not None and not rules.PROBLEM.holds(len(said))
    if (short or labelled(text, OTHERS) is None) and (other := instead_of(text, had)) is not None:
        return Mend(Answer(other)) if rules.PROBLEM.holds(len(other)) else None
    if said is not None:
        more = parts.more_in(text) or parts.more_in(said)
        said = (
            ", ".join(filter(None, [had.rstrip(" ."), more["said"]])) if more is not None else said
        )
        return Mend(Answer(said)) if rules.PROBLEM.holds(len(said)) else None
    wish = await mend_wish(turn, text, draft)
    if wish is not None and "problem" in wish.reading.also:
        return None  # it comes with another wish, and takes the place of what there is
    if had and draft["place"] and (told := _told_beside(turn, text, had)):
        return Mend(Answer(". ".join([had.rstrip(" ."), told])))
    if len(text.split()) > MORE_WORDS or not only_a_problem(text, slots(text, turn.site.names)):
        return None
    whole = had if fold(text) in fold(had) else ", ".join(filter(None, [had.rstrip(" ."), text]))
    return Mend(Answer(whole), whole=True) if rules.PROBLEM.holds(len(whole)) else None


def _told_beside(turn: Turn, text: str, had: str) -> str | None:
    """What clauses of a text that says something else tell of what is wrong: "sebelah pasar,
    kemarin 2 ibu2 jatuh"."""
    clauses = [each.strip() for each in re.split(r"[,.;\n]", text) if each.strip()]
    told = [each for each in clauses if only_a_problem(each, slots(each, turn.site.names))]
    whole = ", ".join(told)
    others = [each for each in clauses if each not in told]
    fresh = bool(told and others) and fold(whole) not in fold(had)
    if not all(_held_elsewhere(turn, each) for each in others):
        return None  # nothing of it is lost behind what is taken
    return whole if fresh and rules.PROBLEM.holds(len(f"{had}. {whole}")) else None


def _held_elsewhere(turn: Turn, clause: str) -> bool:
    """Whether what a clause says is another answer, or nothing."""
    held = slots(clause, turn.site.names)
    known = held.place or held.landmark or held.amount or held.area or lands_in(clause)
    return bool(known or only_spots(clause) or unsaid.musing(clause) or not held.rest)


_PEOPLE = late.regex(
    r"\W*\d{1,4}\s*(?:orang|org|peserta|wong|tiyang|people)\b\W*(?:\w{2,5}\W*)?$", re.I
)


_MEASURE = late.regex(rf"\b(?:{AMOUNT})(?:\s?(?:nya|ne)|e|ipun)\b", re.I)


# "Dari jembatan ke timur 20 meter": a thing that is only nearby.
_FROM = late.regex(
    r"\b(?:dari|dr|depan|dpn|dekat|deket|dkt|ke|di|sampai|sampe|sebelah|samping|antara|saking|seko)\b",
    re.I,
)


def _of_another(held: Slots, draft: Draft) -> bool:
    """Whether a text names another thing than the wish does, and not where that is."""
    wished = slots(draft["wish"] or "").things
    alike = {word for thing in wished for word in (thing.name, thing.family)}
    others = [thing for thing in held.things if not alike & {thing.name, thing.family}]
    same = len(others) < len(held.things)
    return bool(wished and others) and not same and not (held.street or held.landmark or held.rt)


async def mend_volume(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another amount: with its unit, or a bare number instead of the one that was said."""
    if (whole_of_it := told_whole(text, draft)) is not None:
        follows = follows_in(draft, with_amount(draft, whole_of_it))
        return Mend(Answer(whole_of_it, instead=follows), whole=True)
    if (right := denied(text, draft)) is not None:
        return Mend(Answer(right, instead=follows_in(draft, with_amount(draft, right))))
    if (in_one := told_in_one(text, draft)) is not None:
        return Mend(Answer(in_one))
    if (now := now_only(text, draft) or per_side(text, draft)) is not None:
        return Mend(Answer(now, instead=follows_in(draft, with_amount(draft, now))))
    known = draft["volume"] or {}
    if known.get("value") and (word := about(text, known["value"])):
        # "60 meter itu perkiraan ya, tulis aja kurang lebih"
        rough = known["text"] if is_about(known["text"]) else f"{word} {known['text']}"
        return Mend(Answer({**known, "text": rough}), whole=True)
    if known and not known.get("value") and (other := refigured(text, known["text"])) is not None:
        return Mend(Answer(other))
    held = said_in(turn, text)
    whole = not (held.place or held.things or held.problem or held.area or rest_of(held))
    if _of_another(held, draft) and not _FROM.search(text):
        return None  # "pelatihan bikin kue, kira2 15 orang", of a pos ronda
    if (amount := volume_of(held)) is not None:
        amount = with_sides(with_more(text, amount, draft["volume"] or {}), draft)
        follows = follows_in(draft, with_amount(draft, amount))
        return Mend(Answer(amount, instead=follows), whole=whole)
    if (long := length(text, draft)) is not None and not held.problem:
        return Mend(Answer(long, instead=follows_in(draft, with_amount(draft, long))), whole=whole)
    had = draft["volume"] or {}
    if _MEASURE.search(text) is not None and unsaid.unknown(text):
        return Mend(Answer(had or None), whole=True)  # "kurang tau pak panjangnya"
    becomes = _BECOMES.match(text) if had.get("value") else None
    counted = f"{becomes['n']} {had.get('unit') or ''}".strip() if becomes else ""
    said = labelled(text, AMOUNT) or counted or bare(text)
    read = quantities.volume(said)
    trains = draft["topic"] is not None and not Topic(draft["topic"]).builds
    if (both := _several(held, text)) is not None:
        return Mend(Answer(both), whole=whole)
    if read.unit == "orang" and _PEOPLE.match(text) and trains:
        # Of a training that is how many; of a road, who is hit.
        people = {"text": said, "value": str(read.value), "unit": read.unit}
        return Mend(Answer(people), whole=True)
    if read.value is None or not rules.VOLUME.holds(len(said)) or not had.get("value"):
        return None
    gone = [fold(each["no"]) for each in NOT.finditer(text)]
    # "3", instead of 2 paket; but "30 anak" is no paket.
    unit = read.unit or (had.get("unit") if len(said.split()) == 1 else None)
    value = {"text": said, "value": str(read.value), "unit": unit}
    if unit and (read.unit is None or becomes):
        value["text"] = quantities.written(read.value, unit)
    told = any(each.split()[:1] == [had["value"]] for each in gone) or said != bare(text)
    told = told or becomes is not None
    follows = follows_in(draft, with_amount(draft, value))
    mend = Mend(Answer(value, instead=follows), sure=told, whole=becomes is not None)
    return mend if said.split()[0][:1].isdigit() or told else None


# "Jadi 4", "eh jadi 4 aja deh", where 3 was said.
_BECOMES = late.regex(
    r"^\W*(?:(?:eh+|oh|maaf|ralat|nya)\W+)*(?:jadi(?:nya|in)?|menjadi|dadi|dados|ganti|diganti)\s+"
    r"(?P<n>\d+|[^\W\d_]+)(?:\s+(?:aja|saja|deh|ya|wae|mawon|dong|pak|bu|min))*\W*$",
    re.I,
)


def _several(held: Slots, text: str) -> dict[str, Any] | None:
    """Several amounts that a text says of the same, as they stand: which counts is said later."""
    clauses = (slots(each) for each in re.split(r"[,.;\n]\s+", text))
    some = [each for each in clauses if each.value is not None and not each.problem]
    units = {each.unit for each in some}
    if held.amount is not None or len(some) < _BOTH or len(units) != len(some) or _HIT & units:
        return None
    said = ", ".join(each.amount or "" for each in some)
    return {"text": said, "value": None, "unit": None} if rules.VOLUME.holds(len(said)) else None


_BOTH = 2
_HIT = frozenset({"orang", "kk", "rumah", "hari", "bulan", "kali"})


# "Tanahnya milik pengairan, bukan sawah orang"; what is longer tells more than whose it is.
LAND_WORDS = 7


# "Tanah pemerintah sih setahu saya ya pinggir jalan soalnya": how sure one is, and why.
_AS_FAR = late.regex(
    r"\s*,?\s*\b(?:(?:sih\s+)?(?:setahu|setau|sepengetahuan|seingat)\s*(?:saya|sy|ku|aku|kami)|sih|as\s+far\s+as\s+i\s+know|i\s+(?:think|guess))\b",
    re.I,
)
_BECAUSE_OF = late.regex(
    r"[\s,.]+(?:ya\s+)?(?:(?:soal(?:nya|e)|karena|krn|wong|amarga|because)\s+)?(?:di\s+)?(?:pinggir|tepi|bahu|ruas|jalan\s+raya|dalan\s+gedhe|roadside|along\s+the\s+road)\b"
    r"(?:\s+[^\W\d]+){0,2}?(?:\s+(?:soal(?:nya|e)|kok|kan|wong))?\W*$",
    re.I,
)


async def mend_land(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Whose the land is; what is known of using it goes with what tells of it all."""
    # "tanah negara" alone, once it is known where: a place may be called so.
    text = _BECAUSE_OF.sub("", _AS_FAR.sub("", text)).strip(" ,.")
    named = labelled(text, LAND) is not None and len(text.split()) <= LAND_WORDS
    placed = bool(draft["place"])
    public = says_public(text)
    whole = named or (placed and (public or says_land(text)))
    clauses = CLAUSES.split(text)
    said = [text] if whole else [labelled(each, LAND) or "" for each in clauses]
    if placed and not whole:
        said += [each for each in clauses if says_land(each) or part_owned(each)]
    lands = {land_in(each) for each in said} - {None}
    land = lands.pop() if len(lands) == 1 and not asks_of_land(text) else None
    land = Land.PEMERINTAH if public and placed else land
    if land is None:
        return None
    had, terms = (draft["problem"] or "").rstrip(" ."), land_with(text)
    if not (had and terms) or fold(terms) in fold(had):
        return Mend(Answer(land), whole=whole)
    more = f"{had}. {turn.say(Text('propose-land.label'))}: {terms}"
    if not rules.PROBLEM.holds(len(more)):
        return Mend(Answer(land), whole=whole)
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(more, SHOWN))}
    told = (Text("form-joined", args),)
    return Mend(Answer(land, told, instead={"problem": more}), whole=whole)
