"""Which command of theirs a free sentence of staff is, and what they said for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.denial import NOT
from handlers.reading.english_moments import as_read
from handlers.reading.meaning.things import hits_in
from handlers.reading.moments import UNTIL, WEEKDAYS
from handlers.reading.spelling import fold
from handlers.reading.staff.audience import TELLS, TO_AUTHORS
from handlers.reading.staff.sentences import hands_over

_ME = r"(?:saya|sy|aku|ku|kami|kulo|kula|me|my)"
_NUMBER = r"\b(?:no|nomor|nomer|nmr|number|usulan|mtr(?:\s\d{4})?)\s*\d+\b"
_NOT = rf"(?:{NOT}|apa|kan|to|po)"

# What is taken out as a file, by what it is or as which kind of file.
_FILE = (
    r"(?:rekap\w*|daftar (?:usul\w*|hadir)|absen\w*|berita acara(?:nya|ne)?"
    r"|kartu (?:usul\w*|kosong)|t ?d ?4|matriks|excel\w*|exel|xlsx?|csv|pdf|word|docx|file|berkas)"
)
_BEGUN = (
    r"^(?:(?:coba|tolong|tlg|mohon|minta|mau|bisa|saya|sy|pak|bu|min|mbak|mas"
    r"|ok|oke|okey|nah|sekarang|skrg|skr|terus|trus|lalu|sip)\s)*"
)

# No numbers, and not all: these are a line's.
_SOME = r"(?!.*(?:\d|\b(?:semua|semuanya|kabeh|sisanya|seluruhnya)\b))"

# Who is asked something otherwise than the author of a proposal.
_OFFICIAL = r"admin|bot|petugas|lurah|camat|dinas|opd|kecamatan|pupr|operator"

# What is looked for elsewhere than among proposals.
_NO_THING = (
    r"meetings?|schedule|staff|tasks?|roles?|help|announcements?|attendance|supporters?|costs?"
    r"|summary|recap|list"
)

# What each command is asked for by, folded, in the order in which they are looked for. Those that
# are `_NUMBERED` are asked for of one proposal, that is named or has just been looked at.
_SAID: Mapping[str, str] = {
    "export": rf"{_BEGUN}(?:(?:tabel )?t ?d ?4|tabel sipd)"
    r"(?: (?:juga|jg|sekalian|ya|dong|pak|bu|min))*$"
    rf"|{_BEGUN}(?:(?:ekspor\w*|export|expor)\b|(?:cetak|print|unduh|download)$)"
    rf"|{_BEGUN}(?:di)?(?:unduh\w*|download\w*|donlot|cetak\w*|print\w*|prin)\s(?:\w+\s){{0,3}}"
    rf"(?:{_FILE}|usul\w*|data)\b(?!\s{_ME}\b)"
    rf"|{_BEGUN}(?:di)?(?:unduh|download|donlot)\w*\s(?:yang|yg|sing|rt|rw|bidang|khusus)\b"
    rf"|{_BEGUN}(?:excel\w*|exel|xlsx?|csv)\s(?:\w+\s){{0,2}}?(?:yang|yg|sing|rt|rw|usul\w*|data|bidang|khusus)\b"
    rf"|{_BEGUN}(?:(?:minta|kirim|buat|bikin|butuh|perlu|siap)(?:kan|in|no|ke)?)\s"
    r"(?:(?!pengumuman|rapat|pertemuan|kabar)\w+\s){0,2}"
    rf"{_FILE}\b(?!.*\b(?:email|wa|{_ME}\sdata)\b)",
    "announce": rf"{_BEGUN}(?:bikin|buat|kirim|sebar|siar|bagi|share)(?:kan|in|no|ke)?\s"
    rf"(?:\w+\s){{0,2}}?pengumuman\b|{_BEGUN}(?:kabar(?:i|in|kan|ke|no)|kasih?\s?(?:tau|tahu|kabar|info)(?:in|kan)?"
    r"|(?:di)?umum(?:kan|in|ke|no)|info(?:kan|in|ke)?|beri\s?(?:tahu|tau)(?:kan)?|sampai(?:kan|in)|bilang(?:in|kan|ke|no)?|woro\sworo|(?:di)?(?:inget|ingat|eling)(?:in|kan|ke|no|ake)(?=.*\b(?:rapat\w*|jam|pukul|besok|kumpul\w*|acara\w*"
    r"|musren\w*|rembu[gk]\w*)\b))\s"
    r"(?:(?:ke|kepada|sama|buat|untuk|semua|seluruh|para|bapak|ibu|pak|bu|dulu|dong)\s)*"
    rf"(?:warga|wargane|masyarakat|penduduk|rt|rw|orang\s(?:rt|rw))\b(?!.*{_NUMBER})"
    rf"|{_BEGUN}(?:di)?umum(?:kan|in|ke|no)\s(?!.*{_NUMBER})"
    rf"|^(?!.*{_NUMBER})(?=.*{TELLS}){TO_AUTHORS}",
    "ask": rf"{_BEGUN}(?:di)?(?:tanya(?:in|kan|ke|no|ne)|takok(?:ke|no|i|ne|en)|takon(?:ke|no|i))\s"
    rf"(?!.*\b(?:ke|sama|kepada)\s(?:{_OFFICIAL})\b)(?!(?:{_ME}|cara|apa|apakah|kapan|gimana)\b)"
    r"|^(?:(?:yang|yg|sing|usulan|untuk|utk|soal)\s)(?:\w+\s){1,4}?(?:tolong\s|tlg\s|coba\s|mohon\s)?"
    rf"(?:di)?tanya(?:kan|in|ke)\s(?!.*\b(?:ke|sama|kepada)\s(?:{_OFFICIAL})\b)"
    rf"|^(?!.*{_NUMBER}){_BEGUN}(?:minta|mintakan|mintain|suruh|kon|kongkon)\s"
    r"(?:pengusul|warga|orang)(?:nya|e|ne)?\s\S"
    rf"|{_BEGUN}(?:bales|bls|balas|jawab|njawab)(?:in|kan|en|ke)?\s"
    r"(?:pak|bu|bapak|ibu|mas|mbak|mbah)\s\w+\s\w"
    rf"|{_BEGUN}(?:bales|bls|balas|kabari|kasih (?:tau|tahu|kabar)|bilang"
    r"|(?:di)?samp(?:ai|e|ei)(?:kan|in|no|ke)?|info(?:kan|in|ke)?|kabar(?:in|kan)|wa)\s"
    r"(?:\w+\s)??"
    r"(?:pengusul\w*|(?:yang|yg|sing)\s(?:ng)?usul\w*)\b"
    rf"|{_BEGUN}(?:hubungi|kontak|chat|japri|colek)\s(?:\w+\s)??"
    r"(?:pengusul\w*|(?:yang|yg|sing)\s(?:ng)?usul\w*)(?:\s\w+){3}"
    r"|^(?!.*\b(?:warga|rt|rw|masyarakat)\b).*\b(?:bilang(?:in|ke|no)|kabar(?:in|i)|kasih tau"
    r"|sampein)\s"
    r"(?:dia|orang(?:nya|e)|beliau|suruh|supaya|biar)\b"
    r"|^.{8,}[,.?]?\s(?:tolong\s|tlg\s)?(?:tanyain|tanyakan|takokno|takokke)(?:\s(?:ya|dong|pak|bu|dulu))*$"
    rf"|{_BEGUN}(?:tanya|takon)\s(?:ke|sama|kepada|karo)\s(?!(?:pak\s)?(?:{_OFFICIAL})\b)",
    "invite": rf"{_BEGUN}(?:undang|tambah(?:kan|in)?|jadikan|angkat|tunjuk|daftar(?:kan|in))\s.*"
    r"\b(?:verifikator|fasilitator|pendamping|admin|pengamat)\b",
    "meeting": rf"{_BEGUN}(?:(?:di)?kumpul|undang|ngundang|ngumpul)(?:kan|in|ke|no)?\s"
    r"(?!.*\busul\w*\b)"
    r".*\b(?:warga|ketua|rt|rw|pkk|pemuda|karang\staruna|kader|tokoh|lpm)\b"
    r".*\b(?:besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|jam|pukul|tgl|tanggal|nanti)\b",
    "schedule": r"^(?=.*\b(?:musren\w*|rapat\w*|pertemuan\w*|rembu[gk]\w*)\b)"
    r"(?!.*\b(?:hasil\w*|undang\w*|kemarin|kmrn|hadir|absen|usul\w*|notulen|acara(?:nya|ne)|selesai\w*|diundur|diganti|dipindah)\b)"
    r"(?:\w+\s){1,6}(?:(?:tgl|tanggal|hari|jam|pukul)(?:nya|ne|e)?\s"
    r"(?:brp|berapa|brapa|piro|pira|pinten|apa|opo)|kapan|kpn)"
    r"(?:\s(?:ya|yo|sih|pak|bu|min|mas|mbak|to|toh|nih|itu))*$",
    "meetings": r"^(?!.*\b(?:hasil|tahun\sdepan|gimana|cara\w*|kapan|apa|apakah|kenapa"
    r"|prior\w*|tamba\w*)\b)(?:.*\b(?:jam|jadwal|tempat|hari)\s)?(?:\w+\s){0,2}(?:rapat|pertemuan|musrenbang|musren"
    r"|rembu[gk])(?:nya|e|ne)?\b.*\b(?:batal|dibatal\w*|(?:di)?undur\w*|mundur|maju|dimaju\w*|pindah|dipindah\w*|(?:di)?ganti|(?:di)?geser)\b",
    "deputy": r"\b(?:cuti|libur|sakit|izin|ijin|dinas luar|umroh|on leave|prei)\b"
    r".*\b(?:di(?:ganti|gantos|wakil)\w*|pengganti\w*|wakil\w*|gantinya|replaced)\b",
    "similar": rf"{_NUMBER}.*\b(?:mirip|sama|dobel|ganda|kembar|podo|padha|duplikat)\s+{_NOT}\b"
    rf"|\b(?:apa|apakah|opo)\b.*{_NUMBER}.*\b(?:mirip|sama|dobel|ganda|kembar|podo)\b"
    r"|^(?!.*\d).*\busul\w*\b.*\b(?:yang|yg|sing)\s"
    r"(?:mirip|sama|dobel|ganda|kembar|podo|padha|duplikat|duplicates?)\b"
    r"(?!\s(?:dengan|dgn|sama|kayak|kaya|karo|spt|seperti)\b)",
    "held": r"^(?!karantina\b)(?!.*\d).*\b(?:karantina|dikarantina|ditahan|tertahan)\b",
    "carry": r"^(?!.*\b(?!20\d\d\b)\d)"
    r"(?:.*\b(?:bawa|boyong|ajukan|diajukan|ajuin|dibawa|bawakan)\b.*\btahun\s(?:depan|berikut\w*)\b"
    r"|.*\b(?:disimpan|ditunda|ketunda)\b.*\b(?:diajukan|dibawa|ajukan|ajuin|bawa)\b)",
    "part": rf"\b(?:batal|cabut|urung|wurung|{_NOT}\s?jadi|jangan|ojo)\w*\b.*"
    r"\b(?:di|ng|peng)?gabung\w*"
    rf"|\b(?:di|peng)?gabung\w*\b.*\b(?:(?:di)?(?:batal|cabut)\w*|{_NOT}\s?jadi)\b"
    r"|\b(?:di|mi)?(?:pisah|misah)\w*\s(?:(?:lagi|usulan|yang|yg|no|nomor|nomer|nmr)\s)*\d"
    r"|\b(?:pisahin|misahin|dipisah|dipisahin|pisahke|dipisahke)\s(?:lagi|aja|saja|maneh)\b"
    r"|\b(?:cancel|undo|reverse|revoke|split)\b.*\bmerg\w*|\bunmerge\b|\bmerg\w*\b.*\b(?:cancelled|undone)\b"
    r"|\bkeluar(?:kan|in)\s(?:(?:usulan|no|nomor|nomer)\s)*\d+\sdari\s",
    # Which one, and why, is for its form to ask and to keep.
    "return": rf"{_BEGUN}(?:di)?(?:balik(?:in|kan|ke)|kembali(?:kan|in)|balek(?:no|ke|e))\s"
    rf"{_SOME}(?:\S+\s){{2,}}",
    "reject": rf"{_BEGUN}(?:di)?(?:tolak(?:in|en)?|coret(?:en|in)?)\s{_SOME}(?:\S+\s){{2,}}",
    "annotate": rf"{_BEGUN}(?:di)?(?:(?:catet|catat)(?:in|kan|ke|no|en)?"
    r"|tulis(?:in|kan)?(?=\sdi\s))\s"
    r"(?:(?:di|buat|untuk|nang)\s)?"
    r"(?:(?:usulan|no|nomor|nomer|yang|yg|sing)\s)+"
    r"|^.*\b(?:biaya|anggaran|pagu|rab|cost|budget)(?:nya|ne|e)?\s(?:\w+\s){0,4}?(?:salah|keliru|kliru|keisi|ketulis|tertulis|ke|wrong)\b.*\d"
    r".*\b(?:harusnya|seharusnya|mestinya|kudune|tapi|should\sbe)\b.*\d",
    "pictures": rf"{_BEGUN}(?:lihat|liat|minta|tampilkan|tampilin|kirim|kirimin|buka|delok)\s"
    r"(?:\w+\s)?"
    r"(?:foto|poto|gambar)(?:nya|ne|e)?\b(?!.*\b(?:ke|dari|sama)\s(?:pengusul|warga|orang))"
    r"|^(?:foto|poto|gambar)(?:nya|ne|e)?\s(?:\w+\s){1,5}?(?:mana|ada|endi|dong|lihat|liat)\b",
    "merge": r"^(?!.*\b(?:jangan|jgn|jngn|ojo|batal\w*|(?:ga|gak|tidak|ora) (?:usah|perlu)|apa"
    r"|apakah|cara\w*|gimana|kenapa)\b).*"
    r"\b(?:(?:di)?gabung(?:kan|in|no|ke|ken)|digabung|(?:di)?satu(?:kan|in|ken)"
    r"|dadek(?:no|ke) siji)\b"
    r"(?=.*\b(?:ke|sama|dengan|dgn|karo|jadi|dan|lan|aja|saja|ae|wae)\b|.*\d.*\d)(?!.*\b(?:mirip|kembar)\b)(?!.*\b(?:bisa|iso|boleh|oleh)\s(?:ga|gak|nggak|ora|kah)\b)"
    r"|^(?!.*\b(?:cancel|undo|don\st|not|never|accounts?|phones?|chats?)\b).*\b(?:two|both)\b.*\bmerge\b|^(?:please\s)?merge\s(?:the\s)?(?:two|both)\b(?!\s(?:accounts?|phones?|chats?)\b)",
    "complete": rf"\b(?:minta|suruh|mohon)\w*\s+(?:pengusul|warga|author)\w*\b.*{_NUMBER}",
    "correct": rf"{_BEGUN}(?:di)?(?:ganti|ubah|betul|bener|benar|ralat|koreksi|rapih?)"
    r"(?:in|kan|ke|no)?\s(?:\w+\s)?(?:judul|tulisan|lokasi|alamat|bidang|rt|rw)(?:nya|ne|e)?\s(?=.*\b(?:usul\w*|yang|yg|sing)\b)"
    r"|\b(?:judul|lokasi|alamat|bidang|rt|rw)(?:nya|ne|e)?\s(?:\w+\s){0,4}?(?:salah|keliru|kliru)\b.*"
    r"\b(?:harusnya|seharusnya|mestinya|kudune|yang\sbener|jadi)\b"
    r"|^usul\w*\s.*\b(?:di)?(?:ganti|ubah|betul|bener|benar|ralat)\w*\b.*"
    r"\b(?:judul|tulisan|lokasi|alamat|bidang|kelurahan|rt|rw)(?:nya|ne|e)?\b|"
    r"\b(?:bener|benar|betul|koreksi|ralat|rapi|rapih)(?:in|kan|ke|no)?\b.*"
    rf"\b(?:kelurahan|bidang|lokasi|alamat|judul|tulisan|rt|rw)\w*\b.*{_NUMBER}"
    r"|\b(?:bener|benar|betul|koreksi|ralat)(?:in|kan|ke|no)\b.*"
    rf"{_NUMBER}.*\b(?:kelurahan|bidang|lokasi|alamat|judul|tulisan|rt|rw)\w*"
    r"|^(?:ini|iki|yang ini|yg ini)\s.*"
    r"\b(?:bidang|judul|lokasi|rt|rw|kelurahan|alamat)\s?(?:nya|ne|e)\b.*"
    r"\b(?:salah|keliru|mestinya|harusnya|seharusnya|kudune|rapi\w*|di(?:benar|betul|ganti|rapi)\w*)\b",
    "task": rf"^(?:siapa|sopo|sinten)\s(?:yang\s|yg\s|sing\s)?(?:peng|ng|me|meng)?usul\w*"
    rf"\s.*{_NUMBER}|"
    r"^(?:(?:coba|tolong|tlg|minta|mau|bisa|saya|sy|pak|bu)\s)*"
    rf"(?:lihat|liat|buka|bukak|bukain|bukakan|tampilkan|delok|ndelok|show|open)\b.*{_NUMBER}"
    r"(?:\s(?:dong|ya|pak|bu|min|aja|saja|dulu))*$",
    "search": r"\b(?:cari|carikan|cariin|nyari|golek|golekno|goleke|golekne|temukan|find)\b"
    r"(?!\s(?:tahu|tau|cara)).*\busul\w*"
    r"|^(?:jumlah\s)?usul\w*\s(?!(?:yang|yg|sing|di|warga|dari)\b)(?:\w+\s){1,3}?di\s(?:\w+\s){1,3}?"
    r"(?:ada\s)?(?:berapa|brp|piro)$"
    r"|^(?:(?:ada|berapa|semua|mana)\s)*usul\w*\s(?:tentang|soal|mengenai|terkait|menyangkut|bab)\s"
    r"|\b(?:lihat|liat|tampilkan|delok)\s(?:semua\s)?usul\w*\s(?:yang\s|yg\s)?(?:soal|tentang|mengenai)\b",
    "seek": rf"^(?!.*(?:\d|\b(?:{_NO_THING})\b))"
    r"(?:(?:(?:can|could|would)\syou|please|i\swant\sto|let\sme)\s)*"
    r"(?:(?:find|search|look\sup|pull\sup|bring\sup|show|give|get|see)\s(?:me\s)?"
    r"(?:(?:everything|anything|all|any|the|proposals?|ones?|that|there|is)\s)*(?:on|about|for|regarding|related\sto)\s\w"
    r"|(?:find|search\sfor)\s(?:me\s)?(?:the\s|all\s)*(?!my\b|the\b|all\b)\w+(?:\s\w+)?\s(?:ones|proposals)\b"
    r"|(?:any|are\sthere\sany)\s(?:proposals?|requests?|ones)\s(?:on|about|for|of)\s)",
    "below": r"^(?!.*\d)(?=.*\busul\w*).*\b(?:masih|msh|isih|sek)\s(?:di|ning|nang|neng)\s"
    r"(?:kelurahan|kecamatan|lurah)\b|"
    r"\bbelum\b.*\b(?:sampai|nyampe|masuk|diteruskan|naik)\b.*\b(?:ke|di|nang)\s"
    rf"(?:{_ME}|meja)\b"
    r"|\b(?:inget|ingat|kasih tau|bilang|colek|senggol|suruh)(?:in|kan|o)?\b.*"
    r"\b(?:lurah|kelurahan|camat)\w*",
    "tasks": rf"{_BEGUN}(?:(?:ingin|pengen|hendak|arep|badhe)\s)?"
    r"(?:(?:me)?meriksa|(?:di)?periksa|(?:mem)?verifikasi|n?ge?cek|cek)\s(?:semua\s)?usul\w*"
    rf"(?:\s(?:warga(?:ne|nya)?|masyarakat|{_ME}|yang|yg|sing|masuk|menunggu|nunggu|baru|belum"
    r"|blm|di|diperiksa|diverifikasi|kelurahan|wilayah|dong|ya|pak|bu|dulu|hari|ini))*$|"
    r"^(?:(?:jadi|oke|ok|berarti|masih|msh|isih|terus|trus)\s)*"
    r"(?:sisa|tinggal|kurang)(?:nya|ne|e)?\s(?:ada\s)?"
    r"(?:berapa|brp|piro|pinten)(?:\s(?:lagi|maneh|usul\w*|tugas|yang|yg|belum|blm|ya|yo|pak|bu|sih))*$"
    r"|^(?:(?:jadi|oke|ok|berarti|masih|msh|ada)\s)*(?:berapa|brp|piro|pinten)\s"
    r"(?:usulan\s|tugas\s)?(?:lagi|maneh)"
    r"(?:\s(?:usul\w*|tugas|yang|yg|belum|blm|ya|yo|pak|bu|sih|sisanya))*$"
    r"|^(?!.*\b(?:usul|ngusul|mengusul\w*|kirim)\b).*\b(?:batas|tenggat|deadline)\w*\s"
    r"(?:\w+\s){0,5}?"
    r"(?:(?:mem)?(?:p?utus)\w*|keputusan|(?:mem)?bahas|pembahasan|(?:mem)?verif\w*|musren\w*)\b"
    r"|^(?:batas|tenggat|deadline)\w*(?:\swaktu\w*)?(?:\s(?:sampai|sampe|smp|itu|saya|kita))*\s(?:kapan|kpn|tgl|tanggal)"
    r"(?:\s(?:ya|yo|sih|pak|bu|brp|berapa|apa))*$"
    r"|^(?:sudah|udah|udh|sdh|wis)\s(?:beres|kelar|selesai|rampung)\s(?:semua|kabeh)\w*\s?(?:ya|yo|kan|to|belum|blm|po)?$"
    r"|^(?!.*\b(?:ngusul|kirim\w*|daftar\w*)\b).*\b(?:mepet|hampir|mendekati|deket|dekat|keburu|tinggal|sisa|(?:berapa|brp|piro)"
    r"\shari)\b.*\b(?:tgl|tanggal|batas|tenggat|deadline|jatuh\stempo)"
    rf"|^tugas\s?{_ME}\b|\b(?:nunggu|menunggu|ngenteni|nenggo)\s{_ME}\b"
    rf"|\b(?:apa|usulan)\b.*\b(?:masuk|ada|baru)\b.*\b(?:kelurahan|wilayah|kecamatan)\s{_ME}\b"
    rf"|\b(?:lihat|liat)\s(?:semua\s)?usul\w*\b.*\b(?:kelurahan|wilayah|kecamatan)\s{_ME}\b",
    "announcements": r"\b(?:batal|henti|berhenti|stop|tarik|cabut|jeda)\w*\b.*\bpengumuman\w*",
    "join": r"\bsiapa\b.*\b(?:verifikator|fasilitator|pendamping|petugas|admin|pengamat)\w*\b",
}
_ORDERS = {name: late.regex(said) for name, said in _SAID.items()}
_SEVERAL = frozenset({"part"})
_NUMBERED = frozenset({"similar", "complete", "correct", "task", "pictures"})

# What is said around the words that are looked for.
_AROUND = frozenset({
    "nyangkut", "menyangkut", "menyebut", "nyebut", "bahas", "membahas", "terkait", "minta",
    "ngusulin", "no", "nomor", "nomer", "apa", "aja", "saja", "mana", "berapa", "siapa",
    "nomornya", "judulnya", "isinya", "pernah", "tidak", "ga", "gak", "list", "daftar", "masalah",
    "berhubungan", "berkaitan", "usul", "usulan", "usulannya", "usulane", "yang", "yg", "sing",
    "soal", "tentang", "mengenai", "di", "nang", "ada", "dong", "ya", "pak", "bu", "tolong", "tlg",
    "me", "my", "area", "in", "everything", "anything", "all", "any", "ones", "one", "on", "of",
    "with", "please", "regarding", "related", "to", "requests", "proposal", "see", "there", "is",
    "semua", "dengan", "the", "saya", "about", "for", "proposals", "kelurahan", "wilayah", "dari",
    "itu", "mohon", "kata", "kata2", "katanya", "tulisan", "berisi", "mengandung", "coba", "min",
    "dan", "kumpulkan", "seng", "ning", "neng", "kak", "bidang", "sekota", "sekelurahan",
    "sekecamatan", "ngusul", "ngomongin", "ngomong", "bicarakan", "nyinggung", "menyinggung",
    "sekitar", "seputar", "nanya", "nanyain", "tanya", "wali", "camat", "lurah",
})  # fmt: skip
_VERB = late.regex(
    r"^.*?\b(?:cari\w*|nyari|golek\w*|temukan|find|lihat|liat|tampilkan|delok)\b"
    r"|^.*?\b(?:pull up|look up|bring up|search)\b"
    r"|^(?:(?:can|could) you |please )*(?:show|give|get|let|any|are there any|see)\b",
    re.I,
)
_TIME = late.regex(
    r"\b(?:selama\s+)?(\d{1,2}\s*|se)(hari|dina|dinten|minggu|mgg|pekan|days?|weeks?)\b", re.I
)
_UNTIL = late.regex(
    rf"\b(?:{UNTIL}|smpe|until|till)\s+(?:(?:tgl|tanggal|hari)\s+)?"
    rf"(\d[^,;]*|(?:{'|'.join(WEEKDAYS)})\b(?:\s+depan)?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Order:
    """A command by its name, and what stands behind it; `of_one` is whether it is asked for of one
    proposal, by its number, `of_some` of one or several."""

    command: str
    rest: str = ""
    of_one: bool = False
    of_some: bool = False


# "Punyanya ga ada di daftar, jalan usaha tani. coba cari": what is looked for stands
# before it.
_LOOKED_FOR = late.regex(
    r"^(?:.*[,.;:]\s+)?(?P<what>[^,.;:]{3,60}?)[\s,.;:]+(?:coba|cb|tolong|tlg|mohon)\s+(?:di)?(?:cari|golek)(?:in|kan|no|ke|i)?"
    r"(?:\s+(?:ya|dong|pak|bu|min|dulu|sik))*\W*$",
    re.I | re.S,
)


def order(text: str) -> Order | None:
    """What a sentence of staff asks for, that says so beyond doubt; None for others. Never raises.

    "tolong carikan usulan soal jalan rusak" is CARI jalan rusak.
    """
    if len(text) > LONGEST:
        return None
    if (last := _LOOKED_FOR.match(text)) is not None and (words := sought(last["what"])):
        return Order("search", words)
    said = fold(text)
    name = next((name for name, each in _ORDERS.items() if each.search(said)), None)
    name = name or ("deputy" if hands_over(said) else None)
    if name is None:
        return None
    if name == "seek":
        return Order("search", " ".join(map(_single, sought(text).split())))
    if name == "search":
        words = sought(text)
        return Order(name, words) if words else None
    if name == "deputy":
        return Order(name, how_long(text))
    numbered = name != "similar" or any(letter.isdecimal() for letter in said)
    return Order(name, of_one=name in _NUMBERED and numbered, of_some=name in _SEVERAL)


# Longer ones tell something.
LONGEST = 200


def _single(word: str) -> str:
    """A thing of which there are several in English, as it is called: "bridges"."""
    one = word.removesuffix("s")
    return one if one != word and not hits_in([word]) and hits_in([one]) else word


# "Se-kecamatan Metro Utara": all that lies in it.
_ALL_OF = late.regex(r"\bse ?(?=(?:kecamatan|kelurahan|kota|desa)\b)")


def sought(text: str) -> str:
    """What is looked for: "jalan rusak" of "tolong carikan usulan soal jalan rusak"."""
    words = _ALL_OF.sub("", fold(_VERB.sub("", text))).split()
    return " ".join(word for word in words if word not in _AROUND)


# The part of a proposal that is wrong, by what it is called.
_PARTS: Mapping[str, re.Pattern[str]] = {
    name: late.regex(rf"\b(?:{words})(?:\s?(?:nya|ne|e))?\b")
    for name, words in {
        "area": "kelurahan|kel|wilayah",
        "topic": "bidang|kategori",
        "place": "lokasi|alamat|rt|rw|tempat",
        "problem": "masalah",
        "wish": "judul|tulisan|kalimat|typo",
    }.items()
}


def part_of(text: str) -> str | None:
    """The part of a proposal that a sentence calls wrong; None where it names none, or several."""
    said = fold(text)
    named = [name for name, words in _PARTS.items() if words.search(said)]
    if not named and re.search(r"\bpindah", said):
        return "area"
    return named[0] if len(named) == 1 else None


_INTO = late.regex(
    r"\b(?:di)?(?:ganti|ubah|betul|bener|benar|ralat)\w*\b.*?\b(?:jadi|menjadi|dadi|harusnya|mestinya)\s+(.+)$",
    re.I | re.S,
)


def instead(text: str) -> str:
    """The words that are right instead: of "judulnya diganti jadi rehab jembatan" the last two."""
    found = _INTO.search(" ".join(text.split()))
    return found[1].strip(" ,.;") if found is not None else ""


_INSTEAD = late.regex(
    r"\b(rt|rw)\s?(?:nya|ne|e)?(?:\s?\d{1,3})?\b(?:[^\d]|\b(?:no|nomor|nomer|usulan)\s\d{1,6}\b)*?"
    r"\b(?:harusnya|seharusnya|mestinya|kudune|yang bener|yg bener|sing bener|jadi|jd|jdi|ganti|ke"
    r"|tapi|tp|dadi)\s(?:\1\s?)?(\d{1,3})\b"
    r"|\b(?:bukan|dudu)\s(rt|rw)\s?\d{1,3}\s(?:tapi|tp|melainkan)?\s?(?:rt|rw)?\s?(\d{1,3})\b"
)


def near_instead(text: str) -> dict[str, str]:
    """The RT and RW that are right instead: "6" of "rt nya harusnya rt 6"."""
    found = (each.groups() for each in _INSTEAD.finditer(fold(text)))
    return {(a or c): (b or d) for a, b, c, d in found}


def how_long(text: str) -> str:
    """How long somebody is away, as WAKIL reads it; "" where that is not said."""
    if (until := _UNTIL.search(as_read(text))) is not None:
        return f"sampai {until[1].strip()}"
    span = _TIME.search(in_digits(text))
    if span is None:
        return ""
    weeks = span[2].casefold()[0] in "mwp"
    many = int(span[1]) if span[1].strip().isdecimal() else 1
    return f"{many * (7 if weeks else 1)} hari"
