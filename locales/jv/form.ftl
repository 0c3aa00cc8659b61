# What every form says: asking, going around, summing up.

form-asked = ({ $n } saking { $of }) { $question }
form-line = { $label }: { $value }
form-empty = (mboten dipun isi)
form-now = Jawaban sakniki: { $value }

form-back = Mbalik
form-skip = Liwati
form-done = Sampun
form-keep = Tetep

form-title = { $title } kangge { $subject }
form-answered = Niku sampun kula tampi wau, dados mboten dipun lampahi kaping kalih.
form-which-yes = Wonten sanese ingkang panjenengan bikak utawi serat sasampune pitakenan niki. Supados mboten klentu, pencet tombole utawi ketik: { $typed }
form-yes-named = YA { $name }
form-stale = Tombol niku gadhahane pitakenan ingkang sampun kepengker. Ingkang tasih kabikak sakniki:
    .nothing = Tombol niku gadhahane pitakenan ingkang sampun kepengker, lan sakniki mboten wonten ingkang perlu dipun jawab. Mangga dipun pilih:
    .sent = Usulan panjenengan sampun kakintun kalih nomer { $number }.
form-question-gone = Pitakenan wau sampun mboten dipun ginakaken malih. Jawaban sanese aman; mangga dipun terusaken saking mriki.
form-gone = Nyuwun pangapunten, isian wau sampun mboten dipun ginakaken malih. Ketik BANTUAN kangge ningali napa ingkang saged.
form-not-photo = Foto niki dereng kula simpen, amargi pitakenan niki mbetahaken jawaban seratan.
form-photo-early =
    { $n ->
        [1] Fotone kula simpen kangge usulan niki.
       *[other] { $n } foto kula simpen kangge usulan niki.
    }
    .consult = Fotone kula simpen kangge pitakenanipun mangke.
form-photo-added = Fotone kula tambahaken; sakniki wonten { $n } foto.
form-photo-dropped = { $left ->
    [0] Foto menika sampun kula bucal; sakmenika dereng wonten foto.
   *[other] Foto menika sampun kula bucal; sanesipun tetep.
}

form-photo-over = { $kept } foto kula simpen; { $over } foto sabanjure mboten, paling kathah { $kept }.
form-place-early = Lokasine kula simpen kangge usulan niki.
    .consult = Lokasine kula simpen kangge pitakenanipun mangke.
form-caption = Seratan "{ $typed }" ing ngandhape foto mboten tumut kasimpen. Menawi wigati, dipun tambahi lumantar UBAH.
form-correction = eh { $typed }
form-denied = bukan { $no }, { $now }
form-joined = Kula tambahaken ing { $label }: "{ $value }".
form-renew = Ganti sedaya
form-renewing = Mangga dipun kintun ingkang enggal. Ingkang lawas dipun ganti menawi ingkang enggal sampun kula tampi; ketik LEWATI menawi badhe dipun kosongaken.
kept-full = Pesen pungkasan niki mboten tumut kasimpen: sakderenge dipun terusaken, kula namung saged nyimpen { $most } foto lan seratan ingkang mboten kepanjangen.
form-not-location = Lokasi niki mboten kula ginakaken, amargi pitakenan niki mbetahaken jawaban sanes.
form-want-photo = Ing mriki kula nenggo foto. Kintun fotone, utawi ketik LEWATI menawi mboten wonten.
form-nothing-said = Pesene kosong. Mangga jawabane dipun serat.
form-pick = Mangga dipun pencet salah setunggal, utawi ketik nomere.
form-yes-or-no = Jawab NGGIH utawi MBOTEN mawon.
sure-more = Panjenengan mangsuli nggih, lan nyerat ugi: "{ $typed }". Supados mboten klentu, dereng kula lampahi. Menawi ingkang ing ngandhap menika sampun leres, mangsuli NGGIH; sanesipun kula tanggapi saksampunipun. Menawi wonten ingkang perlu dipunowahi rumiyin, mangsuli MBOTEN.
    .reach = Dereng dipunkirim, amargi panjenengan taksih tanglet: "{ $typed }". Cacahipun wonten ing ngandhap menika. Menawi sampun leres, mangsuli NGGIH.
    .now = Sapunika ingkang panjenengan serat wau: "{ $typed }".
