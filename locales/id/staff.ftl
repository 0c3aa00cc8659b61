# What staff are told unasked, and what they see of what authors said.

to-staff-disputed = { $number } "{ $wish }": menurut pengusul pekerjaannya belum selesai.
    .asked = Kami tanyakan apa yang belum selesai.
    .next = Mohon diperiksa. Pengusul menunggu kabar, { $when }.
to-staff-mended = { $number } "{ $wish }" yang dikembalikan sudah diperbaiki pengusul dan menunggu Anda lagi.
to-staff-answered = Jawaban pengusul { $number } "{ $wish }":
    .asked = Ditanya: { $asked }
    .said = Dijawab: { $said }

from-author-disputed = { $day }, pengusul ditanya apa yang belum selesai.
from-author-missing = Jawabnya: { $said }
from-author-photos = Foto dari pengusul: { $n }
from-author-mended = { $day }, pengusul memperbaiki usulan ini.
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
morning-disputed = Menurut pengusul belum selesai: { $n }
morning-mended = Sudah diperbaiki pengusul: { $n }
morning-forwarded = Diteruskan kepada Anda: { $n }
morning-new = Usulan baru: { $n }
morning-line = - { $number } { $wish }
    .late = - { $number } { $wish }, batas { $day }
morning-more = - dan { $n } lagi
morning-off = Tidak perlu daftar ini setiap pagi? Ketik STOP PAGI.
morning-stopped = Baik, kabar pagi tidak kami kirim lagi. Ketik KABAR PAGI bila Anda memerlukannya lagi.
morning-on = Baik, setiap pagi kami kirim daftar usulan yang baru, yang diperbaiki, dan yang hampir lewat batas. Kalau tidak ada yang baru, tidak ada pesan.
