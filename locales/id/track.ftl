track-none = Anda belum pernah mengirim usulan dari sini. Mau mulai sekarang?
track-mine =
    Usulan yang sudah Anda kirim ({ $total }){ $pages ->
        [1] :
       *[other] , halaman { $page } dari { $pages }:
    }
track-line = { $number } - { $wish } - { $state }
    .for = { $number } - { $wish } - { $state } (untuk { $name })
track-sent = Usulan "{ $wish }" sudah terkirim, nomornya { $number }. Tidak ada lagi yang perlu dikirim.
track-mine-more = Ketuk nomornya untuk melihat kabarnya.
track-waits = { $line }. Petugas menunggu jawaban Anda: { $asked }
track-mine-answer = Untuk menjawab petugas, ketik JAWAB atau ketuk tombolnya.
track-newer = Lebih baru
track-older = Lebih lama
track-card =
    { $number }: { $wish }
    Kelurahan { $area }, rencana kerja kota tahun { $year } (RKPD)
    Sampai di mana: { $state }
track-step = { $day }: { $what }
    .by = { $day }: { $what } ({ $by })
    .why = - { $why }
track-author = pengusul
track-asked = Tanya ({ $who }): { $text }
track-answered = Jawab ({ $who }): { $text }
track-photo = (foto)
track-link = Halaman usulan: { $link }
track-change = Ubah usulan
track-withdraw = Tarik usulan
track-returned = Yang diminta petugas: { $note }
returned-head = Yang dikembalikan petugas, menunggu jawaban Anda:
returned-line = { $number } "{ $wish }": { $note }
    .bare = { $number } "{ $wish }"
track-answer = Untuk menjawab petugas, tulis saja jawabannya di sini. Kami tunjukkan dulu, baru disimpan.
grieved = Kami paham kalau Anda kecewa dengan keputusan ini.
grieved-can = Kalau tetap keberatan, sampaikan di musrenbang atau ke kantor { $area }, dan sebut nomor { $number }. Lewat chat ini keberatan belum bisa kami teruskan kepada yang memutuskan.
grieved-merged = Digabung artinya usulan Anda jadi satu dengan yang sejenis: tidak hilang, dan kabarnya tetap ke Anda. Kalau tidak setuju, sampaikan ke kantor kelurahan dengan nomornya; petugas bisa memisahkannya lagi.
    .none = Belum ada usulan Anda yang tercatat digabung. Kalau nanti digabung, kami kabari dengan usulan yang mana dan alasannya.
grieved-died = Kami turut berduka cita.
    .stays = Usulannya tidak dibatalkan, dan nama pengusulnya tidak diganti. Keluarga boleh meneruskan: kabarnya tetap masuk ke chat ini, dan penerusnya bisa dicatat di kantor { $area } dengan menyebut nomor usulan. Sebelum nomor HP ini dimatikan, ketik HUBUNGKAN supaya kabarnya pindah ke nomor lain.
    .number = Nomor itu tidak kami simpan dari ketikan. Kabar usulan masuk ke chat ini. Kalau mau kabarnya masuk juga ke nomor lain, hubungkan chatnya.
grieved-lost = Usulan tidak batal dengan sendirinya: hanya pengusulnya yang bisa menariknya. Yang ditarik tidak dibahas lagi, tetapi boleh diajukan lagi kapan saja sebagai usulan baru. Yang dibiarkan tetap berjalan, dan keputusannya kami kabarkan di sini.
grieved-with = Sekarang di tangan: { $role } { $area }.
track-waited = Maaf sudah membuat Anda menunggu. Ini kabar terakhirnya.
track-unknown = Usulan dengan nomor "{ $typed }" tidak kami temukan. Contoh nomor yang benar: { $such }, atau cukup 42.
track-lost = Usulan dengan nomor "{ $typed }" tidak kami temukan. Penyimpanan data kami pernah rusak, dan mungkin usulan itu ikut hilang. Mohon maaf. Kalau itu usulan Anda, mohon kirim sekali lagi.
track-not-yours = Usulan itu bukan dari Anda, jadi tidak bisa diubah dari sini. Kabarnya tetap bisa dilihat dengan CEK.
track-withdrawn = Usulan { $number } sudah Anda tarik, jadi tidak dibahas lagi. Usulan baru bisa disampaikan kapan saja dengan USUL.
track-dealt = Usulan { $number } sudah ditangani petugas, jadi tidak bisa diubah atau ditarik lagi. Kabarnya bisa dilihat dengan CEK { $number }.

