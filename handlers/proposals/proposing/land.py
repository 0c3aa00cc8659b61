"""Whose the land is: the question for it, and what is said of it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, Draft, Problem, Reading, Says, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.proposals.proposing.pieces import SHOWN
from handlers.reading import unsaid
from handlers.reading.denial import NOT, NOT_THAT
from handlers.reading.meaning.slots import STATE
from handlers.reading.said.of_drafts.public_land import says_public
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Land, Topic


async def land_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    detail = {Land.INSTANSI: Text("propose-land.instansi-detail")}
    return tuple(Choice(land, Text(f"propose-land.{land}"), detail.get(land)) for land in Land)


async def read_land(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice in list(Land):
        return Answer(said.choice)
    text = turn.clean(said.text)
    asks = "?" in text or turn.says(Says.ASKS, text)  # "kalo bengkok itu punya siapa"
    land = None if asks else land_in(text)
    if land is None and _public_way(text) and len(lands_in(text)) < 2:
        return Answer(Land.PEMERINTAH)
    beside = f"{turn.say(Text('propose-land.label'))}: {text}"
    if _DISPUTED.search(text) or (unsaid.unknown(text) and lands_in(text)):
        return Answer(None, beside=beside)  # whose it is nobody can say; that it is so, they can
    if not asks and (len(lands_in(text)) > 1 or (land is not None and _HALVES.search(text))):
        return _of_several(text, beside, draft)
    if land is None:
        return Problem((Text("form-pick"),))
    return Answer(land, beside=beside if _TERMS.search(text) else "")


def _of_several(text: str, beside: str, draft: Draft) -> Answer:
    """Whose it is where several are named ("bengkok kelurahan, tp sebagian punya pak jono"): no one
    answer holds them, so the words themselves are kept with what tells of it all."""
    whole = ". ".join(filter(None, [(draft["problem"] or "").rstrip(" ."), beside]))
    if not rules.PROBLEM.holds(len(whole)):
        return Answer(None, beside=beside)
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(whole, SHOWN))}
    said = Text("form-joined", args)
    return Answer(None, (Text("propose-land.several"), said), instead={"problem": whole})


def passes_land(text: str) -> bool:
    """Whether a text says that nobody knows whose it is, or that it is nobody's."""
    if _public_way(text):
        return False  # "nobody owns a road"
    nobodys = _NOBODYS.search(text) is not None and "?" not in text
    return (unsaid.unknown(text) or nobodys or unsaid.others_know(text)) and not lands_in(text)


_NO = rf"(?:{NOT}|{NOT_THAT}|not)"
_NOBODYS = late.regex(
    rf"\b{_NO}\s+(?:ada\s+|ono\s+)?(?:(?:yang|yg|sing)\s+)?(?:punya|milik|duwe|pemilik|due)\w*"
    r"(?:\s+(?:siapa|sapa|sopo)\W?\w*)?|\btak\s+bertuan\b|^\W*(?:itu\s+)?(?:tanah|lahan)\s+kosong\b|\bnobody",
    re.I,
)


