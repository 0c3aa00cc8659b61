"""USUL: a proposal, question by question, new or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.asking.heard import Heard
from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.person import links
from handlers.asking.proposals import photos
from handlers.conversation.answers import BEGUN, Draft, Problem, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import Literal, Outgoing, Text, Words
from handlers.proposals.proposing import elsewhere, returned, shared, similar
from handlers.proposals.proposing.apart import (
    AFTER,
    first_of,
    knows_beside,
    parting,
    separate,
)
from handlers.proposals.proposing.area import (
    area_choices,
    area_wording,
    knows_area,
    read_area,
)
from handlers.proposals.proposing.content import content_of, doubt, told_in
from handlers.proposals.proposing.counted import (
    knows_another,
    knows_at_review,
    knows_counted,
    knows_public,
)
from handlers.proposals.proposing.details import (
    PROBLEM,
    WISH,
    read_problem,
    read_topic,
    read_wish,
    topic_choices,
)
from handlers.proposals.proposing.either import either, knows_either
from handlers.proposals.proposing.land import (
    builds,
    land_choices,
    passes_land,
    read_land,
)
from handlers.proposals.proposing.mending.answers import (
    mend_area,
    mend_land,
    mend_problem,
    mend_volume,
)
from handlers.proposals.proposing.mending.at_area import PIECE, knows_told
from handlers.proposals.proposing.mending.bidang import knows_field, mend_topic
from handlers.proposals.proposing.mending.concluded import knows_concluded
from handlers.proposals.proposing.mending.from_afar import knows_from_afar
from handlers.proposals.proposing.mending.goes_on import goes_on
from handlers.proposals.proposing.mending.lies_in import knows_where_it_lies
from handlers.proposals.proposing.mending.place import mend_place
from handlers.proposals.proposing.mending.with_why import mend_wish
from handlers.proposals.proposing.pieces import show_volume, taking
from handlers.proposals.proposing.place import knows_place, place_wording, read_place, show_place
from handlers.proposals.proposing.placing.as_before import as_before, knows_as_before
from handlers.proposals.proposing.placing.as_before import before as before_it
from handlers.proposals.proposing.placing.no_place import ASKED as NOWHERE
from handlers.proposals.proposing.placing.no_place import knows_how_sent
from handlers.proposals.proposing.review import (
    mend_name,
    read_review,
    review_changes,
    review_choices,
    review_wording,
)
from handlers.proposals.proposing.sizing.volume import knows_amount, passes_volume, read_volume
from handlers.proposals.proposing.titled import titling
from handlers.proposals.proposing.told.answers import answering, knowing
from handlers.proposals.proposing.told.asked import knows_topic, without_question
from handlers.proposals.proposing.told.begun import heard
from handlers.proposals.proposing.told.first import first_alone
from handlers.proposals.proposing.told.instead_of_area import settling
from handlers.proposals.proposing.told.work import knows_trouble, knows_work
from handlers.proposals.wording import look
from handlers.reading.introduced import wish_in
from handlers.reading.said.of_proposals.neighbours import whose
from handlers.turn import Turn
from storage import rules
from storage.proposals import lookup, proposals
from storage.proposals.model import Changed, Dealt, NotReturned, NotYours

PHOTOS = 3


def title(answers: Mapping[str, Any]) -> Words:
    if wish := answers.get("wish"):
        return Text("propose-title", {"wish": Literal(shorten(wish, 60))})
    return Text("propose-title.new")


async def finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    """Stores the proposal; what the person hears comes from handlers.proposals.telling.notices."""
    if draft["review"].get("join"):
        return await similar.joined(turn, draft)
    name = draft["review"]["name"]
    shared.share(turn, draft.answers, name)
    content = content_of(draft, name)
    if name == turn.person.name:
        # A name given for this proposal alone is somebody else's, whom nobody has asked.
        content.show_name = turn.person.show_name
    if not draft.key:
        city = turn.site.city(content.area)
        await elsewhere.sent(turn, content.wish, content.area)
        try:
            await proposals.submit(turn.store, turn.person, city, content, told_in(turn, content))
        except rules.Unruly as error:
            return Problem((unruly(error),))
        return []
    if (standing := await lookup.get(turn.store, int(draft.key))) is not None:
        content.doubt = doubt(content, standing.content)
    said = draft["review"].get(returned.SAID, "")
    try:
        before = await proposals.change(
            turn.store, turn.person, int(draft.key), draft.version, content, said
        )
    except rules.Unruly as error:
        return Problem((unruly(error),))
    except (Changed, NotReturned):
        return [Outgoing((Text("propose-changed-meanwhile"),), (MINE,))]
    except Dealt as error:
        words = Text("propose-dealt", {"number": str(error.proposal.number)})
        return [Outgoing((words,), (look(error.proposal),))]
    except NotYours:
        return [Outgoing((Text("track-not-yours"),), (MINE,))]
    if before.version == draft.version:
        words = Text("propose-unchanged", {"number": str(before.number)})
        return [Outgoing((words,), (MINE,))]
    return []


def unruly(error: rules.Unruly) -> Words:
    """What of a proposal the rules refuse, though its question took it: they have changed since."""
    asked = _ASKED.get(error.field)
    label = f"propose-{asked}.label" if asked else "propose-unruly.name"
    span = {"least": error.span.least, "most": error.span.most, "size": error.size}
    return Text("propose-unruly", {"label": Text(label), **span})


# The question that an answer came from, by the field.
_ASKED = {"wish": "wish", "problem": "problem", "place": "place", "volume_text": "volume"}


_TOPIC = as_before(either(answering("topic", read_topic, topic_choices)))
_WISH = as_before(titling(either(parting(answering("wish", read_wish)))))
_PROBLEM = answering("problem", read_problem)
_PLACE = answering("place", read_place)

FORM = Form(
    "propose",
    questions=(
        Question(
            "area",
            settling(first_alone(answering("area", read_area, area_choices))),
            takes=frozenset({Takes.TEXT, Takes.CHOICE, Takes.LOCATION}),
            choices=area_choices,
            own_text=True,
            kind=Kind.NAME,
            show=lambda value: Literal(value["name"]),
            wording=area_wording,
            keeps=frozenset({"maybe", PIECE}),
            mends=mend_area,
            knows=knows_as_before(
                "area",
                knows_told(knows_from_afar(read_area, knows_area), area_choices, area_wording),
            ),
        ),
        Question(
            "topic",
            _TOPIC,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=topic_choices,
            picky=True,
            show=lambda value: Text(f"propose-topic.{value}"),
            mends=mend_topic,
            knows=knows_work(
                topic_choices,
                knows_concluded(
                    topic_choices, knows_topic(_TOPIC, topic_choices, knows_either(_TOPIC))
                ),
            ),
        ),
        Question(
            "wish",
            _WISH,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            speaks=True,
            mends=mend_wish,
            knows=knows_beside(_WISH, goes_on("wish", _WISH, knows_either(_WISH))),
        ),
        Question(
            "problem",
            _PROBLEM,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            speaks=True,
            mends=mend_problem,
            knows=knows_public(
                "problem",
                knows_field(
                    goes_on("problem", _PROBLEM, knowing(_PROBLEM, knows_counted("problem")))
                ),
            ),
        ),
        Question(
            "place",
            _PLACE,
            takes=frozenset({Takes.TEXT, Takes.LOCATION}),
            show=show_place,
            wording=place_wording,
            keeps=frozenset({"point", "skip", NOWHERE}),
            mends=mend_place,
            knows=knows_how_sent(
                knows_as_before(
                    "place",
                    knows_where_it_lies(
                        _PLACE,
                        knows_trouble(
                            "place",
                            goes_on(
                                "place",
                                _PLACE,
                                knows_place(knows_another("place", counts=True)),
                            ),
                        ),
                    ),
                )
            ),
        ),
        Question(
            "volume",
            taking("volume", read_volume),
            optional=True,
            show=show_volume,
            kind=Kind.AMOUNT,
            mends=mend_volume,
            at_review=True,
            passes=passes_volume,
            knows=knows_amount(read_volume, knows_another("volume")),
        ),
        Question(
            "land",
            taking("land", read_land, land_choices),
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=land_choices,
            applies=builds,
            optional=True,
            picky=True,
            show=lambda value: Text(f"propose-land.{value}"),
            mends=mend_land,
            at_review=True,
            passes=passes_land,
            knows=knows_another("land", land_choices),
        ),
        photos.question(PHOTOS, at_review=True, knows=knows_another("photos")),
        Question(
            "review",
            read_review,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=review_choices,
            wording=review_wording,
            keeps=frozenset({"name", "settled", similar.NOTE, returned.ASKED, returned.SAID}),
            review=True,
            tells=returned.tells,
            mends=mend_name,
            changes=review_changes,
            knows=knows_at_review,
        ),
    ),
    needed="form-needed.proposal",
    adds="problem",
    adds_most=PROBLEM.most,
    finish=finish,
    title=title,
    change=Text("propose-title.change"),
    afterwards=(PROPOSE,),
)


# --- beginning ------------------------------------------------------------------------------


async def begin(turn: Turn, said: str, code: str = "") -> list[Outgoing]:
    """USUL, alone or with what is wanted ("usul jln rusak dpn masjid hadimulyo brt"); perhaps from
    the link of a kelurahan."""
    said = await without_question(turn, said)
    found = separate(turn, turn.clean(said))
    if found is None:
        return await begin_one(turn, said, code)
    if found.sure:
        return await begin_one(turn, found.parts[0], code, first_of(turn, found.parts))
    if turn.left_files or turn.left_place:
        return await begin_one(turn, said, code)  # what came with it belongs to all of it
    return await turn.open("apart", notes={"whether": {AFTER: turn.clean(said), "code": code}})


async def begin_one(
    turn: Turn, said: str, code: str = "", before: tuple[Words, ...] = ()
) -> list[Outgoing]:
    """One proposal, with all that is said of it, and whose it is."""
    of = whose(turn.clean(said))
    near = shared.Shared(begin_in(turn, code)) if code else shared.known(turn, of.wish)
    if not near.answers and (there := await before_it(turn, of.wish)) is not None:
        of, near = replace(of, wish=there.rest), shared.Shared(there.answers, there.told)
    answers, told = await heard(turn, of.wish, near.answers)
    name = of.name or turn.talk.whose or shared.whose_list(turn)
    notes = {"review": {"name": name}} if rules.is_name(name) else {}
    turn.talk.whose = ""
    begun = wish_in(of.wish, tells=True)
    if "wish" not in answers and len(begun) < WISH.least and turn.slots(begun).things:
        notes["wish"] = {BEGUN: begun}  # "posyandu", of a list: what is told next is of it
    words = (*before, *told, *near.told)
    return await turn.open("propose", answers=answers, notes=notes, before=words)


def begin_in(turn: Turn, code: str) -> dict[str, Any]:
    """The answer that a link for one kelurahan gives; nothing for a code that we do not serve."""
    area = turn.site.areas.get(code)
    if area is None or area.level != 4:
        return {}
    return {"area": {"code": area.code, "name": area.name}}


async def linked(turn: Turn) -> Heard | None:
    """The link of a kelurahan, perhaps with what is wanted behind it."""
    link = links.of(turn)
    if link is None or (code := link.kelurahan) is None:
        return None
    if link.says and turn.talk.open is None:
        return Heard(await begin(turn, link.text, code))
    if not (answers := begin_in(turn, code)):
        return None
    return Heard(await turn.open("propose", answers=answers))
