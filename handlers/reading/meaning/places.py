"""Where a sentence says that something is: RT and RW, street, landmark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.figures import UNITS, WORDS, addressed
from handlers.reading.amounts.rt_rw import rt_rw
from handlers.reading.meaning.troubles import SUFFERS
from handlers.reading.places.area_words import CORNER, STREET
from handlers.reading.places.areas import Mention

# What follows a number that is an amount.
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_NO_UNIT = rf"(?!\s*(?:{_UNIT}|x|×)(?![^\W\d_]))"

# Where a place's name ends: what is said next is something else.
_ENDS = (
    r"rt|rw|kel|kelurahan|kec|tiap|setiap|kalau|kalo|klo|pas|saat|sudah|udah|udh|sdh|blm|belum|yg"
    r"|yang"
    r"|banjir|rusak|berlubang|bolong|mampet|bumpet|buntet|mati|gelap|becek|licin|mohon|mhn|minta|mnt|tolong|tlg"
    r"|sekitar|kira|kurang|panjang\w*|pjg|lebar|butuh|perlu|agar|supaya|biar|karena|krn|sering"
    r"|selalu"
    r"|di|dan|sampai|smpe|ke|menuju|dari|untuk|buat|usul|ya|min|pak|dong|deh|sih|kak|aja|saja|sejak"
    r"|paling|retak|roboh|tumbang|meluap|padam|dpn|depan|dkt|deket|dekat|samping|seberang|sebrang|belakang"
    r"|blkg|sebelah|sblh|saben|yen|nek|wis|when|every|tidak|ga|gak|nggak|tdk|sepanjang|kondisi\w*"
    r"|no|nomor|nomer|lk|mau|ingin|pengen|lampu|got|drainase|drainasenya|air|airnya|saluran|selokan"
    r"|talud|paving|aspal|gorong\S*|trotoar|bahaya|takut|amblas|ambles|longsor|jebol|tergenang"
    r"|terus|literally|basically|really|so|kaya|kayak|kyk|koyo|kados|seperti|mirip|ibarat"
    r"|mampat|ajur|ambrol|peteng|remuk|rusk|tersumbat|bocor|pecah|hancur|sebanyak|sejumlah|ada"
    r"|ini|itu|tuh|kami|kita|saya|warga|malem2?|malam2?|malem|malam|skrg|skrng|sekarang|saiki|tadi|td"
    r"|kemarin|kmrn|wingi|makin|semakin"
    r"|susah|sulit|angel|hp|kmrn|kemarin|lagi|bgt|banget|sekali|parah|sama|juga|is|are|rt\d+"
    r"|rw\d+|di(?!ponegoro|eng\b)\w{3,}"
    r"|ancur|hancur\w*|jelek|jebol|keropos|njeglong|jeglong\w*|kubang\w*|miring|ngelupas"
    r"|mengelupas|kumuh|bau"
    r"|busuk|kering|keruh|numpuk|menumpuk|penuh|macet|begal|amburadul|berantakan|bonyok|boyak"
    r"|bosok|mambu"
    r"|sy|aku|ku|gw|gue|kulo|kula|kudu|biasa\w*|anak2|katanya|malah|makin|semakin|dicor|dipake"
    r"|dipakai"
    r"|kok|kan|tu|tuh|apa|opo|po|soal|\w{3,}nya|samp\w*|usulan|titik|total|jumlah|kurleb|semoga|terima|makasih"
    r"|soalnya"
    r"|bolong\w*|lobang\w*|lubang\w*|berlobang|bergelombang|berdebu|berlumpur|berkarat|berserakan"
    r"|karatan|terkelupas"
    r"|terendam|kerendem|kelelep|kebanjiran|genangan|nggenang|menggenang|mrotol|protol|ambyar"
    r"|rapuh|lapuk|doyong|dangkal|rimbun"
    r"|gogrok|gogos|longsong|lunyu|goyang|oleng|korslet|konslet|kedip|remang|redup|surem|minim"
    r"|mulai|jarang|kadang\w*|pernah"
    r"|banyak|bnyk|akeh|pada|pd|langganan|rawan|rentan|habis|abis|masih|msh|sdg|lg|bikin|membuat"
    r"|jadi|jd|menjadi|org|orang"
    r"|wong|pengendara|anak-anak|ibu2|kena|nyaris|hampir|mangkrak|terbengkalai|bruwet|belukar"
    r"|jemblong|legok|rompal|pating|buntu|meluap|luber|mbludak|ternyata|trnyata|rupanya|jebulnya"
    r"|jebule|tibake|tibakno"
    r"|sebenarnya|sebetulnya|aslinya|ning|neng|nang|ing|ngarep|cedhak|mburi|sakmburine"
    r"|dua\s+duanya|sing|ingkang|near|behind|opposite|next|in|on|is|are|has|full|niku|niki|kuwi|lho|loh|please|nggih|njih"
)
# "rong puluh meter", but not "gang dua".
_COUNTED = rf"(?:{'|'.join(WORDS)})\s+(?:puluh|belas|ratus|atus|ribu|{_UNIT})"
# "bolong2", "miring-miring"
_END = rf"(?!(?:{_ENDS}|{_COUNTED})(?:2|-\w+)?\b)"
_NAME = rf"{_END}[^\W\d_][\w'-]*(?:\.[^\W\d_][\w'-]*)*"
_WORD = rf"\s+{_NAME}"
# "masjid jami baitul al ikhlas": an article is no end of a name.
_ARTICLE = rf"(?:(?<=\s(?:al|an|ar|as|at|az|ad|el)){_WORD})?"
_NUMBERED = (
    rf"(?:\s+(?:(?:no|nomor|nomer)\b\.?\s*)?\d{{1,3}}[a-d]?\b(?!\s*[/x×]|[.,]\d){_NO_UNIT})?"
)
# "Margi Dahlia", "dalan kutilang rt 5": in Javanese, where a name ends behind it; most of what is
# said of a "dalan" is how it is.
_NO_DALAN = (
    r"risak|resak|awon|alit|ageng|enggal|lawas|sepuh|cor|coran|aspal|aspalan|punika|menika|umum"
    r"|gedhe|gede|cilik|anyar|kampung|setapak|mlebet|mlebu|dhateng|tumuju|nuju|lajeng|sampun|dereng"
    r"|kawula|ngriki|kene|kono|utama|sami|kabeh|sedaya|rame|sepi|ambles|lubang|putus|butulan|tembus"
    r"|karo|lan|dan|sarta|kaliyan|nduwe|duwe|duwek|duweke|gadhahan|gadhahanipun"
)
_BEHIND = r"rt|rw|pak|bu|mas|mbak|nggih|celak|cedhak|cedak|ngajeng|ngarep|nomer|no"
_JAVANESE = (
    rf"(?<!lampu )(?<!lampune )(?<!ing )(?:margi|dalan)(?!\s+(?:{_NO_DALAN})\b)"
    rf"(?=\s+[^\W\d_]{{3,}}(?:\s+[^\W\d_]+)?\s*(?:[,.;]|$|\b(?:{_BEHIND})\b))"
)
_STREET = late.regex(
    rf"\b(?:{_JAVANESE}|(?:jl|jln|(?<!lampu )jalan)(?!\.?\s+(?:gang|gg|jl|jln|jalan)\b)"
    r"|gg|gang|lorong|perum|perumahan|komplek|kompleks)\b(?:\.\s*|\s+)"
    rf"{_NAME}(?:{_WORD}){{0,3}}{_ARTICLE}{_NUMBERED}|\b(?:jl|jln|gg|gang)\b\.?\s*\d{{1,3}}[a-z]?\b{_NO_UNIT}",
    re.I,
)
_NO_STREET = late.regex(
    r"^\S+\s+(?:e|ne|nya|cuma|cuman|lah|deh|dong|sih|saja|aja|wae|itu|ini|yang|yg|sing|juga|lingkungan|usaha|tani"
    r"|kampung|setapak|tanah|sempit|raya$|paving|aspal|cor|rabat"
    r"|utama$|sini|situ|jelek|buntu|lubang|tembus|baru|masuk|poros|sawah|makam|kuburan|batal|rusk"
    r"|ajur"
    r"|peteng|ambrol|kecil|besar|setapak|penghubung|pintas|desa|umum|protokol|hotmix|onderlagh"
    r"|bolak"
    r"|berbatu|berdebu|kotor|macet|putus|menuju|semua|rusa|jadi|menjadi|makin|semakin|malah|sudah|udah|lama|tol|provinsi|kota$|produksi|wedi|rumah\w*|warga"
    r"|kapan|kpn|mana|endi|piye|gimana|gmn|diaspal|dibener\w*|diperbaik\w*|dibangun|dicor|didandan\w*"
    r"|(?:\w+\s+)?(?:milik|punya|duwek|gadhahan)\w*)\b",  # "jalan perumahan punya developer"
    re.I,
)
_SPOT = (
    r"(?:di\s?)?(?:dpn|depan|dkt|deket|dekat|samping|smping|seberang|sebrang|belakang|blkg|blkng"
    r"|(?<!dusun )(?<!kampung )(?<!desa )(?<!gang )(?<!rt )(?<!rw )"
    r"(?<!kelurahan )(?:sebelah|sblh)(?:e|nya)?)|near|behind"
    r"|ngarep(?:e|ipun)?|cedh?ak(?:e|ipun)?|cerake?|(?:sak)?mburi(?:ne)?|sanding(?:e|ipun)?"
    r"|in front of|next to|opposite|(?:celak|caket|ngajeng|wingking)(?:e|ipun)?"
    # "Timur masjid", but not "Hadimulyo Timur".
    r"|(?:(?:sak)?(?:wetan|kulon|lor|kidul)(?:e|ne)?|timur|barat|utara|selatan)"
    r"(?=\s+(?:masjid|mesjid|mushol\w+|musal\w+|langgar|gereja|pasar|balai|sd|smp|sma|sekolah|kantor|kali"
    r"|sungai|jembatan|lapangan|pos|gardu|makam|kuburan|puskesmas|posyandu|terminal|warung|toko|rel)\b)"
    rf"|perempatan|prapatan|pertigaan|protelon|simpang(?:\s+(?:tiga|empat|3|4))?|ujung|{CORNER}|tikungan|belokan"
)
_TURN = rf"(?:perempatan|prapatan|pertigaan|protelon|simpang|tikungan|belokan|ujung|{CORNER})"
# "Depan balai RW" has no number.
_OF_RW = (
    r"\s+(?:balai|pos|kantor|gardu|aula|rumah|pak|bu)\s+r[tw]\b(?!\W{0,3}\d)"
    # Nor "wetan balai kelurahan" a name.
    r"|\s+(?:balai|kantor|aula|gedung|lapangan|halaman)\s+(?:kelurahan|desa)\b"
)
# "Cedak gubuke pak kaji Slamet": whose it is.
_OF_WHOM = (
    r"\s+(?:[^\W\d_]{3,}(?:e|ne|nya)|rumah|omah|warung|toko|kios|bengkel|sawah|kandang|kebun|gubuk)\s+"
    r"(?:pak|bu|bpk|bapak|ibu|mbah|pakde|bude|haji|kaji|h|hj|yu|kang|lik)\.?\s+(?:(?:haji|kaji|h|hj|rt|rw)\b\.?\s*)?"
    rf"{_NAME}(?:\s+(?-i:[A-Z])[\w'-]+)?"
)
# "Di gudang samping pos ronda": what stands there.
_STANDS = (
    r"(?:gudang|gubuk|garasi|parkiran|pekarangan|kios|lapak"
    r"|(?:tanah|lahan|lemah|bangunan)\s+kosong)"
)
_LANDMARK = late.regex(
    rf"\b(?:(?:{_TURN}|{_STANDS})\s+(?=(?:{_SPOT})\b))?(?:{_SPOT})(?:{_OF_RW}|{_OF_WHOM}|{_WORD}){{1,4}}{_ARTICLE}{_NUMBERED}",
    re.I,
)
# "Ngarep sawah mas": to whom it is said.
_TITLES = late.regex(r"(?:\s+(?:mas|mbak|bang|kak|bu))+$", re.I)
# Nobody finds "depan rumah saya".
_NO_LANDMARK = late.regex(
    rf"^(?:{_SPOT})\s+(?:rumah(?:ku|e|nya)?|rmh|omah(?:ku|e)?|griyo\w*|griya\w*|my|the house|our"
    r"|sini|situ|sana|gang|jalan|jl|mata|kampung)"
    r"(?:\s+(?:saya|kami|kita|warga|sy|aku|house|ku|situ|itu))?$",
    re.I,
)
_RANGE = late.regex(
    r"\b(r[tw])\b[\s.:]*(0*\d{1,3}(?:\s*(?:s\s*/\s*d|s\.d\.?|sd|sampai|sampe|sampek|smpe|smp|hingga|tekan|ngantos|dumugi|dan|&|,|-|–"
    r"|(?:sama|karo|kaliyan|kalih|and)(?=\s+\1\b)|atau|ato|atw|utawi|utawa|utowo|or"
    # "RT 11 ato 12", of which one does not know which it is
    r"|(?:apa|opo|po)(?=\s+(?:\1\b|\d{1,3}\s*(?:[,.;]|$|(?:aku|saya|sy|kula|ya|yo|gitu|ngono|lupa|lali)\b))))\s*"
    rf"(?:\1\b[\s.:]*)?0*\d{{1,3}}(?![\d/]|[.,]\d){_NO_UNIT})+)",
    re.I,
)
_PAIR = late.regex(
    r"(?<![\w/.,-])0*([1-9]\d{0,2})\s?/\s?0*([1-9]\d{0,2})(?![\w/.,-])"
    r"(?!\s*(?:m|meter|mtr|km|ha|hari|bulan|tahun)\b)",
    re.I,
)
_SAID = late.regex(
    r"(?<![^\W\d_])(?:rt|rw|rukun (?:tetangga|warga))(?![^\W\d_])[\s.:\-/]*(?:no\b\.?\s*)?\d{1,3}"
    rf"(?:\s*/\s*(?:rw[\s.:]*)?\d{{1,3}})?(?:\s*(?:s\s*/\s*d|sd|sampai|sampe|smpe|tekan|dan|-)\s*\d{{1,3}}(?![\d/]|[.,]\d){_NO_UNIT})*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Spots:
    """Where something is, as Slots has it; `rest` is the text without it."""

    rt: str | None
    rw: str | None
    street: str | None
    landmark: str | None
    rest: str


def places(text: str, area: Mention | None = None) -> Spots:
    """Where a text says that something is; `area` is the kelurahan that it names, which is no part
    of a street's name. Never raises."""
    text = addressed(without_area(text, area))
    rt, rw = addresses(text)
    street = _STREET.search(text)
    while street is not None and _NO_STREET.search(street[0]):
        street = _STREET.search(text, street.start() + 1)
    bare = text.replace(street[0], " ; ") if street is not None else text
    landmark = _LANDMARK.search(bare)
    while landmark is not None and _NO_LANDMARK.search(landmark[0]):
        bare = bare.replace(landmark[0], " ; ")
        landmark = _LANDMARK.search(bare)
    if landmark is not None:
        bare = bare.replace(landmark[0], " ; ")
    return Spots(
        rt,
        rw,
        street[0].strip() if street else None,
        _TITLES.sub("", landmark[0]).strip() if landmark else None,
        _PAIR.sub(" ; ", _SAID.sub(" ; ", _RANGE.sub(" ; ", bare))),
    )


