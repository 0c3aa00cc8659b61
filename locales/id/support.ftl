# Proposals that ask for the same, and standing behind one.

alike-review =
    { $alike }

    { $review }
alike-found = Usulan Anda belum dikirim. Sudah ada { $n } usulan yang mirip:
alike-line = - { $number }: { $wish } ({ $n ->
        [0] belum ada pendukung lain
       *[other] { $n } pendukung
    })
    .own = - { $number }: { $wish } (usulan Anda sendiri)
alike-how = { $n ->
        [0] Kalau usulan Anda memang lain, silakan tetap kirim.
       *[other] Kalau maksudnya sama, dukung saja yang sudah ada. Suaranya lebih kuat, dan kabarnya sampai ke Anda juga. Kalau memang lain, ketuk TETAP KIRIM.
    }
alike-asked = Sudah ada { $n } usulan yang mirip:
    .how = Kalau maksudnya sama, ketik DUKUNG { $running }: tulisan Anda di sini tidak jadi dikirim. Kalau lain, lanjutkan saja.
    .none = Sejauh ini belum ada usulan lain yang mirip di kelurahan itu. Sebelum dikirim, kami cek sekali lagi.
    .later = Kalau ada yang mirip, kami tunjukkan sebelum usulan ini dikirim.
alike-join = Dukung yang ini
    .number = Dukung { $running }
alike-other = Baik, usulan Anda tetap berdiri sendiri. Kalau isinya sudah benar, tinggal dikirim.
alike-which = Usulan mana yang Anda dukung? Ketuk nomornya.
alike-send = Tetap kirim
alike-joined = Baik, usulan Anda tadi tidak jadi dikirim, dan isinya tidak kami simpan.

support-which = Usulan nomor berapa yang mau didukung? Contoh: DUKUNG 42. Belum tahu nomornya? Lihat USULAN WARGA.
    .end = Usulan mana yang tidak lagi Anda dukung? Ketuk nomornya, atau ketik misalnya BATAL DUKUNG 42.
support-so-far = { $number } "{ $wish }": { $n ->
    [0] belum ada pendukungnya. Tetangga bisa mendukung dengan mengetik DUKUNG { $running } di chat ini.
   *[other] pendukungnya { $n } orang, { $near } di antaranya warga kelurahan itu.
}

support-how = Untuk mendukung usulan Anda { $number } "{ $wish }", tetangga cukup membuka chat Rembuk ini dan mengetik DUKUNG { $running }. Ketuk Bagikan untuk pesan yang bisa diteruskan kepada mereka.
    .which = Tetangga cukup membuka chat Rembuk ini dan mengetik DUKUNG dengan nomor usulannya. Ketuk nomornya untuk pesan yang bisa diteruskan kepada mereka:
support-nothing = Anda belum mendukung usulan siapa pun. Mau melihat usulan warga lain? Ketik USULAN WARGA.
support-mine = Ini usulan yang Anda dukung, urut dari yang terbaru. Ketuk nomornya untuk melihat kabarnya. Mau berhenti mendukung? Ketik BATAL DUKUNG dan nomornya.
theirs-which = Usulan mana yang Anda tanyakan? Ketuk nomornya.
merge-residents = Hanya petugas yang bisa menggabungkan usulan. Kalau Anda setuju dengan sebuah usulan, dukung saja. Suara Anda ikut dihitung, dan kabarnya sampai ke Anda. Contoh: DUKUNG 42.
support-found = Ada { $n } usulan tentang "{ $what }" di { $area } untuk tahun { $year }:
    .all = Ada { $n } usulan warga { $area } untuk tahun { $year }, urut dari yang paling banyak didukung:
support-beside = Usulan yang sedang Anda tulis tetap kami simpan. Kalau tidak jadi, ketik BATAL.
support-tap = Usulan mana yang Anda dukung? Ketuk tombolnya, atau ketik DUKUNG dan nomornya.
support-several = Anda menyebut beberapa nomor, jadi belum ada yang kami catat. Ketuk satu per satu yang Anda dukung.
    .end = Anda menyebut beberapa nomor, jadi belum ada yang kami ubah. Ketuk satu per satu yang tidak lagi Anda dukung.
support-done = Terima kasih, Anda sekarang mendukung { $number } "{ $wish }". Pendukungnya { $n } orang. Setiap kabarnya kami kirim ke Anda juga. Ajak tetangga lewat halaman ini: { $link }. Mau berhenti mendukung? Ketik BATAL DUKUNG { $running }.
support-already = Anda sudah mendukung { $number } "{ $wish }". Pendukungnya { $n } orang. Halamannya: { $link }
support-own = Usulan { $number } ini usulan Anda sendiri, jadi Anda sudah dihitung sebagai pengusulnya.
support-over = Usulan { $number } sudah selesai dibahas, jadi tidak bisa didukung lagi. Kalau masih perlu, sampaikan sebagai usulan baru dengan USUL.
support-ended = Baik, Anda tidak lagi mendukung { $number } "{ $wish }". Pendukungnya sekarang { $n } orang.
    .nobody = Baik, Anda tidak lagi mendukung { $number } "{ $wish }".
