# Halaman obrolan dan halaman usulan.

page-title = Rembuk { $city }
page-subtitle = Usulan warga untuk kelurahannya
page-log = Percakapan
page-you = Anda
page-bot = Rembuk
page-no-script = Halaman ini memerlukan JavaScript. Nyalakan JavaScript di peramban Anda, atau sampaikan usulan lewat kantor kelurahan.

page-start = Mulai
page-start-title = Ada yang perlu dibenahi di sekitar Anda?
page-start-body = Sampaikan di sini. Kami bantu menuliskan usulannya langkah demi langkah, lalu mengabari Anda sampai ada keputusan.
page-start-hint = Tekan Mulai, atau langsung tulis pesan di bawah.
page-start-link = Tautan yang Anda buka memulai pembicaraan baru.
page-start-link-yes = Mulai dari tautan
page-start-link-no = Abaikan

page-message = Tulis pesan
page-message-hint = Enter untuk mengirim, Shift+Enter untuk baris baru.
page-send = Kirim
page-attach = Tambah foto atau lokasi
page-photo = Foto
page-photo-hint = Ambil atau pilih, paling besar { $megabytes } MB
page-location = Lokasi saya
page-location-hint = Kirim titik tempat Anda berada
page-menu = Menu
page-carry = Pindahkan ke perangkat lain
page-carry-hint = Buat kode untuk melanjutkan di HP atau komputer lain
page-enter = Masukkan kode
page-enter-hint = Lanjutkan percakapan dari perangkat lain
page-close = Tutup
page-choices = Pilihan jawaban

page-carry-title = Pindahkan percakapan
page-carry-body = Buka halaman ini di perangkat lain, pilih Menu, lalu Masukkan kode. Kode berlaku 10 menit dan hanya sekali. Jangan berikan kepada orang lain: siapa pun yang memegangnya bisa membaca percakapan Anda.
page-carry-code = Kode Anda
page-enter-title = Masukkan kode
page-enter-body = Kode dibuat di perangkat yang lama: Menu, lalu Pindahkan ke perangkat lain. Setelah itu, percakapan lama tampil di sini menggantikan yang sekarang.
page-enter-code = Kode
page-enter-go = Lanjutkan di sini
page-wait = Sebentar
page-wrong-code = Kode itu tidak dikenal, sudah terpakai, atau sudah lewat 10 menit. Periksa lagi, atau buat kode baru di perangkat yang lama.

page-sending = mengirim
page-sent = terkirim
page-unsent = belum terkirim, dicoba lagi sebentar lagi
page-failed = tidak terkirim
page-again = Kirim lagi
page-drop = Hapus
page-offline = Tidak ada sambungan internet. Pesan Anda disimpan dan dikirim begitu tersambung lagi.
page-reconnecting = Sambungan terputus, sedang disambung lagi. Pesan Anda disimpan.
page-crowded = Percakapan ini terbuka di beberapa tempat sekaligus.
page-crowded-here = Lanjutkan di sini
page-trouble = Maaf, sedang ada gangguan di tempat kami. Pesan Anda tersimpan di perangkat ini dan dikirim lagi sebentar lagi.
page-storage = Peramban ini tidak menyimpan data. Jangan tutup halaman sebelum pesan terkirim.

page-today = Hari ini
page-yesterday = Kemarin
page-newer = Pesan baru
page-older = Tampilkan pesan sebelumnya
page-my-photo = Foto
page-my-location = Lokasi
page-photo-waiting = Foto sedang diperiksa
page-open-photo = Buka foto
page-qr = Kode QR
page-file = Buka file

