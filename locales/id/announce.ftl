# UMUMKAN: one message to many. For facilitators, and what people get.

command-announce = UMUMKAN
    .also = buat pengumuman, umumkan sesuatu
    .about = mengirim pengumuman ke warga (fasilitator)
    .button = Umumkan
command-announcements = PENGUMUMAN
    .also = pengumuman saya, laporan pengumuman
    .about = pengumuman yang Anda kirim, dan kabarnya (fasilitator)
    .button = Pengumuman
command-pause = JEDA
    .also = jeda pengumuman
    .about = menahan pengumuman yang sedang dikirim
    .button = Jeda
command-resume = LANJUT
    .also = lanjutkan pengumuman
    .about = meneruskan pengumuman yang dijeda
    .button = Lanjut
command-halt = HENTI
    .also = hentikan pengumuman
    .about = menghentikan pengumuman; sisanya tidak dikirim
    .button = Henti
command-recipients = PENERIMA
    .also = penerima pengumuman
    .about = siapa yang menerima pengumuman (fasilitator)
    .button = Lihat penerima

announcement-title = pengumuman
announcement-area = Untuk warga mana? Ketuk, atau ketik nama kelurahan atau kecamatannya.
    .label = Wilayah
    .bad = "{ $typed }" bukan wilayah yang bisa Anda kirimi. Ketik nama kelurahan atau kecamatan di wilayah Anda.
announcement-audience = Siapa yang menerima? Boleh lebih dari satu; ketik SELESAI kalau cukup.
    .label = Penerima
    .have = { $n } kelompok sudah dipilih.
    .more = { $n } kelompok dipilih. Tambah lagi, atau ketik SELESAI.
    .everyone = Semua warga di sana
    .authors = Pengusul tahun ini
    .yet = Belum mengusul
    .coming = Yang akan hadir
    .came = Yang datang
announcement-topic = Pengusul bidang apa?
    .label = Bidang
    .all = Semua bidang
announcement-meeting = Pertemuan yang mana?
    .label = Pertemuan
announcement-text = Apa isinya? Tulis seperti akan dibaca warga. Contoh: "Kerja bakti membersihkan drainase Minggu pukul 07.00, bawa cangkul".
    .label = Isi
    .short = "{ $typed }" terlalu singkat. Tulis apa, kapan, dan di mana.
    .long = Isinya { $typed } huruf; paling banyak { $most } supaya muat dalam satu pesan.
announcement-attachment = Ada foto atau suratnya? Kirim satu foto atau satu PDF, misalnya surat undangan, atau lewati.
    .label = Lampiran
    .photo = Satu foto
    .letter = Surat { $name }
    .one = Satu lampiran saja: satu foto atau satu PDF. Atau ketik LEWATI.
    .not-pdf = Berkas itu bukan PDF. Simpan sebagai PDF, lalu kirim lagi; atau ketik LEWATI.
    .coming = Lampirannya masih kami periksa. Tunggu sebentar, lalu jawab sekali lagi.
    .failed = Lampirannya tidak bisa dipakai. Ketik UBAH, pilih Lampiran, lalu kirim yang lain atau LEWATI.
letter-failed = Suratnya belum bisa kami simpan.
    .not-pdf = Berkas yang Anda kirim ternyata bukan PDF yang bisa dibuka. Ketik UBAH, pilih Lampiran, lalu kirim PDF lain; yang lain aman.
    .too-large = Surat itu lebih dari 5 MB, terlalu berat untuk HP warga. Perkecil PDF-nya, lalu ketik UBAH dan pilih Lampiran; yang lain aman.
    .unfetchable = Surat itu tidak bisa kami ambil. Ketik UBAH, pilih Lampiran, lalu kirim sekali lagi; yang lain aman.
announcement-when = Kapan dikirim? Ketuk SEKARANG, atau tulis waktunya, misalnya "besok 08.00".
    .label = Waktu
    .now = Sekarang
    .bad = "{ $typed }" tidak terbaca sebagai waktu. Contoh: "besok 08.00" atau "12 Januari 2027 09.00".
    .past = Waktu itu sudah lewat. Tulis waktu yang akan datang, atau ketuk SEKARANG.