support-none = Anda memang tidak mendukung { $number }, jadi tidak ada yang berubah.
support-button = Dukung
support-end = Batal dukung
support-count = Pendukung: { $n } orang, { $near } di antaranya warga kelurahan ini.
support-yours = Anda mendukung usulan ini. Pendukung: { $n } orang, { $near } di antaranya warga kelurahan ini.

listed-which = Usulan warga kelurahan mana yang mau dilihat? Contoh: USULAN WARGA IMOPURO.
    .what = Mau melihat usulan tentang "{ $what }" di kelurahan mana? Contoh: USULAN WARGA IMOPURO { $what }
listed-none = Belum ada usulan warga { $area } untuk tahun { $year }. Jadilah yang pertama.
    .such = Belum ada usulan warga { $area } untuk tahun { $year } tentang "{ $what }".
listed-all = Semua usulan
listed-head-support =
    Ada { $n } usulan warga { $area } untuk tahun { $year }. Urut dari yang paling banyak didukung{ $pages ->
        [1] :
       *[other] , halaman { $page } dari { $pages }:
    }
    .some =
        Ada { $n } usulan warga { $area } untuk tahun { $year } tentang "{ $what }". Urut dari yang paling banyak didukung{ $pages ->
            [1] :
           *[other] , halaman { $page } dari { $pages }:
        }
listed-head-date =
    Ada { $n } usulan warga { $area } untuk tahun { $year }. Urut dari yang terbaru{ $pages ->
        [1] :
       *[other] , halaman { $page } dari { $pages }:
    }
    .some =
        Ada { $n } usulan warga { $area } untuk tahun { $year } tentang "{ $what }". Urut dari yang terbaru{ $pages ->
            [1] :
           *[other] , halaman { $page } dari { $pages }:
        }
listed-line = { $number }: { $wish } - { $state }, { $n } pendukung
# What stands around the thing that somebody looks for.
words-listed-around = buat, bwt, kanggo, kangge, nggo, itu, lainnya, sudah, udah, udh, sdh, wis, sampun, masuk, mlebu, terdaftar, tercatat, pengen, pengin, ingin, aja, saja, wae, di, yang, yg, soal, tentang, mengenai, usul, usulan, usulane, usulannya, warga, kelurahan, kel, daerah, untuk, utk, ada, apa, gak, ga, nggak, ngga, engga, tidak, kah, belum, blm, juga, jg, ini, pak, tolong, minta, mau, dari, dengan, dan, punya, si, tersebut, tsb, lihat, liat, semua, daftar, pengadaan, pembangunan, perbaikan, paling, banyak, didukung, dukungan, terbanyak, terbaru, baru, rame, ramai, tapi, lupa, nomor, nomornya, no, ikut, dukung, mendukung, ndukung, setuju, sama, sm, sy, saya, aku, kami, bisa, boleh, dilihat, diliat, orang, lain, tetangga, dong, mana
listed-how = Ketuk nomornya untuk melihat, atau ketik DUKUNG dan nomornya bila Anda setuju.
listed-before = Sebelumnya
listed-after = Berikutnya
listed-by-support = Paling didukung
listed-by-date = Terbaru

track-merged = Usulan { $was } sudah digabung ke usulan { $number } karena maksudnya sama. Ini kabarnya:
track-gathered = Usulan warga lain sudah digabung ke usulan { $number }, jadi tidak bisa ditarik begitu saja. Kalau ada yang keliru, mohon datang ke kantor kelurahan.
follow-head = Kabar usulan { $number } yang Anda dukung: "{ $wish }"
    .merged = Kabar usulan { $number } "{ $wish }". Usulan Anda { $merged } digabung ke usulan ini.
gathered-now = Sekarang { $n } orang lain mendukung usulan ini, { $near } di antaranya warga kelurahan ini.
    .nobody = Sekarang belum ada orang lain yang mendukung usulan ini.
follow-merged = Selanjutnya: dibahas bersama usulan { $into }. Dukungan Anda tetap dihitung, dan kabarnya tetap sampai ke Anda.
follow-held = isinya masih dilihat petugas

# For staff.

merge-title = penggabungan usulan
merge-denied = Baik, tidak ada yang digabung.
merge-whither = Usulan mana yang tetap berjalan? Yang lain digabung ke usulan itu, dan nomornya tetap berlaku.
merge-how = Tulis nomor yang digabung, lalu nomor tujuannya. Contoh: GABUNG 7 9 12 ke 3.
merge-unknown = Nomor ini tidak ditemukan: { $numbers }. Belum ada yang digabung. Contoh: GABUNG 7 9 12 ke 3.
merge-some = Usulan nomor berapa saja yang digabung? Contoh: 7 9 12.
    .label = Yang digabung
