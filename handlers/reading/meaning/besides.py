"""What a text that reads like a wish may be besides, by its own words: it is asked then."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import WORK as TO_BE_DONE
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.things import things_in

# "Besok libur ga usah kirim notif": what is for a time need not be for good.
FOR_A_WHILE = late.regex(
    r"\b(?:besok|lusa|hari ini|minggu (?:ini|depan)|bulan (?:ini|depan)|sementara|dulu"
    r"|libur|cuti|nanti|malam|malem|sampai|sampe)\b",
    re.I,
)
# Said first, or last, it asks something of what it names: "numpang tanya lampu taman itu wewenang
# siapa".
ASKS_FIRST = late.regex(
    r"^(?:\W*\w+\b){0,3}?\W*(?:(?:numpang|mau|mo|izin|ijin|boleh|cuma|arep|badhe)\s+)?"
    r"(?:(?:ber)?tanya|nanya|takon|tanglet)\b"
    r"|^(?:\W*\w+\b){0,3}?\W*(?:info|informasi|tau|tahu|penjelasan)\W+(?:syarat\w*|cara\w*|prosedur|gimana|bagaimana|ttg|tentang|soal)\b"
    r"|\b(?:bisa|boleh|bs|blh|iso)\s+(?:ng|di|meng)?usul\w*\b.*\b(?:ga|gak|nggak|tidak|ora|ya)\W*$"
    r"|\bsyarat\w*\b.*\b(?:apa|opo)(?:\s+(?:aja|saja|wae))?\b"
    r"|^\W*(?:(?:pak|bu|min|kak|mas|mbak|maaf|permisi)\W+)?(?:apakah|apa|bisa(?:kah)?"
    r"|boleh(?:kah)?|bs|blh|iso|saged)"
    r"\s+(?:(?:saya|sy|kita|kami|ga|gak|tidak|bisa|boleh)\s+){0,2}(?:usul|mengusulkan|ngusul"
    r"|ngaju|mengaju|aju|ikut)\w*\b"
    r"|\b(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?(?:\s+(?:ga|gak|nggak|enggak|tidak|tdk|ora|mboten"
    r"|ya|nggih|pak|bu|min))*"
    r"\W*$|\b(?:siapa|sopo|sinten|kemana|ke mana|kapan|berapa|brp)"
    r"(?:\s+(?:ya|sih|pak|bu|min|nggih))*\W*$",
    re.I,
)


# It was wished before: "tahun 2025 saya usul talud kok belum dibangun".
_BEFORE = late.regex(
    r"\b(?:sudah|udah|udh|sdh|dah|pernah|dulu|kemarin|kmrn|lalu|wis|sampun|(?:tahun|thn"
    r"|th)\s+(?:20\d\d|lalu|kemarin|wingi))\b"
    r".{0,30}\b(?:usul|ngusul|diusul|mengusul|lapor|dilapor|melapor|aju|diaju|mengaju|ngaju)\w*\b"
    r".*\b(?:kok|belum|blm|durung|dereng|(?:ga|gak|tidak|tdk|ora|mboten)\s+(?:pernah|ada|jadi"
    r"|ono))\b"
    r"|\busul\w*\s+(?:saya|sy|kami|aku|kula|kulo|ku)\b.*\b(?:kok|belum|blm|durung|dereng)\b"
    r"|^\W*(?:(?:pak|bu|min|kak|mas|mbak)\W+)?usul(?:an|ane|anku)\b.*\b(?:kok|belum|blm|durung"
    r"|dereng)\b.*"
    r"\b(?:di(?:proses|bahas|tanggapi|kerjakan|kerjain|jawab|bangun|respon|setujui|lihat|baca)|ditindak\w*|kabar\w*|tampil|muncul|jadi)\b",
    re.I | re.S,
)
# "Setuju banget sama usulan jalan di gang itu".
_OF_ANOTHER = late.regex(
    r"^\W*(?:(?:saya|sy|aku|kami|kula|kulo|ikut)\s+)*(?:setuju|dukung|mendukung|ndukung|sarujuk|cocok)\b.*\busul\w*",
    re.I | re.S,
)

# "Tiang listrik hampir roboh, tolong cepat": it may not wait for a meeting.
_DANGER = late.regex(
    r"\b(?:hampir|mau|arep|meh|nyaris)\s+(?:roboh|rubuh|ambruk|tumbang|putus|runtuh|longsor"
    r"|jebol)\b"
    r".*\b(?:cepat|cepet|cpt|cpet|segera|sgr|sekarang|skrg|skr|darurat|bahaya|bhy|gek|ndang|enggal)\b"
    r"|^(?=.*\b(?:banjir\w*|air\w*|banyu\w*|toya\w*)\b)(?=.*\b(?:naik|munggah|masuk|mlebu|meninggi|deras)\b)"
    r"(?=.*\b(?:sekarang|skrg|skr|saiki|sakniki|barusan|cepat|cepet|cpt)\b)",
    re.I | re.S,
)

# What is danger to somebody wherever it is said.
_GRAVE = (
    r"k[ea]?bakar\w*|terbakar|burn\w*|fire\w*|api|geni|kobong\w*|asap|kebul\w*|kemebul|beluk"
    r"|smoke|meledak|njeblug|mbledh?\w*"
    r"|ledakan|explo\w*|bom|bomb|hanyut|kintir|kentir|keli|kenter|tenggelam|drown\w*|kecebur\w*"
    r"|kecemplung|kesetrum|nyetrum"
    r"|tersengat|electrocut\w*|konsle\w*|korsle\w*|tawuran|bacok\w*|golok|parang|pisau|knife"
    r"|knives|senjata|shoot\w*|ngamuk"
    r"|maling|begal|rampok\w*|perampok\w*|pencuri\w*|thief|dipukul\w*|digebuk\w*|kdrt|berkelahi"
    r"|gelut|bunuh|suicide|culik\w*"
    r"|diculik|penculikan|mayat|mayit|dead|tertabrak|ketabrak|accident|crash|terguling|terjepit"
    r"|kejepit|terjebak|kejebak|trapped"
    r"|jurang|pingsan|semaput|unconscious|kejang|sekarat|ambegan|breath\w*|bleed\w*|melahirkan"
    r"|keracunan|serangan\s+jantung"
    r"|heart\s+attack|puting\s+beliung|lisus|badai|gempa|earthquake|bandang|air\s+bah|ula|ular"
    r"|ulo|snake|buaya|tawon|bees"
    r"|sos|911|110|112|113|ambulan\w*|damkar|pemadam|polisi|police|evakuasi|pertolongan|darurat"
    r"|emergency|gawat|genting"
    r"|mbebayani|dodo|sedada|sakdada|kec?elaka\w*|kacilakan|tabrakan|nimpa|menimpa|tertimpa"
    r"|nibani|sadar|injured|dying|rob\w*|tornado"
    r"|d?i?gigit|dicokot|nyokot\w*|rabies|ngungsi|perahu|sesak|oksigen|dibuang|gantung\s+diri"
    r"|babaran|birth|percik\w*|mletik\w*"
    r"|spark\w*|live|urip|poison|chemical|lindhu|tanggul|dike|gas|kependhem|urgent|bahaya|danger"
    r"|getihe?n?|korban|kabel|electric\w*"
    r"|roboh|rubuh|ambruk|hilang|ilang|lost|dies|tabrak|tauran|well|shock"
)
# What is danger where it is so now, or is about to be.
_BAD = (
    r"jatuh|ceblok|tiba|fell|luka|hurt|hit|korban|victim|meninggal|kecelakaan|hilang|ilang"
    r"|missing|lost|banjir\w*|flood\w*|air"
    r"|banyu|water|longsor\w*|landslide|ambrol|roboh|rubuh|ambruk|runtuh|collaps\w*|jebol|dike"
    r"|tumbang|putus|kabel\w*|wire\w*"
    r"|tiang|trafo|transformer|miring|doyong|condong|bocor\w*|leak\w*|broken|gas|bahaya\w*"
    r"|danger\w*|ambles|jembatan|bridge|pohon"
)
_NOW = (
    r"sekarang|skrg|skrng|saiki|sakniki|barusan|baru\s+saja|now|immediately|cepa?e?t\w*|segera"
    r"|quick\w*|fast|enggal|ndang|gek"
    r"|urgent|tolong|tulung|tlg|help|hampir|nyaris|meh|arep|mau|sedang|lagi\s+(?:ke|ter|di)\w+|send"
)
# "Takut nimpa anak main", "sering kecelakaan": not now.
_FEARED = late.regex(
    r"\b(?:takut\w*|khawatir|kuatir|kwatir|wedi|ajrih|rawan|sering|selalu|tiap|setiap|saben"
    r"|kadang\w*|biasa\w*|jangan\s+sampai|bisa2"
    r"|afraid|often|always|every)\b",
    re.I,
)
# "Jebol 3 taun!!!": for so long is not now, either; a child may be of three years.
_FOR_LONG = late.regex(
    rf"\b(?:{_BAD}|udah|udh|sudah|sdh|wis|wes|sampun)\s+(?:(?:dari|selama|udah|sudah|hampir)\s+)?(?:\d{{1,2}}|ber)\s*"
    r"(?:tahun|taun|thn|th|bulan|bln|sasi|wulan)\w*\b",
    re.I,
)
_SOON = (
    r"sekarang|skrg|skrng|saiki|sakniki|barusan|baru\s+saja|now|immediately|cepa?e?t\w*|segera"
    r"|quick\w*|enggal|ndang|tolong|tulung|tlg|help"
)
_IN_DANGER = late.regex(
    rf"\b(?:{_GRAVE})\b|^(?=.*(?:\b(?:{_BAD})\b))(?=.*(?:\b(?:{_NOW})\b|!!))|^\W*(?:tolong\W*){{2,}}$",
    re.I | re.S,
)


# "Usul lampu jalan di imopuro" proposes, and so does "saya warga Imopuro mau usul lampu"; "usul
# warga", "usulan di imopuro apa aja" look.
WISHES = late.regex(
    r"^\W*(?:(?:perkenalkan|saya|sy|aku|kami|kula|kulo)\s+){0,3}(?:(?:warga|wrg|wargo|wong|orang|tiyang|dari|dr|saking|seko)\s+(?:[\w/.]+\s+){1,6}?(?=(?:mau|mw|ingin|pengen|pengin|pgn|arep|badhe|bade|hendak)\s))?"
    r"(?:(?:saya|sy|aku|kami|kula|kulo|mau|mw|ingin|pengen|pengin|pgn|arep|badhe|bade|hendak|tolong)\s+)*"
    r"(?:(?:ngaturaken|ngaturke|matur)\s+(?:usul(?:an)?\s+)?(?:bab|babagan|soal)|(?:meng)?usul(?:kan|kn|in|ke|aken)?|ngusul(?:kan|kn|in|ke|aken)?|ngaju(?:kan|in))\s+(?!warga\b)"
    r"|^\W*(?:(?:pak|bu|min|mas|mbak|kak|halo|permisi)\W+)?(?:saya|sy|aku|kami|kita|kula|kulo)\s+(?:juga\s+|jg\s+)?(?:ada|punya|ono|onten|gadhah)\s+usul(?:an)?\s+"
    r"(?!(?:apa|opo|brp|berapa|mana|yg|yang|sing|baru|lain|saya|sy|aku|kami)\b)",
    re.I,
)


# What is to be made, beside what tells of danger.
WORK = late.regex(
    r"\b(?:usul|ngusul|mengusul|pasang|dipasang|bangun|dibangun|perbaik|diperbaik|pembangunan|pengadaan|dibuat|dibikin|digawe)\w*",
    re.I,
)


# "Is this where I can ask for a playground?"
ASKS_FOR_IT = late.regex(
    r"^\W*(?:(?:hi|hello|hey|good\s+\w+)\W+)?(?:is\s+(?:this|it|here)\s+(?:the\s+place\s+)?(?:where\s+)?(?:i|we|people)\s+can|can\s+(?:i|we)|could\s+(?:i|we)|may\s+(?:i|we))\s+"
    r"(?:ask\s+for|request|propose|suggest)\s+(?:an?\s+|the\s+|some\s+)?(?=\w)",
    re.I,
)


def in_danger(text: str) -> bool:
    """Whether a text speaks of danger to somebody now; that children are afraid of a dark lane is
    what one asks for."""
    feared = (
        _FEARED.search(text) is not None and re.search(rf"\b(?:{_SOON})\b|!!", text, re.I) is None
    )
    if _FOR_LONG.search(text) and re.search(rf"\b(?:{_SOON})\b", text, re.I) is None:
        return False
    was = _WAS.search(text) is not None and _AT_ONCE.search(_PLEADS.sub(" ", text)) is None
    return not (feared or was) and _IN_DANGER.search(text) is not None


# "Kemarin ada motor jatuh", and a plea is no hurry by itself.
_WAS = late.regex(
    r"\b(?:kemarin|kmrn|kemaren|wingi|dulu|pernah|(?:minggu|bulan|tahun|taun|thn)\s+(?:lalu|kemarin|wingi)|yesterday|ago|last\s+(?:week|month|year))\b",
    re.I,
)
_PLEADS = late.regex(r"\b(?:tolong+|tulung|help)\b", re.I)
# Who, and what has come to them; a fire; what is lost is somebody, and not what.
_WHO = (
    r"(?:anak|bocah|lare|balita|bayi|orang|org|uwong|wong|tiyang|warga|nenek|kakek|mbah|simbah|bapak|ibu|emak|suami|istri|bojo|adik|kakak|tetangga|motor|mobil"
    r"|child|kid|boy|girl|man|woman|someone|somebody|people)\w{0,3}"
)
_CALLS = late.regex(
    r"\b(?:ke|ter)bakaran?\b|\bkobongan\b|\bfire\b|\b(?:on|caught)\s+fire\b"
    rf"|\b{_WHO}\b(?:\W+\w+){{0,3}}?\W+(?:jatuh|jatoh|kejatuhan|ceblok|tiba|dhawah|hanyut|keli|kintir|tenggelam|nyemplung|kecemplung|kecebur|kesetrum|nyetrum|ketabrak|tertabrak|pingsan|semaput"
    r"|fell|falling|fallen|drown\w*|hurt|hit|bleeding|unconscious)\b"
    r"|\b(?:kecelakaan|tabrakan|perampok\w*|maling|begal|tawuran|accident|robber\w*)\b",
    re.I,
)
_AT_ONCE = late.regex(
    r"\b(?:tolong+|tulung|help|cepa?e?t\w*|segera|gek|ndang|barusan|baru\s+saja|sekarang|skrg|saiki|sakniki|now|just\s+now|what\s+number|nomor\s+(?:berapa|brp|darurat)|nomer\s+(?:piro|berapa))\b"
    r"|!!|\bya+\s+all?ah\b|\boh\s+my\b",
    re.I,
)
# "Anak2 jatuh. tolong lah diaspal": what is to be done with a road helps nobody now.
_FOR_WORK = late.regex(
    r"\b(?:tolong+|tulung|tlg|mohon)\s+(?:(?:lah|dong|donk|ya|yo|pak|bu|bapak|ibu|min|segera|cepat|cepet|gek|ndang|jalan(?:nya|e)?|dalan(?:e)?|itu|iku|bisa)\s+){0,4}"
    rf"{TO_BE_DONE}\b",
    re.I,
)
_NOT_NOW = late.regex(
    r"\b(?:kemarin|kmrn|kemaren|wingi|dulu|mbiyen|pernah|sering|srg|kadang\w*|tiap|setiap|saben|lalu|kepungkur|rawan|takut\w*|wedi|biar|supaya|ben|usul\w*|minta|agar|sudah\s+ketolong"
    r"|last|ago|often|always|sometimes|used\s+to|afraid|yesterday|so\s+that|safe)\b",
    re.I,
)
# Whoever does not come home.
_MISSING = late.regex(
    r"\b(?:anak|bocah|lare|balita|nenek|kakek|mbah|simbah|bapak|ibu|emak|suami|istri|bojo|adik|kakak)(?:ku|nya|e|\s+(?:saya|sy|kami))\b.{0,40}"
    r"\b(?:ora|gak|ga|nggak|tidak|belum|blm|durung|dereng|mboten)\s+(?:muleh|mulih|balik|bali|pulang|kondur|wangsul|ketemu)\b(?!\s+nama)"
    r"|\b(?:kehilangan|kelangan)\s+(?:anak|bocah)\b|\banak\b(?:\W+\w+){0,3}?\W+(?:hilang|ilang)\b|\bmy\s+(?:child|son|daughter|kid)\b.{0,30}\b(?:missing|not\s+come\s+home|lost)\b",
    re.I,
)


def calls_for_help(text: str) -> bool:
    """Whether a text calls for help for somebody now, wherever it is said: "there's a fire!!! what
    number", "ada anak jatuh ke kali barusan tolong"; of what happens there one is told in other
    words. Never raises."""
    said = text[:300]
    if _MISSING.search(said) and not _FOR_LONG.search(said):
        return True
    return (
        _CALLS.search(said) is not None
        and _AT_ONCE.search(_FOR_WORK.sub(" ", said)) is not None
        and _NOT_NOW.search(said) is None
    )


# "Ga usah pake lokasi bisa?": said at a question, it may be about what is asked there.
LEAVES_OUT = late.regex(
    r"\b(?:ga|gak|nggak|enggak|engga|tidak|tdk|ora|ra|mboten|jangan|don'?t)\s+(?:usah|perlu|prlu"
    r"|pakai|pake|pk|sah|nganggo"
    r"|ngagem|isi|diisi|need)\b|\b(?:tanpa|tnp|kosong(?:in|kan)?|without)\b",
    re.I,
)


_FALLS = late.regex(
    r"\b(?:hampir|mau|arep|meh|nyaris|ajeng)\s+(?:roboh|rubuh|ambruk|tumbang|putus|runtuh|jebol|longsor|nimpa"
    r"|menimpa|nibani)\b",
    re.I,
)


# "Jembatane wis ambrol temenan mau bengi": just now, so that others are about to come there.
_FELL = (
    r"(?:ambruk|ambrol|roboh|rubuh|jebol|runtuh|longsor|putus|amblas|ambles|tumbang"
    r"|collapsed|fell|fallen)"
)
_THERE = (
    r"(?:jembatan|jembatane|kreteg|kretek|bridge|talut|talud|tanggul|tembok|tiang|pohon|wit|gardu|atap|dinding|tower|wall|tree"
    r"|pole|jalan|dalan|road|plengsengan)\w{0,3}"
)
_JUST = (
    r"(?:tadi|semalam|semalem|mau\s+(?:bengi|esuk|sore|awan)|wau\s+dalu|barusan|baru\s+saja|lagi\s+wae|sekarang|saiki|sakniki|hari\s+ini"
    r"|(?:pagi|siang|sore|malam|malem)\s+(?:ini|tadi)|(?:esuk|bengi|awan|sore)\s+iki|td|wingi\s+bengi|just|last\s+night|this\s+morning|today|tonight|temenan|tenan|beneran|betulan)"
)
_HAS_FALLEN = late.regex(rf"^(?=.*\b{_FELL}\b)(?=.*\b{_THERE}\b)(?=.*\b{_JUST}\b)", re.I | re.S)


def has_fallen(text: str) -> bool:
    """Whether a text says that something that people pass has just come down. Never raises."""
    return _HAS_FALLEN.search(text) is not None and not _FEARED.search(text)


def about_to_fall(text: str) -> bool:
    """Whether a text says that something is about to come down."""
    return _FALLS.search(text) is not None


def may_be(text: str) -> Act | None:
    """What else a wish may be; None for what only wishes."""
    if _BEFORE.search(text):
        return Act.COMPLAIN
    if _DANGER.search(text):
        return Act.URGENT
    return Act.SUPPORT if _OF_ANOTHER.match(text) else None


# "Mau masukin 2 usulan, bisa sekaligus ngga?": that there are several, and not yet what.
_SEVERAL = late.regex(
    r"^[^?]{0,80}?\b(?:(?P<wants>mau|pengen|pingin|ingin|arep|badhe|want\s+to|like\s+to)|boleh|bisa|can\s+i)\b\W+(?:\w+\W+){0,2}?"
    r"(?:masuk(?:in|kan|no)?|(?:meng)?aju(?:kan|in)|nga?juk\w*|(?:meng|ng)?usul(?:kan|in|ke|no)?|kirim|ngirim|bikin|buat|bawa|submit|propose|make|send)\W+"
    r"(?:[2-9]|dua|tiga|empat|lima|beberapa|bbrp|banyak|loro|telu|kalih|two|three|several|some)\W+(?:\w+\W+)?(?:usul(?:an|e)?|hal|proposals?|things)\b",
    re.I,
)


def by_words(text: str) -> Act | None:
    """What a text surely means by its words, while nothing is open: that several proposals are to
    begin, or whether there may be several, and of none what it is. Never raises."""
    found = _SEVERAL.match(text[:300])
    if found is None or things_in(text[found.end() :]):
        return None
    return Act.BEGIN if found["wants"] else Act.SEVERAL


# "Lanjut besok aja ya lg di jalan": not now, wherever one is.
NOT_NOW = late.regex(
    r"^\W*(?:(?:maaf|eh|oh|ya|pak|bu|min|saya|sy|aku|tak)\W+){0,3}(?:di)?(?:lanjut|terus|sambung)(?:kan|in|no|ke|ne)?"
    r"\s+(?:lagi\s+)?(?:besok|bsk|nanti|ntar|nti|sesuk|suk|mengko|mangke|benjing|kapan kapan)\b",
    re.I,
)


# "Masalahnya lobang semua", "lemahe gadhahane pemerintah": what a form asks for, by its name.
_LABELLED = late.regex(
    r"^\W*(?:(?:ya|y|nah|eh|kalau|kalo|klo|untuk|soal)\s+)?(?:masalah|mslh|lokasi|tempat|panggonan|panggenan|tanah|tnh"
    r"|lemah|siti|lahan|ukuran|panjang|bidang|kelurahan|alamat|problem|place|land|size)"
    r"(?:nya|ne|e|ipun|ku|nipun)?\W+(?:\w+\W+){1,80}\w+",
    re.I,
)


def is_labelled(text: str) -> bool:
    """Whether a text begins with what a question of a form is called, and says something of it."""
    return _LABELLED.match(text[:1000]) is not None


# "Bentar bos ada yg beli": back at once. "Sebentar lagi roboh" tells something.
_A_MOMENT = late.regex(
    r"^(?!.{0,190}\b(?:apa|opo|apakah|siapa|sopo|kok|kapan|gimana|mana|berapa|kenapa)\b)"
    r"\W*(?:(?:eh|oh|ya|maaf|waduh|aduh|ok|oke)\W+){0,2}(?:bentar|sebentar|bntr|sbntar|bntar|sik|sek|sekedap|sedhela|sedelo|wait)"
    r"(?:\W+(?:ya|yo|dulu|dl|bos|boss|pak|bu|min|mas|mbak|kak|bang|gan|nggih|maaf)){0,3}"
    r"(?:\W+(?:ada|ono|wonten|lg|lagi|tak|mau|aku|saya|sy|ini|someone)\s+(?!(?:roboh|rubuh|ambruk|jebol|longsor|banjir)\b)[^?]{1,60})?\W*$",
    re.I,
)


def not_now(text: str, tells: bool) -> bool:
    """Whether a text says that it goes on later, or in a moment; what `tells` of something that is
    wished says no more than the first."""
    later = NOT_NOW.match(text) is not None
    return later or (not tells and _A_MOMENT.match(text[:200]) is not None)


_PRIORITY = r"(?:prioritas|priority|prio)(?:\s?(?:nya|ne))?"
_NTH = (
    r"(?:(?:no|nomor|nomer|angka|number|urutan|ke)\W{0,2})?"
    r"(?:\d{1,3}|satu|dua|tiga|siji|setunggal|loro|kalih|telu|pertama|kedua|one|two|three)"
)
# What the number of a priority says: "prioritas 1 itu paling penting?".
ASKS_PRIORITY = late.regex(
    rf"\b{_PRIORITY}\s+{_NTH}\b(?!.*\b(?:jadi|jadikan|jadiin|taruh|setujui|ganti|naik\w*|pindah\w*|usul\w*|punya\w*|my|mine|our)\b)"
    r"(?=.*(?:\b(?:penting|duluan|dulu|tinggi|bagus|pertama|rumiyin|disik|first|top|highest|best|most|apa|opo|napa|menapa|piye|pripun|gimana)\b))"
    rf"|\b{_PRIORITY}\s+{_NTH}\b.{{0,40}}\b(?:arti|maksud|teges|teges)(?:nya|ne|e|ipun)?\b|\b(?:arti|maksud|tegese?)(?:nya|ne|e|ipun)?\b.{{0,30}}\b{_PRIORITY}\s+{_NTH}\b"
    rf"|\b(?:what\s+(?:does|is|do)|is|are|does)\b.{{0,30}}\b{_PRIORITY}\s+(?:number\s+)?(?:\d{{1,3}}|one|two|three|numbers?)\b"
    rf"|\b(?:angka|nomor|nomer|number)\s*(?:of\s+)?{_PRIORITY}\b.{{0,40}}\b(?:kecil|cilik|besar|gede|gedhe|arti\w*|maksud\w*|low\w*|small\w*|high\w*)\b",
    re.I | re.S,
)


def asks_priority(text: str) -> bool:
    """Whether a text asks what the number of a priority says. Never raises."""
    return len(text) <= 200 and ASKS_PRIORITY.search(text) is not None
