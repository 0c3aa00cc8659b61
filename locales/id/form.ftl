# What every form says: asking, going around, summing up.

form-asked = ({ $n } dari { $of }) { $question }
form-line = { $label }: { $value }
form-empty = (tidak diisi)
form-now = Jawaban sekarang: { $value }

form-back = Kembali
form-skip = Lewati
form-done = Selesai
form-keep = Tetap

# What a draft is called, with what it acts on.
form-title = { $title } untuk { $subject }
form-answered = Jawaban itu sudah kami terima tadi, jadi tidak kami catat dua kali.
form-which-yes = Sesudah pertanyaan ini muncul, Anda membuka atau menulis hal lain. Supaya tidak keliru, ketuk tombolnya, atau ketik: { $typed }
form-yes-named = YA { $name }
form-stale = Tombol itu untuk pertanyaan sebelumnya. Sekarang kita di sini:
    .nothing = Tombol itu untuk pertanyaan sebelumnya, dan sekarang tidak ada yang perlu dijawab. Silakan pilih:
    .sent = Usulan Anda sudah terkirim dengan nomor { $number }.
form-question-gone = Pertanyaan tadi sudah tidak dipakai lagi. Jawaban Anda yang lain aman; kita lanjut dari sini.
form-renewed =
    Petugas memperbarui pertanyaannya sejak Anda mulai mengisi. { $n ->
        [0] Jawaban Anda yang lain aman; pertanyaan ini kami tanyakan lagi.
        [1] Satu jawaban tidak cocok lagi, jadi kami tanyakan sekali lagi. Yang lain aman.
       *[other] { $n } jawaban tidak cocok lagi, jadi kami tanyakan sekali lagi. Yang lain aman.
    }
form-gone = Maaf, yang tadi Anda isi tidak bisa dilanjutkan lagi. Ketik BANTUAN untuk melihat yang bisa dilakukan.
form-not-photo = Foto ini belum kami simpan, karena pertanyaan ini perlu dijawab dengan tulisan.
form-photo-early =
    { $n ->
        [1] Fotonya kami simpan untuk usulan ini.
       *[other] { $n } foto kami simpan untuk usulan ini.
    }
    .consult = Fotonya kami simpan, dan nanti ikut dikirim bersama jawaban Anda.
form-photo-added = Fotonya kami tambahkan; sekarang ada { $n } foto.
form-photo-dropped = { $left ->
    [0] Foto itu kami buang; sekarang belum ada foto.
   *[other] Foto itu kami buang; yang lain tetap.
}

form-photo-over = Paling banyak { $kept } foto. { $kept } foto pertama kami simpan, { $over } foto lainnya tidak.
form-place-early = Lokasinya kami simpan untuk usulan ini.
    .consult = Lokasinya kami simpan, dan nanti ikut dikirim bersama jawaban Anda.
form-caption = Tulisan "{ $typed }" di bawah fotonya tidak ikut tersimpan. Kalau penting, tambahkan lewat UBAH.
form-correction = eh { $typed }
form-denied = bukan { $no }, { $now }
form-joined = Kami tambahkan pada { $label }: "{ $value }".
form-renew = Ganti semua
form-renewing = Silakan kirim yang baru; begitu kami terima, yang lama diganti. Mau dikosongkan saja? Ketik LEWATI.
kept-full = Pesan terakhir ini tidak ikut tersimpan. Selagi menunggu, kami hanya bisa menyimpan { $most } foto dan tulisan yang tidak terlalu panjang.
form-not-location = Lokasi ini tidak kami pakai, karena pertanyaan ini perlu jawaban lain.
form-want-photo = Di sini kami menunggu foto. Kirim fotonya, atau ketik LEWATI bila tidak ada.
form-nothing-said = Pesannya kosong. Silakan tulis jawaban Anda.
form-pick = Silakan ketuk salah satu pilihan, atau ketik nomornya.
form-yes-or-no = Jawab YA atau TIDAK saja.
sure-more = Anda menjawab ya, dan menulis juga: "{ $typed }". Supaya tidak keliru, belum kami kerjakan. Kalau yang di bawah ini sudah benar, jawab YA; yang lain itu kami tanggapi sesudahnya. Kalau ada yang perlu diubah dulu, jawab TIDAK.
    .reach = Belum kami kirim, karena Anda masih bertanya: "{ $typed }". Jumlahnya ada di bawah ini. Kalau sudah cocok, jawab YA.
    .now = Sekarang yang Anda tulis tadi: "{ $typed }".
