"""What people say of a question instead of an answer to it, and of what they have filled in: the
engine asks for it by name (handlers.conversation.answers.Says) and knows none of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from handlers import late
from handlers.conversation.answers import Says
from handlers.reading import unsaid
from handlers.reading.amounts import distances
from handlers.reading.joined import NO_END
from handlers.reading.said import beside_it, nuisance, passing, showing
from handlers.reading.said.of_drafts import consulted
from handlers.reading.said.of_drafts.other_thing import other_thing
from handlers.reading.said.of_proposals import cut_out
from handlers.reading.said.of_proposals.rewished import drops
from handlers.reading.said.wrong import as_written, not_right, to_be_righted


def says(what: Says, text: str) -> bool:
    """Whether a text says that. Never raises."""
    return _SAYS[what](text)


# --- what one would have otherwise ------------------------------------------------------------

_LACKS = late.regex(
    r"^\W*\w+(?:\s+\w+)?\s+(?:kurang\s+(?:lengkap|komplit|jelas|pas|tepat)|(?:di|mau\s+(?:sy\s+|saya\s+)?)?tambah\w*)",
    re.I,
)


_THEN = r"(?:trus|terus|habis\s+itu|abis\s+itu|abis\s+tu|bar\s+kuwi|lajeng|njur|banjur|baru|lalu)"
_BETWEEN = late.regex(rf"\s*[,.;!\n]+\s*(?:(?:sama|sm|dan|juga|{_THEN})\s+)*|\s+{_THEN}\s+", re.I)


def parts(text: str) -> list[str]:
    """What stands one after the other in a text, each to be done by itself."""
    return [each for each in _BETWEEN.split(text) if any(map(str.isalnum, each))]


_CLAUSE = late.regex(rf".+?(?:{NO_END}[,.;!?\n]+(?=\s)|$)", re.I | re.S)


def clauses(text: str) -> list[str]:
    """The clauses of a text, with what ends them."""
    return [each for each in _CLAUSE.findall(text) if any(map(str.isalnum, each))]


# What was left out by mistake, and is to be given now.
_TO_COME = late.regex(
    r"\b(?:(?:ke|ka)?(?:tinggal|lupa|lewat|lali)an\w*|ke(?:lewat|tinggal)|lupa|lali|kesupen"
    r"|ada\s+(?:yang|yg)\s+(?:kurang|belum|blm)|(?:belum|blm|blum|durung|dereng)\s+(?:sempat\s+|sempet\s+)?(?:\w{2,4}\s+)?"
    r"(?:di|tak|ke|n|ng|m|me)?(?:isi|masuk|input|tulis|lampir|upload|tambah|kasih|ngasih)\w*|forgot|left\s+out)",
    re.I,
)


# --- what has come so far, and what is shown --------------------------------------------------

_COMES = (
    r"(?:ke|di|ter)?(?:masuk|kirim|terima|upload|simpan|unggah|tampung|mlebu|tampi)(?:kan|in)?"
    r"|sampai|sampe|nyampe|nyampai|(?:udah|sudah|udh|sdh|wis|sampun)\s+ada|arrived|received|sent"
)
_ARRIVED = late.regex(
    rf"\b(?:{_COMES})\b.{{0,30}}?(?:\?|\b(?:belum|blm|blum|berapa|brp|piro|pinten|durung|dereng|ga|gak|nggak|ngga|enggak|ndak|apa\s+belum)\W*(?:\w+\W*){{0,4}}$)"
    rf"|\b(?:berapa|brp|piro|pinten|how\s+many)\b.{{0,30}}\b(?:{_COMES})\b"
    r"|\b(?:kok|mana|ko|endi)\b.{0,30}\b(?:(?:ga|gak|nggak|ngga|tidak|tdk|belum|blm|ra|ora)\s*(?:ada|muncul|kelihatan|keliatan|masuk|ono|tampil)|hilang|ilang)",
    re.I,
)
# Of how and whether it may be done, or of what is there to be photographed.
_NOT_ARRIVED = late.regex(
    r"\b(?:boleh|bisa|cara\w*|gimana|gmn|piye|kapan|kemana|siapa|perlu|harus|wajib|nanti|besok|nyusul|kurang|iso|saged|can|maksimal|paling|nama\w*)\b",
    re.I,
)


# "Eh maaf kepencet": of the answer before, if there is one.
_SLIPPED = late.regex(
    r"^\W*(?:(?:eh|maaf|maap|sori|sorry|aduh|waduh|yah|oh|lho|loh|tadi|td|sy|saya|pak|bu|min|ups)\W+){0,4}"
    r"(?:(?:ke)?pencet|salah\s+(?:pencet|ketik|tulis|kirim|sambung|kamar|orang|chat)|typo|kekirim|(?:ga|gak|nggak)\s+sengaja"
    r"|(?:(?:yang|yg|sing|itu|iku|tadi|td|barusan)\s+){0,4}(?:bukan|dudu|sanes)\s+(?:buat|untuk|utk|kangge|kanggo)\s+(?:di\s?)?(?:sini|kamu|anda|sampe?yan|bot|mesin|usul\w*)"
    r"|klentu\s+kirim|abaikan)"
    r"(?:\W+(?:itu|pesan|yg|yang|tadi|td|barusan|pak|bu|min|ya|yaa|hehe|maaf|maap|sori|sorry|punten|mas|mbak|kak|bos|nih|aja"
    r"|kirim|chat|wk(?:wk)+\w*|h[aei]h[aei]\w*|xixi\w*))*\W*$",
    re.I,
)
# "Maksudnya sosbud apa", where one is to be chosen.
_MEANS_WHAT = late.regex(
    r"\b(?:maksud\w*|arti\w*|contoh\w*|tegese)\b.{0,30}\b(?:apa|opo|napa|gimana|gmn|piye)\b"
    r"|\b(?:apa|opo|napa)\b.{0,12}\b(?:maksud\w*|arti\w*|contoh\w*|tegese)\b"
    r"|\b(?:itu|iku|niku)\s+(?:apa|opo|napa)\b|\bapa\s+itu\b",
    re.I,
)
# "Tambah satu lagi ya", before the photo itself.
_MORE_COMES = late.regex(
    r"^\W*(?:(?:eh|oh|bentar|sebentar|mau|masih|tak|saya|sy|ini|nih|ya)\W+){0,3}(?:tambah\w*|nambah\w*|(?:ada|satu|siji|kirim|foto)\s+(?:lagi|maneh|malih)"
    r"|one\s+more)\b(?:\W+(?:foto\w*|satu|siji|lagi|maneh|ya|pak|bu|min|mas|mbak|dulu|nggih|boleh))*\W*$"
    # "Ada", "iya ada fotonya", "foto": there is one.
    r"|^\W*(?:(?:ya|iya|iyo|inggih|nggih|oke?|yes|saya|sy|aku|kulo|kula|kami|i|we|pak|bu|min|kak|mas|mbak"
    r"|foto|poto|gambar|photos?)(?:nya|ne|nipun)?\W+)*"
    r"(?:ada|punya|ono|wonten|duwe|nduwe|gadah|gadhah|have|mau|boleh|foto|poto|photos?|gambar)(?:nya|ne|nipun)?"
    r"(?:\W+(?:foto|poto|gambar|photo|picture|some|one|kok|dong|ya|pak|bu|min|kak|mas|mbak|nggih|lah"
    r"|sebentar|bentar|sik|dulu)(?:nya|ne|nipun|s)?)*\W*$",
    re.I,
)
# "Boleh pilih dua?", where one is.
_MORE_THAN_ONE = late.regex(
    r"\b(?:boleh|bisa|bole|oleh|saged|can)\b.{0,20}\b(?:dua\W?(?:duanya)?|2|lebih\s+dari\s+satu|semua(?:nya)?|both)\b"
    r"|\b(?:dua|2|lebih\s+dari\s+satu|semua(?:nya)?)\b.{0,12}\b(?:boleh|bisa)\b.{0,6}(?:\?|$)",
    re.I,
)
_SMALL = (
    r"pak|bu|min|mas|mbak|kak|ya|dong|donk|dulu|deh|aja|saja|wae|tolong|tlg|itu|ini|nggih|please"
)
# "..., buang", "hapus aja": what is to go, in a clause of its own.
_ORDERS = late.regex(
    rf"(?:^|[,.;!])\W*(?:(?:{_SMALL})\W+){{0,3}}(?:di)?(?:buang|hapus|apus|coret|hilang|ilang|delete|busak)(?:in|kan|en|no|aken)?"
    rf"(?:\W+(?:{_SMALL})){{0,4}}\W*(?:[,.;!]|$)",
    re.I,
)


# "Bentar gw tanya nyokap": the answer is being looked for.
_LOOKS = late.regex(
    r"\b(?:bentar|sebentar|bntar|bntr|sbntar|ntar|(?:tunggu|tnggu)(?!\s+(?:lama|sampai|sampe|giliran|antri|berjam))|sek|sik|sedhela|sedelo|sekedap|wait"
    r"|hold on)\b.{0,30}"
    r"\b(?:tanya|tnya|tny|nanya|tanyakan|takon|tanglet|cek|ngecek|lihat|liat|ukur|cari|nyari"
    r"|telpon|telp|wa|ask|check|minta|njaluk|ambil|jupuk|pinjam|pinjem|nyilih|ngomong|omong|manggil|dipanggil|nelpon|nelfon|ditelpon)"
    r"(?:in|kan|no)?\b"
    # "Kata RT harus nunggu rapat dulu": nothing goes before that.
    r"|\b(?:nunggu|menunggu|nungguin|ngenteni|nenggo|wait\s+for)\s+(?:\w+\s+){1,4}(?:dulu|dl|sik|sek|rumiyin|first)\W*$",
    re.I,
)
LOOKS_WORDS = 16
# "Bentar kak disuruh ke warung dulu": something else comes first.
_BUSY = late.regex(
    rf"^\W*(?:(?:eh|oh|maaf|ya|{_SMALL})\W+){{0,2}}(?:bentar|sebentar|bntar|bntr|sbntar|tunggu|tnggu|sek|sik|sedhela|sedelo|sekedap|wait|hold\s+on)\b"
    rf"(?:\W+(?:{_SMALL}|dl|nggeh|kulo|kula|saya|sy|aku|gw|gue|i)){{0,4}}\W+"
    r"(?:disuruh|dikongkon|dikon|mau|arep|badhe|tak|ada|ono|lagi|lg|anak|masak|sholat|solat|salat|mandi|makan|mangan|momong|nyusui|angkat|jaga|kerja|pulang|jemput|beli|tuku"
    r"|cari|nganter|antar|ke|nang|need|have|must|going|my)\b(?:\W+[^\W\d]+){0,7}?\W+(?:dulu|dl|sik|sek|rumiyin|first)\W*$",
    re.I,
)


def _kept(text: str) -> bool:
    return (passing.keeps(text) or consulted.consults(text)) and not other_thing(text)


def _waits(text: str) -> bool:
    """Whether a text says that its writer looks for the answer, and is back at once."""
    if len(text.split()) > LOOKS_WORDS:
        return False
    return _LOOKS.search(text) is not None or _ONE_MORE.search(text) is not None


# "Udh bener semua tp satu lagi": what that is comes next.
_ONE_MORE = late.regex(
    r"^(?=.*\b(?:bener|benar|betul|ok|oke|sip|cukup|lengkap|leres|right|good|fine)\b).*\b(?:tapi|tp|cuma|cuman|tinggal|kurang|ning|nanging|but|just)\s+(?:(?:ada|kurang|masih)\s+)?"
    r"(?:(?:satu|siji|setunggal|sedikit|dikit|one)\s+(?:lagi|maneh|malih|more|more\s+thing|thing))(?:\s+(?:ya|yo|pak|bu|min|kak|nih|dulu|hal))*\W*$",
    re.I,
)


# --- whether it must be, and that it will not be ----------------------------------------------

_FILLS = (
    r"(?:(?:di|ke|me|meng|ng|nge|m|n|ny)?(?:isi|jawab|tulis|ulis|sebut|ebut|jelas(?:in|kan)|pilih|ilih|lengkap|ketik)\w*"
    r"|tau|tahu|pakai|pake|nganggo|ngagem|ada|milih|fill\w*|answer\w*|choose|say)"
)
_MUST = (
    r"(?:harus|hrs|wajib|perlu|mesti|msti|musti|kudu|kedah|must|required|mandatory|have to|need to"
    r"|necessary)"
)
_MAY = r"(?:boleh|bole|bisa|bs|blh|oleh|saged|iso|can|may)"
_EMPTY = (
    r"(?:(?:di)?kosong\w*|(?:di)?lewat\w*|(?:di)?skip\w*|(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|ndak)\s+(?:usah\s+|perlu\s+)?(?:"
    + _FILLS
    + r")|tanpa\s+\w+|empty|blank)"
)
_ASKING = (
    r"(?:\?|\b(?:ga|gak|nggak|ngga|enggak|tidak|ndak|ora|mboten|kah|ya|yah|to|tho|sih|apa|opo|nggih)\b"
    r"|kah\b)"
)
_BARE = r"(?:ya|yah|yo|po|opo|to|tho|kah|sih|it|nih|nggih|pak|bu|min|mas|mbak|kak)"
# "Emg hrs ya?", before whatever else.
_HOW_FAR = r"(?:\s+(?:detail|rinci|lengkap|persis|komplit|exact|precise))?"
_BARE_MUST = (
    rf"^\W*(?:(?:emang|emg|memang|do\s+i|is\s+(?:it|this))\w*\s+{_MUST}{_HOW_FAR}(?:\s+{_BARE}){{0,3}}"
    rf"|{_MUST}{_HOW_FAR}(?:(?:\s+{_BARE}){{0,2}}(?=\?)|(?:\s+{_BARE}){{1,3}}))\s*(?:[?,.]|$)"
)
_NEEDED = late.regex(
    rf"\b{_MUST}(?:kah)?\b(?:\s+\w+){{0,2}}?\s*(?:\b{_FILLS}\b.{{0,20}}?)?{_ASKING}"
    rf"|\b{_MAY}(?:kah)?\b\s+(?:\w+\s+)?{_EMPTY}.{{0,15}}?{_ASKING}"
    rf"|\b{_EMPTY}\s+(?:\w+\s+)?{_MAY}\b.{{0,6}}?{_ASKING}"
    rf"|\b(?:emang(?:nya)?|memang|apa|apakah|opo|do i|is (?:it|this))\b.{{0,15}}\b{_MUST}\b",
    re.I,
)


# Of how many, how or when it asks, and not whether.
_NOT_WHETHER = late.regex(
    r"\b(?:berapa|brp|piro|pinten|gimana|gmn|piye|pripun|kapan|mana|siapa|how|when|which)\b", re.I
)


# "Gausah deh batal aja saya mau jemput anak", "gajadi lah ribet amat": that one leaves it, and why.
_GIVES_UP = late.regex(
    r"^\W*(?:(?:ga|gak|gk|nggak|ora|tidak|tdk)\s*(?:usah|jadi|jd|sido)\W+|(?:gausah|gajadi|eh|ah|udah|yaudah|maaf|deh|lah|pak|min|kak)\W+){0,4}"
    r"(?:di\s?)?(?:batal|cancel)(?:in|kan|ke)?\s+(?:aja|saja|ae|wae|deh|dulu|lah|mawon)\b(?!\s+(?:di|yg|yang))"
    r"|^\W*(?:(?:eh|ah|udah|yaudah|maaf|duh|aduh|pak|min|kak)\W+){0,3}(?:(?:ga|gak|gk|nggak|ora|tidak|tdk|mboten)\s*(?:jadi|jd|sido|sios)|gajadi)"
    r"(?:\s+(?:aja|saja|ae|wae|deh|dulu|lah|ah|mawon|wis|pak|min|kak)){0,3}\W+"
    r"(?:kok\s+|malah\s+|terlalu\s+|ke)?(?:ribet|ruwet|rumit|repot|males|malas|capek|cape|kesel|bosen|pusing|mumet|susah|angel|lama|suwe|kebanyakan|kakehan)\b"
    r"|^\W*(?:(?:udah|udh|wis|ah|aduh|duh|halah)\W+){0,3}(?:capek|cape|males|malas|bosen|kesel|pusing|mumet|ribet|ruwet)\b[^.!?]{0,60}[\s,.;]+"
    r"(?:(?:ga|gak|nggak|ora|tidak|tdk)\s+(?:usah\s+)?(?:jadi|jd|sido)|gajadi|batal)(?:in|kan)?(?:\s+(?:aja|saja|deh|lah|wae|ya|pak|bu)){0,3}\W*$",
    re.I,
)
# "Batal kirim, uangnya udah ada dari donatur".
_UNSENT = late.regex(
    r"^\W*(?:(?:eh|ah|udah|yaudah|maaf|pak|bu|min|mas|mbak)\W+){0,3}(?:di)?(?:batal|cancel|(?:ga|gak|nggak|ora|tidak)\s*(?:jadi|sido)|gajadi)(?:in|kan)?"
    r"\s+(?:di|ng|nge|me)?(?:kirim|ngirim|usul|send)\w*\b(?!\s+(?:foto|lokasi|sekarang\s+kan))(?![^,.;]*\?)",
    re.I,
)
_SPEAKS_OF_FILLING = late.regex(
    rf"\b(?:{_FILLS}|{_EMPTY}|wajib|mandatory|required)\b|{_BARE_MUST}", re.I
)
_MUST_IT = late.regex(_BARE_MUST, re.I)

_TELLS = (
    r"(?:(?:di|me|n|ng|nge|ny|m)?(?:sebut|ebut|kasih|asih|bilang|cerita|crita|jelas|jawab|tulis|ulis|isi|omong|ngomong|ungkap|beri|kandha|critak?)"
    r"(?:in|kan|ke|no|aken|tau|tahu)?|pake|pakai|nganggo|tell|say|write|answer)"
)
_WONT = (
    r"(?:(?:ga|gak|nggak|ngga|engga|enggak|tidak|tdk|ndak|ora|mboten|emoh|don'?t|do\s+not)\s+"
    r"(?:mau|pengen|pengin|ingin|berani|brani|bersedia|usah|arep|gelem|purun|wani|want(?:\s+to)?)"
    r"|gausah|gamau|gakmau|ogah|males|malas|wegah|enggan|keberatan|rather\s+not)"
)
_REFUSES = late.regex(
    rf"^\W*(?:(?:saya|sy|aku|kulo|kula|maaf|rahasia|maap|ah|i|duh|waduh|aduh|ya|yah|i'd)\b\W*){{0,3}}{_WONT}\s+(?:\w+\s+)?{_TELLS}\b"
    rf"|^\W*{_TELLS}\s+(?:\w+\s+){{0,2}}?{_WONT}\b"
    r"|^\W*(?:itu\s+|ini\s+)?(?:rahasia|privasi|pribadi|secret|private)\b(?:\W+\w+){0,2}\W*$",
    re.I,
)


# --- what is asked ----------------------------------------------------------------------------

# What ends as questions do, or in the middle asks oneself: "bisa diwakilkan ga", "rw berapa ya".
_ASKS = late.regex(
    r"\b(?:bisa|boleh|bs|blh|perlu|harus|apakah|iso|saged)\b.*\b(?:ga|gak|nggak|ngga|enggak|tidak|tdk|ora|mboten)\W*$"
    r"|\b(?:yang|yg|sing|ingkang)\s+(?:mana|endi|pundi)(?:\W+(?:pak|bu|min|mas|mbak|kak|bang|ya|sih|to))*\W*$"
    r"|^\W*(?:\w+\W+){0,2}?(?:bisa|bs|boleh|blh|iso|saged)\s+(?:\w+\s+){0,2}?(?:ga|gak|nggak|ngga|enggak|tidak|ora|mboten|ra)\s"
    r"|\b(?:berapa|brp|siapa|apa|mana|kapan|piro|sopo|opo|endi|pinten|sinten)\s+(?:ya|yo|nggih|sih|pak|bu|min)\b",
    re.I,
)


# "Kok ditanya rt segala buat apa?": why the question is asked.
# But "kok talud, saya mintanya turap" asks nothing.
_ASKED = (
    r"(?:di)?(?:tanya\w*|nanya\w*|takon\w*|takok\w*|suruh"
    r"|(?<!sy )(?<!saya )(?<!aku )(?<!kan )minta\w*)"
)
_WHAT_FOR = (
    r"(?:buat|untuk|utk|kanggo|kangge|nggo|gawe)\s+(?:apa(?:an)?|opo|nopo)"
    r"|ngapain|gunanya\s+apa"
)
_WHY = r"(?:kenapa|knp|knapa|kok|ko|napa|mengapa|nopo|ngopo|ngapain|why)"
_MUST = (
    r"(?:harus|hrs|perlu|mesti|msti|kudu|wajib|pake|pakai)\s+"
    r"(?:tau|tahu|ngerti|weruh|(?:di)?(?:isi|tulis|sebut|jawab|jelas|foto|ukur|kirim|ketik)\w*|ada|ngisi|nulis|milih|pilih|pake|pakai|rt|rw"
    r"|alamat|foto|ukuran|detail\w*|rinci|lengkap|spesifik|persis)"
)
_OF = (
    r"(?:rt|rw|kelurahan|lokasi|tempat|alamat|patokan|ukuran|volume|panjang|jumlah|tanah|lahan"
    r"|foto|gambar|bidang|masalah|nama|data|ini|itu|segala)(?:nya|ne|e)?"
)
_ASKS_WHY = late.regex(
    rf"\b{_WHY}\b.{{0,40}}\b{_ASKED}\b|\b{_ASKED}\b.{{0,40}}\b(?:{_WHAT_FOR})\b"
    rf"|\b(?:{_WHAT_FOR})\b.{{0,40}}\b{_ASKED}\b|\b{_WHY}\b\s+(?:\w+\s+)?{_MUST}\b"
    rf"|^\W*(?:\w+\s+){{0,2}}{_OF}(?:\s+\w+){{0,2}}\s+(?:{_WHAT_FOR})\b"
    rf"|^\W*(?:\w+\s+){{0,1}}(?:{_WHAT_FOR})\s+(?:\w+\s+){{0,2}}{_OF}\b|\bwhy\b.{{0,30}}\b(?:ask\w*|need|want)\b"
    rf"|^\W*(?:\w+\s+){{0,3}}(?:ngaruh|berpengaruh|pengaruhnya|gunanya|fungsinya|pentingnya)\b",
    re.I,
)


_ARGUES = late.regex(r"[,.;?!]\s*(?:kan|padahal|pdhl|wong|orang|lha|toh)\b", re.I)


# "Tapi itu udah disepakati warga kok", "saya gak setuju kalau ditolak", "pokoknya harus jadi pak".
_OBJECTS = late.regex(
    r"^\W*(?:(?:lho|loh|lha|lah|tapi|tp|kok|nanging|ning|but)\W+)(?:[^,;?]{0,40}?\b)?"
    r"(?:(?:di)?(?:sepakat\w*|setuju\w*|tolak|musyawarah\w*|janji\w*)|katanya|jarene|jare|diusul(?:kan|in|ke)|agreed|refused)\b"
    r"|^\W*(?:(?:saya|sy|aku|kami|warga|kula)\s+)?(?:ga|gak|nggak|tidak|tdk|ora|mboten)\s+(?:setuju|terima|rela|ikhlas|trimo)\b"
    r"[^?]{0,30}\b(?:(?:di)?tolak|(?:di)?batal\w*|gagal|ga\w*\s+jadi)\b"
    r"|^\W*(?:jangan|jgn|awas|ojo|aja)\b[^?]{0,25}\b(?:di)?tolak\b"
    r"|^\W*(?:pokok(?:nya|e)|awas)\b[^?]{0,25}\b(?:harus|kudu|jadi|dibangun|disetujui|diterima)\b"
    r"|^\W*(?:lho|loh|lha|tapi|tp|kok)\b[^?]{0,20}\bkata(?:nya|ne)?\s+(?:bisa|boleh|iso|oleh)\b",
    re.I,
)


def _asks_why(text: str) -> bool:
    return _ASKS_WHY.search(text) is not None


# "Ini diisi apa", "maksudnya?", where any words are an answer.
_OF_WHAT = late.regex(
    r"^\W*(?:\w+\s+){0,3}(?:di)?(?:isi|tulis|jawab)\w{0,3}\s+(?:apa|opo|nopo|menapa|gimana|gmn|piye|pripun)\b"
    r"|^\W*(?:\w+\s+){0,2}(?:maksud|arti|teges)(?:nya|e|ne|ipun)\s+(?:apa|opo|nopo|gimana|gmn|piye|pripun)\b"
    r"|^\W*what\s+(?:should|do|must)\s+(?:i|we)\s+(?:write|put|fill|say|answer)\b"
    r"|\b(?:apa|opo)\s+(?:yang|yg|sing)\s+(?:harus\s+|kudu\s+)?(?:di)?(?:isi|tulis|ketik)"
    r"|^\W*(?:maksud|arti|teges|contoh)(?:nya|e|ne)?(?:\s+(?:ya|pak|bu|to|min))*\W*$",
    re.I,
)
# More words may be the answer.
_ASKED_WORDS = 7
_HOW_MUCH = late.regex(r"\b(?:berapa|brp|piro|pinten)\W*$", re.I)


def _of_what(text: str) -> bool:
    return len(text.split()) <= _ASKED_WORDS and _OF_WHAT.search(text) is not None


def asks_of_it(text: str) -> bool:
    """Whether a text asks what the open question is for, what it means or whether it must be
    answered, and no more."""
    if len(text.split()) > _ASKED_WORDS:
        return False
    needed = says(Says.NEEDED, text) and says(Says.FILLS, text)
    return needed or any(each.search(text) for each in (_OF_WHAT, _MEANS_WHAT, _ASKS_WHY))


def asks(text: str) -> bool:
    """Whether a text ends as questions do."""
    ends = text.rstrip().endswith("?") or _HOW_MUCH.search(text) is not None
    return ends or (len(text.split()) <= _ASKED_WORDS and says(Says.ASKS, text))


_SAYS: Mapping[Says, Callable[[str], bool]] = {
    Says.AGREES: beside_it.agrees,
    Says.ARGUES: lambda text: _asks_why(text) and _ARGUES.search(text) is not None,
    Says.ARRIVED: lambda text: bool(_ARRIVED.search(text)) and not _NOT_ARRIVED.search(text),
    Says.ALL_THERE: passing.all_there,
    Says.AWAY: distances.away,
    Says.BUSY: lambda text: _BUSY.match(text) is not None,
    Says.ASKS: lambda text: _ASKS.search(text) is not None,
    Says.ASKS_WHY: _asks_why,
    Says.DROPS: lambda text: drops(text) or bool(other_thing(text)),
    Says.FILLS: lambda text: _SPEAKS_OF_FILLING.search(text) is not None,
    Says.GIVES_UP: lambda text: _GIVES_UP.match(text) is not None,
    Says.HURRIES: beside_it.hurries,
    Says.SENDS_ONE: beside_it.sends_one,
    Says.IN_ORDER: beside_it.in_order,
    Says.KEPT: _kept,
    Says.UNSENT: lambda text: _UNSENT.match(text) is not None,
    Says.LACKS: lambda text: _LACKS.match(text) is not None,
    Says.MEANS_WHAT: lambda text: _MEANS_WHAT.search(text) is not None,
    Says.OF_WHAT: _of_what,
    Says.MORE_COMES: lambda text: bool(_MORE_COMES.search(text)) or passing.uploads(text),
    Says.MORE_THAN_ONE: lambda text: _MORE_THAN_ONE.search(text) is not None,
    Says.NEEDED: lambda text: bool(
        _MUST_IT.match(text) or (_NEEDED.search(text) and not _NOT_WHETHER.search(text))
    ),
    Says.NOT_RIGHT: not_right,
    Says.TO_RIGHT: to_be_righted,
    Says.IN_VAIN: nuisance.in_vain,
    Says.LAUGHS: nuisance.laughs,
    Says.NOTHING: lambda text: not beside_it.told(text),
    Says.OBJECTS: lambda text: "?" not in text and _OBJECTS.match(text) is not None,
    Says.ORDERS: lambda text: _ORDERS.search(text) is not None,
    Says.REFUSES: lambda text: _REFUSES.search(text) is not None,
    Says.PICTURES: unsaid.pictures_now,
    Says.PRAYS: beside_it.prays,
    Says.READ_OUT: showing.reads_out,
    Says.SHOWN: showing.shown,
    Says.SHOWS: showing.shows,
    Says.SIGHS: lambda text: passing.sighs(text) or beside_it.only_pleads(text),
    Says.SLIPPED: lambda text: _SLIPPED.match(text) is not None,
    Says.WRITTEN: as_written,
    Says.TAKES_OUT: lambda text: bool(cut_out.cut(text)),
    Says.TO_COME: lambda text: _TO_COME.search(text) is not None,
    Says.WAITS: _waits,
    Says.WHOLE: showing.whole,
}
