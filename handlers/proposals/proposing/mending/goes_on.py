"""What a text says that goes on with another answer than the one that is asked, or takes back the
first of two that it gives: "pos ronda, eh bukan, pagar makam aja"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.person.home import kept
from handlers.conversation.answers import (
    BEGUN,
    Answer,
    AskAgain,
    Draft,
    Reader,
    Reading,
    Says,
    shorten,
)
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.proposals.proposing.mending.amounts import each_counted, sessions
from handlers.proposals.proposing.mending.at_area import spot_in, wished
from handlers.proposals.proposing.mending.bidang import said_late, thought_over
from handlers.proposals.proposing.mending.finer import told_again
from handlers.proposals.proposing.pieces import SHOWN
from handlers.proposals.proposing.told.asked import of_bidang
from handlers.proposals.proposing.told.why import why_told
from handlers.reading import unsaid
from handlers.reading.amounts.figures import numeral
from handlers.reading.denial import after_slip
from handlers.reading.introduced import WORK
from handlers.reading.meaning.places import addresses
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals.reworked import worked
from handlers.reading.said.of_proposals.works import with_work, work_said
from handlers.reading.said.wrong import OTHERS, WISH, labelled
from handlers.reading.unsaid import only_work, says_nothing
from handlers.turn import Turn
from storage import rules

# "Yg diameter 80", of what is wished; "punya bu Sum", of who is hit.
_OF_WISH = late.regex(
    r"^\W*(?:yang|yg|sing|ingkang)\s+(?:(?:diameter|ukuran|lebar|tinggi|panjang|tebal|dalam|kedalaman|jenis|tipe|model|merk|merek"
    r"|bahan|warna|volume)(?:nya|ne)?\b|\d|besar|gede|gedhe|kecil|cilik|panjang|lebar|tinggi|kuat|beton|led)"
    r"(?:\W+[\w/.,]+){0,4}\W*$",
    re.I,
)
_OF_PROBLEM = late.regex(
    r"^\W*(?:(?:itu|iku|kuwi|niku)\W+)?(?:punya(?:nya|ne)?|milik(?:nya|e)?|kagungan\w*|gadhahan\w*|duwek\w*)\s+"
    r"(?:bu|pak|bpk|bapak|ibu|mbah|mas|mbak|kang|lik|saya|tetangga)\b(?:\W+\w+){0,8}\W*$",
    re.I,
)
_PARTS = {"wish": (_OF_WISH, rules.WISH, " "), "problem": (_OF_PROBLEM, rules.PROBLEM, ", ")}


def goes_on(name: str, reader: Reader, others: Knower) -> Knower:
    """Takes what goes on with an answer that was given, and what is said instead of what the text
    itself takes back; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        if said.choice is None and _is_vague(text, name, draft):
            asked = Text(f"propose-{name}.vague", {"typed": Literal(shorten(text, SHOWN))})
            return AskAgain((asked,), (), dict(draft.notes))
        if said.choice is None and unsaid.others_know(text) and not _tells(turn, text):
            again = (Text("propose-others-know"), Text(f"propose-{name}"))
            return AskAgain(again, (), dict(draft.notes))
        if said.choice is None and name == "place" and (why := why_told(turn, name, text, draft)):
            return why
        if said.choice is None and text:
            if (beside := _beside(turn, text, draft, name)) is not None:
                return beside
            if unsaid.unfinished(draft.notes.get(BEGUN, "")) and not text.endswith("?"):
                return await _finished(turn, said, draft, reader)
        once_more = name == "problem" and said.choice is None
        if once_more and (closer := told_again(turn, text, draft)) is not None:
            return closer
        words = turn.fold(text).split()
        topic = thought_over(turn, words) if draft["topic"] else None
        if draft["topic"] and (late_one := said_late(turn, words)) not in (None, draft["topic"]):
            topic = late_one
        if topic is not None and said.choice is None:
            shown = Text(f"propose-topic.{topic}")
            args = {"label": Text("propose-topic.label"), "value": shown}
            told = Text("form-known" if topic == draft["topic"] else "form-mended", args)
            again = (told, Text(f"propose-{name}"))
            return AskAgain(again, (), dict(draft.notes), instead={"topic": topic.value})
        if name == "wish" and draft[name] and (kind := work_said(text)) is not None:
            whole = with_work(draft[name], kind) or ""
            if rules.WISH.holds(len(whole)):
                return Answer(whole, (Text("form-mended", _named(name, whole)),))
        if said.choice is None and text and not draft[name]:
            reading = _more_of(text, draft, name) or await _meant(turn, said, draft, name, reader)
            if reading is not None:
                return reading
        return await others(turn, said, draft)

    return knows


