"""The question how much: what answers it, alone or with why, and what says that nobody knows."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import Answer, Draft, Problem, Reader, Reading, shorten
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.proposals.proposing.mending.amounts import so_many, told_whole
from handlers.proposals.proposing.mending.follows import follows_in, with_amount
from handlers.reading import unsaid
from handlers.reading.amounts import quantities, righted
from handlers.reading.amounts.figures import WORDS
from handlers.turn import Turn
from storage import rules

VOLUME_MOST = rules.VOLUME.most

# Of these so much money is how much is asked for.
_OF_MONEY = late.regex(
    r"\b(?:modal|dana|duit|uang|pinjaman|kredit|insentif|honor\w*|gaji|beasiswa|santunan|hibah|subsidi|capital|money|loan)\b",
    re.I,
)


# Somebody asks themself before they say it: "pirang meter yo.. kiro2 petang atus".
_ASKED_ITSELF = late.regex(
    r"^\W*(?:pirang|piro|pinten|berapa|brp|how\s+many)\s+(?P<unit>meter|mtr|m|titik|unit|orang|metres|meters)"
    r"(?:\s+(?:yo|ya|yah|nggih|sih|to|kira2))*\s*[.,?\u2026]+\s*(?P<said>[^.,;?]*?\w+)(?=[.,;?]|$)(?!.*\b(?:meter|m|titik|unit)\b)",
    re.I,
)


def _only_cost(text: str, draft: Draft) -> Problem | None:
    """What something costs is not how much of it there is, unless money is what is wished."""
    if not quantities.only_money(text) or _OF_MONEY.search(draft["wish"] or ""):
        return None
    return Problem((Text("propose-volume.money", {"typed": Literal(shorten(text, 60))}),))


async def read_volume(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = turn.clean(said.text)
    if len(text) > VOLUME_MOST:
        return Problem((Text("propose-volume.long", {"most": VOLUME_MOST}),))
    if not any(letter.isalnum() for letter in text):
        return Problem((Text("propose-volume.nothing", {"typed": Literal(shorten(text, 60))}),))
    if (asked := _ASKED_ITSELF.match(text)) is not None:
        text = f"{asked['said'].strip()} {asked['unit']}"  # "pirang meter yo.. 400"
    if (cost := _only_cost(text, draft)) is not None:
        return cost
    if (whole := told_whole(text, draft)) is not None:
        return Answer(whole, instead=follows_in(draft, with_amount(draft, whole)))
    read = quantities.volume(text)
    if read.value is None and not quantities.of_several(text):
        # "batal 5, jadi 8 titik": the one that is said with its unit.
        read = quantities.amount_in(text)
    number = None if read.value is None else str(read.value)
    amount = {"text": text, "value": number, "unit": read.unit}
    return Answer(amount, instead=follows_in(draft, with_amount(draft, amount)))


def passes_volume(text: str) -> bool:
    """Whether a text says that nobody knows how much, or that it is measured later; "belum diukur,
    kira2 50 m" says it."""
    said = quantities.amount_in(text).value is not None or any(map(str.isdecimal, text))
    return unsaid.unknown(text) and not said


# "1 aja cukup, eh klo bisa 2 deh": the second is wished.
_IF_CAN = late.regex(
    r"^\W*(?:\d+|satu|siji|dua|loro|tiga|telu|one|two|three)\b(?P<unit>\s+[^\W\d_]{1,12})??(?:\s+(?:aja|saja|wae|mawon|udah|sudah|wis|sampun|cukup|cekap|is|enough|ya|pak|bu)){1,4}[\s,.;]+(?:(?:eh+|tapi|tp|but|or|atau|ning|nanging)\s+)*"
    r"(?:klo|kalau|kalo|nek|yen|menawi|if)\s+(?:bisa|bs|boleh|iso|saged|possible|ada|you\s+can)\s+(?:ya\s+)?(?P<now>(?:\d|satu|dua|loro|tiga|telu|papat|empat|lima|two|three|four|kalih|tigo)\b.*|\d.*)$",
    re.I | re.S,
)
_IF_CAN_UNIT = late.regex(
    r"^\W*\d+\s+(?P<unit>[^\W\d_]{1,12})[\s,.;]+(?:(?:eh+|tapi|tp|but)\s+)*(?:klo|kalau|kalo|nek|yen|menawi|if)\s+(?:bisa|bs|boleh|iso|saged|possible)\s+(?P<now>\d.*)$",
    re.I | re.S,
)
# "1.250 m2, bukan satu koma ya": how it is not to be read.
_NUMERAL = (
    rf"(?:{'|'.join(WORDS)}|koma|titik|puluh|belas|ratus|atus|ribu|ewu|sepuluh|seratus|seribu|satu"
    r"|siji|pitung|limang|rong|telung|one|two|three|four|five|point|zero|hundred|thousand)"
)
_NOT_READ = late.regex(
    rf"(?<=[\w²³])[\s,.;]+(?:bukan|dudu|sanes|not)\s+(?:{_NUMERAL}\s*){{1,6}}"
    r"(?:(?:ya|yo|lho|loh|pak|bu|min|nggih)\W*){0,2}$",
    re.I,
)
# "Sak cukupe wae", "secukupnya": no size.
_AS_NEEDED = late.regex(
    r"^\W*(?:(?:ya|pokok(?:nya|e)|pokoke|terserah|sak|sa|se)\W+){0,2}(?:(?:sak|sa|se)\s?-?(?:cukup|cekap|perlu|butuh|ana|ono|wonten)(?:e|nya|ipun|ne)?|cukupe|cekapipun"
    r"|as\s+(?:much|many)\s+as\s+(?:is\s+|are\s+)?(?:needed|necessary|possible)|(?:berapa|brp|piro|pinten)\s?(?:aja|saja|wae|mawon)\s+(?:boleh|oleh|angsal|gapapa)|whatever\s+is\s+(?:needed|enough))"
    r"(?:\W+(?:aja|saja|wae|ae|mawon|kemawon|lah|deh|ya|yo|pak|bu|min|mas|mbak|nggih)){0,4}\W*$",
    re.I,
)


def knows_amount(reader: Reader, others: Knower) -> Knower:
    """An amount that a text takes back for one that would be better, or says how not to read; that
    it is as much as is needed, which is none; what it costs. Of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        if said.choice is not None or not text or "?" in text:
            return await others(turn, said, draft)
        if (cost := _only_cost(text, draft)) is not None:
            return cost
        if _AS_NEEDED.match(text):
            return Answer(None, (Text("propose-volume.passed"),))
        better = _IF_CAN.match(text) or _IF_CAN_UNIT.match(text)
        alone = so_many(text)
        now = better["now"] if better is not None else _NOT_READ.sub("", text)
        if better is None:
            now = alone or righted.meant(now)  # "60 meter eh 70"
        if better is not None and (better["unit"] or "").strip() and len(now.split()) == 1:
            now = f"{now} {better['unit'].strip()}"
        if now == text:
            return await others(turn, said, draft)
        return await reader(turn, replace(said, text=now), draft)

    return knows