# "... gg mawar rt 5 mati. eh rt 6": what is said behind counts.
_READDRESSED = late.regex(
    r"\b(?P<what>rt|rw)\W{0,3}0*\d{1,3}\b(?P<between>(?:(?!\b(?:rt|rw)\b).){0,200}?)[\s,.;]*"
    r"\b(?:eh+|ralat|maaf|maksud(?:nya|ku)?)\b\W*(?:(?:bukan|salah|maksudnya)\W+)?"
    r"(?P=what)(?:\s?(?:nya|ne))?\W{0,3}(?P<n>\d{1,3})\b",
    re.I | re.S,
)


def readdressed(text: str) -> str:
    """A text without an RT or RW that is taken back at once by another. Never raises."""
    return _READDRESSED.sub(r"\g<what> \g<n>\g<between>", text[:2000]) + text[2000:]


def without_address(text: str) -> str:
    """A text without the RT and RW that it names."""
    bare = _SAID.sub(" ", _RANGE.sub(" ", addressed(text)))
    bare = re.sub(r"\b(?:di|ing|neng|in|at)\s*(?=[,.;]|$)", " ", bare, flags=re.I)
    bare = re.sub(r"\s+([,.;])", r"\1", bare)
    return " ".join(re.sub(r",(?:\s*,)+", ",", bare).split()).strip(" ,.;/-")


