"""Answers that are not there: nobody knows it, it is measured later, it is sent another time."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT, NOT_YET

_NOT = rf"(?:{NOT}|{NOT_YET}|tak|kurang|krg|not|never|don'?t)"
_KNOWS = (
    r"(?:tau|tahu|taw|thu|ngerti|paham|faham|hafal|apal|hapal|inget|ingat|yakin|pasti|jelas|tentu"
    r"|ukur|diukur"
    r"|ngukur|mengukur|dihitung|ngitung|hitung|sempat|sempet|weruh|eruh|reti|mangertos|ngertos"
    r"|sumerep|eling"
    r"|kelingan|nghitung|sure|know|measured|counted|remember)"
)
_LOST = (
    r"\b(?:ga?k?tau|gatw|gtw|gtau|gataw|lali|lupa|lp|kesupen|supe|entah|entahlah|embuh|mbuh|mboh|duko"
    r"|no idea|idk|dunno|forgot|forget)\b"
)
_UNKNOWN = late.regex(rf"\b{_NOT}(?:\s+(?:\w+\s+)?|){_KNOWS}\w{{0,3}}\b|{_LOST}", re.I)
_UNSURE = late.regex(r"^\W*(?:bingung|ragu|mumet|confused)\b", re.I)
# Somebody else finds it out.
_MEASURED = (
    r"(?:di|nge?|me(?:ng)?)?(?:ukur|hitung|itung|survey?i?|cek|taksir)\w{0,3}|measure\w*"
    r"|count\w*"
)
_OTHERS = (
    r"tukang\w*|petugas\w*|dinas|pu|orang\s+(?:pu|dinas|kelurahan)|tim\w*|pemborong\w*|ahli\w*"
    r"|sampean"
)
_LATER = (
    r"nanti|ntar|entar|tar|biar\w*|nunggu|tunggu|mengko|mangke|engko|mbenjang|sesuk|besok|later"
)
_FOUND_OUT = late.regex(
    rf"\b(?:{_LATER})\b(?:\W+\w+){{0,4}}?\W+(?:{_MEASURED})\b"
    rf"|\b(?:{_LATER})\b(?:\W+\w+){{0,3}}?\W+(?:di)?(?:tanya|nanya|takon|tanglet|tanyak)\w{{0,3}}\b"
    rf"|\b(?:{_MEASURED})\W+(?:\w+\W+){{0,2}}?(?:{_OTHERS}|{_LATER})\b"
    rf"|\b(?:{_OTHERS})\b(?:\W+\w+){{0,3}}?\W+(?:{_MEASURED})\b"
    rf"|\b(?:ter)?serah\s+(?:{_OTHERS})\b|\b(?:{_OTHERS})\s+(?:yang|yg|sing)\s+(?:tau|tahu|ngerti|weruh)\b",
    re.I,
)
# Of the question itself one does not know: an example helps.
_OF_IT = late.regex(
    r"\b(?:maksud\w*|pertanyaan\w*|pitakon\w*|cara\w*|gimana|gmn|piye|contoh\w*|jawab\w*|nulis\w*"
    r"|ngisi\w*|diisi|isi|apa|opo"
    r"|bedane|bedanya|what|how)\b|\?",
    re.I,
)


def unknown(text: str) -> bool:
    """Whether a text says that its writer does not know, or that somebody else finds it out: "gak
    tau persis, nanti diukur tukang aja". Never raises."""
    told, asked = _without_who(text)
    return _OF_IT.search(told) is None and (
        _UNKNOWN.search(told) is not None or (not asked and _FOUND_OUT.search(told) is not None)
    )


_CLAUSES = late.regex(r"[^,.;?!\n]+[,.;?!\n]*")
_WHO_MEASURES = late.regex(rf"\b(?:{_MEASURED})\b", re.I)


