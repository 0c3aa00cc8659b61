# Short true answers to what people ask, by act (handlers.reading.meaning.acts): said when nothing is
# open, and in the middle of a form before its question comes again. Each is whole by itself, promises
# nothing that is not ours to promise, and names no date: those are read from the year (JADWAL).

answer-what = Rembuk adalah tempat warga mengusulkan perbaikan di kelurahannya. Usulan dibahas di musrenbang (rapat warga yang menyusun rencana kota), lalu hasilnya kami kabarkan di sini.
    .musrenbang = Musrenbang (musyawarah perencanaan pembangunan) adalah rapat warga dan pemerintah setiap tahun, di kelurahan, kecamatan, lalu kota. Di sana usulan dibahas dan dipilih untuk rencana kota. Lewat chat ini Anda bisa ikut mengusulkan, lalu kami kabari hasilnya.
answer-how = Caranya: jawab pertanyaannya satu per satu, dengan bahasa sehari-hari. Di akhir, semuanya ditampilkan dulu. Usulan baru dikirim kalau Anda mengetuk Kirim usulan. Yang keliru masih bisa diubah.
    .needs = Yang perlu: kelurahannya, bidangnya, apa yang diusulkan, masalahnya, dan tempatnya (RT/RW atau patokan). Boleh ditambah, tidak wajib: foto, ukuran, dan tanahnya milik siapa. Tidak perlu KTP, surat pengantar, atau proposal tertulis.
answer-who = Saya bot resmi untuk usulan warga, bukan orang. Usulannya dibaca petugas kelurahan, kecamatan, Bappeda (badan perencana kota), dan dinas terkait.
answer-why = Setiap keputusan kami kirim ke sini, dengan alasannya. Pembangunan perlu waktu, karena usulan semua warga dibahas bertingkat dan dananya terbatas. Mau tahu kabar satu usulan? Ketik CEK dan nomornya.
    .name = Nama tidak kami tampilkan untuk umum; hanya petugas yang mengurus usulan yang melihatnya. Kalau nama Anda belum tercatat, ketik UBAH dan nomor usulannya, lalu pilih Nama.
    .form = Jawaban ini membantu petugas memahami maksud Anda tanpa harus menebak. Tulis setahu Anda saja.
answer-promise = Belum tentu dibangun. Usulan dibahas bersama usulan warga lain dan disesuaikan dengan dana kota. Yang pasti: ada keputusan dengan alasannya, dan Anda kami kabari.
answer-cost = Gratis, tidak ada biaya apa pun. Kalau ada yang meminta uang untuk usulan, jangan dibayar.
answer-howlong = Perlu berbulan-bulan: usulan dibahas di kelurahan, kecamatan, lalu kota. Yang disetujui masuk rencana tahun berikutnya. Setiap langkah kami kabarkan. Untuk tanggalnya, ketik JADWAL.
answer-whodecides = Usulan diputuskan bertingkat: di musrenbang kelurahan, lalu kecamatan, lalu kota. Di kota yang memutuskan Bappeda (badan perencana kota) bersama dinas. Bot ini tidak memutuskan apa pun.
answer-private = Nama lengkap dan nomor Anda hanya dilihat petugas yang mengurus usulan, bukan warga lain. Ketik DATA SAYA untuk melihat semuanya, HAPUS DATA SAYA untuk menghapusnya.
answer-voice = Pesan suara belum bisa kami dengar, jadi mohon ditulis. Pendek, tanpa ejaan rapi, atau dengan bahasa Jawa juga kami pahami. Kalau sulit mengetik, minta tolong keluarga, ketua RT, atau petugas kelurahan.
answer-location = Boleh kirim lokasi. Di Telegram dan WhatsApp: ketuk tanda penjepit kertas, pilih Lokasi. Kirimnya saat kami bertanya tempatnya. Link Google Maps belum bisa kami baca; tulis saja RT/RW atau patokannya.
answer-photo = Foto tidak wajib, paling banyak 3, dari HP saja sudah cukup. Video belum bisa kami terima. Fotonya boleh menyusul selama usulan belum ditangani petugas: ketik UBAH dan nomor usulannya.
    .private = Bisa. Sebelum mengirim usulan, ketuk "Foto untuk petugas saja". Untuk yang sudah terkirim, buka usulannya lewat USULAN SAYA, lalu ketuk tombol yang sama.
