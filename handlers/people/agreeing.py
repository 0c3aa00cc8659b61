"""What is said with the consent: a yes, and behind it a name or what else; what is said behind a
name."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import home, names, nobody, trades
from handlers.asking.person.consent import hold, release
from handlers.conversation.answering.acts import NAMELESS
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Kind
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.people import permitting
from handlers.reading import introduced
from handlers.reading.meaning import assents
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.places import without_area
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals.for_whom import for_whom, speaks_for
from handlers.reading.said.offices import asks_for, of_group
from handlers.turn import Turn, known_words
from storage import rules
from storage.people import people

_ENDS = late.regex(r"[.,;!\n]+\s*")
_RESERVED = (Act.PRIVATE, Act.REFUSE, Act.LATER, Act.CANCEL, Act.WHY, Act.WHAT, Act.WHO, Act.FORGET)

# A name that nothing leads to has no more words behind a yes.
BARE = 2


_MARKED = late.regex(r"[.,;!:\n]\s*\w")


# "Gak keberatan kok", "ora masalah", "I don't mind": two words of no that make a yes.
_NO_OBJECTION = late.regex(
    r"^\W*(?:(?:ya|iya|oh|ok|oke|saya|sy|aku|kula|kulo|i|we|kami|yo|well)\W+){0,3}"
    r"(?:(?:ga|gak|gk|g|ngga|nggak|engga|enggak|ndak|tidak|tdk|tak|ora|ra|mboten|boten|no|not|have)\s*(?:(?:ada|ono|wonten|enten|have|a|any|no)\s+){0,2}(?:ke)?(?:beratan|abotan|awratan|masalah|problem|problems|soal|nolak|menolak|objections?|issues?)|don'?t\s+mind|do\s+not\s+mind|no\s+worries)(?:nya)?"
    r"(?:\W+(?:kok|lah|deh|sama\s+sekali|aku|saya|sy|kula|pak|bu|min|mas|mbak|at|all|silakan|silahkan|monggo|mangga|(?:di)?simp[ae]n|with|that|it|aja|saja|wae|mawon|ya|thanks|makasih)){0,5}\W*$",
    re.I,
)


def no_objection(text: str) -> bool:
    """Whether a text says that its writer does not mind. Never raises."""
    return _NO_OBJECTION.match(text[:200]) is not None


# "Oke suwun yo" takes leave, which lets nobody keep anything.
_TAKES_LEAVE = late.regex(
    r"^\W*(?:(?:oke|okey|okeh|okay|ok|sip|siap|baik|baiklah|alright|ya\s?(?:sudah|udah)|yaudah|yowis|wis)\b\W*){1,3}"
    r"(?:(?:terima\s?kasih|trima\s?kasih|makasih|mksh|trims|tq|thx|thanks|thank\s+you|(?:matur\s+)?(?:suwun|nuwun))\b\W*){1,2}"
    r"(?:(?:banyak|sanget|ya|yo|yah|nggih|pak|bu|mas|mbak|kak|min|admin|bang|info|infonya)\b\W*){0,4}$",
    re.I,
)


def takes_leave(text: str) -> bool:
    """Whether a text only acknowledges and thanks. Never raises."""
    return _TAKES_LEAVE.match(text[:200]) is not None


def is_yes(turn: Turn, text: str) -> bool:
    """Whether a text is a yes and nothing else, said once or more often: "setuju setuju lah"."""
    if no_objection(text):
        return True
    if takes_leave(text):
        return False
    tails = known_words("name-tail")
    words = [word for word in turn.fold(text).split() if word not in tails]
    said = dict.fromkeys(words)
    return turn.is_word("yes", " ".join(said)) or (
        len(said) > 1 and all(turn.is_word("yes", word) for word in said)  # "sure, agree"
    )


# "Iya gpp mas simpen aja yg penting jalan depan rumah saya dibenerin": that it may be kept.
_FINE = (
    r"(?:iya|ya|yo|oke|ok|okay|okey|sip|baik|boleh|blh|setuju|stuju|sarujuk|sepakat|agreed?|kerso|purun|silakan|silahkan|monggo|mangga|sumangga|nggih|inggih|wis|wes|yaudah|yowis|yowes|udah|dah|yes|yeah|sure|fine"
    r"|gpp|gapapa|gak?\s?apa\W?apa|ga\s?papa|nggak\s?papa|rapopo|ora\s?(?:popo|apa\W?apa)|mboten\s+(?:punapa|napa|nopo)\W?(?:punapa|napa|nopo)?|it'?s\s+(?:ok|okay|fine)|go\s+ahead"
    r"|aja|saja|wae|ae|mawon|kemawon|pak|bu|mas|mbak|kak|min|bang|mang|lah|deh|please|then)"
)
_KEEPS = late.regex(
    rf"^\W*(?:{_FINE}\b\W*){{0,7}}\b(?:(?:di|dipun\s?|nge)?(?:simp[ae]n|catat|catet|rekam)(?:en|kan|ke|in)?|save|keep|store)\b"
    rf"(?:\s+(?:it|them|my|our|data(?:nya|ku|ne|nipun)?|saya|sy|{_FINE})\b){{0,6}}(?P<rest>.*)$",
    re.I | re.S,
)
# What is said to matter alone, behind it.
_MATTERS = late.regex(
    r"^[\s,.;!]*(?:(?:yang|yg|sing|ingkang)\s+penting|pokok(?:nya|e|ipun)|(?:but\s+)?just|the\s+main\s+thing\s+is(?:\s+that)?|[,.;!]+)\W*(?=\w)",
    re.I,
)
_BARE_NO = r"(?:ga|gak|gk|ngga|nggak|engga|enggak|ndak|tidak|tdk|ora|mboten|no)"
# "Emoh ah ribet", "mboten kemawon", "nggak ah takut": no, and why not.
_DECLINES = late.regex(
    r"^\W*(?:(?:ah|halah|waduh|aduh|nah|no|maaf|sori|sorry|ya|yah|wah|emm+|hmm+)\W+){0,3}"
    r"(?:e?moh|wegah|ogah|males|malas|aras\W?arasen|lumuh|mboten|(?:ga|gak|nggak|ngga|enggak|tidak|tdk|ora|ra|mboten)\s?(?:mau|minat|tertarik|gelem|purun|kersa|sudi|usah|setuju|berani|brani|wani|wantun)|(?:(?:saya|sy|aku|kula|kulo|kami)\s+)?(?:keberatan|kabotan)|i\s+(?:do\s+)?(?:mind|object)"
    r"|not\s+interested|no\s+thank(?:s|\s+you)|i'?d\s+rather\s+not|nope"
    rf"|{_BARE_NO}(?=\s*[,.;!]|\s+(?:ah|deh|lah|wis|wes|dulu|rumiyin|thanks|kak|pak|bu|mas|mbak|min)\b))\b"
    r"(?:\W+(?:ah|aku|saya|sy|kula|kulo|i'?m|it'?s|is|this|that|too|so|much|very|a|lah|deh|wis|dah|aja|saja|wae|ae|mawon|kemawon|pak|bu|mas|mbak|kak|min|ini|iki|niki"
    r"|(?:saya|aku|kulo)?\s?(?:takut|wedi|ajrih|ngeri|khawatir|kuwatir|was\W?was|curiga|ragu|mamang|isin|malu|lingsem|scared|afraid|worried|shy)|masih|isih|taksih|dulu|rumiyin|soalnya|soale|karena|amarga|rasane|ngapa\W?ngapa|kenapa\W?napa"
    r"|ribet|repot|rumit|angel|susah|sulit|mumet|pusing|lama|suwe|kesuwen|kelamaan|malesi|males|malas|terlalu|kakean|kebanyakan|banget|bgt|nemen|sanget|hassle|complicated|long|trouble"
    r"|makasih|terima|kasih|suwun|matur|nuwun|thanks|thank|you|pake|pakai|ginian|beginian|ngene|an|(?:di|dipun\s?)?simp[ae]n|data(?:ku|nya)?|kept|keep"
    # "Cuma mau liat2 aja dulu"
    r"|cuma|cuman|mung|namung|hanya|mau|pengen|pengin|arep|badhe|just|only|to|(?:ny)?(?:coba|iseng)2?|(?:li(?:h)?at|ndelok|ndeleng|mirsani|baca|look|brows)(?:2|\W(?:liat|lihat|baca))?(?:ing)?|around)){0,10}\W*$",
    re.I,
)


# "Can you delete it later if I change my mind?", "iso dihapus ora mengko?"
_TAKES_BACK = (
    r"(?:(?:di|meng|ng|m)?hapus|(?:di|m)?busak|delete\w*|erase\w*|remove\w*|(?:di)?batal\w*|(?:di)?tarik"
    r"|(?:di)?cabut|take\s+(?:it|this|that)\s+back|withdraw\w*|undo)"
)
_MAY = r"(?:bisa|bs|boleh|blh|iso|isa|oleh|angsal|saged|can|could|may)"
_UNDO = late.regex(rf"\b{_MAY}\b[^.!?]{{0,40}}\b{_TAKES_BACK}\b|\b{_TAKES_BACK}\s+{_MAY}\b", re.I)


def asks_to_undo(text: str) -> bool:
    """Whether a text asks whether what one agrees to can be undone."""
    return _UNDO.search(text[:300]) is not None


def declines(turn: Turn, text: str) -> bool:
    """Whether a text is a no, or one with why not: "emoh ah ribet"."""
    return turn.is_word("no", text) or _DECLINES.match(text[:200]) is not None


async def lets_keep(turn: Turn, text: str) -> str | None:
    """What is said behind that it may all be kept ("simpen aja, sing penting talud dibangun"), ""
    where nothing is; None for a text that says no such thing, asks, or makes a condition."""
    found = _KEEPS.match(text) if "?" not in text else None
    rest = found["rest"] if found is not None else ""
    bare = _MATTERS.sub("", rest, count=1)
    words = turn.fold(bare).split()
    if found is None or not turn.known("reserve").isdisjoint(words[:1]):
        return None
    if not words:
        return ""
    if bare == rest or (await turn.sense(bare, Kind.YES_NO)).act in _RESERVED:
        return None
    return bare


async def consents(turn: Turn, text: str) -> str | None:
    """What is said behind a yes, "" where nothing is; None for a text that is no yes."""
    if takes_leave(text):
        return None
    said = permitting.permits(text) if not asks_to_undo(text) else None
    if said is not None:
        rest, called = said
        if called != rest and (names.led(called) or await names_one(turn, called)):
            return called  # "setuju pak Budi"
        rest = _MATTERS.sub("", rest, count=1)
        named = not rest or await names_one(turn, rest)
        bare = named and rest.islower() and not names.led(rest) and _MARKED.search(text) is None
        if rest and bare:
            return ""  # "setuju sekalian kenalan" may say no name, which is asked
        if named or (await turn.sense(rest, Kind.YES_NO)).act not in _RESERVED:
            return rest
    kept = await lets_keep(turn, text)
    rest = kept or await behind_yes(turn, text)
    return rest if rest or kept is not None or is_yes(turn, text) else None


async def behind_yes(turn: Turn, text: str) -> str:
    """What is said behind a yes that stands by itself ("setuju. mau usul lampu"); "" where there
    is none, or where what follows asks of it, or takes it back."""
    first, _, after = text.strip().partition(" ")
    called = names.calls(after) or (names.led(after) and after.split()[-1][:1].isupper())
    if called and is_yes(turn, first) and await names_one(turn, after):
        return after  # "setuju saya Suyanto"
    end = _ENDS.search(text)
    if end is None or not is_yes(turn, text[: end.start()]):
        return ""
    rest = text[end.end() :]
    if is_yes(turn, rest):
        return ""  # "sure, agree"
    if "?" in text or not turn.known("reserve").isdisjoint(turn.fold(rest).split()[:1]):
        return ""
    if await names_one(turn, rest):
        return rest
    said = turn.fold(text[: end.start()]).split()
    twice = len(said) > len({*said})
    sense = await turn.sense(rest, Kind.YES_NO)
    return rest if sense.act not in _RESERVED or (twice and sense.act == Act.PRIVATE) else ""


async def names_one(turn: Turn, rest: str) -> bool:
    """Whether what stands behind a yes begins with what somebody is called: "Saya Suyanto, ketua
    RT 14", "agus"."""
    first, _ = names.parted(rest)
    first, _ = names.housed(first)
    name, led = names.given(first), names.led(first)
    words = turn.fold(name).split()
    if not words or len(words) > (names.SENTENCE if led else BARE) or not rules.is_name(name):
        return False
    said = turn.fold(name) in turn.known("yes", "no", "no-name", "whichever")
    if (
        said
        or names.is_sentence(name)
        or names.greets(name)
        or not assents.unsaid(Act.AGREE, words)
    ):
        return False
    if not known_words("no-name").isdisjoint(words[:1]):
        return False  # "saya warga metro"
    if led and not names.calls(first) and not nobody.WORDS.isdisjoint(words[:1]):
        return False  # "saya dapet nomor ini"
    if known_words("name-tail").issuperset(words) or turn.slots(first).things:
        return False
    if isinstance(turn.site.names.read(name), Found):
        return False
    return led or (await turn.sense(first, Kind.NAME)).act == Act.ANSWER


