# The words themselves stay as they are in Indonesian, so that a neighbour can say them; what means
# the same in Javanese is understood.

command-propose = USUL
    .also = usulan anyar, usulan enggal, ndamel usulan, nggawe usulan, ngusulke, ngaturaken usulan
    .about = ngaturaken usulan enggal
    .button = Damel usulan
command-mine = USULAN SAYA
    .also = usulan kula, usulku, usulane kula
    .about = ningali usulan ingkang nate panjenengan kintun
    .button = Usulan kula
command-consult = KONSULTASI
    .also = rembug umum, konsultasi umum
    .about = paring wangsulan ing konsultasi ingkang taksih kabikak
    .button = Konsultasi umum
command-check = CEK
    .also = tingali, delok, tiliki
    .about = kabar setunggal usulan, contone CEK 42
    .button = Tingali usulan
command-support = DHUKUNG
    .also = ndhukung, ndukung, melu ndhukung
    .about = ndhukung usulanipun warga sanes, contone DHUKUNG 42
    .button = Dhukung
command-unsupport = BATAL DHUKUNG
    .also = ora sida ndhukung, wurung ndhukung
    .about = boten ndhukung usulan malih
    .button = Batal dhukung
command-public = USULANE WARGA
    .also = usulane wong liya, usulan tangga
    .about = ningali lan ndhukung usulanipun warga sanes
    .button = Usulane warga
command-share = BAGEKAKEN
    .also = sebar
    .about = pesen bab setunggal usulan kangge dipun terusaken, contone BAGEKAKEN 42
    .button = Bagekaken
command-change = UBAH
    .also = owahi usulan, ngowahi usulan
    .about = ngowahi usulan panjenengan, contone UBAH 42
    .button = Owahi usulan
command-withdraw = TARIK
    .also = pundhut wangsul, jupuk maneh, njabut usulan
    .about = mundhut wangsul usulan panjenengan, contone TARIK 42
    .button = Tarik usulan
command-answer = JAWAB
    .also = njawab, mangsuli
    .about = njawab pitakenan petugas
    .button = Jawab
command-help = BANTUAN
    .also = bantu kula, bantu aku, pripun carane, piye carane
    .about = ningali daftar niki
    .button = Bantuan
command-language = BAHASA
    .also = basa, ganti basa
    .about = Indonesia, Jawa, utawi English
    .button = Basa
command-stop = BERHENTI
    .also = mandheg, leren, ampun dipun kintuni, ojo ngirimi
    .about = mboten nampi pesen ingkang mboten dipun suwun
    .button = Mandheg
command-start = MULAI
    .also = wiwit malih, wiwit maneh
    .about = nampi pesen malih
    .button = Wiwit malih
command-data = DATA SAYA
    .also = data kula, tingali data kula
    .about = sedaya ingkang kula simpen babagan panjenengan
    .button = Data kula
command-rename = NAMA SAYA
    .also = gantos asma, ganti jeneng, gantos nami, jenengku klentu
    .about = nggantos asma celukan panjenengan
    .button = Gantos asma
command-forget = HAPUS DATA SAYA
    .also = busak data kula, busak dataku
    .about = mbusak sedayane
    .button = Busak data kula

help = Niki bot Rembuk. Kula mbiyantu warga ngaturaken usulan kangge musrenbang (rapat warga ingkang nyusun rencana kutha) lan nderekaken kabare. Ingkang saged dipun ketik:
help-line = { $word } - { $about }
help-more = Wekdal ngisi usulan, panjenengan saged ngetik KEMBALI (dhateng pitakenan saderenge), LEWATI, UBAH, utawi BATAL. Usulan ugi saged dipun aturaken langsung ing kantor kelurahan.

unknown = Nyuwun pangapunten, kula dereng mangertos. Kula bot, dados paling gampil kalih pilihan niki:
    .none = Nyuwun pangapunten, menawi ngaten kula dereng mangertos. Cobi dipun tulis kalih tembung sanes, utawi pilih ing ngandhap.
