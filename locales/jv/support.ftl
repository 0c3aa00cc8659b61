alike-review =
    { $alike }

    { $review }
alike-found = Sakderengipun dipun kintun: sampun wonten { $n } usulan ingkang mirip.
alike-line = - { $number }: { $wish } ({ $n ->
        [0] dereng wonten pendhukung sanes
       *[other] { $n } pendhukung
    })
    .own = - { $number }: { $wish } (usulan panjenengan piyambak)
alike-how = { $n ->
        [0] Menawi pancen sanes, mangga tetep dipun kintun.
       *[other] Menawi maksudipun sami, mangga dhukung ingkang sampun wonten: swantenipun langkung kiyat, lan kabaripun ugi dugi dhateng panjenengan. Menawi pancen sanes, pencet TETEP KINTUN.
    }
alike-asked = Sampun wonten { $n } usulan ingkang mirip:
    .how = Menawi maksudipun sami, serat DUKUNG { $running }: seratan panjenengan ing mriki boten sios dipun kintun. Menawi sanes, mangga dipun lajengaken.
    .none = Dumugi sapunika dereng wonten usulan sanes ingkang mirip ing kelurahan punika. Sakderengipun dipun kintun, kula priksa malih.
    .later = Menawi wonten ingkang mirip, kula tingalaken sakderengipun usulan punika dipun kintun.
alike-join = Dhukung punika
    .number = Dhukung { $running }
alike-other = Inggih, usulan panjenengan tetep piyambak. Menawi sampun leres, kantun dipun kintun.
alike-which = Usulan pundi ingkang dipun dhukung? Pencet nomeripun.
alike-send = Tetep kintun
alike-joined = Inggih, ingkang kala wau boten sios dipun kintun lan isinipun boten kula simpen.

support-which = Usulan nomer pinten ingkang badhe dipun dhukung? Contone: DHUKUNG 42.
    .end = Usulan pundi ingkang mboten dipun dhukung malih? Pencet nomeripun, utawi ketik BATAL DHUKUNG 42.
support-so-far = { $number } "{ $wish }": { $n ->
    [0] dereng wonten ingkang ndhukung. Tanggi saged ndhukung kanthi ngetik DHUKUNG { $running } ing chat punika.
   *[other] ingkang ndhukung { $n } tiyang, { $near } saking kelurahan menika.
}

support-how = Kangge ndhukung usulan panjenengan { $number } "{ $wish }", tanggi cekap mbikak chat Rembuk punika lan ngetik DHUKUNG { $running }. Tutul Bagikan kangge pesen ingkang saged dipun terusaken.
    .which = Tanggi cekap mbikak chat Rembuk menika lajeng ngetik DUKUNG kaliyan nomer usulanipun. Mangga dipun ketuk nomeripun kangge pesen ingkang saged dipun terusaken:
support-nothing = Panjenengan dereng ndhukung usulanipun sinten-sinten. Badhe ningali? Ketik USULANE WARGA.
support-mine = Usulan ingkang panjenengan dhukung, ingkang paling enggal rumiyin. Pencet nomeripun kangge ningali kabaripun; badhe mandheg, ketik BATAL DHUKUNG lan nomeripun.
theirs-which = Pundi ingkang panjenengan suwunaken? Pencet nomeripun.
merge-residents = Ingkang nggabung usulan punika petugas. Menawi sarujuk kalih usulan, mangga dhukung kemawon. Contone: DHUKUNG 42.
support-found = Wonten { $n } usulan "{ $what }" ing { $area } kangge taun { $year }:
    .all = Wonten { $n } usulan warga { $area } kangge taun { $year }:
support-beside = Usulan ingkang nembe dipun serat tetep kula simpen. Menawi mboten sios, ketik BATAL.
support-tap = Pundi ingkang panjenengan dhukung? Pencet tombolipun, utawi ketik DHUKUNG lan nomeripun.
words-listed-around = ing, nang, ning, neng, ten, wonten, sing, ingkang, bab, babagan, kangge, kanggo, nggih, niku, niki, iku, iki
support-several = Wonten pinten-pinten nomer, dereng wonten ingkang dipun cathet. Tutul setunggal-setunggal ingkang panjenengan dhukung.
    .end = Wonten pinten-pinten nomer, dereng wonten ingkang kula owahi. Tutul setunggal-setunggal ingkang mboten panjenengan dhukung malih.
