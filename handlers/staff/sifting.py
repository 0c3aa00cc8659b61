"""Which of many proposals, in which order, what they come to, how many for each RW: asked by staff
in a sentence ("usulan di atas 50 juta apa aja", "total biaya yang disetujui", "rekap per RW")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import locales
from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.left_out import left_out as said_but
from handlers.reading.meaning.marks import ASKING
from handlers.reading.meaning.things import hits_in
from handlers.reading.spelling import fold
from handlers.reading.staff import stands
from handlers.reading.staff.sifted import Sifted
from handlers.staff import by_name, waiting
from handlers.staff.counted import amounts, as_file
from handlers.staff.counted import view as viewed
from handlers.staff.counted.view import View
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many.spoken import does
from handlers.staff.of_many import left_out
from handlers.turn import Turn, render
from storage.city import cycles
from storage.city.areas import Area
from storage.messages import outbox
from storage.proposals import silence
from storage.proposals.desk import sifted as kept
from storage.proposals.desk.sifted import Sieve, Sum
from storage.proposals.lookup import plain
from storage.staff import staff
from storage.staff.roles import Grant, covers

# What asks or tells of something else than proposals.
_TOLD = frozenset(
    {"tanya", "nanya", "bilang", "lapor", "laporan", "kata", "soal", "rapat", "jadwal"}
)
_OF_THEM = late.regex(r"\b(?:usul|yang|yg|sing|biaya)", re.I)
# How far all of them are: "usulan imopuro sampai mana prosesnya".
_GOES = late.regex(
    r"\b(?:samp(?:ai|e) mana|smp mana|prosesnya|diproses|progres\w*|perkembangan\w*)\b"
)
# How many there are, wherever they stand.
_MANY = late.regex(
    r"\b(?:berapa|brp|piro|pira|pinten|jumlah\w*|total\w*|how many)\b(?!.*\b(?:hari|jam)\b)"
)
# "Daftar usulan drainase se-kecamatan Metro Utara": of what, and where.
_LIST = late.regex(
    r"\W*(?:(?:minta|mohon|tolong|lihat|tampilkan|kirim)\s+)?(?:daftar|list)\b", re.I
)
_WORDS = 3  # so many other words are looked for


@hearing(busy=False, text=True, staff=True)
async def without(turn: Turn) -> Heard | None:
    """A question that leaves some of them out, before all else that hears what they are without:
    "berapa yang belum diputus selain lampu"."""
    text = turn.message.text
    view = await viewed.read(turn, text) if said_but(text) is not None else None
    if view is None or view.out is None:
        return None
    if _decides(view.text):
        return None
    if view.rest and _DESK.issuperset(view.rest):
        return Heard(await waiting.tasks(turn, f"kecuali {view.out.said}"))
    return await asked(turn)


def _decides(text: str) -> bool:
    """Whether something is done with them: "acc semua kecuali lampu", "yang disetujui: semua
    kecuali lampu", not "yang disetujui kecuali lampu"."""
    folded = fold(text).split()
    found = does(folded)
    if found is None:
        return False
    _, at, until = found
    tells = folded[at].startswith(("di", "ter")) or not _TELLS.isdisjoint(
        folded[max(0, at - 3) : at]
    )
    return not tells or re.search(rf"\b{re.escape(folded[until - 1])}\s*:", text, re.I) is not None


_TELLS = frozenset({"yang", "yg", "sing", "seng", "sudah", "udah", "udh", "sdh", "dah", "wis"}) | {
    "belum", "blm", "durung", "telah", "status", "statusnya"
}  # fmt: skip
# What waits for them, as they call it.
_DESK = frozenset(
    {"tugas", "tugasku", "tugasnya", "antrian", "antrean", "antrianku", "kerjaan", "menunggu"}
    | {"nunggu", "queue", "tasks", "my"}
)


async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    if (heard := await as_file.asked(turn, text) or await _more(turn, text)) is not None:
        return heard
    by = _ONLY_EACH.match(fold(text)) is not None  # "per RW aja"
    view = await viewed.read(turn, viewed.bare(turn, text) if by else text)
    if view is None or not _asks(view):
        return None
    if view.out is not None and _decides(view.text):
        return None
    if view.out is not None and view.out.unread:
        return Heard([Outgoing((left_out.unread_of(view.out),), TASKS)])
    if not await _of_many(turn, view):
        return None
    if len(view.rest) > _WORDS or not all(_sought(word) for word in view.rest):
        return None
    if not await _is_about_them(turn, view) or not _shows(view):
        return None
    if view.found.size.unclear:
        return Heard([Outgoing((amounts.unclear(view.found.size),), TASKS)])
    return await _as_shown(turn, [view.said], _counted(view))


