"""That help went to a few alone: "bantuan bibit kok cuma nyampe ke keluarga pak RT"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT, NOT_YET

_ORA = rf"(?:{NOT}|{NOT_YET})"
_AID = (
    r"bantuan|bansos|sembako|blt|pkh|bpnt|raskin|bedah\W+rumah|rtlh|jatah|beasiswa|bibit|mesin|alat|modal|aid|help|assistance"
    r"|machines?|seeds?|grants?|money"
)
_KIN = (
    r"(?:keluarga|kluarga|sa?udara|sedulur|dulur|famili|kerabat|kroni|timses|tim\W+sukses|anak(?:nya|e)|ponakan|keponakan|orang\W?orang|orang\W+dekat"
    r"|wong\W+cedhak|bolone|konco|relatives?|famil(?:y|ies)|friends?|cronies)\w{0,3}"
)
_HEAD = (
    r"(?:(?:pak|bu|bapak|ibu|ketua|mbah)\W+r[tw]|(?:(?:pak|bu|bapak|ibu)\W+)?(?:r[tw](?!\W*\d)|lurah|kades|kadus|camat|kaling|perangkat|pamong|petugas|kader|pejabat|dewan"
    r"|heads?|leaders?|officials?|officers?))"
)
_ONLY = (
    r"(?:cuma|cuman|cm|hanya|mung|malah|kok|itu\W?itu|dapat|dapet\w*|dpt|entuk|oleh|nyampe|turun"
    r"|only|just|always)"
)
SHARED_OUT = late.regex(
    rf"^(?!\W*(?:minta|mohon|usul|njaluk|nyuwun|pengen|butuh|tolong)\b)(?=.*\b(?:{_AID})\b)(?=.*"
    rf"(?:\b{_ONLY}\b.*(?:\b{_KIN}\W+(?:\w+\W+){{0,2}}?{_HEAD}\b|\b{_HEAD}\W+(?:\w+\W+){{0,2}}?{_KIN}\b)"
    rf"|\b{_ORA}\W+(?:me)?(?:rata|adil|roto)\b|\b(?:pilih|tebang)\W+(?:kasih|pilih)\b|\bsalah\W+sasaran\b"
    r"|\b(?:itu\W?itu|kuwi\W?kuwi|kui\W?kui)\W+(?:aja|saja|ae|wae|terus|lagi|maneh)\b"
    r"|\b(?:unfair\w*|not\s+fair\w*|same\s+people|unevenly)\b))",
    re.I | re.S,
)