form-passed = Nggih, kula kosongaken rumiyin.
form-needed = Pitakenan niki perlu dipun jawab, dados mboten saged dipun liwati. Kangge mandheg, ketik BATAL.
    .proposal = Pitakenan niki perlu dipun jawab supados saged dipun proses. Menawi mangu-mangu, serat sakwontene rumiyin.
    .final = Ingkang niki mboten saged dipun liwati: pilih salah setunggal. Kangge mandheg, ketik BATAL.
    .review = Mboten wonten malih ingkang prelu dipun liwati; ingkang dereng wonten mboten menapa.
form-first = Niki pitakenan ingkang kapisan, dados dereng wonten ingkang sakderenge.

form-cancel = Leres badhe mbatalaken { $title }? Jawaban ingkang sampun dipun serat badhe ical.
    .yes = Nggih, batalaken
    .no = Mboten, terusaken
    .button = Batal
form-waits = Nggih, kula entosi.
form-cancelled = Sampun dipun batalaken lan mboten dipun kintun dhateng sinten-sinten: { $title }.
form-change = Perangan pundi ingkang badhe dipun ubah?
    .typed = Panjenengan nyerat "{ $typed }", nanging dereng cetha bagian ingkang pundi.
    .wrote = Wau panjenengan nyerat "{ $typed }". Mangga dipun serat jawaban ingkang leres.
    .kept = Panjenengan nyerat "{ $typed }". Dipun ginakaken kangge { $label }?
    .use = Nggih, pakai niku
    .another = Nyerat sanes
    .button = Ubah
form-mended = { $label } sakniki: { $value }.
    .new = Kula cathet { $label }: { $value }.
form-known = { $label } sampun kula cathet: { $value }.
form-doubted = { $label } wau kaserat kangge wangsulan ingkang dipun gantos. Menawi taksih cocog, tutul Tetep; menawi mboten, serat ingkang enggal.
form-mend = "{ $typed }" niku kangge ngowahi bagian ingkang pundi?
    .none = Sanes niku
form-doubt = Panjenengan nyerat "{ $typed }". Niku jawabane, utawi sanese?
    .or-cancel = Panjenengan nyerat "{ $typed }". Niku jawabane, utawi badhe batal?
    .none = Panjenengan nyerat "{ $typed }". Maksude ingkang pundi?
    .which = Nyuwun tulung dipun pilih salah setunggal rumiyin: "{ $typed }" niku maksude ingkang pundi? Contone ketik: { $label }
    .answer = Niku jawabane
    .cancel = Badhe batal
    .back = Mundur rumiyin
    .skip = Dipun liwati
    .later = Mangke rumiyin
    .done = Sampun cekap
    .send = Kintun sakniki
    .on = Terus ngisi
    .stuck = Nyuwun conto
    .correct = Owahi jawaban
    .ask = Kula tanglet
form-stuck = Mboten napa-napa menawi tasih bingung. Serat sakwontene ngagem basa sadinten-dinten, kados cariyos kalih tanggi.
    .skip = Menawi mboten ngertos, angsal dipun liwati: ketik LEWATI.
    .ways = Menawi badhe leren rumiyin, ketik NANTI. Kangge mundur ketik KEMBALI.
form-slipped = Mboten punapa-punapa, pesen kala wau mboten dipunagem.
form-patience = Nyuwun pangapunten menawi pitakenane kados dipun bolan-baleni.
form-have =
    { $n ->
        [0] Dereng wonten foto ingkang mlebet. Menawi wonten, kintun mawon fotonipun dhateng chat niki.
       *[other] Sampun mlebet { $n } foto.
    }
form-one = Setunggal usulan setunggal pilihan mawon; pendhet ingkang paling cocok.
form-read-out = Nyuwun pangapunten, dereng saged dipun waosaken mawi swanten. Nyuwun tulung tiyang ing caket panjenengan maosaken, utawi aksaranipun dipun agengaken ing setelan HP. Isinipun sepisan malih:
form-so-far = Niki ingkang sampun kita cathet:
    .nothing = Dereng wonten ingkang kita cathet.