form-passed = Baik, kami kosongkan dulu.
form-needed = Pertanyaan ini perlu dijawab, jadi tidak bisa dilewati. Untuk berhenti, ketik BATAL.
    .proposal = Bagian ini kami perlukan supaya usulan bisa diproses. Kalau ragu, tulis seadanya dulu.
    .final = Yang ini tidak bisa dilewati: pilih salah satu. Untuk berhenti, ketik BATAL.
    .review = Tidak ada lagi yang perlu dilewati; yang belum diisi boleh dibiarkan kosong.
form-first = Ini pertanyaan pertama, jadi tidak bisa mundur lagi.

form-cancel = Benar mau membatalkan { $title }? Jawaban yang sudah ditulis akan hilang.
    .yes = Ya, batalkan
    .no = Tidak, lanjutkan
    .button = Batal
form-waits = Baik, kami tunggu.
form-cancelled = Sudah dibatalkan dan tidak dikirim ke siapa pun: { $title }.
form-change = Bagian mana yang mau diubah?
    .typed = Anda menulis "{ $typed }", tetapi belum jelas bagian mana yang dimaksud.
    .wrote = Tadi Anda menulis "{ $typed }". Silakan tulis jawaban yang benar.
    .kept = Anda menulis "{ $typed }". Dipakai untuk bagian { $label }?
    .use = Ya, pakai itu
    .another = Tulis yang lain
    .button = Ubah
form-mended = { $label } sekarang: { $value }.
    .new = Kami catat { $label }: { $value }.
form-known = { $label } sudah kami catat: { $value }.
form-doubted = { $label } tadi ditulis untuk jawaban yang diganti itu. Kalau masih cocok, ketuk Tetap; kalau tidak, tulis yang baru.
form-mend = "{ $typed }" itu untuk mengubah bagian yang mana?
    .none = Bukan itu
form-doubt = Anda menulis "{ $typed }". Apakah itu jawabannya, atau maksud Anda lain?
    .or-cancel = Anda menulis "{ $typed }". Apakah itu jawabannya, atau Anda mau batal?
    .none = Anda menulis "{ $typed }". Apa maksudnya? Pilih salah satu.
    .which = Mohon pilih salah satu dulu: "{ $typed }" itu maksudnya yang mana? Misalnya ketik: { $label }
    .answer = Itu jawabannya
    .cancel = Mau batal
    .back = Mundur dulu
    .skip = Lewati saja
    .later = Nanti dulu
    .done = Sudah cukup
    .send = Kirim sekarang
    .on = Lanjut mengisi
    .stuck = Minta contoh
    .correct = Ubah jawaban
    .ask = Saya bertanya
form-stuck = Tidak apa-apa kalau masih bingung. Tulis seadanya dengan bahasa sehari-hari, seperti bercerita ke tetangga.
    .skip = Kalau tidak tahu, boleh dilewati: ketik LEWATI.
    .ways = Mau berhenti dulu? Ketik NANTI. Mau mundur? Ketik KEMBALI.
form-slipped = Tidak apa-apa, pesan tadi tidak kami pakai.
form-patience = Maaf kalau pertanyaannya terasa berulang.
form-have =
    { $n ->
        [0] Belum ada foto yang masuk. Kalau ada, kirim saja fotonya ke chat ini.
       *[other] Sudah masuk { $n } foto.
    }
form-one = Satu usulan satu pilihan saja; ambil yang paling cocok.
form-read-out = Maaf, kami belum bisa membacakannya dengan suara. Mintalah orang di dekat Anda membacakannya, atau perbesar huruf di pengaturan HP. Isinya kami tampilkan sekali lagi.
form-so-far = Ini yang sudah kami catat:
    .nothing = Belum ada yang kami catat.
form-must = { $label } perlu diisi supaya bisa diproses; cukup setahu Anda.
    .optional = { $label } tidak wajib, boleh dilewati.
form-refused = Tidak apa-apa, tidak perlu rinci. Kalau tidak jadi, ketik BATAL.
form-here = Tadi kita sampai di pertanyaan ini:
form-not-yet = Usulan belum bisa dikirim, karena masih ada pertanyaan yang perlu dijawab.
form-objects = Kami paham. Keputusannya diambil dalam musrenbang (rapat warga), dan alasannya selalu kami kabarkan.
form-add = Anda menulis "{ $typed }". Mau ditambahkan ke bagian { $label }?
    .yes = Ya, tambahkan
    .to = Tambahkan ke { $label }
    .other = Ubah bagian lain
    .long = Tulisan tambahan ini { $size } huruf, sedangkan bagian { $label } tinggal muat { $room } huruf lagi. Tolong ditulis lebih singkat, lalu kirim lagi. Yang tadi belum kami pakai.
    .no = Tidak usah
    .first = Belum kami kirim. Pesan "{ $typed }" mau ditambahkan dulu ke bagian { $label }? Sesudah itu langsung kami kirim.
    .and-send = Ya, tambahkan dulu
    .without = Tanpa itu saja
