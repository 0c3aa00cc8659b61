"""How offices write sums, signatures, ditto marks and counted sections."""

from __future__ import annotations

import re

from handlers import late

# A section in two cells: "Kelurahan" and ": Imopuro".
LABELS = frozenset({"kelurahan", "kel", "desa", "kecamatan", "kec", "rw", "rt", "bidang"})

SUM = late.regex(
    r"(?:sub ?)?(?:jumlah|total|jml)(?: (?:total|jumlah|seluruh\w*|keseluruhan|besar|biaya|anggaran"
    r"|usulan|kegiatan|dana|pagu|bidang.*|halaman.*|rp|[a-z]|[ivx]+|\d+))*|grand total|rekapitulasi"
)
NUMBERS = late.regex(r"\(?(\d{1,2})(?:\s*=.*)?[).]?")
SIGNED = late.regex(
    r"(?:mengetahui|mengesahkan|menyetujui|disetujui|dibuat oleh|yang membuat"
    r"|a n |an |plt |pj |plh )"
    r"|(?:lurah|camat|kepala|ketua|sekretaris|pimpinan|fasilitator|notulen|delegasi|tim perumus)\b"
    r"(?! \w+ (?:untuk|yang))|nip\b|nip \d+|catatan\b|keterangan\b|sumber\b"
)
DATED = late.regex(
    r"[a-z ]{3,30} (?:\d{1,2} )?(?:januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember)? ?20\d\d"
)
DITTO = frozenset(
    {
        '"', "''", "”", "“", "„", "〃", "″", ",,", '-"-', "-''-", "-”-", "-“-", '- " -', "``", "‟",
        "idem", "idem.", "id.", "dito", "dito.", "sda", "sda.", "s.d.a", "s.d.a.", "s/d/a", "s d a",
        "s. d. a.", "sama", "sama dengan di atas", "sama seperti di atas", "seperti di atas",
        "sama dengan diatas", "sama seperti diatas", "seperti diatas", "sda di atas",
    }
)  # fmt: skip
BEGINS_DITTO = late.regex(r"(?:idem|sda|s\.\s?d\.\s?a\.?)[\s,.;/(]", re.I)


def is_amount(text: str) -> bool:
    return bool(re.fullmatch(r"(?:rp\.?)?\s*[\d.,]+\s*(?:,-)?\s*[a-z²³]{0,8}\.?", text.casefold()))


def parted(text: str) -> tuple[str, str]:
    """The kind of mark that a section is counted by, and its words."""
    words = " ".join(text.split())
    match = re.match(r"(?:([IVX]+)|([A-Z])|([a-z])|(\d{1,2}))\s?[.):]\s*(?=\S)", words)
    if match is None:
        return "", words
    kind = next(name for name, group in zip("IAa1", match.groups(), strict=True) if group)
    return kind, words[match.end() :]


def is_mark(text: str) -> bool:
    return re.fullmatch(r"(?:[IVX]+|[A-Za-z]|\d{1,2})[.)]+", text.strip()) is not None
