# The form of a proposal: a text for each question, with its short name as .label.

propose-cancelled = Jawaban dan fotonya tidak kami simpan. Yang tetap tersimpan: nama, persetujuan, dan usulan Anda yang lain.
    .changed = Perubahannya tidak disimpan; usulan yang sudah dikirim tetap seperti semula.
propose-title = usulan "{ $wish }"
    .new = usulan baru
propose-heard = Kami catat usulan "{ $wish }" untuk Kelurahan { $area }. Tinggal beberapa pertanyaan; ketik UBAH bila ada yang keliru.
    .wish = Kami catat usulan "{ $wish }". Tinggal beberapa pertanyaan; ketik UBAH bila ada yang keliru.
    .short = "{ $wish }" masih terlalu singkat untuk dicatat. Nanti kami tanya lagi apa yang diusulkan.
    .long = Tulisan Anda { $typed } huruf, dan kami simpan sebagai cerita masalahnya. Nanti kami minta intinya dalam satu kalimat.
    .too-long = Tulisan Anda { $typed } huruf, paling banyak { $most }, jadi belum kami simpan. Kami tanya satu per satu; tulis yang paling penting dulu.

propose-taken = Sekalian kami catat, ketik UBAH bila keliru:
propose-apart = Di pesan ini ada { $n } hal. Dijadikan usulan sendiri-sendiri, atau satu usulan saja?
    .line = { $n }. { $wish }
    .apart = Sendiri-sendiri
    .together = Satu usulan saja
    .first = Ada { $n } usulan di pesan ini. Kita isi yang pertama dulu, lainnya kami tanyakan sesudah itu.
apart-title = pilihan satu atau beberapa usulan
apart-whether = Dijadikan usulan sendiri-sendiri, atau satu usulan saja?
    .label = Satu atau beberapa usulan

propose-area = Usulan ini untuk kelurahan mana? Ketik namanya, pilih kecamatannya, atau kirim titik lokasi. Contoh: "Hadimulyo Barat".
    .label = Kelurahan
    .moved = Lokasi "{ $place }" tadi ditulis untuk Kelurahan { $area }. Kalau sekarang lain, ketik UBAH lalu pilih Lokasi.
    .moved-point = Lokasi "{ $place }" tadi untuk Kelurahan { $area }, jadi titik petanya tidak kami pakai lagi. Kalau tempatnya lain, ketik UBAH lalu pilih Lokasi.
    .home = Usulan ini untuk kelurahan mana? Anda tinggal di { $area }. Ketuk namanya, atau ketik kelurahan lain.
    .again = Usulan ini untuk kelurahan mana? Terakhir Anda memilih { $area }. Ketuk namanya, atau ketik kelurahan lain.
    .kecamatan = Kec. { $name }
    .below = Pilih kelurahan di { $name }.
    .two = Yang dimaksud { $first } atau { $second }? Namanya mirip, jadi kami pastikan dulu.
    .one = Yang dimaksud Kelurahan { $area }? Kami pastikan dulu.
    .which = "{ $typed }" bisa berarti beberapa kelurahan. Yang mana?
    .neither = Bukan itu
    .pick = Baik. Pilih kecamatannya dulu, atau ketik nama kelurahannya lagi.
    .unknown = "{ $typed }" tidak ada di daftar kelurahan { $city }. Periksa ejaannya, atau pilih kecamatannya. Contoh: "Yosodadi".
    .is-wish = Itu isi usulan saya
    .wish = Kami catat usulan "{ $wish }". Ketik UBAH bila keliru.
    .beside = Dari "{ $typed }" baru nama kelurahannya yang kami pakai. Selebihnya kami tanyakan sesudah ini.
    .near = Kelurahan terdekat dari titik itu ada di bawah ini. Yang mana?
    .outside = Titik itu di luar { $city }. Rembuk ini untuk usulan di dalam kota. Ketik nama kelurahannya, misalnya "Imopuro".

propose-topic = Usulan ini masuk bidang apa?
    .label = Bidang
    .fisik = Fisik dan prasarana
    .fisik-detail = jalan, drainase, lampu jalan, air bersih, gedung
    .ekonomi = Ekonomi
    .ekonomi-detail = UMKM, pertanian, pelatihan, bantuan alat
    .sosbud = Sosial budaya
    .sosbud-detail = kesehatan, pendidikan, agama, pemuda, pemerintahan
    .taken = Kami masukkan bidang { $topic }. Ketik UBAH bila keliru.
    .unknown = "{ $typed }" belum cocok dengan salah satu bidang. Ketuk pilihannya atau ketik nomornya; bila ragu, pilih yang paling dekat.

propose-wish = Apa yang Bapak/Ibu usulkan? Tulis dalam satu kalimat. Contoh: "Perbaikan drainase Jl. Cut Nyak Dien RT 05".
    .label = Usulan
    .short = "{ $typed }" masih terlalu singkat supaya petugas paham. Tambahkan apa dan di mana, misalnya: "Jalan Mawar RT 03 berlubang, minta diaspal".
    .long = Tulisan Anda { $typed } huruf, paling banyak { $most }. Mohon disingkat menjadi satu kalimat; ceritanya bisa ditulis di pertanyaan berikut.
    .moved = Tulisan Anda { $typed } huruf, dan kami simpan sebagai cerita masalahnya. Sekarang tulis intinya dalam satu kalimat, paling banyak { $most } huruf.

