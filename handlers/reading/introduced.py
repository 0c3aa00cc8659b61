"""A wish without what people say around it: a greeting, who they are, to whom, that they want to
propose, thanks."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading import pleaded
from handlers.reading.denial import NOT, changed_to, contrasted
from handlers.reading.joined import NO_END

_GREETS = (
    r"ass?alamu?'?\s?alaikum|assalamualaikum|asslm\w*|aslm\w*|wr\.?\s*wb"
    r"|warahmatullahi|wabarakatuh|hal+o+|hai|hi|hello"
    r"|permisi|punten|good\s+(?:morning|afternoon|evening|day)|(?:se?lamat|slmt|met)\s+(?:pagi|siang|sore|malam)"
    r"|(?:pagi|siang|sore|malam|mlm)(?=\s+(?:min|admin|pak|bu|bpk|bapak|ibu|kak|mas|mbak|semua\w*)\b)"
    r"|(?:i?ya+|i?nggih)(?=[\s,]+(?:se?lamat|slmt|halo|hai|sugeng|(?:saya|sy|aku|kami|kula|kulo)\s+(?:mau|ingin|pengen|arep|badhe)))|sugeng\s+\w+|kulo\s?nuwun|ny?uwun\s+sewu|dengan\s+(?:segala\s+)?hormat|oke|ok|eh|oh"
)
_SALAM = late.regex(
    r"\ba?ss?\w*l[ae]m\w*\W?\s?\w*laikum|\bassl?m\b|\baslm\w*|\bslamu?alaikum|\bass\W+wr", re.I
)
# Said to somebody, they end in a comma, or stand behind a greeting, or before what begins a
# sentence of its own: "ibu ibu pkk" and "pak rt minta" are none.
_BOTH = r"(?:bapak|pak|bpk|ibu|bu)\s?[/&-]\s?(?:ibu|bu|bapak|bpk|pak)"
_CALLS = (
    rf"{_BOTH}|min|admin|pak|bu|bapak|ibu|bpk|mas|mbak|bang|kak|gan|bos|pagi|siang|sore|malam"
    r"|maaf|ya"
)
_OWN = (
    r"(?:saya|sy|aku|kami|kita|kulo|kula|mau|minta|mnt|mohon|mhn|tolong|tlg|ini|itu|iki|di|ada"
    r"|kok|jalan|jln|jl|dalan|gang|gg|lorong|lampu|got|saluran|drainase|selokan|jembatan|talud|parit|sumur"
    r"|pohon"
    r"|sampah|posyandu|perempatan|pertigaan|simpang|dpn|depan|butuh|perlu|pengen|ingin|nyuwun"
    r"|njaluk)\b"
)
_OFFICE = (
    r"(?:(?:bapak|ibu|pak|bu|bpk)\s+)?(?:wali\s?kota|walkot|lurah|camat|bupati|dewan|pejabat"
    r"|kadis\w*"
    r"|dinas\w*|pemerintah|pemkot|petugas|kelurahan)"
)
# To whom it goes, and that something comes now.
_TO = (
    rf"(?:kepada\s+)?(?:(?:bpk|bapak|ibu|bu|pak)\s*(?:[/&]\s*)?){{0,4}}yth\b\.?(?:\s*{_OFFICE}\b)?"
    rf"|kepada\s+{_OFFICE}\b"
    rf"|(?:tolong\s+|mohon\s+|tlg\s+)?(?:di)?(?:sampai|bilang|terus|omong)(?:kan|in)?\s+(?:ke"
    rf"|kepada|sama)\s+{_OFFICE}\b"
    r"|mohon\s+maaf(?:\s+sebelumnya)?|maaf\s+(?:sebelumnya|mengganggu|ganggu)|sebelumnya"
    r"|(?:(?:mohon|mhn)\s+)?i[zj]in"
    rf"(?:\s+(?:me)?lapor\w*|\s+menyampaikan)?(?:\s+{_OFFICE}\b)?|jadi\s+(?:be)?gini|begini|gini"
    rf"|anu|itu\s+l(?:h)?oh?|itu\s+lho|apa\s+(?:ya|sih|toh?|yo)(?:\s+(?:nama|jeneng|sebutan)(?:nya|e|ne))?(?:\s+(?:itu|ya|lho))*"
    r"|(?:tolong|tlg)\s+(?:dong|donk|dung)|(?:(?:ga|gak|nggak|ngga|tidak|ora|ra)\s*usah|rasah)\s+(?:panjang|basa|lama|ribet|dowo)\w*(?:[-\s](?:panjang|basa|lama|dowo)\w*)?"
    r"|langsung\s+(?:aja|saja|wae)(?=\s*[,.:])|(?:ni)?titip(?:\s+(?:usul\w*|ya|yo))*(?=\s*[,.:])"
)
# "Pak lurah" is called whole.
_CALLED = (
    rf"(?:{_BOTH}|pak|bu|bapak|ibu|bpk)\s+(?:rt|rw|lurah|camat|wali\s?kota|kades|dewan)|{_CALLS}"
)
_LED = late.regex(
    rf"^(?:(?:{_GREETS}|{_TO})\b[\s,.:!]*(?:(?:{_CALLED})\b[\s,.!]*)?|(?:{_CALLED})\b\s*[,.!]+\s*"
    rf"|(?:{_CALLS})\s+(?={_OWN}))+",
    re.I,
)
_THANKS = late.regex(
    r"[\s,.!]+(?:(?:atas|demikian)\s+(?:\w+\s+){1,5})?(?:terima\s?kasih|trima\s?kasih|makasih"
    r"|mksh|mksih|tks|thx|thanks|tq|trims|trimakasih"
    r"|matur\s?(?:nuwun|suwun)|suwun|wassalam\w*|(?:mohon|tolong)\s+(?:segera\s+)?(?:bantuan"
    r"|perhatian|di\s?bantu"
    r"|di\s?tindak\s?lanjuti|di\s?perhatikan)\w*|atas\s+perhatian\w*)\b(?:\W*\b(?:banyak"
    r"|sebelumnya|ya|min|pak|bu|kak"
    r"|bapak|ibu|mas|mbak|semuanya|dan|atas|perhatian\w*|bantuan\w*)\b)*\W*$",
    re.I,
)
_TAIL = late.regex(
    r"(?:[\s,.!]+(?:ya+|pak|bu|min|admin|dong|donk|deh|nih|jadinya|jadine|dadine|aja|ae|wae|mawon|kak|gan|bos|bro|nggih|njih|wk(?:wk)+|(?:ha|he|hi){2,}))+[\s.!]*$",
    re.I,
)

_WANTS = late.regex(
    r"^(?P<before>.{0,120}?)\b(?:(?:mau|mo|ingin|pengen|pengin|hendak|arep|meh|badhe|bade|ajeng|jd"
    r"|jadi|(?:want|like|need|wish)\s+to)\s+(?:bikin\s+|buat\s+)?"
    r"|(?<!pernah )(?<!sudah )(?<!udah )(?=(?:mengusulkan|mengajukan|ngusulaken|ngusulke)\b))"
    r"(?:(?:di\s?)?usul(?:kan|in|ke|aken)?|mengusulkan|mengajukan|(?:me)?ngadu(?:kan|in)?|curhat"
    r"|ngaju(?:kan|in)|aju(?:kan|in)|ngusul\w*|lapor(?:kan|in)?|melaporkan|komplain|matur|ngatur(?:aken|ke)(?:\s+usul(?:an)?)?"
    r"|usulan|propose|suggest|request|report|ask\s+for)\b"
    r"(?:\s+(?:aja|saja|deh|juga|jg|baru|ya|nih|dong|tentang|soal|bab|wae|mawon|adanya|untuk|lagi|maneh|meneh|malih|(?:satu|siji|setunggal)(?=\s*[,:])|a|an|the|some)\b)*[\s:,.]*",
    re.I | re.S,
)
# "Nggak jadi jalan deng, posyandu aja": what is not wished after all.
_INSTEAD = late.regex(
    r"^\W*(?:eh\s+)?(?:nggak|ngga|gak|ga|tidak|tdk|ora|mboten|bukan)\s+(?:jadi\s+|sido\s+|sida\s+|usul\s+)+[^,.;]{2,60}[,.;]\s*(?=\w+)",
    re.I,
)
# "Menopo saged ngusulaken posyandu lansia lumantar WA puniki?": whether one may, and what.
_WHETHER = late.regex(
    r"^\W*(?:(?:nyuwun\s+sewu|maaf|permisi|mau\s+tanya|numpang\s+tanya|pak|bu|min|kak|mas|mbak|hi|hello|hey)\W+){0,3}"
    r"(?:(?:apa|apakah|menopo|menapa|nopo|napa|opo)\W+)?(?:saged|bisa(?:kah)?|boleh(?:kah)?|bs|blh|iso|oleh|angsal|is\s+(?:this|it|here)\s+(?:the\s+place\s+)?where\s+i\s+can|can\s+(?:i|we)|may\s+(?:i|we)|could\s+i)\s+"
    r"(?:(?:ga|gak|nggak|saya|sy|kami|kita|kula|kulo)\s+){0,2}(?:(?:di|meng|nge|ng)?usul(?:kan|in|aken|ke|an)?|(?:propose|suggest|request|ask\s+for)(?:\s+(?:an?|the|some))?)\s+(?=\w)",
    re.I,
)
_THROUGH = late.regex(
    r"\s+(?:(?:lewat|lumantar|liwat|via|di|through|melalui)\s+)(?:(?:wa|whatsapp|telegram|chat|bot|sini|mriki|kene|here|nomor|hp)\s*(?:ini|niki|puniki|iki|this)?)"
    r"(?:\s+(?:ga|gak|nggak|tidak|mboten|ora|ya|nggih|kah|pak|bu|min))*\s*\?*\s*$",
    re.I,
)
# "Bikin usulan baru: talud".
_FRESH = late.regex(
    r"^\W*(?:baru\s*[:,]|(?:bisa|boleh|iso)(?:\s+(?:ga|gak|nggak|kan|ya))?\s*\?+)\s*(?=\w+\s+\w)",
    re.I,
)
_USUL = late.regex(
    r"^usul(?:an|kan)?\b(?:\s+(?:dong|donk|nih|ya|pak|bu|min)\b)*[\s:,.]*(?=\w+\s+\w)", re.I
)
_SELF = late.regex(
    r"^\W*(?:(?:yg|yang|sing|bantu(?:in)?|tolong|tlg|dong|donk|bpk|permisi|perkenalkan|nama|dengan|saya|sy|aku"
    r"|kulo|kula|kami|gw|gue|ini|warga|dari|i|we|would|hello|please"
    r"|g?ga?k? jadi nanya|gak jadi|kalo gitu|kalau gitu|yo|yow?is|jadi|so|min|mas|pak|bu|bapak"
    r"|ibu|mbah|mbak|kak|bang)\b\W*)+",
    re.I,
)


# "Kami dari karang taruna Mulyojati mengusulkan ...": whose wish it is, and no thing.
_GROUP = late.regex(
    r"^\W*(?:perkenalkan\W+)?(?:kami|saya|sy|aku|kita|kula|kulo|we)\s+(?:ini\s+|selaku\s+|sebagai\s+|adalah\s+)?"
    r"(?:dari|dr|saking|seko|soko|pengurus|anggota|ketua|kader|perwakilan|mewakili|atas\s+nama|warga|kelompok|remaja|from)\b"
    r"(?!.*\b(?:yang|yg|sing|ingkang|karena|krn)\b)[^,.;:!?]{1,80}$",
    re.I,
)


# What is said to go on, before what is said.
_LEADS_ON = late.regex(
    r"^\W*(?:(?:nah|oke|ok|okeh|baik|sip|yowis|yaudah|ya\s+udah|terus|trus|trs|(?:(?:mau|tolong|arep)\s+)?(?:(?:nambah|tambah|tambahin|sama)\s+)?(?:satu|1|siji)\s+(?:lagi|lg|maneh|meneh)(?:\s+ya)?"
    r"|(?:can|could|may)\s+we\s+(?:please\s+)?(?:get|have)\s+|(?:pak|bu|min|mas|mbak)\s*,"
    r"|setunggal\s+malih|oh\s+iya|oh\s+ya|oya|oiya|btw|ngomong2|anu|(?:oh\s+)?(?:iya\s+"
    r"|ya\s+)?(?:lupa|kelupaan|lali)(?=\s*,)|itu\s+dia|eh|dong|donk|nih|hmm+|jadi\s+gini|gini"
    r"|begini|one\s+more|it'?s\s+about"
    r"|(?:kata|kt|jare|jarene)\s+(?:mbah|bapak|ibu|suami|istri|bojo|warga|tetangga|nenek|kakek|(?:pak|bu|mas|mbak)\s+\w+)(?:\s+(?:saya|sy|kami|ku))?"
    r"(?=[\s,:\"“]+(?:minta|mohon|mau|usul\w*|njaluk|nyuwun|perlu|butuh|aku|kulo)\b)[\s,:\"“]*(?:aku\b|kulo\b)?"
    r"|(?:saya\s+|sy\s+)?bingung\s+(?:ngomong|nulis|njelas|nyebut|cerita)\w*(?:\s+(?:gimana|gmn|piye|apa|ya|saya|sy))*"
    r"|(?:gimana|gmn|piye)\s+(?:ya\s+)?(?:ngomong|nulis|njelas|nyebut|cerita)\w*(?:\s+ya)?(?=\s*[,.])"
    r")\b[\s,.:;!-]*"
    r"|(?:yg|yang|sing)\s+(?:mau|pengen|pengin|ingin|arep|badhe)\s+(?:sy\s+|saya\s+)?(?:di\s?)?usul\w*\s+"
    r"(?:(?:itu|iku|ya|adalah)\s+)*|(?:jadi\s+|jd\s+)?maksud(?:nya|ku|\s+saya|\s+kami|\s+sy)\s+(?:(?:itu|ya|adalah)\s+)*|langsung(?:\s+(?:aja|saja|wae))?(?:\s+ya)?\s*[,:]+\s*|lanjut(?:\s+(?:lagi|ya|pak|bu|min|mas|mbak)){0,3}\s*[,.:;!]+\s*|(?:jadi|lalu|tambahan"
    r"|tambah(?:in)?"
    r"|sekalian|juga|sama)\s*[,:]+\s*"
    r"|(?:tp|tapi|tetapi|cuma)\s+(?:(?:yg|yang|sing)\s+)?)+(?=\w+\W+\w)",
    re.I,
)
# For which RT it is said, where that is known by now: "RT 3: minta gorong2".
_FOR_RT = late.regex(r"^\W*(?:(?:r[tw]\W{0,2}\d{1,3})[\s/,]*){1,2}\s*[:\-–]+\s*(?=\w+\W+\w)", re.I)
# Who says it: "kulo saking Yosodadi RT 12, ...".
_WHO_SAYS = late.regex(
    r"^\W*(?:perkenalkan\W+)?(?:(?:nama|jeneng|asma)\s+)?(?:saya|sy|aku|kulo|kula|kami|gw|gue"
    r"|i\s+am|i'm)\s+(?:ini\s+|niki\s+)?"
    r"(?:dari|dr|saking|seko|soko|warga\w*|wargo|tinggal|manggen|asli|tiyang|wong|org|orang|domisili|ketua|pak|bu|ibu|guru"
    r"|kader|pengurus|from)\b"
    rf"(?P<more>[^,.;]{{0,60}}){NO_END}[,.;]+\s+(?=\w+\W+\w)",
    re.I,
)
ASKS_FOR = late.regex(
    r"\b(?:(?:me|mem)?minta|mnt|(?:me)?mohon|mhn|(?:meng|ng)?usul\w*|(?:meng|ng)?aju\w*|mau|butuh|perlu|ingin|pengen|tolong|tlg|nyuwun|njaluk|badhe|arep|need|want)\b",
    re.I,
)


def led_on(text: str) -> str:
    """A text without the words by which one goes on ("nah lanjut.", "satu lagi,", "tp yg") before
    it."""
    bare = _LEADS_ON.sub("", text, count=1)
    return bare if len(bare.split()) > 1 else text


# "Soal lampu jalan": that it is about something.
_ABOUT = late.regex(
    r"^\W*(?:(?:kalau|kalo|klo|nek)\s+)?usul(?:an)?(?:nya|e|ne|ku)\s+(?:(?:itu|ya|adalah|yaitu)\s+)?(?=\w+\s+\w)"
    r"|^\W*(?:(?:niki|iki|ini|nih)\s+)?(?:soal|tentang|ttg|mengenai|perihal|bab(?:agan)?|it'?s\s+about(?:\s+the)?|(?:this|it)\s+is\s+about(?:\s+the)?)\s+(?=\w+\s+\w)",
    re.I,
)


def unnamed(text: str) -> str:
    """A text without who says it, and for which RT, before it: both are known, or no part of it."""
    said = _WHO_SAYS.match(text)
    if said is not None and not ASKS_FOR.search(said["more"]):
        text = text[said.end() :]
    return _FOR_RT.sub("", text, count=1)


# "Udah 3 tahun gua usul jalan gang rambutan ga ada kabar, ...": what was wished in vain.
_IN_VAIN = late.regex(
    r"^\W*(?:(?:udah|sudah|udh|sdh|dah|wis|wes|sampun)\W+)?\d{1,2}\s*(?:tahun|taun|thn|th|bulan|bln|kali|x)\s+"
    r"(?:(?:gua|gue|gw|saya|sy|aku|kami|kita|warga|kula|kulo|udah|sudah|ini|lebih)\s+){0,3}"
    r"(?:(?:meng)?usul\w*|ngusul\w*|ngaju\w*|minta|nyuwun|njaluk)\s+(?P<wish>[^,.;!?\n]{3,120}?)\s+"
    r"(?:(?:tapi|tp|kok|tetep|tetap|masih|nanging)\s+){0,2}"
    r"(?:ga|gak|gk|nggak|ngga|tidak|tdk|ora|mboten|belum|blm|durung|dereng)\s+(?:ada|pernah|juga|jg|ono|wonten|di\w+)\b",
    re.I,
)


def in_vain(text: str) -> str:
    """What somebody says that they have wished for long, and nothing came of it; "" where no text
    says so. Never raises."""
    found = _IN_VAIN.match(text[:300])
    return found["wish"] if found is not None else ""


def wish_in(text: str, *, tells: bool) -> str:
    """The wish that a text says, without its introduction and thanks; the text where there is
    none. `tells` is whether what stands before "mau usul" names a thing: then it stays. Never
    raises."""
    if vain := in_vain(text):
        return vain
    text = pleaded.outright(unreported(changed_to(text)))
    text = _MAY_BE.sub("", _THEY_SAY.sub("", text, count=1), count=1)
    text = BIDANG.sub("", _after_all(text), count=1)
    text = _asked_for(_HAS.sub("", unrefused(text), count=1))
    found = _WANTS.match(text)
    before = introduction(text)
    alone = not before or _SELF.fullmatch(before) or _GROUP.match(before)
    if found is not None and (alone or (not tells and _SELF.match(before))):
        text = text[found.end() :]
    text = _FRESH.sub("", _INSTEAD.sub("", text, count=1))
    whether = _WHETHER.sub("", text, count=1)
    if whether != text:
        text = _THROUGH.sub("", whether).rstrip(" ?")
    led = ungreeted(led_on(text))
    if led != text:
        led = _USUL.sub("", led)  # "assalamualaikum, usul jalan rusak"
    led = contrasted(_ABOUT.sub("", led, count=1))
    bare = _TAIL.sub("", _THANKS.sub("", ungreeted(unnamed(led_on(unnamed(led))))))
    bare = pleaded.bare(bare)
    return bare if len(bare.split()) > 1 else text


# "Kata mbah: "aku njaluk kursi roda"": what somebody else says.
_REPORTED = late.regex(
    r"^\W*(?:(?:h[mn]+|eh|oh|ya|iya|nah|gini|ini)\W+){0,2}(?:kata(?:nya)?|jare(?:ne)?|ngendikan(?:e|ipun)|dawuh(?:e|ipun)|ujar|menurut)\s+(?:si\s+)?"
    r"(?:mbah|simbah|nenek|kakek|eyang|ibu|bapak|ayah|mamak|emak|mama|papa|suami|istri|mertua|ortu|orang\s?tua)(?:ku|nya|e)?(?:\s+(?:saya|sy|ku|aku|kami))?"
    r"\b\W*(?:(?:mau|pengen|pingin|pengin|karep|minta)(?:nya|ne|e)\s+)?",
    re.I,
)


def unreported(text: str) -> str:
    """A text without that somebody of the family says it."""
    bare = _REPORTED.sub("", text, count=1)
    return bare.replace('"', "") if bare != text and bare.count('"') % 2 else bare


# "Katanya mau ada posyandu lansia di RW 4": what is said to come.
_THEY_SAY = late.regex(
    r"^\W*(?:katanya|jarene|jare|konon|denger2|dengar2|kabarnya|kabare)\s+(?:(?:mau|arep|badhe|akan|bakal|meh)\s+)(?:(?:ada|ono|wonten)\s+)?(?=\w+\W+\w)",
    re.I,
)
# "Dalan ngarep omah rusak, diaspal iso ora?": whether that may be.
_MAY_BE = late.regex(
    rf"[\s,]+(?:iso|bisa|bs|saged|boleh|oleh|can\s+it|possible)(?:kah)?(?:\s+(?:opo|apa|nopo)?\s*(?:{NOT}|ra|belum|durung|kah))?"
    r"(?:\s+(?:ya|yo|nggih|pak|bu|min|mas|mbak|kak|to|sih))*\s*\?+\s*$",
    re.I,
)
WORK = (
    r"(?:di|dipun\s?)(?:tambah|tembok|ganti|aspal|keruk|perbaik|benah|bener|betul|dandan|bangun|pasang|cor|paving|lebar|bersih|resik|angkut|bikin"
    r"|gawe|terang|tinggi|urug|kasih|wenehi)\w*"
)
_ASKS_WORK = late.regex(
    rf"\b(?:iso|bisa|bs|saged|boleh|oleh)(?:kah)?\s+(?:\w+\s+)?{WORK}\b.*(?:\?|\b(?:{NOT}|ra)(?:\s+(?:ya|yo|nggih|pak|bu|min|mas|mbak|to))*\W*$)",
    re.I,
)
_HAS_WORK = late.regex(rf"\b{WORK}\b", re.I)


def rumoured(text: str) -> bool:
    """Whether a text asks of what is said to come: "katanya mau dibangun jembatan ya?"."""
    said = _THEY_SAY.match(text) is not None
    return (
        said
        and re.search(r"\?\s*$|\b(?:ya|yo|to|apa\s+benar|bener|betul)\W*$", text, re.I) is not None
    )


def asks_work(text: str) -> bool:
    """Whether a text asks whether something can be done with a thing: "lampu gang nek ditambahi iso
    ra?"; of a proposal that is another question."""
    of_proposal = re.search(r"\busul|\bfoto|\bproposal", text, re.I) is not None
    asks = _ASKS_WORK.search(text) or (_MAY_BE.search(text) and _HAS_WORK.search(text))
    return bool(asks) and not of_proposal


