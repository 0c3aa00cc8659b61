# Several chats of one person: HUBUNGKAN and PISAHKAN; several people at one phone: GANTI ORANG.

command-connect = HUBUNGKAN
    .also = sambungkan, hubungkan chat, satukan chat, sambungkan chat, hubungkan akun
    .about = menyatukan chat Anda di WhatsApp, Telegram, atau browser
    .button = Hubungkan chat
command-separate = PISAHKAN
    .also = pisahkan chat, putuskan hubungan chat, lepaskan chat
    .about = memisahkan lagi chat yang pernah dihubungkan
    .button = Pisahkan lagi

command-switch = GANTI ORANG
    .also = ganti pembicara, orang lain, ini orang lain, gantian
    .about = satu HP dipakai beberapa orang: siapa yang sekarang menulis
    .button = Ganti orang

sharing-who = Yang sekarang menulis di sini: { $name }. Siapa yang menulis sesudah ini? Usulan, dukungan, dan jawaban setiap orang kami catat terpisah.
sharing-nameless = tanpa nama
sharing-first = Pemilik HP
sharing-new = Orang lain
sharing-now = Baik, mulai sekarang kami berbicara dengan { $name }. Kalau sudah selesai, ketik GANTI ORANG. Setelah beberapa jam tanpa pesan, chat ini kembali ke pemilik HP.
sharing-same = Yang sedang menulis memang { $name }.
sharing-full = Satu HP paling banyak untuk { $n } orang, jadi yang berikutnya belum bisa ditambahkan.
sharing-for = Untuk { $name }:

connect-title = chat yang dihubungkan
connect-code = Mau menyatukan usulan dari dua chat Anda? Buka chat Rembuk Anda yang lain (WhatsApp, Telegram, atau browser), lalu kirim:

    HUBUNGKAN { $code }

    Kodenya berlaku { $minutes } menit, sekali pakai. Jangan beri tahu orang lain: dengan kode ini usulan Anda bisa dilihat.
connect-doors = Atau buka lewat link ini:
connect-bad = Kode itu tidak dikenal, sudah terpakai, atau sudah lewat waktunya. Untuk mendapat kode baru, ketik HUBUNGKAN di chat yang satunya.
connect-same = Kode itu berasal dari chat yang sudah menyatu dengan chat ini. Kirim kode dari chat Anda yang lain.
connect-whose = Chat { $channel } ({ $name }), dengan { $n } usulan
connect-sure = Chat ini dan chat { $channel } ({ $name }, { $n } usulan) akan menjadi satu. Usulan, dukungan, dan kehadiran dari kedua chat digabung. Siapa pun yang membuka salah satu chat itu bisa melihat semuanya. Lanjutkan hanya kalau kedua chat milik Anda sendiri.
    .label = Satukan
    .yes = Ya, milik saya
    .no = Jangan
connect-asked = Satu langkah lagi: kami bertanya juga di chat { $channel }. Jawab YA di sana supaya kedua chat menjadi satu.
connect-question = Ada yang ingin menyatukan chat ini dengan chat { $channel } ({ $name }, { $n } usulan). Kalau Anda yang memintanya, usulan dan dukungan dari kedua chat kami gabung. Apakah chat itu milik Anda?
connect-kept = Baik, kedua chat tetap terpisah.
connect-refused = Chat ini tidak jadi disatukan, karena pertanyaan kami di chat { $channel } dijawab tidak.
connect-gone = Pertanyaan itu sudah dijawab atau sudah lewat. Ketik HUBUNGKAN untuk mulai lagi.
connect-busy = Chat yang satunya sedang dipakai. Tunggu sebentar, lalu ketik HUBUNGKAN lagi.
connect-done = Chat ini dan chat { $channel } Anda sekarang menjadi satu. Kabar kami kirim sekali saja, ke chat tempat Anda terakhir menulis. Keliru? Ketik PISAHKAN.
connect-quiet = Di salah satu chat itu Anda pernah memilih BERHENTI, jadi kabar belum kami kirim. Ketik MULAI kalau mau dikabari lagi.
connect-drafts = { $n ->
        [1] Satu tulisan yang belum selesai di chat itu ikut ke sini. Ketik LANJUT untuk meneruskan.
       *[other] { $n } tulisan yang belum selesai di chat itu ikut ke sini. Ketik LANJUT untuk meneruskan.
    }
connect-and = { $one } dan { $other }

separate-title = pemisahan chat
separate-none = Chat ini tidak terhubung dengan chat lain. Untuk menghubungkan, ketik HUBUNGKAN.
separate-sure = Sejak { $day } chat ini menjadi satu dengan chat { $channels }. Kalau dipisahkan, usulan di tiap chat terpisah lagi seperti semula. Usulan yang dibuat sesudah disatukan tetap di satu chat saja. Mau dipisahkan?
    .label = Pisahkan
    .yes = Ya, pisahkan
    .no = Tidak
separate-kept = Baik, chat Anda tetap menjadi satu.
separate-whose = Chat yang dihubungkan
separate-done = Sudah dipisahkan. Usulan di tiap chat sekarang terpisah lagi seperti semula.
    .more = Chat ini masih menjadi satu dengan chat Anda yang lain. Mau dipisahkan juga? Ketik PISAHKAN lagi.
    .other = Chat ini dan chat Anda yang lain sudah dipisahkan. Usulan di tiap chat sekarang terpisah lagi seperti semula. Kalau bukan Anda yang memintanya, ketik HUBUNGKAN untuk menyatukan lagi.
