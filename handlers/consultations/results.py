"""Results in words: of a question over some people, for chat, digest and page alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Text, Words
from handlers.site import Site
from storage.consultations import counting
from storage.consultations.counting import Count, Index
from storage.consultations.grouped import InputGroup
from storage.consultations.model import NO, VALUES, YES, About, Ask, Consultation, Definition, Kind
from storage.consultations.results import Shown
from storage.consultations.taking import ALL
from storage.staff.roles import covers

# Questions of a digest, groups that it names: it is to be read on a small phone.
QUESTIONS, GROUPS = 6, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a question: what it is called, how many gave it, and the share of those who
    answered, 0 to 100. Of a ranking `n` are points and the share is of those who put it first."""

    label: Words
    n: int
    percent: int


def bars(ask: Ask, counted: Count) -> list[Bar]:
    """A question's values, in the order in which they are shown; none of one in free words."""
    if ask.kind is Kind.RANK:
        return [
            Bar(Literal(option.label), place.points, round(100 * place.first))
            for place in counting.borda(ask, counted)
            if (option := ask.option(place.option)) is not None
        ]
    labels: list[tuple[str, Words]] = [(o.key, Literal(o.label)) for o in ask.options]
    if ask.kind is Kind.YES_NO:
        labels = [(YES, Text("consult-yes")), (NO, Text("consult-no"))]
    return [
        Bar(label, counted.values.get(key, 0), round(100 * counted.share(key)))
        for key, label in labels
    ]


def behind(group: InputGroup) -> Words:
    """Of how many people it is, and how many others say the same where these are not few."""
    if group.supports < counting.FEW:
        return people(group.n)
    return Text("consult-people.supported", {"people": people(group.n), "n": group.supports})


def people(n: int) -> Words:
    """How many people; few are not counted out."""
    return Text("consult-people" if n >= counting.FEW else "consult-people.few", {"n": n})


def top(ask: Ask, counted: Count) -> Words | None:
    """What most said, in a few words."""
    if ask.kind is Kind.NUMBER:
        mean = counted.mean
        return None if mean is None else Literal(f"{mean:.1f}".replace(".", ","))
    found = bars(ask, counted)
    if not found:
        return None
    most = found[0] if ask.kind is Kind.RANK else max(found, key=lambda bar: bar.n)
    return Text("consult-top", {"top": most.label, "percent": most.percent})


def line(ask: Ask, counted: Count) -> Words | None:
    """A question in one line: what most said, and how many answered."""
    label = Literal(ask.label)
    if ask.kind is Kind.NUMBER:
        mean = counted.mean
        if mean is None:
            return None
        args = {"label": label, "mean": f"{mean:.1f}".replace(".", ","), "n": counted.n}
        return Text("consult-result.mean", args)
    found = bars(ask, counted)
    if not found or not counted.n:
        return None
    most = found[0] if ask.kind is Kind.RANK else max(found, key=lambda bar: bar.n)
    which = "consult-result.rank" if ask.kind is Kind.RANK else "consult-result"
    args = {"label": label, "top": most.label, "percent": most.percent, "n": counted.n}
    return Text(which, args)


def index_of(held: Consultation, whole: Mapping[str, Count]) -> Index | None:
    return counting.index(held.definition, whole)


def index_line(found: Index) -> Words:
    value = f"{found.value:.2f}".replace(".", ",")
    return Text("consult-index", {"value": value, "grade": Text(f"consult-grade.{found.grade}")})


def by_place(definition: Definition, shown: Shown) -> list[tuple[str, int, Words]]:
    """The index by part of the city, where all that it is made of may be shown by the same parts:
    part, how many answered, the index."""
    elements = definition.elements
    of = [shown.parts.get(ask.key, {}) for ask in elements]
    if not of or any(each.keys() != of[0].keys() for each in of):
        return []
    found = []
    for part in of[0]:
        counts = {ask.key: each[part] for ask, each in zip(elements, of, strict=True)}
        index = counting.index(definition, counts)
        if index is not None:
            found.append((part, counts[elements[0].key].n, index_line(index)))
    return found


