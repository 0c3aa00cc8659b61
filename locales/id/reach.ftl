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
    .moved = Teks WhatsApp "{ $kind }" ({ $language }) dipindah WhatsApp ke golongan { $reason }, jadi tidak kami pakai: lebih mahal dan bisa ditahan. { $works }
alarm-works =
    .old = Teks yang lama masih dipakai.
    .opening = Sementara itu warga dikirimi pembuka ("Ada kabar ..., balas BUKA") dan kabarnya kami simpan utuh.
    .nothing = Sementara itu kabar untuk warga yang lama diam menunggu sampai mereka menulis lagi.
alarm-channel = { $channel } sedang bermasalah: { $trouble }
