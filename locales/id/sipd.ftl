# The bridge to SIPD: what is typed there, and its export read back. For staff alone.

command-sipd = SIPD
    .also = ketik sipd, isi sipd, daftar sipd, masukkan ke sipd
    .about = usulan yang harus diketik ke SIPD, satu per satu (petugas)
    .button = Daftar SIPD
command-typed = CATAT SIPD
    .also = nomor sipd, sudah di sipd
    .about = mencatat nomor SIPD sebuah usulan
    .button = Sudah diketik
command-sipd_file = COCOKKAN SIPD
    .also = cocokkan dengan sipd
    .about = mencocokkan berkas dari SIPD dengan usulan di sini (petugas)
    .button = Cocokkan

words-sipd-none = hapus, batal, tidak jadi, belum

sipd-head = SIPD { $area }, RKPD { $year }: { $left } belum diketik, { $done } sudah.
    .none = SIPD { $area }, RKPD { $year }: belum ada usulan yang disepakati, jadi belum ada yang perlu diketik.
sipd-window = Batas pengisian { $day }, { $days ->
        [0] hari ini
        [1] besok
       *[other] { $days } hari lagi
    }.
    .opens = Pengisian dibuka { $day }, { $days } hari lagi.
    .open = Pengisian sedang dibuka, batasnya belum diatur.
    .closed = Batas pengisian sudah lewat: { $day }.
    .undated = Batas pengisian belum diatur (tahap "sipd" di TAHUN).
sipd-undecided = { $n } usulan lain belum diputuskan, jadi belum masuk daftar ini.
sipd-line = { $area }: { $left } belum diketik
sipd-which = Kelurahan mana yang mau diketik? Contoh: "SIPD Imopuro".
sipd-what = "{ $typed }" bukan nomor usulan atau wilayah. Contoh: "SIPD 42", atau "SIPD 42 1234567" bila nomor SIPD-nya sudah ada.
sipd-all = Berikutnya: unduh daftar usulan dari SIPD, lalu kirim berkasnya ke sini. Kami cocokkan dengan yang tercatat.
    .of = { $area }: semua { $n } usulan sudah tercatat di SIPD.
sipd-left = Sisa { $n }. Berikutnya:
sipd-card = { $number }, salin satu per satu:
    .typed = Sudah tercatat dengan nomor SIPD { $id }.
    .early = Belum masuk daftar: { $state }.
sipd-cut = SIPD memotong di { $most } huruf, setelah "… { $end }". Sisanya, { $over } huruf, tidak muat: "{ $rest }"
sipd-empty = Kosong: { $fields }.
sipd-typed = Sudah diketik
sipd-change = Betulkan nomor
sipd-take-away = Ternyata belum
sipd-next = Lewati
sipd-done = { $number } tercatat di SIPD dengan nomor { $id }.
sipd-gone = { $number } kembali ke daftar yang belum diketik.
sipd-twice = Nomor { $id } sudah tercatat untuk { $number } "{ $wish }". Periksa lagi nomornya di SIPD.
sipd-unlisted = Usulan { $number } { $state }, jadi tidak diketik ke SIPD.
sipd-no-id = "{ $typed }" bukan nomor SIPD. Contoh: "SIPD { $running } 1234567".
typed-title = nomor SIPD
typed-id = Berapa nomor usulan ini di SIPD? Contoh: "1234567".
    .label = nomor SIPD
    .bad = "{ $typed }" bukan nomor SIPD. Salin nomornya dari SIPD, contoh: "1234567".

sipd-read = { $name } sudah dibandingkan: { $area }, RKPD { $year }. Hasilnya: { $same } sama, { $undone } belum ada di SIPD, { $strange } tidak ada di sini, { $different } berbeda, { $doubles } tercatat dua kali.
    .undone = Belum ada di SIPD:
    .strange = Ada di SIPD, tidak ada di sini:
    .different = Berbeda:
    .doubles = Tercatat dua kali di SIPD:
    .equal = Semua sama.
sipd-outside = { $n } baris tidak dibandingkan, karena dari kelurahan lain atau tahun lain.
sipd-more = dan { $n } lagi, lihat berkas
sipd-undone = - { $number } { $wish }
    .typed = - { $number } { $wish }: tercatat dengan nomor { $id }, tetapi tidak ada di berkas
sipd-strange = - baris { $row }, SIPD { $id }: { $wish }
sipd-different = - { $number } (SIPD { $id }): { $what }
sipd-difference = { $column } di sini "{ $here }", di SIPD "{ $there }"
    .blank = { $column } di SIPD kosong, di sini "{ $here }"
    .status = di SIPD berstatus "{ $there }", di sini tidak ditolak
sipd-double = - { $number } { $wish }: nomor { $ids } (baris { $rows })
    .strange = - { $wish }: nomor { $ids } (baris { $rows }), tidak ada di sini
sipd-kelurahan = { $n } kelurahan
sipd-ask = { $n } usulan cocok, tetapi nomor SIPD-nya belum tercatat di sini. Mau dicatat?
sipd-note = Catat { $n } nomor
sipd-leave = Jangan dicatat
sipd-noting = Baik, nomornya sedang dicatat.
sipd-noted = { $n } nomor SIPD dicatat.
sipd-left-out = Baik, tidak ada yang dicatat.
sipd-how = Unduh daftar usulan dari SIPD, lalu kirim berkasnya (Excel atau CSV) ke sini. Kami tunjukkan usulan yang belum ada, berbeda, atau tercatat dua kali.
sipd-failed = { $name } bukan daftar usulan dari SIPD: kolom "id usulan" dan "usulan" tidak ditemukan. Unduh ulang dari SIPD tanpa mengubah judul kolomnya. Kalau ini daftar usulan biasa, minta fasilitator memasukkannya.
    .ours = { $name } adalah rekap dari sini, bukan dari SIPD. Unduh daftar usulan dari SIPD, lalu kirim berkas itu.
