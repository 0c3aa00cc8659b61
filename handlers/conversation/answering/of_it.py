"""What is said of a question instead of an answer: whether it must be answered, that it will not
be, what has come for it so far, and that one goes back first to put something else right."""

from __future__ import annotations

import re

from handlers.conversation.answering.around import change, needed, passed
from handlers.conversation.answering.doing import stuck, why
from handlers.conversation.answering.mending import asked_of, claims, names, put_right
from handlers.conversation.answering.parting import asks_why
from handlers.conversation.asking import have_of, summary
from handlers.conversation.form import BACK, CHANGE, Kind, Question
from handlers.conversation.here import Here, Step
from handlers.conversation.messages import Text, Words

# What is longer tells something beside.
MOST_WORDS = 9


async def of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes what is said of the question itself; None for what may be its answer."""
    if kind in (Kind.MESSAGE, Kind.YES_NO):
        return None
    if (rest := _behind_back(here, text)) and await _of_another(here, rest):
        return await put_right(here, rest)
    if _changes_another(here, text, kind):
        return await put_right(here, text)
    wrong = "" if asks_why(text) else _wondered(text)
    if wrong and any(c.mend.sure for c in await claims(here, wrong)):
        return await put_right(here, wrong)
    if len(text.split()) > MOST_WORDS:
        return None
    return await _asks_of_it(here, text, kind) or await _says_of_it(here, text, kind)


async def _asks_of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Answers what is asked of the question, or of what was filled in so far."""
    if _asks_arrived(text):
        gathers = _gathers(here, text, kind)
        if gathers is not None:
            have = Text("form-have", {"n": len(have_of(here.state, gathers))})
            return Step(await here.again((have,)))
        if kind is Kind.REVIEW:
            return Step(await here.again(()))  # the review says that it is not sent
    if kind is Kind.CHOICE and _MEANS_WHAT.search(text):
        return Step(await here.again(stuck(here)))
    if kind is Kind.CHOICE and _MORE_THAN_ONE.search(text):
        return Step(await here.again((Text("form-one"),)))
    if _asks_shown(text, kind):
        told = () if kind is Kind.REVIEW else (await summary(here.form, here.state, here.turn),)
        return Step(await here.again((Text("form-so-far"), *told)))
    must = _asks_needed(here, text, kind)
    if must is None or (await here.turn.sense(text, kind)).tells:
        return None
    if must.gathers:
        return Step(await here.again((await here.turn.answer("photo", asked=True),)))
    return Step(await here.again(_needed(here, must, text)))


async def _says_of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Hears that more comes, that something is not right yet, or that it will not be answered."""
    if _SLIPPED.match(text):
        return Step(await change(here) if here.state.answers else await here.again(()))
    if kind is Kind.PHOTOS and _MORE_COMES.search(text):
        return Step(await here.again((Text("form-waits"),)))
    if kind is Kind.REVIEW and _NOT_RIGHT.match(text) and asked_of(here, text) is None:
        return Step(await change(here))
    if kind is not Kind.REVIEW and _REFUSES.search(text) and "?" not in text:
        return await _refused(here, text, kind)
    return None


def _behind_back(here: Here, text: str) -> str:
    """What stands behind a first clause that only goes back ("balik dulu, ..."); "" for others."""
    first, _, rest = text.partition(",")
    words = here.turn.fold(first).split()
    goes = any(here.turn.is_word(BACK, word) for word in words)
    only = all(any(here.turn.is_word(w, word) for w in (BACK, "particle")) for word in words)
    return rest.strip() if goes and only else ""


async def _of_another(here: Here, text: str) -> bool:
    """Whether a text is of an answer that there is already."""
    answered = [q for q in here.form.questions if q.name in here.state.answers and not q.review]
    return any(names(here, question, text) for question in answered) or bool(
        await claims(here, text)
    )


_LACKS = re.compile(
    r"^\W*\w+(?:\s+\w+)?\s+(?:kurang\s+(?:lengkap|komplit|jelas|pas|tepat)|(?:di|mau\s+(?:sy\s+|saya\s+)?)?tambah\w*)",
    re.I,
)
# Where a label that is to be changed stands.
LABEL_WORDS = 3


def _changes_another(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text begins with another answer by its name, and says that it is to be another, or
    more ("ganti kelurahan dong, ke Karangrejo", "masalahnya tambahin ...", "mau ubah bidang
    bisa?")."""
    if kind is Kind.REVIEW or here.question.review:
        return False
    words = here.turn.fold(text).split()
    while words and here.turn.is_word("particle", words[0]):
        words.pop(0)
    begin = " ".join(words[:LABEL_WORDS])
    if len(words) < 2 or names(here, here.question, begin):
        return False
    answered = [q for q in here.form.questions if q.name in here.state.answers and not q.review]
    named = [q for q in answered if names(here, q, begin)]
    if len(named) != 1:
        return False
    if here.turn.is_word(CHANGE, words[0]) and names(here, named[0], words[1]):
        return "?" not in text or len(words) <= LABEL_WORDS
    return (
        kind in (Kind.TEXT, Kind.NAME, Kind.AMOUNT)
        and "?" not in text
        and _LACKS.match(text) is not None
        and names(here, named[0], words[0])
    )


