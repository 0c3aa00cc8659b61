# The form of a proposal, in plain krama.

propose-cancelled = Jawaban lan fotone mboten kula simpen. Ingkang tetep: asma, persetujuan, lan usulan panjenengan sanese.
    .changed = Owah-owahane mboten dipun simpen; usulan ingkang sampun dipun kintun tetep kados wau.
propose-title = usulan "{ $wish }"
    .new = usulan enggal
    .change = owah-owahan
propose-heard =
    Kula cathet usulan "{ $wish }" kangge Kelurahan { $area }.{ $more ->
        [yes] {""}
       *[no] {" "}Ketik UBAH menawi wonten ingkang klentu.
    }
    .wish =
        Kula cathet usulan "{ $wish }".{ $more ->
            [yes] {""}
           *[no] {" "}Ketik UBAH menawi wonten ingkang klentu.
        }
    .vague = Saking "{ $wish }" dereng cetha ingkang dipun suwun. Mangke kula tangletaken.
    .short = "{ $wish }" tasih kecekaken kangge dipun cathet. Mangke kula tangleti malih napa ingkang dipun usulaken.
    .long = Seratan panjenengan { $typed } aksara, lan kula simpen dados cariyos masalahe. Mangke kula nyuwun intine setunggal ukara.
    .too-long = Seratan panjenengan { $typed } aksara, paling kathah { $most }, dados dereng kula simpen. Kula tangleti setunggal-setunggal; serat ingkang paling wigati rumiyin.
    .same = Kelurahan lan RT/RW kula samiaken kaliyan usulan sakderengipun: { $area }, { $place }. Menawi benten, sebutaken mawon.
    .same-area = Kelurahanipun kula samiaken kaliyan usulan sakderengipun: { $area }. Menawi benten, sebutaken mawon.
    .same-place = Kelurahan lan panggenanipun kula samiaken kaliyan usulan panjenengan sakderengipun: { $area }, { $place }. Menawi benten, sebutaken mawon.
    .which-place = Usulan panjenengan sakderengipun wonten ing pinten-pinten panggenan, dados panggenanipun kula tangletaken.
propose-taken = Sisan kula cathet, ketik UBAH menawi klentu:
    .first = Kula cathet, ketik UBAH menawi klentu:
propose-apart = Wonten { $n } prekawis ing pesen niki. Didadosaken usulan piyambak-piyambak, napa setunggal usulan mawon?
    .kept = Niki ugi kula cathet: "{ $typed }".
    .line = { $n }. { $wish }
    .apart = Piyambak-piyambak
    .later = Pesen "{ $typed }" kula simpen rumiyin, mangke kula tangletaken sasampunipun usulan niki.
    .one = Nggih, niki usulan setunggal mawon.
    .together = Setunggal usulan
    .first = Wonten { $n } usulan ing pesen niki. Dipun isi ingkang sepisan rumiyin, sanesipun kula tangleti sasampunipun.
    .sooner = Nggih, "{ $wish }" rumiyin. Sanesipun kula tangletaken saksampunipun.
    .each = Setunggal usulan kangge setunggal perkawis, supados saged dipun rembag piyambak-piyambak. "{ $wish }" sampun dipun simpen lan dipun tangletaken saksampunipun usulan menika.
apart-title = pilihan setunggal napa sawetawis usulan
apart-whether = Didadosaken usulan piyambak-piyambak, napa setunggal usulan mawon?
    .label = Setunggal napa sawetawis usulan

