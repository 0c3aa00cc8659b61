"""Another place than the one that was said: all of it, another RT, street or landmark, or one
taken away."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.person.home import kept
from handlers.asking.proposals.held import place_of, placed
from handlers.conversation.answers import Answer, Draft
from handlers.conversation.form import Mend
from handlers.proposals.proposing.land import part_owned
from handlers.proposals.proposing.mending import parts
from handlers.proposals.proposing.mending.amounts import undenied
from handlers.proposals.proposing.mending.answers import rest_of, said_in
from handlers.proposals.proposing.mending.follows import follows_in, with_place
from handlers.proposals.proposing.placing.these import only_of_them
from handlers.proposals.proposing.told.answers import joined
from handlers.reading import unsaid
from handlers.reading.amounts.figures import righted_address
from handlers.reading.meaning.places import addresses, extent
from handlers.reading.meaning.slots import STATE, Slots, only_a_place, slots
from handlers.reading.places.sides import sided
from handlers.reading.places.spoken import (
    added_spots,
    only_spots,
    spots,
    stands_beside,
    stands_too,
)
from handlers.reading.said.of_drafts.other_thing import other_thing
from handlers.reading.said.of_drafts.public_land import says_public
from handlers.reading.said.wrong import (
    CORRECTS,
    HEDGES,
    NOT,
    NUMBER,
    PLACE,
    WISH,
    as_written,
    bare,
    labelled,
    said_now,
)
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules


def _numbers(now: str, held: Slots) -> tuple[str | None, str | None]:
    """RT and RW, also where they stand behind the word that puts them right."""
    rt, rw = held.rt, held.rw
    for found in NUMBER.finditer(now):
        # "rt nya salah, harusnya 06", "rw nya kayanya 4 deh"
        if (
            re.sub(rf"\b(?:{CORRECTS}|{HEDGES}|no|nomor)\b|[\W_]", "", found["between"], flags=re.I)
            == ""
        ):
            number = f"{int(found['digits']):02}"
            if found["which"].casefold() == "rt":
                rt = rt or number
            else:
                rw = rw or number
    return rt, rw


async def mend_place(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another RT, RW, street or landmark, with what stays of the place that was said before."""
    had = dict(draft["place"] or {})
    text = sided(righted_address(undenied(text, draft)))
    if _of_others(turn, text, draft):
        return None
    if (other := _in_part(text, had, draft) or _taken_away(text, had)) is not None:
        return other
    if _DROPS.search(text) is not None:
        return _without_rt(text, had)
    text = _OF_OTHERS.sub(r"\g<1>", text)
    if (goes := extent(text)) is not None and NOT.search(text) is None:
        return _along(turn, text, goes, had, draft)
    held = said_in(turn, text)
    if any(map(stands_beside, spots(text))) and (more := _spoken(text, had, held)) is not None:
        return more
    now = said_now(text)
    rt, rw = _numbers(now, held)
    held = _with_which(now, held)
    named = labelled(text, PLACE) or _at_building(text)
    if named and (first := _first_place(named)) != named:
        # "Tempatnya di balai rt, yg datang 35 orang sama rt 8": what stands behind says not where.
        named, held, now = first, slots(first, turn.site.names), first
        rt, rw = _numbers(now, held)
    if named and ("?" in named or (_THAT_IS.match(named) and NOT.search(text))):
        return None  # "lokasinya bukan disitu. itu mah rumah pak lurah": nothing instead
    if named and held.things and not (held.street or held.landmark):
        # "Balai rw 10 aja tempatnya": a building is where it is.
        stays = slots(had.get("text") or "")
        near = [f"RT {stays.rt}" if stays.rt else "", f"RW {stays.rw}" if stays.rw else ""]
        whole_text = ", ".join(filter(None, [named, "" if rt else "/".join(filter(None, near))]))
        new = {"text": whole_text, "rt": kept(rt or stays.rt), "rw": kept(rw or stays.rw)}
        return Mend(Answer({**had, **new})) if rules.PLACE.holds(len(whole_text)) else None
    if named and not (
        rt or rw or held.street or (held.landmark and slots(had.get("text") or "").landmark)
    ):
        # All of it is another; RT and RW stay, which the words do not name.
        stays = slots(had.get("text") or "")
        there = placed({}, named, [], stays.rt, stays.rw) or {"text": named}
        return Mend(Answer({**had, **there})) if rules.PLACE.holds(len(there["text"])) else None
    if (more := _spoken(text, had, held)) is not None:
        return more
    if not (rt or rw or held.street or held.landmark):
        return None
    if named and _MOVES.search(text) and had.get("text"):
        # "Ganti lokasinya depan pos ronda rt 4": nothing of the place before stays but RT and RW.
        had["text"] = ""
        rt, rw = kept(rt) or had.get("rt"), kept(rw) or had.get("rw")
        held = replace(held, rt=rt, rw=rw)
    said = next((each for each in re.split(r"[,.;\n]", text) if NUMBER.search(each)), text)
    adds = had.get("text") and (parts.more_in(said) is not None or _too(text, held))
    place = _changed(had, held, rt, rw, adds=bool(adds)) if had.get("text") else place_of(held)
    if not had.get("text") and place is None:
        numbers = "/".join(filter(None, [f"RT {rt}" if rt else "", f"RW {rw}" if rw else ""]))
        place = {"text": numbers, "rt": kept(rt), "rw": kept(rw)} if numbers else None
    if place is None:
        return None
    whole = (only_a_place(held) and held.area is None) or (
        (rt, rw) != (None, None)
        and not (held.things or held.problem or held.amount or held.area)
        and not rest_of(slots(NUMBER.sub(" ", now)))
    )
    place = {**had, **place}
    return Mend(Answer(place, instead=follows_in(draft, with_place(draft, place))), whole=whole)