def _without_who(text: str) -> tuple[str, bool]:
    """A text without its question whether somebody comes to find it out ("gak ngerti mas, ada yg
    bisa ngukur?"), which that nobody knows it answers; and whether that was asked."""
    clauses = _CLAUSES.findall(text)
    asks = [each for each in clauses if "?" in each and _WHO_MEASURES.search(each)]
    told = "".join(each for each in clauses if each not in asks)
    return (told, True) if asks and told.strip() else (text, False)


def musing(text: str) -> bool:
    """Whether a text says of its writer that they do not know, are unsure, or have forgotten."""
    return _UNKNOWN.search(text) is not None or _UNSURE.search(text) is not None


_THEY_KNOW = (
    r"(?:(?:di)?(?:tau|tahu|taw|ngerti|ngertos|mangertos|reti|hafal|hapal|apal|paham|faham|kenal|weruh|eruh|pirsa|lihat|liat|ndelok|survey?i?|ukur|ngukur|cek|foto)"
    r"(?:in|i|kan)?|knows?|seen|measured|checked)"
)
_ALREADY = r"(?:sudah|udah|udh|sdh|dah|wis|wes|uwis|sampun|pernah|tau|semua|kabeh|already)"
_PERSON = (
    r"(?:pak|bpk|bapak|bu|ibu|mbah|mas|mbak|kang|lik|pakde|bude|suami|istri|bojo|anak|ketua|kader|lurah|kaum|petugas|dinas|warga|tetangga|rt|rw|dia|beliau"
    r"|my|mr|mrs|the)"
)
_END = (
    r"(?:\s+(?:sendiri|dhewe|dewe|semua|kabeh|langsung|betul|persis|banget|kok|lah|kan|to|pak|bu"
    r"|min|ya|itu))*\W*$"
)
# "Pak lurah udah tau", "petugas PU pernah survei": who knows it, and not what it is.
_KNOWER = late.regex(
    r"(?!.*\b(?:yang|yg|sing|gang|gg|jl|jalan|depan|belakang|samping|sebelah|dekat|deket)\b)(?:"
    rf"(?:\w+\s+){{1,5}}?{_ALREADY}\s+(?:\w+\s+)?{_THEY_KNOW}\b{_END}"
    rf"|(?:{_ALREADY}|{_PERSON}|semua\s+orang)\b[^,.;?]{{0,30}}?\b{_THEY_KNOW}{_END}"
    rf"|(?:{_ALREADY}\s+){_THEY_KNOW}\s+(?:\w+\s*){{1,3}}$)",
    re.I,
)


def knower(said: str) -> bool:
    """Whether what is said of an answer is only who knows it: "pak lurah udah tau". Never
    raises."""
    return len(said) <= _SAID and _KNOWER.match(said) is not None