def _beside(turn: Turn, text: str, draft: Draft, name: str) -> Reading | None:
    """The question once more, after what a text tells of another answer: how many there are of
    each, the kelurahan once more, where it is, whether the bidang is right; or that it ends in the
    middle of a sentence."""
    notes = dict(draft.notes)
    if name == "problem" and (both := wished(turn, text, draft)) is not None:
        told = tuple(
            Text(way, _named(each, value))
            for way, each, value in (
                ("form-mended", "wish", both[0]),
                ("form-mended.new", "problem", both[1]),
            )
        )
        return Answer(both[1], told, instead={"wish": both[0]})
    if (counts := each_counted(text, draft["wish"] or "")) is not None:
        taken = {"volume": counts}
        what = "form-mended" if draft["volume"] else "form-mended.new"
        again = (Text(what, _named("volume", counts["text"])), Text(f"propose-{name}"))
        return AskAgain(again, (), notes, taken, taken)
    few = len(text.split()) <= _FEW  # that is a claim of its own question
    if not few and (area := _same_area(turn, text, draft)) is not None:
        again = (Text("form-known", _named("area", area)), Text(f"propose-{name}"))
        return AskAgain(again, (), notes)
    for of in (_half_known, _of_people, _worse):
        if (waits := of(turn, text, draft, name)) is not None:
            return waits
    spot = spot_in(turn, text) if name == "problem" and not draft["place"] else None
    if spot is not None:
        again = (Text("form-mended.new", _named("place", spot["text"])), Text(f"propose-{name}"))
        return AskAgain(again, (), notes, {"place": spot})
    if unsaid.unfinished(text):
        whole = f"{notes.get(BEGUN, '')} {text}".strip()
        return AskAgain((Text("propose-goes-on"),), (), {**notes, BEGUN: whole})
    thinks = thought_over(turn, turn.fold(text).split())
    if thinks is None and (asked := of_bidang(turn, text, draft)) is not None:
        return AskAgain((asked, Text(f"propose-{name}")), (), notes)
    return None


# Behind an RT that is known while the RW is looked for: the next message goes on with it.
_AND = " dan"


# "Rw berapa ya, tanya suami dulu", "rw ne piro yo, tak takon bapak sik".
_LOOKS = late.regex(
    r"\br[tw](?:\s?(?:nya|ne|e))?\s+(?:berapa|brp|piro|piraa?|pinten|lupa|lali|kesupen|blm\s+tau|belum\s+tahu|i\s+forgot)\b.*"
    r"\b(?:tanya|nanya|tanyain|takon|tangklet|cek|liat|lihat|tiliki?|ndelok|telpon|ask|check)\w*\b",
    re.I | re.S,
)


def _half_known(turn: Turn, text: str, draft: Draft, name: str) -> Reading | None:
    """An RT, or RW, that is told while the other is looked for ("rt 6 rw berapa ya, bntr nanya
    emak"): it is kept, and the rest waited for."""
    waits = turn.says(Says.WAITS, text) or _LOOKS.search(text)
    rt, rw = addresses(text)
    if draft["place"] or not waits or bool(rt) == bool(rw):
        return None
    said = "/".join(f"{n} {x}" for n, x in (("RT", kept(rt)), ("RW", kept(rw))) if x)
    words = (Text("form-mended.new", _named("place", said)), Text("form-waits"))
    if name == "place":
        other = "RW" if rt else "RT"
        return AskAgain(words, (), {**draft.notes, BEGUN: f"{said} {other}{_AND}"})
    place = {"text": said, "rt": kept(rt), "rw": kept(rw)}
    return AskAgain((*words, Text(f"propose-{name}")), (), dict(draft.notes), {"place": place})