propose-area = Usulan niki kangge kelurahan pundi? Ketik asmane, pilih kecamatane, utawi kintun lokasi. Contone: "Hadimulyo Barat".
    .label = Kelurahan
    .moved = Lokasi "{ $place }" wau dipun serat kangge Kelurahan { $area }. Menawi sakniki sanes, ketik UBAH lajeng pilih Lokasi.
    .moved-point = Lokasi "{ $place }" wau kangge Kelurahan { $area }, dados titik petane mboten kula ginakaken malih. Menawi panggenane sanes, ketik UBAH lajeng pilih Lokasi.
    .home = Usulan niki kangge kelurahan pundi? Panjenengan manggen ing { $area }. Pencet asmane, utawi ketik kelurahan sanese.
    .again = Usulan niki kangge kelurahan pundi? Pungkasan panjenengan milih { $area }. Pencet asmane, utawi ketik kelurahan sanes.
    .said = Usulan niki kangge kelurahan pundi? Wau panjenengan nyebat { $area }. Pencet asmane, utawi ketik kelurahan sanes.
    .first = Nggih, bab "{ $typed }". Kelurahane rumiyin; saksampune niku kula takeni langkung jangkep.
    .kecamatan = Kec. { $name }
    .below = Pilih kelurahan ing { $name }.
    .two = Ingkang dipun maksud { $first } utawi { $second }? Asmane mirip, dados kula pesthekaken rumiyin.
    .taken = Kelurahanipun kula isi { $area }, kados ingkang nate dipunsebat. Menawi sanes, ketik UBAH, lajeng pilih Kelurahan.
    .either = Usulan punika kangge { $first } utawi { $second }?
    .one = Ingkang dipun maksud Kelurahan { $area }? Kula pesthekaken rumiyin.
    .which = "{ $typed }" saged ateges sawetawis kelurahan. Ingkang pundi?
    .unsure = Kelurahanipun kula tetepaken { $value } rumiyin. Menawi tibakipun sanes, petugas saged mbenakaken.
    .neither = Sanes niku
    .all = Kelurahan ing mriki:
    .within = - Kec. { $kecamatan }: { $names }
    .pick = Nggih. Pilih kecamatane rumiyin, utawi ketik malih asmane kelurahan.
    .unknown = "{ $typed }" mboten wonten ing daftar kelurahan { $city }. Dipun priksa seratane, utawi pilih kecamatane. Contone: "Yosodadi".
    .is-wish = Niku isi usulan
    .wish = Kula cathet usulan "{ $wish }".
    .beside = Saking "{ $typed }" nembe asmane kelurahan ingkang kula ginakaken. Sanese kula tangletaken sasampune niki.
    .may = Saged, janji ingkang dipunusulaken wonten { $city }. Griya utawi KTP angsal saking jawi kitha.
    .near = Kelurahan paling celak saking titik niku wonten ing ngandhap niki. Ingkang pundi?
    .outside = Titik niku ing sanjabane { $city }. Rembuk niki kangge usulan ing lebet kutha. Ketik asmane kelurahan, contone "Imopuro".

propose-topic = Usulan niki mlebet bidang napa?
    .more = "{ $typed }" dereng kula serat dados usulan: nyuwun dipun sebut langkung jangkep.
    .asked = Bidangipun kula cathet { $topic }, miturut isinipun. Bidang mboten ndamel usulan langkung cepet utawi langkung dangu. Menawi badhe sanesipun, serat upami: "bidange ekonomi".
    .between =
    { $fits ->
        [yes] Ketingalipun langkung celak dhateng { $first }. Menawi cocog, pencet { $first }; menawi mboten, pencet { $other }.
       *[no] { $first } utawi { $other }: pilih ingkang paling celak kemawon. Menawi klentu, petugas ingkang mbenakaken.
    }
    .one-of = Setunggal usulan namung gadhah setunggal bidang; sanesipun saged nyusul dados usulan piyambak. Ingkang niki { $first } utawi { $other }?
    .only-one = Setunggal usulan namung gadhah setunggal bidang; sanesipun saged nyusul dados usulan piyambak. Ingkang niki bidang punapa?
    .left = Nggih, kula biyantu milihaken. Cariyosaken kemawon punapa ingkang badhe dipun usulaken, contonipun "lampu margi pejah wonten gang".
    .label = Bidang
    .fisik = Fisik lan prasarana
    .fisik-detail = margi, drainase, lampu, toya resik, gedung
    .ekonomi = Ekonomi
    .ekonomi-detail = UMKM, tetanen, pelatihan, bantuan alat
    .sosbud = Sosial budaya
    .sosbud-detail = kesehatan, sekolah, agami, pemuda, pemerintahan
    .taken = Kula lebetaken bidang { $topic }. Ketik UBAH menawi klentu.
    .unknown = "{ $typed }" dereng cocog kalih salah setunggal bidang. Pencet pilihane utawi ketik nomere; menawi mangu-mangu, pilih ingkang paling celak.