_SAID = 80
# "Sing ngerti masalahe pak Kaum", "saya cuma dititipi", "tanya aja ke pak RT".
_ONLY_BROUGHT = (
    r"(?:(?:saya|sy|aku|kula|kulo|gw|gue|i'?m?)\W+)?(?:(?:cuma|cuman|cm|hanya|mung|namung|just|only)\W+)+"
    r"(?:di(?:titip|kongkon|suruh|utus|minta)(?:i|in|an)?|titipan|kongkonan|ngisi(?:in|kan|ke)?|nulis(?:in|kan|ke)?|ngetik(?:in|kan|ke)?|bantu\w*|mewakili|nyampaik?an?|filling|writing|typing|helping)\b"
)
_LABEL = r"(?:masalah|tempat|lokasi|nggon|ukuran|panjang|kondisi|keadaan|alasan|cerita)(?:nya|ne|e)"
_OTHERS_KNOW = late.regex(
    rf"(?:^|[,.;])\W*(?:{_ONLY_BROUGHT})"
    rf"|\b(?:yang|yg|sing|ingkang)\s+(?:(?:paling|luwih|lebih)\s+)?{_THEY_KNOW}\b(?:\s+{_LABEL}\b)?(?:\W+(?:itu|ya|mung|cuma|cuman|hanya|kan))*\W+{_PERSON}\b"
    rf"|(?:^|[,.;])\W*(?:tolong\s+|coba\s+)?(?:di)?(?:tanya|takon|tanglet)(?:in|kan|i|no|ke)?\s+(?:(?:aja|saja|wae|mawon|langsung)\s+)*"
    rf"(?:(?:ke|sama|karo|kalih|dengan|ning|nang)\s+)?{_PERSON}\b"
    rf"|^\W*(?:(?:lha|ya|kan|wong|loh)\W+)*{_PERSON}\b[^,.;?]{{0,30}}?\b{_ALREADY}\s+{_THEY_KNOW}\b(?:\s+{_LABEL})?{_END}"
    rf"|\b(?:he|she|they|(?:the\s+)?{_PERSON}[\w .]{{0,20}})\s+"
    r"(?:(?:already|would|should|will|might|must|probably|surely)\s+)?knows?\b"
    # "Pak lurah sing ngertos"
    rf"|(?:^|[,.;])\W*(?:(?:mungkin|paling|mesti|pasti|kayaknya)\s+)?{_PERSON}\s+(?:\w+\s+)?(?:(?:yang|yg|sing|ingkang)\s+)(?:pasti\s+|mesti\s+|mungkin\s+)?{_THEY_KNOW}\W*$",
    re.I,
)


def others_know(text: str) -> bool:
    """Whether a text says that somebody else knows the answer, and its writer does not, or only
    writes it for them: "aku mung dititipi, sing ngerti pak Kaum". Never raises."""
    return len(text) <= 2 * _SAID and "?" not in text and _OTHERS_KNOW.search(text) is not None


# "Lokasinya nyusul ya", "nanti saya kabari tempatnya", "I'll tell you later".
_PUT_OFF = late.regex(
    r"^\W*(?:\w+\W+){0,2}(?:nyusul\w*|menyusul|susulan)\b"
    rf"|\b(?:{_LATER})\b(?:\W+\w+){{0,4}}?\W+(?:nyusul\w*|menyusul|kabar\w*|kasih|kasi|bilang\w*|tulis\w*|isi\w*|omong\w*|wara2?)\b"
    r"|\b(?:tell|write|send|let)\b(?:\W+\w+){0,5}?\W+(?:later|tomorrow)\b",
    re.I,
)


def put_off(text: str) -> bool:
    """Whether a text says that its writer tells it another time: "nyusul ya pak". Never raises."""
    return _PUT_OFF.search(text) is not None and "?" not in text


# What parts what one knows from what one does not.
PARTS = late.regex(
    r"\s*[,.;]+\s+|\s+(?=(?:tapi|tp|pokok\w*|intinya|sing\s+penting|(?:yg|yang)\s+(?:jelas|penting))\b)",
    re.I,
)
AFTER_ALL = late.regex(
    r"^\W*(?:(?:tapi|tp|tetapi|cuma|pokok\w*|pokok'?e|intinya|pastinya|(?:yang|yg)\s+(?:jelas"
    r"|penting)"
    r"|sing\s+(?:penting|jelas))\b\W*)+",
    re.I,
)


def known(text: str) -> str:
    """A text without the parts that say that its writer does not know."""
    kept = [AFTER_ALL.sub("", part).strip() for part in PARTS.split(text) if not musing(part)]
    return ", ".join(filter(None, kept))


# "Gak tau bidang apa", "bingung masuk mana": that one does not know what is asked elsewhere.
_ELSEWHERE = late.regex(
    r"\b(?:bidang|kategori|golongan|jenis|ukuran|volume|panjang|lebar|luas|rt|rw|kelurahan|biaya|harga)(?:nya|ne|e)?\b"
    r"|\bmasuk\w*\s+(?:yang\s+|yg\s+|ke\s+)?(?:mana|apa|endi)\b",
    re.I,
)
# "Yg cocok aja", "terserah": that anything is right.
_WHICHEVER = late.regex(
    r"^\W*(?:(?:(?:yang|yg|sing)\s+)?(?:cocok|pas|sesuai|penting\s+cocok)|(?:ter)?serah\w*|bebas|ngikut|manut|karepmu)"
    r"(?:\W+(?:aja|saja|wae|mawon|deh|ya|pak|bu|min|kak|mas|mbak|sampean|kakak)){0,4}\W*$",
    re.I,
)