# "Lahan kami 3 hektar", "anggota kami 25 orang": how much they have, or how many they are.
_HAVE = late.regex(
    r"^\W*(?:(?:kalau|kalo|itu|jadi|dadi)\s+)?(?:kita|kami|sawah|lahan|kebun|ladang|tegalan|kolam|sabin|anggota|warga|kelompok|murid|siswa|santri|jamaah|jemaah|our|we|members)(?:nya|ne|e)?\b"
    r"(?:\s+(?:kami|kita|saya|sy|aku|kula|kulo|kelompok|sini|tani|garapan|sendiri|semuanya|cuma|hanya|mung|namung|ada|wonten|ono|enten|seluas|sekitar|kira\W?(?:kira|2)|kurang|lebih|jumlah(?:nya|e)?|total(?:nya|e)?"
    r"|luas(?:nya|e)?|have|own|are|farm|land|field|fields|members|group|has|is|about|only)){0,6}\s+(?:\d[\d.,]*|se(?:tengah|prapat|perempat)|[a-z]+(?:\s+(?:puluh|belas|ratus))?)(?:\s*an)?\s*"
    r"(?:ha|hektar\w*|hectares?|rante|rantai|are|bau|bahu|petak|kotak|m2|orang|wong|tiyang|kk|jiwa|anak|people|families|members)(?:an)?"
    r"(?:\s+(?:aja|saja|wae|mawon|pak|bu|min|kak|semua|kabeh|sedoyo))*\W*$",
    re.I,
)


def _of_people(turn: Turn, text: str, draft: Draft, name: str) -> Reading | None:
    """How much land somebody has, or how many they are, as the answer to what is wrong: it is
    kept, and what is wrong is asked."""
    if name != "problem" or draft["problem"] or not _HAVE.match(text):
        return None
    told = text.strip(" .,")
    notes = {**draft.notes, BEGUN: f"{told},{_AND}"}
    said = Text("form-mended.new", _named("problem", told))
    return AskAgain((said, Text("propose-problem")), (), notes)


# "Banyu ora tekan", "susah sinyal": wrong in words that are no state.
_WRONG = late.regex(
    r"\b(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|not)\s+(?:tekan|nyampe|nyampek|sampai|sampe|ngalir|mengalir|mili|metu|keluar|dugi|mlampah|nyala|murup)\b"
    r"|\b(?:mahal|langka|(?:susah|sulit|angel|kurang)\s+(?:air|banyu|toya|sinyal|terang|padhang|lampu|dana|modal|obat|pupuk|bibit)|(?:selalu|sering|cepat|wis|sudah|udah)\s+(?:habis|telas|entek))\b",
    re.I,
)
# A text with one of these may say where it is.
_AT = late.regex(
    r"\b(?:di|ke|dari|sampai|ning|neng|nang|ing|teng|in|at|on|near|depan|dpn|belakang|blkg|samping|sebelah|seberang|dekat|deket|cedhak|ngarep|mburi"
    r"|ujung|pojok|antara|jl|jln|jalan|gang|gg|lorong|blok|komplek|kompleks|perumahan|dusun|lingkungan|r[tw])\b|\d",
    re.I,
)