page-location-finding = Mencari lokasi Anda
page-location-denied = Izin lokasi belum diberikan. Izinkan lokasi di pengaturan peramban, atau tulis saja tempatnya.
page-location-unavailable = Lokasi tidak ditemukan. Nyalakan GPS lalu coba lagi, atau tulis saja tempatnya.
page-location-timeout = Lokasi belum ditemukan juga. Coba di tempat terbuka, atau tulis saja tempatnya.
page-location-unsupported = Peramban ini tidak bisa membagikan lokasi. Tulis saja tempatnya.
page-photo-too-large = Fotonya terlalu besar. Paling besar { $megabytes } MB; coba foto lain, atau perkecil dulu.
page-photo-not = Itu bukan foto. Pilih foto, misalnya dari galeri.
page-text-too-long = Pesannya terlalu panjang untuk dikirim sekali jalan. Tulisan Anda masih ada; bagi menjadi beberapa pesan.

page-too-fast = Terlalu banyak pesan dalam waktu singkat. Tunggu sebentar; pesan Anda dikirim lagi dengan sendirinya.
page-foreign = Pesan ini tidak berasal dari halaman kami, jadi tidak kami terima. Muat ulang halaman, lalu coba lagi.
page-no-cookie = Peramban ini belum dikenali. Izinkan cookie untuk halaman ini, lalu muat ulang.
page-moved = Percakapan di peramban ini sudah berganti. Halaman dimuat ulang; tulisan Anda tetap ada.
page-unreadable = Pesan itu tidak bisa dibaca. Muat ulang halaman, lalu coba lagi.

page-trouble-title = Sedang ada gangguan
page-trouble-body = Maaf, sedang ada gangguan di tempat kami. Yang sudah Anda kirim aman. Halaman ini mencoba lagi dengan sendirinya.

page-proposal-wish = Usulan
page-proposal-number = Usulan { $number }
page-proposal-problem = Masalahnya
page-proposal-place = Tempat
page-proposal-area = Kelurahan
page-proposal-area-value = { $area }, Kecamatan { $kecamatan }
page-proposal-topic = Bidang
page-proposal-volume = Volume
page-proposal-year = Untuk tahun
page-proposal-year-value = { $year } (rencana kerja kota, RKPD)
page-proposal-supports = Pendukung
page-proposal-supports-value = { $n } orang, { $near } di antaranya warga kelurahan ini
page-proposal-support = Setuju dengan usulan ini? Dukung lewat:
page-proposal-proposer = Pengusul
page-proposal-hidden = Warga (nama tidak ditampilkan)
page-proposal-photos = Foto
page-proposal-photo = Foto { $n } dari usulan { $number }
page-proposal-history = Perjalanan usulan
page-proposal-by = oleh { $by }
page-proposal-why = Alasannya:
page-proposal-next = Selanjutnya:
page-proposal-no-history = Belum ada kabar yang tercatat.
page-proposal-chat = Buka obrolan
page-proposal-chat-hint = Punya usulan lain, atau ingin mengikuti kabar usulan Anda sendiri?
page-unknown-title = Usulan tidak ditemukan
page-unknown-body = Tidak ada usulan dengan nomor itu. Periksa lagi nomornya, misalnya MTR-2028-00042, atau tanyakan lewat obrolan.
page-unknown-lost = Tidak ada usulan dengan nomor itu pada kami. Penyimpanan data kami pernah rusak, dan mungkin usulan itu ikut hilang. Mohon maaf. Kalau itu usulan Anda, mohon kirim sekali lagi lewat obrolan.

page-nothing-title = Halaman tidak ditemukan
page-nothing = Tidak ada apa-apa di alamat ini, atau tautannya sudah lewat masanya. Bapak/Ibu bisa meneruskan lewat obrolan.

page-door-title = Daftar hadir
page-door-how = Catat kehadiran lewat mana?
page-door-telegram = Telegram
page-door-whatsapp = WhatsApp
page-door-browser = Di halaman ini saja
page-door-code = Atau ketik HADIR { $code } di obrolan Rembuk Anda.
page-door-unknown-title = Pertemuan tidak ditemukan
page-door-unknown-body = Tidak ada pertemuan dengan kode itu. Pindai lagi kode di lembar dinding, atau tanyakan kepada panitia.
page-sent-photo = (foto)