# "Jl Imam Bonjol yg arah terminal": which end of it.
_WHICH = late.regex(
    r"^\s+(?:yang|yg|sing|ingkang)\s+(?P<said>(?:(?:ke\s+)?(?:arah|jurusan|madhep|jurusane)|menuju|tembus(?:an)?|masuk\s+dari)\s+[^,.;?\d]{3,40}?)"
    r"(?:\s+(?:itu|lho|loh|ya|pak|bu|min|kae|kuwi|niku|deh|aja))*\s*(?=[,.;]|$)",
    re.I,
)


def _with_which(now: str, held: Slots) -> Slots:
    """What a text holds, with which end of its street it says where no landmark is named."""
    if not held.street or held.landmark or held.street not in now:
        return held
    found = _WHICH.match(now[now.index(held.street) + len(held.street) :])
    return replace(held, landmark=found["said"]) if found is not None else held


def _too(text: str, held: Slots) -> bool:
    """Whether a text names one more landmark, and nothing that takes the place of what there is."""
    return not (held.rt or held.rw or held.street) and stands_too(text)


def _first_place(named: str) -> str:
    """The first clause of a place, where the next tells something else of people or things."""
    clauses = [each.strip() for each in re.split(r"[,;\n]|\.\s", named) if each.strip()]
    tells = [each for each in clauses[1:] if _PEOPLE.search(each)]
    return clauses[0] if tells and len(clauses) > 1 else named


_PEOPLE = late.regex(
    r"\b\d{1,4}\s*(?:orang|org|warga|peserta|anak|lansia|wong|tiyang)\b|\b(?:yang|yg|sing)\s+(?:dateng|datang|teka|ikut|hadir|pakai|pake)\b",
    re.I,
)


def _of_others(turn: Turn, text: str, draft: Draft) -> bool:
    """Whether a text is of what is wished, or of a part of another answer, and not of where."""
    if as_written(text) or unsaid.put_off(text):
        return True  # "masalahnya ketulis 2x itu, yg belakang hapus", "lokasinya nyusul"
    if part_owned(text) or says_public(text) or other_thing(text):
        return True  # "yang dekat langgar itu tanah pak haji"
    if labelled(text, WISH) is not None:
        return True  # "judulnya ganti lampu jalan gang mawar"
    if _BESIDE.match(text) and (held := said_in(turn, text)).things and not held.rt:
        return True  # "tambahin lampu di gang melati"
    return parts.of_another(text, draft, "place") and not NUMBER.search(text)


