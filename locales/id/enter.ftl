# For staff: entering a proposal for somebody without a phone. The questions about the proposal itself are those of USUL.

command-enter = WAKILI
    .was = wakilkan
    .also = usul untuk warga, usulkan warga, mewakili, mewakili warga
    .about = menyampaikan usulan warga yang tidak punya HP (pendamping)
    .button = Wakili warga

command-card = KARTU
    .also = kartu usulan, dari kartu, isi kartu
    .about = memasukkan usulan dari kartu kertas, dengan nomornya (pendamping)
    .button = Kartu kertas
from-card-how = Tulis KARTU dan nomor yang tercetak di kartunya, boleh bersama fotonya. Contoh: "KARTU 482-177-3015". Kartu kosong dicetak lewat EKSPOR.
from-card-bad = "{ $typed }" bukan nomor kartu. Periksa sekali lagi angka yang tercetak di kartunya. Contoh: "KARTU 482-177-3015".
from-card-which = Kartu { $card }
from-card-used = Kartu { $card } sudah dimasukkan sebagai { $number } "{ $wish }", jadi tidak kami masukkan lagi.

enter-sheet = Kirim foto kartu yang sudah diisi. Fotonya disimpan bersama usulan, hanya untuk petugas. Belum ada? Ketik LEWATI.
    .label = Foto kartu
    .there = ada, untuk petugas
enter-title = usulan untuk { $name }
    .new = usulan untuk warga lain
enter-not-staff = WAKILI hanya untuk pendamping dan fasilitator. Mau menyampaikan usulan tetangga? Ketik USUL. Di akhir, ketuk Ubah, lalu pilih Nama.

enter-whom = Usulan siapa ini? Tulis nama warganya. Contoh: "Ibu Suratmi".
    .label = Nama warga
    .label-also = nama, warganya
    .bad = "{ $typed }" belum terbaca sebagai nama. Tulis 2 sampai { $most } huruf, misalnya "Ibu Suratmi".
enter-agreed = Bacakan kepada { $name }: "Nama, nomor telepon bila ada, dan isi usulan disimpan untuk diproses kelurahan dan Bappeda. Usulan tampil untuk umum tanpa nama. Datanya bisa dilihat dan dihapus kapan saja." Apakah { $name } setuju?
    .label = Persetujuan
    .label-also = izin
    .yes = Ya, setuju
    .no = Tidak
    .not-asked = Tidak apa-apa, tanyakan dulu kepada { $name }. Yang sudah ditulis tersimpan; jawabannya bisa dikirim ke sini kapan saja.
enter-declined = Baik, nama dan usulan { $name } tidak kami simpan. Kalau usulannya tetap perlu dibahas, sampaikan dengan USUL tanpa menyebut { $name }. Di akhir, ketuk Ubah, lalu Nama, lalu Tanpa nama.
enter-phone = Ada nomor HP yang bisa dipakai warga itu? Dengan nomor itu ia bisa mengikuti usulannya sendiri. Contoh: 0812 3456 7890. Boleh dilewati.
    .label = Nomor HP
    .label-also = hp, wa, telepon
    .first = Baik, soal "{ $typed }" nanti kami tanyakan lebih lengkap.
    .passed = Baik, nomornya kami kosongkan dulu. Kalau sudah ada, ketik UBAH sebelum usulan dikirim.
    .bad = "{ $typed }" belum terbaca sebagai nomor HP. Tulis misalnya 0812 3456 7890 (nomor luar negeri: mulai dengan +), atau ketik LEWATI.

enter-area = { propose-area }
    .label = { propose-area.label }
    .outside = Kelurahan { $area } di luar wilayah Anda. Pilih kelurahan di wilayah Anda, atau minta pendamping di sana yang menyampaikannya.
enter-topic = { propose-topic }
    .label = { propose-topic.label }
enter-wish = Apa yang diusulkan? Tulis dalam satu kalimat. Contoh: "Perbaikan drainase Jl. Cut Nyak Dien RT 05".
    .label = { propose-wish.label }
enter-problem = { propose-problem }
    .label = { propose-problem.label }
enter-place = { propose-place }
    .label = { propose-place.label }
enter-volume = { propose-volume }
    .label = { propose-volume.label }
enter-land = { propose-land }
    .label = { propose-land.label }
enter-photos = { propose-photos }
    .label = { propose-photos.label }
    .have = { propose-photos.have }
    .more = { propose-photos.more }

enter-review = Usulan untuk { $name } ini BELUM dikirim. Kalau sudah benar, ketuk { propose-review.send }.
    .label = { propose-review.label }

notice-entered = Usulan { $name } sudah kami terima dengan nomor { $number }. Kabarnya kami kirim kepada Anda, sampai { $name } mengikutinya sendiri.
    .phone = Supaya bisa mengikuti sendiri, { $name } cukup mengirim pesan ke bot ini di WhatsApp dari nomor { $phone }. Di Telegram, { $name } cukup membagikan kontaknya ke bot ini.
    .next = Selanjutnya: dibahas di Musrenbang Kelurahan { $area }, { $when }. Usulan ini untuk rencana kerja kota tahun { $year } (RKPD). Mau melihat kabarnya? Ketik CEK { $running } kapan saja. Halamannya: { $link }
    .next-later = Usulan ini untuk rencana kerja kota tahun { $year } (RKPD). Selanjutnya: dibahas di Musrenbang Kelurahan { $area } mulai { $opens }. Keputusan: { $when }. Mau melihat kabarnya? Ketik CEK { $running } kapan saja. Halamannya: { $link }

# For residents: taking over what was entered for them.

command-claim = IKUTI SENDIRI
    .was = ambil alih
    .also = ambil usulan, ambil alih usulan, usulan atas nama saya
    .about = mengikuti sendiri usulan yang disampaikan petugas untuk Anda
    .button = Ikuti sendiri

claim-question = { $who }, menyampaikan usulan { $number } "{ $wish }" pada { $day } dengan nomor telepon Anda. Apakah itu usulan Bapak/Ibu? Kalau ya, kabarnya kami kirim ke sini.
claim-yes = Ya, itu usulan saya
claim-no = Bukan saya
claim-disowned = Terima kasih. Nomor Anda sudah kami hapus dari usulan itu. Orang yang menyampaikannya juga kami beri tahu.
claim-gone = Pertanyaan itu sudah dijawab atau sudah lewat. Ketik USULAN SAYA untuk melihat usulan Anda.
claim-none = Terima kasih. Belum ada usulan yang disampaikan dengan nomor Anda. Nomor itu tidak kami simpan. Mau menyampaikan usulan? Ketik USUL.
claim-how = Usulan Anda disampaikan lewat pendamping? Ikuti sendiri dari nomor HP yang Anda berikan kepadanya. Di WhatsApp: kirim IKUTI SENDIRI dari nomor itu. Di Telegram: bagikan kontak Anda sendiri ke bot ini.