form-must = { $label } kedah dipunisi supados usulan saged dipunproses; sak ngertosipun mawon.
    .optional = { $label } mboten wajib, angsal dipunlangkungi.
form-refused = Mboten napa-napa, mboten sah rinci. Menawi mboten siyos, ketik BATAL.
form-here = Dugi pitakenan niki:
form-not-yet = Dereng saged dipun kintun, tasih wonten pitakenan ingkang perlu dipun jawab.
form-objects = Kula mangertos. Putusane wonten musrenbang, lan alasane mesthi kula kabari.
form-add = Panjenengan nyerat "{ $typed }". Menapa dipun tambahaken dhateng { $label }?
    .yes = Nggih, tambahaken
    .to = Tambahaken dhateng { $label }
    .other = Ngowahi bagian sanes
    .long = Tambahan punika { $size } aksara, dene { $label } kantun cekap { $room } aksara malih. Nyuwun dipun serat langkung cekak, lajeng kintun malih. Ingkang kala wau dereng kula agem.
    .no = Mboten usah
    .first = Dereng kula kintun. "{ $typed }" badhe dipun tambahaken rumiyin dhateng { $label }? Sasampunipun lajeng kula kintun.
    .and-send = Nggih, tambahaken rumiyin
    .without = Tanpa niku mawon
form-unheard = Dereng kula kintun. Wau panjenengan nyerat "{ $typed }", nanging dereng wonten ingkang dipun owahi. Badhe dipun owahi rumiyin?
    .change = Owahi rumiyin
    .send = Kintun sakwontene
form-no-change = Dereng wonten jawaban ingkang saged dipun owahi.

talk-resume = Bapak/Ibu saweg ngisi { $title } lan mandheg ing bagian { $question }. Dipun terusaken?
talk-which = Bapak/Ibu tasih ngisi { $title }. Badhe nerusaken ingkang niku?
    .again = Nyuwun tulung dipun pilih rumiyin: nerusaken { $title }, utawi mbikak { $other }?
talk-not-begun = Dereng dipun bikak: { $title }.
talk-dropped = Ingkang lawas mboten dipun terusaken lan mboten dipun simpen: { $title }.
talk-waits = Ingkang wau dipun simpen tasih nenggo: { $title }. Jawabane aman.
talk-continue = Terusaken
talk-new = Wiwit enggal
talk-other = Simpen, bikak sanes
talk-later = Mangke
talk-parked = Nggih, isian wau kula simpen lan mboten ical. Kapan mawon saged dipun terusaken.
talk-unused = Pesen "{ $typed }" dereng kula ginakaken. Kintun malih mangke menawi tasih perlu.