answer-several = Boleh mengusulkan lebih dari satu. Satu usulan untuk satu hal, jadi yang berbeda dikirim sendiri-sendiri; habis yang pertama, ketik USUL lagi. Kalau masalahnya beberapa tetapi usulannya satu, tulis saja semuanya.
answer-proof = Setiap usulan punya nomor dan halaman sendiri, itulah buktinya. Ketik USULAN SAYA, ketuk nomornya, lalu tunjukkan halamannya, misalnya ke ketua RT. Kode QR-nya kami kirim saat usulan diterima.
answer-together = Siapa pun boleh mendukung usulan warga lain: cukup ketik DUKUNG dan nomornya di chat ini, misalnya DUKUNG 42. Makin banyak pendukung, makin kelihatan usulan itu dibutuhkan, tetapi tidak ada jumlah yang wajib. Kalau usulannya sama, dukung saja yang sudah ada.
answer-night = Kabar dan undangan kami tahan pada malam hari, lalu kami kirim paginya. Yang langsung dikirim hanya jawaban atas pesan Anda sendiri, dan perubahan pertemuan yang mendadak. Kalau tidak mau dikabari sama sekali, ketik BERHENTI.
answer-eligible = Semua warga boleh mengusulkan, juga yang mengontrak atau bekerja di sini. Di chat ini kami tidak meminta KTP, surat pengantar, atau izin RT. Cukup sebutkan kelurahan tempat yang mau diperbaiki.
    .young = Boleh, umur tidak kami tanyakan. Kalau belum 18 tahun, minta izin orang tua dulu, karena nama dan nomor Anda kami simpan. Bisa juga orang tua atau pengurus karang taruna yang mengusulkan.
