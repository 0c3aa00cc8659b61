# The form of a proposal: a text for each question, with its short name as .label.

propose-cancelled = Jawaban dan fotonya tidak kami simpan. Yang tetap tersimpan: nama, persetujuan, dan usulan Anda yang lain.
    .changed = Perubahannya tidak disimpan. Usulan yang sudah dikirim tetap seperti semula.
propose-title = usulan "{ $wish }"
    .new = usulan baru
    .change = perubahan
propose-heard =
    Kami catat usulan "{ $wish }" untuk Kelurahan { $area }.{ $more ->
        [yes] {""}
       *[no] {" "}Ketik UBAH bila ada yang keliru.
    }
    .wish =
        Kami catat usulan "{ $wish }".{ $more ->
            [yes] {""}
           *[no] {" "}Ketik UBAH bila ada yang keliru.
        }
    .vague = Dari "{ $wish }" belum terbaca apa yang diminta. Nanti kami tanyakan.
    .short = "{ $wish }" masih terlalu singkat untuk dicatat. Nanti kami tanya lagi apa yang diusulkan.
    .long = Tulisan Anda panjang ({ $typed } huruf), jadi kami simpan sebagai cerita masalahnya. Nanti kami minta intinya dalam satu kalimat.
    .too-long = Tulisan Anda terlalu panjang ({ $typed } huruf, paling banyak { $most }), jadi belum kami simpan. Jawab saja pertanyaannya satu per satu; tulis yang paling penting.
    .same = Kelurahan dan RT/RW kami samakan dengan usulan sebelumnya: { $area }, { $place }. Kalau lain, sebutkan saja.
    .same-area = Kelurahannya kami samakan dengan usulan sebelumnya: { $area }. Kalau lain, sebutkan saja.
    .same-place = Kelurahan dan tempatnya kami samakan dengan usulan Anda sebelumnya: { $area }, { $place }. Kalau lain, sebutkan saja.
    .which-place = Usulan Anda sebelumnya ada di beberapa tempat, jadi tempatnya kami tanyakan.

propose-asked = Pertanyaan "{ $typed }" belum bisa kami jawab di sini. Silakan tanyakan ke kantor kelurahan.

propose-taken = Ini juga sudah kami catat; ketik UBAH bila keliru:
    .first = Ini sudah kami catat; ketik UBAH bila keliru:
propose-apart = Di pesan ini ada { $n } hal. Mau dijadikan usulan sendiri-sendiri, atau satu usulan saja?
    .kept = Kami catat juga: "{ $typed }".
    .line = { $n }. { $wish }
    .apart = Sendiri-sendiri
    .later = Pesan "{ $typed }" kami simpan dulu, dan kami tanyakan setelah usulan ini.
    .one = Baik, ini satu usulan saja.
    .together = Satu usulan saja
    .first = Ada { $n } usulan di pesan ini. Kita isi yang pertama dulu. Yang lain kami tanyakan sesudahnya.
    .sooner = Baik, kita isi "{ $wish }" dulu. Yang lain kami tanyakan sesudahnya.
    .each = Satu usulan untuk satu hal, supaya masing-masing bisa dibahas. "{ $wish }" sudah kami simpan dan kami tanyakan setelah usulan ini.
apart-title = pilihan satu atau beberapa usulan
apart-whether = Mau dijadikan usulan sendiri-sendiri, atau satu usulan saja?
    .label = Satu atau beberapa usulan

