# Konsultasi publik: mengikuti, hasil, dan tanggapan.

subject-consultation = Konsultasi publik: { $title }

consult-title = jawaban konsultasi "{ $title }"
consult-list = Konsultasi publik yang sedang dibuka:
consult-line = { $n }. { $title }, sampai { $day }
consult-pick = Yang mana yang ingin Anda jawab?
    .button = Nomor { $n }
consult-none = Saat ini belum ada konsultasi publik yang dibuka untuk wilayah Anda. Usulan tetap bisa disampaikan kapan saja: ketik USUL.
consult-gone = Konsultasi itu tidak kami temukan. Ketik KONSULTASI untuk melihat yang sedang dibuka.
consult-theme = Tema: { $theme }
consult-size = Ada { $n } pertanyaan, kira-kira { $minutes } menit. Bisa berhenti dan dilanjutkan nanti, paling lambat { $day }.
consult-begin = Mulai menjawab
consult-change = Ubah jawaban saya
consult-delete = Hapus jawaban saya
    .sure = Jawaban Anda akan dihapus dan tidak dihitung lagi. Benar?
    .yes = Ya, hapus
    .done = Jawaban Anda sudah dihapus. Selama masih dibuka, Anda boleh menjawab lagi.
consult-summary = Ringkasan rencana
consult-document = Dokumen lengkap
    .none = Maaf, dokumennya belum siap. Coba lagi nanti.
    .here = Dokumen "{ $title }".
consult-mine = Anda sudah menjawab. Jawaban masih bisa diubah atau dihapus.
    .anonymous = Anda sudah menjawab tanpa nama. Untuk mengubahnya, ketik KONSULTASI dan kode yang dulu kami tampilkan, misalnya: KONSULTASI ABCDE-23456.
consult-not-yet = Belum dibuka. Kami beri tahu waktunya di sini.
consult-closed = Konsultasi ini sudah ditutup { $day }. Hasil dan tanggapan pemerintah kami kabarkan kepada semua yang ikut.
consult-twice = Jawaban tanpa nama dari Anda sudah kami terima. Untuk mengubahnya, ketik KONSULTASI dan kodenya, misalnya: KONSULTASI ABCDE-23456.
consult-tried = Itu tadi percobaan. Tidak ada yang disimpan.
consult-trial = Percobaan: seperti inilah warga melihatnya. Tidak ada yang disimpan.
consult-unfit = Ada jawaban yang belum lengkap. Mohon periksa lagi.
consult-elsewhere = Konsultasi ini untuk wilayah lain. Ketuk "Ubah jawaban" bila kelurahannya keliru.
consult-needed = Pertanyaan ini perlu dijawab supaya bisa dihitung. Boleh KEMBALI atau BATAL.
consult-again = Itu sudah dipilih, atau tidak ada dalam daftar. Pilih yang lain, atau ketik SELESAI.

consult-area = Anda tinggal di kelurahan mana? Contoh: "Imopuro". Hasilnya kami hitung per kelurahan.
    .label = Kelurahan
consult-anonymous = Jawaban Anda mau dikirim dengan nama, atau tanpa nama? Tanpa nama artinya: selama Anda menulis, kami menyimpannya; begitu terkirim, hubungan antara Anda dan jawaban itu hilang dari basis data kami, dan dari salinan kami dalam 30 hari. Yang tersimpan di Telegram atau WhatsApp tetap ada di sana.
    .label = Nama
    .known = Dengan nama
    .anonymous = Tanpa nama
consult-sex = Anda perempuan atau laki-laki? Boleh dilewati; ini hanya untuk menghitung.
    .label = Jenis kelamin
    .perempuan = Perempuan
    .laki_laki = Laki-laki
consult-age = Berapa umur Anda? Boleh dilewati; ini hanya untuk menghitung.
    .label = Umur
    .over = 60 ke atas
consult-review = Sudah benar? Ketuk KIRIM. Setelah itu pun masih bisa diubah sampai konsultasi ditutup.
    .label = Pemeriksaan
    .send = Kirim
    .choose = Ketuk KIRIM bila sudah benar, atau "Ubah jawaban" bila ada yang keliru.

consult-optional = Boleh dilewati.
consult-several = Ketik nomornya sekaligus, misalnya "1, 3", atau pilih satu per satu lalu SELESAI. Paling banyak { $most }.
consult-rank = Urutkan dari yang paling penting: ketik nomornya berurutan, misalnya "3, 1, 2", atau pilih satu per satu. Dari { $least } sampai { $most } pilihan.
    .all = Urutkan semuanya dari yang paling penting: ketik nomornya berurutan, misalnya "3, 1, 2", atau pilih satu per satu.