answer-elsewhere = Pilih kelurahan tempat yang mau diperbaiki, bukan tempat tinggal Anda. Jadi boleh untuk kelurahan lain di kota ini. Untuk tempat di luar kota, silakan hubungi pemerintah setempat.
answer-editing = Bisa. Sebelum dikirim, ketuk Ubah di akhir pertanyaan. Sesudah dikirim, ketik UBAH dan nomornya untuk memperbaiki, atau TARIK dan nomornya untuk membatalkan, selama belum ditangani petugas.
answer-saved = Tidak hilang. Setiap jawaban langsung tersimpan, tidak ada batas waktu. Tinggalkan saja dulu, lalu buka chat ini lagi dan lanjutkan dari pertanyaan terakhir.
answer-wording = Bebas, pakai bahasa sehari-hari. Boleh disingkat, boleh bahasa Jawa, salah ketik tidak apa-apa. Pendek pun cukup, asal jelas apa yang diminta dan di mana.
answer-inexact = Kira-kira saja sudah cukup, nanti petugas yang memeriksa dan mengukur. Yang tidak wajib boleh dikosongkan: ketuk Lewati atau ketik LEWATI. Kalau tidak tahu RT-nya, sebut patokan yang dikenal orang.
answer-channels = Cukup lewat chat yang sedang Anda pakai ini, dari HP siapa pun, tanpa aplikasi baru. Tetangga mau ikut? Teruskan saja kontak atau link chat ini. Kalau lebih suka cara lain (WhatsApp, Telegram, atau halaman web), tanyakan nomor atau alamatnya ke kantor kelurahan.
answer-for_others = Boleh mengusulkan untuk orang lain: sebutkan saja masalahnya, dan di akhir namanya bisa diganti. Yang tidak punya HP atau tidak bisa mengetik bisa datang ke kantor kelurahan; petugas menuliskannya, dan nomornya tetap diberikan.
answer-after = Sesudah dikirim, usulan diperiksa petugas kelurahan, lalu dibahas di musrenbang kelurahan, kecamatan, dan kota. Anda tinggal menunggu: setiap langkah dan keputusannya kami kabarkan di chat ini.
answer-number = Nomor itu tanda pengenal usulan Anda, dengan tahun rencana kerja kota di dalamnya. Ketik CEK dan nomornya untuk tahu kabarnya. Tidak perlu dihafal: kalau lupa, ketik USULAN SAYA.
answer-budget = Anda tidak perlu menghitung biaya atau membuat RAB; itu tugas dinas. Kami tidak tahu batas dana tiap usulan. Dananya dari anggaran pemerintah untuk membangun yang diusulkan, jadi tidak dibagikan kepada pengusul.
answer-services = Chat ini hanya untuk usulan pembangunan. Untuk KTP, KK, surat, bansos, atau BPJS, silakan datang ke kantor kelurahan pada jam kerja. Listrik dan air PDAM: hubungi PLN atau PDAM langsung.
    .papers = Chat ini hanya untuk usulan pembangunan. KTP, KK, dan akta diurus di Disdukcapil; surat keterangan dan pengantar di kantor kelurahan, pada jam kerja.
    .aid = Chat ini hanya untuk usulan pembangunan, jadi bansos tidak bisa didaftarkan atau dicek di sini. Tanyakan ke kantor kelurahan atau Dinas Sosial, bawa KTP dan KK.
    .health = Chat ini hanya untuk usulan pembangunan. BPJS Kesehatan diurus di kantor BPJS, di aplikasi Mobile JKN, atau lewat telepon 165. Soal iuran warga kurang mampu, tanyakan ke kantor kelurahan atau Dinas Sosial.
    .school = Chat ini hanya untuk usulan pembangunan. Pendaftaran, ijazah, dan bantuan sekolah diurus di sekolahnya atau Dinas Pendidikan. Gedung sekolah yang rusak boleh diusulkan di sini.
    .tax = Chat ini hanya untuk usulan pembangunan. Pajak kendaraan diurus di Samsat; PBB ditanyakan ke kantor kelurahan.
    .police = Chat ini hanya untuk usulan pembangunan. SIM, SKCK, dan laporan kehilangan diurus di kantor polisi.
    .power = Chat ini hanya untuk usulan pembangunan. Soal listrik di rumah, telepon PLN di 123. Soal air ledeng, hubungi PDAM. Soal gas elpiji, tanyakan ke pangkalan atau kantor kelurahan.
answer-report = Keluhan yang perlu ditangani cepat, seperti sampah belum diangkut atau lampu mati, sampaikan ke ketua RT atau kantor kelurahan, atau lewat SP4N-LAPOR! (lapor.go.id), pengaduan resmi pemerintah. Chat ini untuk yang perlu dibangun, ditambah, atau diperbaiki lewat rencana kota.
answer-again = Kalau ditolak, alasannya kami kabarkan, dan Anda boleh mengusulkan lagi kapan saja, misalnya dengan keterangan yang lebih lengkap. Yang disimpan untuk tahun berikutnya tidak perlu dikirim ulang. Kalau tidak setuju dengan keputusannya, sampaikan di musrenbang atau ke kantor kelurahan.
answer-attend = Warga biasa boleh datang ke musrenbang kelurahan, tidak perlu membawa apa-apa. Undangannya kami kirim di chat ini, lalu jawab HADIR, MUNGKIN, atau TIDAK HADIR. Kalau tidak bisa datang, usulan Anda tetap dibahas dan hasilnya kami kabarkan.
answer-deadline = Usulan bisa dikirim kapan saja. Yang masuk sebelum musrenbang kelurahan dibahas di sana; yang sesudahnya dibahas pada putaran berikutnya. Tanggal pertemuannya: ketik JADWAL. Pembangunannya paling cepat tahun berikutnya.
answer-officer = Di sini yang menjawab bot. Untuk bicara dengan petugas, silakan datang ke kantor kelurahan pada jam kerja. Usulan juga bisa disampaikan langsung di sana.
    .there = Di sini yang menjawab bot. Untuk bicara dengan petugas: { $office }, { $contact } ({ $hours }). Usulan juga bisa disampaikan langsung di sana.
    .hall = Alamat dan telepon kantor itu belum tercatat di sini. Tanyakan ke ketua RT, atau cari "Kantor Kelurahan" dan nama kelurahannya di peta HP. Untuk mengusulkan, cukup lewat chat ini.
    .service = Alamat dinas dan layanan lain tidak tercatat di sini. Tanyakan ke kantor kelurahan pada jam kerja, atau cari namanya di peta HP. Chat ini untuk usulan pembangunan.