def _in_part(text: str, had: dict[str, Any], draft: Draft) -> Mend | None:
    """The place with a part of it another, or with more of it."""
    if (these := only_of_them(text, had)) is not None:
        return Mend(Answer(these, instead=follows_in(draft, with_place(draft, these))), whole=True)
    if (more_rt := parts.with_more_rt(text, had)) and rules.PLACE.holds(len(more_rt)):
        return Mend(Answer({**had, "text": more_rt}), whole=True)
    known, said = (
        [word.lstrip("0") for word in fold(each).split()] for each in (had.get("text") or "", text)
    )
    if len(said) > 1 and set(said) <= set(known):
        return Mend(Answer(had), whole=True)  # it is said once more
    changed = parts.with_other(text, draft, "place")
    if changed is None or addresses(changed) != addresses(had["text"]):
        return _added(text, had)
    if not rules.PLACE.holds(len(changed)):
        return None
    place = {**had, "text": changed}
    return Mend(Answer(place, instead=follows_in(draft, with_place(draft, place))))


def _added(text: str, had: dict[str, Any]) -> Mend | None:
    """The place with what a text says is to be written beside it ("tambahin blok C")."""
    before = had.get("text") or ""
    fresh = [each for each in added_spots(text) if not _tells(each)]
    fresh = [each for each in fresh if fold(each) not in fold(before)]
    if not before or not fresh or any(slots(each).rt for each in fresh):
        return None
    whole = ", ".join((before, *fresh))
    return (
        Mend(Answer({**had, "text": whole}), whole=True) if rules.PLACE.holds(len(whole)) else None
    )


_BESIDE = late.regex(
    r"^\W*(?:(?:eh|oh|ya|mau|tolong|bisa|minta)\W+){0,3}(?:di)?(?:tambah|nambah)\w*\s+"
    r"(?!(?:di|ke|depan|dpn|belakang|blkg|samping|sebelah|dekat|deket|gang|gg|jalan|jl|lokasi\w*|tempat\w*|alamat\w*)\b)",
    re.I,
)


# What was said by a slip is told of so.
_THAT_IS = late.regex(
    r"^(?:itu|iku|kuwi|niku|that)\s+(?:mah|kan|sih|tuh|to|is|nggone|gone)\b", re.I
)
# "Di balai RW 2 aja".
_BUILDING = late.regex(
    r"^\W*(?:(?:eh|ya|oh|iya)\W+){0,2}(?:di|ning|neng|teng)\s+(?P<said>(?:balai|aula|gedung|lapangan|halaman|kantor|rumah|posyandu|pos|masjid"
    r"|musholl?a\w*|sekolah|sdn?|smpn?|pasar|taman)\b[^,.;?]{0,40}?)(?:\s+(?:aja|saja|wae|mawon|ya|pak|bu|min|kak|deh))*\W*$",
    re.I,
)


def _at_building(text: str) -> str | None:
    found = _BUILDING.match(text)
    return found["said"] if found is not None else None


def _along(turn: Turn, text: str, goes: str, had: dict[str, Any], draft: Draft) -> Mend | None:
    """From where to where it is: the place that there is, with that."""
    rt, rw = map(kept, addresses(text))
    new: dict[str, Any] = {"text": goes, "rt": rt, "rw": rw}
    place = joined(had, new) if had.get("text") else new
    if place == had or not rules.PLACE.holds(len(place["text"])):
        return None
    whole = fold(goes) == fold(text)
    return Mend(Answer(place, instead=follows_in(draft, with_place(draft, place))), whole=whole)


