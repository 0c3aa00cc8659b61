"""Of what kind is what somebody asks or tells: which danger, which office's matter, what they are
disappointed by. By the words alone; "" where they do not say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.said.of_us.plain_questions import plain_kind
from handlers.reading.said.of_us.shared_out import SHARED_OUT
from handlers.reading.said.offices import office

_ORA = rf"(?:{NOT}|{NOT_YET})"

_WHAT = r"(?:apa|opo|napa|nopo|what)"

# Who serves residents, and how they did.
_DESK = (
    r"petugas\w*|pegawai\w*|staf\w*|aparat\w*|oknum|loket\w*|lurah\w*|camat\w*|pelayanan\w*|kelurahan|kecamatan|kantor"
    r"|officials?|clerks?|officers?"
)
_RUDE = (
    r"jutek|judes|galak|kasar|ketus|sombong|cuek|marah2?|marah\W+marah|bentak\w*|ngebentak|dibentak"
    rf"|{_ORA}\W+(?:ramah|sopan|melayani|ngelayani|jujur|becus)|kurang\W+(?:ramah|sopan)|dipersulit|mempersulit|dilempar\w*|diping\w*"
    r"|(?:susah|sulit|angel)\W+di\w+|bolak\W?balik|rude"
)
_BRIBE = (
    r"(?:di)?pungli\w*|pungut\w*|(?:di)?minta(?:in|i)?\W+(?:duit|uang|imbalan|amplop|sogok\w*)|njaluk\W+duit|dijaluki\W+duit"
    r"|korup\w*|sogok\w*|bribe\w*"
)

# What one tires of.
_TRIED = r"(?:ng|meng)?(?:usul|aju|nunggu|tunggu|lapor|musren|janji|dengerin|ngomong)"

# In their order: the first that fits. The answer is `answer-ACT.KIND`.
# "Aq msh 16 btw bole kan?", "anak smp boleh usul ga".
_MAY = r"(?:bole|boleh|blh|bisa|bs|iso|oleh|saged|ikut)"
_AGED = (
    r"(?:(?:umur|usia|umurku|umure|msh|masih|baru|bru)\W+(?:saya\W+|aku\W+|aq\W+|umur\W+)?(?:[6-9]|1[0-7])\b(?!\W*(?:m|meter|titik"
    r"|unit|orang|kk|rumah|bulan|hari|jam|rt|rw)\b)|(?:[6-9]|1[0-7])\s*(?:th|thn|tahun|taun)\b"
    r"|(?:msh|masih|anak|pelajar|siswa)\s+(?:smp|sma|smk|sekolah|kecil|dibawah\s+umur)|(?:di\s?)?bawah\s+umur"
    r"|(?:belum|blm|durung)\s+(?:punya\s+|ada\s+)?(?:ktp|17|dewasa))"
)
_YOUNG = late.regex(
    rf"\b{_AGED}\b(?=.*\b{_MAY}\b(?:\W+\w+){{0,3}}?\W*(?:kan|ga|gak|gk|nggak|ngga|enggak|tidak|tdk|ya|ora|mboten|\?))"
    rf"|\b{_MAY}\b(?:\W+\w+){{0,3}}?\W+{_AGED}\b",
    re.I,
)

# "Ini beneran dari pemkot apa penipuan".
_REAL = late.regex(
    r"^(?!.*\b(?:lapor\w*|korban|kena|ketipu)\b).*?(?:\b(?:penipu\w*|(?:di|ne)?tipu|tipu\W?tipu|(?:di|ng)?apusi|apus\W?apus\w*|scams?|hoa[xk]s?|phishing|legit|fake|bodong)\b"
    r"|\b(?:resmi|official|beneran|tenan|tenanan|saestu)\b.{0,25}(?:\b(?:bukan|gak|ga|apa|opo|nopo|mboten|ora|dudu)\b|\?))",
    re.I | re.S,
)
# "Ini bener nomornya kelurahan bukan ya": whose number this is.
_OF_OFFICE = late.regex(
    r"(?<![\w-])(?:ini|iki|niki|nih|this|is\s+it)\s+(?:(?:bener|benar|beneran|betul|leres|memang|emang|apa|opo|really|dengan|dgn|dari|the|right)\s+){0,3}"
    r"(?:(?:nomor|nomer|no|wa|whatsapp|akun|chat|kontak|number)(?:\s?(?:nya|ne|e|ipun))?\s+)?(?:(?:dari|punya|milik|resmi|asli|kantor|pak|bu|of|the)\s+){0,3}"
    r"(?:kelurahan|pemkot|pemda|pemerintah|bappeda|kecamatan|lurah|musrenbang)\b(?!\s+(?:mana|apa|endi))[^.,;]{0,25}?\b(?:bukan|bkn|kan|ya|yo|nggih|to|apa|po|opo|nopo|bener|benar|betul|tenan|ga|gak|kah)\W*$"
    r"|\b(?:bener|benar|betul|leres)\s+(?:kah\s+)?(?:ini|iki|niki)\s+(?:(?:nomor|nomer|no|wa|whatsapp|akun|chat|kontak)(?:\s?(?:nya|ne|e))?\s+)(?:(?:dari|punya|resmi|kantor|pak|bu)\s+){0,2}(?:kelurahan|pemkot|pemerintah|bappeda|lurah|kecamatan)\b",
    re.I,
)
_KINDS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "eligible": (("young", _YOUNG),),
    "who": (("real", _REAL), ("office", _OF_OFFICE)),
    "urgent": tuple(
        (kind, late.regex(rf"\b(?:{words})\b", re.I))
        for kind, words in (
            (
                "power",
                r"kabel\w*|listrik\w*|trafo\w*|tiang\s+(?:listrik|pln)|pln|kesetrum|nyetrum|kesetrom|tersengat"
                r"|setrum|konsle\w*|korsle\w*|electric\w*|wire\w*|transformer",
            ),
            (
                "fire",
                r"k?[eo]?bakar\w*|api|geni|kobong\w*|asap|kebul\w*|fire|burn\w*|gas",
            ),
            (
                "hurt",
                r"pingsan|semaput|kejang|sekarat|luka\w*|getihen|meninggal|mayat|tabrak\w*|ketabrak|tertabrak"
                r"|kecelakaan|kacilakan|laka|melahirkan|lahiran|babaran|keracunan|serangan\s+jantung|sesak"
                r"|ambulan\w*|tenggelam|keli|hanyut|kecemplung|kecebur|digigit|dicokot|drown\w*|accident|injured",
            ),
            (
                "crime",
                r"maling|begal|rampok\w*|perampok\w*|pencuri\w*|tawuran|bacok\w*|golok|ngamuk|gelut|berkelahi|kdrt"
                r"|digebuk\w*|dipukul\w*|bunuh|diculik|culik|senjata|bom|polisi|thief|knife",
            ),
            (
                "nature",
                r"pohon|wit|tumbang|roboh|rubuh|ambruk|ambrol|runtuh|collaps\w*|banjir\w*|longsor\w*|tanggul|jebol|ular|ulo|tawon|gempa"
                r"|lisus|puting\s+beliung|badai|bandang|tree|flood\w*|landslide|snake",
            ),
        )
    ),
    "services": tuple(
        (kind, late.regex(rf"\b(?:{words})\b", re.I))
        for kind, words in (
            (
                "aid",
                r"bansos|pkh|blt|bpnt|bantuan\s+sosial|sembako|dtks|raskin|rastra|bst",
            ),
            ("health", r"bpjs|jkn|kis|askes|rumah\s+sakit|puskesmas\s+rujuk\w*"),
            (
                "papers",
                r"ktp\w*|e-?ktp|kk|kartu\s+keluarga|akta\w*|akte\w*|kia|skck|sktm|surat\w*|domisili|nikah|kua|pindah"
                r"|legalisir|ahli\s+waris|suket",
            ),
            ("school", r"sekolah|ppdb|spmb|kip|pip|beasiswa|ijazah|zonasi"),
            ("tax", r"pajak|pbb|stnk|samsat|bpkb|sppt|retribusi"),
            ("police", r"sim|kehilangan|polisi|polres|tilang"),
            (
                "power",
                r"pln|listrik|token|meteran|pdam|air\s+(?:mati|pam|pdam)|elpiji|lpg|gas",
            ),
        )
    ),
    "what": (("musrenbang", late.regex(r"\bmusren(?:g)?bang\w*|\bmusren\b", re.I)),),
    "how": (
        (
            "needs",
            late.regex(
                rf"\b(?:(?:per)?syarat\w*|sarat\w*|kelengkapan\w*|requirements?)\b"
                rf"|\b(?:berkas|dokumen)\w*\b.*\b(?:{_WHAT})\b|\bsurat\w*\s+(?:{_WHAT})\b"
                rf"|\b(?:{_WHAT})\s+(?:\w+\s+)?(?:(?:yg|yang|sing)\s+)?(?:(?:harus|perlu|kudu|mesti|hrs)\s+)?(?:di)?(?:siap\w*|butuhkan|butuhin|perlukan|perluin|bawa|lampirkan|lengkapi)\b"
                rf"|\b(?:nyiapin|siapin|menyiapkan|siapkan|nyiapke|nyiapno|bawa|butuh|melampirkan)\s+(?:{_WHAT})\b"
                rf"|\b(?:perlu|harus|pake|pakai|wajib|butuh|kudu)\s+(?:pakai\s+|pake\s+|bawa\s+|ada\s+)?(?:ktp|kk|proposal|surat|rab|berkas|dokumen|materai|tanda\s?tangan)\b(?=.*(?:\b{_ORA}\b|\?))",
                re.I | re.S,
            ),
        ),
    ),
    "why": (
        (
            "name",
            late.regex(
                rf"\b(?:nama|jeneng|asma)(?:ku|\s+(?:saya|sy|aku|kulo|kula))?\b.*\b{_ORA}\s+(?:ada|muncul|tampil|kelihatan|keliatan|ono)",
                re.I,
            ),
        ),
    ),
    "complain": (
        ("shared", SHARED_OUT),
        (
            "bot",
            late.regex(
                r"\b(?:bot|robot|mesin|aplikasi|sistem)\w*\b.*\b(?:goblo[gk]|goblog|bego|tolol|bodoh|dungu|oon|error|rusak|jelek|payah|ngawur|lemot)"
                rf"|\b{_ORA}\s+(?:nyambung|ngerti2|paham2|mudeng)\b|\b(?:goblo[gk]|bego|tolol|dungu)\b",
                re.I,
            ),
        ),
        (
            "staff",
            late.regex(
                rf"\b(?:{_DESK})\b(?:\W+\w+){{0,8}}?\W+(?:{_RUDE}|{_BRIBE})\b"
                rf"|\b(?:{_BRIBE}|(?:di|mem)persulit|di\W?bentak\w*|bolak\W?balik)\b(?:\W+\w+){{0,6}}?\W+(?:{_DESK})\b"
                r"|\b(?:pelayanan|petugas|pegawai|loket|antrian|antrean)\w*\b(?:\W+\w+){0,5}?\W+(?:lelet|lambat|lemot|lama|payah|jelek|buruk)\b"
                rf"|\b(?:pak|bu|bpk|ketua)\W+r[tw]\b(?:\W+\w+){{0,5}}?\W+(?:pilih\W+kasih|{_ORA}\W+(?:pernah|adil|peduli)|korup\w*)\b",
                re.I,
            ),
        ),
        (
            "earlier",
            late.regex(
                r"(?:\b(?:th(?:n|un)?|tahun|taun|musrenbang|musren)\W+(?:lalu|kemarin|kmrn|wingi|kepungkur|20[12]\d|sebelumnya)\b"
                r"|\busul\w*\W+(?:\w+\W+){0,3}?(?:20[12]\d|sebelumnya)\b)"
                r".*\b(?:usul\w*|ngusul\w*|ngaju\w*|diaju\w*|ilang|hilang|lenyap|kelanjut\w*|tindak\s?lanjut|dikemana\w*)\b"
                rf"|\A(?=.*\b(?:usul|ngusul|ngaju|diaju|mengaju|musren)\w*).*\b(?:(?:th(?:n|un)?|tahun|taun|musrenbang|musren)\W+(?:lalu|kemarin|kmrn|wingi|kepungkur|20[12]\d|sebelumnya))\b.*\b{_ORA}\b"
                r"|\busul\w*\b.*\b(?:th(?:n|un)?|tahun|taun)\s+(?:lalu|kemarin|kmrn|wingi|20[12]\d)\b"
                r"|\b(?:20[12]\d|dulu|mbiyen)\b.*\b(?:usul\w*|ngusul\w*)\b.*\b(?:kok|mana|hilang|ilang|belum|blm|durung)\b"
                r"|\busul\w*\b.*\b(?:lewat|lwt|ke|sama|liwat)\s+(?:(?:pak|bu|bpk|ibu)\s+)?(?:rt|rw|lurah|kelurahan|camat|dewan)\b"
                r".*\b(?:sini|kene|kok|lagi|perlu)\b",
                re.I | re.S,
            ),
        ),
        # "Kemarin saya cerita ke mbak di kelurahan, sudah masuk belum?"
        (
            "elsewhere",
            late.regex(
                r"^(?=.*\b(?:masuk|mlebu|mlebet|kecatat|kecathet|tercatat|dicatat|terdaftar|recorded|registered|in)\b).*?"
                r"\b(?:ce?rita|crito|ngomong|bilang|lapor|titip|usul|ngusul|matur|menyampaikan|nyampaikan|sampaikan|told|reported)\w*\b.{0,25}"
                r"\b(?:ke|sama|karo|lewat|kepada|marang|dhateng|kaliyan|to)\W+(?:\w+\W+){0,2}?(?:pak|bu|mbak|mas|ibu|bapak|petugas|r[tw]|lurah|kelurahan"
                r"|kader|officer|lady|man|office)\b.*\b(?:masuk|mlebu|mlebet|kecatat|kecathet|tercatat|dicatat|terdaftar|recorded|registered|in)\W+"
                r"(?:\w+\W+)?(?:belum|blm|durung|dereng|opo|apa|ga|gak|ora|yet|\?)?",
                re.I | re.S,
            ),
        ),
        (
            "futile",
            late.regex(
                r"\b(?:percuma|formalitas|sia2|sia-sia|bohong\w*|ngapusi|omong\s*doang|cuma\s+janji\w*|janji\s+(?:doang|terus|tok)"
                r"|php|muspro|useless|kapok)\b"
                rf"|\b(?:bosen|bosan|capek|cape)\b(?=.*\b{_TRIED}\w*)|\b{_TRIED}\w*\b.{{0,60}}\b(?:bosen|bosan|capek|cape)\b"
                rf"|\b(?:tiap|setiap|saben)\s+(?:th|thn|tahun|taun)\b.*\busul\w*\b.*\b{_ORA}\b"
                rf"|\busul\w*\b.*\b(?:tiap|setiap|saben)\s+(?:th|thn|tahun|taun)\b.*\b{_ORA}\b"
                rf"|\b{_ORA}\s+(?:pernah|tau|nate)\s+(?:di)?(?:kabul\w*|realisasi\w*|terealisasi|tembus|acc|gubris|respon\w*|tanggap\w*)",
                re.I | re.S,
            ),
        ),
    ),
}


def kind_of(act: str, text: str) -> str:
    """The kind of what a text tells, as far as its act has kinds. Never raises."""
    if act == "officer":
        return office(text)
    if plain := plain_kind(act, text):
        return plain
    return next((kind for kind, words in _KINDS.get(act, ()) if words.search(text)), "")
