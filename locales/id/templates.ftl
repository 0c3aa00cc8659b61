# What is written first, long after somebody's last word, where a platform wants such texts approved
# beforehand. Each names its variables by attributes, whose values are the samples that are sent
# along with it. Neither begins nor ends with a variable; every line holds words of its own.

template-outcome =
    Kabar dari { $city } tentang usulan { $number } yang Bapak/Ibu ikuti, yaitu { $title }.

    Keputusannya: { $decision }
    Diputuskan oleh: { $who }
    Alasannya: { $why }

    Lalu bagaimana? { $next }

    Balas pesan ini bila ada yang ingin Anda tanyakan atau sampaikan.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Perbaikan drainase Jl. Cut Nyak Dien RT 05"
    .decision = Belum bisa masuk rencana tahun ini. Usulan ini kami simpan untuk tahun berikutnya.
    .who = Sri Lestari, verifikator Kecamatan Metro Pusat, Selasa, 16 Februari 2027
    .why = Anggarannya belum cukup.
    .next = Selanjutnya: dibahas lagi untuk rencana kerja kota tahun 2029, mulai Selasa, 4 Januari 2028.

template-decided =
    Kabar dari { $city } tentang usulan { $number } yang Bapak/Ibu ikuti, yaitu { $title }.

    Keputusannya: { $decision }
    Diputuskan oleh: { $who }

    Lalu bagaimana? { $next }

    Balas pesan ini bila ada yang ingin Anda tanyakan atau sampaikan.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Perbaikan drainase Jl. Cut Nyak Dien RT 05"
    .decision = Disepakati di Musrenbang Kelurahan Imopuro sebagai prioritas 3.
    .who = Sri Lestari, fasilitator Kelurahan Imopuro, Selasa, 12 Januari 2027
    .next = Selanjutnya: musrenbang kecamatan, paling lambat Selasa, 16 Februari 2027.

template-silence =
    Kabar berkala dari { $city } tentang usulan { $number } yang Bapak/Ibu ikuti, yaitu { $title }.

    Sampai di mana: { $news }

    Lalu bagaimana? { $next }

    Balas pesan ini bila ada yang ingin Anda tanyakan atau sampaikan.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Perbaikan drainase Jl. Cut Nyak Dien RT 05"
    .news = Seharusnya sudah ada keputusan paling lambat Selasa, 16 Februari 2027, tetapi belum ada.
    .next = Selanjutnya: musrenbang kecamatan; kami kabari lagi paling lambat Kamis, 18 Maret 2027.

template-question =
    Petugas { $city } bertanya tentang usulan { $number } yang Bapak/Ibu ikuti, yaitu { $title }.

    Yang bertanya: { $who }
    Pertanyaannya: { $question }

    Balas pesan ini dengan tulisan, foto, atau lokasi. Jawaban Anda langsung diteruskan.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Perbaikan drainase Jl. Cut Nyak Dien RT 05"
    .who = Sri Lestari, verifikator Kelurahan Imopuro
    .question = Salurannya di sisi kiri atau kanan jalan?

template-reminder =
    Pengingat dari { $city } untuk { $meeting } yang segera dimulai.

    Waktunya: { $when }
    Tempatnya: { $place }

    Balas HADIR kalau Bapak/Ibu datang, atau TIDAK HADIR kalau berhalangan.
    .city = Kota Metro
    .meeting = Musrenbang Kelurahan Imopuro
    .when = Selasa, 12 Januari 2027, pukul 09.00 sampai 12.00 WIB
    .place = Balai Kelurahan Imopuro

template-meeting =
    Pemberitahuan dari { $city } tentang { $meeting } di wilayah Bapak/Ibu.

    Isinya: { $what }
    Waktunya: { $when }
    Tempatnya: { $place }

    Balas pesan ini bila ada yang ingin Anda tanyakan tentang pertemuan itu.
    .city = Kota Metro
    .meeting = Musrenbang Kelurahan Imopuro
    .what = Jadwalnya berubah. Semula: Senin, 11 Januari 2027.
    .when = Selasa, 12 Januari 2027, pukul 09.00 sampai 12.00 WIB
    .place = Balai Kelurahan Imopuro

template-tasks =
    Daftar pagi untuk petugas { $area } di layanan usulan warga.

    Yang menunggu: { $tasks }

    Ketik TUGAS untuk melihat daftarnya satu per satu.
    .area = Kelurahan Imopuro
    .tasks = 3 usulan sudah lewat tanggal keputusannya.

template-opening =
    Ada kabar tentang { $about } dari layanan usulan warga { $city }. Isinya kami simpan utuh untuk Bapak/Ibu.

    Balas BUKA, atau tekan tombol di bawah ini, dan kabarnya langsung kami kirim di sini.
    .about = usulan MTR-2028-00042
    .city = Kota Metro
    .button = Buka

opening-about = usulan { $number }
    .other = musrenbang di wilayah Anda

outside-by = { $who }, { $day }
outside-title = "{ $title }"
    .for = { $title } (untuk { $name })

opening-nothing = Tidak ada kabar yang menunggu; semuanya sudah kami kirim. Ketik USULAN SAYA untuk melihat usulan Anda.
opening-morning = Kabarnya kami kirim { $time }, supaya tidak mengganggu malam hari.
words-opening = buka, buka kabar, bukalah, tolong buka
outside-carried = Apakah masih diperlukan? Kalau tidak dibalas, tetap kami ajukan. Kalau berubah, balas UBAH { $running }; kalau tidak perlu lagi, balas TARIK { $running }.
outside-confirm = Apakah di tempat Anda memang sudah jadi? Balas SUDAH SELESAI { $running } atau BELUM SELESAI { $running }.
outside-called = Warga diundang hadir.
outside-changed = Ada yang berubah: { $changes }.
    .why = Ada yang berubah: { $changes }. Alasannya: { $why }
outside-cancelled = Pertemuan ini batal. Alasannya: { $why }
outside-weekly = { $late } usulan sudah lewat tanggal keputusannya.
