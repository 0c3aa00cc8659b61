"""What is said where it is asked whether we may keep what people tell us, and is neither a plain
yes nor a no: that nobody minds, that name or number are to be left out, that they only want to know
when the meeting is, must send a KTP, or ask somebody first."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.meetings.opening import public_schedule
from handlers.asking.person.consent import hold, version
from handlers.conversation.answers import Answer, AskAgain, Problem, Reading
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Text
from handlers.reading.denial import DO_NOT, NOT
from handlers.reading.meaning.acts import Act
from handlers.turn import Turn
from storage.people import people

# No longer text is looked at.
LONGEST = 300

_PERMITS = late.regex(
    r"^\W*(?:\w+\W+){0,2}?(?:boleh|blh|oleh|angsal|setuju|sarujuk|oke|ok|okay|iya|ya|yo|i?nggih|injih|silakan|silahkan|monggo|yes|agree|agreed|can|may|fine|sure)\b",
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
_PURPOSE = (
    r"(?:usul\w*|musrenbang|proposals?"
    r"|(?:kaperluan|keperluan|urusan)\s+(?:niki|iki|ini|usul\w*|kelurahan))"
)
_ON_CONDITION = late.regex(
    r"\b(?:asal\w*|waton|angger\w*|janji|selama|(?:kalau|kalo|klo|kl|nek|yen|menawi)\s+(?:cuma|cuman|mung|namung|hanya)|awas|ojo\s+nganti|(?:as|so)\s+long\s+as|if\s+(?:it'?s\s+)?only|provided|only\s+if)\b"
    rf"[^?]{{0,50}}?\b(?:{_MISUSE}|{_PURPOSE})\b",
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
_ONLY_MEETING = late.regex(
    r"\b(?:jadwal|kapan|kpn|tanggal|tgl|jam|when|schedule|date|kapan2|suk\s+kapan)\b[^.!]{0,40}?\b(?:rapat|musrenbang|pertemuan|musyawarah|kumpulan|meeting)\w*"
    r"|\b(?:rapat|musrenbang|pertemuan|musyawarah|meeting)(?:nya|e)?\b[^.!]{0,40}?\b(?:kapan|kpn|tanggal|tgl|jam|when|date|jadwal\w*)\b",
    re.I,
)

# The things of which people speak when they say "KTP".
_OF_PAPERS = "administrasi"


def reserved(turn: Turn, text: str, offered: tuple[Choice, ...]) -> Reading | None:
    """What is told to whoever agrees to no misuse, or without name or number; None for others. A
    name alone is left out, and they have agreed."""
    permits = _PERMITS.match(text) if 0 < len(text) <= LONGEST else None
    if permits is None or _DENIED.search(text[: permits.end()]):
        return None
    if _WHETHER.match(text[permits.end() :]):
        return None  # "boleh ga kalau cuma buat usulan": it is asked
    left_out = _LEFT_OUT.search(text)
    if left_out is None:
        if "?" in text or _ON_CONDITION.search(text) is None:
            return None
        people.consent(turn.store, turn.person, True, version(turn))
        return Answer(True, say=(Text("welcome-consent.only"),))
    shared = _SHARED.search(text) is not None and _GIVES.search(text) is None
    if not shared and _NUMBER.search(left_out[0]) is None:
        people.consent(turn.store, turn.person, True, version(turn))
        return Answer(True, say=(Text("welcome-consent.nameless"),), also={"name": None})
    if shared:
        return AskAgain((Text("welcome-consent.whole"),), offered)
    return AskAgain((Text("welcome-consent.without"),), offered[:2])


async def weighed(turn: Turn, text: str, offered: tuple[Choice, ...]) -> Reading | None:
    """What is told to whoever says one of these, before it is asked once more; None for others."""
    if not 0 < len(text) <= LONGEST:
        return None
    if _ONLY_MEETING.search(text) and not turn.slots(text).things:
        told = await public_schedule(turn, text)
        if _REFUSES.match(text):
            people.consent(turn.store, turn.person, False, version(turn))
            return Answer(False, say=told)
        return AskAgain((*told, Text("welcome-consent.first")), offered)
    again = Text("welcome-consent.first")
    if _PAPERS.search(text):
        full: tuple[Text, ...] = ()
        if turn.slots(
            text
        ).things:  # "sy mau lapor got mampet tp kalo disuruh kirim ktp sy gak mau"
            full = hold(turn, text)
            again = again if full else Text("welcome-consent.unclear")
        answer = await turn.answer(Act.ELIGIBLE, asked=True)
        return Problem((*full, answer, again), kept=True)
    if _READERS.search(text):
        return AskAgain((Text("welcome-consent.whole"),), offered)
    if _ASKS_FIRST.search(text) and not (await turn.sense(text, Kind.YES_NO)).tells:
        return AskAgain((Text("welcome-consent.later"),), offered[:2])
    return None
