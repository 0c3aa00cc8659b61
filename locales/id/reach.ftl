# What admins are told of the channels themselves.

alarm-text-outcome = keputusan dengan alasan
alarm-text-decided = keputusan
alarm-text-silence = kabar berkala
alarm-text-question = pertanyaan petugas
alarm-text-reminder = pengingat pertemuan
alarm-text-meeting = perubahan pertemuan
alarm-text-tasks = daftar pagi petugas
alarm-text-opening = pembuka

alarm-template =
    .rejected = Teks WhatsApp "{ $kind }" ({ $language }) ditolak. Alasannya: { $reason }. { $works }
    .paused = Teks WhatsApp "{ $kind }" ({ $language }) dijeda oleh WhatsApp ({ $reason }). { $works }
    .disabled = Teks WhatsApp "{ $kind }" ({ $language }) dimatikan oleh WhatsApp ({ $reason }). { $works }
    .faulty = Pesan dengan teks WhatsApp "{ $kind }" ({ $language }) ditolak Twilio (kode { $reason }), jadi teks itu tidak kami pakai sampai diperiksa lagi besok. { $works }
    .moved = Teks WhatsApp "{ $kind }" ({ $language }) dipindah WhatsApp ke golongan { $reason }, jadi tidak kami pakai: lebih mahal dan bisa ditahan. { $works }
alarm-works =
    .old = Teks yang lama masih dipakai.
    .opening = Sementara itu warga dikirimi pembuka ("Ada kabar ..., balas BUKA") dan kabarnya kami simpan utuh.
    .nothing = Sementara itu kabar untuk warga yang lama diam menunggu sampai mereka menulis lagi.
alarm-limit = { $channel } hari ini hanya mengizinkan { $n } orang baru dihubungi lebih dulu. Kabar lain kami kirim bertahap pada hari-hari berikutnya, yang paling mendesak lebih dulu; balasan untuk warga tetap jalan.
alarm-taken = Nomor { $channel } yang dulu dipakai { $name }, { $role } { $area }, sekarang dipakai akun lain. Akun itu kami anggap orang lain: tidak melihat apa pun dan tidak punya peran. Kalau ternyata orang yang sama, undang lagi dengan UNDANG; kalau bukan, akhiri perannya lewat PETUGAS.
alarm-channel = { $channel } sedang bermasalah: { $trouble }

announcement-silent =
    .text = - sudah lama diam di WhatsApp: { $n }, dikabari bertahap, paling banyak { $daily } orang sehari; orang terakhir pada { $day }
    .opening = - sudah lama diam di WhatsApp: { $n }, diminta membalas BUKA dulu, paling banyak { $daily } orang sehari; orang terakhir pada { $day }

command-bill = BIAYA
    .also = biaya whatsapp, tagihan
    .about = biaya pesan bulan ini, dan batasnya (admin)
    .button = Biaya
bill = Perkiraan biaya pesan WhatsApp { $month }: { $usd } dolar AS.
bill-kind =
    .reply = - balasan dan kabar dalam 24 jam: { $n }
    .utility = - teks yang disetujui, di luar 24 jam: { $n }
bill-free = Sisa balasan gratis bulan ini: { $n } dari { $all }.
bill-ceiling = Batas sebulan: { $usd } dolar AS; di atas itu pengumuman ditahan, balasan dan keputusan tetap jalan.
    .over = Batas { $usd } dolar AS sudah tercapai: pengumuman ditahan sampai bulan depan, balasan dan keputusan tetap jalan.
    .none = Belum ada batas.
    .set = Tersimpan. Kalau biaya sebulan mencapai { $usd } dolar AS, pengumuman ditahan; balasan dan keputusan tetap jalan.
    .lifted = Tersimpan. Sekarang tidak ada batas.
    .wrong = Tulis jumlahnya dalam dolar AS, bilangan bulat. Contoh: BIAYA BATAS 50.
bill-how = Menetapkan batas: BIAYA BATAS 50. Menghapusnya: BIAYA BATAS KOSONG.
words-bill-ceiling = batas
words-bill-none = kosong, kosongkan, tidak ada
alarm-deliveries = { $channel } menerima pesan kami, tetapi tiga jam ini tidak satu pun sampai. Periksa cara pembayaran dan saldo di Twilio: tanpa itu balasan di atas 1.000 sebulan tidak diantar.
alarm-bill = Biaya WhatsApp bulan ini sudah mencapai batas { $usd } dolar AS. Pengumuman kami tahan sampai bulan depan; balasan dan keputusan tetap jalan. Ketik BIAYA untuk melihatnya.
announcement-cost = - perkiraan biaya WhatsApp: { $usd } dolar AS