propose-area = Usulan ini untuk kelurahan mana? Ketik nama kelurahannya, atau pilih kecamatan di bawah. Bisa juga kirim lokasi. Contoh: "Hadimulyo Barat".
    .label = Kelurahan
    .moved = Lokasi "{ $place }" tadi ditulis untuk Kelurahan { $area }. Kalau lokasinya sekarang lain, ketik UBAH, lalu pilih Lokasi.
    .moved-point = Lokasi "{ $place }" tadi untuk Kelurahan { $area }, jadi tandanya di peta tidak kami pakai lagi. Kalau lokasinya sekarang lain, ketik UBAH, lalu pilih Lokasi.
    .home = Usulan ini untuk kelurahan mana? Anda tinggal di { $area }. Ketuk namanya, atau ketik kelurahan lain.
    .again = Usulan ini untuk kelurahan mana? Terakhir Anda memilih { $area }. Ketuk namanya, atau ketik kelurahan lain.
    .said = Usulan ini untuk kelurahan mana? Tadi Anda menyebut { $area }. Ketuk namanya, atau ketik kelurahan lain.
    .first = Baik, soal "{ $typed }". Kelurahannya dulu; sesudah itu kami tanyakan lebih lengkap.
    .kecamatan = Kec. { $name }
    .below = Pilih kelurahan di { $name }.
    .two = Maksudnya { $first } atau { $second }? Namanya mirip, jadi kami pastikan dulu.
    .taken = Kelurahannya kami isi { $area }, seperti yang pernah Anda sebut. Kalau lain, ketik UBAH, lalu pilih Kelurahan.
    .either = Usulan ini untuk { $first } atau { $second }?
    .one = Maksudnya Kelurahan { $area }?
    .which = "{ $typed }" bisa berarti beberapa kelurahan. Yang mana?
    .unsure = Kelurahannya tetap { $value } dulu. Kalau ternyata lain, petugas bisa membetulkannya.
    .neither = Bukan itu
    .all = Kelurahan di sini:
    .within = - Kec. { $kecamatan }: { $names }
    .pick = Baik. Pilih kecamatannya dulu, atau ketik nama kelurahannya lagi.
    .unknown = Kami belum menemukan "{ $typed }" di { $city }. Pilih kecamatannya dulu, nanti muncul nama-nama kelurahannya. Atau ketik lagi, misalnya: "Yosodadi".
    .is-wish = Itu isi usulan saya
    .wish = Kami catat usulan "{ $wish }".
    .beside = Dari pesan "{ $typed }", baru nama kelurahannya yang kami catat. Selebihnya kami tanyakan sesudah ini.
    .may = Bisa, asalkan yang diusulkan ada di { $city }. Rumah atau KTP boleh di luar kota.
    .near = Lokasi itu paling dekat dengan kelurahan di bawah ini. Yang mana?
    .outside = Lokasi itu di luar { $city }. Rembuk ini untuk usulan di dalam kota. Ketik nama kelurahannya, misalnya "Imopuro".

propose-topic = Usulan ini tentang apa?
    .more = "{ $typed }" belum kami tulis sebagai usulan: sebutkan sedikit lebih lengkap.
    .asked = Bidangnya kami catat { $topic }, sesuai isinya. Bidang tidak membuat usulan lebih cepat atau lebih lambat. Kalau mau yang lain, tulis misalnya: "bidangnya ekonomi".
    .between =
    { $fits ->
        [yes] Sepertinya lebih dekat ke { $first }. Kalau cocok, ketuk { $first }; kalau tidak, ketuk { $other }.
       *[no] { $first } atau { $other }: pilih yang paling dekat saja. Kalau keliru, petugas yang membetulkan.
    }
    .one-of = Satu usulan hanya punya satu bidang; yang lain bisa menyusul sebagai usulan sendiri. Yang ini { $first } atau { $other }?
    .only-one = Satu usulan hanya punya satu bidang; yang lain bisa menyusul sebagai usulan sendiri. Yang ini bidang apa?
    .left = Baik, kami bantu memilihkan. Ceritakan saja apa yang mau diusulkan, misalnya "lampu jalan mati di gang".
    .label = Bidang
    .fisik = Fisik dan prasarana
    .fisik-detail = jalan, drainase, lampu jalan, air bersih, gedung
    .ekonomi = Ekonomi
    .ekonomi-detail = UMKM, pertanian, pelatihan, bantuan alat
    .sosbud = Sosial budaya
    .sosbud-detail = kesehatan, pendidikan, agama, pemuda, pemerintahan
    .taken = Kami masukkan ke bidang { $topic }. Ketik UBAH bila keliru.
    .unknown = "{ $typed }" paling mirip yang mana? Ketuk salah satu, atau ketik nomornya.