def without_area(text: str, area: Mention | None) -> str:
    """A text without the kelurahan that it names."""
    if area is None or not area.words:
        return text
    words = r"\W+".join(map(re.escape, area.words.split()))
    streets = "|".join(STREET)
    lead = r"(?:\b(?:kel|kelurahan|ds|desa)\b\.?\s*)?"
    without = re.sub(
        rf"(?<!\w){lead}{words}(?!\w)", lambda m: _cut(text, m, streets), text, flags=re.I
    )
    return re.sub(r"(?<=[^;\s])\s{2}(?=[^;\s])", " ", without)


def _cut(text: str, said: re.Match[str], streets: str) -> str:
    """Nothing of a kelurahan's name, but all of a street's that is called like it."""
    called = re.search(rf"\b(?:{streets})\b\.?\s*$", text[: said.start()], re.I)
    if called:
        return said[0]
    whose = _WHOSE.search(text[: said.start()]) and _SUFFER.match(text[said.end() :])
    return "" if whose else " ; "


# "Warga Sumbersari RT 6 susah air": one clause, of whom and of what.
_WHOSE = late.regex(
    r"\b(?:warga|wargo|wong|tiyang|orang|org|rumah|omah|anak\S{0,6}|bocah\S{0,6}|petani|ibu\S{0,4}|lansia|siswa)"
    r"(?:\s+(?:di\s+)?r[tw]\W{0,3}\d{1,3}(?:\W{0,3}rw\W{0,3}\d{1,3})?)?\s*$",
    re.I,
)
_SUFFER = late.regex(rf"\s+{SUFFERS}", re.I)