def _spoken(text: str, had: dict[str, Any], held: Slots) -> Mend | None:
    """The place with what a text says of it in other ways ("patokannya warung bu tini", "dari dam
    sampai sawah pak karto"), where nothing of it is said to be wrong."""
    wrong = _WRONG.search(text) is not None or any(NOT.finditer(text))
    said = [] if wrong or "?" in text else [each for each in spots(text) if not _tells(each)]
    if not said or not had.get("text"):
        return None
    known, marks = slots(had["text"]), [each for each in said if stands_beside(each)]
    if held.landmark and any(fold(held.landmark) in fold(each) for each in marks):
        held = replace(held, landmark=None)  # "masuk dari samping indomaret" says it whole
    if _too(text, held) and not held.landmark:
        marks = said  # "across from the river"
    whole = only_spots(text) and len(said) == len(marks)
    place = dict(had)
    others = [each for each in said if each not in marks]
    left = had["text"]
    for each in (known.street, known.landmark):
        if each and any(fold(each) in fold(other) for other in others):
            left = left.replace(each, " ")  # it is said once more, with more
            known = slots(left)
    if others and not (known.street or known.landmark):
        new = [each for each in others if fold(each) not in fold(left)]
        if held.street and not any(fold(held.street) in fold(each) for each in (*new, left)):
            new.insert(0, held.street)  # of a clause that names it with its RT
        rt, rw = kept(held.rt) or had.get("rt"), kept(held.rw) or had.get("rw")
        place = _with(place, left, new, rt, rw)
        whole = only_spots(text)
    elif (held.street or held.landmark or held.rt) and (
        changed := _changed(had, held, held.rt, held.rw, adds=_too(text, held))
    ):
        place = changed
    fresh = [each for each in marks if fold(each) not in fold(place["text"])]
    place = _with(place, place["text"], fresh, place.get("rt"), place.get("rw"))
    if place["text"] == had["text"] or not rules.PLACE.holds(len(place["text"])):
        return None
    return Mend(Answer(place), whole=whole)


# That something was not so: what is said then takes the place of it.
_WRONG = late.regex(
    r"\b(?:salah|slh|keliru|kliru|luput|lepat|(?:se)?harusnya|(?:se)?hrsnya|mestinya|kudune|ralat|koreksi|maksud\w*|ganti\w*|ubah\w*"
    r"|bukan\w*|dudu|sanes|pindah\w*|typo)\b",
    re.I,
)


def _tells(spot: str) -> bool:
    """Whether what says where something is tells also how it is, or how much."""
    held = slots(spot)
    return bool(held.problem or held.amount) or STATE.search(spot) is not None


def _with(
    had: dict[str, Any], text: str, fresh: list[str], rt: str | None, rw: str | None
) -> dict[str, Any]:
    parts = [each.strip() for each in text.split(",") if each.strip()]
    if (rt, rw) != (had.get("rt"), had.get("rw")):
        return placed(had, ", ".join(parts), fresh, rt, rw) or had
    return {**had, "text": ", ".join([*parts, *fresh])}


# "Lokasinya rt 06, tapi usulannya juga diganti": of another answer, and not of the place.
_OF_OTHERS = late.regex(
    rf"^(.*\b(?:{PLACE})(?:\s?(?:nya|ne))?\b.*?)[\s,.;]+(?:(?:tapi|tp|dan|sama|terus|trus)\s+)?"
    r"(?:usulan|judul|masalah|ukuran)(?:\s?(?:nya|ne)|e)\b.*$",
    re.I | re.S,
)
_MOVES = late.regex(
    rf"\b(?:di)?(?:ganti|pindah|geser)(?:in|kan|en|ke)?\s+(?:{PLACE})|\b(?:{PLACE})(?:\s?(?:nya|ne))?\s+"
    r"(?:mau\s+|tolong\s+|minta\s+)?(?:di)?(?:ganti|pindah|geser)",
    re.I,
)