propose-wish = Napa ingkang Bapak/Ibu usulaken? Dipun serat setunggal ukara mawon. Contone: "Ndandosi drainase Jl. Cut Nyak Dien RT 05".
    .label = Usulan
    .label-also = judul, judule, irah-irahan
    .short = "{ $typed }" tasih kecekaken supados petugas mangertos. Tambahi napa lan ing pundi, contone: "Margi Mawar RT 03 bolong, nyuwun dipun aspal".
    .long = Seratan panjenengan { $typed } aksara, paling kathah { $most }. Nyuwun tulung dipun ringkes dados setunggal ukara; cariyose saged dipun serat ing pitakenan sabanjure.
    .vague = Nggih, nanging saking "{ $typed }" petugas dereng mangertos napa ingkang dipun suwun. Sebataken barang utawi pandamelane, contone: "Lampu margi ing Gang Melati RT 03".
    .moved = Seratan panjenengan { $typed } aksara, lan kula simpen dados cariyos masalahe. Sakniki dipun serat intine setunggal ukara, paling kathah { $most } aksara.
    .dropped = Nggih. Usulane badhe dipun gantos napa? Serat ingkang enggal, contone "ganti lampu dalan mawon". Menawi mboten sios usul, ketik BATAL.
    .work = Nggih. Usulane sakniki "{ $wish }". Menawi sanes menika pandamelane, serat ingkang leres, contone "bangun enggal", "pengadaan", utawi "rehab".

propose-problem = Napa masalahe sakniki, lan sinten ingkang kenging? Contone: "Saben jawah toya mlebet 12 griya, lare-lare kangelan sekolah".
    .label = Masalah
    .label-also = alasan, alesan, keluhan
    .short = "{ $typed }" tasih kecekaken. Dipun cariyosaken sekedhik malih, contone: "Lampu pejah wiwit Maret, margi peteng lan mbebayani".
    .long = Seratan panjenengan { $typed } aksara, paling kathah { $most }. Nyuwun tulung dipun ringkes; ingkang paling wigati rumiyin.
    .vague = Ingkang maos dereng nate mriku, dados saking "{ $typed }" kahanane dereng cetha. Cariyos setunggal kemawon: wiwit kapan, utawi sinten ingkang kenging. Contone: "Wiwit Maret peteng, lare kalih dhawah".

propose-goes-on = Mangga dipun lajengaken, kula tengga.
propose-others-know = Mboten punapa. Takekaken rumiyin dhateng ingkang mangertos, utawi serat sakmangertose mawon. Badhe nyusul? Ketik MANGKE: ingkang sampun kaisi tetep kasimpen.

propose-place = Panggenane ing pundi? Serat RT/RW lan margi utawi patokane, utawi kintun lokasi. Contone: "RT 05/RW 02, Jl. Cut Nyak Dien ngajeng musala".
    .link = Link niku mboten nyebut titikipun, dados dereng saged kula waos. Kintun lokasi lewat gambar klip, utawi serat RT/RW lan tandhanipun.
    .later = Panggenane kedah kita mangertosi saderengipun usulan dipun kintun, supados petugas saged manggihaken. Patokan mawon sampun cekap, contone: "celak Masjid Taqwa". Menawi badhe nyusul, ketik MANGKE: ingkang sampun kaisi tetep kasimpen.
    .label = Lokasi
    .label-also = alamat, panggenan, patokan, rt, rw, panggonan
    .short = "{ $typed }" dereng cekap kangge manggihaken panggenane. Contone: "RT 05/RW 02 ngajeng SD Negeri 3".
    .long = Seratan panjenengan { $typed } aksara, paling kathah { $most }. Cekap RT/RW, margi, lan patokan.
    .vague = Saking "{ $typed }" petugas dereng saged manggihaken panggenane. Sebataken RT/RW, margi, utawi patokan ingkang dipun tepangi tiyang, contone: "RT 05/RW 02 ngajeng SD Negeri 3".
    .words = Titike sampun kula simpen. Supados petugas mboten klentu griya, serat ugi RT/RW utawi patokane, contone "RT 05/RW 02 ngajeng musala". Angsal dipun liwati.
    .point = titik ing peta
    .pointed = { $place } (sampun dipun tandhani ing peta)
    .named = Lokasine kula cathet: "{ $place }", kalih titike.
    .added = Titike kula tambahaken ing lokasi "{ $place }".
    .without = Mboten napa-napa, RT utawi RW-nipun saged nyusul.
    .same-point = Titik ing peta ingkang wau tetep dipun ginakaken. Kintun titik enggal menawi panggenane pindah.
    .outside = Titik niku ing sanjabane { $city }, dados dereng kula simpen. Kintun titik ingkang leres, utawi serat RT/RW lan margine.