announcement-body =
    Pengumuman dari { $name }, { $area }:

    { $text }

    (BERHENTI menghentikan semua kabar, juga kabar usulan Anda.)
announcement-preview = Begini yang dibaca warga:
    .marks = (Di WhatsApp, tulisan di antara tanda * _ ~ tampak tebal, miring, atau tercoret.)
    .photo = (dengan fotonya; di WhatsApp dan Telegram tulisannya di bawah foto)
    .letter = (dengan surat { $name }; di WhatsApp suratnya datang lebih dulu)
announcement-count = Sampai ke { $total } orang:
announcement-nobody-yet = Belum ada warga yang bisa dikirimi di sana.
announcement-channel = - { $channel }: { $n }
announcement-night = Sekarang jam tenang; pengiriman mulai { $time }.
announcement-takes = Perkiraan lama pengiriman: { $minutes } menit.
announcement-nobody = Belum ada warga yang bisa dikirimi di sana. Ketik UBAH untuk memilih penerima lain.
announcement-sure = Kirim?
    .label = Kepastian
    .count = Supaya tidak keliru, ketik angka { $total } untuk mengirim, atau TIDAK.
    .wrong = Penerimanya { $total } orang. Ketik { $total } untuk mengirim, atau TIDAK.
    .yes = Ya, kirim
    .no = Tidak jadi

channel-telegram = Telegram
channel-whatsapp = WhatsApp
channel-browser = browser
channel-terminal = terminal

announce-which = Pengumuman "{ $text }", { $area }
announce-dropped = Tidak ada yang dikirim.
announce-begun = Pengumuman mulai dikirim. Kabarnya menyusul di sini; JEDA menahannya, HENTI menghentikannya.
announce-planned = Dijadwalkan { $day } { $time }. HENTI membatalkannya.
announce-progress = Pengumuman: { $gone } dari { $total } terkirim.
    .paused = Pengumuman dijeda: { $gone } dari { $total } terkirim. LANJUT meneruskannya.
announce-halted = Dihentikan. Yang belum berangkat tidak dikirim; laporannya menyusul.
announce-not-running = Tidak ada pengumuman Anda yang bisa diubah sekarang.
announce-report = Laporan pengumuman: { $sent } dari { $total } terkirim, { $delivered } sampai, { $read } dibaca.
announce-failed = - tidak sampai: { $n }
    .refused = - ditolak platform: { $n }
    .gone = - alamatnya sudah tidak ada atau memblokir: { $n }
    .unknown = - tidak diketahui sampai atau tidak: { $n }
    .stopped = - belum berangkat waktu dihentikan: { $n }
    .expired = - terlalu lama menunggu: { $n }
    .waiting = - menunggu orangnya menulis (WhatsApp): { $n }
    .quiet = - berhenti menerima kabar: { $n }
    .blocked = - memblokir bot: { $n }
    .window = - menunggu orangnya menulis dulu (WhatsApp): { $n }
announce-none = Anda belum pernah mengirim pengumuman. Ketik UMUMKAN untuk mulai.
announce-head = Pengumuman Anda:
announce-line = { $n }. { $day }: { $total } orang, { $state }
announce-pick = { $n }. { $day }
announce-person = { $name }, { $channel }: { $state }
announce-nameless = (tanpa nama)
announce-no-people = Belum ada penerimanya.

mailing-planned = dijadwalkan
mailing-running = sedang dikirim
mailing-paused = dijeda
mailing-stopped = dihentikan
mailing-done = selesai

message-queued = belum berangkat
message-waiting = menunggu orangnya menulis
message-sent = terkirim
message-delivered = sampai
message-read = dibaca
message-refused = tidak dikirim
message-gone = tidak terjangkau
message-unknown = tidak diketahui
message-replaced = diganti