def addresses(text: str) -> tuple[str | None, str | None]:
    """RT and RW, as Slots has them."""
    text = addressed(text)
    several: dict[str, str] = {}
    for match in _RANGE.finditer(text):
        # "RT 1 s/d RT 4" is said of RT once.
        numbers = re.sub(rf"\b{match[1]}\b[\s.:]*", "", match[2], flags=re.I)
        several.setdefault(match[1].casefold(), " ".join(numbers.split()))
    rt, rw = rt_rw(_RANGE.sub(" ; ", text))
    if rt is None and rw is None and not several:
        pair = _PAIR.search(text)
        if pair is not None:
            rt, rw = f"{int(pair[1]):02}", f"{int(pair[2]):02}"
    return several.get("rt", rt), several.get("rw", rw)


# "Gang rambutan dari bengkel saya smp tembusan kampus": from where to where it goes.
_TIME = (
    r"(?:\d|pagi|siang|sore|malam|malem|subuh|maghrib|isya|dulu|dl|kemarin|kmrn|tahun|taun|bulan|jam|awal|akhir|lama|kecil|lahir"
    r"|sekarang|skrg|saiki|hari|minggu|kapan|mana|kelurahan|pemerintah|desa|dinas|pusat|warga|orang|situ|sini|sana)"
)
_EXTENT = late.regex(
    rf"^\W*(?:\w+\s+(?:ini|itu|iku|iki|niki|kuwi)\s+(?=letak|lokasi|tempat|mulai|dari))?(?:(?:itu|ya|iya|di|mulai|letak(?:nya|e)?|sepanjang|the|alley|street|road|is|it|lokasi(?:nya|ne)?|tempat(?:nya|e)?|jalur(?:nya|e)?|tepatnya)\W+){{0,3}}"
    rf"(?P<said>(?:(?:jl|jln|jalan|gang|gg|lorong)\b\.?\s*(?:[^\W\d]\w*[\s,]+){{1,3}}?(?:itu\s+)?)?(?:(?:mulai\s+)?(?:dari|dr|saking|seko|soko|from)|(?:mulai|wiwit)(?!\s+(?:rusak|retak|longsor|ambles|amblas|bocor|gelap|banjir|di)))\s+(?!{_TIME})"
    rf"[^,;\n]{{3,60}}?\s(?:sampai|sampe|smpe|smp|sampek|hingga|tekan|ngantos|dumugi|s/d|sd|ke|menuju|to|until|tembus\w*)\s+(?:ke\s+|di\s+)?(?!{_TIME})[^,;.\n]{{3,60}})",
    re.I,
)


