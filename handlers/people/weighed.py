"""What is said where it is asked whether we may keep what people tell us, and is neither a plain
yes nor a no: that nobody minds, that name or number are to be left out, that they only want to know
when the meeting is, must send a KTP, or ask somebody first."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.meetings.opening import asks_when, public_schedule
from handlers.asking.person.consent import hold, version
from handlers.conversation.answering.acts import ASKS, BETWEEN, NAMELESS
from handlers.conversation.answers import Answer, AskAgain, Problem, Reading
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Text
from handlers.people import permitting
from handlers.reading.denial import DO_NOT, NOT
from handlers.reading.meaning.acts import Act
from handlers.reading.said.kinds import kind_of
from handlers.turn import Turn, known_words
from storage.people import people

# No longer text is looked at.
LONGEST = 300

_PERMITS = late.regex(
    r"^\W*(?:\w+\W+){0,2}?(?:boleh|blh|oleh|angsal|setuju|sarujuk|oke|ok|okay|iya|ya|yo|i?nggih|injih|silakan|silahkan|monggo|yes|agree|agreed|can|may|fine|sure)\b",
    re.I,
)
# "Saya dapet nomor ini dari grup PKK", "kulo diken pak RT wa mriki": how they came here.
_CAME = late.regex(
    r"^(?!.*\b(?:mau|mw|arep|badhe|usul\w*|ngusul\w*|minta|lapor\w*|pengen|ingin|rusak|wants?)\b)\W*(?:(?:ini|halo|hai|permisi|pak|bu|min|mas|mbak|kak|kata)\W+){0,3}(?:(?:saya|sy|aku|kula|kulo|kami|i)\s+)?(?:(?:tadi|td|cuma|baru|was|am)\s+)?"
    r"(?:(?:di)?suruh|dikongkon|dikon|diken|dipun\s?(?:ken|utus)|diutus|diajak|diarah\w+|dikasih?\s+(?:tau|tahu|nomor|no|link)|dikandani|disanjangi|dapat|dapet|dpt|entuk|angsal|tau|tahu|weruh|nemu|told|got|found|sent)\b"
    r"(?=[^?]{0,60}\b(?:nomor|nomer|number|no|link|ke\s?sini|kesini|sini|mriki|mrene|rene|wa|chat|bot|here|this)\b)[^?]{0,80}$",
    re.I | re.S,
)
# "Ini nomer apa ya? sy dikasih bu RT".
_WHAT_IS_IT = late.regex(
    r"^\W*(?:(?:halo|hai|permisi|maaf|pak|bu|min|mas|mbak|kak)\W+){0,3}(?:ini|niki|iki|nih)\s+(?:nomor|nomer|no|wa|bot|chat|grup|akun)\w*\s+(?:apa|opo|nopo|siapa|sopo|sinten)\b"
    r"(?:\W+\w+){0,12}\W*$",
    re.I,
)
# "Saya tidak setuju kalau cuma buat kampanye": no consent, whatever else is said with it.
_DENIED = late.regex(
    rf"\b(?:{NOT}|{DO_NOT}|not|don'?t|can'?t|cannot|never|belum|blm|durung|dereng|moh|emoh)\b", re.I
)
_WHETHER = late.regex(rf"\W*(?:{NOT}|not|apa|opo|kah)\b", re.I)
_OWN = (
    r"(?:nama|jeneng|asma|nami|name|nomor|nomer|nmr|no|hp|hape|wa|number|phone|identitas)"
    r"(?:nya|ku|ne|e|mu)?"
)
# "..., tapi nama sama no hp sy jangan", "but not my number".
_LEFT_OUT = late.regex(
    rf"\b(?:tapi|tp|tetapi|asal\w*|ning|nanging|but|as\s+long\s+as|cuma|namun)\b[^.?!]{{0,30}}?\b{_OWN}\b[^.?!]{{0,40}}?\b(?:{NOT}|{DO_NOT}|aja|ampun|not|isn'?t|don'?t)\b"
    rf"|\b(?:tapi|tp|tetapi|asal\w*|ning|nanging|but|as\s+long\s+as|cuma|namun)\b[^.?!]{{0,15}}?\b(?:{NOT}|{DO_NOT}|ampun|not|don'?t)\b[^.?!]{{0,30}}?\b{_OWN}\b"
    rf"|\b(?:kecuali|kejaba|kajawi|except)\b[^.?!]{{0,20}}?\b{_OWN}\b",
    re.I,
)
_NUMBER = late.regex(
    r"\b(?:nomor|nomer|nmr|no|hp|hape|wa|number|phone|identitas)(?:nya|ku|ne|e|mu)?\b", re.I
)
# "Setuju, asal bukan buat kampanye", "waton mboten damel iklan": what it is not for.
_MISUSE = (
    r"(?:kampany?[ea]|politik\w*|caleg|pilkada|pemilu|pilpres|iklan\w*|promosi\w*|pinjol|pinjaman|judi|jualan|(?:di)?jual\w*|spam|tipu\w*|penipu\w*"
    r"|ads?|campaigns?|sold|sell|marketing|loans?|elections?|scams?)"
)
_MISUSED = late.regex(rf"\b{_MISUSE}\b", re.I)
_PURPOSE = (
    r"(?:usul\w*|musrenbang|proposals?"
    r"|(?:kaperluan|keperluan|urusan)\s+(?:niki|iki|ini|usul\w*|kelurahan))"
)
_ON_CONDITION = late.regex(
    r"\b(?:asal\w*|waton|angger\w*|janji|selama|(?:kalau|kalo|klo|kl|nek|yen|menawi)\s+(?:cuma|cuman|mung|namung|hanya)|awas|ojo\s+nganti|(?:as|so)\s+long\s+as|if\s+(?:it'?s\s+)?only|provided|only\s+if)\b"
    rf"[^?]{{0,50}}?\b(?:{_MISUSE}|{_PURPOSE})\b",
    re.I,
)
# "Setuju, tp awas kalo ada tagihan", "nggih, waton mboten mbayar".
_IF_FREE = late.regex(
    r"\b(?:asal\w*|waton|angger\w*|tapi|tp|tetapi|ning|nanging|but|awas|selama|provided|(?:as|so)\s+long\s+as)\b"
    r"[^?]{0,40}?\b(?:(?:di)?tagih\w*|biaya\w*|(?:m|mem|di)?bayar\w*|(?:di)?pungut\w*|pungli|duit|uang|arto|gratis|free|charges?|charged|bills?|fees?|money|cost\w*)\b",
    re.I,
)
# "Setuju, asal jangan cuma dicatet doang", "boleh, tp jangan php ya": that something comes of it.
_IF_DONE = late.regex(
    r"\b(?:asal\w*|waton|angger\w*|tapi|tp|tetapi|ning|nanging|but|awas|selama|jangan|jgn|ojo|sing\s+penting|(?:yg|yang)\s+penting)\b[^?]{0,40}?"
    r"\b(?:(?:di)?tindak\s?lanjut\w*|di(?:kerja|garap|bangun|realisasi|bener|perbaik|dandan|proses|tanggap|respon|gubris|laksana)\w*|php|bohong\w*|ngapusi|omong\w*|janji\w*|serius\w*|tenan\w*|beneran|saestu"
    r"|(?:di|dipun\s?)?(?:catat|catet|cathet|tulis|tampung|simpan|simpen|baca|waca)\s+(?:doang|tok|thok|aja|saja|wae|mawon)|get\s+done|empty\s+promises?|follow(?:ed)?\s+up)\b",
    re.I,
)
_PAPER = (
    r"(?:ktp|kk|nik|kartu\s+(?:keluarga|penduduk|identitas)|surat\s+pengantar|id\s+cards?|identity\s+card|passport|(?:my|an?)\s+id)"
    r"(?:nya|ku|ne|e)?"
)
_SEND = (
    r"(?:di)?(?:kirim|ngirim|foto|moto|harus|kudu|wajib|perlu|butuh|mesti|minta|suruh|kon|kongkon"
    r"|syarat|pakai|pake|upload|unggah|nyerahin|kasih|send|need|show|must|require|bawa|gawa)\w*"
)
_PAPERS = late.regex(
    rf"\b{_SEND}\b[^.!]{{0,30}}?\b{_PAPER}\b|\b{_PAPER}\b[^.!]{{0,20}}?\b{_SEND}\b", re.I
)
_READERS = late.regex(
    r"\b(?:who|siapa|sapa|sopo|sinten)\b[^.?!]{0,40}?\b(?:read|reads|see|sees|access|know|knows|baca|bacain|membaca|lihat|liat|melihat|ndelok|ndeleng|moco|maca|maos|mirsani|ngerti|tau|tahu)\b"
    r"|\b(?:sing|ingkang|yang|yg)\s+(?:m?aca|m?oco|maos|waca|diwaca|baca|liat|lihat|ndeleng|mirsani|ngerti)\w{0,4}\s+(?:(?:iki|niki|ini|mengko|nanti)\s+){0,2}(?:siapa|sapa|sopo|sinten)\b",
    re.I,
)
# "..., asal nomor hp jangan disebar": who sees it is told.
_SHARED = late.regex(
    r"\b(?:di)?(?:sebar|umbar|kasih|bagi|share|tampil|umum|bocor|publik|show|give|pamer|jual)\w*",
    re.I,
)
# Shown to other residents, which a name and a number are not; officers are others.
_UNSEEN = late.regex(
    r"\b(?:di)?(?:tampil|umum|publik|show|pamer)\w*"
    r"|\b(?:ke|sama|karo|kalih|dhateng|to|with)\s+(?:the\s+)?(?:(?:other|para)\s+)?(?:warga|tetangga|tonggo|tanggi|publik|umum|public|residents?|neighbou?rs?)\b",
    re.I,
)
_WIDER = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten|any(?:one|body)|every(?:one|body)|semua\s+orang|orang\s+lain|wong\s+liya|petugas|kelurahan|lurah|r[tw]|pemkot|pemerintah|dinas|officers?"
    r"|usul|foto|proposal|photo)",
    re.I,
)
# "Nomor hp saya jgn disimpen ya", "don't save my number".
_KEEPING = r"(?:simp[ae]n|catat|catet|rekam)\w*"
_NOT_KEPT = late.regex(
    rf"\b{_OWN}\b[^.?!]{{0,20}}?\b(?:{NOT}|{DO_NOT}|ampun|not)\s+(?:(?:usah|sah|perlu|be)\s+)?(?:(?:di|dipun\s?)?{_KEEPING}|saved|kept|stored)\b"
    rf"|\b(?:{NOT}|{DO_NOT}|ampun|not|don'?t)\s+(?:(?:usah|sah|perlu|mau|pengen)\s+)?(?:(?:di|dipun\s?)?{_KEEPING}|save|keep|store)\s+(?:my\s+)?{_OWN}\b",
    re.I,
)
_BUT = late.regex(r"\b(?:tapi|tp|tetapi|ning|nanging|but)\s+(?P<rest>\w.+)$", re.I | re.S)
# "Data saya apa aja yg disimpen", "what exactly do you keep about me".
_WHAT = r"(?:apa|opo|nopo|napa|menapa|punapa|what)"
_IS_KEPT = (
    rf"(?:(?:di|dipun\s?)(?:{_KEEPING}|ambil|pendhet|kumpul\w*)"
    r"|kept|keep|store[sd]?|saved?|collect\w*)"
)
_KEPT_WHAT = late.regex(
    rf"\b{_WHAT}\b[^.!]{{0,30}}?\b{_IS_KEPT}\b|\b{_IS_KEPT}\W+(?:(?:itu|iku|tuh|niku|ki)\W+)?{_WHAT}\b(?!\s+(?:{NOT})\b)",
    re.I,
)
# "I'd rather not give my name": to us.
_GIVES = late.regex(
    r"\b(?:give|leave|ngasih|kasih|nyebut|menyebut)\b(?!.*\b(?:ke|to|siapa\w*|orang|others)\b)",
    re.I,
)
# "Tak takon bapakku sek", "I'll ask my husband first".
_ASKS_FIRST = late.regex(
    r"\b(?:tak|saya|sy|aku|kula|kulo|mau|arep|badhe|i'?ll|i\s+will|let\s+me|must|kudu|harus|dulu)\s+(?:(?:mau|arep|badhe|have\s+to|need\s+to)\s+)?(?:takon|tanya|tanglet|rembug\w*|bilang|omong\w*|izin|ijin|pamit|ask|check\s+with|talk\s+to)(?:ke|kan|in|i|no)?\s+"
    r"(?:(?:dulu|sik|sek|rumiyin|ke|sama|karo|kalih|dengan|ning|my|the)\s+){0,3}(?:bapak|bapa|pak|ibu|mak|mbok|suami|istri|bojo|garwa|anak|mbah|simbah|mertua|kakak|rt|husband|wife|father|mother|son|daughter|parents|family|keluarga|ortu|orang\s+tua)\w{0,3}\b",
    re.I,
)
_REFUSES = late.regex(
    rf"^\W*(?:\w+\W+)?(?:(?:{NOT}|no)\s*(?:usah|sah|perlu|mau|need)?|gausah|emoh|nope|no\s+thanks?)\b",
    re.I,
)

# "Kalo nomor hp saya ga ditampilin ke orang lain saya setuju": the condition first.
_IF_FIRST = late.regex(
    r"^\W*(?:(?:ya|iya|yo|ok|oke|pak|bu|mas|mbak|min|eh)\W+){0,2}"
    r"(?:kalau|kalo|klo|kl|nek|yen|menawi|asal(?:kan)?|waton|angger|selama|bila|jika|if|provided|as\s+long\s+as)\s+(?P<only>[^?]{3,120}?)[\s,]+"
    r"(?:(?:ya|baru|nembe|lagi|then|maka)\s+)?(?:(?:saya|sy|aku|kula|kulo|kami|i|we|gue|gw)\s+)?(?:(?:ya|baru|nembe|pasti|will|would)\s+)?"
    r"(?:setuju|stuju|sarujuk|sepakat|agree|mau|gelem|purun|oke|ok|okay|gpp|gapapa|rapopo|ikut)"
    r"(?:\W+(?:aja|saja|wae|ae|mawon|lah|deh|kok|ya|yo|nggih|pak|bu|mas|mbak|min|bang|kak|with|it)){0,3}\W*$",
    re.I,
)
_NO_YES = late.regex(
    rf"\b(?:{NOT}|{DO_NOT}|not|never|don'?t|won'?t|belum|blm|durung|dereng|emoh|moh|apa|apakah|opo|nopo|harus|kudu|kedah|wajib|must|should|do)"
    r"(?:\s+(?:akan|bakal|bakalan|mau|pernah|bisa|jadi|saya|sy|aku|kula|kulo|i|will|ever))*$",
    re.I,
)
_NOT_MISUSED = late.regex(rf"\b(?:{NOT}|{DO_NOT}|not|isn'?t|aren'?t|won'?t|bukan|tanpa)\b", re.I)
# Who is told that it is not shown means other residents.
_OTHERS = late.regex(
    r"\b(?:ke|kepada|sama|karo|kalih|dhateng|teng|to|with)\s+(?:(?:orang|wong|tiyang)\s+(?:lain|liya|liyane|sanes)|other\s+people|others)\b",
    re.I,
)

# The things of which people speak when they say "KTP".
_OF_PAPERS = "administrasi"


def reserved(turn: Turn, text: str, offered: tuple[Choice, ...]) -> Reading | None:
    """What is told to whoever agrees to no misuse, or without name or number; None for others. A
    name alone is left out, and they have agreed."""
    typed, text = text, _yes_first(text)
    permits = _PERMITS.match(text) if 0 < len(text) <= LONGEST else None
    denied = permits is not None and _DENIED.search(text[: permits.end()])
    if permits is None or denied or permitting.denies(text):
        return None  # "ya saya ga setuju, asal gratis"
    if _WHETHER.match(text[permits.end() :]):
        return None  # "boleh ga kalau cuma buat usulan": it is asked
    left_out = _LEFT_OUT.search(text)
    if left_out is None:
        only = "welcome-consent.only" if _ON_CONDITION.search(text) is not None else ""
        told = only or ("answer-cost" if _IF_FREE.search(typed) is not None else "")
        told = told or ("answer-promise" if _IF_DONE.search(typed) is not None else "")
        if "?" in text or not told or turn.slots(text).things:
            return None
        people.consent(turn.store, turn.person, True, version(turn))
        return Answer(True, say=(Text(told),))
    if _holds(text, left_out):
        people.consent(turn.store, turn.person, True, version(turn))
        return Answer(True, say=(Text("welcome-consent.unseen"),))
    shared = _SHARED.search(text) is not None and _GIVES.search(text) is None
    if not shared and _NUMBER.search(left_out[0]) is None:
        people.consent(turn.store, turn.person, True, version(turn))
        return Answer(True, say=(Text("welcome-consent.nameless"),), also={"name": None})
    if shared:
        return AskAgain((Text("welcome-consent.whole"),), offered)
    return AskAgain((Text("welcome-consent.without"),), offered[:2])


def _yes_first(text: str) -> str:
    """A text that makes its condition first, with the yes before it; other texts as they are."""
    found = _IF_FIRST.match(text) if len(text) <= LONGEST else None
    if found is None or _NO_YES.search(only := found["only"]) or permitting.denies(text):
        return text
    misused = _MISUSED.search(only) and _NOT_MISUSED.search(only) is None
    return text if misused else f"setuju, asal {only}"


def _holds(text: str, left_out: re.Match[str]) -> bool:
    """Whether somebody who has surely agreed only does not want name or number to be shown to other
    residents, which they are not."""
    asked = _OTHERS.sub("", text[left_out.start() :])
    if permitting.permits(text[: left_out.start()]) is None or "?" in text:
        return False
    return _UNSEEN.search(asked) is not None and _WIDER.search(asked) is None


async def later(turn: Turn, text: str) -> bool:
    """Whether somebody says that they answer another time."""
    sense = await turn.sense(text, Kind.YES_NO)
    return sense.sure and sense.act == Act.LATER and not sense.tells


async def asked_first(turn: Turn, text: str, offered: tuple[Choice, ...]) -> Reading | None:
    """The answer to what somebody asks before they agree: what becomes of what they tell us, or
    whether it costs anything."""
    if len(text.split()) < 2:
        return None
    sense = await turn.sense(text, Kind.YES_NO)
    if Act.PRIVATE in (sense.act, sense.second) or (sense.act == Act.WHY and not sense.tells):
        return AskAgain((Text("welcome-consent.whole"),), offered)
    return await answered(turn, text, Kind.YES_NO)


async def answered(turn: Turn, text: str, kind: Kind = Kind.NAME) -> Problem | None:
    """The answer to what somebody asks instead of saying their name, or whether they agree ("ini
    gratis kan")."""
    sense, named = await turn.sense(text, kind), kind is Kind.NAME
    told = sense.sure or (named and sense.second == Act.ANSWER)
    words = turn.fold(text).split()  # "bang ini robot apa orang" asks, "Mulia" does not
    asks = not known_words("question").isdisjoint(words) and len(words) > 3
    known = sense.act in (NAMELESS if named and not asks else ASKS - BETWEEN)
    asks = told and known and turn.has(f"answer-{sense.act}") and not sense.tells
    again = Text("welcome-name" if named else "welcome-consent.first")
    return Problem((await turn.answer(sense.act, asked=True), again), kept=True) if asks else None


# What is answered before anybody has been welcomed.
_OF_US = frozenset({Act.WHO, Act.PRIVATE, Act.COST})


def whose(text: str) -> Text | None:
    """The answer to whether this is real, or an office's number; None for other texts."""
    kind = kind_of(Act.WHO, text)
    return Text("answer-who.real" if kind == "real" else "answer-who") if kind else None


async def asks_of_us(turn: Turn, text: str) -> Text | None:
    """The answer to what somebody asks of us with their very first words: whether this is real,
    what is kept, what it costs; None for others."""
    if len(text) > LONGEST or turn.slots(text).things:
        return None
    if (who := whose(text)) is not None:
        return who
    if _KEPT_WHAT.search(text) is not None:
        return Text("answer-private")
    meant = await turn.meant(text)
    told = meant.sure and meant.act in _OF_US and not meant.slots.tells
    answer = await turn.answer(meant.act, asked=True) if told else None
    return answer if isinstance(answer, Text) else None


async def weighed(turn: Turn, text: str, offered: tuple[Choice, ...]) -> Reading | None:
    """What is told to whoever says one of these, before it is asked once more; None for others."""
    if not 0 < len(text) <= LONGEST:
        return None
    if asks_when(text) and not turn.slots(text).things:
        dates = await public_schedule(turn, text)
        if _REFUSES.match(text):
            people.consent(turn.store, turn.person, False, version(turn))
            return Answer(False, say=dates)
        return AskAgain((*dates, Text("welcome-consent.first")), offered)
    if (kept := _NOT_KEPT.search(text)) is not None and _NUMBER.search(kept[0]) is not None:
        but = _BUT.search(text)
        told = hold(turn, but["rest"]) if but is not None and turn.slots(text).things else ()
        return AskAgain((*told, Text("welcome-consent.without")), offered[:2])
    if _KEPT_WHAT.search(text) is not None and not turn.slots(text).things:
        return AskAgain((Text("welcome-consent.whole"),), offered)
    again = Text("welcome-consent.first")
    if (who := whose(text)) is not None and not turn.slots(text).things:
        return Problem((who, again), kept=True)
    if _PAPERS.search(text):
        full: tuple[Text, ...] = ()
        if turn.slots(
            text
        ).things:  # "sy mau lapor got mampet tp kalo disuruh kirim ktp sy gak mau"
            full = hold(turn, text)
            again = again if full else Text("welcome-consent.unclear")
        answer = await turn.answer(Act.ELIGIBLE, asked=True)
        return Problem((*full, answer, again), kept=True)
    if _CAME.match(text) or _WHAT_IS_IT.match(text):
        return Problem((Text("welcome-consent.what"),), kept=True)
    if _READERS.search(text):
        return AskAgain((Text("welcome-consent.whole"),), offered)
    if _ASKS_FIRST.search(text) and not (await turn.sense(text, Kind.YES_NO)).tells:
        return AskAgain((Text("welcome-consent.later"),), offered[:2])
    return None
