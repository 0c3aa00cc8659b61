# Krama as people in Lampung speak it: panjenengan and kula, names of offices as they are. Words that
# are typed (USUL, CEK, BATAL) stay those of Indonesian; what means the same is understood too.

welcome-title = tepangan
welcome-consent = Sugeng rawuh ing Rembuk { $city }. Ing mriki warga saged ngaturaken usulan pembangunan kangge kelurahane lan mireng kabare ngantos rampung. Asma, nomer, lan isi usulan Bapak/Ibu kula simpen supados dipun proses kelurahan lan Bappeda (badan perencana kutha). Usulan saged dipun waos tiyang kathah tanpa asma; fotonipun sasampune dipun tingali petugas. Data saged dipun tingali lan dipun busak kapan mawon. Setuju?
    .label = Persetujuan
    .yes = Setuju
    .no = Mboten
    .more = Waos sedaya
    .whole = Ingkang kula simpen: asma celukan (menawi dipun isi), alamat obrolan niki, isi usulan, foto, lan omongan. Ginane: usulan dipun rembag ing musrenbang lan panjenengan dipun kabari. Ingkang saged ningali: petugas kelurahan, kecamatan, Bappeda, lan dinas ingkang ngurusi. Foto dipun tingalaken dhateng tiyang kathah namung sasampune dipun tingali petugas, utawi namung kangge petugas menawi panjenengan milih mekaten. Pesen dipun busak sasampune 90 dinten. Ketik DATA SAYA kangge ningali, HAPUS DATA SAYA kangge mbusak, BERHENTI supados mboten dipun kirimi kabar. Niki miturut UU 27/2022 babagan Pelindungan Data Pribadi. Setuju?
    .deleted = Saged, kapan kemawon. Ketik HAPUS DATA SAYA: asma, nomer, foto, lan isi chat dipun busak; usulan ingkang sampun dipun kintun tetep wonten tanpa asma. Setuju?
    .first = Nyuwun tulung dipun jawab SETUJU utawi MBOTEN rumiyin.
    .only = Nggih. Data panjenengan namung kangge usulan lan kabaripun, sanes kangge kampanye, iklan, utawi dipun sade.
    .nameless = Nggih, asma panjenengan kula kothongaken.
    .behalf = Matur nuwun. Menawi panjenengan ngetikaken tiyang sanes, serat asmanipun piyambakipun, sanes asma panjenengan.
    .unseen = Nggih. Asma lan nomer panjenengan namung dipun tingali petugas; warga sanes mboten mirsani.
    .without = Asma kenging dipun kosongi. Nomer utawi akun chat menika kedah kula simpen supados saged mangsuli panjenengan; warga sanes mboten saged mirsani. Kanthi mekaten, sarujuk?
    .unclear = Nyuwun tulung dipun jawab SETUJU utawi MBOTEN rumiyin. Pesen panjenengan wau kula emut lan dipun terusaken sasampune niki.
    .what = Niki Rembuk, bot resmi panggenan warga ngaturaken usulan kangge kelurahane, contone margi utawi lampu ingkang risak. Usulane kula terusaken dhateng musrenbang (rapat warga) lan asile kula kabari. Kangge niku kula mbetahaken idin nyimpen asma, nomer, lan usulan panjenengan. Setuju?
welcome-name = Kula aturi sebutan sinten panjenengan? Contone: "Bu Siti". Namung petugas ingkang ningali. Angsal dipun liwati.
    .label = Asma
    .any = Asma punapa kemawon angsal: asma celukan utawi inisial ugi cekap. Kula aturi sebutan sinten panjenengan? Angsal ugi dipun liwati.
    .without = Asma mboten wajib: tanpa asma, usulan tetep dipun waos petugas lan dipun rembag sami kaliyan sanesipun.
    .kin = "{ $typed }" niku sinten asmane? Serat asmane, contone "Pak Darto", utawi ketik LEWATI.
    .say = Mangga asmane dipun serat, contone "Siti Aminah", utawi ketik LEWATI.
    .what = Niki Rembuk, panggenan warga ngaturaken usulan. Asmane supados petugas ngertos sinten ingkang usul; angsal dipun liwati. Angsal mangertos asma celukan panjenengan?
    .or-wish = "{ $typed }": niku asma panjenengan, utawi usulan?
    .kept = Pesene kula simpen rumiyin.
    .not-own = Nggih. Pesen wau kula simpen lan dipun terusaken sasampune niki. Angsal mangertos asma celukan panjenengan?
    .which = Nyuwun tulung dipun pilih: "{ $typed }" niku asma panjenengan, utawi usulan?
    .area = "{ $typed }" niku asmane kelurahan. Kelurahane kula tangletaken mangke, wekdal panjenengan usul. Asma celukan panjenengan sinten?
    .for = Usulanipun mangke kula cathet atas nami { $name }{ $known ->
        [yes] ; ingkang ngisi { $by }, kabaripun dhateng chat menika.
       *[no] . Kabaripun dhateng chat menika.
    }
    .wish = Niku usulan
    .own = Niku asma kula
    .bad = Asmane dereng kewaos. Serat 2 dugi { $most } aksara, contone "Siti Aminah", utawi ketik LEWATI.
welcome-ready =
    { $named ->
        [yes] Nggih, { $name }, sampun siap sedaya. Badhe ngaturaken usulan sakniki?
       *[no] Nggih, sampun siap sedaya. Badhe ngaturaken usulan sakniki?
    }
welcome-thanks =
    { $named ->
        [yes] Matur nuwun, { $name }. Mangga dipun terusaken pesen panjenengan wau.
       *[no] Matur nuwun. Mangga dipun terusaken pesen panjenengan wau.
    }
welcome-back =
    { $named ->
        [yes] Sugeng rawuh malih ing Rembuk, { $name }. Napa ingkang saged kula biyantu?
       *[no] Sugeng rawuh malih ing Rembuk. Napa ingkang saged kula biyantu?
    }
welcome-again = Sugeng rawuh malih. Mangga dipun terusaken ingkang wau.
welcome-declined = Nggih, kula ajeni. Tanpa persetujuan, kula mboten nyimpen usulan lumantar obrolan niki. Usulan tetep saged dipun aturaken langsung ing kantor kelurahan. Menawi owah penggalihe, pencet tombol niki utawi ketik SETUJU.
    .lost = Ingkang wau panjenengan serat lan kintun mboten kula ginakaken lan mboten kula simpen.
welcome-declined-still = Panjenengan dereng setuju datane dipun simpen, dados usulan dereng saged kula tampi ing mriki. Ketik SETUJU kapan mawon, utawi rawuh dhateng kantor kelurahan.
    .kept = Pesen panjenengan wau kula terusaken menawi panjenengan sampun setuju.
welcome-agree = Kula setuju
welcome-photo = Fotone kula simpen rumiyin lan dipun terusaken sasampune pitakenan niki.
welcome-place = Lokasine kula simpen rumiyin lan dipun terusaken sasampune pitakenan niki.

cities-and = { $first } lan { $last }
cities-many = { $n } kutha lan kabupaten