# "punya pemerintah", "tanah negara pak": a longer text tells something.
OWNED_WORDS = 5
_OWNED = late.regex(
    r"\W*(?:itu\s+|ini\s+)?(?:punya\w*|milik\w*|tanah\w*|lahan\w*|lemah(?:e|ipun|nya)|siti(?:ne|nipun|(?=\s+(?:kagung|gadhah|waka|bengkok)))|status|duwek\w*|gadhah\w*|kagungan\w*"
    r"|wakaf|hibah"
    r"|aset|asset|bengkok|fasum|fasos"
    # "Jalan umum", but "jalan umum RT 5" is where
    r"|(?:jalan|jln|dalan|margi|area|fasilitas)\w{0,3}\s+(?:umum|negara|negoro|pemerintah|desa|kelurahan)\s*(?=\W*$|(?:pak|bu|min|kok|itu|ya|mawon)\b)"
    r"|(?:the\s+)?(?:land|plot)\s+(?:is|belongs|it'?s)|public\s+(?:road|land)|(?:city|state|village)\s+land)\b",
    re.I,
)
_PERSON = (
    r"(?:pak|bu|bapak|ibu|bpk|mbah|mbok|haji|h|hj|hajah|paman|bibi|mas|mbak|om|kakek|tante|tonggo\w*|tanggi\w*"
    # "Pakdeku", "bulike": uncles and aunts
    r"|(?:pak\s?de|pak\s?lik|pak\s?lek|bu\s?dh?e|bu\s?lik|bu\s?lek|lik|kang|yu|si?mbah|eyang|mertua|morotuwo|maratuwa)(?:ku|ne|e|ipun|nya)?"
    r"|nenek|alm|almarhum|almarhumah|saya|sy|aku|kami|kula|kulo|keluarga\w*|orang|org|tetangga\w*"
    r"|ortu|mertua\w*|bapakku|simbah\w*)"
)
_HAS = (
    r"(?:punya(?:nya|ne)?|milik(?:nya)?|kepunyaan|duwek(?:e|ke)?|gadhahan(?:e|ipun)?|kagungan(?:e"
    r"|ipun)?|tanah(?:nya|e)?|lahan(?:nya|e)?|lemahe"
    r"|(?:sawah|kebun|ladang|pekarangan|tegalan|halaman|teras|latar|kebon|rumah|omah)(?:nya|ne|e)?)"
)
_LANDS = {
    Land.PEMERINTAH: late.regex(
        r"\b(?:pemerintah\w*|pam(?:a)?rentah\w*|village|pemda\w*|pemkot\w*|pemkab\w*|pemprov\w*|negara|negoro|nagari"
        r"|kelurahan|desa|kecamatan"
        r"|aset|asset|bengkok|kas|dinas|pu|pupr|provinsi|propinsi|fasum|fasos"
        r"|fasilitas\s+umum|umum|publik"
        r"|(?:pinggir\w*|tepi|bantaran|sempadan|bibir|tanggul|bahu|badan|ruang\s+milik|damija)\s+"
        r"(?:kali\w*|sungai|jalan|jln|irigasi|siring)|irigasi|tanah\s+GG|government|state|public|the\s+city(?:\W?s)?|city\s+land|council)\b",
        re.I,
    ),
    Land.WARGA: late.regex(
        rf"\b(?:warga\w*|wargo|anggota|petani|pribadi\w*|perorangan|perseorangan|perorang|sendiri|dhewe|dewe|hibah\w*"
        rf"|tanahku|punyaku|waris|warisan|ahli\s+waris"
        rf"|milikku|lahanku|private|resident\w*|{_HAS}\s+(?:{_PERSON}|(?:mbah|simbah|bapak|ibu|mertua|paman|lik)(?:ku|ne|e|nya))|(?:my|our)\s+\w+\W?s\s+(?:yard|land|house|garden|field|plot)"
        rf"|(?:owned\s+by|belongs\s+to)\s+(?:{_PERSON}|my|our|a\s+(?:neighbou?r|farmer|family|resident))"
        r"|(?:my|our|(?:mr|mrs|ms|miss)\.?\s+\w+|neighbou?r\w*|owner\w*)(?:\W?s)?\s+(?:yard|land|house|garden|field|plot))\b",
        re.I,
    ),
    Land.INSTANSI: late.regex(
        r"\b(?:instansi|lembaga|perusahaan\w*|sekolah\w*|sdn?|smpn?|sman?|smkn?|mts|madrasah"
        r"|pesantren|ponpes|pondok|tk|paud"
        r"|pt|cv|yayasan\w*|masjid\w*|mesjid|musholl?ah?|musala|langgar|gereja|vihara|pura"
        r"|waka[fp]\w*|pjka|kai"
        r"|kereta|ka|rel|pln|pdam|telkom|pertamina|bumn|bumd|tni|polri|kodim|koramil|perhutani"
        r"|ptpn|bank|koperasi"
        r"|kampus|universitas|pabrik\w*|developer|pengembang|muhammadiyah|nu|aisyiyah|school|mosque|church|company)\b",
        re.I,
    ),
}
# What is known of using it, or has to be minded.
_TERMS = late.regex(
    r"\b(?:kayak(?:nya|e)|kyknya|kykny|sepertinya|spertinya|kados(?:ipun|e)|mungkin|kemungkinan|katanya|jarene|kira-?kira|menawi|maybe|probably"
    r"|tapi|tp|tetapi|cuma|cuman|nanging|hibah\w*|surat\w*|letter|agree\w*|not\W+(?:\w+\W+){0,2}sure|permission|(?:ng)?i[zj]in\w*|dii[zj]ink\w*|boleh\w*|oleh\s+dienggo|sertifikat\w*"
    r"|setuju|sengketa|bersedia|waris\w*|heirs?|inherit\w*|(?:belum|blm|blum|durung|dereng)\s+(?:di)?(?:nanya|tanya|takon|tanglet|bilang|ngomong|rembug)\w*"
    r"|rela|ikhlas|iklas|pinjam\w*|sewa\w*|kontrak\w*|dihibahkan|diwakafkan|angsal|entuk)\b",
    re.I,
)
_DISPUTED = late.regex(r"\b(?:sengketa|rebutan|berebut|digugat|gugatan|disputed)\b", re.I)
# Those who have the water and its land in the name of the state or the province: who builds there
# needs their permission, not the city's.
_IRRIGATION = late.regex(
    r"\b(?:(?:dinas|pu|pupr|balai|kantor|upt|uptd|orang)\s+)?(?:pengairan|psda|sda|bbws|(?:balai\s+besar\s+)?wilayah\s+sungai"
    r"|irrigation\s+(?:office|authority|department|agency|service))\b",
    re.I,
)
# A way that all use, said by who wonders that it is asked: "masa jalan ada yg punya".
_WAY = (
    r"(?:jalan|jln|dalan|margi|gang|gg|lorong|kali|sungai|selokan|got|siring|trotoar|road|street"
    r"|lane|alley|river|drain)(?:nya|ne|e|an|ipun)?"
)
_PUBLIC = late.regex(
    rf"\b(?:masa|masak|mosok|moso|mana\s+ada|endi\s+ono|emang(?:nya)?|ya\s+kali|kok|lha\s+wong)\b[^,.;?]{{0,25}}?\b{_WAY}\b[^,.;?]{{0,12}}?\b(?:ada|ono|wonten|enek)\s+(?:(?:yang|yg|sing|ingkang)\s+)?(?:punya|py|duwe|nduwe|gadhah|milik)\w*"
    rf"|\b{_WAY}\s+(?:kok|masa|masak|mosok|moso)\b[^,.;?]{{0,15}}?\b(?:ada|ono|wonten|enek|(?:di)?tanya|(?:di)?takon\w*|punya|duwe|gadhah)\w*"
    rf"|\b{_WAY}\s+(?:ya|yo|nggih|is)\s+(?:a\s+)?{_WAY}\b|\b{_WAY}[^.;?]{{0,25}}?\b(?:punya|milik|duwek?|gadhahan|nggon|dalan|margi)(?:nya|ne|e|ke|ipun)?\s+(?:umum|bersama|semua|kita\s+semua|wong\s+akeh|orang\s+banyak|tiyang\s+kathah|kabeh)\b"
    rf"|\b(?:nobody|no\s+one|who)\s+owns\s+(?:a\s+|the\s+)?{_WAY}\b",
    re.I,
)