# "Batal aja deh rt 5 nya": what is no longer meant is no other place.
_DROPS = late.regex(
    r"^\W*(?:(?:eh|oh|iya|ya|udah|yaudah|yg|yang)\W+){0,2}(?:(?:di)?(?:batal|hapus|coret|buang)\w*"
    r"|(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten)\s*(?:usah|jadi|perlu|sido)|gausah|gajadi)\b"
    r"(?=.*\b(?:rt|rw)\b)"
    # "RT 05 nya hapus aja"
    r"|^\W*(?:(?:eh|oh|itu|tolong)\W+){0,2}r[tw]\W*\d{1,3}\s*(?:nya|ne|e)?\s+(?:(?:itu|ga|gak|nggak)\s+)?(?:di)?(?:hapus|apus|coret|buang|hilang|ilang|usah)\w*\b",
    re.I | re.S,
)


def _without_rt(text: str, had: dict[str, Any]) -> Mend | None:
    """The place without the RT or RW that a text takes back, where it was said and more remains."""
    for found in NUMBER.finditer(text):
        which, number = found["which"].casefold(), found["digits"].zfill(2)
        if had.get(which) == number:
            rt, rw = (None, had.get("rw")) if which == "rt" else (had.get("rt"), None)
            left = placed(had, had["text"], [], rt, rw)
            if left is not None and rules.PLACE.holds(len(left["text"])):
                return Mend(Answer(left), drops=True)
    return None


# "itu utk got": whose it is that was said, and no place.
_FOR_ANOTHER = late.regex(r"^(?:itu|iku|kuwi)?\s*(?:untuk|utk|buat|kanggo|kangge|punya)\b", re.I)


def _taken_away(text: str, had: dict[str, Any]) -> Mend | None:
    """The place without what a text says it is not ("lokasinya bukan depan masjid, itu utk got"),
    where it says nothing instead; None for others."""
    if parts.denies_another(text, had):
        return Mend(Answer(had), whole=True)  # "bukan RT 07", where it is RT 06
    denied = [each["no"] for each in NOT.finditer(text)]
    now = said_now(text)
    now = re.sub(r"^(?:bukan|dudu|ora|tidak)\b[\s,]*", "", now, flags=re.I)
    rest = labelled(now, PLACE) or bare(now)
    rest = re.sub(rf"^(?:{PLACE})(?:\s?(?:nya|ne))?\b[\s,]*", "", rest, flags=re.I)
    known = slots(had.get("text") or "")
    if len(denied) != 1 or (rest and not _FOR_ANOTHER.match(rest)):
        return None
    last = fold(denied[0]).split()[-1:]
    gone = [
        each for each in (known.landmark, known.street) if each and last == fold(each).split()[-1:]
    ]
    if not gone:
        return None
    left = had["text"]
    for each in gone:
        left = left.replace(each, "")
    left = re.sub(r"(?:\s*,\s*)+", ", ", left).strip(" ,")
    return Mend(Answer({**had, "text": left})) if rules.PLACE.holds(len(left)) else None


def _changed(
    had: dict[str, Any], held: Slots, rt: str | None, rw: str | None, *, adds: bool = False
) -> dict[str, Any] | None:
    """A place with another RT or RW, or another street or landmark, in the place of its own unless
    it is one that `adds`; the rest of it stays."""
    before = slots(had["text"])
    fresh = [each for each in (held.street, held.landmark) if each]
    text = had["text"]
    for old, new in ((before.street, held.street), (before.landmark, held.landmark)):
        if old and new and not adds:
            text = text if fold(old) == fold(new) else text.replace(old, new)
            fresh.remove(new)
    fresh = [each for each in fresh if fold(each) not in fold(text)]
    if adds:
        # "Rt nya tambahin rt 6 juga": the first stays, what comes beside it is in the words.
        for which, number in (("rt", rt), ("rw", rw)):
            if number and had.get(which) and kept(number) != had[which]:
                text = f"{text}, {which.upper()} {number}"
                rt, rw = (None, rw) if which == "rt" else (rt, None)
    known = (kept(rt) or had.get("rt"), kept(rw) or had.get("rw"))
    if not fresh and known == (had.get("rt"), had.get("rw")):
        return {**had, "text": text} if rules.PLACE.holds(len(text)) else None
    return placed(had, text, fresh, *known)