# "Fisik. gorong2 di simpang tiga": which bidang it is, and then what is wished.
BIDANG = late.regex(
    r"^\W*(?:(?:nggih|inggih|iya|ya|yo|oke|ok|yes)\W+)?(?:(?:bidang(?:nya|e)?|yang|yg|sing|ingkang|masuk|ke|the)\s+){0,3}(?:fisik(?:\s+(?:dan|&)\s+prasarana)?|ekonomi|sosial(?:\s+budaya)?|sosbud|physical|economic|social|(?:roads?|infrastructure|health|education)(?=\s+one))"
    r"(?:\s+(?:one|please|pls|aja|saja|mawon|wae|min|pak|bu|mas|mbak|kak|ya|kayaknya|deh|lah)){0,3}\s*[.,;:]+\s*(?=\w+\W+\w)",
    re.I,
)
# "Gk deng. lapangan voli, ...": that what was said before is not it.
_NOT_THAT = late.regex(
    r"^\W*(?:(?:eh|oh|min|pak|bu|kak)\W+){0,2}(?:ga|gak|gk|nggak|ngga|enggak|engga|tidak|tdk|ora|mboten|bukan|ralat)"
    r"\s+(?:jadi\s+)?(?:deng|ding|deh|jadi|kok)(?:\W+(?:min|pak|bu|kak|mas|mbak)){0,2}\s*[,.;!]+\s*(?=\w+\W+\w)",
    re.I,
)
# "..., yg td apus": that what was said before is to go.
_ERASED = late.regex(
    r"[\s,.;]+(?:(?:yang|yg|sing)\s+)?(?:td|tadi|wau|sebelumnya|itu)\s+(?:(?:di)?(?:apus|hapus|buang|batal|coret|cancel)(?:in|kan|en)?"
    r"|(?:ga|gak|gk|nggak|tidak)\s+(?:jadi|usah))(?:\s+(?:aja|saja|ya|min|pak|bu|kak|dong|deh)){0,3}\W*$",
    re.I,
)
# What is said of how large it is, in a clause of its own.
_SIZE = late.regex(
    r"\s*,\s*ukuran(?:nya|ne)?\s+(?:standar\w*\s+)?\d[\d.,]{0,8}\s*x\s*\d[\d.,]{0,8}\s*(?:m|meter)?(?=\W*$|\s*[,;])",
    re.I,
)