def _public_way(text: str) -> bool:
    """Whether a text says that it is a way of everybody's, or wonders that one has an owner."""
    if says_public(text):
        return True
    bare = _NOT_OWNERS.sub(" ", text[:200])
    return _PUBLIC.search(bare) is not None and not _LANDS[Land.WARGA].search(bare)


# Where it lies, whose it is not, and who knows it, does not say whose it is.
_NOT_OWNERS = late.regex(
    r"\b(?:ask|check\s+with)\W+(?:\w+\W+){0,2}?(?:village|kelurahan|lurah|head|office|government|neighbou?rs?|owner)\b(?:\s+head)?|"
    r"\b(?:tanya\w*|nanya\w*|takon\w*|cek|dicek|lihat|liat)\W+(?:\w+\W+){0,2}?(?:kelurahan|desa"
    r"|dinas|pu|warga|orang)\b|"
    r"\b(?:dekat|deket|dkt|depan|dpn|belakang|blkg|samping|seberang|sebelah|cedhak|cedak|cerak|celak|bukan|dudu"
    r"|sanes|bekas|bekasnya|not|near)"
    r"\s+(?:tanah\s+|punya\s+|milik\s+|tanahnya\s+)?\w+(?:\s+(?:negeri\s+)?\d+)?",
    re.I,
)


