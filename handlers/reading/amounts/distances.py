"""How far away something is, which is no amount of what is asked: "jarak ke SD cuma 50 meter"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts.figures import figures
from handlers.reading.amounts.righted import NUMBER as _NUMBER

# "Jarak ke SD cuma 50 meter"; but "jarak yang mau diaspal 300 m" is how much of it.
DISTANCE = (
    r"(?:ber)?jarak\w*"
    r"(?![^,;\d]{0,40}\b(?:mau|arep|akan|minta|yang|yg|sing|panjang\w*|total)\b)"
    r"[^,;\d]{0,40}?"
)
# How far it is to there ("ke utara 100 m", "200 meter dari masjid"); but not "sepanjang
# 100 m ke timur", nor "100 m dari masjid sampai makam".
_WINDS = r"utara|selatan|timur|barat|kiri|kanan|depan|belakang|dalam|kulon|wetan|lor|kidul"
FAR = late.regex(
    rf"\b(?:(?:ke|arah)\s+(?:arah\s+)?(?:{_WINDS})|masuk|maju|mundur|lurus|mentok"
    rf"|belok\s+(?:kiri|kanan))\s*(?:sekitar\s+|kira2?\s+|lagi\s+)?{_NUMBER}\s*(?:an)?\s*(?:m"
    rf"|meter|mtr|km)\b"
    rf"|\b(?:masuk|dari|dr)\s+(?:dari\s+)?(?:jl|jln|jalan|simpang|perempatan|pertigaan|gang|gg"
    rf"|pasar|masjid"
    rf"|sd|sekolah|gapura)\b(?![^,;]*\b(?:sampai|sampe|smpe|hingga|s/d"
    rf"|ke)\b)[^,;\d]{{0,40}}?{_NUMBER}\s*(?:m|meter|mtr|km)\b"
    rf"|{_NUMBER}\s*(?:m|meter|mtr|km)\b[\s,]+(?:kanan|kiri|kiwo|tengen)\b(?!\W+(?:(?:dan|sama|&|lan)\W+)?(?:kanan|kiri|kiwo|tengen))"
    rf"|(?<!panjang )(?<!panjangnya )\b{_NUMBER}\s*(?:an)?\s*(?:m|mtr|meteran|met(?:er|re)s?|km)\s+"
    rf"(?:(?:dari|dr|s[ae]ko|soko|saka|saking|from|away)\b(?!.*\b(?:sampai|sampe|smpe|smp|hingga|s/d|ke|tekan|nganti|to)\b)|sebelum|sblm|setelah|stlh|sesudah"
    r"|sa(?:k|r)?durung\w*|sa(?:k)?wis\w*|before|after|past|beyond|short\s+of"
    rf"|(?:jarak|jauh)nya\b(?![^,;]*\d)|adohe\b(?![^,;]*\d)"
    rf"|ke\s+(?:{_WINDS}))\b"
)
# How far people walk, carry or push what they have: "dipikul 400 meter", "harus jalan 1,5 kilo",
# "300 m kami dorong motor".
_ON_FOOT = (
    r"(?:(?:ber)?jalan\s+kaki|mlaku|mlampah|mlaku\s+sikil|walk(?:s|ed|ing)?|on\s+foot"
    r"|(?:di|n|ny)?(?:pikul|gotong|gendong|panggul|bopong|tandu|seret|geret|tuntun|usung|junjung|langsir|sunggi|emban|gledek)"
    r"|(?:di|ke|nge|nga)?angkut|(?:nge|nga|di)angkat|(?:di)?dorong|(?:di)?surung|nyurung|nyorong|ndorong|mendorong|nuntun|menuntun"
    r"|mikul|memikul|nggotong|menggotong|nggendong|menggendong|manggul|mbopong|nyeret|nggeret|mengangkut|ngusung|mengusung|nandu|nglangsir|melangsir|ngangsu"
    r"|(?:mem|di)?bawa\s+(?:ember|jerigen|jirigen|galon|air)|carry|carries|carried|carrying|push|pushes|pushed|pushing|drag|dragged|haul|hauled)"
)
_MUST = r"(?:harus|hrs|kudu|mesti|terpaksa|kepeksa|kedah|have\s+to|must)"
_METRES = r"(?:m|mtr|met(?:er|re)s?|km|kilo\w*)"
CARRIED = (
    rf"\b(?:{_MUST}\s+(?:ber)?(?:jalan|mlaku|mlampah)|{_ON_FOOT})\b(?![^,.;\d]{{0,40}}\b(?:sepanjang|panjang\w*|total)\b)[^,.;\d]{{0,40}}?"
    rf"{_NUMBER}\s*(?:an)?\s*{_METRES}\b(?!\s*[x×])"
    rf"|(?:^|[,.;]\s*)(?:(?:sekitar|kira2|hampir|lebih|about)\s+)?{_NUMBER}\s*(?:an)?\s*{_METRES}\s+(?!(?:buat|untuk|utk|kanggo|for)\b)(?:\w+\s+){{0,2}}?{_ON_FOOT}\b"
)
# How much there is by now: "skrg cuma satu orang", "now there are only 2"; but what is said of an
# amount that is put right ("sekarang jadi 3") is one.
_ONLY = r"(?:cuma|cuman|cm|hanya|mung|namung|nembe|baru|only|just|kari|tinggal)"
BY_NOW = (
    r"(?<=\w\w\w)[\s,.;]+(?:(?:tapi|tp|soalnya|kan|yang|yg|sing|ingkang|but)\s+)?(?:(?:skrg|skrng|sekarang|saiki|sakniki|sakmenika|selama\s+ini|now|currently|right\s+now)[\s,]+"
    rf"(?:(?:yang|yg|sing|itu|kami|kita|there|we|is|are|have|ada|ono|wonten|punya)\s+){{0,3}}{_ONLY}"
    rf"|(?:yang|yg|sing)\s+(?:sudah\s+|udah\s+)?(?:ada|ono|wonten)\s+(?:sekarang\s+|skrg\s+|saiki\s+)?{_ONLY}"
    rf"|(?:there\s+(?:is|are)|we\s+have)\s+{_ONLY})\s+"
    rf"(?:(?:ada|ono|punya|wonten|have|one|ana|sekitar)\s+)?{_NUMBER}\s*[^\W\d_]{{1,12}}"
)
_AWAY = late.regex(
    rf"^\W*(?:(?:itu|iku|ya|kira2|tambah\w*|tolong|cuma)\W+){{0,3}}{DISTANCE}{_NUMBER}"
    rf"|\b(?:adoh|jauh)(?:e|nya|ne)\b[^,;\d]{{0,30}}{_NUMBER}"
    rf"|{_NUMBER}\s*(?:m|meter|mtr|km|met(?:er|re)s?)\s+(?:away\b|(?:dari|dr|seko|soko|saking|from)\s+(?:rumah|omah|griya|my|our)\b(?!.*\b(?:sampai|sampe|ke|tekan|to)\b))",
    re.I,
)


def away(text: str) -> bool:
    """Whether a text says how far away something is: "jarak dari masjid 75 m". Never raises."""
    return _AWAY.search(figures(" ".join(text[:300].casefold().split()))) is not None
