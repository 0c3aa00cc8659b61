# Short true answers to what people ask, by act (handlers.reading.meaning.acts): said when nothing is
# open, and in the middle of a form before its question comes again. Each is whole by itself, promises
# nothing that is not ours to promise, and names no date: those are read from the year (JADWAL).

answer-what = Rembuk adalah tempat warga mengusulkan perbaikan di kelurahannya. Usulan dibahas di musrenbang (rapat warga yang menyusun rencana kota), lalu hasilnya kami kabarkan di sini.
answer-how = Caranya: jawab pertanyaannya satu per satu, dengan bahasa sehari-hari. Di akhir, semuanya ditampilkan dulu. Usulan baru dikirim kalau Anda mengetuk Kirim usulan. Yang keliru masih bisa diubah.
answer-who = Saya bot, bukan orang. Usulannya dibaca petugas kelurahan, kecamatan, Bappeda (badan perencana kota), dan dinas terkait.
answer-why = Setiap keputusan kami kirim ke sini, dengan alasannya. Pembangunan perlu waktu, karena usulan semua warga dibahas bertingkat dan dananya terbatas. Mau tahu kabar satu usulan? Ketik CEK dan nomornya.
    .form = Jawaban ini membantu petugas memahami maksud Anda tanpa harus menebak. Tulis setahu Anda saja.
answer-promise = Belum tentu dibangun. Usulan dibahas bersama usulan warga lain dan disesuaikan dengan dana kota. Yang pasti: ada keputusan dengan alasannya, dan Anda kami kabari.
answer-cost = Gratis, tidak ada biaya apa pun. Kalau ada yang meminta uang untuk usulan, jangan dibayar.
answer-howlong = Perlu berbulan-bulan: usulan dibahas di kelurahan, kecamatan, lalu kota. Yang disetujui masuk rencana tahun berikutnya. Setiap langkah kami kabarkan. Untuk tanggalnya, ketik JADWAL.
answer-whodecides = Usulan diputuskan bertingkat: di musrenbang kelurahan, lalu kecamatan, lalu kota. Di kota yang memutuskan Bappeda (badan perencana kota) bersama dinas. Bot ini tidak memutuskan apa pun.
answer-private = Nama lengkap dan nomor Anda hanya dilihat petugas yang mengurus usulan, bukan warga lain. Ketik DATA SAYA untuk melihat semuanya, HAPUS DATA SAYA untuk menghapusnya.
answer-officer = Di sini yang menjawab bot. Untuk bicara dengan petugas, silakan datang ke kantor kelurahan pada jam kerja. Usulan juga bisa disampaikan langsung di sana.
    .there = Di sini yang menjawab bot. Untuk bicara dengan petugas: { $office }, { $contact } ({ $hours }). Usulan juga bisa disampaikan langsung di sana.
answer-urgent = Kalau berbahaya sekarang juga, jangan menunggu musrenbang. Telepon polisi 110 atau pemadam 113, dan beri tahu ketua RT atau kantor kelurahan.
answer-complain = Maaf sudah membuat Anda menunggu. Kabar terakhir setiap usulan bisa dilihat dengan USULAN SAYA.
answer-thank = Sama-sama, Bapak/Ibu.
answer-greet = Halo, Bapak/Ibu.
    .salam = Waalaikumsalam.

# To whoever does not know what to answer: another example, `stuck-FORM-QUESTION`.

stuck-welcome-consent = Ini bot resmi untuk mengusulkan perbaikan di kelurahan, misalnya jalan rusak. Kalau Anda setuju datanya disimpan, ketuk Setuju, lalu kami tanya satu per satu. Kalau tidak, ketuk Tidak.
stuck-propose-area = Ketik nama kelurahan tempatnya, misalnya "Yosodadi". Kalau tidak yakin namanya, pilih kecamatannya dulu.
stuck-propose-topic = Kira-kira saja. Yang dibangun atau diperbaiki masuk Fisik dan prasarana. Usaha dan pelatihan masuk Ekonomi. Kesehatan, sekolah, dan kegiatan warga masuk Sosial budaya.
stuck-propose-wish = Cukup sebut apa yang diminta dan di mana. Contoh lain: "Lampu jalan di Gang Melati RT 03 mati, minta diganti".
stuck-propose-problem = Ceritakan saja yang dirasakan warga. Contoh lain: "Jalan gelap sejak Maret, sudah dua orang jatuh".
stuck-propose-place = Kalau tidak tahu RT-nya, sebut patokan yang dikenal orang. Contoh lain: "gang di sebelah Masjid Taqwa".
stuck-propose-volume = Perkiraan saja sudah cukup. Contoh lain: "sekitar 50 meter", "5 titik lampu", "1 unit".
stuck-propose-land = Jalan, saluran, dan lapangan umum biasanya milik pemerintah.
stuck-propose-photos = Foto dari HP sudah cukup, tidak perlu bagus. Tanpa foto juga boleh.