def _after_all(text: str) -> str:
    """A wish that comes instead of what was said before, without that this goes, and without its
    size; other texts as they are."""
    bare = _ERASED.sub("", _NOT_THAT.sub("", text, count=1), count=1)
    return _SIZE.sub("", bare, count=1) if bare != text else text


# "Mlm kak, mau tanya ini bs buat ngajuin bedah rumah gak? buat mbah saya"
_MAY_ASK = late.regex(
    r"^(?:[^?.;]{0,40}?\b(?:mau|mo|numpang|ijin|izin|badhe|arep)\s+(?:ber|n)?(?:tanya|takon|nyuwun\s+pirsa)\W+)?"
    r"\W*(?:(?:min|admin|pak|bu|kak|mas|mbak|ini|itu|niki|apa|apakah|kalau|kalo|klo|di\s?sini)\W+){0,4}(?:bs|bisa|boleh|bole|saged|iso)\s+"
    r"(?:(?:buat|untuk|utk|kangge|nggo|ga|gak)\s+){0,2}(?:meng|ng|nge)?(?:aju|usul)(?:kan|in|ke|aken|an)?\s+"
    r"(?P<what>[^?.,;]{3,80}?)(?:\s+(?:ga|gak|nggak|ngga|tidak|tdk|mboten|ora|ya|kah))*\s*\?+\s*(?P<more>.{0,200})$",
    re.I | re.S,
)


