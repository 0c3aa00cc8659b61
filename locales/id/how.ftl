# How staff do something, asked in their own words: what is true, and what to type.

how-seen = Isi usulan bisa dibaca semua orang di halamannya, tanpa nama pengusul. Nama dan foto yang belum diperiksa hanya dilihat petugas wilayahnya. Nomor telepon hanya dilihat admin.
how-paper_list = Ketik EKSPOR, pilih Daftar hadir, lalu pertemuannya. Hasilnya berkas siap cetak.
how-attendance = Daftar hadir ada di setiap pertemuan, jadi pertemuannya harus dibuat dulu. Ketik PERTEMUAN dan pilih pertemuannya: "Lembar QR untuk dinding" untuk dipasang di pintu, dan nama yang hadir bisa dicatat mulai 30 menit sebelum acara.
how-handover = Usulan tidak dipegang satu petugas: semua petugas wilayahnya melihatnya di TUGAS dan bisa menanganinya, jadi tidak perlu dialihkan. Kalau Anda berhalangan, tunjuk pengganti untuk sementara dengan WAKIL. Untuk OPD: CATAT, nomornya, dan dinasnya.
how-close = Penerimaan usulan dan datanya tidak bisa ditutup atau dikunci dari chat: warga boleh mengusulkan kapan saja. Yang masuk sesudah tahap kelurahan ditutup otomatis masuk putaran tahun berikutnya. Tanggal tutupnya diatur admin kota dengan TAHUN.
how-undated = Tanpa tanggal, jadwal belum bisa diubah, dan belum ada yang kami umumkan. Begitu tanggalnya ada: tanggal tahapan diubah admin kota dengan TAHUN, pertemuan yang sudah dibuat dengan PERTEMUAN, lalu Ubah. Warga yang menunggu kami kabari sendiri.
how-by_author = Usulan tidak bisa dicari dengan nama pengusulnya, karena namanya tidak selalu dicantumkan. Cari dengan isi atau tempatnya, misalnya CARI lampu atau TUGAS rt 05.
how-begin = Selamat bertugas. Yang paling sering dipakai: TUGAS (usulan yang menunggu Anda), BUAT PERTEMUAN (mengundang warga), PERTEMUAN (mencatat yang hadir dan hasilnya), WAKILI (mengusulkan untuk warga tanpa HP). Tulis saja dengan kalimat Anda sendiri: belum ada yang dikirim sebelum Anda menjawab ya.
how-vote = Cara memilihnya diputuskan musyawarah itu sendiri, bukan bot ini. Kalau hasilnya berubah, hasil yang sudah dicatat bisa dibetulkan dengan alasan: PERTEMUAN, pilih pertemuannya, lalu Betulkan hasil; warga kami kabari. Untuk musyawarah ulang, ketik BUAT PERTEMUAN.
how-people = Jenis kelamin, umur, dan disabilitas pengusul tidak kami catat, jadi tidak bisa dihitung. Yang bisa dicari adalah kata di usulannya, misalnya CARI perempuan atau CARI difabel.
how-fewer = Jumlahnya bisa turun kalau usulan ditarik pengusulnya, digabung, atau dipindah ke kelurahan lain. Setiap perubahan tercatat dengan waktunya: ketik EKSPOR, pilih Riwayat usulan.
how-trial = Usulan tidak bisa dihapus petugas. Usulan uji coba ditarik oleh yang mengirimnya dengan TARIK dan nomornya, atau diakhiri verifikator dengan TOLAK dan alasannya.
how-later = Baik, belum ada yang diputuskan. Usulannya tetap menunggu di TUGAS, dengan batas tanggalnya.
how-reminder = Pengingat pertemuan kami kirim sendiri; jamnya bisa diubah di PERTEMUAN: pilih pertemuannya, lalu Ubah acara, pengingat. Untuk pesan lain ke warga, ketik UMUMKAN.
how-agenda = Acara setiap pertemuan ada di PERTEMUAN: pilih pertemuannya. Yang akan dibahas adalah usulan di TUGAS.
how-announced = Pengumuman yang masih dikirim bisa dihentikan lewat PENGUMUMAN. Yang sudah sampai ke warga tidak bisa ditarik; ralatnya dikirim dengan UMUMKAN.
how-undo = Keputusan yang keliru bisa dicabut oleh verifikator dengan CABUT KEPUTUSAN dan nomornya, misalnya CABUT KEPUTUSAN 42. Alasannya ditanyakan, dan pengusul kami kabari.
how-silent = Pertanyaan Anda tetap terbuka sampai pengusul menjawab. Sementara itu usulannya tetap bisa diputuskan, misalnya dikembalikan dengan alasan. Yang tidak bisa dikabari ada di daftar TAK TERJANGKAU.
how-invitation = Ya. Begitu pertemuan dibuat dan Anda menjawab ya, undangan kami kirim ke warga wilayah itu, juga pengingatnya. Kalau jadwalnya diubah atau dibatalkan, mereka kami kabari.
how-result = Setelah pertemuan dimulai, ketik PERTEMUAN, pilih pertemuannya, lalu catat hasilnya. Berita acaranya ada di EKSPOR.
how-move = Ketik PERTEMUAN, pilih pertemuannya, lalu ubah waktu, tempat, atau batalkan. Yang sudah diundang kami kabari.
how-meeting = Ketik BUAT PERTEMUAN. Hari, jam, dan tempatnya ditanyakan satu per satu, dan belum ada yang dikirim sebelum Anda menjawab ya.
how-announce = Ketik UMUMKAN, atau langsung kalimatnya, misalnya: umumkan ke warga RT 5 besok kerja bakti jam 7. Isinya Anda lihat dulu sebelum dikirim.
how-export = Ketik EKSPOR lalu apa yang dibutuhkan, misalnya: EKSPOR usulan excel. Berkasnya kami kirim ke sini.
how-enter = Bisa. Ketik WAKILI lalu nama warganya; isi usulan ditanyakan satu per satu. Warganya harus setuju dulu.
how-invite = Petugas diundang oleh admin dengan UNDANG: pilih peran dan wilayahnya, lalu kirim kode undangannya.
how-deputy = Verifikator yang berhalangan mengetik WAKIL dan lamanya, misalnya WAKIL 7 hari. Kodenya dikirim ke wakilnya.
how-merge = Ketik GABUNG dan nomornya, misalnya GABUNG 7 9 ke 3: 7 dan 9 masuk ke 3. Kalau keliru, CABUT GABUNG.
how-forward = Yang diteruskan adalah usulan yang sudah disepakati, oleh verifikator tingkat itu: TERUSKAN 4, atau TERUSKAN semua. Kalau belum bisa, kami sebut usulan mana dan sampai di mana.
how-agree = Ketik SEPAKATI dan nomornya menurut prioritas, misalnya SEPAKATI 20, 14, 5; yang jadi cadangan: CADANGKAN 21.
how-return = Ketik KEMBALIKAN, nomornya, dan alasannya, misalnya KEMBALIKAN 4 lokasi karena RT belum disebut. Pengusul bisa melengkapinya.
how-reject = Ketik TOLAK, nomornya, dan alasannya, misalnya TOLAK 7 lahan karena tanahnya masih sengketa. Pengusul membaca alasannya.
how-keep = Ketik TUNDA, nomornya, dan alasannya, misalnya TUNDA 30 uang karena pagu habis. Usulannya disimpan untuk tahun depan.
how-verify = Ketik LENGKAP dan nomornya, misalnya LENGKAP 3-18. Pengusul dikabari bahwa usulannya sudah diperiksa.
how-sipd = Ketik SIPD: usulan yang harus diketik ke SIPD muncul satu per satu, tiap kolom siap disalin.
how-annotate = Ketik CATAT dan nomornya, misalnya CATAT 42 dinas PUPR 50 juta.
how-ask = Ketik TANYA, nomornya, dan pertanyaannya, misalnya TANYA 42 berapa lebar jalannya. Jawabannya kami kirim ke sini.
how-contact = Nomor telepon pengusul hanya bisa dilihat admin, dengan KONTAK dan nomor usulannya. Petugas lain bisa bertanya lewat bot dengan TANYA.
how-photos = Ketik FOTO WARGA: foto yang menunggu muncul satu per satu, untuk ditampilkan atau disembunyikan.
how-correct = Salah tulis, kelurahan, bidang, dan lokasi dibetulkan dengan BETULKAN dan nomornya, misalnya BETULKAN 42.
how-search = Ketik CARI dan katanya, misalnya CARI masjid.
how-tasks = Ketik TUGAS: semua yang menunggu Anda, yang paling mendesak di atas, dengan batas tanggalnya.

author-named = Pengusul { $number }: { $name }.
author-nameless = Pengusul { $number } tidak mencantumkan nama.
author-which = Siapa pengusulnya
author-history = Riwayat
author-phone = Nomor HP-nya tidak tampil untuk peran Anda. Anda bisa bertanya kepadanya lewat bot: TANYA { $running }.
author-reach = { $sees ->
        [yes] Nomor pengusul dibuka lewat usulannya: ketuk usulan yang dimaksud, atau ketik KONTAK dan nomor usulannya. Setiap kali dibuka kami catat.
       *[no] Nomor pengusul tidak tampil untuk peran Anda. Anda bisa bertanya kepadanya lewat bot: ketuk usulan yang dimaksud, atau ketik TANYA dan nomor usulannya.
    }
how-told = Ya. Begitu keputusan dicatat, pengusulnya langsung kami kabari, lengkap dengan alasan yang Anda tulis.
how-late = Kalau sampai batasnya belum diputuskan, pengusul kami kabari bahwa usulannya belum dibahas dan kapan dikabari lagi. Di TUGAS usulan itu tampil sebagai lewat tanggal, juga bagi tingkat di atasnya.
how-differ = Bedanya:
    .line = - { $what }: { $detail }