# "Kok lampu sih, saya mintanya portal": an answer that is wondered at, and what is instead.
_WONDERS = re.compile(
    r"^\W*(?:(?:lho|loh|lah|lha|eh|ya|pak|bu|min)\b\W*){0,3}(?:(?P<label>\w{2,12}(?:nya|ne))\s+)?"
    r"(?:kok|ko|kenapa|knp)\s+(?:(?:bisa|jadi|jd|malah)\s+)?"
    r"(?P<no>[^,;.?!]{3,60}?)(?:\s+(?:sih|ya|to))?\s*[,;.?!]+\s*"
    r"(?P<lead>(?:(?:kan|padahal|pdhl|orang|wong|lha|tadi|td|bukan(?:nya|kah)|(?:se)?harusnya"
    r"|mestinya|kudune)\s+)*)"
    r"(?P<told>(?:sy|saya|aku|kula|kami|ak)\s+(?:\w+\s+)?(?:minta|bilang|blg|maksud|mau|tulis|nulis"
    r"|ngetik|ketik|usul|pengen|pilih)\w*\s+)?(?P<now>\S.{2,60})$",
    re.I,
)


def _wondered(text: str) -> str:
    """The correction that an answer that is wondered at comes to; "" for none."""
    found = _WONDERS.match(text)
    if found is None or not (found["told"] or found["lead"]):
        return ""
    label = f"{found['label']} " if found["label"] else ""
    return f"{label}bukan {found['no'].strip()}, {found['now'].strip(' .!?')}"


# --- what has come so far ---------------------------------------------------------------------

_COMES = (
    r"(?:ke|di|ter)?(?:masuk|kirim|terima|upload|simpan|unggah|tampung|mlebu|tampi)(?:kan|in)?"
    r"|sampai|sampe|nyampe|nyampai|(?:udah|sudah|udh|sdh|wis|sampun)\s+ada|arrived|received|sent"
)
_ARRIVED = re.compile(
    rf"\b(?:{_COMES})\b.{{0,30}}?(?:\?|\b(?:belum|blm|blum|berapa|brp|piro|pinten|durung|dereng|ga|gak|nggak|ngga|enggak|ndak|apa\s+belum)\W*(?:\w+\W*)?$)"
    rf"|\b(?:berapa|brp|piro|pinten|how\s+many)\b.{{0,30}}\b(?:{_COMES})\b"
    r"|\b(?:kok|mana|ko|endi)\b.{0,30}\b(?:(?:ga|gak|nggak|ngga|tidak|tdk|belum|blm|ra|ora)\s*(?:ada|muncul|kelihatan|keliatan|masuk|ono|tampil)|hilang|ilang)",
    re.I,
)
# Of how and whether it may be done, or of what is there to be photographed.
_NOT_ARRIVED = re.compile(
    r"\b(?:boleh|bisa|cara\w*|gimana|gmn|piye|kapan|kemana|siapa|perlu|harus|wajib|nanti|besok|nyusul|kurang|maksimal|paling|nama\w*)\b",
    re.I,
)


def _asks_arrived(text: str) -> bool:
    """Whether a text asks what has come ("udah masuk berapa?", "udah kekirim belum?")."""
    return _ARRIVED.search(text) is not None and _NOT_ARRIVED.search(text) is None


def _gathers(here: Here, text: str, kind: Kind) -> Question | None:
    """The question that gathers of which a text asks: the open one, or one that it names."""
    return next(
        (
            q
            for q in here.form.applying(here.state.answers)
            if q.gathers and ((q is here.question and kind is Kind.PHOTOS) or names(here, q, text))
        ),
        None,
    )


