"""What is asked beyond doubt by its words alone, whatever the model makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.said.of_us import proposable

_ORA = rf"(?:{NOT}|{NOT_YET})"
# By act and kind.
_IF = r"(?:kalau|kalo|klo|nek|yen|menawi|misal\w*|andai\w*|seumpama|semisal|if)"
_MOVES = r"(?:di)?(?:alih|pindah|geser|oper|limpah|move)(?:kan|in|ke|no|d)?"
_NAME = r"(?:nama|jeneng|asma)(?:ku|nya|e|ne)?"
_PLAIN: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (act, kind, late.regex(words, re.I | re.S))
    for act, kind, words in (
        # "Kalau batal dapat, jatahnya bisa dialihkan ke RT 9?"
        (
            "promise",
            "moved",
            rf"^(?!.*\b(?:rumah|kenapa|knp|kok|map\w*|titik|lokasi|pin)\b)(?:.*\b(?:jatah|kuota|alokasi|dana|anggaran)(?:nya|ne|e|ku)?\b.{{0,30}}\b{_MOVES}\b"
            rf"|.*\b{_IF}\b.{{0,30}}\b(?:{_ORA}|batal|gagal|not|isn'?t)\b.{{0,40}}\b(?:bisa|boleh|iso|oleh|can|could)\b.{{0,20}}\b{_MOVES}\b)",
        ),
        # "Share lok aja bisa ga"
        (
            "location",
            "",
            rf"^\W*(?:(?:pak|bu|min|mas|mbak|kak|kalau|kalo|nek|can|could|i|we)\W+){{0,3}}(?:(?:boleh|bisa|bs|iso|oleh|saged)\W+)?(?:(?:share|shere|kirim|ngirim|bagi|send|pakai|pake|nganggo|lewat|link|pin)\W{{0,2}}){{0,2}}(?:(?:lok|loc|lokasi|location|gmaps?|maps?|titik)\b(?:nya|ne)?\W{{0,3}}){{1,2}}"
            rf"(?=.*(?:\?|\b(?:boleh|bisa|bs|iso|oleh|saged|can|could)\b))(?:\W*\b(?:aja|saja|wae|mawon|lewat|pakai|pake|nganggo|liwat|via|dari|di|link|wa|hp|sini|google|gmaps?|maps?|boleh|bisa|bs|iso|oleh|saged|{_ORA}|ya|pak|bu|min|kah|instead)){{0,7}}\W*$",
        ),
        # "Kalau saya pindah ke Yosomulyo, usulan saya gimana"
        (
            "after",
            "moved",
            rf"\b{_IF}\b(?:\W+\w+){{0,2}}?\W+(?:saya|sy|aku|ku|kami|kulo|kula|i|we)\b(?:\W+\w+){{0,2}}?\W+(?:pindah|boyong|move)\b"
            r"(?=.*\b(?:usul\w*|punya\w*|proposals?)\b)(?!.*\bke\s+bahasa\b)",
        ),
        # "Abis ini trus diapain usulannya", "what happens after this".
        (
            "after",
            "",
            r"^(?!.*\b(?:batal|ubah|ganti|mundur|balik)\b)\W*(?:\w+\W+){0,2}?(?:(?:abis|habis|setelah|sesudah|sehabis|bar|bubar|sasampune?|sakbare)\W+(?:ini|itu|iki|kuwi|niki|niku|di\s?kirim|dikintun|terkirim)\b"
            r"\W+(?:(?:terus|trus|trs|lalu|njur|lajeng|usul\w*)\W+){0,2}(?:di\s?(?:apa|kemana|gimana|pripun|piye)\w*|dikapak\w*|gimana|gmn|bagaimana|piye|pripun|kemana|ke\s?mana|apa\W+lagi|ngapain)"
            r"(?:\W+(?:usul\w*|nasib\w*|ya|min|pak|bu|kak|mas|mbak|nggih|sih|nih)){0,3}\W*$"
            r"|what\s+(?:happens?|comes)\s+(?:next|after\s+(?:this|that|i\s+send\w*))\b.{0,20}$)",
        ),
        (
            "attend",
            "for_me",
            r"^(?!.*\b(?:usul\w*|lokasi|kirim|foto|duku\w*|hape|hp)\b)(?:.*\bdi(?:wakil|ganti|gantos)(?:kan|i|in|ke|no|aken)?\W+(?:(?:sama|oleh|karo|ke|kalih)\W+)?(?:istri|suami|anak|bojo|garwa|adik|kakak|ibu"
            r"|bapak|mertua|tetangga|orang\W+lain|wong\W+liyo)\w*(?=.*(?:\?|\b(?:boleh|oleh|angsal)\b|\b(?:bisa|iso)\W+(?:ga|gak|ora|kah)\b))"
            r"|.*(?<!ga\s)(?<!gak\s)(?<!tidak\s)(?<!ora\s)\b(?:boleh|bisa|oleh|iso|saged|angsal)\b.{0,20}\bdi(?:wakil|ganti)\w*\b.{0,20}\b(?:istri|suami|anak|bojo|orang|garwa)\w*"
            r"|.*\b(?:can|may)\s+my\s+(?:wife|husband|son|daughter|brother|sister)\s+(?:come|go|attend)\b)",
        ),
        # "Undangan rapat berikutnya WA kan ke saya langsung"
        (
            "attend",
            "",
            r"^(?!.*\b(?:usul\w*|jangan|jgn|ojo|stop|berhenti|ga|gak|nggak|tidak|ora|mboten)\b)(?:.*\b(?:undangan|jadwal)(?:nya|e)?\b.{0,40}\b(?:di)?(?:wa|kirim|japri|kabar|info)(?:\s?(?:kan|in|ke|no|i|aken))?\b.{0,20}\b(?:saya|sy|aku|ku|kami|kula)\b"
            r"|.*\b(?:kirim|japri|kabar\w*|info\w*)\b.{0,15}\b(?:saya|sy|aku|ku|kami|kula)\b.{0,20}\bundangan\b)",
        ),
        # "Ini pak RT ikut baca gak?", "tonggoku iso weruh ora?", "can my landlord see this?"
        (
            "private",
            "readers",
            r"^(?!.*\b(?:kapan|when|foto\w*|photo\w*|rusak|datang|dateng|survei|cek)\b)(?:.*\b(?:(?:(?:pak|bu|ketua)\s+)?(?:r[tw]|lurah)|tetangga\w*|tangg[io]\w*|tonggo\w*|(?:orang|warga|wong|tiyang)\s+(?:lain|sanes|liyo|liya|kampung)|keluarga\w*|(?:my\s+)?(?:landlord|neighbou?rs?|boss))(?:\s?ku|nya)?\s+"
            r"(?:(?:nanti|ikut|juga|bisa|boleh|bakal|akan|iso|saged|mengko|mangke|melu|also|get\s+to)\s+){0,3}(?:m?baca|membaca|moco|maca|maos|lihat|liat|ngeliat|melihat|ndelok|ndeleng|mirsani|weruh|tau|tahu|ngerti|read|see)\b(?:\s+(?:ini|iki|niki|usul\w*|tulisan\w*|isinya|this|it)){0,2}\s*(?:ga|gak|nggak|ngga|tidak|kah|ora|po\s+ora|mboten|nggih|ya|yo)?\s*\?"
            r"|.*\b(?:can|will|does|do)\s+(?:the\s+|my\s+)?(?:landlord|neighbou?rs?|rt|head|lurah|others|everybody|everyone)\s+(?:also\s+|get\s+to\s+)?(?:read|see)\b)",
        ),
        # "Tolong nama saya di usulan diganti nama RT aja", "jenengku ojo ditampilke"
        (
            "private",
            "shown",
            rf"^(?!.*\b(?:usulan|no|nomor)\W*\d)(?!.*\b(?:nama\W+saya|jenengku|(?:pake|pakai)\W+nama|panggil|pengusulnya)\W+(?:pak\W+|bu\W+)?(?-i:[A-Z])[a-z])(?:.*"
            rf"\b{_NAME}\b.{{0,40}}\b(?:di)?(?:ganti|ubah|pakai|pake|nganggo|tulis|catat)\w*\W+(?:jadi\W+|dadi\W+)?(?:{_NAME}\W+)?(?:pak\W+|atas\W+nama\W+)?(?:r[tw]|karang|pkk|kelompok|warga)\b"
            rf"|.*\b{_NAME}\b.{{0,20}}\b(?:jangan|jgn|ojo|{_ORA}\s+usah|aja\s+nganti)\W+(?:di)?(?:tampil|muncul|sebut|tulis|pajang|umum)\w*"
            rf"|.*\b(?:jangan|jgn|ojo|{_ORA}\s+usah)\W+(?:di)?(?:tampil|muncul|sebut|pakai|pake|pajang)\w*\W+{_NAME}\b"
            rf"|.*\b(?:meng|ng|di)?(?:hapus|apus|ilang|hilang|copot|busek|cabut)(?:kan|in|no|ke)?\W+{_NAME}(?:\W+(?:saya|sy|aku|kula|kulo))?\W+(?:dari|dr|di|seko|saking)\W+(?:usul|situ|sana|kono)"
            rf"|.*\b{_NAME}\b(?:\W+\w+){{0,2}}?\W+di\s?(?:hapus|apus|ilang|hilang|copot|busek|cabut)\w*\W+(?:\w+\W+)?(?:dari|dr|seko|saking)\W+(?:usul|situ|sana|kono)"
            rf"|.*\b{_NAME}\W+(?:atas\W+nama|pakai|pake|nganggo)\W+(?:{_NAME}\W+)?(?:r[tw]|karang|pkk|kelompok|warga)\b"
            r"|.*\b(?:hide|don'?t\s+show)\s+my\s+name\b)",
        ),
        # "Mbatalke langganan pesen iki piye carane"
        (
            "night",
            "stop",
            r"^(?=.*\b(?:cara(?:nya|ne)?|gimana|gmn|piye|pripun|how)\b).*\b(?:batal|mbatal|stop|setop|berhenti|mandheg|putus|cabut|hapus|udahan|cancel|end)\w*\W+(?:\w+\W+)?(?:langganan|subscription)\b(?!.*\b(?:air|pdam|internet|wifi|listrik)\b)"
            r"|\bhow\b.*\bunsubscribe\b"
            r"|\b(?:cara(?:nya|ne)?|gimana|gmn|piye|pripun|how)\b.{0,40}\b(?:biar|supaya|ben|to)?\W*(?:ga|gak|nggak|tidak|tdk|ora|mboten|stop|no)\W+"
            r"(?:\w+\W+)?(?:dapat|dapet|nerima|terima|dikirim\w*|dikabar\w*|oleh|nampa|get|receive|getting)\W+(?:\w+\W+)?(?:pesan|pesen|kabar|wa|chat|messages?|notif\w*)",
        ),
        # "Is it too late to change 50 meters to 75?"
        (
            "change",
            "",
            r"\btoo\s+late\s+to\s+(?:change|edit|correct|fix|make)\b.*\d"
            r"|\b(?:masih|msh|isih|taksih)\s+(?:bisa|sempat|sempet|boleh|iso|saged|oleh)\s+(?:di)?(?:ganti|ubah|rubah|gantos)\w*\W+(?:\w+\W+){0,4}?\d",
        ),
        # "Usulan yang gimana sih yg biasanya lolos, kasih contoh geh"
        (
            "how",
            "example",
            r"^(?!.*\b(?:foto|gambar|video|nomor|ktp)\b)(?:.*\b(?:contoh|conto|tuladha|example)(?:nya|ne|e|in|kan)?\W+(?:\w+\W+){0,2}?(?:usul\w*|proposal\w*)"
            r"|.*\b(?:usul\w*|proposals?)\b.{0,60}\b(?:kasih|kek|beri|minta|ada|apa|wenehi|njaluk|give)\W+(?:\w+\W+)?(?:contoh|conto|tuladha|example)"
            r"|.*\busul\w*\W+(?:(?:yang|yg|sing|ingkang)\W+)?(?:gimana|gmn|bagaimana|kayak\W+apa|kaya\W+apa|koyo\W+opo|apa|apa\W+aja|opo)\W+(?:\w+\W+){0,4}?(?:lolos|tembus|di\s?(?:terima|setujui|acc|tampa|loloske|kabul\w*)|acc|disetujui)\b)",
        ),
        # "Gmn cara ngetiknya aku ra mudeng", "nulise piye to".
        (
            "how",
            "",
            r"^(?!.*\b(?:foto|gambar|video|suara|lokasi|dukung\w*|ubah|ganti)\b)\W*(?:\w+\W+){0,5}?(?:"
            r"(?:cara(?:nya|ne|nipun)?|gimana|gmn|bagaimana|piye|pripun|kepriye)\W+(?:\w+\W+)?(?:me|nge|ng|n|di)?(?:ketik|ngetik|etik|tulis|nulis|isi|ngisi|pakai|pake|makai|nganggo|gunakan|gunain|mulai|make)(?:nya|ne|e)?"
            r"|(?:nge|me)?(?:tik|ketik|tulis|nulis|isi|ngisi|makai|pakai|nganggo)(?:nya|ne|e|ipun)\W+(?:\w+\W+)?(?:gimana|gmn|bagaimana|piye|pripun|kepriye)"
            r"|how\s+(?:do|does|can)\s+(?:i|we|one)\s+(?:use|type|write|fill)\b)(?:\W+\w+){0,6}\W*$",
        ),
        # "Ada yg nelpon minta 500rb biar usulan saya lolos, bener ga"
        (
            "cost",
            "",
            r"(?=.*\b(?:minta(?:in|i)?|suruh|disuruh|diminta|dimintai|njaluk|asked?|wants?)\W+(?:\w+\W+){0,3}?(?:uang|duit|duwit|dhuwit|transfer|bayar|money|fee|pay|\d+\s*(?:rb|ribu|jt|juta|k)\b))"
            r"(?=.*\b(?:usul\w*|proposal|lolos|cepat|cepet|acc|disetujui|diterima|drainase|jalan|jembatan|lampu)\b)"
            r".*\b(?:nelpon|telpon|telp|wa|ngaku|mengaku|oknum|katanya|jare|biar|supaya|ben|orang\W+kelurahan|petugas|called|claims?|says?)\b",
        ),
        # "Klo udah dikirim masih bs diubah ga?"
        (
            "editing",
            "",
            rf"^\W*(?:(?:kalau|kalo|klo|kl|nek|yen|habis|abis|setelah|sesudah|nanti|ini|if|after)\s+){{0,3}}(?:\w+\s+){{0,3}}?(?:(?:di\s?|ter|dipun\s?)?kirim|dikintun|sent|submitted)\w*\s+(?:\w+\s+){{0,3}}?(?:bisa|bs|boleh|blh|iso|oleh|saged|can)\s+"
            rf"(?:(?:masih|di|it|be|i)\s*){{0,3}}(?:di\s?)?(?:ubah|rubah|robah|ganti|gantos|edit|revisi|perbaiki|benerin|koreksi|change|edited)\w*(?:\W+(?:lagi|kan|ya|yo|nggih|kah|{_ORA}|pak|bu|min))*\W*$",
        ),
        # "Ini beneran gratis?"
        (
            "cost",
            "",
            rf"^\W*(?:(?:apa|ini|niki|iki|emang|emangnya|beneran|bener|serius|yakin|jadi|pak|bu|min|kak|mas|mbak|usul\w*|semua\w*|kabeh|tenan|tenane)\W+){{0,5}}"
            rf"(?:gratis|free|cuma2|cuma-cuma)(?:\W+(?:kan|ya|yo|to|nggih|kah|{_ORA}|apa|tenan|beneran|pak|bu|min|kak|semua\w*|ini|niki|usul\w*)){{0,5}}\W*$",
        ),
        # "Tlg digabung aja usulan 2 sama 3": staff do that.
        (
            "together",
            "merge",
            r"^(?!.*\b(?:kenapa|knp|kok)\b).*\b(?:di)?(?:gabung|satu|merge|combine)(?:kan|in|no|ke)?\b.{0,25}\busul\w*\W*(?:no\W*|nomor\W*|nomer\W*)?(?:MTR\S*|\d+)\W+(?:sama|dan|dengan|dgn|karo|lan|kalih|and|&|\+)\W+(?:no\W*|nomor\W*|nomer\W*)?(?:MTR\S*|\d+)",
        ),
        # "Tahapan rkpd 2028 tutup input kelurahan kapan"
        (
            "deadline",
            "",
            r"^(?=.*\b(?:kapan|kpn|tgl\s+(?:berapa|brp)|tanggal\s+(?:berapa|brp)|sampai\s+kapan)\b)(?=.*\b(?:di)?(?:tutup|penutupan|berakhir|deadline|batas\w*)\b)"
            r".*\b(?:tahapan|input|usul\w*|pengusulan|kelurahan|musren\w*|rkpd)\b",
        ),
        # Who is behind this.
        (
            "who",
            "",
            r"^\W*(?:\w+\W+){0,2}?(?:who\s+(?:runs|owns|made|makes|is\s+behind)\b|(?:ini\W+|bot\W+(?:ini\W+)?|chat\W+(?:ini\W+)?)(?:punya|milik|buatan|bikinan|duwek)(?:nya|e)?\W+(?:siapa|sopo|sapa|sinten)\b)",
        ),
        # "Cuma tes"
        (
            "greet",
            "",
            r"\W*(?:(?:cuma|cuman|hanya|lagi|mau|ini|mung|just|only|a)\W+){0,2}(?:tes|test|testing|ngetes|nyoba|trying)(?:\W+(?:aja|saja|doang|dulu|tok|wae|ya|bot|botnya|chat|tes|test|[0-9]+|satu|dua|tiga)){0,4}\W*$",
        ),
        # What nobody here sells or lends: "isi pulsa tsel 25", "pinjem duit 2 jt".
        (
            "services",
            "general",
            r"^(?!.*\b(?:usul\w*|usaha|kelompok|koperasi|umkm|ukm|tani)\b)(?:.*\b(?:isi|beli|tuku|jual|kirim\w*|top\s?up|minta|njaluk|ngisi|buy)\W+(?:\w+\W+)?(?:pulsa|kuota|paketan|voucher|gopay|ovo|shopeepay|credit)\b"
            r"|\W*pulsa\b"
            r"|.*\b(?:pinj[ae]m(?:an|in|i)?|minj[ae]m|nyilih|nyelang|(?:ng)?utang|hutang|kasbon|borrow|loan|pinjol)\b(?=.*\b(?:duit|duwit|dhuwit|uang|money|cash|cair|bunga|\d+\s*(?:jt|juta|rb|ribu))\b))",
        ),
        # What nobody here knows: "hari jadi kota metro kapan", "siapa walikota".
        (
            "services",
            "general",
            r"^(?!.*\b(?:usul\w*|minta|mohon)\b)(?:.*\b(?:ulang\s?tahun|hari\s+jadi|hut|ultah)\s+(?:kota\s+)?(?:metro|lampung|indonesia|ri)\b"
            r"(?=.*\b(?:kapan|tanggal|tgl|berapa|apa|when)\b)"
            r"|.*\b(?:siapa|sopo|sinten|who)\b.{0,20}\b(?:wali\s?kota|gubernur|bupati|presiden|mayor|governor)\b"
            r"|.*\b(?:cuaca|prakiraan|weather|jadwal\s+(?:sholat|salat|imsak|bola|kereta|bioskop)|kurs|harga\s+(?:emas|beras|cabai|cabe|bbm))\b"
            r"(?=.*\b(?:berapa|brp|piro|besok|sesuk|sekarang|hari\s+ini|kapan|apa|gimana|ga|gak|ora|today|tomorrow)\b))",
        ),
    )
)


# Without one of these no text asks it: most texts are asked for nothing more.
_HINTS: Mapping[str, tuple[str, ...]] = {
    "promise": ("alih", "pindah", "geser", "oper", "limpah", "move"),
    "after": ("pindah", "boyong", "move", "apa", "mana", "apak", "piye", "pripun", "gmn", "what "),
    "attend": ("wakil", "ganti", "gantos", "my ", "undang", "jadwal"),
    "private": ("nama", "jeneng", "asma", "name", "aca", "liat", "ihat", "weruh", "read", "see "),
    "how": ("conto", "tulad", "exam", "usul", "cara", "gimana", "gmn", "piye", "pri", "how"),
    "night": ("langgan", "subscri", "cara", "gimana", "gmn", "piye", "pripun", "how"),
    "editing": ("kirim", "kintun", "sent", "submit"),
    "change": ("too late", "masih", "msh", "isih", "taksih"),
    "location": ("lok", "loc", "map"),
}


def plainly(text: str) -> str | None:
    """The act of what a text asks beyond doubt by its words; None for others. Never raises."""
    if len(text) > LONGEST:
        return None
    if proposable.asks_what(text):
        return "eligible"
    low = text.casefold()
    for act, _, words in _PLAIN:
        hints = _HINTS.get(act)
        if (hints is None or any(each in low for each in hints)) and words.search(text):
            return act
    return None


# Longer ones tell something.
LONGEST = 160


def plain_kind(act: str, text: str) -> str:
    """The kind of what a text asks beyond doubt, as far as that act has kinds; "" for others."""
    if len(text) > LONGEST:
        return ""
    if act == "eligible" and proposable.asks_what(text):
        return "subject"
    for each, kind, words in _PLAIN:
        if each == act and kind and words.search(text):
            return kind
    return ""
