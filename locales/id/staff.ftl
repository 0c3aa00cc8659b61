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