def tells(turn: Turn, text: str) -> bool:
    """Whether what stands instead of a name is surely none: it names a thing or a trouble in a
    sentence, or has more letters than any name."""
    held = turn.slots(text)
    told = bool(held.things or held.trouble or held.problem)
    return (told and len(text.split()) >= names.TELLS) or not rules.is_name(text)


async def introduces(turn: Turn, text: str) -> bool:
    """Whether somebody says what they are called, behind a greeting or without: "halo, saya
    Budi"."""
    if "?" in text:
        return False  # "maaf ini dengan kantor kelurahan ya?"
    bare = introduced.ungreeted(text)
    return any([names.led(each) and await names_one(turn, each) for each in (text, bare)])


async def said_before(turn: Turn) -> tuple[str, tuple[Words, ...]]:
    """What somebody said they are called before they were asked whether they agree ("siang, saya
    Dimas, mau usul"; "" where they did not), and what is said of where they live."""
    for said in turn.talk.waits.said if turn.talk.waits else ():
        typed, bare = said["text"], introduced.ungreeted(said["text"])
        for text in (typed, bare):
            for first, _ in (names.parted(text), names.goes_on(text)):
                if names.led(first) and await names_one(turn, first):
                    name, where = housed(turn, first)
                    told: tuple[Words, ...] = ()
                    if first in (typed, bare):  # nothing else is told with it
                        told = await lives(turn, where) if where else ()
                        release(turn, typed)
                    return names.given(name), told
    return "", ()


