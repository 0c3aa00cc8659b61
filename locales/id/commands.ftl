# Commands: the word itself, other ways to write it, its line in menus, its button.

command-propose = USUL
    .also = usulan, usulkan, usul baru, buat usulan, usulan baru, mengusulkan, ajukan usulan, bikin usulan
    .about = menyampaikan usulan baru
    .button = Buat usulan
command-mine = USULAN SAYA
    .also = usulanku, usul saya, daftar usulan, daftar usulan saya, riwayat
    .about = melihat usulan yang pernah Anda kirim
    .button = Usulan saya
command-check = CEK
    .also = cek usulan, periksa, lihat, cek nomor, cek status, status, status usulan, lihat usulan
    .about = melihat kabar satu usulan, misalnya CEK 42
    .button = Cek usulan
command-share = BAGIKAN
    .also = bagikan usulan, sebarkan, sebarkan usulan, sebarin, sebarin usulan, bagiin, bagiin usulan, share, share usulan
    .about = membagikan satu usulan ke tetangga, misalnya BAGIKAN 42
    .button = Bagikan
command-change = UBAH
    .also = ubah usulan, edit, perbaiki usulan, revisi
    .about = mengubah usulan Anda, misalnya UBAH 42
    .button = Ubah usulan
command-withdraw = TARIK
    .also = tarik usulan, cabut, cabut usulan, hapus usulan
    .about = menarik usulan Anda, misalnya TARIK 42
    .button = Tarik usulan
command-support = DUKUNG
    .also = dukung usulan, mendukung, ikut dukung, setuju dengan, ikut usulan
    .about = ikut mendukung usulan warga lain, misalnya DUKUNG 42
    .button = Dukung
command-unsupport = BATAL DUKUNG
    .also = cabut dukungan, berhenti dukung, batal mendukung, tarik dukungan
    .about = tidak lagi mendukung sebuah usulan
    .button = Batal dukung
command-public = USULAN WARGA
    .also = usulan orang lain, usulan tetangga, usulan kelurahan, usulan lain, semua usulan, semua usulan warga
    .about = melihat dan mendukung usulan warga lain
    .button = Usulan warga
command-answer = JAWAB
    .also = menjawab, jawab pertanyaan
    .about = menjawab pertanyaan petugas
    .button = Jawab
command-consult = KONSULTASI
    .also = konsultasi publik, forum konsultasi, fkp, survei, survey, isi survei
    .about = menjawab konsultasi publik yang sedang dibuka
    .button = Konsultasi publik
command-forum = BUAT KONSULTASI
    .also = konsultasi baru, buat survei, buat survey, buat fkp, buat forum konsultasi
    .about = menanyai warga: pendapat, hasil pekerjaan, atau layanan (petugas)
    .button = Buat konsultasi
command-inputs = MASUKAN
    .also = masukan warga, tanggapi masukan, kelompokkan masukan
    .about = mengelompokkan dan menanggapi masukan konsultasi (petugas)
    .button = Masukan
command-help = BANTUAN
    .also = bantu, help, tolong, menu, info, panduan, petunjuk, cara, perintah
    .about = melihat daftar ini
    .button = Bantuan
command-language = BAHASA
    .also = language, ganti bahasa, ubah bahasa
    .about = memilih bahasa Indonesia, Jawa, atau Inggris
    .button = Bahasa
command-stop = BERHENTI
    .also = stop, berhenti langganan, jangan kirim, unsubscribe
    .about = tidak dikirimi kabar dan undangan lagi
    .button = Berhenti
command-start = MULAI
    .also = start, mulai lagi
    .about = menerima pesan lagi
    .button = Mulai
command-data = DATA SAYA
    .also = data ku, dataku, data pribadi, lihat data saya
    .about = melihat semua yang kami simpan tentang Anda
    .button = Data saya
command-rename = NAMA SAYA
    .also = ganti nama, ubah nama, ganti nama saya, ubah nama saya, betulkan nama saya, nama saya salah
    .about = mengganti nama panggilan Anda
    .button = Ganti nama