_BOTH_SIDES = late.regex(
    r"\s*,\s*(?P<said>(?:kanan\s+(?:dan\s+)?kiri|kiri\s+(?:dan\s+)?kanan|kiwo\s+tengen|tengen\s+kiwo|(?:dua|kedua|both)\s+(?:sisi|sides?)\w*))\b",
    re.I,
)
# "Gang Melati, dari laundry sampai masjid".
_NAMED_FIRST = late.regex(
    r"(?P<street>\b(?:jl|jln|jalan|gang|gg|lorong)\b\.?\s*(?:[^\W\d]\w*\s+){0,2}[^\W\d]\w*)\s*,\s*(?=(?:mulai\s+)?(?:dari|dr|saking|seko|from)\s)",
    re.I,
)
# "RT 15 RW 04 dari warung sampai lapangan".
_NUMBERED_FIRST = late.regex(
    r"\br[tw]\W{0,2}\d{1,3}(?=\s+(?:mulai|wiwit|dari|dr|saking|seko|from)\s)", re.I
)


def extent(text: str) -> str | None:
    """From where to where something goes, in the clause that says that and nothing before it; None
    where none does. Never raises."""
    joined = _NUMBERED_FIRST.sub(r"\g<0>,", _NAMED_FIRST.sub(r"\g<street> ", text[:1000]))
    for clause in re.split(r"[,;\n]|(?<!\bjl)(?<!\bgg)\.\s", joined, flags=re.I):
        found = _EXTENT.match(clause)
        if found is not None:
            sides = _BOTH_SIDES.match(joined[joined.index(clause) + len(clause) :])
            return found["said"].strip() + (f", {sides['said']}" if sides is not None else "")
    return None
