"""What one sentence of staff holds for a form of theirs: what is to be noted, a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.numbers import rupiah
from handlers.reading.english_moments import as_read
from handlers.reading.moments import BY_PRAYER, PART, UNTIL, WEEKDAYS, halved
from handlers.reading.pleaded import untyped
from handlers.reading.said.of_proposals import phones
from handlers.reading.spelling import fold

_UNIT = r"ribu|rb|juta|jt|miliar|milyar|triliun"
_COST = late.regex(
    r"\b(?:biaya\w*|anggaran\w*|pagu\w*|cost|estimasi|perkiraan)\b[\s:=]*"
    r"(?:(?:biaya\w*|sekitar|kira-kira|kira2|about|is)\s+)*"
    rf"(?P<named>(?:rp\.?\s*)?\d[\d.,]{{0,20}}\s*(?:{_UNIT}|m)?)\b"
    rf"|(?P<rp>\brp\.?\s*\d[\d.,]{{0,20}}(?:\s*(?:{_UNIT}|m)\b)?)"
    rf"|(?P<bare>\b\d[\d.,]{{0,20}}\s*(?:{_UNIT})\b)",
    re.I,
)
_RECOMMENDATION = late.regex(
    r"\b(?:rekomendasi\w*|rekom|saran\w*|recommendation)\b[\s:=,-]*(?P<said>.+)$", re.I | re.S
)
# Behind the word, the number that it is of: "rekomendasi 10 layak".
_OF = late.regex(
    r"^(?:(?:untuk|usulan|nomor|nomer|no|nmr)\b[\s.:]*)*(?:MTR-[\d-]+|\d{1,6})[\s:,=-]+(?=\D)", re.I
)
_OFFICE = (
    r"dinas|badan|kantor|bagian|bappeda|satpol|bpbd|pdam|dishub|dinkes|disdik\w*|disperkim|perkim"
    r"|dpu\w*|pupr\w*|putr\w*|dlh|dinsos|dispora|department|office"
)
_UNTIL = (
    r"(?=\s+(?:dan\s+)?(?:biaya|anggaran|pagu|cost|estimasi|perkiraan|rekom\w*|saran|rp)\b"
    r"|\s+(?:ya\s+|yo\s+|tolong\s+|tlg\s+)?(?:di)?catat\w*\b|\s+\d|[,;\n]|\.(?:\s|$)|\s*$)"
)
_OPD = late.regex(
    r"\b(?:opd|skpd)(?:\s?nya)?\b[\s:=]*(?:(?:ke|adalah|itu|jadi|is)\s+)?"
    r"(?:(?:buat|untuk|utk|usulan|no|nomor|nomer|nmr)\b[\s.]*)*(?:\d+[\s,:=]+)?"
    rf"(?P<named>[^\W\d_].*?){_UNTIL}|\b(?P<office>(?:{_OFFICE})\b.*?){_UNTIL}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """The parts as typed; None for what was not said. `cost` is an amount that numbers.rupiah
    reads."""

    opd: str | None = None
    cost: str | None = None
    recommendation: str | None = None


def annotation(text: str) -> Annotation:
    """What "nomor 14 OPD dinas PUTR, biaya 50 juta, rekomendasi layak" says. Never raises."""
    text = right_costs(" ".join(text.split())[:1000])
    advice = _RECOMMENDATION.search(text)
    said = text[: advice.start()] if advice else text
    opd = _OPD.search(said)
    cost = next((c for c in map(_amount, _COST.finditer(said)) if rupiah(c) is not None), None)
    return Annotation(
        _PARTICLES.sub("", (opd["named"] or opd["office"]).strip(" ,.")) if opd else None,
        cost,
        _OF.sub("", advice["said"]).strip(" ,") if advice else None,
    )


# "Bukan 15 juta tapi 150 juta", "keisi 15 juta harusnya 150": what is right is noted.
_RIGHT_COST = late.regex(
    rf"(?:\b(?:bukan|dudu|salah|keliru|keisi|ketulis|tertulis|ke|not)\s+)?(?:rp\.?\s*)?\d[\d.,]{{0,16}}\s*(?P<unit>{_UNIT})?\b"
    rf"[\s,.]+(?:(?:itu|iku|salah|keliru|eh|tapi|tp|pak|bu|ya)[\s,]+){{0,3}}?(?:harusnya|seharusnya|mestinya|kudune|tapi|tp|melainkan|nanging|ning|yang\s+benar|should\s+be|but)"
    rf"\s+(?:jadi\s+|dadi\s+)?(?P<now>(?:rp\.?\s*)?\d[\d.,]{{0,16}}\b)(?P<same>\s*(?:{_UNIT})\b)?"
    r"(?!\s*(?:titik|meter|mtr|m|m2|unit|orang|kk|buah|rumah|hari|minggu|bulan|tahun)\b)",
    re.I,
)


def right_costs(text: str) -> str:
    """A text with the cost alone that is right of two. Never raises."""
    return _RIGHT_COST.sub(_right_cost, text)


def _right_cost(found: re.Match[str]) -> str:
    unit = found["same"] or (f" {found['unit']}" if found["unit"] else "")
    return f"{found['now']}{unit}"


_NOTED = late.regex(
    r"^\W*(?:(?:eh|dan|oh|oya|oiya|tambah(?:in|kan)?|kasih|tulis(?:in|kan)?)\W+)*"
    r"(?:catatan|rekomendasi|rekom|saran)(?:nya|ne|e)?\b(?:\W+(?:gini|begini|itu|ya|adalah))*[\s:,-]+(?P<said>\w.+)$",
    re.I | re.S,
)


def noted(text: str) -> str:
    """What is to be noted, where a text says that and no more: "catatannya: bukan kewenangan
    kelurahan"; "" for others. Never raises."""
    found = _NOTED.match(" ".join(text.split())[:1000])
    return found["said"] if found is not None and "?" not in text else ""