# Words that are understood in every language, however they are written.
words-resume = lajengaken, terusaken, terusake, dilanjut, dipun lajengaken, terusno
words-whichever = sakersane, sembarang, manut mawon, manut kemawon, sumangga kersa
words-refusal = ora sida, ora sido, mboten sios, mboten estu, aja, ojo, sampun
words-back = bali, balik, wangsul, mundur, mbalik
words-skip = liwati, diliwati, dilewati wae, liwati wae, dipun liwati
words-done = sampun, wis, uwis, rampung, cekap, sampun cekap, wis cukup, wis kuwi wae, sampun niku mawon
words-later = mangke, mangke rumiyin, mangke mawon, mengko, mengko sik, mengko wae, sesuk wae
words-keep = tetep
words-cancel = ora sida, ora sido, ra sido, ora sido wae, mboten siyos, mboten sios, mboten estu, wurung, batalke, batalaken
words-change = owahi, owah, diowahi, gantos
words-yes = nggih, inggih, enggih, iyo, yo, yo wis, yowis, yowes, nggih sampun, nggih kersa, kersa, nggih purun, purun, gelem, leres, nggih leres, sampun leres, bener kuwi, mangga, monggo, sumangga, nggih mangga, nggih setuju, hooh, ho oh
words-join = dhukung, dhukung wae, dukung wae, dhukung sing kuwi, dhukung sing iki, melu sing kuwi, melu wae
words-send = tetep kintun, tetep dikirim, kintun, kintun mawon, dipun kintun, kirimno, kirim wae, dikirim wae, nggih kirim
words-no = mboten, ora, ra, ora usah, mboten usah, mboten sah, dudu, sanes, emoh, wegah, ora gelem, mboten kersa, mboten purun, ojo
words-neither = sanes sedayanipun, sanes kalih-kalihe, dudu kabeh, dudu kuwi, sanes sedaya, sanes niku
words-greeting = kula nuwun, kulanuwun, nuwun sewu, sugeng enjing, sugeng siang, sugeng sonten, sugeng dalu, sugeng rawuh, matur nuwun, matur suwun, suwun
words-propose-lead = arep usul, bade usul, kulo bade usul, kula bade usul, kulo badhe usul, kulo arep usul, kulo ajeng usul, ajeng usul, aku arep usul, badhe usul, kula badhe usul, kula usul, aku usul, kula badhe ngaturaken usulan, badhe ngaturaken usulan
words-propose-wish = njaluk, nyuwun, tulung, nyuwun tulung, kula nyuwun
words-signs = sing, ana, saka, uga, amarga, nganti, luwih, kudu, dadi, marang, kaya, iku, kang, pancen, tenan, panggonan, ngendi, maneh, isih, tekan, piye, opo, ingkang, lan, kalih, karo, kaliyan, neng, ning, nang, ing, saking, seko, soko, dhateng, kangge, kanggo, nggo, iki, niki, kuwi, niku, punika, menika, wonten, ono, ora, mboten, durung, dereng, wis, sampun, badhe, arep, yen, nek, menawi, amargi, merga, kula, kulo, panjenengan, dalan, margi, griya, omah, toya, banyu, jawah, udan, saben, nyuwun, njaluk, saged, iso, mriki, kene, kathah, akeh, tiyang, wong, mbah, peteng, pejah, ngajeng, ngarep, mburi, wingking, celak, cedhak, dipun, mawon, wae, riyin, sik
words-what-is-this = niki napa, niki menapa, iki opo, opo iki, niki sinten, iki sopo, panjenengan sinten
words-wish = ndandosi, didandani, ndandani, risak, bolong, pejah, mampet, ajur
words-complaint = risak, ajur, mampet, peteng, pejah, nyuwun, njaluk, tulung, dandani
words-name-lead = asmane kula, asmane kulo, asmaku, namine kula, namine kulo, naminipun kula, jenenge kula, jenenge kulo, jenenge aku, arane aku, wastane kula, wasta kula, kula asma, kula wasta, asma kula, nami kula, jeneng kula, jenengku, kula
words-not-name = kapan, kados pundi, pripun, piye, kenging napa, ngopo, sinten, pundi, pinten, piro, saged, badhe, arep, mboten, ora, dereng, durung, mampet, risak, ajur, peteng, niki, iki, damel, ndamel, nggawe, gawe, dodol, dodolan, sadean, nyambut
words-is-wish = niku usulan, iki usulan, kuwi usulan, usulan kula, usulku
words-is-name = niku asma kula, asma, jeneng, jenengku, iki jenengku, niku nami kula
words-beside-area = kula, ing, neng, wonten, saking, kangge, kanggo, niki, niku, iki, kuwi, mawon, wae, nggih, yo, griya, omah, panggenan, mriki, kene
words-number-lead = nomer, sing, ingkang, pilih nomer
words-number-1 = siji, setunggal, sepisan, kapisan
words-number-2 = loro, kalih, kapindho, kaping kalih
words-number-3 = telu, katelu, kaping tiga
words-number-4 = papat, sekawan, kaping sekawan
words-number-5 = limo, gangsal, kaping gangsal
words-number-6 = enem, nem
words-number-7 = pitu
words-number-8 = wolu
words-number-9 = songo, sanga
words-number-10 = sedasa, sepuluh wae
form-and = { $first }, { $last }
form-missing = Dereng wonten, angsal dipun tambahi: { $labels }.
