"""Whether somebody who works here asks how something is done, and what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.spelling import fold

_NOT = rf"(?:{NOT}|{NOT_YET})"
_ASKS = late.regex(
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
    r"|\b(?:apa|opo)\s(?:yang|yg|sing)?\s?(?:terjadi|kedaden|akibat\w*|sanksi\w*)\b"
    r"|\bwhat happens\b"
    r"|\b(?:siapa|sopo|sinten)\b.*\b(?:bisa|iso|boleh)?\s?(?:lihat|liat|baca|ndelok|moco)\b"
    r"|\b(?:bisa|boleh)\b.*\b(?:di)?(?:lihat|liat|baca)\b.*\b(?:siapa|sopo)\b"
)

_TOLD = r"(?:kabar\w*|(?:kasih|kasi|beri)\s?(?:tau|tahu|kabar))"

# What is asked about, in the order in which it is looked for; the words are `how-NAME`.
_OF: Mapping[str, re.Pattern[str]] = {
    name: late.regex(said)
    for name, said in {
        "seen": r"\b(?:di)?(?:lihat|liat|baca|ndelok|moco)\b.*\b(?:siapa|sopo)\b"
        r"|\b(?:siapa|sopo)\b.*\b(?:lihat|liat|baca)\b",
        "differ": r"\b(?:beda|bedane|bedanya|perbedaan)\w*\b.*"
        r"\b(?:di)?(?:cadang|simpan|tunda|tolak|kembali|sepakat|terus)\w*",
        "late": rf"\b(?:kl|klo|kalo|kalau|nek|yen)\b.*\b{_NOT}\b.*"
        r"\b(?:(?:me|di)?(?:nerus|terus|putus|proses|bahas|verif|periksa|garap)\w*|sempat|sempet)\b.*\b(?:gimana|gmn|piye|bagaimana|apa)\b"
        r"|\b(?:(?:di)?(?:diam|diem|biar|anggur|neng)(?:kan|in|ke|no)|(?:ke)?lewat(?:an)?|telat|ngendon|nganggur)\b.*\b(?:gimana|gmn|piye|bagaimana|(?:apa|opo)\s(?:yang|yg|sing)?\s?(?:terjadi|akibat\w*|kedaden)|sanksi\w*|akibat\w*)\b"
        r"|\bwhat happens if\b.*\b(?:decide|answer|late|nothing)\b",
        "told": rf"\b(?:warga|pengusul|orang)\w*\b.*\bdi{_TOLD}\b"
        rf"|\bdi{_TOLD}\b.*\b(?:warga|pengusul|orang)\w*",
        "paper_list": r"\b(?:c|ny)?etak\w*\b.*\b(?:hadir|absen\w*|presensi)\b"
        r"|\bprint\w*\b.*\b(?:hadir|absen)\b",
        "attendance": r"\b(?:daftar\s?hadir|hadir|absen\w*|presensi|kehadiran|kode\sqr|qr)\b",
        "announced": r"\bpengumuman\w*\b.*\b(?:di)?(?:tarik|batal|hapus|ubah|ganti|ralat|cabut)\w*"
        r"|\b(?:di)?(?:tarik|batal|hapus|ubah|ganti|ralat|cabut)\w*\b.*\bpengumuman",
        "undo": r"\b(?:di)?(?:batal|cabut)\w*\s(?:yang\s|yg\s)?"
        r"(?:tolak|sepakat|setuju|kembali|simpan|putus|terus)\w*"
        r"|\b(?:batal\w*|cabut|nyabut|tarik|narik|urung)\b.*\b(?:putus\w*|keputusan)\b"
        r"|\bsalah\s(?:klik|pencet|putus\w*|tekan|ketik)\b"
        r"|\b(?:putus\w*|keputusan)\b.*\b(?:salah|keliru|kliru|(?:di)?batal\w*|(?:di)?cabut\w*)\b",
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
        r"|\b(?:masuk\w*|input|nginput|nyatet|nulis|catat)\b.*\busul\w*\b.*\b(?:kertas|formulir|form|blangko)\b"
        r"|\b(?:tambah|nambah|input|masuk\w*|catat|nyatet)\b.*\busul\w*\b.*\bwarga\b",
        "invite": r"\b(?:undang|ngundang|(?:me)?n?(?:t|n)?ambah(?:in|kan)?|daftar\w*|ganti)\b"
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
        "annotate": r"^(?!.*\b(?:belum|blm|durung)\b).*\b(?:opd|dinas|pagu|rekomendasi)\b",
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


# What somebody wants done that is done another way than by asking for it.
_WHO = r"(?:pak|bu|bapak|ibu|bpk|mas|mbak|mbah)\s\w+"
_ROLE = r"(?:fasil\w*|verif\w*|lurah|petugas|pendamping|admin|kasi)"
_LOST = r"(?:mulai|ngapain|harus|caranya|gimana|gmn|piye|bingung)"
_THEN = r"(?:nanti|sesuk|besok|bsk|lusa|baru|terus|trus|habis|dulu|dhisik|disik)"
_VOTE = r"(?:voting|vote|pemungutan|musyawarah|pemilihan)\w*"
_SINCE = r"(?:kemarin|kmrn|kemaren|tadi|minggu|dari|jadi|sekarang)"
_NOT_DONE: Mapping[str, re.Pattern[str]] = {
    name: late.regex(said)
    for name, said in {
        "handover": r"^(?!.*\b(?:rapat|pertemuan|musren\w*|rembu[gk]|jadwal|acara)\w*\b)(?:.*"
        r"\b(?:di)?(?:alih|limpah|serah|oper|pindah)(?:kan|in|ke|no)?\s(?:\w+\s){0,4}?"
        rf"(?:ke|kepada|sama|karo)\s(?:{_WHO}|petugas\slain|rekan|teman)\b"
        rf"|.*\b(?:di)?tugas(?:kan|in)\s(?:\w+\s){{0,3}}?{_WHO}\b"
        rf"|.*\bbiar(?:kan)?\s(?:{_WHO})\s(?:aja\s|saja\s|yang\s|yg\s|sing\s){{0,3}}"
        r"(?:urus|ngurus|pegang|tangani|nangani|kerjakan|ngerjain|putus\w*|bahas|cek)\b)",
        "begin": rf".*\b(?:baru|pertama|anyar)\b.*\b{_ROLE}\b.*\b{_LOST}\b"
        rf"|.*\b{_ROLE}\s(?:baru|anyar)\b.*\b{_LOST}\b",
        "vote": rf".*\b(?:di)?ulang(?:i|an|in)?\b.{{0,30}}\b{_VOTE}"
        rf"|.*\b{_VOTE}\b.{{0,30}}\b(?:di)?ulang\w*"
        rf"|.*\b{_NOT}\s(?:terima|setuju|puas)\s(?:sama\s|dengan\s|dgn\s)?(?:hasil|putusan)\w*\b"
        r".*\b(?:gimana|gmn|boleh|bisa|ulang)\w*",
        "people": r".*\b(?:berapa|brp|jumlah\w*|persen\w*|data|rekap|piro|how many)\b.*"
        r"\b(?:perempuan|wanita|laki|difabel\w*|disabilitas|penyandang|lansia|gender|kelamin|women"
        r"|disabled)\b(?!.*\b(?:hadir|datang|dateng|rapat|musren\w*|judul|pelatihan)\b)",
        "fewer": r".*\b(?:jumlah|total|angka)\w*\b.*\b(?:beda|berkurang|turun|berubah|nyusut)\w*\b"
        rf".*\b{_SINCE}\b|.*\bkok\b.*\b(?:berkurang|turun|hilang|ilang)\b.*\b{_SINCE}\b.*\d",
        "trial": r".*\b(?:di)?(?:hapus|buang|bersih|delete)\w*\b.*"
        r"\b(?:uji\s?coba|ujicoba|percobaan|testing|tes|test|trial|dummy|latihan)\b",
        "later": r"^(?!.*\?)(?=.*\b(?:survey|survei|cek|tinjau|lihat|liat|datang)\w*\b)"
        rf".*\b{_THEN}\b.*\b(?:tak\s)?(?:di\s?|mu|ku)?putus(?:i|kan|in|ke|no)?\b(?!\s\w+\s\w+\s\w+)",
        "reminder": r"^(?=(?:\w+\s?){1,8}$)(?:\w+\s)?(?:di)?(?:ngi|me\w+)?"
        r"(?:inget|ingat)(?:in|kan|ke|no)?\s(?:lagi\s|ulang\s)?(?:ke\s)?(?:semua\s|para\s)?(?:warga|orang|peserta|undangan|yang|yg|mereka)\w*\b",
        "close": r"^(?!.*\b(?:rapat|pertemuan|konsultasi|kalau|kalo|kapan|chat|pesan)\b)(?:.*"
        r"\b(?:stop|tutup|setop|hentikan|nutup|berhenti|close|stop|ojo|jangan)(?:kan|in|en)?\s(?:\w+\s){0,2}?"
        r"(?:penerimaan\w*|(?:me|n)?(?:nerima|terima|nampa)\susul\w*|usulan\smasuk|pendaftaran|pengajuan|submissions?|accepting|intake)\b"
        r"|.*\b(?:di)?(?:kunci|lock|bekukan|freeze)(?:in|kan|en)?\s(?:\w+\s){0,2}?(?:data\w*|usul\w*|sistem\w*|everything|isian\w*)\b)",
        "undated": r"(?=.*\b(?:forum|musren\w*|tahap\w*|rkpd|jadwal|konsultasi)\b)"
        r".*\b(?:(?:di)?(?:pindah|undur|mundur|geser|tunda)(?:kan|in|ke|no)?|postpone|move)\b.*"
        r"\b(?:nyusul|menyusul|belum\s(?:tau|tahu|pasti|ada)|durung\s(?:ngerti|ono)|(?:habis|setelah|bar|sesudah)\s(?:lebaran|idul\s?fitri|puasa|ramadhan|tahun\sbaru)"
        r"|date\s(?:to\sfollow|unknown)|after\s(?:eid|ramadan))\b",
        "agenda": r"^(?:\w+\s){0,2}agenda\w*\s(?:\w+\s){0,4}(?:apa|opo)\b"
        r"|^apa\s(?:saja\s|aja\s)?agenda\w*\b",
        "by_author": r"^(?:tolong\s)?(?:cek|lihat|liat|cari|cariin|carikan|buka|mana|ada)\s"
        r"(?:\w+\s){0,2}?"
        rf"usul\w*\s(?:punya\w*\s|milik\s|dari\s)?{_WHO}"
        rf"|^usul\w*\s(?:punya\w*\s|milik\s|dari\s)?{_WHO}\s"
        r"(?:\w+\s)?(?:mana|ada|gimana|gmn|sampai|apa)\b",
        "attendance": r"^(?!.*\b(?:saya|sy|aku|kami|kula|kulo|hasil|cetak\w*|print|ekspor|export"
        r"|excel|pdf)\b)(?:.*"
        r"\b(?:daftar\shadir\w*|absen\w*|presensi|kehadiran|buku\stamu)\b(?:\s\w+){0,3}?\s?"
        r"\b(?:mana|siapa|sp|lihat|liat|endi|berapa|brp|minta|nya)\b"
        r"|.*\b(?:lihat|liat|buka|minta|tampilkan|mana)\s"
        r"(?:daftar\shadir|absen|presensi|kehadiran)\w*"
        r"|.*\b(?:yang|yg|sing|siapa)\s(?:sudah\s|udah\s)?(?:hadir|datang|dateng|ikut|teko)\s?"
        r"(?:rapat|musren\w*|pertemuan|tadi|kemarin|kmrn|mau)?\b.*\b(?:siapa|sopo|berapa|brp|\d+|mana|semua|tulis|catat\w*)\b"
        r"|.*\bsiapa\b.*\b(?:yang|yg)\s(?:hadir|datang|dateng|ikut)\b"
        rf"|(?:catat\s|tulis\s)?{_WHO}(?:\s\w+){{0,4}}?\s(?:hadir|datang|dateng|rawuh)\b)",
    }.items()
}


def done_otherwise(text: str) -> str | None:
    """What a sentence wants done that is done another way ("dialihkan ke pak Budi" is "handover");
    None for others. Never raises."""
    said = fold(text)
    if len(text) > LONGEST:
        return None
    return next((name for name, each in _NOT_DONE.items() if each.search(said)), None)


# Longer ones tell something.
LONGEST = 120
