welcome-title = perkenalan
welcome-consent = Selamat datang di Rembuk { $city }. Di sini Bapak/Ibu bisa mengusulkan perbaikan di kelurahan, lalu kami kabari sampai ada hasilnya.

    Nama, nomor, dan isi usulan kami simpan untuk petugas kelurahan dan kota. Isi usulan bisa dibaca semua orang, nama Anda tidak. Foto dilihat petugas dulu. Data bisa dihapus kapan saja. Setuju?
    .label = Persetujuan
    .yes = Setuju
    .no = Tidak
    .more = Baca selengkapnya
    .whole =
        Yang disimpan: nama panggilan (bila diisi), nomor atau akun yang dipakai untuk chat ini, isi usulan, foto, dan isi chat.
        Untuk apa: usulan dibahas di musrenbang (rapat warga) dan Anda dikabari.
        Siapa yang membaca: petugas kelurahan, kecamatan, Bappeda (badan perencana kota), dan dinas terkait. Isi usulan tampil untuk umum tanpa nama. Fotonya tampil setelah dilihat petugas, atau tidak sama sekali kalau Anda memilih untuk petugas saja.
        Berapa lama: isi chat 90 hari, usulannya seterusnya.
        Ketik DATA SAYA untuk melihat, HAPUS DATA SAYA untuk menghapus, BERHENTI supaya tidak dikirimi kabar. Ini menurut UU 27/2022 tentang Pelindungan Data Pribadi. Setuju?
    .deleted = Bisa, kapan saja. Ketik HAPUS DATA SAYA: nama, nomor, foto, dan isi chat dihapus; usulan yang sudah dikirim tetap ada tanpa nama. Setuju?
    .first = Sebelum lanjut, kami perlu izin Bapak/Ibu untuk menyimpan data di atas. Boleh? Jawab SETUJU atau TIDAK.
    .later = Baik, kapan saja Bapak/Ibu siap. Kalau sudah setuju, jawab SETUJU.
    .only = Baik. Data Anda hanya untuk usulan dan kabarnya, bukan untuk kampanye, iklan, atau dijual.
    .nameless = Baik, nama Anda kami kosongkan.
    .behalf = Terima kasih. Kalau Anda mengetik untuk orang lain, tulis nama beliau, bukan nama Anda.
    .unseen = Baik. Nama dan nomor Anda hanya dilihat petugas; warga lain tidak melihatnya.
    .without = Nama boleh dikosongkan. Nomor atau akun chat ini perlu kami simpan supaya bisa menjawab Anda; warga lain tidak melihatnya. Dengan begitu, setuju?
    .unclear = Pesan Anda tadi kami ingat, dan kita lanjutkan setelah ini. Sebelum lanjut, kami perlu izin Bapak/Ibu untuk menyimpan data di atas. Jawab SETUJU atau TIDAK.
    .what = Ini Rembuk, bot resmi tempat warga menyampaikan usulan untuk kelurahannya, misalnya jalan atau lampu yang rusak. Usulannya kami teruskan ke musrenbang (rapat warga), dan hasilnya kami kabarkan. Untuk itu kami perlu izin menyimpan nama, nomor, dan usulan Anda. Setuju?
welcome-name = Kami panggil Bapak/Ibu siapa? Contoh: "Bu Siti". Hanya petugas yang melihatnya. Boleh dilewati.
    .label = Nama
    .any = Nama apa saja boleh: nama panggilan atau huruf depannya saja juga cukup. Kami panggil Bapak/Ibu siapa? Boleh juga dilewati.
    .without = Nama tidak wajib: tanpa nama pun usulan dibaca petugas dan dibahas sama seperti yang lain.
    .kin = "{ $typed }" itu siapa namanya? Tulis namanya, misalnya "Pak Darto", atau ketik LEWATI.
    .say = Silakan tulis namanya, misalnya "Bu Siti", atau ketik LEWATI.
    .what = Ini Rembuk, tempat warga menyampaikan usulan. Nama dipakai supaya petugas tahu siapa yang mengusulkan. Boleh dilewati. Kami panggil Bapak/Ibu siapa?
    .lives = "{ $typed }" tidak kami simpan; tempat usulan kami tanyakan nanti, saat Anda mengusulkan.
    .or-wish = "{ $typed }": itu nama Anda, atau usulan?
    .kept = Pesannya kami simpan dulu.
    .not-own = Baik. Pesan tadi kami simpan dan kita lanjutkan setelah ini. Kami panggil Bapak/Ibu siapa?
    .which = Mohon ketuk salah satu: "{ $typed }" itu nama Anda, atau usulan?
    .area = "{ $typed }" adalah nama kelurahan. Kelurahannya kami tanyakan nanti, saat Anda mengusulkan. Kami panggil Bapak/Ibu siapa?
    .for = Usulannya nanti kami catat atas nama { $name }{ $known ->
        [yes] ; yang mengisi { $by }, kabarnya ke chat ini.
       *[no] . Kabarnya ke chat ini.
    }
    .wish = Itu usulan
    .own = Itu nama saya
    .bad = Namanya belum terbaca. Tulis 2 sampai { $most } huruf, misalnya "Bu Siti", atau ketik LEWATI.
welcome-ready =
    { $named ->
        [yes] Baik, { $name }, semuanya siap. Mau menyampaikan usulan sekarang?
       *[no] Baik, semuanya siap. Mau menyampaikan usulan sekarang?
    }
welcome-thanks =
    { $named ->
        [yes] Terima kasih, { $name }. Kita lanjutkan pesan Anda tadi.
       *[no] Terima kasih. Kita lanjutkan pesan Anda tadi.
    }
welcome-back =
    { $named ->
        [yes] Halo { $name }, selamat datang kembali di Rembuk. Apa yang bisa kami bantu?
       *[no] Selamat datang kembali di Rembuk. Apa yang bisa kami bantu?
    }
welcome-again = Selamat datang kembali. Kita lanjutkan yang tadi.
welcome-given-up = Baik, sampai di sini dulu. Kapan saja mau lanjut, tulis apa saja di sini.
welcome-declined = Baik, tidak apa-apa. Kalau begitu, usulan belum bisa kami terima di sini. Silakan datang ke kantor kelurahan. Berubah pikiran? Ketuk tombol ini atau ketik SETUJU.
    .lost = Pesan Anda tadi tidak kami pakai dan tidak kami simpan.
welcome-declined-still = Anda belum setuju datanya disimpan, jadi usulan belum bisa kami terima di sini. Ketik SETUJU kapan saja, atau datang ke kantor kelurahan.
    .kept = Begitu Anda setuju, pesan Anda tadi kami lanjutkan.
welcome-agree = Saya setuju
welcome-photo = Fotonya kami simpan dulu dan kita lanjutkan setelah pertanyaan ini.
welcome-place = Lokasinya kami simpan dulu dan kita lanjutkan setelah pertanyaan ini.

cities-and = { $first } dan { $last }
cities-many = { $n } kota dan kabupaten