propose-either = Badhe ngusulaken ingkang pundi: "{ $this }", utawi "{ $other }"? Setunggale angsal dipun usulaken saksampune menika.
    .may = Angsal dipun usulaken. Dipun sarujuki utawi mboten dipun putusaken ing musrenbang, sanes dening bot menika.

propose-volume = Kirang langkung pinten kathahe utawi panjange? Contone: "120 m", "3 titik", utawi "2x15 meter". Angsal dipun liwati.
    .money = "{ $typed }" kita waos minangka ragad; ragade mangke dipun etang petugas. Ingkang kita takekaken ukurane: pinten panjange utawi kathahe? Contone: "120 m" utawi "3 titik". Angsal dipun liwati.
    .dropped = Ukuran "{ $typed }" wau kangge usulan ingkang dipun gantos, dados mboten kula agem.
    .passed = Nggih, ukurane kula kosongaken rumiyin. Petugas ingkang badhe ngukur; menawi mangke panjenengan ngertos, ketik mawon, contone "120 m".
    .label = Ukuran
    .long = Cekap cekak mawon, paling kathah { $most } aksara. Contone: "120 m" utawi "3 titik".
    .nothing = "{ $typed }" dereng nyebut cacahe. Serat contone "120 m" utawi "3 titik", utawi ketik LEWATI.
    .label-also = volume, jumlah, banyaknya, panjangnya
    .read = { $typed } (= { $figure })

propose-land = Tanahe gadhahane sinten? Angsal dipun liwati menawi mboten ngertos.
    .several = Nggih, ingkang gadhah langkung saking setunggal utawi dereng mesthi. Kula simpen persis kados seratan panjenengan.
    .passed = Nggih, tanahe gadhahane sinten kula kosongaken rumiyin. Petugas kelurahan ingkang badhe mriksa.
    .whose = Menawi dereng mangertos sinten ingkang gadhah utawi ingkang ngurusi, mboten punapa-punapa: petugas kelurahan ingkang badhe mriksa.
    .asked = Angsal dipun usulaken. Menawi tanahe gadhahane tiyang utawi lembaga sanes, ingkang gadhah kedah ngidini utawi ngibahaken kanthi serat sakderenge dipun bangun. Serate saged nyusul dhateng kantor kelurahan; cekap dipun serat tanahe gadhahane sinten.
    .safe = Mboten wonten siti ingkang dipun pundhut lumantar usulan menika. Petugas namung perlu mangertos idinipun sinten ingkang dipun betahaken sakderenge mbangun.
    .label = Lemah
    .pemerintah = Pemerintah
    .warga = Warga
    .instansi = Instansi sanes
    .label-also = lahan, status
    .instansi-detail = sekolah, masjid, perusahaan

propose-photos = Wonten fotone? Kintun dugi 3 foto kahanan sakniki. Petugas ningali rumiyin, lajeng ketingal kangge umum; utawi mangke pilih kangge petugas mawon. Angsal dipun liwati.
    .passed = Nggih, tanpa foto rumiyin. Fotone saged dipun kintun mriki saderenge usulane dipun kintun. Sasampune niku ketik UBAH, lajeng pilih Foto.
    .for-staff = { $n } foto, kangge petugas mawon
    .label = Foto
    .label-also = poto, potone, fotone, gambar
    .have = { $n } foto sampun kula tampi.
    .more = Foto sampun kula tampi ({ $n } foto). Tasih saged { $left } malih. Kintun malih, utawi ketik SELESAI.
    .count = { $n } foto
    .failed = { $n } foto ({ $failed } dereng saged dipun bikak)
    .not-photo = Berkas niku sanes foto. Kintun foto saking kamera utawi galeri, utawi ketik LEWATI.

