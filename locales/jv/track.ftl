track-none = Panjenengan dereng nate ngintun usulan saking mriki. Badhe wiwit sakniki?
track-mine =
    Usulan panjenengan ({ $total }){ $pages ->
        [1] :
       *[other] , kaca { $page } saking { $pages }:
    }
track-line = { $number } - { $wish } - { $state }
    .for = { $number } - { $wish } - { $state } (kangge { $name })
track-sent = Usulan "{ $wish }" sampun kakirim, nomeripun { $number }. Sampun mboten wonten malih ingkang kedah dipun kirim.
track-mine-more = Pencet nomere kangge ningali kabare.
track-waits = { $line }. Petugas nengga wangsulan panjenengan: { $asked }
track-mine-answer = Kangge mangsuli petugas, seraten JAWAB utawi pencet tombole.
track-newer = Langkung enggal
track-older = Langkung lawas
track-card =
    { $number }: { $wish }
    Kelurahan { $area }, rencana kerja kutha taun { $year } (RKPD)
    Kahanan: { $state }
track-step = { $day }: { $what }
    .by = { $day }: { $what } ({ $by })
    .why = - { $why }
track-author = ingkang usul
track-asked = Tanglet ({ $who }): { $text }
track-answered = Jawab ({ $who }): { $text }
track-photo = (foto)
track-link = Kaca usulan: { $link }
track-change = Owahi usulan
track-withdraw = Tarik usulan
track-returned = Ingkang dipun suwun petugas: { $note }
returned-head = Ingkang dipun wangsulaken petugas, nengga wangsulan panjenengan:
returned-line = { $number } "{ $wish }": { $note }
    .bare = { $number } "{ $wish }"
track-answer = Kangge mangsuli petugas, mangga dipun serat mawon ing mriki. Dipun tedahaken rumiyin, nembe dipun simpen.
grieved = Kula mangertos menawi panjenengan kuciwa kaliyan putusan menika.
grieved-can = Menawi taksih mboten sarujuk, aturaken wonten musrenbang utawi kantor { $area }, lan sebataken nomer { $number }. Saking chat menika dereng saged kula terasaken dhateng ingkang mutusaken.
grieved-merged = Dipun gabung tegesipun usulan panjenengan dados setunggal kaliyan ingkang sami: mboten ical, lan kabaripun tetep dhateng panjenengan. Menawi mboten sarujuk, aturaken dhateng kantor kelurahan kaliyan nomeripun.
    .none = Dereng wonten usulan panjenengan ingkang kacathet dipun gabung. Menawi mangke dipun gabung, kula kabari.
grieved-died = Kula tumut bela sungkawa.
    .stays = Usulanipun mboten dipun batalaken, lan naminipun mboten dipun gantos. Kulawarga saged nerasaken: kabaripun tetep mlebet ing chat menika, lan ingkang nerasaken saged dipun cathet ing kantor { $area } kanthi nyebut nomer usulan. Saderengipun nomer HP menika dipun pejahi, ketik HUBUNGKAN supados kabaripun pindhah dhateng nomer sanes.
    .number = Nomer menika mboten kula simpen saking ketikan. Kabar usulan mlebet ing chat menika. Menawi kabaripun badhe mlebet ugi dhateng nomer sanes, chatipun dipun sambungaken.
grieved-lost = Usulan mboten batal piyambak: namung pengusulipun ingkang saged narik. Ingkang dipun tarik mboten dipun rembag malih, nanging saged dipun ajengaken malih minangka usulan enggal. Ingkang dipun kendelaken tetep lumampah, lan putusanipun kula kabaraken ing mriki.
grieved-with = Sakmenika wonten: { $role } { $area }.
track-waited = Nyuwun pangapunten panjenengan ngantos nengga dangu. Menika kabar pungkasanipun.
track-unknown = Usulan kalih nomer "{ $typed }" mboten kula panggihaken. Nomere kados { $such }, utawi cekap 42.
track-lost = Usulan kalih nomer "{ $typed }" mboten kula panggihaken. Simpenan data kula nate risak, lan mbok menawi usulan niku tumut ical. Nyuwun pangapunten. Menawi niku usulan panjenengan, nyuwun tulung dipun kintun malih.
track-not-yours = Usulan niku sanes saking panjenengan, dados mboten saged dipun owahi saking mriki. Kabare tetep saged dipun tingali kalih CEK.
track-withdrawn = Usulan { $number } sampun panjenengan tarik, dados mboten dipun rembag malih. Usulan enggal saged dipun aturaken kapan mawon kalih USUL.
track-dealt = Usulan { $number } sampun dipun tandangi petugas, dados mboten saged dipun owahi utawi dipun tarik malih. Kabare saged dipun tingali kalih CEK { $number }.