def _worse(turn: Turn, text: str, draft: Draft, name: str) -> Reading | None:
    """More of what is wrong with what is wished, where it is asked where that is: "pupuk di kios
    selalu habis"."""
    had, held = draft["problem"], turn.slots(text)
    wrong = held.problem or STATE.search(text) or _WRONG.search(text)
    if name != "place" or not had or held.place or not wrong or "?" in text:
        return None
    wish = draft["wish"] or ""
    wished = {each.name for each in turn.slots(wish).things}
    same = set(turn.fold(wish).split()) & set(held.rest)
    whole = f"{had.rstrip(' .')}. {text}"
    same = same or wished & {each.name for each in held.things}
    plain = _WRONG.search(text) and not _AT.search(text)
    if not (same or plain) or not rules.PROBLEM.holds(len(whole)):
        return None
    said = Text("form-joined", _named("problem", whole))
    return AskAgain(
        (said, Text("propose-place")), (), dict(draft.notes), instead={"problem": whole}
    )


async def _finished(turn: Turn, said: Incoming, draft: Draft, reader: Reader) -> Reading:
    """What goes on with a sentence that the message before began, as the answer."""
    begun, more = draft.notes[BEGUN].removesuffix(_AND), said.text.strip()
    first = re.findall(r"\w+", more.casefold())[:1]
    bare = first and (first[0].isdecimal() or numeral(first)[0] is not None)
    if begun.endswith((" RW", " RT")) and not bare:
        begun = begun[:-3]  # "rw 2", "deket sumur": no bare number
    whole = f"{begun} {more}"
    notes = {each: value for each, value in draft.notes.items() if each != BEGUN}
    return await reader(turn, replace(said, text=whole), replace(draft, notes=notes))


# "Yg asri ya kak, yg A-S-R-I".
_POINTS = frozenset({"yang", "yg", "sing", "ingkang", "itu", "iku", "bukan", "kelurahan", "kel"})
_FEW = 4
_PART = 3  # letters of a name that are a part of it


def _same_area(turn: Turn, text: str, draft: Draft) -> str | None:
    """The kelurahan that is known, where a text only says once more which one it is, by a part of
    its name or letter by letter; None for other texts."""
    known = (draft["area"] or {}).get("name", "")
    name = turn.fold(known).replace(" ", "")
    words = [w for w in turn.fold(text).split() if w not in turn.known("particle", "yes")]
    words = [word for word in words if word not in _POINTS]
    letters = "".join(word for word in words if len(word) == 1)
    parts = [word for word in words if len(word) > 1] + [letters] * bool(letters)
    whole = all(
        len(each) >= _PART and (name.startswith(each) or name.endswith(each)) for each in parts
    )
    return known if known and parts and whole and "?" not in text else None


def _tells(turn: Turn, text: str) -> bool:
    """Whether a text names anything that is proposed, where it is, or how it is there."""
    held = turn.slots(text)
    return bool(held.place or held.things or held.trouble) or STATE.search(text) is not None


def _is_vague(text: str, name: str, draft: Draft) -> bool:
    """Whether a text answers with nothing that others would know, or with work on nothing."""
    work = name == "wish" and not (draft["wish"] or BEGUN in draft.notes) and only_work(text)
    return work or says_nothing(text)


def _other_work(text: str, draft: Draft, asked: str) -> Reading | None:
    """The wish with another work on its thing, and what that tells of the problem: "sebenernya
    bukan perbaikan, blm pernah ada talud. bangun baru"."""
    wish, told = worked(text, draft["wish"] or "") or ("", "")
    if not rules.WISH.holds(len(wish)):
        return None
    problem = ". ".join(filter(None, [(draft["problem"] or "").rstrip(" ."), told]))
    new: dict[str, Any] = {"wish": wish}
    if told and asked != "problem" and rules.PROBLEM.holds(len(problem)):
        new["problem"] = problem
    words = tuple(Text("form-mended", _named(name, value)) for name, value in new.items())
    if told and asked == "problem" and rules.PROBLEM.holds(len(told)):
        return Answer(told, (*words, Text("form-mended.new", _named("problem", told))), instead=new)
    return AskAgain((*words, Text(f"propose-{asked}")), (), draft.notes, instead=new)