propose-wish = Apa yang Bapak/Ibu usulkan? Tulis dalam satu kalimat. Contoh: "Perbaikan drainase Jl. Cut Nyak Dien RT 05".
    .label = Usulan
    .label-also = judul, judulnya, keinginan, permintaan
    .short = "{ $typed }" masih terlalu singkat. Supaya petugas paham, tulis apa yang diminta dan di mana, misalnya: "Jalan Mawar RT 03 berlubang, minta diaspal".
    .long = Terlalu panjang ({ $typed } huruf, paling banyak { $most }). Tulis intinya saja dalam satu kalimat; ceritanya kami tanyakan sesudah ini.
    .vague = Boleh, tetapi dari "{ $typed }" petugas belum tahu apa yang diminta. Sebutkan barang atau pekerjaannya, misalnya: "Lampu jalan di Gang Melati RT 03".
    .moved = Tulisan Anda panjang ({ $typed } huruf), jadi kami simpan sebagai cerita masalahnya. Sekarang tulis intinya dalam satu kalimat, paling banyak { $most } huruf.
    .dropped = Baik. Usulannya mau diganti apa? Tulis yang baru, misalnya "ganti lampu jalan saja". Kalau tidak jadi mengusulkan, ketik BATAL.
    .work = Baik. Usulannya sekarang "{ $wish }". Kalau bukan itu pekerjaannya, tulis yang benar, misalnya "bangun baru", "pengadaan", atau "rehab".

propose-problem = Apa masalahnya sekarang, dan siapa yang terkena? Contoh: "Setiap hujan air masuk ke 12 rumah, anak-anak sulit ke sekolah".
    .label = Masalah
    .label-also = alasan, keluhan
    .short = "{ $typed }" masih terlalu singkat. Ceritakan sedikit lagi apa yang terjadi, misalnya: "Lampu mati sejak Maret, jalan gelap dan rawan jatuh".
    .long = Terlalu panjang ({ $typed } huruf, paling banyak { $most }). Mohon disingkat; tulis yang paling penting saja.
    .vague = Petugas yang membaca belum pernah ke sana, jadi dari "{ $typed }" masalahnya belum terbayang. Ceritakan satu hal saja: sejak kapan, atau siapa yang kena. Misalnya: "Sejak Maret gelap, dua anak jatuh".

propose-goes-on = Silakan dilanjutkan, kami tunggu.
propose-others-know = Tidak apa-apa. Tanyakan dulu kepada yang tahu, atau tulis setahu Anda saja. Mau menyusul? Ketik NANTI: yang sudah diisi tetap tersimpan.

propose-place = Di mana tepatnya? Tulis RT/RW dan jalan atau patokannya. Bisa juga kirim lokasi. Contoh: "RT 05/RW 02, Jl. Cut Nyak Dien depan musala".
    .label = Lokasi
    .label-also = alamat, tempat, patokan, rt, rw, letak
    .short = "{ $typed }" belum cukup untuk menemukan tempatnya. Tulis misalnya: "RT 05/RW 02 depan SD Negeri 3".
    .long = Terlalu panjang ({ $typed } huruf, paling banyak { $most }). Cukup RT/RW, jalan, dan patokan.
    .link = Link itu tidak menyebut titiknya, jadi belum bisa kami baca. Kirim lokasi lewat tanda penjepit kertas, atau tulis RT/RW dan patokannya.
    .later = Tempatnya perlu kami tahu sebelum usulan dikirim, supaya petugas bisa menemukannya. Patokan saja sudah cukup, misalnya: "dekat Masjid Taqwa". Kalau mau menyusul, ketik NANTI: yang sudah diisi tetap tersimpan.
    .vague = Dari "{ $typed }" petugas belum bisa menemukan tempatnya. Sebutkan RT/RW, jalan, atau patokan yang dikenal orang, misalnya: "RT 05/RW 02 depan SD Negeri 3".
    .none = "{ $typed }" belum menyebut tempatnya. Di mana tepatnya? Tulis misalnya: "RT 05/RW 02 depan SD Negeri 3".
    .size = Lalu di mana tepatnya? Tulis misalnya: "RT 05/RW 02 depan SD Negeri 3".
    .words = Lokasinya sudah kami terima. Supaya petugas tidak salah tempat, tulis juga RT/RW atau patokannya, misalnya "RT 05/RW 02 depan musala". Boleh dilewati.
    .point = sudah ditandai di peta
    .pointed = { $place } (sudah ditandai di peta)
    .named = Lokasinya kami catat: "{ $place }", sudah ditandai di peta.
    .added = Lokasi "{ $place }" sekarang ditandai juga di peta.
    .without = Tidak apa-apa, RT atau RW-nya boleh menyusul.
    .same-point = Tanda di peta yang tadi tetap dipakai. Kalau tempatnya lain, kirim lokasi yang baru.
    .outside = Lokasi itu di luar { $city }, jadi belum kami simpan. Kirim lokasi yang benar, atau tulis RT/RW dan jalannya.