command-forget = HAPUS DATA SAYA
    .also = hapus data, hapus akun, hapus dataku, hapus akun saya
    .about = menghapus semua data Anda
    .button = Hapus data saya

help = Ini bot Rembuk. Saya membantu warga menyampaikan usulan dan mengikuti kabarnya. Usulan dibahas di musrenbang, yaitu rapat warga yang menyusun rencana kota. Yang bisa diketik:
help-staff = Untuk petugas, yang bisa diketik:
help-line = { $word } - { $about }
help-more = Saat mengisi usulan, Anda bisa mengetik KEMBALI (ke pertanyaan sebelumnya), LEWATI, UBAH, atau BATAL. Usulan juga bisa disampaikan langsung di kantor kelurahan.

unknown = Maaf, saya belum paham. Saya bot, jadi paling mudah dengan pilihan ini:
    .none = Maaf, berarti saya belum paham. Coba tulis dengan kata lain, atau pilih di bawah.
unknown-offer = Saya baca: "{ $typed }". Apakah ini mau dijadikan usulan?
    .ask = Mau dijadikan usulan?
    .later = Pesan "{ $typed }" tentang kelurahan lain, jadi kami simpan dulu dan kami tanyakan setelah ini.
    .photo =
        { $n ->
            [1] Fotonya kami simpan dulu.
           *[other] { $n } foto kami simpan dulu.
        }
    .place = Lokasinya kami simpan dulu.
    .yes = Ya, jadikan usulan
    .no = Bukan

stray-voice = Maaf, saya bot dan belum bisa mendengar pesan suara. Silakan tulis dengan kata-kata, pendek pun boleh.
    .beside = Pesan suaranya belum bisa kami dengar; tulisannya kami baca.
stray-video = Maaf, saya belum bisa membuka video. Foto dan tulisan bisa.
    .beside = Videonya belum bisa kami buka dan tidak ikut tersimpan; tulisannya kami baca.
stray-sticker = Stikernya lucu, tetapi saya hanya paham tulisan, foto, dan lokasi 🙂
    .beside = Stikernya tidak ikut tersimpan; tulisannya kami baca.
stray-edited = Maaf, saya tidak bisa membaca pesan yang diedit. Kalau ada yang salah, ketik KEMBALI.
    .beside = { stray-edited }
stray-contact = Maaf, kartu kontak tidak kami perlukan di sini. Silakan lanjut dengan tulisan.
    .beside = Kartu kontaknya tidak kami simpan; tulisannya kami baca.
stray-other = Maaf, pesan jenis itu belum bisa saya baca. Silakan tulis dengan kata-kata.
    .beside = Ada bagian pesan yang belum bisa kami buka dan tidak ikut tersimpan; tulisannya kami baca.
stray-photo = Foto ini belum kami simpan. Buat usulannya dulu dengan mengetik USUL; fotonya bisa dikirim kapan saja sesudah itu.
stray-location = Lokasi ini belum kami simpan. Buat usulannya dulu dengan mengetik USUL; lokasinya kami tanyakan.
stray-document = Berkas (PDF/Word) belum bisa kami baca, jadi tidak kami simpan. Tulis isinya, atau kirim fotonya.
stray-list = Daftar Excel hanya bisa dimasukkan petugas yang berhak, jadi berkas ini tidak kami simpan. Kalau Anda petugas, minta admin memberi izin dulu. Untuk satu usulan, ketik USUL.
stray-nothing = Pesannya kosong. Silakan pilih:

trouble = Maaf, ada kesalahan di tempat kami, jadi pesan terakhir Anda belum bisa diproses. Jawaban sebelumnya aman. Mohon coba sekali lagi, atau ketik BANTUAN.
trouble-unsaved = Maaf, sedang ada gangguan di tempat kami. Jawaban terakhir belum tersimpan; mohon kirim ulang sebentar lagi. Jawaban sebelumnya aman.
answers-passed-over = Pesan Bapak/Ibu datang beruntun, dan semuanya sudah kami terima. Supaya chat ini tidak penuh, { $n } balasan tidak kami kirim. Balasan terbaru ada di bawah ini; yang lain bisa diminta lagi.