# "Yo didandani to mas, ditembok watu": what is to be done there says not where it is.
_LEADS = late.regex(
    r"^\W*(?:(?:ya|yo|iya|nggih|pokoknya|pokoke|eh|kalau\s+bisa|kalo\s+bisa|maunya|mintanya|minta|penginnya|karepe|pengennya|tolong|to|mas|mbak|pak|bu"
    r"|min|kak|bang)\b\W*)+",
    re.I,
)


# "Masalahnya ditambah, ...": of another answer.
_OF_OTHERS = late.regex(rf"\b(?:{OTHERS}|{WISH})(?:nya|ne|e|ipun)?\b", re.I)
_HAS_WORK = late.regex(rf"\b{WORK}\b", re.I)


def _to_be_done(text: str, draft: Draft) -> Reading | None:
    """The wish with what a text says is to be done, where it says nothing of where; what there is
    no room for tells of the problem."""
    held, had = slots(text), draft["wish"]
    if not had or held.place or held.area or "?" in text or not _HAS_WORK.search(text):
        return None
    if _OF_OTHERS.search(text) or beside_it.only_pleads(text):
        return None
    said = _LEADS.sub("", text).strip(" .")
    name = "wish" if rules.WISH.holds(len(f"{had}, {said}")) else "problem"
    before = had if name == "wish" else draft["problem"]
    whole = ", ".join(filter(None, [(before or "").rstrip(" ."), said]))
    if not (said and (rules.WISH if name == "wish" else rules.PROBLEM).holds(len(whole))):
        return None
    told = Text("form-joined", _named(name, whole))
    return AskAgain((told, Text("propose-place")), (), draft.notes, instead={name: whole})


def _more_of(text: str, draft: Draft, asked: str) -> Reading | None:
    """The answer before with more of it, and the question once more."""
    if (other := _other_work(text, draft, asked)) is not None:
        return other
    if asked == "place" and (done := _to_be_done(text, draft)) is not None:
        return done
    if draft["wish"] and (amount := sessions(text, draft)) is not None:
        told = Text("form-mended.new", _named("volume", amount["text"]))
        again = Text(f"propose-{asked}")
        new = {"volume": amount}
        return AskAgain((told, again), (), draft.notes, also=new, instead=new)
    for name, (way, span, joint) in _PARTS.items():
        had = draft[name]
        if name == asked or not had or way.match(text) is None or STATE.search(text):
            continue
        whole = f"{had.rstrip(' .')}{joint}{text.strip(' .')}"
        if span.holds(len(whole)):
            told = Text("form-mended", _named(name, whole))
            return AskAgain(
                (told, Text(f"propose-{asked}")), (), draft.notes, instead={name: whole}
            )
    return None


def _named(name: str, value: str) -> dict[str, Words]:
    return {
        "label": Text(f"propose-{name}.label"),
        "value": Literal(shorten(value, SHOWN)),
    }


def _at_address(text: str, now: str) -> str:
    """Where something is after all, with the RT and RW that a text says before what it takes back:
    "rt 2 rw 1 jalan tendean eh bukan, jalan ki hajar"."""
    if addresses(now) != (None, None):
        return now
    rt, rw = map(kept, addresses(text.removesuffix(now)))
    known = "/".join(filter(None, (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "")))
    return ", ".join(filter(None, (now, known)))


async def _meant(
    turn: Turn, said: Incoming, draft: Draft, name: str, reader: Reader
) -> Reading | None:
    """What is said behind a slip, as the answer."""
    now = after_slip(turn.clean(said.text))
    if not now or "?" in now or labelled(now, f"{OTHERS}|{WISH}") is not None:
        return None  # "..., eh salah, rt 5": of another, or of a part of it
    if name == "place":
        now = _at_address(turn.clean(said.text), now)
    reading = await reader(turn, replace(said, text=now), draft)
    if not isinstance(reading, Answer):
        return reading if isinstance(reading, AskAgain) else None
    return replace(reading, say=(Text("form-mended.new", _named(name, now)), *reading.say))