propose-problem = Apa masalahnya sekarang, dan siapa yang terkena? Contoh: "Setiap hujan air masuk ke 12 rumah, anak-anak sulit ke sekolah".
    .label = Masalah
    .short = "{ $typed }" masih terlalu singkat. Ceritakan sedikit lagi apa yang terjadi, misalnya: "Lampu mati sejak Maret, jalan gelap dan rawan jatuh".
    .long = Tulisan Anda { $typed } huruf, paling banyak { $most }. Mohon disingkat; yang paling penting dulu.

propose-place = Di mana tepatnya? Tulis RT/RW dan jalan atau patokannya, atau kirim titik lokasi. Contoh: "RT 05/RW 02, Jl. Cut Nyak Dien depan musala".
    .label = Lokasi
    .short = "{ $typed }" belum cukup untuk menemukan tempatnya. Tulis misalnya: "RT 05/RW 02 depan SD Negeri 3".
    .long = Tulisan Anda { $typed } huruf, paling banyak { $most }. Cukup RT/RW, jalan, dan patokan.
    .words = Titiknya sudah kami simpan. Supaya petugas tidak salah rumah, tulis juga RT/RW atau patokannya, misalnya "RT 05/RW 02 depan musala". Boleh dilewati.
    .point = titik di peta
    .named = Lokasinya kami catat: "{ $place }", dengan titiknya.
    .added = Titiknya kami tambahkan pada lokasi "{ $place }".
    .same-point = Titik di peta yang tadi tetap dipakai. Kirim titik baru bila tempatnya pindah.
    .outside = Titik itu di luar { $city }, jadi belum kami simpan. Kirim titik yang benar, atau tulis RT/RW dan jalannya.

propose-volume = Kira-kira seberapa banyak atau seberapa panjang? Contoh: "120 m", "3 titik", atau "2x15 meter". Boleh dilewati.
    .label = Volume
    .long = Cukup singkat saja, paling banyak { $most } huruf. Contoh: "120 m" atau "3 titik".
    .nothing = "{ $typed }" belum menyebut jumlah. Tulis misalnya "120 m" atau "3 titik", atau ketik LEWATI.

propose-land = Tanahnya milik siapa? Boleh dilewati bila tidak tahu.
    .label = Status lahan
    .pemerintah = Milik pemerintah
    .warga = Milik warga
    .instansi = Instansi lain

propose-photos = Ada fotonya? Kirim sampai 3 foto keadaan sekarang. Petugas melihatnya dulu, baru tampil untuk umum; atau pilih untuk petugas saja sebelum dikirim. Boleh dilewati.
    .for-staff = { $n } foto, untuk petugas saja
    .label = Foto
    .have = { $n } foto sudah kami terima.
    .more = Foto diterima ({ $n } foto). Masih bisa { $left } lagi. Kirim lagi, atau ketik SELESAI.
    .count = { $n } foto
    .failed = { $n } foto ({ $failed } belum bisa dibuka)
    .not-photo = Berkas itu bukan foto. Kirim foto dari kamera atau galeri, atau ketik LEWATI.

propose-review = Usulan ini dikirim atas nama { $name }. Sudah benar? Ketuk KIRIM.
    .label = Pemeriksaan
    .nameless = Usulan ini dikirim tanpa nama. Sudah benar? Ketuk KIRIM.
    .which-area = Di usulan ini tertulis { $named }, tetapi kelurahannya { $area }. Yang mana yang benar? { $review }
    .area-set = Baik, untuk { $area }.
    .saved = Usulan ini atas nama { $name }. Sudah benar? Ketuk SIMPAN PERUBAHAN.
    .nameless-saved = Usulan ini tanpa nama. Sudah benar? Ketuk SIMPAN PERUBAHAN.
    .send = Kirim
    .for-staff = Foto untuk petugas saja
    .kept = Baik, { $n } foto hanya dilihat petugas dan tidak tampil untuk umum.
    .save = Simpan perubahan
    .change = Ubah jawaban
    .name = Ganti nama
    .cancel = Batal
    .whose = Usulan ini atas nama siapa? Tulis namanya, misalnya "Ibu Suratmi". Hanya petugas yang melihatnya.
    .no-name = Tanpa nama
    .bad-name = Namanya belum terbaca. Tulis 2 sampai { $most } huruf, misalnya "Ibu Suratmi".
    .choose = Usulannya belum dikirim. Ketuk KIRIM bila sudah benar, UBAH bila ada yang keliru.
    .choose-saved = Perubahannya belum disimpan. Ketuk SIMPAN PERUBAHAN bila sudah benar, UBAH bila ada yang keliru.

propose-changed-meanwhile = Usulan ini sudah berubah sejak Anda membukanya, jadi perubahan tadi belum disimpan. Ketik USULAN SAYA untuk membuka yang terbaru.
propose-dealt = Usulan { $number } sudah ditangani petugas sejak Anda membukanya, jadi perubahan tadi tidak bisa disimpan. Kabarnya bisa dilihat dengan CEK { $number }.
propose-unchanged = Tidak ada yang berubah pada usulan { $number }.
propose-unruly = Belum bisa dikirim. { $label }: { $size } huruf, seharusnya { $least } sampai { $most }. Ketik UBAH untuk memperbaikinya.
    .name = Nama
propose-many = Hari ini sudah { $most } usulan Bapak/Ibu kami terima, dan itu batas sehari supaya semua warga terlayani. Isian ini kami simpan dan besok bisa dilanjutkan.