def known_here(text: str) -> str:
    """A text without the clauses that say of something else which is asked that its writer does
    not know it: "gak tau bidang apa, yg cocok aja. rumahnya mau roboh". Never raises."""
    parts = [part for part in PARTS.split(text) if part]
    gone = [part for part in parts if musing(part) and _ELSEWHERE.search(part)]
    if not gone:
        return text
    kept = [part for part in parts if part not in gone and not _WHICHEVER.match(part)]
    return ", ".join(AFTER_ALL.sub("", part).strip() for part in kept)


_PICTURES = r"(?:foto|photo|poto|gambar|pict?|picture|video)\w*"
_WHEN = (
    r"(?:nyusul\w*|menyusul|susul\w*|besok\w*|bsk|nanti\w*|ntar|entar|mengko|engko|mangke|sesuk"
    r"|mbenjang|kapan2|kapan-kapan"
    r"|belakangan|lain\s+kali|kalau\s+sudah|klo\s+udah|later|tomorrow|belum\s+(?:ada|sempat"
    r"|sempet|bisa|difoto|foto|motret)"
    r"|blm\s+(?:ada|sempat|sempet|bisa|difoto|foto)|durung|dereng)"
)
_SENDS = (
    r"(?:kirim\w*|dikirim\w*|tak\s*kirim\w*|foto\w*|difoto\w*|moto(?:in|kan|ke|kke)?\b|motret|jepret\w*|ambil\w*|upload\w*"
    r"|send)"
)
_PICTURES_LATER = late.regex(
    rf"\b{_PICTURES}\b.{{0,120}}\b{_WHEN}\b|\b{_WHEN}\b(?:\W+\w+){{0,8}}?\W+(?:{_PICTURES}|{_SENDS})\b"
    r"|\b(?:belum|blm|blum|durung|dereng)\s+(?:sempat|sempet|bisa|ke|iso|isa|saged|moto|difoto)\b"
    rf"|(?:^|[,.;])\W*{_WHEN}(?:\W+(?:aja|saja|ya|pak|bu|min|dulu|deh|mas|mbak|wae|nggih))+\W*$"
    r"|^\W*(?:\w+\W+){0,2}(?:nyusul\w*|menyusul|susulan)\b",
    re.I,
)


# "..., lanjut dulu bisa?", "boleh dilewati dulu ya?": a question that only asks to go on.
_ON = r"(?:lanjut\w*|diterus\w*|terusin|lewat\w*|dilewat\w*|skip|next|go\s+on)"
_MAY = r"(?:bisa|boleh|bs|blh|gpp|oleh|iso|saged|can|may|ok|oke)"
_MAY_GO_ON = late.regex(
    rf"(?:^|[,.;])[^,.;?]{{0,40}}?\b(?:{_ON}\b[^,.;?]{{0,30}}?\b{_MAY}|{_MAY}\b[^,.;?]{{0,30}}?\b{_ON})"
    r"\b[^,.;?]{0,20}\?\s*$",
    re.I,
)


def pictures_later(text: str) -> bool:
    """Whether a text says that pictures come another time: "fotonya nyusul ya besok pagi"."""
    told = _MAY_GO_ON.sub("", text)
    return _PICTURES_LATER.search(told) is not None and "?" not in told