withdraw-title = narik usulan
withdraw-sure = Leres badhe narik usulan niki? Sasampune dipun tarik, usulan mboten dipun rembag malih.
    .label = Kepesthen
    .said = Leres badhe narik usulan niki? Sasampune dipun tarik, usulan mboten dipun rembag malih. Alesanipun kula serat kangge petugas: "{ $why }".
    .yes = Nggih, tarik
    .no = Mboten
withdraw-kept = Nggih, usulan tetep lumampah.

state-diajukan = dipun aturaken
state-diverifikasi = sampun dipun priksa
state-dikembalikan = dipun wangsulaken supados dipun jangkepi
state-disepakati = dipun sarujuki
state-diteruskan = dipun terusaken dhateng tingkat sabanjure
state-belum_diakomodir = dereng saged dipun tampung taun niki
state-ditolak = dereng saged dipun turuti
state-digabung = dipun gabung kalih usulan sanes
state-dibatalkan = dipun tarik ingkang usul
state-rkpd = mlebet rencana kerja kutha (RKPD)
state-apbd = mlebet anggaran kutha (APBD)
state-sebagian = sampun dipun garap sebagian
state-selesai = sampun rampung dipun garap

notice-submitted =
    Matur nuwun, usulan sampun kula tampi.
    Nomeripun:
    { $number }

    Sabanjure: dipun rembag ing Musrenbang Kelurahan { $area } (rapat warga), { $when }. Asilipun kula kabari ing mriki; ketik CEK { $running } kapan mawon.
    { $link }
    .later =
        Matur nuwun, usulan sampun kula tampi.
        Nomeripun:
        { $number }

        Usulan niki kangge rencana taun { $year }. Sabanjure: dipun rembag ing musrenbang (rapat warga) Kelurahan { $area } wiwit { $opens }. Kaputusan: { $when }. Asilipun kula kabari ing mriki; ketik CEK { $running } kapan mawon.
        { $link }
notice-changed = Owah-owahan ing usulan { $number } sampun kasimpen. Petugas ningali ingkang paling enggal.
    .as_it_was = Wangsulan panjenengan kangge usulan { $number } sampun kula aturaken. Usulanipun tetep, lan samenika giliranipun petugas malih.
    .said = Kangge petugas: "{ $said }"
notice-look = Tingali usulan
notice-withdrawn = Usulan { $number } "{ $wish }" sampun dipun tarik lan mboten dipun rembag malih. Panjenengan saged ngaturaken usulan enggal kapan mawon kalih USUL.

which-number = Wonten sawetawis usulan nomer { $running }. Ingkang pundi?
which-line = { $number }: { $wish } ({ $area })
share-message =
    Usulan warga Kelurahan { $area }:
    "{ $wish }"
    Nomer { $number }. Kabaripun saged dipun tuti sinten mawon ing mriki:
    { $link }
share-how = Terusaken pesen ing nginggil niku dhateng grup RT utawi tangga tepalih.
share-pass = Terusaken
share-words = Usulan warga Kelurahan { $area }: "{ $wish }" (nomer { $number }).
number-copy = Salin nomer

track-private = Foto kangge petugas mawon
    .which = Foto usulan ingkang pundi ingkang namung kangge petugas? Pencet nomeripun.
    .done = Nggih, foto usulan { $number } sakniki namung kangge petugas lan mboten dipun tingalaken dhateng tiyang kathah.
    .none = Usulan { $number } mboten gadhah foto ingkang saged dipun tingalaken dhateng tiyang kathah.