# "Eh maaf kepencet": of the answer before, if there is one.
_SLIPPED = re.compile(
    r"^\W*(?:(?:eh|maaf|maap|sori|sorry|aduh|waduh|yah|oh|lho|loh|tadi|td|sy|saya|pak|bu|min|ups)\W+){0,4}"
    r"(?:(?:ke)?pencet|salah\s+(?:pencet|ketik|tulis|kirim|sambung)|typo|kekirim|ga\s+sengaja)"
    r"(?:\W+(?:tadi|td|pak|bu|min|ya|hehe|maaf|mas|mbak|nih))*\W*$",
    re.I,
)
# "Maksudnya sosbud apa", where one is to be chosen.
_MEANS_WHAT = re.compile(
    r"\b(?:maksud\w*|arti\w*|contoh\w*|tegese)\b.{0,30}\b(?:apa|opo|napa|gimana|gmn|piye)\b"
    r"|\b(?:apa|opo|napa)\b.{0,12}\b(?:maksud\w*|arti\w*|contoh\w*|tegese)\b"
    r"|\b(?:itu|iku|niku)\s+(?:apa|opo|napa)\b|\bapa\s+itu\b",
    re.I,
)
# "Tambah satu lagi ya", before the photo itself.
_MORE_COMES = re.compile(
    r"^\W*(?:(?:eh|oh|bentar|sebentar|mau|masih|tak|saya|sy|ini|nih|ya)\W+){0,3}(?:tambah\w*|nambah\w*|(?:ada|satu|siji|kirim|foto)\s+(?:lagi|maneh|malih)"
    r"|one\s+more)\b(?:\W+(?:foto\w*|satu|siji|lagi|maneh|ya|pak|bu|min|mas|mbak|dulu|nggih|boleh))*\W*$",
    re.I,
)
# "Hmm kayaknya belum pas", of the whole review.
_NOT_RIGHT = re.compile(
    r"^\W*(?:(?:hm+|eh|kok|kayak(?:nya|e)|sepertinya|masih|kyknya|ini|itu|rasanya|isinya|usulannya|loh|lho|ada\s+yang|ada\s+yg)\W+){0,4}"
    r"(?:(?:belum|blm|kurang|krg|ga|gak|nggak|ngga|tidak|tdk|durung|dereng|ora|mboten)\s+"
    r"(?:pas|bener|benar|cocok|sesuai|sreg|srek|tepat|betul|leres|right)|keliru|kliru|not\s+right)"
    r"(?:\W+(?:deh|ya|sih|pak|bu|min|nih|semua|kayak(?:nya|e)|ik))*\W*$",
    re.I,
)
# "Boleh pilih dua?", where one is.
_MORE_THAN_ONE = re.compile(
    r"\b(?:boleh|bisa|bole|oleh|saged|can)\b.{0,20}\b(?:dua\W?(?:duanya)?|2|lebih\s+dari\s+satu|semua(?:nya)?|both)\b"
    r"|\b(?:dua|2|lebih\s+dari\s+satu|semua(?:nya)?)\b.{0,12}\b(?:boleh|bisa)\b.{0,6}(?:\?|$)",
    re.I,
)
_SHOWN = re.compile(
    r"\b(?:lihat|liat|li[ah]at(?:in|kan)|tampil(?:in|kan)|bacain|bacakan|cek|ndelok|delok|mirsani|show|see|review)\b",
    re.I,
)
_FILLED = re.compile(
    r"\b(?:jawaban|isian|ringkasan|rangkuman|keisi|keisinya"
    r"|(?:udah|sudah|udh|tak|yang|yg|tadi|td)\s+(?:(?:saya|sy|aku)\s+)?(?:di|ku)?(?:isi|tulis|ketik|jawab)"
    r"|my answers|so far)\w*",
    re.I,
)
_WHOLE = re.compile(
    r"\b(?:dulu|lagi|ulang|isi\w*|lengkap\w*|semua\w*|hasil\w*|sek|sik|rumiyin|again|all|first)\b",
    re.I,
)


_SAID_WHAT = re.compile(
    r"\b(?:tadi|td|mau|wau)\b.{0,30}(?:pilih|isi|tulis|jawab|ketik)\w*\s+(?:apa|opo|napa|(?:yang|yg)\s+mana)\b",
    re.I,
)
_ALIKE = re.compile(r"\b(?:mirip|similar|memper)\w*\b.{0,25}(?:\?|\bmana\b|\bapa\b|\bopo\b)", re.I)


def _asks_shown(text: str, kind: Kind) -> bool:
    """Whether a text asks to see what has been filled in ("liat dulu semuanya")."""
    if kind is Kind.REVIEW and _ALIKE.search(text):
        return True  # it names those that are alike
    if _SAID_WHAT.search(text):
        return True
    if _SHOWN.search(text) is None:
        return False
    return bool(_FILLED.search(text) or (kind is Kind.REVIEW and _WHOLE.search(text)))


# --- whether it must be -----------------------------------------------------------------------