# What stands on the land of somebody, of whatever bidang it is.
_STANDS = late.regex(
    r"\b(?:lapangan|gedung|gdg|balai|bangunan|posyandu|paud|taman|gazebo|pendopo|kios|lapak|kolam|sanggar|gapura|(?:pem)?bangun(?:an)?"
    r"|field|court|building|hall|park|playground)\b",
    re.I,
)


@lru_cache(maxsize=256)  # whether land is asked of is asked for each question of the form
def stands(wish: str) -> bool:
    """Whether what is wished stands on land that is somebody's."""
    return _STANDS.search(wish) is not None


# "The land belongs to the kelurahan, I think": English needs more words for it.
_LAND_IS = late.regex(
    r"\W*(?:(?:the|this)\s+)?(?:land|plot)\s+(?:is|belongs)\b|\W*it(?:'?s|\s+is)\s+on\s+(?:\w+\s+){1,2}land\b",
    re.I,
)
LAND_IS_WORDS = 8


def builds(answers: Mapping[str, Any]) -> bool:
    """Whether land is asked of: something is built."""
    topic = answers.get("topic") or ""
    return bool(topic) and (Topic(topic).builds or stands(answers.get("wish") or ""))


_IN_NAME = r"(?:atas\s+(?:nama|asma)|a\s?/\s?n|in\s+the\s+name\s+of)"
# "Milik warga atas nama Bapak Slamet": who it is, of whom it was said that they own it.
_NAMED_OWNER = late.regex(
    rf"\b(?P<owned>(?:milik|punya\w*|hak|duwek\w*|gadhah\w*|owned\s+by)\s+\w+)\s+{_IN_NAME}\s+"
    r"(?:(?:bapak|ibu|pak|bu|bpk|mbah|alm|almarhum|almarhumah|h|hj|haji|mr|mrs)\.?\s+){0,3}[^\W\d_]+(?:\s+(?-i:[A-Z])[^\W\d_]*){0,3}",
    re.I,
)
# "Tanahnya atas nama kakek saya": whose it is.
_OWNED_IN_NAME = late.regex(
    rf"\b(?P<land>(?:tanah|lahan|lemah|siti|land|plot|serti[fp]ikat)(?:nya|ne|e|ipun)?(?:\s+(?:itu|iku|is))?)\s+{_IN_NAME}\b",
    re.I,
)


def _owned(text: str) -> str:
    """A text with in whose name the land is said as whose it is."""
    bare = _NAMED_OWNER.sub(r"\g<owned>", text)
    return _OWNED_IN_NAME.sub(r"\g<land> punya", bare)


def says_land(text: str) -> bool:
    """Whether a text says nothing but whose some land is."""
    text = _owned(text)
    words = len(text.split())
    if words <= LAND_IS_WORDS and _LAND_IS.match(text) is not None:
        return True
    return words <= OWNED_WORDS and _OWNED.match(text) is not None


def lands_in(text: str) -> list[Land]:
    """Whose land a text says it is, each that it names."""
    if fears_for_land(text):
        return []
    bare = _NOT_OWNERS.sub(" ", _owned(text))
    if _IRRIGATION.search(bare) is not None:
        bare = _IRRIGATION.sub(" ", bare)
        named = [land for land, words in _LANDS.items() if words.search(bare)]
        return named or [Land.INSTANSI]  # "gadhahane pemerintah, pengairan" is the government's
    own = [land for land, words in _LANDS.items() if words.search(_FOR_WHOM.sub(" ", bare))]
    return own or [land for land, words in _LANDS.items() if words.search(bare)]


# "..., udah ngijinin buat umum": for whom it is; alone it says whose ("buat umum kok").
_FOR_WHOM = late.regex(
    r"\b(?:buat|bwt|untuk|utk|kanggo|kangge|nggo|kagem|bagi)\s+"
    r"(?:(?:jalan|kepentingan|keperluan)\s+)?[^\W\d_]+\b",
    re.I,
)


def land_in(text: str) -> Land | None:
    """Whose land a text says it is; None where it says that of nobody, or of several."""
    named = lands_in(text)
    return named[0] if len(named) == 1 else None