_NOTHING = late.regex(
    r"\W*(?:(?:maaf|ya|oh|kayaknya|sementara|saat\s+ini|untuk\s+itu|eh)\W+)*"
    r"(?:(?:tidak|tdk|ga|gak|gk|ngga?k?|enggak|ora|mboten)\s*(?:ada|perlu|usah|ono|wonten)"
    r"(?:\s+(?:catatan|agenda|acara|bawaan|(?:yang|yg|sing)\s+(?:di)?(?:bawa|perlu\w*|catat\w*)))?(?:nya|ne)?"
    r"|kosong|nihil|none|nothing)"
    r"(?:\W+(?:pak|bu|min|mas|mbak|ya|kok|sih|dulu|deh|lagi|itu|aja|saja)){0,4}\W*|\W*-\W*",
    re.I,
)


def nothing(text: str) -> bool:
    """Whether a text says that there is nothing to answer: "ga ada", "tidak ada catatan". Never
    raises."""
    return len(text) <= 80 and _NOTHING.fullmatch(text) is not None


_LIKE = (
    r"(?:sama|podo|padha|persis|mirip|kayak|kaya|kyk|kek|koyo|kaya|kados|seperti|sprti|sami|same|just|like)"
    r"(?:\s+(?:persis|kayak|kaya|kyk|seperti|dengan|dgn|karo|kalih|kaliyan|sama|as|like|with|the))*"
)
_OTHERS_SO = (
    r"(?:(?:yang|yg|sing|ingkang|the|my|in|di|saya|sy|aku|ku|kami|usul\w*|punya(?:nya)?|duwek\w*|orang|wong|tiyang|warga|the\s+one|ones?)\s+){0,3}"
    r"(?:(?:rt|rw|gang|gg|kampung|desa|dusun|kelurahan|tempat|usulan)(?:nya)?\s+(?:sebelah|samping|lain(?:nya)?|tetangga|liyane|sanes|kemarin|lalu)"
    r"|sebelah|tetangga|lain(?:nya)?|liyane|kemarin\w*|kmrn|kemaren|wingi|kala\s?wingi|dulu|biyen|rumiyin|biasa(?:nya)?|biasane|tadi|td|wau|itu|iku|kuwi"
    r"|niku|(?:tahun|taun|minggu|bulan)\s+(?:lalu|kemarin|wingi|kepungkur)|before|yesterday|usual|last\s+(?:year|time|week)(?:\W?s)?(?:\s+(?:one|proposal))?|others?|else|everyone(?:\s+else)?"
    r"|neighbou?rs?|next\s+(?:door|rt)|next\s?door"
    r"|(?:sudah|udah|udh|sdh|wis|pernah|tadi|already)\s+(?:(?:saya|sy|aku|kami|tak|i)\s+)?(?:di|ku|tak)?(?:sampai(?:kan|in)|bilang|usul(?:kan|in)?|cerita(?:kan|in)?|lapor(?:kan|in)?|omong(?:kan|in|ke)?|kandhak\w*|told|said)"
    r"(?:\s+(?:ke|sama|karo|di|nang|to|kemarin|dulu)(?:\s+\w+){1,3})?)"
)
_SO = (
    r"(?:begitu|gitu|gitu2|gt|begono|gono|ngono|ngunu|ngoten|ngeten|mekaten)(?:lah|lh|deh)?|gitulah|begitulah|yagitu|gtu"
    r"|(?:ya|yo|lha|lah)\s+(?:jelas\s+)?(?:rusak|jelek|butuh|perlu|penting)\s+(?:lah|to|dong|donk|kan|sih)"
    r"|(?:masa|masak|mosok|moso)\s+(?:ga|gak|nggak|ngga|tidak|ora|ra)\s+\w+(?:\s+(?:minta|njaluk)\s+\w+)?"
    r"|(?:di\s?)?(?:situ|sana|sini|kono|kene|mriku|mriki|ngriku)(?:\s+itu)?|there|over\s+there"
    r"|(?:tau|tahu|ngerti|reti)\s+(?:sendiri|dewe|dhewe|lah)|you\s+know(?:\s+(?:how\s+it\s+is|the\s+one|it))?|the\s+usual|same\s+old(?:\W+same\s+old)?|as\s+usual|whatever"
)
_USUAL = (
    r"(?:(?:seperti|kayak|yang|yg|sing)\s+biasa(?:nya|ne)?|(?:yang|yg|sing|ingkang|the\s+one\s+from)\s+"
    r"(?:kemarin|kmrn|kemaren|wingi|dulu|biyen|mbiyen|(?:tahun|taun|thn)\s+(?:lalu|kemarin|kmrn|wingi)|last\s+year))"
)
_VAGUE_CORE = rf"(?:{_LIKE}\s+(?:{_OTHERS_SO}|{_SO})|{_SO}|{_USUAL})"
_AROUND = (
    r"ya+h?|yo|yah?|halah|alah|lo|lu|kamu|anda|sampeyan|sampean|njenengan|you|nggih|inggih|iya|eh+|oh|hmm+|lah|deh|sih|to|tho|kok|kan|dong|pak|bu|bpk|bapak|ibu|min|admin|mas|mbak|kak|bang|bos|bro|pokok(?:nya|e)?"
    r"|saya|sy|aku|kami|mau|usul\w*|lagi|maneh|malih|persis|intine|intinya|memang|emang|pancen|wis|wes|udah|sudah|aja|saja|wae|ae|mawon|it'?s|its|well|just|so|i\s+mean|is|and|dan|itu|iku|ini|iki|kuwi|niku|di|lho|loh|masalah(?:nya|e)?"
    r"|usul(?:an)?(?:nya|e)?|tempat(?:nya|e)?|lokasi(?:nya|ne)?|juga|jg|ugi|yang|yg|sing|ada|ono|parah|banget|bgt|tenan|pol"
)
_VAGUE = late.regex(
    rf"^\W*(?:(?:{_AROUND})\b\W*){{0,6}}{_VAGUE_CORE}\b\W*(?:(?:(?:{_AROUND})\b|{_VAGUE_CORE}\b)\W*){{0,8}}$",
    re.I,
)
_VAGUE_LETTERS = 90
# "..., yang ga dijawab-jawab itu": of what was said before.
_UNANSWERED = late.regex(
    rf"(?<![\s,;])[\s,;]*(?:(?:yang|yg|sing|ingkang|that|which)\s+)?(?:(?:sampai|sampe|nganti)\s+\w+\s+)?(?:{NOT}|{NOT_YET}|ra|nobody|no\s+one|never|wasn'?t)\s*"
    r"(?:(?:ada|pernah|tau|sempat|got|was|ever|has)\s+)?(?:(?:di)?(?:jawab|tanggap|respon|balas|bales|kabar|urus|realisasi|garap|bangun)\w*(?:\W(?:jawab|tanggap|bales)\w*)?|answered|replied|built)"
    r"(?:\W+(?:itu|iku|kuwi|lho|loh|to|kan|pak|bu|min|ya|juga|terus|sampai\s+sekarang))*\W*$",
    re.I,
)