propose-either = Mau mengusulkan yang mana: "{ $this }", atau "{ $other }"? Yang satunya boleh diusulkan sesudah ini.
    .may = Boleh diusulkan. Disetujui atau tidak diputuskan di musrenbang, bukan oleh bot ini.

propose-volume = Kira-kira seberapa banyak atau seberapa panjang? Contoh: "120 m", "3 titik", atau "2x15 meter". Boleh dilewati.
    .dropped = Ukuran "{ $typed }" tadi untuk usulan yang diganti, jadi tidak kami pakai.
    .passed = Baik, ukurannya kami kosongkan dulu. Petugas yang akan mengukurnya; kalau nanti Anda tahu, ketik saja, misalnya "120 m".
    .label = Ukuran
    .long = Cukup singkat saja, paling banyak { $most } huruf. Contoh: "120 m" atau "3 titik".
    .money = "{ $typed }" kami baca sebagai biaya; biayanya nanti dihitung petugas. Yang kami tanyakan ukurannya: seberapa panjang atau seberapa banyak? Contoh: "120 m" atau "3 titik". Boleh dilewati.
    .nothing = "{ $typed }" belum menyebut jumlah. Tulis misalnya "120 m" atau "3 titik", atau ketik LEWATI.
    .read = { $typed } (= { $figure })
    .label-also = volume, jumlah, banyaknya, panjangnya

propose-land = Tanah di tempat itu milik siapa? Kalau tidak tahu, lewati saja.
    .several = Baik, pemiliknya lebih dari satu atau belum pasti. Kami simpan persis seperti Anda tulis.
    .passed = Baik, kepemilikan tanahnya kami kosongkan dulu. Petugas kelurahan yang akan mengeceknya.
    .whose = Kalau belum tahu siapa pemiliknya atau siapa yang mengurusnya, tidak apa-apa: petugas kelurahan yang akan mengeceknya.
    .asked = Boleh diusulkan. Kalau tanahnya milik orang atau lembaga lain, pemiliknya perlu mengizinkan atau menghibahkannya secara tertulis sebelum dibangun. Suratnya bisa menyusul ke kantor kelurahan; cukup tulis tanahnya milik siapa.
    .safe = Tidak ada tanah yang diambil lewat usulan ini. Petugas hanya perlu tahu izin siapa yang dibutuhkan sebelum sesuatu dibangun di sana.
    .label = Tanah
    .pemerintah = Milik pemerintah
    .warga = Milik warga
    .instansi = Lembaga lain
    .label-also = lahan, status
    .instansi-detail = sekolah, masjid, perusahaan

propose-photos = Ada fotonya? Kirim paling banyak 3. Petugas melihatnya dulu, lalu tampil untuk umum. Kalau hanya untuk petugas, nanti ketuk "Foto untuk petugas saja". Boleh dilewati.
    .passed = Baik, tanpa foto dulu. Fotonya bisa dikirim ke chat ini sebelum usulan dikirim. Sesudahnya ketik UBAH, lalu pilih Foto.
    .for-staff = { $n } foto, untuk petugas saja
    .label = Foto
    .label-also = poto, potone, fotone, gambar, photo
    .have = { $n } foto sudah kami terima.
    .more = Foto ke-{ $n } sudah kami terima; masih boleh { $left } lagi. Kalau cukup, ketuk Selesai.
    .count = { $n } foto
    .failed = { $n } foto ({ $failed } belum bisa dibuka)
    .not-photo = Berkas itu bukan foto. Kirim foto dari kamera atau galeri, atau ketik LEWATI.