answer-here = Bisa disampaikan di sini, kalau yang diminta perlu dibangun atau diperbaiki, misalnya jalan, saluran, atau rumah tidak layak huni. Bantuan perorangan seperti bansos dan BPJS diurus di kantor kelurahan atau Dinas Sosial.
answer-kelurahan = Kelurahan Anda tertulis di KTP atau KK. Untuk tempat lain, ketuk Buat usulan lalu kirim lokasinya: kami sebutkan kelurahan yang terdekat. Ketua RT di sana juga pasti tahu.
answer-urgent = Kalau berbahaya sekarang juga, jangan menunggu musrenbang. Telepon polisi 110 atau pemadam 113, dan beri tahu ketua RT atau kantor kelurahan.
    .power = Jangan mendekati atau menyentuh kabelnya. Telepon PLN di 123 sekarang juga; kalau ada api, pemadam 113. Beri tahu ketua RT. Jangan menunggu musrenbang.
    .fire = Telepon pemadam 113 sekarang juga, dan menjauhlah. Beri tahu ketua RT dan tetangga. Jangan menunggu musrenbang.
    .hurt = Telepon ambulans 119 sekarang juga; kalau ada kecelakaan atau kejahatan, polisi 110. Minta bantuan tetangga dan ketua RT. Jangan menunggu musrenbang.
    .crime = Telepon polisi 110 sekarang juga, dan beri tahu ketua RT. Jangan menunggu musrenbang.
    .nature = Menjauhlah dulu. Telepon pemadam 113, yang juga menolong selain kebakaran, atau polisi 110. Beri tahu ketua RT dan kantor kelurahan, supaya BPBD (penanggulangan bencana) ikut dikabari. Jangan menunggu musrenbang.
answer-complain = Maaf sudah membuat Anda menunggu. Kabar terakhir setiap usulan bisa dilihat dengan USULAN SAYA.
    .bot = Maaf, jawaban kami belum pas. Ini bot, jadi bisa keliru membaca. Coba tulis pendek: satu hal dalam satu pesan, atau pilih di bawah. Mau bicara dengan orang? Datang ke kantor kelurahan.
    .futile = Kami paham kalau Anda kecewa. Tidak semua usulan bisa dibangun, karena dananya terbatas. Di sini setiap usulan punya nomor, dan setiap keputusannya kami kirim ke Anda dengan alasannya.
    .earlier = Maaf, usulan dulu yang disampaikan di luar chat ini, misalnya lewat RT atau kelurahan, tidak ada pada kami; catatannya di kantor kelurahan. Kalau masih dibutuhkan, kirim lagi di sini: Anda dapat nomornya, dan setiap keputusan kami kabarkan dengan alasannya.
    .staff = Maaf atas pengalaman itu. Keluhan soal petugas tidak diproses di chat ini. Sampaikan ke lurah atau camat, atau lewat SP4N-LAPOR! (lapor.go.id), pengaduan resmi pemerintah.
answer-priority = Urutannya tidak ditentukan di chat ini, tetapi di musrenbang kelurahan, oleh warga dan lurah bersama-sama. Datang dan sampaikan mana yang paling mendesak. Warga yang mendukung (DUKUNG dan nomornya) juga dilihat.
    .number = Angka prioritas adalah urutan: makin kecil angkanya, makin didahulukan. Prioritas 1 yang pertama. Urutan itu hasil musyawarah di musrenbang, dan belum berarti pasti dibangun.
answer-more = Pertanyaan Anda yang lain, "{ $typed }", silakan dikirim lagi.
answer-thank = Sama-sama, Bapak/Ibu.
answer-greet = Halo, Bapak/Ibu.
    .salam = Waalaikumsalam.