propose-review = Usulan niki DERENG dipun kintun. Menawi sampun leres, pencet { $send }.
    .photos-of = Foto ingkang wonten dipun kirim kangge "{ $wish }". Menawi sanes kangge usulan menika, tutul Bucal foto.
    .drop-photos = Bucal foto
    .photos-gone = Fotonipun kula bucal.
    .for-staff = Foto kangge petugas mawon
    .kept = Inggih, { $n } foto namung dipun tingali petugas.
    .label = Priksa
    .nameless = Usulan niki tanpa asma.
    .in-name = Usulan punika atas asma { $name }.
    .which-area = Ing usulan niki kaserat { $named }, nanging kelurahane { $area }. Ingkang leres pundi?
    .area-set = Nggih, kangge { $area }.
    .saved = Owah-owahan niki DERENG dipun simpen. Menawi sampun leres, pencet { $send }.
    .send = Kirim usulan
    .save = Simpan owah-owahan
    .tell = Pesen kangge petugas
    .retell = Gantos pesen kangge petugas
    .tell-this = Aturaken dhateng petugas
    .or-tell = Panjenengan nyerat "{ $typed }". Niki kangge petugas, utawi dipun tambahaken dhateng { $label }?
    .only-tell = Panjenengan nyerat "{ $typed }". Niku sampun wonten ing usulan niki. Menapa dipun aturaken dhateng petugas?
    .hand = Pasrahaken dhateng petugas
    .handed = Pesen niki DERENG dumugi petugas. Menawi sampun leres, mangga pencet { $send }.
    .to-staff = Pesen kangge petugas: "{ $said }"
    .same-asked = Usulanipun dereng panjenengan owahi. Ingkang dipun suwun petugas: "{ $asked }". Menawi isinipun sampun leres, mangga dipun serat mawon wangsulanipun. Usulan langsung kula pasrahaken malih dhateng petugas kaliyan wangsulan niku.
    .same-plain = Usulanipun dereng panjenengan owahi. Menawi isinipun sampun leres, mangga nyerat ukara setunggal kangge petugas. Usulan langsung kula pasrahaken malih dhateng petugas kaliyan ukara niku.
    .telling-asked = Ingkang dipun suwun petugas: "{ $asked }". Mangga nyerat pesen kangge petugas.
    .telling-plain = Mangga nyerat pesen panjenengan kangge petugas.
    .bad-said = Pesen niku { $size } aksara, kedahipun { $least } dumugi { $most }. Mangga dipun serat malih.
    .name = Asma
    .whose = Usulan niki atas asmane sinten? Serat asmane, contone "Ibu Suratmi". Namung petugas ingkang saged ningali.
    .no-name = Tanpa asma
    .bad-name = Asmane dereng kewaos. Serat 2 dugi { $most } aksara, contone "Ibu Suratmi".
    .choose = Usulan niki DERENG dipun kintun. Pencet Kirim usulan menawi sampun leres, Ubah menawi wonten ingkang klentu.
    .choose-saved = Owah-owahan niki DERENG dipun simpen. Pencet Simpan owah-owahan menawi sampun leres, Ubah menawi wonten ingkang klentu.
    .named = Petugas ningali asma { $name }, warga sanes mboten.
    .initials = Petugas ningali asma { $name }, warga sanes namung { $initials }
    .show-initials = Tampilaken { $initials }
    .hide-initials = Umpetaken { $initials }
    .tells-of = Usulan menika saged dipun waos sedaya warga. Kawontenanipun { $who } langkung sae mboten dipun serat kaliyan asmanipun; petugas saged nyuwun pirsa langsung dhateng panjenengan.
    .hides = Nomer NIK, KK, utawi telpon ing ngriku mboten kula tingalaken: kula samaraken nalika dipun simpen.
    .unname = Serat tanpa asma
    .somebody = satunggaling warga
    .unnamed = Nggih, asmanipun mboten dipun serat. Usulan sakmenika: "{ $wish }".

propose-changed-meanwhile = Usulan niki sampun owah wiwit panjenengan bikak, dados owah-owahan wau dereng dipun simpen. Ketik USULAN SAYA kangge bikak ingkang paling enggal.
propose-dealt = Usulan { $number } sampun dipun tandangi petugas wiwit panjenengan bikak, dados owah-owahan wau mboten saged dipun simpen. Kabare saged dipun tingali kalih CEK { $number }.
propose-unchanged = Mboten wonten ingkang owah ing usulan { $number }.
propose-unruly = Dereng saged dipun kintun. { $label }: { $size } aksara, kedahe { $least } dugi { $most }. Ketik UBAH kangge ndandosi.
    .name = Asma