withdraw-title = penarikan usulan
withdraw-sure = Benar mau menarik usulan ini? Setelah ditarik, usulan tidak dibahas lagi.
    .label = Kepastian
    .said = Benar mau menarik usulan ini? Setelah ditarik, usulan tidak dibahas lagi. Alasan Anda kami catat untuk petugas: "{ $why }".
    .yes = Ya, tarik
    .no = Tidak
withdraw-why = Kenapa usulan ini ditarik?
    .label = Alasan
    .short = "{ $typed }" masih terlalu singkat. Tulis alasannya sedikit lebih jelas, misalnya: "Sudah dibenahi warga".
    .long = Tulisan Anda { $typed } huruf, paling banyak { $most }. Tulis yang paling penting saja.
withdraw-kept = Baik, usulan tidak jadi ditarik dan tetap dibahas.

state-diajukan = sudah diterima, menunggu dibahas
state-diverifikasi = sudah diperiksa
state-dikembalikan = dikembalikan untuk dilengkapi
state-disepakati = disepakati
state-diteruskan = diteruskan ke tingkat berikutnya
state-belum_diakomodir = disimpan untuk tahun berikutnya
state-ditolak = tidak bisa dipenuhi
state-digabung = digabung dengan usulan lain
state-dibatalkan = ditarik oleh pengusul
state-rkpd = masuk rencana kerja kota (RKPD)
state-apbd = masuk anggaran kota (APBD)
state-sebagian = dilaksanakan sebagian
state-selesai = selesai dilaksanakan

notice-submitted =
    Terima kasih, usulan sudah kami terima.
    Nomornya:
    { $number }

    Selanjutnya: dibahas di Musrenbang Kelurahan { $area } (rapat warga), { $when }. Hasilnya kami kabarkan di sini. Mau melihat kabarnya? Ketik CEK { $running } kapan saja.
    { $link }
    .later =
        Terima kasih, usulan sudah kami terima.
        Nomornya:
        { $number }

        Usulan ini untuk rencana tahun { $year }. Selanjutnya: dibahas di musrenbang (rapat warga) Kelurahan { $area } mulai { $opens }. Keputusan: { $when }. Hasilnya kami kabarkan di sini. Mau melihat kabarnya? Ketik CEK { $running } kapan saja.
        { $link }
notice-changed = Perubahan pada usulan { $number } sudah disimpan. Petugas akan membaca isinya yang terbaru.
    .as_it_was = Jawaban Anda untuk usulan { $number } sudah kami sampaikan. Usulannya tetap, dan sekarang giliran petugas lagi.
    .said = Untuk petugas: "{ $said }"
notice-look = Lihat usulan
notice-withdrawn = Usulan { $number } "{ $wish }" sudah ditarik dan tidak dibahas lagi. Anda bisa menyampaikan usulan baru kapan saja dengan USUL.

which-number = Ada beberapa usulan bernomor { $running }. Yang mana yang Anda maksud?
which-line = { $number }: { $wish } ({ $area })

command-private = FOTO UNTUK PETUGAS
    .also = foto untuk petugas saja, sembunyikan foto saya, foto jangan untuk umum
    .about = foto usulan Anda tidak tampil untuk umum
    .button = Foto untuk petugas saja
track-private = Foto untuk petugas saja
    .which = Foto usulan yang mana yang hanya boleh dilihat petugas? Ketuk nomornya.
    .done = Baik, foto usulan { $number } sekarang hanya untuk petugas dan tidak tampil untuk umum.
    .none = Usulan { $number } tidak punya foto yang bisa tampil untuk umum.
share-message =
    Usulan warga Kelurahan { $area }:
    "{ $wish }"
    Nomor { $number }. Kabarnya bisa diikuti siapa saja di sini:
    { $link }
share-how = Teruskan pesan di atas ke grup RT atau ke tetangga.
share-pass = Teruskan
share-words = Usulan warga Kelurahan { $area }: "{ $wish }" (nomor { $number }).
number-copy = Salin nomor
