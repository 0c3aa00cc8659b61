"""Photos as answers: taken up to a number, counted as they are there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from handlers import late
from handlers.asking import replies
from handlers.asking.heard import Heard
from handlers.asking.person.links import unused
from handlers.conversation.answers import Answer, AskAgain, Draft, More, Problem, Reader, Reading
from handlers.conversation.form import Knower, Mend, Question, Takes
from handlers.conversation.messages import FileKind, Incoming, Outgoing, Text, Words, not_read
from handlers.reading import unsaid
from handlers.reading.said.wrong import drops_photo, drops_photos, takes_out
from handlers.turn import Turn
from storage.files import files
from storage.proposals.shown import photos as looks

# A photo that could not be had is waited for this long.
MISSED = timedelta(days=14)


async def mended(turn: Turn) -> Heard | None:
    """A photo instead of one that could not be had: as a reply to our word on that, or, with
    nothing open and asked, where there is only one."""
    photo = next((file for file in turn.message.files if file.kind is FileKind.PHOTO), None)
    if photo is None:
        return None
    missed = await files.failed_of(turn.store, turn.person.id, turn.now - MISSED)
    named = replies.about(turn, "file")
    if named is not None:
        missed = [named] if named in missed else []
    elif turn.talk.open is not None or turn.person.asked or len(turn.message.files) > 1:
        return None
    if len(missed) != 1:
        return None
    turn.want_again(missed[0], photo)
    if turn.message.text:
        turn.beside.append(unused(turn.message.text))
    return Heard([Outgoing((Text("photo-mended"),), about=f"file:{missed[0]}")], again=True)


def question(most: int, *, at_review: bool = False, knows: Knower | None = None) -> Question:
    """Question `photos` of a form: up to `most` photos, which may be left out; perhaps offered at
    the review alone."""
    return Question(
        "photos",
        _reader(most),
        takes=frozenset({Takes.FILES}),
        optional=True,
        gathers=True,
        limit=most,
        look=shown,
        mends=_none,
        at_review=at_review,
        knows=_knows(knows),
        passes=passes,
    )


_AFTER = (
    r"(?:\W+(?:ya|pak|bu|min|kak|mas|mbak|sih|dong|deh|lah|aja|saja|nggih"
    r"|kok|dulu|dl|sekarang)){0,6}\W*"
)
_NOT = r"(?:tidak|tdk|ga(?=ada)|ga|g|gak|gk|ngga?k?|enggak|ora|ra|mboten)"
# Why there is none: "kamera hpku pecah".
_BROKEN = r"(?:\s*[,.;]\s*(?:\w+\W+){0,3}?(?:hp|hape|kamera|camera|phone)\w*[^?]{0,60})?"
_NONE = late.regex(
    r"\W*(?:(?:maaf|saya|kami|aku|kulo|pak|bu|min|eh|ah|deh|(?:ga|gak|nggak|ora)?\s?(?:jadi|sido)|gajadi)\W+)*(?:tidak|tdk|ga|g|gak|gk|ngga?k?|enggak|tanpa|ora|mboten|no|without|skip|lewati)(?:\s+the)?"
    r"\s*(?:ada?|punya|usah|perlu|pakai|pake|ono|nduwe|duwe|gadhah|gadah|wonten)?"
    r"(?:\s+(?:pakai|pake|ada|nganggo|ngagem))?\s*(?:foto|photo|gambar|kamera|camera|picture)\w*(?:\s+needed)?"
    rf"{_AFTER}"
    # "Foto tdk ada dulu"
    rf"|\W*(?:foto|photo|gambar)(?:nya|ne)?\s+(?:{_NOT}\s*(?:ada?|punya|usah|perlu|ono|wonten)|gada|gda){_AFTER}(?:{_BROKEN}|(?:saya|sy|aku|kula|kulo)\W+{_NOT}\W+(?:bisa|bs|iso|saged)\W+\w+{_AFTER})",
    re.I,
)


# "Kula mboten saged ngginakaken kamera", "ga ada foto masih gemeter tangan sy".
_CANNOT = late.regex(
    r"\W*(?:(?:maaf|saya|sy|kami|aku|kula|kulo|pak|bu|min|eh|i)\W+){0,3}"
    rf"(?:(?:{_NOT}|can'?t|cannot)\s*(?:bisa|saged|iso|isa|mudeng|ngerti|mangertos|can)?\s*(?:pakai|pake|makai|nganggo|ngangge|ngagem|ngginakaken|nggunakke|menggunakan|use)"
    rf"\s+(?:the\s+|a\s+)?(?:kamera|camera|hp)\w*|(?:{_NOT}\s*(?:bisa|saged|iso|isa)|can'?t|cannot)\s+(?:(?:nge|me)?(?:kirim|ngirim|kintun|ngintun|upload|unggah)(?:i|aken|ke|in)?|send)\s+(?:foto|photos?|gambar|pictures?|pics?)(?:nya|ne)?|{_NOT}\s*(?:bisa|saged|iso|isa)\s+(?:moto|motret|motoin|foto|fotoin|mendhet\s+gambar)"
    rf"|(?:{_NOT}\s*(?:ada|punya|ono|wonten|nduwe|gadhah)|no)\s+(?:foto|photo|gambar)(?:nya|ne|s)?(?!\s+(?:yang|yg|sing|lain|lagi|kecuali)))"
    r"(?:\W+(?!(?:tapi|tp|but|nanging|ning)\b)[^\W\d]+){0,6}\W*",
    re.I,
)
# "Hp saya rusak": why there is none.
_DEVICE = late.regex(
    r"\W*(?:(?:soalnya|soale|karena|krn|wong|maaf|my|the)\W+)?(?:hp|hape|handphone|kamera|camera|phone)\w*(?:\s+\w+){0,3}?\s+"
    r"(?:rusak|pecah|mati|jadul|jelek|e?rror|eror|buram|burem|lowbat|hilang|ilang|broken|old|dead)\b[^?]{0,30}",
    re.I,
)


# "Ini agak burem": how one looks, which keeps nobody from sending it.
_LOOKS = late.regex(
    r"[^?\d]{0,60}\b(?:burem|buram|blur\w*|blawur|kabur|goyang|gelap|peteng|pecah|(?:ga|gak|kurang|krg|ora)\W+(?:jelas|jls|cetha|cetho|bagus|apik))\b[^?\d]{0,60}",
    re.I,
)


# "https://drive.google.com/...": where they are, and not they themselves.
_LINKED = late.regex(
    r"https?:/|\bwww\.|\b(?:drive|photos?|instagram|facebook|fb|icloud|dropbox|tiktok|youtube)\.(?:app|com|google|goo|watch)\b|\bgoo\.gl\b",
    re.I,
)
# "Udah tak kirim di grup rt, ambil situ aja": the same, in words.
_ELSEWHERE = late.regex(
    r"\b(?:kirim|ngirim|dikirim|share|di\s?share|upload|unggah|posting|pasang|ada|ono|wonten|sent|posted|kasih|kasi)\w{0,3}\s+(?:(?:semua|kemarin|kmrn|tadi|wingi|it|them|the|nya|fotonya)\s+){0,2}"
    r"(?:di|ke|ning|neng|nang|ing|teng|lewat|to|in|on)\s+(?:(?:the|my|wa|hp)\s+)?(?:grup|group|gup|fb|facebook|ig|instagram|status|story|tiktok|pak\s+r[tw]|bu\s+r[tw]|pak\s+lurah|bu\s+lurah|kelurahan|google)\b",
    re.I,
)
# "Klo ada muka orang di fotonya gapapa?", "siapa aja yang bisa liat fotonya?"
_FACES = r"(?:muka|wajah|rai|pasuryan|plat|faces?|number\s+plates?|anak\W?(?:anak|2))\w{0,3}"
_MAY_BE = (
    r"(?:gapapa|gpp|ga\W?papa|gak?\s+apa\W?apa|boleh|oleh|angsal|aman|bahaya|piye|gimana|gmn"
    r"|masalah|ok|okay|allowed|alright|fine|saged|kelihatan|keliatan|tampil)"
)
_SEEN = late.regex(
    rf"\b{_FACES}\b[^.!]{{0,60}}\b{_MAY_BE}\b|\b{_MAY_BE}\b[^.!]{{0,60}}\b{_FACES}\b"
    r"|\b(?:siapa|sapa|sopo|sinten|who)\b[^.!]{0,40}\b(?:lihat|liat|ndelok|ningali|mirsani|weruh|see|sees)\b"
    r"|\b(?:lihat|liat|ndelok|ningali|see)\b[^.!]{0,40}\b(?:siapa|sapa|sopo|sinten|who)\b",
    re.I,
)
# "Hapus yg foto kedua buram", "busak foto sing terakhir".
_PICTURE = r"(?:foto|poto|gambar|photo|picture)(?:nya|ne|e|s)?"
_GO = (
    r"(?:(?:di)?(?:hapus|apus|busak|buang|coret|ilang|hilang|ganti)(?:in|kan|en|no|ke|aken)?"
    r"|delete|remove|replace)"
)
_GOES = late.regex(
    rf"\b{_GO}\b[^.!?]{{0,20}}\b{_PICTURE}\b|\b{_PICTURE}\b[^.!?]{{0,30}}\b{_GO}\b", re.I
)
# "Ini fotonya pak", "udah saya kirim fotonya": words that were to come with one.
_WITH = (
    r"(?:ya|lho|loh|lo|the|my|are|is|some|pak|bu|min|mas|mbak|kak|saya|sy|dari|of|dua|satu|2|3"
    r"|yang|yg|sing)"
)
_SENT = (
    r"(?:(?:sudah|udah|udh|sdh|dah|wis|wes|uwis|sampun|pun|barusan|already|just|i|i've|saya|sy|aku|tak|kula|kulo|have)\W+){1,4}"
    r"(?:(?:di|ter|ke|tak|dipun\s?|ng)?(?:kirim|kintun|upload|unggah)(?:kan|in|ke|no|aken|i)?|ngirim|ngintun|sent|send|masuk)"
)
_COMES = late.regex(
    rf"\W*(?:(?:nah|oh|ok|oke|baik|pak|bu|min|maaf|permisi|ya|nggih)\W+){{0,3}}(?:"
    rf"(?:ini|nih|niki|iki|nyoh|nya|niku|berikut|monggo|here(?:'s|\s+is|\s+are)?|this\s+is|these\s+are)\W+(?:{_WITH}\W+){{0,3}}{_PICTURE}"
    rf"|{_PICTURE}\s+(?:{_WITH}\W+){{0,2}}(?:{_SENT}|ini|niki|iki|nggih\s+niki)|{_SENT}\W+(?:{_WITH}\W+){{0,2}}{_PICTURE}"
    r")\b(?:\W+(?!(?:tidak|tdk|ga|gak|nggak|ora|mboten|belum|blm|durung|dereng|besok|nanti|mengko|di|ke|ning)\b)[^\W\d]+){0,5}[^\w?]*",
    re.I,
)
# "Salah kirim itu, hapus aja": the one before it.
_SLIPPED = late.regex(
    r"\b(?:salah|keliru|kliru|klentu|luput|wrong)\b[^.!?]{0,20}\b(?:kirim|kintun|ngirim|pencet|mencet|foto|poto|gambar|picture|photo|one|pic)\w*"
    r"|\bke(?:kirim|pencet|upload)\b",
    re.I,
)


def _none_came(text: str) -> tuple[Words, ...]:
    """What is said where no photo came: to who thinks that one has, and to who would have it go."""
    none = Text("form-have", {"n": 0})
    if _GOES.search(text) or drops_photo(text) is not None or slipped(text):
        return (none,)
    comes = _COMES.fullmatch(text[:TOLD]) is not None and not passes(text)
    return (none, Text("stuck-propose-photos")) if comes else ()


# More letters tell something.
TOLD = 120


def slipped(text: str) -> bool:
    """Whether a text says of the photo that came last that it is the wrong one, and is to go."""
    said = text[:TOLD]
    return _SLIPPED.search(said) is not None and takes_out(said)


def _told_of(text: str, have: bool) -> tuple[Words, ...]:
    """What is said to a link instead of photos, to who asks who sees them, and to whoever sent
    none, and thinks that one is there."""
    if _LINKED.search(text):
        return (Text("photo-link"),)
    if _ELSEWHERE.search(text) and not passes(text):
        return (Text("photo-elsewhere"),)
    if _SEEN.search(text):
        return (Text("photo-seen"),)
    return () if have else _none_came(text)


def passes(text: str) -> bool:
    """Whether a text says that there is none, comes none now, or why."""
    ways = (_NONE, _DEVICE, _CANNOT)
    return unsaid.pictures_later(text) or any(each.fullmatch(text) for each in ways)


def cannot(text: str) -> bool:
    """Whether a text says that no photo can be taken, or why there is none."""
    return _CANNOT.fullmatch(text) is not None and _NONE.fullmatch(text) is None


async def _none(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """That there are none, said before they are asked for ("tidak ada foto"); that those which
    were sent are to go ("fotonya buang aja")."""
    left = _left(text, draft)
    if left is not None:
        return Mend(Answer(left or None), whole=True, drops=True)
    if drops_photo(text) is None and (draft["photos"] or draft.gathered) and drops_photos(text):
        return Mend(Answer(None), whole=True, drops=True)
    if "photos" in draft.answers or draft.gathered or "?" in text:
        return None
    if not (_NONE.fullmatch(text) or cannot(text)):
        return None
    return Mend(Answer(None), whole=True)


def _left(text: str, draft: Draft, *, asked: bool = False) -> list[int] | None:
    """The photos that stay where a text says that one of them is to go; None where it does not.
    Where they are `asked` for, what was sent by mistake is one of them."""
    have = list(draft.gathered or draft["photos"] or ())
    which = drops_photo(text) if have else None
    if which is None and asked and slipped(text):
        which = -1 if have else None
    if which is None or which > len(have):
        return None
    gone = have[which - 1] if which > 0 else have[-1]
    return [each for each in have if each != gone]


def _knows(others: Knower | None) -> Knower:
    """That one of them is to go, or how they look; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        left = _left(text, draft, asked=True) if said.choice is None and text else None
        have = bool(draft.gathered or draft["photos"])
        bare = said.choice is None and not said.files and bool(text)
        if left is None and bare and (told := _told_of(text, have)):
            return AskAgain((*told, Text("propose-photos")), notes=dict(draft.notes))
        looks_so = said.choice is None and not said.files and _LOOKS.fullmatch(text)
        if left is None and looks_so and not passes(text):
            return AskAgain((Text("photo-looks"),))
        if left is None:
            return await others(turn, said, draft) if others is not None else None
        await turn.let_go([each for each in draft.gathered or draft["photos"] if each not in left])
        dropped = Text("form-photo-dropped", {"left": len(left)})
        return Answer(left or None, say=(dropped,))

    return knows


def _reader(most: int) -> Reader:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        photos = [file for file in said.files if file.kind is FileKind.PHOTO]
        if not said.files:
            return Problem((Text("form-want-photo"),))
        if not photos:
            return Problem((Text("propose-photos.not-photo"),))
        # What could not be had makes room for what comes now.
        failed = await files.failed_among(turn.store, draft.gathered)
        for id, file in zip(failed, photos, strict=False):
            turn.want_again(id, file)
        fresh = photos[len(failed) :]
        room = max(0, most - len(draft.gathered))
        taken = tuple(turn.want(file) for file in fresh[:room])
        beside = () if len(photos) == len(said.files) else (not_read(said.files),)
        return More(taken, len(fresh) - len(taken), beside)

    return read


async def shown(turn: Turn, value: Sequence[int]) -> Words:
    """How many there are; those that could not be opened are told apart."""
    failed = len(await files.failed_among(turn.store, value))
    if failed:
        return Text("propose-photos.failed", {"n": len(value) - failed, "failed": failed})
    kept = await looks.kept_to_staff(turn.store, value)
    if kept == len(value):
        return Text("propose-photos.for-staff", {"n": kept})
    return Text("propose-photos.count", {"n": len(value)})
