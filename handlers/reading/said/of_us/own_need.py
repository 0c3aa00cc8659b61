"""That somebody asks for help for themselves, or for one of their family: "minta sembako buat ibu
saya, janda sakit2an"."""

from __future__ import annotations

import re

from handlers import late

_HELP = (
    r"(?:bantuan(?!\s+(?:hukum|teknis))|sembako|bansos|blt|pkh|bpnt|beras|santunan|beasiswa|kursi\s+roda|susu|popok|pampers|obat\w*|biaya\s+(?:berobat|sekolah|kuliah|operasi|hidup)"
    r"|uang|duit|modal|aid|scholarship|wheelchair|money|help)"
)
_KIN = (
    r"(?:ibu|ibuk|mak|mamak|emak|bapak|bapa|ayah|pak|anak|putra|putri|suami|istri|bojo|garwa|semah|mbah|simbah|nenek|kakek|eyang|adik|adek|kakak|mertua|cucu|putu"
    r"|mother|father|mum|mom|dad|son|daughter|husband|wife|grand\w+)"
)
_OWN = late.regex(
    rf"\b{_HELP}\b[^.?!]{{0,40}}?\b(?:(?:buat|untuk|utk|bwt|kanggo|kangge|nggo|for)\s+)?(?:{_KIN}\s?(?:saya|sy|ku|aku|kula|kulo|kami|gue|gw)\b|{_KIN}ku\b"
    rf"|(?:saya|sy|aku|kula)\s+(?:sendiri|pribadi|dewe|piyambak)\b|my\s+{_KIN}\b|myself\b)"
    rf"|\b(?:my\s+{_KIN}|{_KIN}\s?(?:saya|sy|ku|aku|kula|kulo))\s+(?:[^\W\d]+\s+){{0,3}}?(?:butuh|perlu|minta|mbutuhke|needs?)\s+(?:[^\W\d]+\s+){{0,2}}?{_HELP}\b",
    re.I,
)
# Of what many have a part in.
_MANY = late.regex(
    r"\b(?:warga|kelompok|umkm|pedagang|petani|jamaah|anak\W?anak|anak2|ibu\W?ibu|ibu2|bapak\W?bapak|bapak2|lansia|posyandu|pkk|karang\s+taruna|rt\s*\d|rw\s*\d|kami\s+semua)\b",
    re.I,
)
LONGEST = 300


def own_need(text: str) -> bool:
    """Whether a text asks for help for its writer or one of their family alone. Never raises."""
    said = text[:LONGEST]
    return _OWN.search(said) is not None and _MANY.search(said) is None