def in_short(definition: Definition, shown: Shown) -> Words | None:
    """What came out in a few words: the index, or the first question."""
    found = counting.index(definition, shown.whole)
    if found is not None:
        return index_line(found)
    for ask in counting.counted_questions(definition):
        if ask.key in shown.whole and (said := top(ask, shown.whole[ask.key])) is not None:
            return Text("consult-short", {"label": Literal(ask.label), "said": said})
    return None


def part_name(site: Site, part: str) -> Words:
    """A part of the city as results name it (storage.consultations.counting.parts)."""
    area = site.areas.get(part)
    if area is None or area.level == 4:
        return site.named(part)
    return Text("consult-rest", {"area": site.named(part)})


def about_name(value: str) -> Words:
    """What people said of themselves; "" of those who did not."""
    if not value:
        return Text("consult-about.none")
    if value in VALUES[About.SEX]:
        return Text(f"consult-sex.{value}")
    return Text("consult-age.over") if value == "60+" else Literal(value)


def part_of(shown: Shown, question: str, kelurahan: str) -> tuple[str, Count] | None:
    """The part of the results of a question that a kelurahan stands in."""
    found = shown.parts.get(question, {})
    kecamatan = kelurahan.rpartition(".")[0]
    for name in (kelurahan, kecamatan, kecamatan.rpartition(".")[0]):
        if name in found:
            return name, found[name]
    return None


def whole(held: Consultation, shown: Shown) -> list[Words]:
    """The results of the whole city, in lines."""
    lines: list[Words] = []
    if (found := index_of(held, shown.whole)) is not None:
        lines.append(index_line(found))
    for ask in counting.counted_questions(held.definition):
        if ask.element:
            continue
        said = line(ask, shown.whole.get(ask.key, Count()))
        if said is not None:
            lines.append(said)
    return lines


def beside(site: Site, held: Consultation, shown: Shown, kelurahan: str) -> list[Words]:
    """The results of a kelurahan beside the city's, in lines; of one with few answers those of what
    it stands in."""
    lines: list[Words] = []
    for ask in counting.counted_questions(held.definition)[:QUESTIONS]:
        city = shown.whole.get(ask.key)
        if city is None or (all_said := line(ask, city)) is None:
            continue
        lines.append(all_said)
        part = part_of(shown, ask.key, kelurahan)
        if part is not None and (own := line(ask, part[1])) is not None:
            lines.append(Text("consult-here", {"area": part_name(site, part[0]), "said": own}))
    return lines


def replies_for(
    shown: Shown, groups: Mapping[int, InputGroup], there: Mapping[str, Sequence[int]], area: str
) -> tuple[str, list[InputGroup]]:
    """What the city answers to what was said where somebody lives, and where that is: a kelurahan
    of few answers stands within its kecamatan, or the city."""
    part = part_of(shown, ALL, area)
    city = ".".join(area.split(".")[:2])
    name = part[0] if part is not None else city
    ids = dict.fromkeys(
        id for code, some in sorted(there.items()) if covers(name, code) for id in some
    )
    return name, [groups[id] for id in ids if id in groups and groups[id].outcome]


def answered(group: InputGroup) -> Words:
    """What the city answers to a group, in one paragraph."""
    args: dict[str, object] = {
        "title": Literal(group.title),
        "people": behind(group),
        "outcome": Text(f"consult-outcome.{group.outcome}"),
        "reply": Literal(shorten(group.reply or "", 300)),
    }
    if not group.follow_up:
        return Text("consult-reply", args)
    follow_up = Literal(shorten(group.follow_up, 150))
    return Text("consult-reply.follow-up", {**args, "follow_up": follow_up})


def lines_of(words: list[Words]) -> Words:
    flat = [each for each in words if isinstance(each, Text | Literal)]
    return Lines(tuple(flat))
