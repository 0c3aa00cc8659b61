# What staff are told unasked, and what they see of what authors said.

to-staff-disputed = { $number } "{ $wish }": menurut pengusul pekerjaannya belum selesai.
    .asked = Kami tanyakan apa yang belum selesai.
    .next = Mohon diperiksa. Pengusul menunggu kabar, { $when }.
to-staff-mended = { $number } "{ $wish }" yang dikembalikan sudah diperbaiki pengusul dan menunggu Anda lagi.
    .as_it_was = { $number } "{ $wish }" yang dikembalikan sudah dijawab pengusul tanpa diubah, dan menunggu Anda lagi.
to-staff-answered = Jawaban pengusul { $number } "{ $wish }":
    .asked = Ditanya: { $asked }
    .said = Dijawab: { $said }

from-author-disputed = { $day }, pengusul ditanya apa yang belum selesai.
from-author-missing = Jawabnya: { $said }
from-author-photos = Foto dari pengusul: { $n }
from-author-withdrawn = { $day }, pengusul menarik usulan ini. Alasannya: { $said }
from-author-mended = { $day }, pengusul memperbaiki usulan ini.
from-author-answered = { $day }, pengusul menjawab, usulannya tidak diubah.
from-author-asked = Yang diminta: { $asked }
from-author-changed = { $label } sekarang: { $value }
from-author-photo-count = { $n } foto

command-mornings = KABAR PAGI
    .also = kabar pagi nyala, mulai kabar pagi, daftar pagi
    .about = terima daftar usulan baru setiap pagi (petugas)
    .button = Kabar pagi
command-no_mornings = STOP PAGI
    .also = stop kabar pagi, matikan kabar pagi, berhenti kabar pagi
    .about = tidak menerima daftar setiap pagi (petugas)
    .button = Stop kabar pagi

morning = Kabar pagi, { $day }.
morning-late_soon = Hampir lewat batas keputusan: { $n }
morning-disputed = Dilaporkan selesai, tetapi kata pengusul belum: { $n }
morning-mended = Sudah diperbaiki pengusul: { $n }
morning-forwarded = Diteruskan kepada Anda: { $n }
morning-new = Usulan baru: { $n }
morning-dates = Tanggal yang diubah admin: { $n }
morning-date = - Tahun { $year }, { $tahap }
morning-line = - { $number } { $wish }
    .late = - { $number } { $wish }, batas { $day }
morning-more = - dan { $n } lagi
morning-off = Tidak perlu daftar ini setiap pagi? Ketik STOP PAGI.
morning-stopped = Baik, kabar pagi tidak kami kirim lagi. Ketik KABAR PAGI bila Anda memerlukannya lagi.
morning-on = Baik, setiap pagi kami kirim daftar usulan yang baru, yang diperbaiki, dan yang hampir lewat batas. Kalau tidak ada yang baru, tidak kami kirim apa-apa.

command-photos = FOTO WARGA
    .also = lihat foto warga, periksa foto, foto menunggu
    .about = foto warga yang menunggu dilihat (petugas)
    .button = Foto warga
command-let = TAMPILKAN FOTO
    .also = tampilkan, tayangkan foto
    .about = foto satu usulan, untuk ditampilkan kepada umum (petugas)
    .button = Tampilkan foto
command-hide = SEMBUNYIKAN FOTO
    .also = sembunyikan, tutup foto
    .about = menyembunyikan foto dari umum, dengan alasan (petugas)
    .button = Sembunyikan foto

photos-head = Usulan dengan foto yang menunggu dilihat: { $total }
photos-line = { $number } { $wish } - { $area }: { $n } foto, { $look }
photos-look =
    .waits = belum dilihat
    .let = tampil untuk umum
    .hidden = disembunyikan
    .staff = untuk petugas saja
photos-let = Tampilkan foto untuk umum
    .named = Tampilkan foto { $running }
photos-let-all = Tampilkan semuanya
photos-hide = Sembunyikan foto
    .named = Sembunyikan foto { $running }
photos-more = Lihat foto
photos-none = Tidak ada foto yang menunggu dilihat.
photos-done = { $n } foto usulan { $number } sekarang tampil untuk umum.
    .all = { $n } foto sekarang tampil untuk umum.
photos-left = Masih ada { $total } usulan dengan foto yang menunggu dilihat.
photos-already = Foto usulan { $number } memang sudah tampil untuk umum.
photos-others = Fotonya sudah berubah sejak Anda lihat tadi. Mohon lihat lagi.
photos-nothing = Tidak ada foto usulan { $number } yang bisa disembunyikan.
photos-task = Foto dari { $total } usulan warga menunggu dilihat. Sebelum dilihat, fotonya tidak tampil untuk umum. Ketik FOTO WARGA untuk melihatnya.
photos-waited = Foto dari { $n } usulan warga sudah menunggu dilihat { $days } hari atau lebih. Sebelum dilihat, fotonya tidak tampil untuk umum.

hide-title = penyembunyian foto
hide-which = Foto ke berapa yang disembunyikan? Contoh: "2", atau "1 dan 3".
    .label = Foto
    .all = Semua
    .bad = Tulis nomor urut fotonya, 1 sampai { $n }, atau SEMUA.
hide-why = Apa alasannya? Pengusul membacanya apa adanya. Contoh: "Wajah anak-anak terlihat jelas".
    .label = Alasan
    .short = Tulis alasannya dalam satu kalimat.
    .long = Terlalu panjang ({ $typed } huruf, paling banyak { $most }). Mohon disingkat.
hide-done = { $n } foto sekarang tidak tampil untuk umum. Pengusulnya kami kabari, dengan alasannya.

officials-head = Petugas di { $area }:
officials-line = - { $who }
officials-none = Belum ada petugas dengan peran itu di { $area }.
officials-phone = Nomor HP petugas tidak kami tampilkan. Tanyakan di kantor kelurahan atau kepada admin.
    .office = Nomor HP petugas tidak kami tampilkan. Kantornya: { $office }, { $contact }, { $hours }.