_FILLS = (
    r"(?:(?:di|ke|me|meng|ng|nge|m|n|ny)?(?:isi|jawab|tulis|ulis|sebut|ebut|jelas(?:in|kan)|pilih|ilih|lengkap|ketik)\w*"
    r"|tau|tahu|pakai|pake|nganggo|ngagem|ada|milih|fill\w*|answer\w*|choose|say)"
)
_MUST = (
    r"(?:harus|hrs|wajib|perlu|mesti|msti|musti|kudu|kedah|must|required|mandatory|have to|need to"
    r"|necessary)"
)
_MAY = r"(?:boleh|bole|bisa|bs|blh|oleh|saged|iso|can|may)"
_EMPTY = (
    r"(?:(?:di)?kosong\w*|(?:di)?lewat\w*|(?:di)?skip\w*|(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|ndak)\s+(?:usah\s+|perlu\s+)?(?:"
    + _FILLS
    + r")|tanpa\s+\w+|empty|blank)"
)
_ASKING = (
    r"(?:\?|\b(?:ga|gak|nggak|ngga|enggak|tidak|ndak|kah|ya|yah|to|tho|sih|apa|opo|nggih)\b|kah\b)"
)
_NEEDED = re.compile(
    rf"\b{_MUST}(?:kah)?\b(?:\s+\w+){{0,2}}?\s*(?:\b{_FILLS}\b.{{0,20}}?)?{_ASKING}"
    rf"|\b{_MAY}(?:kah)?\b\s+(?:\w+\s+)?{_EMPTY}.{{0,15}}?{_ASKING}"
    rf"|\b{_EMPTY}\s+(?:\w+\s+)?{_MAY}\b.{{0,6}}?{_ASKING}"
    rf"|\b(?:emang(?:nya)?|memang|apa|apakah|opo|do i|is (?:it|this))\b.{{0,15}}\b{_MUST}\b",
    re.I,
)


# Of how many, how or when it asks, and not whether.
_NOT_WHETHER = re.compile(
    r"\b(?:berapa|brp|piro|pinten|gimana|gmn|piye|pripun|kapan|mana|siapa|how|when|which)\b", re.I
)


def _asks_needed(here: Here, text: str, kind: Kind) -> Question | None:
    """The question of which a text asks whether it must be answered ("wajib diisi?"): the one that
    it names, or else the open one; None where it asks nothing of the kind."""
    if _NEEDED.search(text) is None or _NOT_WHETHER.search(text) is not None:
        return None
    named = asked_of(here, text)
    if named is not None:
        return named
    fills = re.search(rf"\b(?:{_FILLS}|{_EMPTY}|wajib|mandatory|required)\b", text, re.I)
    return here.question if fills and kind is not Kind.REVIEW else None


def _needed(here: Here, question: Question, text: str) -> tuple[Words, ...]:
    label = here.form.label(question)
    told = Text("form-must.optional" if question.optional else "form-must", {"label": label})
    reason = why(here, text)
    return (told, reason) if reason is not None and not question.optional else (told,)


# --- that it will not be ----------------------------------------------------------------------

_TELLS = (
    r"(?:(?:di|me|n|ng|nge|ny|m)?(?:sebut|ebut|kasih|asih|bilang|cerita|crita|jelas|jawab|tulis|ulis|isi|omong|ngomong|ungkap|beri|kandha|critak?)"
    r"(?:in|kan|ke|no|aken|tau|tahu)?|pake|pakai|nganggo|tell|say|write|answer)"
)
_WONT = (
    r"(?:(?:ga|gak|nggak|ngga|engga|enggak|tidak|tdk|ndak|ora|mboten|emoh|don'?t|do\s+not)\s+"
    r"(?:mau|pengen|pengin|ingin|berani|brani|bersedia|usah|arep|gelem|purun|wani|want(?:\s+to)?)"
    r"|gausah|gamau|gakmau|ogah|males|malas|wegah|enggan|keberatan|rather\s+not)"
)
_REFUSES = re.compile(
    rf"^\W*(?:(?:saya|sy|aku|kulo|kula|maaf|rahasia|maap|ah|i|duh|waduh|aduh|ya|yah|i'd)\b\W*){{0,3}}{_WONT}\s+(?:\w+\s+)?{_TELLS}\b"
    rf"|^\W*{_TELLS}\s+(?:\w+\s+){{0,2}}?{_WONT}\b"
    r"|^\W*(?:itu\s+|ini\s+)?(?:rahasia|privasi|pribadi|secret|private)\b(?:\W+\w+){0,2}\W*$",
    re.I,
)


async def _refused(here: Here, text: str, kind: Kind) -> Step | None:
    """What is said to whoever will not answer: it is passed over where that may be, or else why it
    is asked, and that little is enough. None where something is told beside."""
    if kind in (Kind.NAME, Kind.AMOUNT, Kind.CHOICE) and here.question.optional:
        return await passed(here)
    if here.question.optional or (await here.turn.sense(text, kind)).tells:
        return None
    told: Words = Text("form-refused") if here.form.guarded else needed(here)
    reason = why(here, "")
    return Step(await here.again((told, reason) if reason is not None else (told,)))
