# What somebody may mean, as the label of a button (at most 20 letters, as WhatsApp has them).
meant-propose = Dados usulan
meant-begin = Damel usulan
meant-mine = Usulan kula
meant-check = Kabar usulan
meant-change = Owahi usulan
meant-withdraw = Tarik usulan
meant-confirm = Sampun rampung
meant-dispute = Dereng rampung
meant-claim = Pundhut usulan
meant-answer = Jawab petugas
meant-coming = Kula rawuh
meant-maybe = Dereng mesthi
meant-absent = Mboten rawuh
meant-schedule = Jadwal rapat
meant-help = Bantuan
meant-how = Cara usul
meant-what = Rembuk niku napa
meant-who = Sinten sing njawab
meant-why = Kenging napa
meant-promise = Mesthi dibangun?
meant-cost = Mbayar mboten
meant-howlong = Pinten dangune
meant-whodecides = Sinten sing mutusi
meant-private = Data aman mboten
meant-voice = Saged swanten?
meant-location = Carane kirim lokasi
meant-photo = Babagan foto
meant-several = Langkung setunggal
meant-proof = Bukti usulan
meant-together = Carane ndukung
meant-night = Jam ngintun kabar
meant-eligible = Sinten saged usul
meant-elsewhere = Kelurahan sanes
meant-editing = Saged diubah?
meant-saved = Punapa kasimpen
meant-wording = Carane nyerat
meant-inexact = Nek dereng ngertos
meant-channels = Lumantar punapa
meant-for_others = Kangge tiyang sanes
meant-after = Sasampunipun
meant-number = Ginanipun nomer
meant-budget = Babagan dana
meant-services = Urusan sanes
meant-report = Lapor dhateng pundi
meant-again = Menawi ditolak
meant-attend = Babagan rapat
meant-deadline = Wates wekdal usul
meant-rename = Gantos nama
meant-language = Ganti basa
meant-stop = Mandheg dikabari
meant-start = Dikabari malih
meant-data = Tingali data kula
meant-forget = Busak data kula
meant-join = Kode petugas
meant-support = Nyengkuyung usulan
meant-public = Usulan warga
meant-home = Gantos kelurahan
meant-connect = Gandhengaken chat
meant-greet = Namung nyapa
meant-thank = Matur nuwun
meant-complain = Tanglet kabar
meant-officer = Kalih petugas
meant-urgent = Mbebayani
meant-resume = Terusaken
meant-stuck = Bingung nyerate
meant-correct = Owahi usulan
meant-none =
    { $n ->
        [3] Sanes sedayanipun
       *[other] Sanes kalih-kalihe
    }
offer-of = Dhateng { $number }
offer-later = "{ $typed }" kula simpen rumiyin, lan kula tangletaken sasampunipun punika.
offer-next = Salajengipun, saking pesen panjenengan wau:
    .later = Sasampunipun dipun lajengaken { $numbers }.
offer-none = Sanes sedaya
offer-theirs = Usulan panjenengan: { $number } "{ $wish }".
    .line = { $number } "{ $wish }"
offer-which = Kula waos: "{ $typed }". Kangge usulan panjenengan ingkang pundi?
    .each = Kula waos: "{ $typed }". Setunggal-setunggal nggih: saking usulan ingkang pundi rumiyin? Sasampunipun, kintun malih kangge sanesipun.

meant-which = Kula waos: "{ $typed }". Supados mboten klentu, maksud panjenengan ingkang pundi?
meant-is = Kula waos: "{ $typed }". Maksud panjenengan: { $act }?
unknown-kept = Nyuwun pangapunten, kula dereng mangertos pesen niki: "{ $typed }". Menawi niku usulan, pencet tombole; menawi sanes, ketik BANTUAN.

answer-later = Nggih, kapan mawon Bapak/Ibu longgar. Ingkang dereng rampung tetep kula simpen.
answer-resume = Mboten wonten ingkang nenggo dipun terusaken. Ingkang saged dipun lampahi sakniki:
answer-nothing-open = Sakniki mboten wonten pitakenan ingkang nenggo jawaban niku. Ingkang saged dipun lampahi:
answer-join = Kode undangan petugas dipun kintun admin. Menawi sampun gadhah, ketik PETUGAS lajeng kodene.

done-sure = Dados miturut panjenengan sampun rampung dipun garap? Ingkang dipun maksud:
dispute-heard = Kula cathet: "{ $why }".

passing-good = Alhamdulillah, kula tumut remen. Matur nuwun kabaripun. Kabar sedaya usulan wonten ing USULAN SAYA.
    .theirs = Alhamdulillah, kula tumut remen. Matur nuwun kabaripun. Niki bab usulan { $number }, "{ $wish }"? Tutul tombole kangge ningali cathetanipun.
passing-for-many = Pesen "{ $typed }" kados undangan utawi kabar kangge tiyang kathah. Mboten kula sebaraken lan mboten kula cathet. Menawi badhe usul, tutul tombole.
