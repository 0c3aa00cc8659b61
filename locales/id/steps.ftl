# What happens to a proposal: notices, CEK, its page.

outcome-head = Kabar usulan { $number } "{ $wish }" (Anda kirim { $day }).
    .for = Kabar usulan { $number } "{ $wish }" yang Anda sampaikan untuk { $name } ({ $day }).
    .own = Kabar usulan { $number } "{ $wish }" (disampaikan untuk Anda { $day }).
outcome-by = Oleh { $who }, { $day }.
outcome-why = Alasannya:
who = { $name }, { $role } { $area }
who-office = { $name }
who-nameless = { $role } { $area }
who-nobody = petugas

level-0 = seluruh Indonesia
level-1 = Provinsi { $name }
level-2 = { $name }
level-3 = Kecamatan { $name }
level-4 = Kelurahan { $name }

role-pendamping = pendamping
    .about = RT, RW, LPM, PKK: menyampaikan usulan warga lain
role-fasilitator = fasilitator
    .about = memimpin musrenbang di wilayahnya
role-verifikator = verifikator
    .about = memeriksa dan memutuskan
role-pengamat = pengamat
    .about = melihat saja
role-admin = admin
    .about = mengatur petugas dan tahun

step-submitted = Usulan diterima.
    .for = Usulan diterima; disampaikan untuk warga.
step-changed = Diubah oleh pengusul.
    .for = Diubah oleh yang menyampaikan untuk warga.
step-withdrawn = Ditarik oleh pengusul.
    .for = Ditarik oleh yang menyampaikan untuk warga.
step-confirmed = Pengusul menyatakan sudah selesai.
step-disputed = Menurut pengusul pekerjaannya belum selesai. Petugas memeriksa lagi.
step-taken_over = Pengusul sekarang mengikutinya sendiri.
step-disowned = Nomor telepon yang dicatat ternyata bukan milik pengusul.
step-verified = Sudah diperiksa dan lengkap; dibahas di { $rung }, { $area }.
step-returned = Dikembalikan untuk dilengkapi.
step-agreed = Disepakati di { $rung }, { $area }.
    .priority = Disepakati di { $rung }, { $area }, sebagai prioritas { $priority }.
    .reserve = Disepakati sebagai cadangan di { $rung }, { $area }.
step-forwarded = Diteruskan ke { $rung }.
step-kept = Belum dapat diakomodasi tahun ini. Usulan tetap disimpan.
step-ended = Belum bisa dipenuhi, dan tidak dilanjutkan.
step-in_rkpd = Masuk rencana kerja kota tahun { $year } (RKPD).
step-in_apbd = Masuk anggaran kota tahun { $year } (APBD), sebesar { $amount }.
step-partly = Dilaksanakan sebagian.
    .extent = Dilaksanakan sebagian: { $extent }.
step-done = Selesai dilaksanakan.
    .extent = Selesai dilaksanakan: { $extent }.
step-taken_back = Keputusan sebelumnya ({ $what }) keliru dan dicabut.
step-noted = Catatan petugas ditambahkan.
step-asked = Petugas bertanya kepada pengusul.
step-answered = Pengusul menjawab.
step-reopened = Masa usulan tahun { $year } sudah dibuka; usulan diajukan lagi.
step-overdue = Seharusnya sudah ada keputusan paling lambat { $was }, tetapi belum ada. Petugas sudah kami ingatkan.

step-postponed = Jadwal { $rung } diundur, semula { $was }.
step-dated = Tanggal { $rung } sudah ditetapkan.
step-stands = Usulan masih di tahap { $rung }.
step-brought_forward = Jadwal { $rung } dimajukan, semula { $was }.

history-verified = diperiksa
history-returned = dikembalikan
history-agreed = disepakati
history-forwarded = diteruskan
history-kept = belum diakomodasi
history-ended = tidak dilanjutkan
history-in_rkpd = masuk RKPD
history-in_apbd = masuk APBD
history-partly = dilaksanakan sebagian
history-done = selesai dilaksanakan

next-kelurahan = Selanjutnya: dibahas di musrenbang kelurahan, { $when }.
next-rung = Selanjutnya: { $rung }, { $when }. Kami kabari lagi, ada keputusan atau belum.
next-works = Selanjutnya: kabar pelaksanaan, { $when }.

by-day = paling lambat { $day }
by-none = tanggalnya belum ditetapkan (kami kabari paling lama 60 hari sekali)
by-again = jadwalnya sudah lewat; kami kabari lagi paling lambat { $day }
next-author = Selanjutnya: mohon Anda lengkapi, paling lambat { $day }.
    .undated = Selanjutnya: mohon Anda lengkapi. Batas waktunya belum ditetapkan; makin cepat makin baik.
next-next_year = Selanjutnya: diajukan lagi untuk rencana kerja kota tahun { $year }, mulai { $day }. Kami kabari saat itu.
next-confirm = Apakah di lapangan memang sudah selesai? Ketuk salah satu.
next-nothing = Usulan ini sudah sampai akhirnya. Usulan baru bisa disampaikan kapan saja dengan USUL.
next-withdrawn = Usulan ini sudah ditarik, jadi tidak dibahas lagi.

done-yes = Sudah selesai
done-no = Belum

reason-incomplete = Data usulan belum lengkap.
    .name = Data belum lengkap
    .do = Yang bisa dilakukan: ketik UBAH { $running } untuk melengkapinya.
reason-unclear_place = Lokasinya belum jelas.
    .name = Lokasi belum jelas
    .do = Yang bisa dilakukan: ketik UBAH { $running }, lalu tulis jalan, RT/RW, atau kirim titik lokasinya.