def writes_for(turn: Turn, text: str) -> tuple[str, tuple[Words, ...]] | None:
    """In whose name the next proposal is to go, kept, and what is said of that, with the name of
    whoever writes ("" where it is not said); None where a text says nothing of it."""
    of = for_whom(text)
    if of is None or not rules.is_name(of.name):
        return None
    no_name = names.is_sentence(of.name) or turn.slots(of.name).things
    if not of.group and (no_name or isinstance(turn.site.names.read(of.name), Found)):
        return None
    turn.talk.whose = of.name
    by = of.by or turn.person.name or ""
    args = {"name": Literal(of.name), "by": Literal(by), "known": "yes" if by else "no"}
    return of.by, (Text("welcome-name.for", args),)


_CLAUSES = late.regex(r"(?<!\bjl)(?<!\bgg)(?<!\bno)(?<!\ba\.n)(?<!\ba)[,.;\n]+\s+", re.I)


def besides_whom(turn: Turn, text: str) -> str:
    """What a text that says whose a proposal is wishes beside; "" where that is nothing."""
    if not turn.slots(text).things:
        return ""
    clauses = [each.strip() for each in _CLAUSES.split(text) if each.strip()]
    of = for_whom(text)
    group = of.name if of is not None and of.group else ""
    bared = [re.sub(re.escape(group), "", each, flags=re.I) if group else each for each in clauses]
    held = [each for each, rest in zip(clauses, bared, strict=True) if turn.slots(rest).things]
    if not held:
        return ""
    bare = [each for each in clauses if each in held or for_whom(each) is None]
    start = next((n for n, each in enumerate(bare) if each in held), 0)
    return ", ".join(bare[start:]) or text