unknown-offer = Kula waos: "{ $typed }". Napa niki badhe dipun dadosaken usulan?
    .ask = Badhe dipun dadosaken usulan?
    .later = Pesen "{ $typed }" babagan kelurahan sanes, dados kula simpen piyambak lan kula tangletaken sasampune niki.
    .photo =
        { $n ->
            [1] Fotone kula simpen sekedhap.
           *[other] { $n } foto kula simpen sekedhap.
        }
    .place = Lokasine kula simpen sekedhap.
    .yes = Nggih, dados usulan
    .no = Sanes

stray-voice = Nyuwun pangapunten, kula bot lan dereng saged mireng pesen suanten. Mangga dipun serat, cekak ugi angsal.
    .beside = Pesen suantene dereng saged kula pirengaken; seratane kula waos.
stray-video = Nyuwun pangapunten, kula dereng saged mbikak video. Foto lan seratan saged.
    .beside = Videone dereng saged kula bikak lan mboten tumut kasimpen; seratane kula waos.
stray-sticker = Stikere lucu, nanging kula namung mangertos seratan, foto, lan lokasi 🙂
    .beside = Stikere mboten tumut kasimpen; seratane kula waos.
stray-edited = Nyuwun pangapunten, kula mboten saged maos pesen ingkang dipun owahi. Menawi wonten ingkang klentu, ketik KEMBALI utawi UBAH.
    .beside = { stray-edited }
stray-contact = Nyuwun pangapunten, kertu kontak mboten kula betahaken ing mriki. Mangga dipun terusaken kalih seratan.
    .beside = Kertu kontake mboten kula simpen; seratane kula waos.
stray-other = Nyuwun pangapunten, pesen jinis niku dereng saged kula waos. Mangga dipun serat.
    .beside = Wonten bagian pesen ingkang dereng saged kula bikak lan mboten tumut kasimpen; seratane kula waos.
stray-photo = Foto niki dereng kula simpen. Kangge usulan, ketik USUL rumiyin; fotone kula suwun ing pungkasan.
stray-location = Lokasi niki dereng kula simpen. Kangge usulan, ketik USUL rumiyin; lokasine kula tangletaken.
stray-document = Berkas (PDF/Word) dereng saged kula waos, dados mboten kula simpen. Isine dipun serat, utawi kintun fotone.
stray-list = Daftar Excel namung saged dipun lebetaken petugas ingkang kagungan hak, dados mboten kula simpen. Menawi panjenengan petugas, nyuwun peran dhateng admin. Kangge setunggal usulan, ketik USUL.
stray-nothing = Pesene kosong. Mangga dipun pilih:

trouble = Nyuwun pangapunten, wonten kaluputan ing panggenan kula lan pesen pungkasan dereng saged dipun proses. Jawaban sakderenge aman. Nyuwun tulung dipun cobi malih, utawi ketik BANTUAN.
trouble-unsaved = Nyuwun pangapunten, saweg wonten alangan ing panggenan kula. Jawaban pungkasan dereng kasimpen; nyuwun tulung dipun kintun malih sekedhap malih. Ingkang sakderenge aman.
answers-passed-over = Pesen Bapak/Ibu dhateng beruntun, lan sedaya sampun kula tampi. Supados omongan niki mboten kebak, { $n } balesan mboten kula kintun. Ingkang lumampah wonten ing ngandhap niki; sanese saged dipun suwun malih.