_SHARE = r"(?:sebagian|sebagean|separo|separuh|setengah|sparo|half|part|some)(?:nya|e|ne)?"
# "Sebagian jalan umum sebagian kena halaman bu Tini": it is of two.
_HALVES = late.regex(
    rf"\b{_SHARE}\b.+?\b(?:{_SHARE}|sisanya|sisane|turah\w*|the\s+rest)\b", re.I | re.S
)


# "Sing cedak langgar kuwi lemahe pak haji": whose a part of it is.
_PART_OWNED = late.regex(
    r"\b(?:yang|yg|sing|ingkang|separo|separuh|setengah(?:e|nya)?|sebagian|sebelah)\b[^,.;?]*\b(?:tanah|lahan|lemah|siti)(?:nya|ne|e|ipun)?\s+"
    rf"(?:nya\s+)?(?:{_PERSON}|warga|kelurahan|desa|pemerintah|sekolah|masjid|mushola)\b",
    re.I,
)


def part_owned(text: str) -> bool:
    """Whether a text says whose the land of a part of it is."""
    return "?" not in text and _PART_OWNED.search(text) is not None


# Where another thing begins that is said: at a stop, or "ukurane 35 meter tanahe desa".
CLAUSES = late.regex(
    r"[,.;\n]|(?<=\w)\s+(?=(?:tanah|lahan|lemah|siti)(?:nya|ne|e|nipun)\s+(?!longsor|ambles|gogrok|gogos|gugur)\w)",
    re.I,
)


def land_with(text: str) -> str:
    """The clauses of a text that tell whose the land is, with what is known of using it ("tanah
    wakaf musala, sudah diizinkan takmir"); "" where nothing is."""
    clauses = [each.strip() for each in re.split(r"[,.;\n]", text) if each.strip()]
    first = next((n for n, each in enumerate(clauses) if land_in(each)), len(clauses))
    said = [each for n, each in enumerate(clauses) if n == first or _TERMS.search(each)]
    told = ", ".join(each for each in said if clauses.index(each) >= first)
    return told if _TERMS.search(told) or part_owned(told) else ""


def land_told(text: str) -> Land | None:
    """Whose land one of several clauses says it is: "..., tanahnya tanah negara"."""
    clauses = [each.strip() for each in CLAUSES.split(text)]
    told = {land_in(each) for each in clauses[1:] if says_land(each)} - {None}
    return told.pop() if len(told) == 1 else None


# "Emang klo tanah org ga bs ya": whether something may be proposed on what is somebody's.
_ASKS_LAND = late.regex(
    r"(?=.*\b(?:tanah|lahan|lemah|sawah|siti|sertifikat)(?:nya|ne|e|ipun)?\b)"
    r"(?=.*\b(?:orang|org|u?wong|tiyang|pribadi|warga|punya|milik|duwe|duwek|gadhah\w*|haji|pak|bu|tetangga|sendiri|dhewe|lain|liya|private"
    r"|someone\w*|hibah\w*|sewa\w*|balik\s+nama)\b)"
    r"(?=.*\b(?:bisa|bs|boleh|blh|bole|iso|isa|saged|oleh|angsal|can|may|allowed|gimana|gmn|gmna|bagaimana|piye|pripun|ngaruh|masalah"
    r"|(?:perlu|harus|kudu|wajib|mesti|need)(?:\s+\w+)?\s+(?:surat|i[zj]in|seratan|letter|permission))\b).*"
    rf"(?:\?|\b(?:{NOT})\s*(?:bisa|bs|boleh|blh|iso|saged|oleh)?(?:\s+(?:ya|yo|to|pak|bu|min|kak|mas|mbak|bang|sih|kah|kan))*\W*$)",
    re.I | re.S,
)
ASKS_WORDS = 14
_HOW = late.regex(r"\b(?:gimana|gmn|gmna|bagaimana|piye|pripun)\b", re.I)


def asks_of_land(text: str) -> bool:
    """Whether a text asks if something may be proposed on land that is somebody's."""
    told = _HOW.search(text) is not None and STATE.search(text) is not None
    asks = len(text.split()) <= ASKS_WORDS and _ASKS_LAND.match(text) is not None
    return asks and not told  # "tanah warga longsor, gimana ini?"