async def beside(turn: Turn, rest: str) -> tuple[Words, ...]:
    """What is said of the words behind a name: a question is answered, all else waits till the
    name is known, or says whose the next proposal is."""
    if (other := writes_for(turn, rest)) is not None:
        return other[1]
    rest = trades.behind(rest)
    held = turn.slots(rest)
    if of_group(rest) or (speaks_for(rest) and not asks_for(rest)):
        return (Text("talk-unused", {"typed": Literal(shorten(rest, 80))}),)
    if names.lives(rest) and not (held.things or held.trouble):
        return await lives(turn, rest)  # "Bapak Slamet. warga RT 3"
    if trades.describes(rest) and not held.trouble:
        return ()
    sense = await turn.sense(rest, Kind.NAME)
    if sense.sure and sense.act in NAMELESS and turn.has(f"answer-{sense.act}"):
        return (await turn.answer(sense.act),)
    remark = not (sense.tells or names.is_sentence(rest)) and len(rest.split()) < names.TELLS
    return () if remark else hold(turn, rest)  # "Hendra. puas"


# What stands between a name and a kelurahan.
_FROM = late.regex(
    r"(?:[\s,]+(?:(?:dari|dr|di|warga|wrg|orang|wong|tiyang|asal|asli|saking|seko|soko|ning|neng|ing|wonten|kelurahan|kel|from|of|in|alamat|rumah)\b"
    r"|r[tw]\W{0,2}\d{1,3}\b))+\W*$",
    re.I,
)
_LEADS = late.regex(
    r"^\W*(?:(?:dari|dr|di|warga|wrg|orang|wong|tiyang|asal|asli|saking|seko|soko|ning|neng|ing|wonten|from|of|in|alamat|rumah)\b\W*)+",
    re.I,
)