form-unheard = Usulan belum kami kirim. Anda tadi menulis "{ $typed }", tetapi belum ada yang diubah. Mau diubah dulu?
    .change = Ubah dulu
    .send = Kirim apa adanya
form-no-change = Belum ada jawaban yang bisa diubah.

talk-resume = Bapak/Ibu sedang mengisi { $title } dan berhenti di bagian { $question }. Lanjutkan?
talk-which = Bapak/Ibu masih mengisi { $title }. Mau melanjutkannya?
    .again = Mohon pilih dulu: melanjutkan { $title }, atau membuka { $other }?
talk-not-begun = Belum dibuka: { $title }.
talk-dropped = Yang lama tidak dilanjutkan dan tidak disimpan: { $title }.
talk-waits = Yang tadi disimpan masih menunggu: { $title }. Jawabannya aman.
talk-continue = Lanjutkan
talk-new = Mulai baru
talk-other = Simpan, lanjut nanti
talk-later = Nanti
talk-parked = Baik, yang tadi Anda tulis kami simpan dan tidak hilang. Kapan saja sempat, ketuk Lanjutkan.
talk-unused = Pesan "{ $typed }" belum kami pakai. Kirim lagi nanti bila masih perlu.

# Words that are understood, however they are written.
words-resume = lanjutkan, lanjut, terus, teruskan, terusin, lanjutin, lanjut isi, lanjut lagi, lanjutkan isian
words-whichever = terserah, terserah saja, terserah aja, bebas, bebas saja, sembarang, manut, mana saja, apa saja boleh, gimana baiknya
words-mend-lead = eh, ralat, koreksi, oiya, oya, correction
words-slip-behind = ga, gak, gk, g, ngga, engga, enggak, nda, ora, mboten, jadi, jd, maaf, sorry, sori, ding, deng, maksudku, maksudnya, maksud, i, mean, meant, the
words-slip = eh, ehh, ehm, eeh, ups, ralat, koreksi, aduh, correction, oops, wait, actually
words-closing = send, submit, kirim, kirimkan, kirimin, kirimno, kirimke, dikirim, krm, kintun, dikintun, kintunaken, cukup, cekap, beres, rampung, leres, kirime, kirimen
words-closing-word = alright, silakan, silahkan, silakn, tolong, mohon, baik, baiklah, monggo, mangga, dipun, all, right, then, just, now, please, it, well, wes, ae, makasih, mksh, tks, thx, thanks, terima, trima, kasih, terimakasih, suwun, nuwun, matur, udah, sudah, udh, sdh, dah, wis, uwis, sampun, pun, yaudah, yowis, oalah, sip, siap, langsung, lgsung, sekarang, skrg, saiki, gitu, klo, kalau, kalo, ngono, ngoten, niku, iku, semua, semuanya, semuane, usulan, usulannya, usulane, bener, benar, betul, kulo, kula, aku, tolong, tlg, ah, terus, trus, gas, dipun, segera, laporannya, jadi, kabeh, kabehe, sedaya, sedoyo, lengkap, komplit, pas, cocok, aman, oke, ok, min, pak, bu
words-to-right = tolong, tlg, tulung, mohon, perbaiki, perbaikin, betulin, benerin, betulkan, benarkan, dibetulin, dibenerin, diperbaiki, gantiin, ubahin, koreksi, revisi, sebelum, sblm, dikirim, please, fix, correct, before, sending
words-not-so = lengkap, komplit, jelas, genep, genap, cetha, complete, clear, enough, not, is, the, kurang, krg, belum, blm, durung, pas, tepat, bener, benar, betul, sesuai, cocok, sreg, srek, right
words-takes-back = wrong, mistaken, bukan, sanes, salah, keliru, ralat, koreksi, dudu, bkn, klentu, kleru, kliru, slh
words-wrong-mark = diganti, ganti, diubah, dirubah, harusnya, hrsnya, hrusnya, seharusnya, mestinya, mstinya, kudune, maksudku, maksudnya, maksud saya, yang bener, yg bener
words-wonders = kok, ko, lho, loh, lha
words-put-right = benerin, betulin, betulkan, benarkan, ralat, koreksi, perbaiki, dandani, benahi, hapus, hilangkan, buang
words-yes-verb = kirim, kirimkan, dikirim, catat, dicatat, simpan, disimpan, kabari, kabarkan, setujui, umumkan, tetapkan, udah, sudah, gabung, gabungkan, gabungin, pisah, pisahkan, pisahin, cabut, bawa
words-unsure = mungkin, mgkn, kali, kayaknya, kyknya, kayake, sepertinya, sptnya, barangkali, menawi, maybe, perhaps
words-yes-and = dan, lalu, terus, trus, langsung, semua
words-refusal = ga jadi, gak jadi, nggak jadi, tidak jadi, tdk jadi, ngga jadi, jangan, jgn
words-back = kembali, balik, mundur, sebelumnya
words-skip = lewati, lewat, skip, lompati
words-done = selesai, sudah, cukup, sudah selesai
words-later = nanti, nanti dulu, nanti saja, nanti aja
words-exclaims = waduh, wadaw, wah, lho, loh, lah, duh, astaga, oalah, walah, ealah, halah, ya, yah, whoa, hey
words-what-for = ngapain, ngapa, lapo
words-before-it = dulu, dl, dlu, sik, sek, rumiyin, riyin, first
words-a-moment = bentar, sebentar, bntr, sbntar, bntar, tunggu, tnggu, sik, sek, sedhela, sedelo, sekedap, sekejap, hang, moment, wait, sec
words-keep = tetap, biarkan
words-cancel = batal, batalkan, batalin, gajadi, gakjadi
words-change = ubah, ganti, edit
words-yes = gaskeun, gasken, gaspol, skuy, ya, iya, ya benar, betul, benar, setuju, oke, ok, boleh, y, yes, lanjut, lanjutkan
words-join = dukung, dukung saja, dukung aja, dukung yang ini, dukung yang itu, dukung yg ini, dukung yg itu, dukung nomor, dukung no, dukung usulan, gabung, gabung saja, gabung aja, ikut yang itu, ikut yang ini, ikut saja, ikut itu aja
words-send = gas, gass, gasken, gaskeun, tetap kirim, tetap dikirim, kirim aja, kirim, kirimkan, kirimin, kirimno, kirimke, kirime, kirimen, dikirim, krm, kintun, dikintun, kintunaken, kirim usulan, kirim saja, simpan, simpan saja, simpan perubahan
words-no = tidak, ga usah, gak usah, nggak usah, tidak usah, tdk usah, jangan dulu, tdk, bukan, jangan, tidak setuju, gak, nggak, enggak, ndak, no
words-neither = bukan itu, bukan keduanya, bukan dua duanya, bukan dua2nya, dua duanya bukan, keduanya bukan, tidak keduanya, engga dua duanya, enggak dua duanya, ga dua duanya, gak dua duanya, engga dua2nya, ga dua2nya, bukan semuanya, bukan semua, salah semua, ga ada yang bener, tidak ada, bukan yang itu, lainnya, yang lain
words-greeting = halo, hallo, woi, woi bot, woy, woy bot, oi, oi bot, hei, hoi, hai, hi, hello, p, assalamualaikum, assalamu alaikum, ass wr wb, asalamualaikum, selamat pagi, selamat siang, selamat sore, selamat malam, pagi, siang, sore, malam, permisi, kulo nuwun, tabik pun, salam, min, admin, tes, test, terima kasih, makasih
words-propose-lead = usul lagi, usul satu lagi, mau usul lagi, mau usul satu lagi, mau usul juga, usul juga, saya mau usul lagi, sy mau usul lagi, arep usul maneh, badhe usul malih, mau usul, saya mau usul, mau mengusulkan, saya mau mengusulkan, saya usul, kami usul, ingin usul, saya ingin usul, saya ingin mengusulkan, kami mengusulkan, saya mengusulkan, usul saya, usulan saya adalah, lapor, mau lapor, saya mau lapor
words-propose-wish = mohon, minta, tolong, mohon bantuan, kami minta, kami mohon
words-language-id = indonesia, bahasa indonesia, id, indo
words-language-en = inggris, bahasa inggris, english, en
words-language-jv = jawa, jawi, basa jawa, basa jawi, boso jowo, jowo, bahasa jawa, javanese, jv, kromo, krama
words-signs = yang, dan, di, ke, dari, untuk, dengan, ini, itu, ada, tidak, belum, sudah, akan, agar, supaya, karena, juga, kami, saya, anda, warga, jalan, rusak, mohon, minta, tolong, perbaikan, pembangunan, depan, banyak, setiap, hujan, air, rumah, lampu, jl, jln, dpn, yg, dgn, utk, tdk, blm, sdh, krn, pada, oleh, sangat, sy, gak, ga, udah, udh, klo, kalo, aja, dong, bgt
words-what-is-this = apa ini, ini apa, ini apa ya, apa ini ya, ini siapa, siapa ini, siapa kamu, kamu siapa, anda siapa, siapa anda, untuk apa, untuk apa ini, ini untuk apa, buat apa, buat apa ini, ini buat apa, apa itu rembuk, rembuk itu apa, apa rembuk, musrenbang itu apa, apa itu musrenbang, maksudnya, maksudnya apa, apa maksudnya, kenapa, kenapa harus setuju, kok harus setuju, data apa, data apa saja, what is this, who are you, what for, why
words-wish = usul, usulan, mengusulkan, perbaikan, perbaiki, diperbaiki, pembangunan, bangun, dibangun, rusak, berlubang, mati, banjir, bocor, macet, jalan, lampu, drainase, jembatan
words-name-lead = nama saya itu, nama saya tuh, nama saya ini, nama sy itu, nama sy ini, namaku itu, namaku ini, jenengku kuwi, nami kula niku, nami kulo niku, nami kula niki, asma kula niku, inisial, inisial aja, inisial aja ya, inisialnya, inisial saya, initials, nama lengkap, nama lengkap saya, nama asli, nama asli saya, nma, nm, nma saya, nma sy, nm sy, saya sendiri, sy sendiri, aku sendiri, nama saya sendiri, kula piyambak, kulo piyambak, aku dhewe, aku dewe, i myself am, jeneng ku, nama ku, jenengku ki, boong, bohong, boongan, bohong ding, boong deng, eh boong, kidding, just kidding, my name s, name s, i m, nama kula, nama kulo, asma kula, asmo kula, asma kulo, jeneng kula, nama panggilan, nama panggilan aja, nama panggilan aja ya, nama panggilan saya, panggilannya, panggilanku, bercandaan, becanda, bercanda, becanda min, bercanda min, canda min, guyon min, guyon, becanda kak, bercanda kak, becanda pak, becanda bu, becanda bang, nama aq, nama gue, nama gua, nama gw, gua, gw, panggil, saya, aku, nama saya, namaku, nama, nama aku, nama saya adalah, namanya, panggil saya, panggil saja, panggil aja, panggil aku, saya bernama, dengan, ini, ini saya, ini dengan, saya ini, perkenalkan saya, my name is, i am, call me, jeneng kulo, kulo, asmo kulo, nama sy, nm saya, sy, aq, gue, jenengku, jeneng e, jenenge, jenengku iku, nami kula, nami kulo, asmane, itu nama saya, itu nama sy, itu nama saya ya, itu nama sy ya, panggil sy, panggil aja saya, sebut saja, sebut aja, sebut, panggilan saya, biasa dipanggil, bilang aja, tulis aja, tulis saja, tulis aja nama saya, tulis saja nama saya, tulis nama saya, tulis aja jenengku, tulis wae jenengku, catat nama saya, tulis wae, tulis mawon, tulis kemawon, serat mawon, serat kemawon, catat aja, catat saja, catet aja, catat, isi aja, isi saja, cukup tulis, cukup panggil, undang aja, celuk aja, celuk wae, celuk mawon, just write, just put, just put down, just write down, just call me, please write, please call me, please put, write, write down, put down, put me down as, you can write, you can call me, you can put, put
words-name-behalf = atas nama, atas asma, a n, on behalf of, in the name of
words-name-own = nama saya itu, nama saya tuh, nama saya ini, nama sy itu, nama sy ini, namaku itu, namaku ini, jenengku kuwi, nami kula niku, nami kulo niku, nami kula niki, asma kula niku, nma saya, nma sy, nm sy, saya sendiri, sy sendiri, aku sendiri, nama saya sendiri, kula piyambak, kulo piyambak, aku dhewe, aku dewe, i myself am, jeneng ku, nama ku, jenengku ki, asmane kula, asmane kulo, asmaku, namine kula, namine kulo, naminipun kula, jenenge kula, jenenge kulo, jenenge aku, arane aku, wastane kula, wasta kula, kula asma, kula wasta, boong, bohong, boongan, bohong ding, boong deng, eh boong, kidding, just kidding, my name s, nami kula, nami kulo, nama kula, nama kulo, asmo kulo, asma kula, asmo kula, asma kulo, jenengku, jeneng kulo, jeneng kula, becanda, bercanda, becanda min, bercanda min, canda min, guyon min, becanda kak, bercanda kak, becanda pak, becanda bu, becanda bang, nama saya, namaku, nama aku, nama aq, nama sy, nm saya, nama gue, nama gua, nama gw, jenengku, jeneng kulo, nami kula, nami kulo, asmo kulo, asma kula, panggil saya, panggil aku, panggil saja, panggil aja, panggil sy, panggil aja saya, my name is, call me
words-name-tail = thanks, makasih, suwun, nuwun, thx, aja, saja, lah, deng, wkwk, wkwkwk, wkwkwkwk, hehe, hehehe, haha, hahaha, hihi, ya, yah, yaa, bang, kak, min, admin, mas, mbak, pak, bu, bos, gan, bro, om, dong, deh, sih, mawon, nggih, wae, ae, please
words-no-name = sendiri, saya sendiri, dhewe, dewe, piyambak, myself, rahasia, rahasiakan, rahasia aja, anonim, males, malas, emoh, ogah, wegah, moh, hamba allah, warga, warga biasa, no name, anonymous, secret
words-reserve = tapi, tp, tetapi, tapii, asal, asalkan, kalau, kalo, klo, cuma, namun, ning, nanging, tapine, but, if, unless, as long
words-question = kapan, kpn, kapane, kenapa, knp, napa, knapa, ngapa, apa, apakah, opo, nopo, gimana, gmn, bagaimana, piye, pripun, siapa, sopo, berapa, brp, piro, dimana, mana, emang, emange, emangnya, kok, trus kapan, when, why, what, how, who, where
words-not-name = emg, hrs, wajib, perlu, lost, confused, busy, stuck, unsure, from, not, telling, here, going, trying, looking, resident, tadi, td, typo, kepencet, ketikan, paham, faham, ngerti, mengerti, ngertos, percoyo, siap, bersedia, becanda, bercanda, guyon, doang, doank, takut, takutnya, wedi, ajrih, malu, isin, ntar, nti, dimarahin, dimarahi, diomelin, karena, krn, soalnya, kalau, kalo, klo, biar, supaya, misal, misalnya, percaya, curiga, aman, kapan, kpn, knp, napa, trus, terus, lewati, lewat, lewatin, lewatkan, skip, pakai, pake, harus, kudu, kirim, jgn, tlg, tolong, besok, bsk, nanti, yg, kapane, kepriye, piye, opo, apa, apakah, bagaimana, gimana, gmn, kenapa, mengapa, siapa, dimana, mana, kemana, berapa, bisa, bisakah, boleh, bolehkah, mau, ingin, pengen, pengin, tidak, tdk, gak, ga, nggak, ngga, enggak, ndak, jangan, belum, kok, dong, sih, tanya, nanya, bertanya, lapor, laporan, melaporkan, keluhan, musrenbang, rembuk, usul, usulan, got, selokan, parit, gorong, talud, mampet, tersumbat, sampah, gelap, ambrol, roboh, longsor, ambles, retak, genangan, tergenang, rusak, berlubang, banjir, bocor, ubah, ganti, hapus, batal, batalin, bukan, itu, lanjut, lanjutkan, bener, sudah, udah, udh, emang, emange, masalahnya, namanya, namaku, what, when, how, why, where, who, want, please, tau, tahu, gatau, gatw, taw, embuh, lupa, lali, hafal, bingung, rahasia, rahasiakan, anonim, anonymous, salah, keliru, cek, bantuan, tugas, menu, jadwal, info, status, tarik, dukung, umumkan, pengumuman, warganya, orangnya, pengusulnya, bentar, sebentar, sik, tunggu, bntr, males, malas, emoh, ogah, ah, gausah, usah, wegah, gah, dulu, kemarin, jualan, dagang, bikin, kerja, bekerja
words-complaint = usul, usulan, mengusulkan, perbaikan, perbaiki, diperbaiki, pembangunan, bangun, dibangun, bangunkan, rusak, berlubang, mati, padam, banjir, bocor, roboh, ambrol, longsor, ambles, mampet, tersumbat, gelap, mohon, tolong, minta, pasang, dipasang, pasangkan, broken, repair, fix, please
words-is-wish = usulan, usul, itu usulan, itu usulan pak, itu usulan bu, ini usulan, itu usul, usulan saya, usulan pak, usulan bu, ini usulan saya, itu usulan saya, laporan, keluhan, aduan, proposal, a proposal
words-is-name = nama, nama saya, itu nama, ini nama, ini nama saya, nama saya itu, namaku, my name
words-beside-area = bukan, dudu, eh, oh, loh, lho, lah, kelurahane, kelurahannya, pokoknya, pokoke, bener, benar, betul, leres, iyo, yg, ten, nang, ning, ada, maksudku, maksudnya, sanes, udu, nggih, deh, mas, kok, itu, sih, nih, tuh, min,  kelurahan, kel, desa, kecamatan, kec, kota, kab, kabupaten, provinsi, prov, lampung, indonesia, di, ke, dari, untuk, buat, yang, ini, itu, saya, kami, aku, ya, iya, pak, bu, bapak, ibu, mas, mbak, min, saja, aja, dong, sih, kak, tolong, mohon, maaf, daerah, wilayah, lingkungan, warga, tinggal, rumah, rt, rw, kampung, kp, adalah, lokasi, lokasinya, tempat, tempatnya, alamat, alamatnya, sini, sana, sy, deket, dekat, dkt, dpn, usulnya, usule, tp, tapi, manggon, omah, griya, dalem
words-topic-fisik = fisik, prasarana, sarana, pembangunan, bangunan, infrastruktur, insfrastruktur, infrastructure, physical, structural
words-surely = yakin, bener, beneran, betul, pasti, serius, sure, really, tenan, estu
words-topic-any = lingkungan, perhubungan, kebersihan, keamanan, kemasyarakatan, pertamanan, permukiman, perumahan, umum
words-topic-around = bidang, bidangnya, bidange, kategori, boleh, manut, terserah, sakkarepe, pokoknya, pokoke, dan, sama, lan, karo, atau, utawa, apa, opo, ga, gak, ora, tau, tahu, ngerti, yang, yg, sing, kayaknya, mungkin, aja, and, or, field, the
words-topic-ekonomi = tetanen, perdagangan, perikanan, peternakan, koperasi, ekonomi, economy, economic, umkm, pertanian, usaha, dagang, agriculture, farming, business
words-topic-sosbud = olah raga, raga, sport, sosial, social, culture, cultural, budaya, sosbud, kesehatan, pendidikan, agama, keagamaan, pemuda, pemerintahan, olahraga, kesenian, health, education, religion, sports
words-number-last = terakhir, akhir, pungkasan, buncit, keri, last
words-caption = ini, iki, niki, itu, nih, foto, fotonya, fotone, photo, photos, gambar, gambarnya, gambare, potret, pic, picture, another, more, this, is, here, berikut, berikutnya, terlampir, lampiran, buktinya, bukti, satu, lagi, maneh, malih, tambahan, tambah, susulan, kedua, ketiga, kondisi, kondisinya, keadaannya, sekarang, saat, dari, samping, dekat, jauh, sisi, lain, lainnya, tampak, posisi
words-pictured = foto, fotonya, fotone, fotoku, photo, gambar, gambarnya, gambare, buktinya, bukti, lokasi, lokasinya, lokasine, tempatnya, tempate, posisinya, kondisi, kondisinya, kondisine, keadaan, keadaannya, sini, situ, begini, gini, ngene, ngeten
words-view = depan, belakang, samping, dalam, luar, atas, bawah, kiri, kanan, sama, dan, dari, sisi, dekat, deket, jauh, satunya, lagi, pas, waktu, tadi, kemarin, sekarang
words-extent = sepanjang, seluas, selebar, sebesar, setinggi, sedalam, sebanyak, secukupnya, sampai, sampe, smpe, tekan, ngantos, dari, semua, semuanya, seluruh, seluruhnya, kabeh, sedaya, sak, satu, siji, setunggal, dua, loro, kalih, tiga, empat, lima, enam, tujuh, delapan, sembilan, puluh, puluhan, belasan, ratus, ratusan, beberapa, separo, separuh, setengah, panjang, panjangnya, lebar, lebarnya, luas, luasnya, meter, meteran, titik, buah, unit, orang, kira, sekitar, gang, jalan, all, whole, half, one, two, several, full
words-afterwards = abis ini, habis ini, abis itu, habis itu, setelah ini, setelah itu, sesudah ini, sehabis ini, bar iki, bubar iki, sasampune niki, sakbare iki, after this, after that
words-now-so = nah, lha, tuh, gitu
words-lacks = mboten, tanpa, nyusul, menyusul, susulan, nanti, ntar, mengko, mangke, belakangan, belum, blm, blum, kurang, krg, durung, dereng, lupa, missing
words-has = ada, punya, ini, nih, udah, sudah, udh, ono, duwe, wonten, gadhah, have, got
words-adds = kasih tau, kasih tahu, kasi tau, kasih info, kandani ugi, tell them, nambah, tambah, tambahin, tambahkan, ditambah, ditambahin, ditambahi, ditambahkan, tambahno, nambahin, menambah, nambahi, kirim, ngirim, isi, ngisi, kasih, pasang, lampirkan, sertakan, masukin, masukkan, sama, dulu, lagi, juga, dong, add, attach
words-adds-verb = tambahin, tambahkan, tambahi, tambahno, tambahke, ditambahin, ditambahi, ditambahkan, ditambahno, ditambah, tambah, nambahin, nambahi, menambahkan, nambahke, nambahaken, imbuhi, imbuhke, imbuhono, masukkan, masukin, dimasukkan, dimasukin, lebokno, lebokke, sertakan, disertakan, catat, dicatat, catetno, tulis, tulisno, ditulis, cantumkan, cantumin, dicantumkan, sebutkan, sebutin, disebutkan, sebutno, add, note, mention, include
words-adds-plea = mohon, mhn, tolong, tlg, tulung, minta, mnt, njaluk, nyuwun, dipun, bisa, boleh, saged, iso, saya, sy, aku, kulo, kula, mau, pengen, badhe, bade, please, pls, can, could, you, also, i, we, want, to, just, dan, sama, juga, jg, sekalian, perlu, ya, oh, eh, pak, bu, min
words-joins = dan, dn, serta, lan, sarta, and
words-adds-that = bahwa, bahwasanya, kalo, kalau, klo, kl, kalu, nek, yen, menawi, manawi, bilih, lek, that, keterangan, keterangannya, informasi, info, catatan, cathetan, alasan, alasannya
words-says-nothing = parah, banget, bgt, usulan, usulane, itu, ini, iku, iki, menika, tadi, td, wau, mau, yang, yg, sing, saya, sy, aku, kula, kami, bilang, dibilang, sebut, disebut, tulis, ditulis, jelaskan, dijelaskan, dijelasin, jelasin, omong, diomong, katakan, di, awal, atas, depan, ya, yo, nggih, iya, udah, udh, sudah, sdh, dah, wis, sampun, kan, to, sama, kayak, kaya, kyk, seperti, lho, loh, lah, deh, dong, sih, pokoknya, gitu, begitu, gini, biasa, tahun, taun, thn, kemarin, kemaren, kmrn, wingi, lalu, dulu, aja, saja, pak, bu, min, mas, hmm, hm, emm, em, eh, anu, apa, opo, sebelumnya, pertama
words-vague-place = wetan, kulon, lor, kidul, timur, barat, utara, selatan, ktp, kk, detail, detail2, usah, ga, gak, masih, sesuai, usulan, lokasi, lokasinya, tempatnya, dimaksud, rt, rw, gang, deket, dekat, dkt, cedhak, situ, sini, sana, kono, kene, kana, pokoknya, pokoke, ya, aja, saja, wae, rumah, rmh, omah, omahku, rumahku, griya, saya, sy, aku, ku, kami, kita, sama, kayak, kaya, kyk, seperti, kados, tadi, itu, ini, lah, deh, di, nang, ning, ing, biasa, biasanya, yang, yg, sing, lingkungan, sekitar, sekitaran, daerah, tempat, wilayah, kampung, sebelah, seberang, depan, belakang, samping, jalan, jalannya, near, here, there, my, house, sama, dengan, dgn, seperti, kayak, kaya, kyk, kemarin, kmrn, wingi, tadi, yang, yg, sebelumnya, awal
words-number-lead = no, nomor, nomer, nmr, pilih, milih, ambil, pilihan, saya pilih, opsi, angka, yang, ke, number, option
words-not = belum, tidak, bukan, tanpa, kurang, jangan, not, no, without
words-particle = mawon, maaf, sorry, sori, ngapunten, nya, ne, nggih, inggih, bang, kang, gan, bos, mbak, dulu,  yang, yg, pokoknya, pokoke, lho, loh, to, aja, saja, ae, wae, deh, dong, sih, ya, yah, lah, itu, pak, bu, min, mas, mbak, kak, deng, ding, eh, oh, mau, pilih, saya, masuk, kayaknya, sepertinya, kayake, kyknya, kali, mungkin, menurutku, menurut, fix, gitu
words-which = mana, endi, ndi, pundi, which
words-number-1 = satu, kesatu, pertama, one, first
words-number-2 = dua, kedua, two, second
words-number-3 = tiga, ketiga, three, third
words-number-4 = empat, keempat, four, fourth
words-number-5 = lima, kelima, five, fifth
words-number-6 = enam, keenam, six, sixth
words-number-7 = tujuh, ketujuh, seven, seventh
words-number-8 = delapan, kedelapan, eight, eighth
words-number-9 = sembilan, kesembilan, nine, ninth
words-number-10 = sepuluh, kesepuluh, ten, tenth
form-and = { $first }, { $last }
form-missing = Yang belum ada dan boleh ditambah: { $labels }.
