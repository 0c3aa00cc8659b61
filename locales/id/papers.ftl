# Papers that offices hand in, sign and hang up.

paper-page = Halaman
paper-page-of = dari
paper-dated = { $place }, { $day }
paper-head-0 = Pimpinan
paper-head-1 = Gubernur
paper-head-2 = Kepala Bappeda { $area }
paper-head-3 = Camat { $area }
paper-head-4 = Lurah { $area }
paper-none = Tidak ada.
paper-yes = Ya
paper-example = CONTOH - data ini dibuat-buat, bukan usulan warga

paper-sipd-title = Rekap usulan untuk SIPD
paper-sipd-kind = Pengusul perorangan
    .helped = Diwakilkan petugas

paper-td4-title = TABEL T-D.4
paper-td4-under = Daftar Usulan Kegiatan Prioritas { $area }
paper-year = Tahun { $year }

paper-usulan-title = DAFTAR USULAN
paper-usulan-under = { $area }, RKPD Tahun { $year }
paper-usulan-count = Jumlah usulan

paper-hadir-title = DAFTAR HADIR
paper-day = Hari, tanggal
paper-place = Tempat
paper-hadir-known = Nama yang tercantum sudah menyatakan hadir atau sudah tercatat di tempat.

paper-ba-title = BERITA ACARA
paper-ba-under-year = dalam rangka penyusunan RKPD Tahun { $year }
paper-ba-begin = Pada hari ini { $day }, bertempat di { $place }, telah diselenggarakan { $tahap } di { $area } yang dihadiri { $came } orang sebagaimana tercantum dalam daftar hadir pada LAMPIRAN I berita acara ini.
paper-ba-heard = Setelah mendengar paparan pimpinan musyawarah tentang usulan warga, tanggapan dan saran peserta, serta mempertimbangkan kebutuhan, dampak dan kesiapan lahan setiap usulan, peserta musyawarah
paper-ba-agree = MENYEPAKATI
paper-ba-first = KESATU
    .text = Daftar usulan prioritas { $area } sebagaimana tercantum dalam LAMPIRAN II berita acara ini.
paper-ba-second = KEDUA
    .text = Daftar usulan yang belum dapat diakomodir beserta alasannya sebagaimana tercantum dalam LAMPIRAN III berita acara ini.
paper-ba-third = KETIGA
    .text = LAMPIRAN I, LAMPIRAN II dan LAMPIRAN III merupakan satu kesatuan yang tidak terpisahkan dari berita acara ini.
paper-ba-fourth = KEEMPAT
    .text = Usulan pembangunan fisik dalam LAMPIRAN II berada di atas lahan dengan status sebagaimana tercantum di dalamnya, yang tidak dalam sengketa dan bersedia digunakan.
paper-ba-fifth = KELIMA
    .text = Berita acara ini menjadi bahan penyusunan RKPD Tahun { $year }.
paper-ba-end = Demikian berita acara ini dibuat dan ditandatangani untuk dipergunakan sebagaimana mestinya.
paper-ba-notes = Catatan musyawarah: { $notes }
paper-ba-chair = Pimpinan musyawarah
paper-ba-delegate = Wakil peserta { $n }
paper-ba-annex-1 = LAMPIRAN I - DAFTAR HADIR
paper-ba-annex-2 = LAMPIRAN II - DAFTAR USULAN PRIORITAS
paper-ba-annex-3 = LAMPIRAN III - DAFTAR USULAN YANG BELUM DIAKOMODIR
paper-ba-open = Belum diputuskan.
    .discussed = Dibahas, belum diputuskan.
paper-ba-not-reached = { $n } usulan lain belum sempat dibahas dan tetap menunggu pembahasan: { $numbers }.

paper-matrix-title = MATRIKS MASUKAN DAN TANGGAPAN
paper-matrix-asked = Wilayah
paper-matrix-until = Ditutup
paper-matrix-count = Yang ikut
paper-matrix-took = { $n } orang menjawab, { $assisted } di antaranya diisi petugas

paper-fkp-under = KESEPAKATAN HASIL FORUM KONSULTASI PUBLIK
paper-fkp-begin = Pada hari ini { $day }, bertempat di { $place }, telah diselenggarakan Forum Konsultasi Publik "{ $title }" di { $area } yang dihadiri { $came } orang sebagaimana tercantum dalam daftar hadir pada LAMPIRAN I berita acara ini. Melalui konsultasi yang dibuka untuk warga, { $answered }.
paper-fkp-theme = Tema: { $theme }
paper-fkp-heard = Setelah mendengar paparan rancangan awal dan memperhatikan masukan, saran dan pendapat peserta di tempat maupun warga yang menjawab melalui konsultasi, peserta forum
paper-fkp-agree = MENYEPAKATI
paper-fkp-first = KESATU
    .text = { $groups } pokok masukan beserta tanggapan dan tindak lanjutnya sebagaimana tercantum dalam LAMPIRAN II berita acara ini.
paper-fkp-second = KEDUA
    .text = Hasil jawaban warga sebagaimana tercantum dalam LAMPIRAN III berita acara ini. Yang menjawab adalah yang mau menjawab, bukan sampel acak.
paper-fkp-third = KETIGA
    .text = LAMPIRAN I, LAMPIRAN II dan LAMPIRAN III merupakan satu kesatuan yang tidak terpisahkan dari berita acara ini.
paper-fkp-fourth = KEEMPAT
    .text = Berita acara ini menjadi bahan penyempurnaan rancangan awal RKPD { $area } Tahun { $year }.
paper-fkp-notes = Catatan forum: { $notes }
paper-fkp-chair = Pimpinan forum
paper-fkp-annex-2 = LAMPIRAN II - MATRIKS MASUKAN DAN TANGGAPAN
paper-fkp-annex-3 = LAMPIRAN III - HASIL JAWABAN

paper-column-no = No.
    .priority = No. urut prioritas
    .number = Nomor
    .activity = Jenis kegiatan
    .place = Lokasi
    .rtrw = RT/RW
    .volume = Volume
    .topic = Bidang
    .land = Status lahan
    .state = Status
    .support = Pendukung
    .reason = Alasan
    .name = Nama
    .address = Alamat (RT/RW)
    .from = Unsur/jabatan
    .signature = Tanda tangan
    .input = Masukan
    .who = Pengusul
    .reply = Tanggapan
    .follow-up = Tindak lanjut
    .question = Pertanyaan
    .answer = Jawaban
    .count = Jumlah
    .share = Persen
    .regional-priority = Prioritas Daerah
    .regional-aim = Sasaran Daerah
    .programme = Program
    .priority-activity = Kegiatan Prioritas
    .activity-aim = Sasaran Kegiatan
    .budget = Pagu (Rp)
    .office = Perangkat Daerah Penanggung Jawab

paper-land-pemerintah = Pemerintah
paper-land-warga = Warga
paper-land-instansi = Instansi lain