support-done = Matur nuwun, panjenengan sakmenika ndhukung { $number } "{ $wish }". Pendhukungipun { $n } tiyang, lan saben kabaripun kula aturaken ugi. Ajak tanggi mawi kaca punika: { $link }. Badhe mandheg? Ketik BATAL DHUKUNG { $running }.
support-already = Panjenengan sampun ndhukung { $number } "{ $wish }". Pendhukungipun { $n } tiyang. Kacanipun: { $link }
support-own = Usulan { $number } punika usulan panjenengan piyambak.
support-over = Usulan { $number } sampun rampung dipun rembag, dados boten saged dipun dhukung malih.
support-ended = Inggih, panjenengan boten ndhukung { $number } "{ $wish }" malih. Pendhukungipun sakmenika { $n } tiyang.
    .nobody = Inggih, panjenengan boten ndhukung { $number } "{ $wish }" malih.
support-none = Panjenengan pancen boten ndhukung { $number }, dados boten wonten ingkang ewah.
support-button = Dhukung
support-end = Batal dhukung

track-merged = Usulan { $was } sampun dipun gabung kalih usulan { $number } amargi maksudipun sami. Punika kabaripun:
track-gathered = Usulan warga sanes sampun dipun gabung kalih usulan { $number }, dados mboten saged dipun tarik kemawon. Menawi wonten ingkang klentu, mangga dhateng kantor kelurahan.
follow-head = Kabar usulan { $number } ingkang panjenengan dhukung: "{ $wish }"
    .merged = Kabar usulan { $number } "{ $wish }". Usulan panjenengan { $merged } dipun gabung kalih usulan punika.
gathered-now = Sakmenika { $n } tiyang sanes ndhukung usulan punika, { $near } warga kelurahan punika.
    .nobody = Sakmenika dereng wonten tiyang sanes ingkang ndhukung usulan punika.
follow-merged = Saklajengipun: dipun rembag sareng kalih usulan { $into }. Dhukungan panjenengan tetep dipun etang, lan kabaripun tetep dugi.

notice-held = Sakderengipun ketingal warga sanes, usulan punika dipun tingali petugas rumiyin. Mboten wonten ingkang ical, lan kabaripun kula aturaken. Aturanipun: { $link }
notice-released = Usulan punika sampun dipun tingali petugas lan sakmenika ketingal warga.
track-held = Usulan { $number } taksih dipun tingali petugas, dados isinipun dereng ketingal.
    .own = Usulan punika taksih dipun tingali petugas.
propose-own-need = Bantuan kangge piyambak utawi kulawarga langkung enggal dipun urus ing kantor kelurahan utawi Dinas Sosial; bekta KTP lan KK. Menawi tetep badhe dipun usulaken, mangga dipun lajengaken. Isinipun saged dipun waos sedaya tiyang, dados asma lan sakitipun mboten prelu dipun sebat.
propose-quicker = Kangge { $thing }, limrahipun langkung enggal lapor piyambak: { $office }, { $contact } ({ $hours }). Menawi tetep badhe dipun usulaken, mangga dipun lajengaken.

# --- asked of the one that was shown last -------------------------------------------------------

shown-state = { $number } "{ $wish }": { $state }.
shown-states = "Belum diakomodir" tegesipun dereng saged dipunsembadani taun punika. "Ditolak" tegesipun mboten saged dipunsembadani. Kalih-kalihipun tansah wonten alesanipun. Ketik CEK lan nomeripun, mangke dipunaturaken alesanipun lan punapa ingkang taksih saged dipuntindakaken.
shown-private = Asma, nomer HP, lan alamat pangusul mboten saged dipunaturaken dhateng sinten kemawon, awit punika data pribadi. Badhe nyuwun pirsa, mangga dhateng petugas kelurahan utawi rawuh ing pepanggihan warga.
shown-once = Panyengkuyung panjenengan sampun mlebet. Satunggal tiyang kaetang sepisan.
shown-news = Inggih. Saben pawartos { $number } "{ $wish }" dipunkintun mriki.
    .support = Pawartos { $number } "{ $wish }" dipunkintun menawi panjenengan nyengkuyung.
shown-alike = Wonten usulan ingkang sami ingkang taksih saged dipunsengkuyung:
shown-can = Ingkang saged dipuntindakaken sakmenika: nyengkuyung usulan warga sanes ingkang sami, utawi damel usulan piyambak.
shown-look = Tingali { $running }