def called_from(turn: Turn, who: str) -> tuple[str, str]:
    """The words of a name, and where its owner is from ("" where that is not said)."""
    mention = turn.site.names.find_in(who)
    found = mention.reading
    area = turn.site.areas.get(found.area.code) if isinstance(found, Found) else None
    before, cut, _ = without_area(who, mention).partition(" ; ")
    if area is None or area.level != 4 or not cut:
        return who, ""
    called = _FROM.sub("", before.rstrip(" ,"))
    return called, _LEADS.sub("", who[len(called) :]).strip(" ,")


def housed(turn: Turn, text: str) -> tuple[str, str]:
    """A name, and where its owner lives ("Sri Lestari warga Yosodadi"); the second is "" where that
    is not surely said, the first where no more is ("saya warga Yosodadi")."""
    name, lives_at = names.housed(text)
    if lives_at or len(text) > LONGEST:
        return name, lives_at
    if (at := _LEADS.match(text)) and home.only_one(turn, text[at.end() :]) and "?" not in text:
        return "", text  # "warga Yosodadi pak"
    before, comma, there = text.rpartition(",")
    if comma and home.only_one(turn, there) and not names.is_sentence(names.given(before)):
        return ("" if nobody.is_nobody(before) else before), there.strip()  # "eni, tejoagung"
    called, where = called_from(turn, text)
    led = _LEADS.match(text[len(called) :].lstrip(" ,")) is not None
    if not led or "?" in text or home.only_one(turn, where) is None:
        return name, ""
    if nobody.is_nobody(called):
        return "", where
    return (name, "") if names.is_sentence(names.given(called)) else (called, where)


def with_home(turn: Turn, first: str, rest: str) -> tuple[str, str]:
    """A name and what is wished behind it, with where its owner lives where it says no place
    ("Bu Lestari RT 08 Purwosari", "mau usul drainase"); a home that is surely ours stays with the
    name, too, and is kept."""
    called, where = housed(turn, first)
    held = turn.slots(rest)
    told = bool(held.place or held.area) or not (held.things and asks_for(rest))
    if told or not (called and where):
        return first, rest
    where = _LEADS.sub("", where).strip(" ,.")
    ours = isinstance(turn.site.names.find_in(where).reading, Found)
    return first if ours else called, f"{rest.rstrip(' .!')} di {where}"


# Longer texts are no name with a home.
LONGEST = 100


async def lives(turn: Turn, rest: str) -> tuple[Words, ...]:
    """What is said of where somebody lives: the kelurahan is kept, where it is one of ours."""
    found = turn.site.names.find_in(rest).reading
    area = turn.site.areas.get(found.area.code) if isinstance(found, Found) else None
    if area is None or area.level != 4:
        return (Text("welcome-name.lives", {"typed": Literal(shorten(rest, 80))}),)
    people.change(turn.store, turn.person, area=area.code)
    return (Text("home-done", {"area": turn.site.named(area.code)}),)


async def goes_on(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """A name that goes on in what else is said, or whose a proposal is that one writes."""
    text = turn.clean(said.text)
    if draft.notes.get("typed"):
        return None
    if (other := writes_for(turn, text)) is not None:
        by, told = other
        if wish := besides_whom(turn, text):
            told = (*told, *hold(turn, wish))
        return Answer({"name": by}, say=told) if by else AskAgain((*told, Text("welcome-name")))
    name, rest = names.goes_on(text)
    if not rest:
        return None
    sense = await turn.sense(text, Kind.NAME)
    asks = sense.sure and sense.act in NAMELESS and turn.has(f"answer-{sense.act}")
    say = (await turn.answer(sense.act),) if asks else await beside(turn, rest)
    return Answer({"name": names.given(name)}, say=say)