reason-survey_failed = Setelah ditinjau, lokasinya belum memenuhi syarat.
    .name = Tidak lolos tinjauan
    .do = Yang bisa dilakukan: tanyakan hasil tinjauan di kantor kelurahan, atau usulkan lokasi lain dengan USUL.
reason-wrong_opd = Urusannya ada di dinas lain.
    .name = Salah dinas
    .do = Yang bisa dilakukan: tidak perlu apa-apa dulu; ketik CEK { $running } untuk melihat dinas yang menangani.
reason-already_done = Pekerjaan ini sudah dianggarkan atau sudah dikerjakan.
    .name = Sudah ada
    .do = Yang bisa dilakukan: kalau di lapangan belum ada, sampaikan ke kantor kelurahan dengan nomor usulan ini.
reason-no_nomenclature = Belum ada jenis kegiatan pemerintah yang cocok untuk usulan ini.
    .name = Tak ada nomenklatur
    .do = Yang bisa dilakukan: tanyakan di kelurahan bentuk kegiatan yang bisa, lalu sampaikan dengan USUL.
reason-no_money = Anggarannya belum cukup.
    .name = Anggaran tidak cukup
    .do = Yang bisa dilakukan: usulan serupa bisa disampaikan lagi tahun depan dengan USUL.
reason-duplicate = Usulan yang sama sudah ada.
    .name = Usulan ganda
    .do = Yang bisa dilakukan: ketik UBAH { $running } kalau ada yang berbeda, atau ikuti kabar usulan yang lebih dulu.
reason-land = Tanahnya milik pribadi, milik instansi lain, atau masih dipersoalkan.
    .name = Masalah tanah
    .do = Yang bisa dilakukan: siapkan surat izin atau hibah tanah, lalu bawa ke kantor kelurahan.
reason-psu = Jalan atau salurannya belum diserahkan pengembang kepada pemerintah.
    .name = PSU belum diserahkan
    .do = Yang bisa dilakukan: minta pengembang menyerahkannya dulu; kelurahan bisa membantu caranya.
reason-not_legal_body = Penerima hibah harus berbadan hukum.
    .name = Bukan badan hukum
    .do = Yang bisa dilakukan: daftarkan kelompoknya dulu; kantor kelurahan bisa menjelaskan caranya.
reason-other = Ada hal yang perlu diperhatikan.
    .name = Alasan lain
    .do = Yang bisa dilakukan: tanyakan di kantor kelurahan dengan menyebut nomor usulan ini.

bundle-overdue = { $n } usulan yang Anda sampaikan untuk warga seharusnya sudah diputuskan, tetapi belum. Petugas sudah kami ingatkan. Kami kabari lagi paling lambat { $day }, ada keputusan atau belum.
bundle-stands = { $n } usulan yang Anda sampaikan untuk warga masih menunggu; tanggal keputusannya belum ditetapkan. Kami kabari lagi paling lambat { $day }.
bundle-reopened = { $n } usulan yang Anda sampaikan untuk warga diajukan lagi, karena masa usulan tahunnya sudah dibuka. Keputusannya { $when }.
bundle-line = - { $number } { $wish }

notice-confirmed = Terima kasih, kami catat bahwa usulan { $number } sudah selesai.
notice-disputed = Laporan Anda kami catat: pekerjaannya belum selesai. Petugas memeriksa lagi.
notice-taken_over = Mulai sekarang kabar usulan ini kami kirim kepada Anda, dan Anda sendiri yang bisa mengubah atau menariknya.
    .told = { $name } sekarang mengikuti sendiri usulan { $number } "{ $wish }" yang Anda sampaikan. Kabarnya tidak lagi kami kirim kepada Anda; CEK { $number } tetap bisa.
notice-disowned = Nomor telepon untuk usulan { $number } "{ $wish }" ternyata bukan milik { $name }, jadi nomor itu kami hapus. Kabarnya tetap kami kirim kepada Anda; mohon teruskan kepada { $name }.
notice-asked = Ada pertanyaan dari { $who }:
    .how = Balas pesan ini dengan tulisan, foto, atau titik lokasi.
    .button = Jawab
notice-answered = Terima kasih, jawaban untuk usulan { $number } sudah kami teruskan ke petugas.
notice-answer = Jawaban pengusul { $number }:
    .place = https://maps.google.com/?q={ $lat },{ $lon }

answer-title = jawaban untuk petugas
answer-text = Silakan tulis jawabannya, kirim foto, atau kirim titik lokasi.
    .label = Jawaban
    .to = Pertanyaannya: "{ $question }". Silakan tulis jawabannya, kirim foto, atau kirim titik lokasi.
answer-none = Tidak ada pertanyaan petugas yang menunggu jawaban Anda.
answer-gone = Pertanyaan itu sudah tidak ada, jadi jawabannya tidak kami teruskan. Ketik USULAN SAYA untuk melihat usulan Anda.
answer-still = Satu lagi: pertanyaan dari petugas, { $day }, masih menunggu jawaban Anda.
answer-remind = Petugas masih menunggu jawaban Anda atas pertanyaan ini, dari { $day }:

whose = Pesan Anda sudah kami terima. Itu untuk yang mana?
whose-question = Ada beberapa pertanyaan petugas. Yang mana yang dijawab?
whose-form = Isian yang terbuka
whose-line = { $n }. { $number }: "{ $text }"
whose-this = Jawaban ke petugas
whose-answer = Jawab nomor { $n }