def _asked_for(text: str) -> str:
    """The wish of a text that asks whether it may be proposed."""
    found = _MAY_ASK.match(text)
    return ", ".join(filter(None, [found["what"], found["more"]])) if found is not None else text


# "Bukan itu pak, maksud saya lampu": that what was asked, or understood, is not it.
_REFUSES = late.regex(
    r"^\W*(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|none)\s+(?:ada|ono|wonten)\s+(?:(?:yang|yg|sing)\s+)?(?:cocok|pas|sesuai)"
    r"(?:\s+(?:semua|itu|pak|bu|min|sih|mas|mbak)){0,3}\s*[,.;:]+\s*(?=\w)"
    r"|^\W*(?:(?:satu|siji)\s+(?:lagi|maneh|meneh|malih)\W+)?(?:(?:pak|bu|min|mas|mbak)\W+)?selain\s+(?:\w+\s+){1,4}"
    r"(?:kemarin|kmrn|kemaren|tadi|td|itu|lalu|dulu|wingi|wau)\s*[,.;]+\s*(?=\w)"
    r"|^\W*(?:ktp|domisili|alamat|rumah)(?:nya|ku|\s+(?:saya|sy|kami|kula|aku))\s+[^,.;]{2,40}?\s*(?:,\s*(?:tapi|tp)|tapi|tp|cuma)\s+(?:(?:yang|yg|sing)\s+)?(?=(?:mau|arep|badhe|di|ng|usul))"
    r"|^\W*(?:bukan|dudu|sanes|nggak|ngga|gak|ga|no)"
    r"(?:\s+(?:itu|iku|ini|iki|kuwi|gitu|begitu|yang|yg|sing|maksud\w*|saya|sy|aku|that|pak|bu|min|mas|mbak|bang|kak)){0,5}"
    r"\s*[,.;:]+\s*(?:maksud(?:nya|ku|e)?\b\s*(?:(?:saya|sy|kami|itu|ya)\s+){0,2})?(?=\w)",
    re.I,
)