_PARTICLES = late.regex(r"(?:\s+(?:ya|yah|aja|saja|dong|deh|nggih|pak|bu|min|mas|mbak))+\W*$", re.I)


def _amount(found: re.Match[str]) -> str:
    return str(found["named"] or found["rp"] or found["bare"]).strip(" .,")


MONTHS = r"jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des"
_DAY = late.regex(
    rf"\b((?:(?:{'|'.join(WEEKDAYS)})[\s,]{{1,3}}(?:(?:tgl|tanggal)\s+)?)?"
    rf"(?:\d{{1,2}}\s+(?:{MONTHS})\w*(?:\s+20\d\d)?|\d{{1,2}}[/-]\d{{1,2}}(?:[/-]20\d\d)?))\b",
    re.I,
)
# "Jumat tgl 15", "tgl 15": of the month that comes.
_DAY_ALONE = late.regex(
    rf"\b((?:(?:{'|'.join(WEEKDAYS)})[\s,]{{1,3}})?(?:tgl|tanggal)\.?\s*\d{{1,2}})\b(?![.:]\d)",
    re.I,
)
# "Sabtu jam 7 malam", "besok"; "minggu depan" is a week, "hari minggu" a day.
_NEAR_DAY = late.regex(
    r"\b(?:(?:hari\s+)?(?:senin|selasa|rabu|kamis|jumat|sabtu)|hari\s+minggu)(?:\s+(?:depan|besok|ini|nanti))?\b"
    r"(?!\s+(?:lalu|kemarin|kmrn))|\b(?:besok\s+lusa|besok|lusa|hari\s+ini)\b",
    re.I,
)
_EVE = late.regex(rf"\b(?:malam|malem|mlm)\s+({'|'.join(WEEKDAYS)})\b", re.I)
_HOUR = late.regex(rf"\b(?:jam|pukul|pkl)\.?\s*\d{{1,2}}(?:[.:]\d{{2}})?\b(?!\s*(?:{PART}))", re.I)
# "Jumat malam jam 7": the part of the day stands before its hour.
_PART_FIRST = late.regex(
    rf"\b(?P<part>{PART})\s+(?P<hour>(?:jam|pukul|pkl|jm)\.?\s*\d{{1,2}}(?:[.:]\d{{2}})?)\b"
    rf"(?!\s*(?:{PART}))",
    re.I,
)
_CLOCK = rf"\d{{1,2}}(?:[.:]\d{{2}})?(?:\s*(?:{PART})\b)?"
_TIME = late.regex(
    rf"\b(?:jam|pukul|pkl|jm)\.?\s*(?P<start>{_CLOCK})"
    rf"(?:\s*(?:{UNTIL}|-|–)\s*(?:jam|jm|pukul|pkl)?\s*(?P<end>{_CLOCK}))?",
    re.I,
)
_VENUE = late.regex(
    r"\b(?:di|nang|ning|neng|at|in|tempat(?:nya)?)\s+(?:the\s+)?((?:balai|hall|aula|kantor|gedung|rumah|omah|masjid|mesjid"
    r"|musholl?a|mushola|musala|langgar|pendopo|lapangan|lap|sekolah|sd|smp|pos|poskamling|posyandu"
    r"|halaman|warung|kelurahan|kecamatan|gor|puskesmas|saung|gereja|pura|tk|paud|taman|depan)\b.*?)(?=\s+(?:jam|pukul|pkl|tgl|tanggal|hari|besok|tlg|tolong|mohon"
    r"|mhn|ya|dong|minta|undang\w*|kasih|buat|untuk|utk|(?:mem|di)?bahas\w*|agenda\w*|acara\w*|senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b|[,;.\n]|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Called:
    """When and where a meeting is to be, as typed; None for what was not said."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None


def called(text: str) -> Called:
    """What "tgl 12 januari jam 9 pagi sampai 11 di balai kelurahan" says. Never raises."""
    text = halved(" ".join(as_read(text).split())[:1000])
    if (eve := _EVE.search(text)) is not None:  # the night before that day
        day_before = WEEKDAYS[WEEKDAYS.index(eve[1].casefold()) - 1]
        text = _HOUR.sub(r"\g<0> malam", text.replace(eve[0], day_before, 1), count=1)
    text = _PART_FIRST.sub(r"\g<hour> \g<part>", text)
    day = _DAY.search(text) or _DAY_ALONE.search(text)
    times, venue = _TIME.search(text), _VENUE.search(text)
    near = _NEAR_DAY.search(text) if day is None else None
    prayer = BY_PRAYER.search(text) if times is None else None
    return Called(
        day[1] if day else near[0] if near else None,
        times["start"].strip() if times else prayer[0] if prayer else None,
        times["end"].strip() if times and times["end"] else None,
        venue[1].strip() if venue else None,
    )


_AGENDA = late.regex(
    r"\b(?:(?P<what>(?:mem)?bahas\b.*?)|(?:agenda|acara)(?:nya|ne|e)?\b[\s:,]*(?P<of>\S.*?))"
    r"(?=\s+(?:jam|pukul|pkl|tgl|tanggal)\b|[\s,;.]+(?:bawa|tolong|tlg|mohon|undang\w*|umumkan)\b|[.;\n]|\s*$)",
    re.I,
)


def agenda(text: str) -> str | None:
    """What a meeting is to be about, as a sentence that calls it says; None where it does not."""
    found = _AGENDA.search(" ".join(text.split())[:1000])
    said = (found["what"] or found["of"]).strip(" ,.") if found is not None else ""
    return said if len(said.split()) > 1 else None


_BRING = late.regex(
    r"(?:^|[,.;]\s*|\s+(?:dan|jangan\s+lupa)\s+)(?:(?:jangan\s+lupa|tolong|tlg|mohon|warga)\s+)*(?:di|mem)?bawa\s+"
    r"(?P<what>[^,.;]+)",
    re.I,
)


def bring(text: str) -> str | None:
    """What is to be brought to a meeting, as a sentence that calls it says; None without that."""
    found = _BRING.search(" ".join(text.split())[:1000])
    return found["what"].strip() if found is not None else None


# A meeting of a level, by another word than the one by which it is called.
_MEETS = late.regex(
    r"\b(?<!pra )(?<!pra-)(?:musrenbang|musren|rembu[gk]|musyawarah)(?:nya|an|ane)?\b"
    r"(?!\s+(?:perempuan|anak|disabilitas|rw|rt)\b)(?P<level>\s+(?:warga\s+)?(?:kelurahan|kecamatan|kota)\b)?",
    re.I,
)


_OF_RW = late.regex(r"\brembu[gk](?:nya|an)?\s+(?:warga\s+)?rw\b", re.I)
_LEVELS = {2: "kota", 3: "kecamatan", 4: "kelurahan"}


def kind_said(text: str, level: int) -> str:
    """A text with a meeting as it is called there: "bikin rembuk kelurahan" calls the musrenbang of
    the kelurahan; where no level is said that of whoever calls it is meant."""
    own = _LEVELS.get(level)
    text = _OF_RW.sub("rembuk rw", text)

    def called(found: re.Match[str]) -> str:
        said = (found["level"] or own or "").split()
        return f"musrenbang {said[-1]}" if said else found[0]

    return _MEETS.sub(called, text)


# That a meeting is at another time or place, or not at all.
_CHANGED = late.regex(
    r"\b(?:rapat|pertemuan|musren\w*|rembu[gk])\w*\b.*\b(?:batal|dibatal\w*|(?:di)?undur\w*|mundur|maju"
    r"|dimaju\w*|pindah|dipindah\w*|(?:di)?ganti|(?:di)?geser)\b",
    re.I | re.S,
)


def says_changed(text: str) -> bool:
    return _CHANGED.search(text) is not None


# That whoever says it is away, and who does their work for so long.
_AWAY = (
    r"(?:cuti|libur|(?<!rumah\s)sakit|opname|dinas\sluar|tugas\sluar|umr[oa]h|(?:naik|berangkat)\shaji"
    r"|mudik|pulang\skampung|lahiran|melahirkan|on\sleave|prei|i[jz]in\s(?=tidak|ga|gak|cuti|se\w|\d)"
    r"|(?:ga|gak|nggak|tidak|tdk|ora)\s(?:masuk|mlebu)\s(?:kerja|kantor|dinas))"
)
_PERSON = (
    r"(?:pak|bu|bapak|ibu|mbah|mas|mbak|bpk|mr|mrs|ms|sekre\w*|sekdes|seklur|rekan|teman|kasi)"
)
_TO = rf"(?:ke|kepada|sama|karo|nang|ning|dhateng)\s{_PERSON}"
_HANDED = (
    rf"(?:ti?tip(?:kan|in|ke|no|aken)?\s(?:\w+\s){{0,2}}?{_TO}|titip(?:ke|no|aken)\s{_PERSON}"
    rf"|(?:di)?(?:serah|limpah|oper)(?:in|kan|ke|no|aken)?\s(?:\w+\s){{0,3}}?{_TO}"
    rf"|di(?:pegang|urus|tangani|handle|backup|kerjakan)(?:ke|no|in)?\s(?:\w+\s){{0,2}}?{_PERSON}"
    rf"|{_PERSON}(?:\s\w+){{0,2}}?\s(?:(?:yang|yg|sing|will|can|to)\s)?(?:megang|pegang|nyekel|ngurus|urus|nangani"
    r"|handle|gantiin|nggantiin|gantikan|menggantikan|nggenteni|backup|cover|fill\sin|replace|take\sover))"
)
_WISHES = (
    rf"usul\w*\s(?:\w+\s)?{_PERSON}|{_PERSON}\s\w+\s(?:minta|usul|njaluk|pengen|mau)"
    r"|pengumuman|rapat"
)
_LEAVE = late.regex(rf"^(?!.*\b(?:{_WISHES})\b)(?=.*\b{_AWAY}).*\b{_HANDED}\b")


def hands_over(said: str) -> bool:
    """Whether a folded text says that whoever writes it is away, and somebody does their work
    meanwhile: "saya cuti seminggu, titip ke mas anton dulu". Never raises."""
    return _LEAVE.match(said) is not None


_ENTER = late.regex(
    r"\b(?:masuk(?:in|kan|an)|(?:me)?(?:ng)?(?:input|entri)(?:in|kan|ke)?|nulis(?:in|ke)|(?:catat|tulis|nyatet)\w*\s+usul\w*|daftar(?:in|kan)|titip\w*"
    r"|wakil\w*|mewakili|bawa(?:kan|in)?|(?:di)?isi(?:kan|in|ke|no|ni)?\s+(?=usul|punya|formulir|buat|untuk|utk|atas)"
    r"|atas\s+nama(?=.*\busul))\b(?P<before>.*?)\b(?:usul\w*\s+)?"
    r"(?P<name>(?:pak|bu|bapak|ibu|mbah|mas|mbak|bpk|ny|pakde|bude)\s+[^\W\d_]+(?:\s+(?!yang\b|yg\b|minta\b|mau\b"
    r"|usul\w*\b|rt\b|rw\b|dari\b|di\b|ga\b|gak\b|tidak\b|tdk\b|soal\b|untuk\b|supaya\b)[^\W\d_]+)?)(?P<rest>.*)$",
    re.I | re.S,
)
_WITHOUT_PHONE = late.regex(
    r"\b(?:(?:yang|yg|orang(?:nya|e)?|dia|beliau|deweke)\s+)?(?:ga|gak|nggak|tidak|tdk|ora)\s+"
    r"(?:(?:punya|ada|duwe|nduwe|pegang)\s+(?:hp|wa|handphone|telepon|nomor)\w*"
    r"|(?:bisa|iso|saged)\s+\w+(?:\s+hp)?)",
    re.I,
)
# "Bu Sri rt 3 ga punya hp titip usul sumur bor musholla": who it is stands first.
_LEAVES = late.regex(
    r"^\W*(?P<name>(?:pak|bu|bapak|ibu|mbah|mas|mbak|bpk|ny|pakde|bude)\s+[^\W\d_]+)\s+"
    r"(?P<before>.{0,60}?)\b(?:ni?titip|titip)\s+usul(?:an|kan)?\s+(?P<rest>.+)$",
    re.I | re.S,
)
# "Pak Marno RT 2 nitip minta gerobak", "Bu Karto minta lampu di gang 3, ga punya hp": that it is
# left with staff, or that they have no phone, says for whom it is written.
_ASKS_FOR = late.regex(
    r"^\W*(?:(?:ini|iki|nah|eh|oh|ya|tolong)\W+){0,4}(?P<here>(?:ada|ono|onten)\W+)?(?P<paper>(?:kertas|formulir|form|kartu|lembar(?:an)?|blangko)(?:\s+(?:yang\s+)?[\w-]+){0,2}\s*[:,]\s*)?"
    r"(?P<name>(?:pak|bu|bapak|ibu|mbah|mas|mbak|bpk|ny|pakde|bude|mr|mrs|ms)\.?\s+(?!(?:lurah|camat|wali|kades|sekretaris|ketua|kasi|admin|petugas|operator|kadis|r[tw])\b)[^\W\d_]+"
    r"(?:\s+(?!r[tw]\b)(?-i:[A-Z])[^\W\d_]+)?)\s*(?P<before>(?:,|of\b|from\b|dari\b|warga\b|r[tw]\b|\d|\W|(?:ga|gak|nggak|tidak|tdk|ora)\s+(?:punya|duwe|nduwe|pegang)\s+(?:hp|wa)\b){0,12}?)\s*\b"
    r"(?P<left>(?:nitip|titip|nitipke|titipke)\s+(?:(?:pesen|pesan|usul)\s+)?)?(?:minta|njaluk|nyuwun|pengen|pengin|pingin|kepengen|mau|arep|butuh|usul|ngusulkan|asks?\s+for|wants?|requests?)\s+"
    r"(?P<rest>.+)$",
    re.I | re.S,
)
_NO_PHONE = late.regex(
    r"\b(?:hp|wa|handphone|telepon)(?:nya|ne|e)?\s+(?:beliau\s+)?(?:ga|gak|nggak|tidak|tdk|ora)\s+(?:punya|ada|duwe|nduwe|gablek)\b|"
    r"\b(?:no|without(?:\s+a)?|has\s+no|doesn'?t\s+have\s+a)\s+phone\b"
    r"|\b(?:ga|gak|nggak|tidak|tdk|ora)\s+(?:punya|ada|duwe|nduwe|pegang|bisa|iso)\s+(?:hp|wa|handphone)\w*",
    re.I,
)
# What whoever brings it does not know any more, and is asked.
_FORGOT = late.regex(
    r"[\s,]*\b(?:tapi|tp|ning|nanging|cuma|but)\b[^,;.]*\b(?:lali|lupa|ora\s+ngerti|(?:ga|gak|nggak)\s+(?:tau|tahu)|forgot|don'?t\s+know)\b.*$"
    r"|[\s,]+(?:ukuran|jumlah|volume|panjang|alamat|rt|tanggal)\w*\s+(?:ga|gak|nggak|tidak|tdk|ora|belum|blm)\s+(?:ke|di)?(?:tulis|isi|sebut|cantum|catat)\w*\W*$",
    re.I,
)
_NEAR = late.regex(r"\br[tw]\W{0,2}\d{1,3}\b", re.I)
# "Usulannya gorong-gorong".
_CALLED_WISH = late.regex(
    r"^\W*usul(?:an(?:nya|e|ne)?|nya|kan|ke)?\b(?:\s+(?:ini|itu|yaitu))?\W+(?=\w)", re.I
)


def _asked_for(text: str) -> re.Match[str] | None:
    found = _ASKS_FOR.match(text)
    here = found is not None and found["here"] and _CALLED_WISH.match(found["rest"])
    left = found and (here or found["left"] or found["paper"] or _NO_PHONE.search(text))
    return found if left else None


# What stands before whose it is: "titip usulan jalan setapak buat mbah sarinem".
_BEFORE = late.regex(
    r"^\W*(?:usul\w*\b\W*)?|\W*\b(?:buat|untuk|utk|dari|atas\s+nama|punya\w*|milik|usul\w*)?\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Whose proposal is to be entered, and what they wish ("" where that is not said)."""

    name: str
    wish: str


# "Usulan warga, namanya bu tini": that it is somebody's, and no wish.
_NOBODYS = late.regex(
    r"(?:\W*\b(?:usul\w*|warga\w*|orang|org|nama\w*|jenenge|seorang|satu|1|dari|dr|punya|baru)\b)+\W*",
    re.I,
)


# "Ada usulan baru dari lantai, pak rw 4 minta pompa air": said in a meeting, for whoever asks.
_FLOOR = late.regex(
    r"^\W*(?:(?:ini|iki|nah|eh|oh|min|bot|catat|tolong|tlg)\W+)*(?:ada|ono|onten|tambah(?:an)?)\s+(?:(?:satu|siji|lagi|maneh)\s+)*"
    r"(?:usul\w*|tambahan)\s+(?:\w+\s+){0,2}?(?:dari|soko|seko|saking|from)\s+"
    r"(?:(?:the\s+)?(?:lantai|peserta|hadirin|forum|floor|warga\s+yang\s+(?:hadir|datang)))\w*\W+(?P<before>)"
    r"(?P<name>(?:pak|bu|bapak|ibu|mbah|mas|mbak|bpk)\s+(?:(?:ketua\s+)?r[tw]\W{0,2}\d{1,3}|[^\W\d_]+))\s+"
    r"(?P<rest>(?:minta|usul\w*|ngusul\w*|njaluk|pengen|pingin|mau|arep|wants?)\s+.+)$",
    re.I | re.S,
)


def from_floor(text: str) -> bool:
    """Whether a text tells a proposal that somebody brings in a meeting. Never raises."""
    return _FLOOR.match(" ".join(text.split())[:1000]) is not None


def for_whom(text: str) -> ForWhom | None:
    """What "mau masukin usulan pak slamet yang ga punya hp, minta gorong2 rt 4" says; None where it
    is nobody's. Never raises."""
    text = " ".join(text.split())[:1000]
    if (told := phones.phoneless(text)) is not None:
        name, wish = told
        return ForWhom(name.title() if name.islower() else name, untyped(wish))
    found = _FLOOR.match(text) or _LEAVES.match(text) or _asked_for(text)
    found = found or _ENTER.search(text)
    if found is None or hands_over(fold(text)):
        return None
    name = found["name"].replace(".", "")
    name = name if name.replace(" ", "").isalpha() else ""  # "pak rw 4"
    wish = _NO_PHONE.sub(" ", _WITHOUT_PHONE.sub(" ", found["rest"])).strip(" ,.;:")
    wish = _CALLED_WISH.sub("", _FORGOT.sub("", wish))
    near = [each for each in _NEAR.findall(found["before"]) if each not in wish]
    wish = ", ".join([wish, " ".join(near)]) if wish and near else wish
    wish = wish or _BEFORE.sub("", found["before"])
    wish = "" if _NOBODYS.fullmatch(wish) else wish
    return ForWhom(name.title() if name.islower() else name, untyped(wish))
