"""Who works in an area and how they are reached, asked by staff in a sentence: names for all of
them; numbers are shown to nobody here."""

from __future__ import annotations

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.staff.people.team import who
from handlers.turn import Turn
from storage.city import speaking
from storage.city.areas import Area
from storage.staff import staff
from storage.staff.roles import Grant, Operation, Role, allowed, covers

# How each role is called; a lurah and a camat are those who verify there.
_ROLES = {
    Role.FASILITATOR: r"fasil\w*|fasilitator\w*",
    Role.VERIFIKATOR: r"verif\w*|lurah\w*|camat\w*|kasi|sekkel\w*|seklur\w*",
    Role.PENDAMPING: r"pendamping\w*",
    Role.ADMIN: r"admin\w*|operator\w*",
}
_CALLED = {role: late.regex(rf"\b(?:{words})\b") for role, words in _ROLES.items()}
_STAFF = late.regex(r"\b(?:petugas\w*|staf\w*|panitia\w*)\b")
_WHO = late.regex(r"\b(?:siapa|sapa|sopo|sinten|spa|who)\b")
_REACHED = late.regex(
    r"\b(?:no|nomor\w*|nomer\w*|nope|kontak\w*|hp\w*|wa|telp\w*|telepon|hubungi\w*|dihubungi|ngubungi)\b"
)
# Something else is asked of them, or told.
_ELSE = late.regex(
    r"\b(?:usul\w*|undang\w*|tambah\w*|ganti\w*|jadikan|angkat|cara\w*|gimana|rapat|umum\w*|cuti)\b"
    r"|\d"
)
# So many are named.
SHOWN = 8


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """ "Pak fasilitator Imopuro siapa, nomornya berapa", while nothing is open."""
    text = turn.message.text
    said = fold(text)
    roles = [role for role, called in _CALLED.items() if called.search(said)]
    asks = _WHO.search(said) or _REACHED.search(said)
    if not asks or not (roles or _STAFF.search(said)) or _ELSE.search(said):
        return None
    held = await staff.grants(turn.store, turn.person.id)
    area = _area(turn, text, held)
    if area is None:
        return None
    # Who works where is no secret among those who work for the same city.
    city = turn.site.city(area.code)
    if not any(covers(g.area, city.code) or covers(city.code, g.area) for g in held):
        return None
    found: list[Grant] = []
    while not found and area is not None:
        found = [
            each.grant
            for each in await staff.everybody(turn.store, area.code)
            if each.grant.area == area.code and (not roles or each.grant.role in roles)
        ]
        if not found:  # an admin is often of the city
            above = turn.site.areas.get(area.code.rpartition(".")[0])
            if above is None:
                break
            area = above
    words: list[Words] = [Text("officials-none", {"area": turn.site.named(area.code)})]
    if found:
        lines = tuple(Text("officials-line", {"who": who(turn, g)}) for g in found[:SHOWN])
        words = [Lines((Text("officials-head", {"area": turn.site.named(area.code)}), *lines))]
    if _REACHED.search(said):
        words.append(await _reached(turn, area))
    invites = allowed(held, Operation.INVITE, area.code) is not None
    choices = (Choice("do:join", Text("command-join.button")),) if invites else ()
    return Heard([Outgoing(tuple(words), choices)])


def _area(turn: Turn, text: str, held: tuple[Grant, ...]) -> Area | None:
    """The area that is named, else one's own."""
    reading = turn.site.names.find_in(text).reading
    if isinstance(reading, Found):
        return turn.site.areas.get(reading.area.code)
    return next((turn.site.areas.get(g.area) for g in held if g.area), None)


async def _reached(turn: Turn, area: Area) -> Words:
    """That no numbers are shown, and the office where one is known."""
    desk = await speaking.find(turn.store, area.code)
    if desk is None:
        return Text("officials-phone")
    parts = {name: Literal(getattr(desk, name)) for name in ("office", "contact", "hours")}
    return Text("officials-phone.office", parts)