def _asks(view: View) -> bool:
    """Whether it is asked at all; by what they are counted, alone, is enough: "per bidang"."""
    found = view.found
    bare = bool(found.each) and not view.rest and _ONLY_EACH.match(fold(view.text)) is not None
    return found.asks or bare or (view.out is not None and bool(_OF_SOME.search(fold(view.text))))


_ONLY_EACH = late.regex(r"(?:per|tiap|setiap|saben|menurut|by)\s")


async def _of_many(turn: Turn, view: View) -> bool:
    """Whether it is of all that are called so: "yang jembatan belum bisa, anggarannya tidak ada" is
    of one, and says why; so is "panjang drainase mawar berapa"."""
    one = stands.decides(view.text) or (view.found.measure and not view.found.whole)
    return not one or await by_name.only_one(turn, view.text) is None


async def _more(turn: Turn, text: str) -> Heard | None:
    """More that is said of what was shown last: "per bidang juga", "minus imopuro"."""
    now = await viewed.more(turn, text)
    if now is None or _decides(text) or stands.decides(text):
        return None
    if now.out is not None and now.out.unread:
        return Heard([Outgoing((left_out.unread_of(now.out),), TASKS)])
    if turn.viewed[0].startswith(waiting.VIEWED):
        return await _of_tasks(turn, now)
    before = [each for said in turn.viewed if (each := await viewed.read(turn, said)) is not None]
    if not before:
        return None
    before[0] = _counted(before[0])
    return await _as_shown(turn, [*turn.viewed, now.said], viewed.one_of([*before, now]))


async def _of_tasks(turn: Turn, now: View) -> Heard | None:
    """What waits for them, narrowed further; in another order it is all of theirs that is shown."""
    words = turn.viewed[0].removeprefix(waiting.VIEWED)
    if now.found.order or now.found.each or now.found.measure:
        before = await viewed.read(turn, f"daftar usulan {words}")
        if before is None:
            return None
        return await _as_shown(turn, [before.said, now.said], viewed.one_of([before, now]))
    return Heard(await waiting.tasks(turn, f"{words} {now.said}".strip()))


async def _as_shown(turn: Turn, said: list[str], view: View) -> Heard | None:
    area = view.area or await viewed.own(turn)
    if area is None:
        return None
    out = await shown(turn, view, area)
    turn.talk.viewed = said
    return Heard([out])


def _shows(view: View) -> bool:
    """Whether it is a view of many, and not what only looks for words."""
    found, text = view.found, view.text
    goes = _GOES.search(fold(text)) is not None and not view.rest
    lists = (
        (view.whole and found.which and (view.placed or _OF_THEM.search(text))),
        (view.rest and view.placed and (found.which or _LIST.match(text))),
        (view.out is not None and (view.whole or view.rest)),
        (view.whole and _MANY.search(fold(text))),
        (found.recap and (view.whole or view.rest)),
    )
    return bool(found.any or goes or any(lists) or view.stage or view.since)


def _counted(view: View) -> View:
    """By what they are counted where nothing is said of it; in which order they stand."""
    found = view.found
    found = replace(found, has="priority") if found.order == "rank" else found
    counts = view.whole and _MANY.search(fold(view.text)) is not None
    recaps = found.recap or (found.summary and (view.since or view.whole))
    if (counts or recaps) and not found.each and not found.measure:
        found = replace(found, each="state")
    return replace(view, found=found)


# "Semua kecuali ...", "daftar selain ...": that it is of proposals goes without saying.
_OF_SOME = late.regex(
    r"^\W*(?:\w+\s){0,3}?(?:semua\w*|kabeh|daftar\w*|list|usul\w*|mana|apa|endi|opo|all"
    r"|everything|which)\b"
)


def _sought(word: str) -> bool:
    return word.isalpha() and len(word) > 2