propose-review = Usulan ini BELUM dikirim. Kalau sudah benar, ketuk { $send }.
    .photos-of = Foto yang ada dikirim untuk "{ $wish }". Kalau bukan untuk usulan ini, ketuk Buang foto.
    .drop-photos = Buang foto
    .photos-gone = Fotonya kami buang.
    .label = Pemeriksaan
    .nameless = Usulan ini tanpa nama.
    .in-name = Usulan ini atas nama { $name }.
    .which-area = Di usulan ini tertulis { $named }, tetapi kelurahan yang tercatat { $area }. Mana yang benar?
    .area-set = Baik, untuk { $area }.
    .saved = Perubahan ini BELUM disimpan. Kalau sudah benar, ketuk { $send }.
    .send = Kirim usulan
    .for-staff = Foto untuk petugas saja
    .kept = Baik, { $n } foto hanya dilihat petugas dan tidak tampil untuk umum.
    .save = Simpan perubahan
    .tell = Pesan untuk petugas
    .retell = Ganti pesan untuk petugas
    .tell-this = Sampaikan ke petugas
    .or-tell = Anda menulis "{ $typed }". Ini untuk petugas, atau ditambahkan ke bagian { $label }?
    .only-tell = Anda menulis "{ $typed }". Itu sudah tercatat di usulan ini. Mau disampaikan ke petugas?
    .hand = Serahkan ke petugas
    .handed = Pesan ini BELUM sampai ke petugas. Kalau sudah benar, ketuk { $send }.
    .to-staff = Pesan untuk petugas: "{ $said }"
    .same-asked = Usulannya belum Anda ubah. Yang diminta petugas: "{ $asked }". Kalau isinya memang sudah benar, tulis saja jawabannya. Usulan langsung kami serahkan lagi ke petugas bersama jawaban itu.
    .same-plain = Usulannya belum Anda ubah. Kalau isinya memang sudah benar, tulis satu kalimat untuk petugas. Usulan langsung kami serahkan lagi ke petugas bersama kalimat itu.
    .telling-asked = Yang diminta petugas: "{ $asked }". Tulis pesan Anda untuk petugas.
    .telling-plain = Tulis pesan Anda untuk petugas.
    .bad-said = Pesan itu { $size } huruf, seharusnya { $least } sampai { $most }. Tulis sekali lagi untuk petugas.
    .name = Nama
    .whose = Usulan ini atas nama siapa? Tulis namanya, misalnya "Ibu Suratmi". Hanya petugas yang melihatnya.
    .no-name = Tanpa nama
    .bad-name = Namanya belum terbaca. Tulis 2 sampai { $most } huruf, misalnya "Ibu Suratmi".
    .choose = Usulan ini BELUM dikirim. Ketuk Kirim usulan bila sudah benar, atau Ubah bila ada yang keliru.
    .choose-saved = Perubahan ini BELUM disimpan. Ketuk Simpan perubahan bila sudah benar, atau Ubah bila ada yang keliru.
    .named = Petugas melihat nama { $name }, warga lain tidak.
    .initials = Petugas melihat nama { $name }, warga lain hanya { $initials }
    .show-initials = Tampilkan { $initials }
    .hide-initials = Sembunyikan { $initials }
    .tells-of = Usulan ini bisa dibaca semua warga. Sebaiknya nama { $who } tidak ditulis di sini; petugas bisa menanyakannya langsung kepada Anda.
    .hides = Nomor NIK, KK, atau telepon di dalamnya tidak ditampilkan: kami samarkan saat disimpan.
    .unname = Tulis tanpa nama
    .somebody = seorang warga
    .unnamed = Baik, namanya tidak ditulis. Usulan sekarang: "{ $wish }".

propose-changed-meanwhile = Usulan ini sudah berubah sejak Anda membukanya, jadi perubahan tadi belum disimpan. Ketik USULAN SAYA untuk melihat isinya yang terbaru.
propose-dealt = Usulan { $number } sudah mulai ditangani petugas, jadi perubahan tadi tidak bisa disimpan. Kabarnya bisa dilihat dengan CEK { $number }.
propose-unchanged = Tidak ada yang berubah pada usulan { $number }.
propose-unruly = Usulan ini belum bisa dikirim. { $label } berisi { $size } huruf, seharusnya { $least } sampai { $most }. Ketik UBAH untuk memperbaikinya.
    .name = Nama
