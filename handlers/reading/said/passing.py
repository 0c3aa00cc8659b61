"""What people say in passing while nothing is open: that something is done and good, what was
written for others and came here, that they are back soon."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import DO_NOT
from handlers.reading.meaning.slots import STATE, slots

# A longer text tells something, too.
GOOD_WORDS = 18
_GLAD = late.regex(
    r"\b(?:al?hamdull?ill?ah|hamdalah|syukur\w*|ma?kasih|mksh|trim\w*|terima\s?kasih|(?:matur)?\s?[sn]uwun|thanks?|thx|tks|thank\s+you"
    r"|senang|seneng|mantap|hore)\b",
    re.I,
)
_BUILT = late.regex(
    r"\b(?:udah|sudah|udh|sdh|dah|wis|wes|sampun|pun|telah|already|now)\s+(?:pada\s+|mulai\s+|kembali\s+|has\s+been\s+|been\s+)?"
    r"(?:jadi|selesai|rampung|nyala|murub|terang|padhang|beres|bagus|apik|sae|mulus|normal|berfungsi|dadi|bersih|lancar|dibuka"
    r"|di(?:perbaiki|bangun|aspal|cor|betulin|betulkan|benerin|benahi|ganti|pasang|keruk|dandani|resiki|bersihkan|bersihin)"
    r"|dipun\s*\w+|done|fixed|repaired|finished|built)\b",
    re.I,
)
# "Jembatannya prioritas 1", "usulan saya diterima": what was decided is good, too.
_DECIDED = late.regex(
    r"\b(?:prioritas|nomor|nomer|no|peringkat|urutan|priority|number)\W{0,2}(?:1|satu|siji|setunggal|pertama|utama|one)\b"
    r"|\b(?:(?:di|dipun)\s?(?:setujui|setujoni|terima|tampi|sepakati|acc|prioritaskan)|lolos|approved|accepted)\b",
    re.I,
)
# What is not good yet, or is asked, or wished beside.
_BUT = late.regex(
    r"\?|\b(?:tapi|tp|cuma|cuman|cm|nanging|ning|but|lagi|maneh|malih|belum|blm|durung|dereng|kapan|rusak|mati|minta|mohon|tolong"
    r"|tlg|usul\w*|kurang|sayang\w*|masih|not|still|yang\s+lain|satu\s+lagi|semoga|kalau|kalo|nanti|jangan|jgn)\b",
    re.I,
)


def good_news(text: str) -> bool:
    """Whether a text thanks for something that has been done ("alhamdulillah jembatannya udah
    jadi"), and nothing is wrong with it. Never raises."""
    few = len(text.split()) <= GOOD_WORDS
    if not few or not _GLAD.search(text) or _BUT.search(text):
        return False
    return built(text) or _DECIDED.search(text) is not None


def built(text: str) -> bool:
    """Whether a text says that something is made, or mended, by now. Never raises."""
    return _BUILT.search(text) is not None


# "Kirim salam buat bu lurah ya"
_REGARDS = late.regex(
    r"^\W*(?:(?:tolong|tlg|nitip|titip|kirim|kirimin|sampaikan|sampein|aturke|ngaturke|send|give)\W+){1,2}(?:my\W+)?(?:salam|regards|greetings)(?:ku|nya|e)?\b"
    r"|^\W*salam(?:ku|ke|kan|in|no)?\W+(?:saya\W+|sy\W+)?(?:buat|untuk|utk|ke|kagem|kangge|kanggo|marang)\W|^\W*salam(?:ke|kan|in|no)\W+(?:pak|bu|mas|mbak|mbah)\b",
    re.I,
)
REGARDS_WORDS = 9


def regards(text: str) -> bool:
    """Whether a text only sends somebody regards. Never raises."""
    return len(text.split()) <= REGARDS_WORDS and _REGARDS.match(text) is not None


# Written for many: one of the first says so, and another sign stands beside it.
LONG = 12
_MANY = tuple(
    late.regex(each, re.I)
    for each in (
        r"\b(?:di)?sebar(?:kan|luaskan|in)?\b(?!.{0,20}\busul)|\b(?:share|viral(?:kan)?|forward|broadcast)\b",
        r"\b(?:loker|lowongan|dibutuhkan\s+(?:segera|karyawan\w*|pegawai|sopir|admin)|walk\s?in)\b",
        r"\b(?:promo|promosi|diskon|gratis\s+ongkir|beli\s+\d+\s+gratis|cashback|pesan\s+sekarang|ready\s+stok)\b",
        r"\b(?:undangan|mengundang|mengharap(?:kan)?\s+kehadiran|tasyakuran|khitanan|walimah\w*|pernikahan|yasinan|hajatan)\b",
        r"\b(?:info|informasi|pengumuman|himbauan|imbauan)\s+(?:dari|penting|resmi)\b|\b(?:bmkg|hoax|hoaks|waspada(?:lah)?)\b",
    )
)
_ALSO = tuple(
    late.regex(each, re.I)
    for each in (
        r"\b(?:ass?alamu?\W?alaikum|wassalamu?\W?alaikum)\b",
        r"\b(?:wa|hub|hubungi|cp|telp|contact|kontak|pesan|daftar)\b\W{0,3}(?:\w+\W{1,3}){0,2}\d{4,}|wa\.me/|\bbit\.ly/|https?://",
        r"\b(?:pukul|jam|tanggal|tgl)\W{0,3}\d|\b(?:gaji|umr|order|acara|hadir\w*)\b",
        r"\b(?:yth|sehubungan\s+dengan|atas\s+perhatian\w*|grup|keluarga\s+anda)\b",
    )
)


# How what is told to many begins, in however few words.
_TOLD_TO_MANY = late.regex(
    r"^\W*(?:(?:assalam\w*|yth|bpk|bapak|ibu|warga|rt|rw|\d+|wr|wb)\W+){0,5}(?:info|pengumuman|undangan|diumumkan|diberitahukan"
    r"|himbauan|imbauan|woro\W?woro|forwarded|diteruskan|pemberitahuan|announcement|notice)\b(?!\s+(?:dong|donk|ya|min|pak|bu|apa|jadwal|kapan|nya))"
    r"(?![^.\n]*\?\s*$)"
    r"|^\W*(?:(?:tolong|mohon|minta|tlg|bantu)\W+)?(?:di)?(?:share|sebar(?:kan|in|luaskan)?|forward|viralkan)\b\s*(?:ya\b|:|,|ke\s+(?:grup|warga))"
    r"|^\W*(?:(?:tolong|mohon|minta|tlg)\W+)?(?:di)?(?:sampaikan|sampein|sampaiin|kabarkan|kabarin|infokan|infoin|umumkan|umumin|kasih\s+tau|kandhakno)\s+"
    r"(?:ke|kepada|buat|marang|nang)\s+(?:\w+\W+){0,3}?(?:warga|bapak\w*|ibu\w*|jamaah|jemaah|anggota|rt|rw|grup|tetangga)\b"
    r"(?=.*\b(?:kumpul|rapat|kerja\s+bakti|gotong\s+royong|pertemuan|pengajian|yasinan|hadir|datang|acara)\b)",
    re.I,
)
_WHEN = late.regex(
    r"\b(?:ba'?da|bakda|habis|abis|sehabis|setelah)\s+\w+|\b(?:besok|sesuk|lusa|nanti|malam\s+ini|hari\s+ini|minggu|senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|malem|tonight|tomorrow)\b",
    re.I,
)


def for_others(text: str) -> bool:
    """Whether a text begins with to whom it is to be told, and says when. Never raises."""
    said = text[:2000]
    when = any(each.search(said) for each in (*_ALSO, _WHEN))
    return when and _TOLD_TO_MANY.match(said) is not None


def for_many(text: str) -> bool:
    """Whether a text was written for many and has been passed on: an invitation, a vacancy, an
    offer. Never raises."""
    said = text[:2000]
    if re.search(r"\b(?:usul|ngusul|mengusul)\w*", text, re.I):
        return False
    if len(text.split()) < LONG and not _TOLD_TO_MANY.match(said):
        return False
    if for_others(text):
        return True
    many = sum(bool(each.search(said)) for each in _MANY)
    beside = sum(bool(each.search(said)) for each in _ALSO)
    held = slots(said)
    tells = held.things and (
        held.trouble or STATE.search(said)
    )  # what is wrong with a thing may be wished to be mended
    return many > 0 and many + beside > 1 and not tells


SOON_WORDS = 9
# "Let me ask my husband first", "tak takon bojoku sik".
_ASKS_FIRST = late.regex(
    r"^\W*(?:(?:eh+|oh|oke|ok|ya|iya|yowis|yaudah|maaf|pak|bu|min|mas|mbak|nanti|mengko)\W+){0,3}"
    r"(?:(?:let\s+me|i'?ll|i\s+will|i\s+need\s+to|(?:saya|sy|aku|kulo|kula|tak)\s+(?:mau\s+|badhe\s+|arep\s+)?)\s*"
    r"(?:tanya\w*|takon\w*|takok\w*|tanglet|nanya\w*|rembug\w*|rembag\w*|diskusi\w*|ask|check\s+with|talk\s+to)\b)"
    r"[^?]{0,40}\b(?:dulu|dl|sek|sik|rumiyin|riyin|first)\W*$"
    # "Bsk aja lah ngusulnya, capek", "nanti sore tak kabari lagi".
    r"|^\W*(?:nanti|ntar|besok|bsk|sesuk|mengko|kapan2|lain\s+kali)\s+(?:aja|saja|wae|ae)(?:\s+(?:lah|deh|ya))*\s+(?:ng|meng|di)?usul\w*(?:[\s,]+\w+){0,3}\W*$"
    r"|^\W*(?:(?:eh+|oh|oke|ok|ya|iya|yowis|yaudah|baik|sip|nggih|maaf|ma?kasih?|mksh|suwun|thanks|pak|bu|min|mas|mbak|kak)\W+){0,4}"
    r"(?:nanti|ntar|entar|mengko|mangke|besok|sesuk|lain\s+kali|later)\s+(?:\w+\s+){0,3}?(?:tak\s*|di|ku)?"
    r"(?:kabar|hubung|chat|wa|balik|sambung|lanjut|balas|bales|ngabar|text|update)(?:i|in|kan|no|ke|ngi)?"
    r"(?:\s+(?:lagi|lg|maneh|malih|again|ya|pak|bu|min|mas|mbak|nggih)){0,3}\W*$",
    re.I,
)
_SOON = late.regex(
    r"^\W*(?:(?:eh+|oh|oke|ok|ya|iya|maaf|sori|nggih|pak|bu|min|mas|mbak)\W+){0,3}(?:(?:tunggu|wait)\s+)?"
    r"(?:(?:se)?bentar|bntr|sbntar|bntar|tunggu|sik|sekedap|sekejap|sedhela|sedelo|wait|moment)\b",
    re.I,
)


# "Eh tunggu", "jangan dikirim dulu", right behind what was sent.
_HOLDS = late.regex(
    r"^\W*(?:(?:eh+|oh|aduh|waduh|lho|no|maaf|pak|bu|min|mas|mbak|kak)\W+){0,3}(?:(?:jangan|jgn|ojo|don'?t|do\s+not)\s+(?:di)?(?:kirim|send|kintun)\w*"
    r"|(?:tunggu|wait|stop|sik|bentar|sebentar|hold\s+on)\b)(?:\W+(?:tunggu|wait|sik|dulu|dl|dhisik|rumiyin|ya|pak|bu|min|mas|mbak|kak|yet|it|bentar|sebentar))*\W*$",
    re.I,
)


def holds(text: str) -> bool:
    """Whether a text only says to wait, or not to send: "eh tunggu". Never raises."""
    return _HOLDS.match(text[:80]) is not None and len(text) <= 80


def soon_back(text: str) -> bool:
    """Whether a text only says that somebody is back soon, and why ("bentar ya ada yg beli"). Never
    raises."""
    soon = _SOON.match(text) or _ASKS_FIRST.match(text)
    if len(text.split()) > SOON_WORDS or "?" in text or soon is None:
        return False
    held = slots(text)
    return not (held.things or held.amount or held.trouble)


# --- what is written is to stay as it is --------------------------------------------------------

_AROUND = (
    r"eh+|oh|oke|ok|okay|ya+|iya|iyo|yo|yowis|yawis|yaudah|yaudh|yaud|udah|udh|maaf|pak|bu|min|admin|mas|mbak|kak|bang|bro|gan|kok|deh|dong"
    r"|aja|saja|ae|wae|mawon|dulu|dl|dlu|dlo|sik|sek|rumiyin|first|yet|now|sekarang|skrg|saiki|nggih|please|tolong|tlg|tapi|tp|nanging|ning"
    r"|but|and|dan|terus|trus|jadi|yang|yg|sing|ini|itu|iki|kuwi|usul\w*|draf|drafnya|draft\w*|isian\w*|punya|saya|sy|aku|ku|gw|gue|kulo|kula"
    r"|my|it|this|makasih?|mksh|suwun|thanks|ntar|nanti|lagi|mau|tak|biar|biarin|just"
)
_LATER = (
    r"nanti|ntar|entar|besok|bsk|sesuk|sesok|mengko|mangke|lusa|kapan2|kapan-kapan|lain\s+kali|later|tomorrow|tonight|malam|malem|mlm|sore|siang"
    r"|pagi|minggu|depan|abis|habis|bubar|bar|setelah"
)
# A word that is of both is read one way.
_ON = rf"(?:{_LATER}|(?!(?:nanti|ntar)\b)(?:{_AROUND}))"
_DONT = rf"(?:{DO_NOT}|don'?t|do\s+not|ampun)\s+"
_NOT_SENT = (
    rf"{_DONT}(?:\w{{2,4}}\s+)?"
    r"(?:di|ng|nge|m)?(?:kirim|ngirim|kintun|proses|send)\w*"
)
_NOT_GONE = (
    rf"{_DONT}(?:sampai\s+|sampe\s+)?"
    r"(?:di|ke|meng|ng)?(?:hapus|apus|busak|busek|buang|hilang|ilang|delete|batal)\w*"
)
_STAYS = (
    r"(?:di|ny|nge|me|ku)?(?:tahan|tunda|pending|keep|hold)(?:in|kan|no|ke|en)?"
    r"|(?:di|ny)?(?:simpan|simpen|save)(?:in|kan|no|ke|en)?\s+(?:(?:aja|saja|ae|wae|it|as)\s+)?(?:dulu|dl|dlu|sik|sek|rumiyin|first|dra(?:f|ft)\w*|a\s+draft)"
    rf"|(?:{_LATER})\b(?:\W+{_ON}\b)*\W+(?:di|ku)?(?:lanjut|terus|sambung|nerus|lanjoot|continue)(?:in|kan|no|ke|ne|aken|keun)?"
    rf"|(?:di|ku)?(?:lanjut|terus|sambung)(?:in|kan|no|ke)?\b(?:\W+(?:{_AROUND})\b)*\W+(?:{_LATER})"
)
_KEEPS = late.regex(
    rf"^\W*(?:(?:{_AROUND})\b\W*)*(?:{_NOT_SENT}|{_NOT_GONE}|{_STAYS})\b(?:\W*\b{_ON})*\W*$",
    re.I,
)
# "Jangan dihapus" alone need only mean that one goes on.
_KEPT = late.regex(rf"\b(?:{_NOT_SENT}|{_STAYS})\b", re.I)
# "Ojo dikirim sik, tak enteni pak haji mulih": what stands behind it says why.
_NOT_YET = late.regex(rf"\b{_NOT_SENT}\b.*\b(?:dulu|dl|dlu|dlo|sik|sek|rumiyin|yet|first)\b", re.I)
_BREAK = late.regex(r"\s*[,.;!\n]+\s*|\s+(?=(?:tapi|tp|nanging|ning|but)\b)", re.I)
_WORD = late.regex(rf"^\W*(?:(?:{_AROUND})\b\W*)*$", re.I)


# "Jangan dulu", where it is asked whether to send.
_ONLY_NOT_YET = late.regex(
    rf"^\W*(?:(?:eh+|oh|ya|pak|bu|min|mas|mbak|kak)\W+)*(?:{DO_NOT}|don'?t|not|ampun)\s+(?:dulu|dl|dlu|dlo|sik|sek|rumiyin|yet|now)"
    rf"(?:\W+(?:{_AROUND}))*\W*$",
    re.I,
)


# "Sy lg di jalan ngojek ntar malem lanjut", "lg di pasar, nanti ya": why not now, and that one
# goes on later.
_BUSY_NOW = late.regex(
    rf"^\W*(?:(?:saya|sy|aku|kula|kulo|i'?m|i\s+am|ini|maaf|maap|sorry|pak|bu|min|mas|mbak|lha|sik|sek|bentar|yo|ya)\W+){{0,4}}"
    r"(?:lg|lgi|lagi|sedang|masih|msh|isih|nembe|taksih|tasih|lagek|jek|ijek|still|currently|on\s+the|at\s+(?:the\s+)?(?:work|market))\b[^?]{2,60}?"
    rf"\W(?:{_LATER})\b(?:\W+(?:{_ON}|i|will|i'?ll|(?:di|ku|tak|n|me)?(?:lanjut|sambung|lajeng|nerus|continue|finish)\w{{0,5}}|terus(?:in|kan|ke|ne|aken))\b)*\W*$",
    re.I,
)


def keeps(text: str) -> bool:
    """Whether a text says that what is written is not to be sent yet, and stays ("jgn dikirim dulu
    ya, tp jgn dihapus"), and nothing else. Never raises."""
    if _ONLY_NOT_YET.match(text[:200]) or _BUSY_NOW.match(text[:200]):
        return True
    clauses = [each for each in _BREAK.split(text[:200]) if any(map(str.isalnum, each))]
    keeping = [each for each in clauses if _KEEPS.match(each)]
    others = (each for each in clauses if each not in keeping)
    kept = any(_KEPT.search(each) for each in keeping)
    if clauses[:1] == keeping[:1] and _NOT_YET.search(clauses[0] if clauses else ""):
        return "?" not in text and not any(map(str.isdecimal, text))  # and why not
    return kept and "?" not in text and all(_WORD.match(x) or soon_back(x) for x in others)


_GONE = late.regex(rf"\b{_NOT_GONE}\b", re.I)


def fears_loss(text: str) -> bool:
    """Whether a text says that what was written is not to be lost. Never raises."""
    return "?" not in text and len(text.split()) <= FEARS_WORDS and _GONE.search(text) is not None


FEARS_WORDS = 14
_DRAFT_GONE = late.regex(
    r"^\W*(?:(?:ya|oh|terus|trus|nggih|nah|tolong)\W+){0,2}(?:yang|yg|sing|ingkang|tulisan|usulan|draf\w*)\s+(?:\w+\s+){0,2}?"
    r"(?:setengah|separo|separuh|tadi|wau|mau|belum\s+(?:selesai|jadi|dikirim)|durung\s+(?:rampung|dadi))\b(?:\s+\w+){0,3}?\s+"
    r"(?:di)?(?:buang|hapus|apus|batal|busak|guwak|drop)(?:in|kan|ke|no|aken)?(?:\s+(?:aja|saja|wae|mawon|ya|deh|nggih|pak|bu|min))*\W*$",
    re.I,
)


def drops_draft(text: str) -> bool:
    """Whether a text says that what was written and not sent is to go. Never raises."""
    return "?" not in text and _DRAFT_GONE.match(text[:120]) is not None


_SIGHS = late.regex(
    r"^\W*(?:(?:yah+|yaah+|h[mn]+|ohh*|o+alah|owalah|ealah|wa+h+|wadu+h*|adu+h*|du+h*|astaga\w*|lo+h+|lho+|wkwk\w*|haha\w*|hehe\w*|hihi\w*"
    r"|huft?|ckck\w*|ehm+|eh+)\b\W*)+(?:\W*(?:pak|bu|min|mas|mbak|kak|bang))?\W*$",
    re.I,
)


# "Hehe maaf kepencet ubah td, ga jadi".
_MISPRESSED = late.regex(
    r"^\W*(?:(?:hehe\w*|haha\w*|eh+|maaf|maap|sori|sorry|aduh|waduh|ups|punten|ngapunten)\W+){0,4}(?:ke|ka)?pencet\w*\s+(?:tombol\s+)?\w+"
    r"(?:\s+(?:tadi|td|wau|mau))?\W+(?:(?:ga|gak|nggak|ora|mboten|tidak)\s*(?:jadi|jd|sido|usah)|gajadi|gausah)\b(?:\W+\w+){0,2}\W*$",
    re.I,
)


def sighs(text: str) -> bool:
    """Whether a text says no word ("yahh", "hmm"), or that a button was pressed by mistake and
    nothing is meant by it. Never raises."""
    said = text[:100]
    return _SIGHS.match(said) is not None or _MISPRESSED.match(said) is not None


# "Sinyal jelek, lagi upload muter terus": a photo is on its way.
_UPLOADS = late.regex(
    r"\b(?:lagi|lg|masih|msh|sik|isih|sedang|sdg|still|it'?s)\s+(?:\w+\s+)?(?:di)?(?:upload\w*|unggah\w*|ngunggah|loading|muter\w*|ngirim|kirim|proses|sending)\b"
    r"|\b(?:loading|uploading|muter2?|buffering)\b.{0,30}\b(?:terus|foto\w*|tunggu|signal|wait|slow)\b"
    r"|\b(?:belum|blm|durung|not)\s+(?:(?:ke|ter)?(?:kirim|upload|masuk)|sent|uploaded)\b.{0,40}\b(?:sinyal|jaringan|internet|lemot|lelet|signal)\b",
    re.I,
)
_NO_UPLOAD = late.regex(
    r"\b(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|can'?t|cannot)\s*(?:bisa|iso|isa|saged|kuat|mau|gelem|upload|send)?\b|\b(?:gagal|failed)\b|\?",
    re.I,
)
# "Udah 3 tuh": that so many are enough.
_ALL_THERE = late.regex(
    r"^\W*(?:(?:itu|iku|kuwi|niku|ini|ya|kan|lha|foto(?:nya|ne)?)\W+){0,2}(?:udah|sudah|udh|sdh|dah|wis|wes|sampun|already|that'?s|there(?:'?s|\s+are))\s+(?:ada\s+|ono\s+)?"
    r"(?:\d|satu|dua|tiga|siji|loro|telu|kalih|tigo|one|two|three)\b(?:\W+(?:foto\w*|photos?|gambar|tuh|kan|ya|lho|loh|kok|pak|bu|min|mas|mbak|nih|itu|already|lah|to|cukup))*\W*$",
    re.I,
)


def uploads(text: str) -> bool:
    """Whether a text says that a photo is on its way, and slow. Never raises."""
    said = text[:200]
    return _UPLOADS.search(said) is not None and _NO_UPLOAD.search(said) is None


def all_there(text: str) -> bool:
    """Whether a text says that so many have been sent, and no more: "udah 3 tuh". Never raises."""
    return _ALL_THERE.match(text[:80]) is not None


# "Tolong dihapus saja nama anak saya dari sini".
_FORGETS = late.regex(
    r"^\W*(?:(?:tolong|tlg|mohon|minta|mau|saya|kula|aku|nyuwun|pak|bu|min|kak|mas|mbak|please|pls|can|could|you|i|want|to)\W+){0,5}"
    r"(?:di|dipun\s?)?(?:hapus|apus|hilang|ilang|busek|delete|remove|erase)(?:kan|in|ke|no|en|aken)?\W+(?:(?:saja|aja|wae|mawon|semua|juga|jg|sisan|all|of)\W+){0,3}"
    r"(?:(?:nama|data|akun|nomor|nomer|jeneng|asma|identitas)(?:nya|ne)?\W+(?:\w+\W+)?(?:saya|sy|aku|gw|gue|kami|kula|kulo|anak|suami|istri|ibu|bapak)\b|(?:nama|data|akun|jeneng|asma)ku\b"
    r"|my\W+(?:\w+\W+)?(?:name|data|account|number)\b)[^,.;?]{0,30}[\W]*$",
    re.I,
)
_NO_FORGET = late.regex(
    r"\b(?:usul\w*|foto|daftar\s+(?:hadir|penerima)|penerima|bansos|bantuan|dpt|undangan|dari\s+masalah)\b",
    re.I,
)


_LETTERS = 120


def forgets(text: str) -> bool:
    """Whether a text orders that somebody's name or data be deleted here. Never raises."""
    return (
        len(text) <= _LETTERS and not _NO_FORGET.search(text) and _FORGETS.match(text) is not None
    )


# "Saya mau lapor orangnya aja bisa?": somebody is to be reported, and nothing built.
_REPORTS = late.regex(
    r"\b(?:lapor|laporkan|laporin|melapor\w*|ngelaporin|ngadu|ngaduin|mengadukan|adukan|ngaduke|report)\W+(?:(?:soal|tentang|si|the|that)\W+)?"
    r"(?:orang(?:nya|e)|orang\s+itu|wonge|pelaku\w*|oknum\w*|preman\w*|pungli\w*|pemeras\w*|tukang\s+(?:palak|parkir)\w*|dia|person|extort\w*)\b"
    r"|\b(?:orang(?:nya)?|oknum\w*|pelaku\w*|preman\w*)\W+(?:itu\W+)?(?:bisa|boleh|mau|iso)\W+(?:di)?lapor\w*",
    re.I,
)


def reports(text: str) -> bool:
    """Whether a text asks to report somebody. Never raises."""
    return len(text) <= _LETTERS and _REPORTS.search(text) is not None


# "Udah kehapus blm, serius nanya".
_DELETED = late.regex(
    r"\b(?:sudah|udah|udh|sdh|dah|wis|sampun|apa|apakah|is\s+it|was\s+it)\W+(?:(?:semua(?:nya)?|datanya|itu|yang\s+tadi)\W+)?(?:ke|ter|di|k)?(?:hapus|apus|busek|deleted|erased)\w*"
    r"(?=.*(?:\?|\b(?:belum|blm|blom|durung|dereng|apa|kah|ya|to|kan|yet)\b))",
    re.I,
)


def asks_if_deleted(text: str) -> bool:
    """Whether a text asks if what was written has been deleted. Never raises."""
    return len(text) <= _LETTERS and _DELETED.search(text) is not None


# "Tes tes 123", "cek cek 1 2 3": whether it works.
_TESTS = late.regex(
    r"^\W*(?:(?:cek\W+(?=cek|sound)|tes+t?|testing|coba|halo|cek)\W*){2,5}(?:1\W?2(?:\W?3)?\W*)?$",
    re.I,
)


def tests(text: str) -> bool:
    """Whether a text only tries if anybody hears. Never raises."""
    return len(text) <= _LETTERS and _TESTS.match(text) is not None