# To whoever does not know what to answer: another example, `stuck-FORM-QUESTION`.

# Why a question of a proposal is asked.
why-welcome-consent = Izin ini perlu karena nama, nomor, dan isi usulan Anda kami simpan, supaya petugas bisa mengurusnya dan kami bisa mengabari Anda. Tidak ada biaya apa pun, dan semuanya bisa dihapus kapan saja.
why-welcome-name = Nama dipakai untuk menyapa Anda dan supaya petugas tahu siapa yang mengusulkan. Nama panggilan saja cukup, bisa diganti nanti, dan warga lain tidak melihatnya. Boleh dilewati.
why-propose-area = Kelurahannya kami tanyakan supaya usulan sampai ke petugas yang tepat dan dibahas di musrenbang kelurahan itu.
why-propose-topic = Bidangnya menentukan dinas mana yang nanti membaca usulan ini.
why-propose-wish = Satu kalimat ini menjadi judul usulan, yang dibaca petugas dan dibahas di musrenbang.
why-propose-problem = Masalahnya dan siapa yang terkena membantu petugas menimbang usulan ini di antara usulan lain. Tulis setahu Anda saja.
why-propose-place = RT/RW atau patokannya hanya supaya petugas menemukan tempatnya. Ini usulan, bukan laporan tentang siapa pun. Kalau keberatan menyebut RT, patokan saja sudah cukup.
why-propose-volume = Ukurannya membantu petugas memperkirakan biaya. Kira-kira saja cukup, dan boleh dilewati; nanti petugas yang mengukur.
why-propose-land = Petugas perlu tahu izin siapa yang dibutuhkan sebelum sesuatu dibangun di sana. Boleh dilewati.
why-propose-photos = Dari foto, petugas bisa melihat sendiri masalahnya. Tidak wajib, dan bisa dibuat hanya untuk petugas.
why-enter-phone = Nomor itu supaya warga bisa mengikuti usulannya sendiri lewat WhatsApp atau Telegram. Boleh nomor keluarga yang ia percaya. Hanya petugas yang melihatnya. Tidak ada? Ketik LEWATI.

stuck-welcome-consent = Ini bot resmi untuk mengusulkan perbaikan di kelurahan, misalnya jalan rusak. Kalau Anda setuju datanya disimpan, ketuk Setuju, lalu kami tanya satu per satu. Kalau tidak, ketuk Tidak.
stuck-apart-whether = Sendiri-sendiri: tiap hal punya nomor dan keputusannya sendiri. Satu usulan: semuanya dibahas dan diputuskan bersama. Kalau tempat atau kerusakannya berbeda, lebih baik sendiri-sendiri.
stuck-propose-area = Ketik nama kelurahan tempatnya, misalnya "Yosodadi". Kalau tidak yakin namanya, pilih kecamatannya dulu.
stuck-propose-topic = Kira-kira saja. Yang dibangun atau diperbaiki masuk Fisik dan prasarana. Usaha dan pelatihan masuk Ekonomi. Kesehatan, sekolah, dan kegiatan warga masuk Sosial budaya.
stuck-propose-wish = Cukup sebut apa yang diminta dan di mana. Contoh lain: "Lampu jalan di Gang Melati RT 03 mati, minta diganti".
stuck-propose-problem = Ceritakan saja yang dirasakan warga. Contoh lain: "Jalan gelap sejak Maret, sudah dua orang jatuh".
stuck-propose-place = Kalau tidak tahu RT-nya, sebut patokan yang dikenal orang. Contoh lain: "gang di sebelah Masjid Taqwa".
stuck-propose-volume = Perkiraan saja sudah cukup. Contoh lain: "sekitar 50 meter", "5 titik lampu", "1 unit".
stuck-propose-land = Jalan, saluran, dan lapangan umum biasanya milik pemerintah.
stuck-propose-photos = Ketuk tanda penjepit kertas atau kamera di chat ini, pilih fotonya, lalu kirim. Foto dari HP sudah cukup, tidak perlu bagus. Tanpa foto juga boleh.