merge-why = Apa alasannya? Pengusulnya akan membaca ini. Contoh: "Sama-sama minta drainase RT 03".
    .label = Alasan
    .same = Maksudnya sama
    .stays = { $why }; yang tetap berjalan { $told }
merge-into = Tetap berjalan: { $number } "{ $wish }" - { $where }, { $state }, { $n } pendukung
merge-each = - { $number } "{ $wish }" - { $where }, { $state }, { $n } pendukung
merge-sure =
    Alasan: { $why }
    Sesudah digabung, { $n } orang mendukungnya selain para pengusul.
    Benar digabung menjadi satu? Semua pengusul tetap dicatat, dihitung, dan dikabari. Penggabungan bisa dicabut.
    .label = Kepastian
    .yes = Ya, gabung
    .no = Tidak
merge-asked = Nama pengusul yang digabung tidak hilang: ia tetap tercatat sebagai pengusul, pendukungnya ikut dihitung, nomor lamanya tetap bisa dicek, dan ia kami kabari beserta alasannya.
merge-done = Sudah digabung ke { $number }: { $numbers }. Selain pengusulnya, sekarang { $n } orang mendukungnya. Para pengusul kami kabari.
merge-undo = Cabut gabung { $running }
part-which = Usulan nomor berapa yang dipisahkan lagi? Contoh: CABUT GABUNG 9.
part-several = Usulan mana yang dipisahkan lagi? Ketuk salah satu.
part-none = Usulan { $number } tidak sedang digabung, jadi tidak ada yang dicabut.
merge-changed = Usulan { $number } baru saja berubah, jadi belum ada yang digabung. Silakan lihat dulu, lalu ulangi GABUNG.
merge-not =
    .itself = Usulan { $number } tidak bisa digabung ke dirinya sendiri.
    .merged = Usulan { $number } sudah digabung ke usulan lain. Gabungkan ke usulan tujuannya, atau cabut dulu penggabungannya.
    .state = Usulan { $number } ({ $state }) tidak bisa digabung lagi.
    .held = Usulan { $number } masih ditahan, jadi belum bisa digabung. Lepas dulu: LEPAS { $running }.
    .year = Usulan { $number } untuk kota atau tahun lain, jadi tidak bisa digabung.
    .none = Tulis nomor yang digabung ke { $number }. Contoh: GABUNG 7 9 12 ke 3.
    .many = Sekali gabung paling banyak { $most } usulan.
similar-head = Ada { $n } kelompok usulan yang maksudnya tampak sama. Baca dulu. Kalau memang sama, gabungkan; kalau tidak, biarkan saja.
similar-of = { $number } "{ $wish }" - { $where }, { $state }, { $n } pendukung
similar-each = - { $number } "{ $wish }" - { $where }, { $state }, { $n } pendukung. Yang sama: { $why }.
similar-worded = kata-katanya
similar-how = Kalau memang sama, ketik: GABUNG { $others } ke { $running }
similar-merge = Gabung { $others } ke { $running }
similar-look = Mau melihat salah satunya dulu? Ketik BUKA dan nomornya.
similar-beside = Kalau maksudnya sama, tulis mana yang tetap, misalnya "gabung, yang pertama tetap". Untuk melihat satu per satu, ketuk nomornya.
similar-none = Di wilayah Anda tidak ada usulan mirip yang menunggu keputusan. Untuk satu usulan saja, ketik misalnya MIRIP 42.
    .such = Tidak ada usulan mirip untuk "{ $typed }". Ketik MIRIP untuk melihat semuanya, atau misalnya MIRIP 42 untuk satu usulan.
desk-alike = Mirip:
    .how = Kalau maksudnya sama, ketik GABUNG { $others } ke { $running }

# Care: what a person looks at first.

notice-held = Sebelum tampil untuk warga lain, usulan ini dilihat dulu oleh petugas. Tidak ada yang hilang, dan hasilnya kami kabarkan. Aturannya: { $link }
held-asked = Sebelum tampil untuk warga lain, usulan { $number } dilihat dulu oleh petugas. Sebabnya: { $why }. Tidak ada yang hilang, dan hasilnya kami kabarkan. Kalau mau mengubah isinya dulu, ketik UBAH { $running }. Aturannya: { $link }
notice-released = Usulan ini sudah dilihat petugas dan sekarang tampil untuk umum.
step-released = Sudah dilihat petugas dan tampil untuk umum.
track-held = Usulan { $number } masih dilihat petugas, jadi isinya belum tampil untuk umum.
    .own = Usulan ini masih dilihat petugas sebelum tampil untuk umum.