consult-count = Yang dipilih harus { $least } sampai { $most }. Ketik nomornya sekali lagi, misalnya "1, 3".
    .exact = Yang dipilih harus { $most }. Ketik nomornya sekali lagi, misalnya "3, 1, 2".
consult-have = { $n } sudah Anda pilih.
consult-more =
    Dicatat ({ $n }). { $left ->
        [0] Lanjut.
       *[other] Pilih lagi, atau ketik SELESAI.
    }
consult-number = Tulis angka dari { $least } sampai { $most }.
    .bad = "{ $typed }" belum terbaca sebagai angka. Tulis angkanya saja, misalnya "12".
consult-text = Tulis jawabannya.
    .short = "{ $typed }" masih terlalu singkat. Tambahkan sedikit lagi supaya jelas.
    .long = Jawabannya { $typed } huruf, terlalu panjang. Mohon dipendekkan menjadi paling banyak { $most } huruf.
consult-place = Tulis tempatnya, misalnya "Jl. Mawar depan masjid", atau kirim titik lokasi.
    .short = "{ $typed }" masih terlalu singkat. Tulis nama jalan atau tempat yang dikenal warga.
    .long = Tulisannya { $typed } huruf, terlalu panjang. Mohon paling banyak { $most } huruf.
    .point = titik lokasi
consult-photo = Kirim sampai { $most } foto, lalu SELESAI.
consult-yes = Ya
consult-no = Tidak
consult-why = Mengapa? Ceritakan sedikit alasannya untuk "{ $label }". Boleh dilewati.
    .label = { $label }: alasan

consult-sent = Terima kasih, jawaban Anda sudah kami terima. Sampai { $day } masih bisa diubah: ketik KONSULTASI. Setelah ditutup, hasil dan tanggapan pemerintah kami kabarkan di sini.
    .changed = Perubahan jawaban Anda untuk "{ $title }" sudah kami simpan. Sampai { $day } masih bisa diubah.
consult-code = Kode jawaban Anda: { $code }. Catat sekarang; hanya tampil sekali dan kami hapus dari tempat kami dalam 15 menit. Dengan KONSULTASI dan kode ini jawaban bisa diubah atau dihapus, dan tanggapan untuk kata-kata Anda bisa dibaca.
    .unknown = Kode itu tidak kami kenal. Periksa lagi hurufnya, contoh: KONSULTASI ABCDE-23456.
    .closed = Konsultasi dengan kode itu sudah ditutup, jadi jawabannya tidak bisa diubah lagi.
consult-other = Orang lain di HP ini
    .begin = Silakan, ini jawaban untuk orang lain yang memakai HP ini. Setiap orang satu jawaban.
    .full = Dari satu HP bisa { $most } orang yang menjawab, dan itu sudah penuh.
consult-hall = Anda mengisi untuk warga. Bacakan pertanyaannya, tulis jawabannya apa adanya. Jawaban ini ditandai diisi petugas.
    .next = Warga berikutnya
    .sent = Jawaban warga untuk "{ $title }" sudah dihitung, ditandai diisi petugas.

# Berkas YAML dari petugas.
consult-file = Berkas konsultasi
    .large = Berkasnya lebih dari { $most } kB.
    .encoding = Berkasnya bukan teks UTF-8. Simpan ulang sebagai UTF-8.
    .yaml = Baris { $line } tidak terbaca sebagai YAML. Periksa spasi di awal baris dan tanda kutipnya.
consult-fault = Ada yang keliru
    .of = Pertanyaan "{ $question }": { $fault }
    .missing = { $field } belum diisi.
    .length-span = { $field } harus { $least } sampai { $most } huruf.
    .length = { $field } terlalu panjang atau terlalu pendek.
    .number = { $field } bukan angka.
    .number-span = { $field } harus { $least } sampai { $most } buah.
    .unknown = { $field } tidak dikenal. Lihat contoh di docs/CONSULTATIONS.md.
    .twice = { $field } ada dua kali.
    .order = { $field } mendahului yang harus ada sebelumnya.
    .past = { $field } sudah lewat.
    .kind = { $field } tidak cocok untuk jenis pertanyaan ini.
    .anonymous = { $field } foto tidak bisa untuk konsultasi tanpa nama.
    .answered = { $field } tidak boleh berubah lagi, karena sudah ada yang menjawab. Yang boleh: kata-kata diperbaiki.
    .new = pertanyaan baru harus boleh dilewati, karena sudah ada yang menjawab tanpa pertanyaan ini.