photo-mended = Terima kasih, foto ini menggantikan yang tadi belum bisa kami simpan.
photo-failed = Satu foto belum bisa kami simpan.
    .not-a-picture = Satu berkas yang Anda kirim tidak bisa kami buka sebagai foto. Balas pesan ini dengan foto dari kamera atau galeri. Foto yang lain aman.
    .too-large = Satu foto terlalu besar untuk kami buka. Balas pesan ini dengan foto yang lebih kecil, atau foto ulang. Foto yang lain aman.
    .truncated = Satu foto terpotong di jalan, mungkin karena sinyal. Balas pesan ini dengan fotonya. Foto yang lain aman.
    .unfetchable = Satu foto tidak bisa kami ambil. Balas pesan ini dengan fotonya. Foto yang lain aman.
    .unopenable = Satu foto sudah kami coba buka tiga kali, tetapi tidak berhasil. Foto ulang, atau balas pesan ini dengan foto lain. Foto yang lain aman.

language-which = Mau memakai bahasa apa? / Which language?
language-id = Bahasa Indonesia
language-jv = Basa Jawa
language-en = English
language-set = Baik, kami memakai Bahasa Indonesia. Ketik BAHASA kapan saja untuk menggantinya.
language-taken = Kami menjawab dalam bahasa Inggris. Untuk bahasa Indonesia, ketik BAHASA.
language-offer = Anda bisa memakai bahasa Inggris di sini. / You can use English here.
    .jv = Anda bisa memakai bahasa Jawa di sini. / Panjenengan saged ngagem basa Jawa ing mriki.

privacy-data = Ini semua yang kami simpan tentang Anda, dalam satu berkas. Ada yang keliru? Ketik NAMA SAYA, atau UBAH dan nomor usulannya. Mau dihapus? Ketik HAPUS DATA SAYA.
rename-title = penggantian nama
rename-name = Kami panggil Bapak/Ibu siapa? Contoh: "Bu Siti". Hanya petugas yang melihatnya.
    .now = Sekarang Anda kami panggil { $name }. Mau diganti menjadi siapa? Contoh: "Bu Siti". Hanya petugas yang melihatnya.
    .label = Nama
    .bad = Namanya belum terbaca. Tulis 2 sampai { $most } huruf, misalnya "Bu Siti".
rename-stays = Nama Anda tetap { $name }.
rename-done = Baik, mulai sekarang Anda kami panggil { $name }. Nama pada usulan yang sudah dikirim tidak ikut berubah. Untuk menggantinya, ketik UBAH dan nomor usulannya, lalu pilih Nama.

privacy-stopped = Baik, Anda tidak dikirimi kabar dan undangan lagi. Kabar usulan tetap bisa dilihat dengan CEK dan nomornya. Ketik MULAI kapan saja untuk menerima kabar lagi.
    .again = Terima kabar lagi
privacy-started = Baik, mulai sekarang Anda kami kirimi kabar lagi.
privacy-on = Anda memang sudah menerima kabar dari kami. Mau menyampaikan usulan?

forget-whose = Data Anda ({ $name }), dengan { $total } usulan
forget-title = penghapusan data
forget-sure = Benar mau menghapus semua data Anda? Nama, nomor, foto, dan isi chat akan hilang selamanya. Usulan yang sudah dikirim tetap ada tanpa nama, dan kami tidak bisa lagi mengabari Anda. Berita acara dan daftar hadir yang sudah ditandatangani tetap ada, karena itu arsip negara.
    .label = Kepastian
    .yes = Ya, hapus
    .no = Tidak
forget-kept = Baik, tidak ada yang dihapus.
forget-done = Data Anda sudah dihapus, juga fotonya. Usulan yang pernah dikirim tetap ada tanpa nama. Terima kasih sudah ikut membangun kota.

telegram-group = Rembuk melayani warga satu per satu. Silakan kirim pesan langsung ke saya, bukan di grup ini.
whatsapp-menu = Pilih
whatsapp-hint = Ketik nomor pilihan Anda.
    .words = Ketik nomor pilihan Anda, atau { $words }.
