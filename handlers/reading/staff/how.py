"""Whether somebody who works here asks how something is done, and what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers.reading.spelling import fold

_NOT = r"(?:ga|gak|nggak|ngga|enggak|tidak|tdk|ora|gk|nda|ndak|blm|belum|durung)"
_ASKS = re.compile(
    r"\b(?:bedanya|bedane|perbedaan\w*|(?:apa|opo) beda)\b"
    r"|\b(?:cara|caranya|carane|caraku|gimana|gmn|gmna|gimn|bagaimana"
    r"|bgmn|bgm|piye|pripun|kepiye|kpn bisa|how)\b"
    rf"|\b(?:bisa|iso|saged|boleh|perlu|harus|mesti|kudu|otomatis"
    rf"|langsung)\b.*\b(?:{_NOT}|to|po|kah)\b"
    r"(?:\s(?:sih|ya|yo|pak|bu|min|mbak|mas|to))*$"
    rf"|^(?!.*\btolong\b).*\b(?:bisa|iso|boleh|saged)\s(?:{_NOT}|po|to)\b"
    r"|\b(?:apa|apakah|opo)\s(?:(?:sy|saya|aku|kami|kita|fasilitator|lurah)\s)?(?:bisa|boleh|otomatis|harus|perlu)\b|\b(?:bisakah|bolehkah)\b"
    rf"|\b(?:lewat|dari|pakai|pake|di|nang|ning|ketik|pencet|klik"
    rf"|tekan)\s(?:mana|apa|endi|ndi|opo)\b"
    rf"|\bkok\b.*\b{_NOT}\s(?:bisa|iso|mau|muncul|ada)\b|\b(?:kenapa|knp|ngopo|kenopo|knapa)\b"
    rf".*\b{_NOT}\s(?:bisa|bs|iso|muncul)\b"
    rf"|\b(?:dikasih|dikasi|diberi|dikabar\w*)\b.*\b(?:{_NOT}|kah)(?:\s(?:sih|ya|yo|pak|bu))*$"
    r"|\b(?:siapa|sopo|sinten)\b.*\b(?:bisa|iso|boleh)?\s?(?:lihat|liat|baca|ndelok|moco)\b"
    r"|\b(?:bisa|boleh)\b.*\b(?:di)?(?:lihat|liat|baca)\b.*\b(?:siapa|sopo)\b"
)

_TOLD = r"(?:kabar\w*|(?:kasih|kasi|beri)\s?(?:tau|tahu|kabar))"

# What is asked about, in the order in which it is looked for; the words are `how-NAME`.
_OF: Mapping[str, re.Pattern[str]] = {
    name: re.compile(said)
    for name, said in {
        "seen": r"\b(?:di)?(?:lihat|liat|baca|ndelok|moco)\b.*\b(?:siapa|sopo)\b"
        r"|\b(?:siapa|sopo)\b.*\b(?:lihat|liat|baca)\b",
        "differ": r"\b(?:beda|bedane|bedanya|perbedaan)\w*\b.*"
        r"\b(?:cadang|simpan|tunda|tolak|kembali|sepakat|terus)\w*",
        "late": rf"\b(?:kl|klo|kalo|kalau|nek|yen)\b.*\b{_NOT}\b.*"
        r"\b(?:(?:me|di)?(?:nerus|terus|putus|proses|bahas|verif|periksa|garap)\w*|sempat|sempet)\b.*\b(?:gimana|gmn|piye|bagaimana|apa)\b",
        "told": rf"\b(?:warga|pengusul|orang)\w*\b.*\bdi{_TOLD}\b"
        rf"|\bdi{_TOLD}\b.*\b(?:warga|pengusul|orang)\w*",
        "paper_list": r"\b(?:c|ny)?etak\w*\b.*\b(?:hadir|absen\w*|presensi)\b"
        r"|\bprint\w*\b.*\b(?:hadir|absen)\b",
        "attendance": r"\b(?:daftar\s?hadir|hadir|absen\w*|presensi|kehadiran|kode\sqr|qr)\b",
        "undo": r"\b(?:di)?(?:batal|cabut)\w*\s(?:yang\s|yg\s)?"
        r"(?:tolak|sepakat|setuju|kembali|simpan|putus|terus)\w*"
        r"|\b(?:batal\w*|cabut|nyabut|tarik|narik|urung)\b.*\b(?:putus\w*|keputusan)\b"
        r"|\bsalah\s(?:klik|pencet|putus\w*|tekan|ketik)\b"
        r"|\b(?:putus\w*|keputusan)\b.*\b(?:salah|keliru|kliru|batal\w*|cabut|dicabut)\b",
        "silent": rf"\b{_NOT}\s(?:di|mem)?(?:bls|balas|bales|jawab|njawab|respon)\w*\b",
        "invitation": r"\bundangan\w*\b.*\b(?:otomatis|terkirim|kekirim|dikirim"
        r"|langsung|nyampe|sampai)\b"
        r"|\b(?:otomatis|kekirim|terkirim)\b.*\bundang\w*\b",
        "result": r"\bhasil\w*\s(?:rapat|pertemuan|musren\w*)\b|\bberita\sacara\b|\bnotulen\b",
        "move": r"\b(?:batal\w*|undur\w*|mundur\w*|pindah\w*|mindah\w*|ganti|ubah|ngubah|geser)\b.*"
        r"\b(?:rapat|pertemuan|musren\w*|rembu[gk]|jadwal)\w*\b"
        r"|\b(?:rapat|pertemuan|jadwal)\w*\b.*\b(?:batal|undur|pindah"
        r"|ganti)\w*",
        "meeting": r"\b(?:rapat|pertemuan|musren\w*|rembu[gk]\w*|undangan)\b",
        "announce": r"\b(?:ng|di|meng)?umum\w*\b|\bpengumuman\b|\bsiar\w*\b|\bbroadcast\b"
        r"|\b(?:kasih|ngasih|kasi|beri)\s?(?:tau|tahu|kabar|info)\b"
        r"|\b(?:ng)?(?:kabar|info)(?:i|in|kan)\b",
        "export": r"\b(?:ekspor|export|excel|exel|xls\w*|pdf|csv|rekap\w*|unduh"
        r"|ngunduh|download|donlot|(?:c|ny)etak|print)\b",
        "enter": rf"\b{_NOT}\s(?:punya|duwe|ada|pegang|bisa)\s(?:hp|wa|handphone"
        rf"|ngetik)\b|\bwakil(?:i|kan|in)\b|\btitip\w*\b"
        r"|\b(?:tambah|nambah|input|masuk\w*|catat|nyatet)\b.*\busul\w*\b.*\bwarga\b",
        "invite": r"\b(?:undang|ngundang|tambah|nambah|daftar\w*|ganti)\b"
        r".*\b(?:petugas|staf|operator|fasilitator|verifikator|admin"
        r"|pendamping)\b",
        "deputy": r"\b(?:cuti|pengganti|gantiin|nggantiin|digantikan|plh)\b",
        "merge": r"\b(?:ng|di|meng)?gabung\w*\b|\bnyatukan\b|\bjadikan\ssatu\b",
        "forward": r"\b(?:terus|nerus)(?:kan|in|no|ke)\b|\bditeruskan\b"
        r"|\bnaik(?:kan|in)\b|\bke\skecamatan\b",
        "agree": r"\b(?:se|nye|di\s?se|menye)?(?:pakat|setuju|tuju)\w*\b|\bacc\b"
        r"|\bprior\w*\b|\bcadang\w*\b",
        "return": r"\b(?:di|me|nge)?(?:kembali|mbali|balik)(?:kan|in|no|ke)?\b",
        "reject": r"\b(?:di|me|n)?(?:tolak|nolak|coret|nyoret)\w*\b",
        "keep": r"\b(?:di|me|n)?(?:tunda|nunda|simpan|nyimpan)\w*\b",
        "verify": r"\b(?:lengkap|verifikasi)\w*\b",
        "sipd": r"\bsipd\b",
        "annotate": r"\b(?:opd|dinas|pagu|rekomendasi)\b",
        "ask": r"\b(?:tanya|nanya|takon)\w*\b",
        "contact": r"\b(?:kontak|hubungi|ngubungi|telp|telpon|telepon|no\shp"
        r"|nomor\shp|nomer\shp)\b",
        "photos": r"\bfoto\w*\b",
        "correct": r"\b(?:betul|benar|bener|mbenerke|edit|ngedit|ralat|ubah|ngubah"
        r"|ganti)\w*\b.*\busul\w*\b",
        "search": r"\b(?:cari|nyari|golek)\w*\b",
        "tasks": r"\b(?:tugas|tenggat|deadline|meja)\w*\b",
    }.items()
}


def asked_how(text: str) -> str | None:
    """What a sentence asks how to do ("daftar hadir gimana cara bukanya" is "attendance"); None for
    what asks nothing, or of one proposal by its number. Never raises."""
    said = fold(text)
    if len(text) > LONGEST or any(letter.isdecimal() for letter in said) or not _ASKS.search(said):
        return None
    return next((name for name, each in _OF.items() if each.search(said)), None)


# Longer ones tell something.
LONGEST = 120