def says_nothing(text: str) -> bool:
    """Whether a text answers with nothing that somebody who has not been there would know: "ya gitu
    lah pak, kayak RT sebelah", "sama kayak yang kemarin", "you know, the usual". Never raises."""
    if len(text) > _VAGUE_LETTERS or "?" in text:
        return False
    return _VAGUE.match(_UNANSWERED.sub("", text)) is not None


_WORKS = (
    r"(?:(?:di|dipun\s?|ng|n)?(?:bener|betul|benah|perbaik|baik|dandos|dandan|garap|urus|tangan|bangun|bikin|kerja|gawe|realisasi|tindak\s?lanjut|rehab|renov)"
    r"(?:in|i|kan|an|aken|ke|no|asi)?|fix|repair|mend|build|make|do)"
)
_ONLY_WORK = late.regex(
    rf"^\W*(?:(?:{_AROUND}|tolong|tlg|mohon|mhn|minta|mnt|mau|pengen|pengin|ingin|njaluk|nyuwun|please|kalau|kalo|klo|bisa|segera|cepat|cepet|lagi)\b\W*){{0,7}}"
    rf"{_WORKS}\b(?:\W+(?:{_AROUND}|it|this|that|please|segera|cepat|cepet|lagi|dulu|bagus|nya)){{0,6}}\W*$",
    re.I,
)