# "Saya ada usul lagi bu, pelatihan komputer": that something is proposed, and by whom.
_HAS = late.regex(
    r"^\W*(?:(?:saya|sy|aku|kami|kita|kula|kulo|ini|eh|halo|pak|bu|min|juga|jg|we|i)\s+){0,4}"
    r"(?:ada|punya|ono|onten|gadhah|have)\s+(?:an?\s+|one\s+)?(?:usul(?:an)?|permintaan|proposal)\b"
    r"(?:\s+(?:baru|lagi|nih|juga|ini|itu|pak|bu|min|mas|mbak|satu|siji|maneh|meneh|malih|dong)){0,5}"
    r"\s*[,:;.]+\s*(?=\w)"
    rf"|^\W*(?:{_CALLS}\W+)?(?:saya|sy|aku|kami|kita|kula|kulo)\s+(?:juga\s+|jg\s+)?(?:ada|punya|ono|onten|gadhah)\s+usul(?:an)?\s+"
    r"(?=\w+\W+\w)(?!(?:apa|opo|brp|berapa|mana|yg|yang|sing|baru|lain|lagi|nih|dari|saya|sy)\b)",
    re.I,
)


def has_one(text: str) -> bool:
    """Whether a text begins with that its writer has a proposal, which follows."""
    return _HAS.match(text) is not None


def unrefused(text: str) -> str:
    """A text without a clause before it that says that something else is meant, or what is not."""
    return contrasted(_REFUSES.sub("", text, count=1))


def ungreeted(text: str) -> str:
    """A text without the greeting, and to whom it is, before it."""
    return _LED.sub("", text, count=1)


def salam(text: str) -> bool:
    """Whether a text begins with the greeting that is owed its own answer."""
    return _SALAM.match(text.strip(" \"'*.,!")) is not None


def behind(text: str, area: str) -> str:
    """What is said behind the kelurahan that a text begins with ("imopuro ya, itu lho lampu mati"),
    where a comma parts them; `area` is its name as typed, folded."""
    words = r"\W+".join(map(re.escape, area.split()))
    lead = rf"^\W*(?:kel\w*\W+)?{words}(?:\s+(?:ya|aja|saja|pak|bu|min|lah|deh))*\s*[,.;]+\s*"
    return re.sub(lead, "", text, count=1, flags=re.I) if words else text


def introduction(text: str) -> str:
    """What stands before "mau usul", without a greeting; "" where nothing does."""
    found = _WANTS.match(text)
    return _LED.sub("", found["before"]).strip() if found is not None else ""