# "Nanti tanah saya diambil ya", "wedi lemahku dijupuk": what somebody fears for their land.
_LOST = (
    r"(?:(?:di|ke|ka|dipun\s?|ng|me|men)?(?:ambil|rampas|gusur|sita|serobot|caplok|beli|jual|jupuk|pundhut|pundut|pendhet|kuasai|klaim|pek|pajak)(?:in|i|kan|ke|no|aken|ne|nya)?"
    r"|jadi\s+(?:milik|punya|tanah)\s+(?:pemerintah|negara|kota|pemkot)|kena\s+(?:pajak|gusur|pelebaran)|taken?|lose|seize[ds]?|confiscate[ds]?|taxed|evicted)"
)
_SOIL = (
    r"(?:tanah|lahan|lemah|siti|sawah|kebun|kebon|pekarangan|rumah|omah|griya|sertifikat"
    r"|land|plot|house|garden)(?:nya|ne|e|ku|ipun|nipun)?"
)
_SOON = (
    r"(?:nanti(?:nya)?|ntar|tar|mengko|mengke|mangke|bakal(?:an)?|bakale|apa|apakah|opo|nopo"
    r"|menapa|emang(?:nya)?|akan|will|would|going|gonna|can)"
)
_AFRAID = (
    r"(?:takut(?:nya|e)?|tkut|wedi(?:ne)?|ajrih|kuatir|khawatir|was\W?was|curiga|jangan\W?(?:2|jangan)|jgn\W?(?:2|jgn)|ojo\W?(?:2|ojo|nganti)|aja\s+nganti"
    r"|(?:jangan|jgn)\s+(?:sampe|sampai)|afraid|scared|worr(?:y|ied))"
)
_FEARS = late.regex(
    rf"(?=.*\b{_LOST}\b)(?:.*\b{_AFRAID}\b|(?=.*\b{_SOON}\b)(?:.*\b{_SOIL}\b|\W*{_SOON}\b)|.*\b(?:jangan|jgn|ojo|ampun|don'?t|(?:{NOT})\s+(?:bakal|akan|arep|badhe))\s+{_LOST}\b)",
    re.I | re.S,
)
_SOIL_OR_ASKS = late.regex(
    rf"\b{_SOIL}\b|\?|\b(?:ya|yo|kan|to|nggih|{NOT})(?:\s+(?:pak|bu|min|mas|mbak|kak))?\W*$",
    re.I,
)
_ALREADY = late.regex(rf"\b(?:sudah|udah|udh|wis|wes|sampun|already|dulu)\s+{_LOST}\b", re.I)
# "Tanahnya punya siapa ya, pemerintah apa warga".
_WHOSE = late.regex(
    r"\b(?:tanah|lahan|lemah|siti|punya|milik|duwek|gadhah|kagungan)\w{0,5}\s+(?:siapa|sapa|sopo|sinten)\b"
    r"|\bwhose\s+(?:land|is)\b|\bwho\s+owns\b",
    re.I,
)
_OR = late.regex(r"\?|\b(?:apa|atau|opo|po|nopo|or|ya|yo|nggih|menurut|miturut)\b", re.I)
# Where something else is asked, a house that might be lost is a trouble.
_GROUND = late.regex(r"\b(?:tanah|lahan|lemah|siti|land)(?:nya|ne|e|ku|ipun|nipun)?\b", re.I)
FEARS_WORDS = 24


def fears_for_land(text: str) -> bool:
    """Whether a text fears, or asks, that land be taken or taxed, which says nobody's it is. Never
    raises."""
    if len(text) > 300 or len(text.split()) > FEARS_WORDS or _ALREADY.search(text):
        return False
    return _FEARS.match(text) is not None and _SOIL_OR_ASKS.search(text) is not None


def answer_of_land(text: str, *, here: bool = False) -> Text | None:
    """The answer to what somebody asks of land: whether one may propose for it, whether it is
    taken; where it is asked `here` whose it is, whose it is. None for other texts."""
    if fears_for_land(text) and (here or _GROUND.search(text)):
        return Text("propose-land.safe")
    if asks_of_land(text):
        return Text("propose-land.asked")
    asks = here and _WHOSE.search(text) is not None and _OR.search(text) is not None
    return Text("propose-land.whose") if asks and not unsaid.unknown(text) else None