def only_work(text: str) -> bool:
    """Whether a text asks for work and not on what: "tolong dibenerin". Never raises."""
    return len(text) <= _VAGUE_LETTERS and "?" not in text and _ONLY_WORK.match(text) is not None


# "Yg lama per nya udah", and then what it is.
_UNFINISHED = late.regex(
    r"\b(?:yang|yg|sing|ingkang|dan|karena|krn|soalnya|amargi|mergo|untuk|utk|buat|kangge|kanggo|kalau|kalo|klo|nek|yen|tapi|tp|dari|masih|isih|sering"
    r"|makin|terlalu|atau|dengan|sudah|udah|udh|sdh|wis|the|is|are|and|because|of|very)\W*$",
    re.I,
)
_DONE = late.regex(
    r"\b(?:aja|saja|itu|gitu|cukup|ya|wae|mawon|ngono|bener|betul|cek|dicek|lapor|semua|tadi)\b",
    re.I,
)
_LEAST_WORDS, _MOST_WORDS = 3, 12


def unfinished(text: str) -> bool:
    """Whether a text ends in the middle of a sentence, which the next message goes on with. Never
    raises."""
    some = _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS
    return some and not _DONE.search(text) and _UNFINISHED.search(text) is not None


_IMAGE = r"(?:foto|photos?|poto|potret|gambar|pics?|pictures?|motret|moto)(?:nya|ne|e|ku|ipun)?"
_NONE = (
    r"(?:tidak|tdk|ga(?:ada)?|gada|gak|gk|nggak|ngga|enggak|mboten|ora|belum|blm|durung|dereng|no|not|can'?t|don'?t|nanti|nyusul|menyusul|mengko"
    r"|mangke|besok|later|lewati|skip)"
)
# "Foto saya tidak bisa", "motrete mboten saged", "pics later".
_NO_PICTURE = late.regex(
    rf"^(?:\W*\w+){{0,2}}?\W*{_IMAGE}\b.{{0,60}}?\b{_NONE}\b|^\W*{_NONE}\W+(?:\w+\W+){{0,2}}?{_IMAGE}\b",
    re.I,
)


def no_picture(text: str) -> bool:
    """Whether a text begins with that there is no photo, or none yet. Never raises."""
    return "?" not in text and _NO_PICTURE.match(text) is not None


# "Eh bentar anak saya mau motoin", "fotonya kok cm satu, mau nambah".
_PICTURES_NOW = late.regex(
    r"(?<!ga )(?<!gak )(?<!nggak )(?<!tidak )(?<!ora )\b(?:mau|arep|badhe|bade|ajeng|pengen|tak"
    r"|let\s+me|i'?ll|going\s+to|gonna|want\s+to)"
    r"\s+(?:(?:tak|saya|sy|aku|kula|dulu|ke\s?sana|we'?ll)\s+){0,2}"
    r"(?:foto|poto|moto|motoin|motoke|motret|motrek|potret|potoin|fotoin|difoto|dipoto|jepret\w*|njepret|take\s+(?:a\s+|some\s+|another\s+)?(?:photo|picture|pic)s?)\b"
    r"|\b(?:foto|poto|gambar|photo)(?:nya|ne|e)?\b[^?.]{0,30}\b(?:nambah|tambah|tambahin|ditambah)\b",
    re.I,
)
_PICTURE_WORDS = 12


def pictures_now(text: str) -> bool:
    """Whether a text says that photos are about to be taken, or that there are to be more."""
    few = len(text.split()) <= _PICTURE_WORDS
    return few and "?" not in text and _PICTURES_NOW.search(text) is not None