async def _is_about_them(turn: Turn, view: View) -> bool:
    """Whether other words than what they are narrowed by name what is proposed: "usulan drainase rt
    5"; "jadwal rapat rt 5" is no question of proposals."""
    if not view.rest:
        return True
    named = {at for hit in hits_in(view.rest) for at in range(hit.start, hit.end)}
    others = [word for at, word in enumerate(view.rest) if at not in named]
    known = len(others) <= 1 and (ASKING | _TOLD).isdisjoint(others)
    found = view.found
    of_them = found.measure or found.each or found.recap or found.size.unit or found.priced
    return bool(named) and known and bool(of_them or _OF_THEM.search(view.text))


async def shown(turn: Turn, view: View, area: Area) -> Outgoing:
    held, city = await staff.grants(turn.store, turn.person.id), turn.site.city(area.code)
    today = silence.day(turn.now, city)
    year = (await cycles.load(turn.store)).year_on(city.code, today)
    found, sieve = view.found, viewed.sieve(turn, view, area)
    if found.late:
        sieve = replace(sieve, late=today)
    order = found.order
    if found.turned:
        sieve, order = await _turned(turn, sieve, order)
    total = await kept.summed(turn.store, held, area.code, year, sieve)
    what = _what(turn, view)
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "year": str(year), "n": total.n,
        "what": Literal(", ".join(what)),
    }  # fmt: skip
    words: list[Words] = [Text("sifted.narrowed" if what else "sifted", args)]
    if found.each and found.then not in ("", found.each):
        both = await kept.by_both(turn.store, held, area.code, year, sieve, found.each, found.then)
        words += _by_both(turn, found, both)
    elif found.each:
        some = await kept.by_each(turn.store, held, area.code, year, sieve, found.each)
        if found.each == "area":
            below = (k.code for k in turn.site.areas.kelurahan if covers(area.code, k.code))
            some = {code: some.get(code, Sum(0, 0, 0)) for code in below}
        words += _by(turn, found, some)
    if found.measure:
        words += await amounts.told(turn, (held, area.code, year), sieve, found.measure)
    if found.surveyed:
        words.append(Text("sifted-surveyed"))
    if found.size.unit:
        words += await amounts.unsized(turn, (held, area.code, year), sieve)
    words += await _costs(turn, view, (held, area.code, year), sieve, total)
    if found.recap and found.each == "state":
        words.append(Text("sifted-recap"))
        return Outgoing(tuple(words), (*TASKS, Choice("do:export", Text("command-export.button"))))
    if found.sums or found.each or not total.n:
        return Outgoing(tuple(words), TASKS)
    return await _list(
        turn,
        held,
        area,
        year,
        sieve,
        (order, found.measure or found.size.unit or ("any" if order in _BY_SIZE else "")),
        words,
        total,
    )


# Orders that are told with how large each is.
_BY_SIZE = frozenset({"largest", "smallest"})


async def _costs(
    turn: Turn, view: View, of: tuple[Sequence[Grant], str, int], sieve: Sieve, total: Sum
) -> list[Words]:
    """What they cost, where that is asked."""
    found, words = view.found, list[Words]()
    priced = found.priced
    dear = found.order in ("dearest", "cheapest") or found.has == "cost"
    if found.sums or (priced and total.n > 0) or dear:
        words.append(amounts.money(turn, total))
    if found.mean and total.priced:
        mean = locales.rupiah(turn.locale, round(total.cost / total.priced))
        words.append(Text("sifted-mean", {"cost": mean, "n": total.priced}))
    if priced or found.has == "cost":
        whole = replace(sieve, over=None, under=None, has="", lacks="cost")
        without = await kept.summed(turn.store, *of, whole)
        if without.n:
            words.append(Text("sifted-unpriced", {"n": without.n}))
    return words


async def _list(
    turn: Turn, held: Sequence[Grant], area: Area, year: int, sieve: Sieve, shows: tuple[str, str],
    words: list[Words], total: Sum,
) -> Outgoing:  # fmt: skip
    order, measure = shows
    ids = await kept.listed(turn.store, held, area.code, year, sieve, order)
    some = await plain(turn.store, ids)
    if order:
        words.append(Text(f"sifted-order.{order}"))
    lines: list[Text | Literal] = []
    for each in some:
        line = waiting.line(turn, each, short=True)
        cost, size = each.cost, each.content.volume_text
        if measure and size:
            args = {"line": line, "size": Literal(shorten(size, 40))}
            line = Text("sifted-line.size", args)
        elif cost is not None:
            line = Text("sifted-line", {"line": line, "cost": locales.rupiah(turn.locale, cost)})
        lines.append(line)
    words.append(Lines(tuple(lines)))
    if total.n > len(some):
        words.append(Text("sifted-more", {"n": total.n - len(some)}))
    return Outgoing(tuple(words), waiting.opened(some)[: waiting.PAGE])