desk-on-paper = Dari kartu kertas { $card }.
desk-held = Ditahan dulu, karena { $why }. Kalau isinya wajar, ketuk Lepas. Kalau tidak, akhiri dengan alasan; pengusulnya membaca alasan itu.
held-why =
    .insult = ada kata yang mungkin kasar
    .advert = mungkin iklan
    .gibberish = tulisannya tidak terbaca
    .again = isinya sama dengan kiriman sebelumnya
    .many = lebih dari 10 usulan sehari dari satu orang
held-none = Tidak ada usulan yang ditahan.
    .such = Tidak ada usulan yang ditahan di "{ $typed }".
held-head =
    Usulan yang ditahan { $pages ->
        [1] ({ $n }):
       *[other] ({ $n }, halaman { $page } dari { $pages }):
    }
held-line = { $number } "{ $wish }" - { $why }
held-how = Ketuk nomornya untuk melihat. Setelah itu ketuk Lepas, atau akhiri dengan alasan.
held-not = Usulan { $number } tidak sedang ditahan.
held-released = Usulan { $number } sudah dilepas dan tampil untuk umum. Pengusulnya kami kabari.

propose-own-need = Bantuan untuk diri sendiri atau keluarga lebih cepat diurus di kantor kelurahan atau Dinas Sosial; bawa KTP dan KK. Kalau tetap mau diusulkan, silakan lanjut. Isinya bisa dibaca semua orang, jadi nama dan penyakit tidak perlu disebut.
propose-quicker = Untuk { $thing }, biasanya lebih cepat lapor langsung: { $office }, { $contact } ({ $hours }). Kalau tetap mau diusulkan ke musrenbang, lanjutkan saja.

carry-title = pemindahan usulan ke tahun berikutnya
carry-which = Usulan yang disimpan, dibawa ke tahun { $year } ({ $city }).
carry-what = Usulan mana yang dibawa? Tulis wilayah, bidang, alasan, atau nomornya; atau SEMUA. Contoh: "imopuro fisik anggaran".
    .label = Yang dibawa
    .all = semua yang disimpan
carry-what-bad = "{ $typed }" belum kami pahami. Tulis wilayah, bidang, alasan, atau nomor usulan; atau SEMUA. Contoh: "imopuro fisik anggaran".
carry-year = Sekarang usulan dikumpulkan untuk tahun { $year }, jadi hanya bisa dibawa ke tahun itu. Ketik BAWA KE { $year }.
carry-city = Kota yang mana?
carry-none = Tidak ada usulan tersimpan ({ $what }) yang bisa dibawa ke tahun { $year }.
carry-sure = Dibawa ke rencana kerja kota tahun { $year }: { $n } usulan ({ $what }). Nomornya tetap, dan usulannya dibahas lagi dari awal.
    { $people } pengusul kami tanyai sekali: masih perlu, diubah, atau tidak perlu lagi. Yang tidak membalas tetap ikut.
    .label = Kepastian
    .yes = Ya, bawa dan tanya
    .no = Tidak jadi
carry-from = tahun { $year }: { $n }
carry-begun = Baik, { $n } usulan sedang kami bawa ke tahun { $year }, dan pengusulnya kami tanyai. Begitu selesai, kami kabari.
carry-finished = Selesai: { $n } usulan sudah dibawa ke tahun { $year }, dan pengusulnya kami tanyai.
carry-waiting = { $n } usulan yang disimpan bisa dibawa ke tahun { $year }: ketik BAWA KE { $year }.
carry-weekly = { $n } usulan di { $area } yang disimpan belum dibawa ke tahun { $year }. Pengusulnya menunggu; ketik BAWA KE { $year }.

# --- asked of the one that was shown last -------------------------------------------------------

shown-state = { $number } "{ $wish }": { $state }.
shown-states = "Belum diakomodir" artinya belum bisa dipenuhi pada tahun ini. "Ditolak" artinya tidak bisa dipenuhi. Keduanya selalu disertai alasan. Ketik CEK dan nomornya, nanti kami sebutkan alasannya dan apa yang masih bisa dilakukan.
shown-private = Nama, nomor HP, dan alamat pengusul tidak kami berikan kepada siapa pun, karena itu data pribadi mereka. Untuk bertanya, silakan ke petugas kelurahan atau datang ke pertemuan warga.
shown-once = Dukungan Anda sudah masuk. Satu orang dihitung satu kali.
shown-news = Ya. Setiap kabar { $number } "{ $wish }" kami kirim ke sini.
    .support = Kabar { $number } "{ $wish }" kami kirim ke Anda kalau Anda mendukungnya.
shown-alike = Ada usulan serupa yang masih bisa didukung:
shown-can = Yang bisa dilakukan sekarang: dukung usulan warga lain yang sama, atau buat usulan sendiri.
shown-look = Lihat { $running }
