# What every form says: asking, going around, summing up.

form-asked = ({ $n } dari { $of }) { $question }
form-line = { $label }: { $value }
form-empty = (tidak diisi)
form-now = Jawaban sekarang: { $value }

form-back = Kembali
form-skip = Lewati
form-done = Selesai
form-keep = Tetap

form-stale = Tombol itu milik pertanyaan yang sudah lewat. Yang terbuka sekarang:
form-question-gone = Pertanyaan tadi sudah tidak dipakai lagi. Jawaban Anda yang lain aman; kita lanjut dari sini.
form-gone = Maaf, isian tadi sudah tidak dipakai lagi. Ketik BANTUAN untuk melihat yang bisa dilakukan.
form-not-photo = Fotonya sudah kami lihat, tetapi pertanyaan ini perlu jawaban tulisan.
form-photo-early = Fotonya kami simpan untuk usulan ini. Sekarang pertanyaan yang tadi:
form-not-location = Titik lokasinya sudah kami terima, tetapi pertanyaan ini perlu jawaban lain.
form-want-photo = Di sini kami menunggu foto. Kirim fotonya, atau ketik LEWATI bila tidak ada.
form-nothing-said = Pesannya kosong. Silakan tulis jawaban Anda.
form-pick = Silakan ketuk salah satu pilihan, atau ketik nomornya.
form-yes-or-no = Jawab YA atau TIDAK saja.
form-needed = Pertanyaan ini perlu dijawab supaya usulan bisa diproses. Kalau ragu, tulis seadanya dulu.
form-first = Ini pertanyaan pertama, jadi belum ada yang sebelumnya.

form-cancel = Benar mau membatalkan { $title }? Jawaban yang sudah ditulis akan hilang.
    .yes = Ya, batalkan
    .no = Tidak, lanjutkan
form-cancelled = Sudah dibatalkan, tidak ada yang kami simpan. Ketik USUL kapan saja untuk mulai lagi.
form-change = Jawaban mana yang mau diubah?
form-no-change = Belum ada jawaban yang bisa diubah.

talk-resume = Bapak/Ibu sedang mengisi { $title } dan berhenti di bagian { $question }. Lanjutkan?
talk-which = Bapak/Ibu masih mengisi { $title }. Mau melanjutkan yang itu?
talk-continue = Lanjutkan
talk-new = Mulai baru
talk-other = Simpan, buka lain
talk-later = Nanti
talk-parked = Baik, isian tadi kami simpan. Ketik USUL kapan saja untuk melanjutkannya.

# Words that are understood, however they are written.
words-back = kembali, balik, mundur, sebelumnya
words-skip = lewati, lewat, skip, lompati
words-done = selesai, sudah, cukup, sudah selesai
words-keep = tetap, biarkan
words-cancel = batal, batalkan
words-change = ubah, ganti, edit
words-yes = ya, iya, ya benar, betul, benar, setuju, oke, ok, boleh, y, yes, lanjut, lanjutkan
words-no = tidak, tdk, bukan, jangan, tidak setuju, gak, nggak, enggak, ndak, no
words-greeting = halo, hallo, hai, hi, hello, p, assalamualaikum, assalamu alaikum, ass wr wb, asalamualaikum, selamat pagi, selamat siang, selamat sore, selamat malam, pagi, siang, sore, malam, permisi, kulo nuwun, tabik pun, salam, min, admin, tes, test, terima kasih, makasih
words-propose-lead = mau usul, saya mau usul, mau mengusulkan, saya mau mengusulkan, saya usul, kami usul, ingin usul, saya ingin usul, saya ingin mengusulkan, kami mengusulkan, saya mengusulkan, usul saya, usulan saya adalah, lapor, mau lapor, saya mau lapor
words-propose-wish = mohon, minta, tolong, mohon bantuan, kami minta, kami mohon
words-language-id = indonesia, bahasa indonesia, id, indo
words-language-en = inggris, bahasa inggris, english, en
words-signs = yang, dan, di, ke, dari, untuk, dengan, ini, itu, ada, tidak, belum, sudah, akan, agar, supaya, karena, juga, kami, saya, anda, warga, jalan, rusak, mohon, minta, tolong, perbaikan, pembangunan, depan, banyak, setiap, hujan, air, rumah, lampu, jl, jln, dpn, yg, dgn, utk, tdk, blm, sdh, krn, pada, oleh, sangat