photo-mended = Matur nuwun, foto niki nggantosi ingkang wau dereng saged kula simpen.
photo-link = Link dereng saged kula bikak. Kintun fotonipun langsung dhateng chat menika, utawi ketik LEWATI.
photo-elsewhere = Foto ing panggenan sanes dereng saged kula pendhet. Kintun utawi terasaken fotonipun dhateng chat menika, utawi ketik LEWATI.
photo-seen = Angsal. Petugas ningali fotonipun rumiyin, lajeng tiyang sanes saged ningali. Menawi wonten pasuryan ingkang langkung sae mboten ketingal, pencet "Foto untuk petugas saja" sakderengipun usulan dipun kintun.
photo-looks = Burem utawi peteng sekedhik mboten napa-napa: petugas tetep kebiyantu. Kintun mawon fotonipun, utawi ketik LEWATI.
photo-failed = Setunggal foto dereng saged kula simpen.
    .not-a-picture = Setunggal berkas ingkang panjenengan kintun sanes foto ingkang saged kula bikak. Kintun foto (JPG utawi PNG) saking galeri utawi kamera. Bales pesen niki kalih fotone; isian sanese aman.
    .too-large = Setunggal foto kegedhen kangge kula bikak. Kintun ingkang langkung alit, utawi foto malih. Bales pesen niki kalih fotone; isian sanese aman.
    .truncated = Setunggal foto kepotong ing margi, mbok menawi amargi sinyal. Bales pesen niki kalih fotone; isian sanese aman.
    .unfetchable = Setunggal foto mboten saged kula pendhet. Bales pesen niki kalih fotone; isian sanese aman.
    .unopenable = Setunggal foto sampun kula cobi bikak kaping tiga, nanging mboten saged. Foto malih, utawi kintun foto sanes kangge mbales pesen niki; isian sanese aman.

language-which = Badhe ngagem basa napa? / Mau memakai bahasa apa?
language-id = Bahasa Indonesia
language-jv = Basa Jawa
language-en = English
language-set = Nggih, kula ngagem basa Jawi. Ketik BAHASA kapan mawon kangge nggantos.
language-taken = Kula wangsuli mawi basa Inggris. Kangge basa Jawi, ketik BASA.

privacy-data = Niki sedaya ingkang kula simpen babagan panjenengan, ing setunggal berkas. Wonten ingkang klentu? Ketik NAMA SAYA, utawi UBAH kalih nomer usulane. Badhe dipun busak? Ketik HAPUS DATA SAYA.
rename-title = gantos asma
rename-name = Asma celukan panjenengan sinten? Contone: "Bu Siti". Namung petugas ingkang mirsani.
    .now = Sakniki panjenengan kula timbali { $name }. Badhe dipun gantos dados sinten? Contone: "Bu Siti". Namung petugas ingkang mirsani.
    .label = Asma
    .bad = Asmane dereng kewaos. Serat 2 dugi { $most } aksara, contone "Bu Siti".
rename-stays = Asma panjenengan tetep { $name }.
rename-done = Nggih, wiwit sakniki panjenengan kula timbali { $name }. Asma ing usulan ingkang sampun dipun kintun tetep; menawi badhe dipun gantos, ketik UBAH lan nomer usulane, lajeng pilih Asma.
privacy-stopped = Nggih, kula mboten ngintun pesen ingkang mboten panjenengan suwun. Kabar usulan tetep saged dipun tingali kalih CEK lan nomere. Ketik MULAI kapan mawon kangge nampi kabar malih.
    .again = Nampi kabar malih
privacy-started = Nggih, wiwit sakniki kula kintuni kabar malih.
privacy-on = Kabar kangge panjenengan pancen sampun murub. Badhe ngaturaken usulan?

forget-whose = Data panjenengan ({ $name }), kalih { $total } usulan
forget-title = pambusakan data
forget-sure = Leres badhe mbusak sedaya data panjenengan? Asma, nomer, lan omongan ical lan mboten saged dipun wangsulaken. Usulan ingkang sampun dipun kintun tetep wonten tanpa asma, lan kula mboten saged malih ngabari panjenengan. Berita acara lan daftar hadir ingkang sampun dipun tandha-astani tetep kados wontenipun, amargi punika arsip nagari.
    .label = Kepesthen
    .yes = Nggih, busak
    .no = Mboten
forget-kept = Nggih, mboten wonten ingkang dipun busak.
forget-done = Data panjenengan sampun dipun busak. Usulan ingkang nate dipun kintun tetep wonten tanpa asma. Matur nuwun sampun tumut mbangun kutha.

whatsapp-menu = Pilih
whatsapp-hint = Ketik nomer pilihan panjenengan.
    .words = Ketik nomer pilihan panjenengan, utawi { $words }.