async def _turned(turn: Turn, sieve: Sieve, order: str) -> tuple[Sieve, str]:
    """The list that was shown last the other way round; the order that is named goes before."""
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    numbers = [id.rpartition("-")[2] for id, _ in newest if id.startswith("do:task:")]
    shown = [int(number) for number in numbers if number.isdecimal()]
    if not order:
        order = "oldest" if len(shown) > 1 and shown[0] > shown[-1] else "newest"
    whole = not any(id.startswith(("do:tasks:", "do:search:")) for id, _ in newest)
    return replace(sieve, numbers=shown if whole else ()), order


def _what(turn: Turn, view: View) -> list[str]:
    """What they were narrowed to, as it was read."""
    found, texts = view.found, list(view.told)
    for name in ("over", "under"):
        if (cost := getattr(found, name)) is not None:
            texts.append(Text(f"sifted-what.{name}", {"cost": locales.rupiah(turn.locale, cost)}))
    texts += amounts.bounds(found.size)
    texts += [Text(f"sifted-lacks.{found.lacks}")] if found.lacks else []
    texts += [Text(f"sifted-has.{found.has}")] if found.has else []
    texts += [Text("sifted-what.late")] if found.late else []
    if view.since is not None:
        texts.append(Text("sifted-what.since", {"day": locales.date(turn.locale, view.since)}))
    texts += [Text(f"propose-topic.{found.topic}")] if found.topic else []
    near = [f"{name.upper()} {int(n):02}" for name in ("rt", "rw") if (n := getattr(found, name))]
    sought = [f'"{shorten(" ".join(view.rest), 40)}"'] if view.rest else []
    said = [render(each, turn.locale) for each in (*texts, *view.but)]
    at = len(texts)
    return [*said[:at], *near, *sought, *said[at:]]


def _by(turn: Turn, found: Sifted, some: Mapping[str, Sum]) -> list[Words]:
    lines: list[Text | Literal] = []
    for key, each in _ordered(found, some)[: waiting.WHOLE]:
        args: dict[str, object] = {"what": _named(turn, found.each, key), "n": each.n}
        if each.priced:
            args["cost"] = locales.rupiah(turn.locale, each.cost)
        lines.append(Text("sifted-each.cost" if each.priced else "sifted-each", args))
    left = len(some) - len(lines)
    more: list[Words] = [Text("sifted-each.more", {"n": left})] if left else []
    return [Lines(tuple(lines)), *more] if lines else []


def _by_both(turn: Turn, found: Sifted, both: Mapping[str, Mapping[str, int]]) -> list[Words]:
    lines: list[Text | Literal] = []
    for key, each in [*both.items()][: waiting.WHOLE]:
        parts = (f"{render(_named(turn, found.then, k), turn.locale)} {n}" for k, n in each.items())
        args: dict[str, object] = {
            "what": _named(turn, found.each, key), "n": sum(each.values()),
            "parts": Literal(", ".join(parts)),
        }  # fmt: skip
        lines.append(Text("sifted-each.parts", args))
    left = len(both) - len(lines)
    more: list[Words] = [Text("sifted-each.more", {"n": left})] if left else []
    return [Lines(tuple(lines)), *more] if lines else []


def _ordered(found: Sifted, some: Mapping[str, Sum]) -> list[tuple[str, Sum]]:
    pairs = list(some.items())
    if found.ranked:
        pairs.sort(key=lambda pair: pair[1].n, reverse=found.ranked == "most")
    return pairs


def _named(turn: Turn, column: str, key: str) -> Words:
    if not key:
        return Text(f"sifted-without.{column}")
    if column in ("rw", "rt"):
        rw, _, rt = key.rpartition("/") if column == "rt" else (key, "", "")
        return Literal(f"RW {rw}" if column == "rw" else f"RT {rt}/RW {rw}" if rw else f"RT {rt}")
    if column in ("area", "kecamatan"):
        return turn.site.named(key)
    if column == "topic":
        return Text(f"propose-topic.{key}")
    return Text(f"state-{key}") if column == "state" else Literal(key)
