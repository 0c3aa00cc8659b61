# Short true answers to what people ask.

answer-what = Rembuk niku bot kangge usulan pembangunan kelurahan. Usulan dipun rembag ing musrenbang (rapat warga ingkang nyusun rencana kutha), lajeng dipun kabari ing mriki ngantos wonten asile.
answer-how = Carane: jawab pitakenane setunggal-setunggal, ngagem basa sadinten-dinten. Ing pungkasan sedaya dipun tingalaken rumiyin; nembe dipun kintun menawi panjenengan sampun ngendika kirim. Ingkang klentu tasih saged dipun owahi.
answer-who = Kula bot, sanes tiyang. Usulane dipun waos petugas kelurahan, kecamatan, Bappeda (badan perencana kutha), lan dinas ingkang ngurusi.
answer-why = Saben keputusan wonten alesane lan kula kintun mriki. Pembangunan mbetahaken wekdal amargi usulan sedaya warga dipun rembag undha-undhakan lan danane winates. Kangge setunggal usulan: ketik CEK lan nomere.
    .form = Jawaban niki dipun agem petugas supados mangertos usulane tanpa ngira-ngira. Serat sak mangertose panjenengan mawon.
answer-promise = Dereng mesthi dipun bangun. Usulan dipun rembag sesarengan usulan warga sanes lan dipun cocogaken kalih dana kutha. Ingkang mesthi: wonten keputusane, wonten alesane, lan kula kabari.
answer-cost = Gratis, mboten wonten biaya napa-napa. Menawi wonten ingkang nyuwun yatra kangge usulan, ampun dipun bayar.
answer-howlong = Mbetahaken wekdal wulanan: usulan dipun rembag ing kelurahan, kecamatan, lajeng kutha, lan ingkang dipun sarujuki mlebet rencana taun sabanjure. Saben lampah kula kabari; tanggale wonten ing JADWAL.
answer-whodecides = Dipun putusaken undha-undhakan: musrenbang kelurahan, musrenbang kecamatan, lajeng kutha kalih Bappeda (badan perencana kutha) lan dinas. Bot niki mboten mutusaken napa-napa.
answer-private = Asma jangkep lan nomer panjenengan namung dipun tingali petugas ingkang ngurusi usulan, sanes warga sanes. Ketik DATA SAYA kangge ningali sedaya, HAPUS DATA SAYA kangge mbusak.
answer-officer = Ing mriki ingkang njawab bot. Kangge matur kalih petugas, mangga rawuh dhateng kantor kelurahan ing jam kerja. Usulan ugi saged dipun aturaken langsung mrika.
    .there = Ing mriki ingkang njawab bot. Kangge matur kalih petugas: { $office }, { $contact } ({ $hours }). Usulan ugi saged dipun aturaken langsung mrika.
answer-urgent = Menawi mbebayani sakniki ugi, ampun nenggo musrenbang: telpon pulisi 110 utawi pemadam 113, lan kabari ketua RT utawi kantor kelurahan.
answer-complain = Nyuwun pangapunten sampun ndamel panjenengan nenggo. Kabar pungkasan saben usulan saged dipun tingali kalih USULAN SAYA.
stuck-welcome-consent = Niki bot resmi kangge ngusulaken dandan-dandan ing kelurahan, contone dalan rusak. Menawi panjenengan setuju datane dipun simpen, pencet Setuju, lajeng kula tangleti setunggal-setunggal. Menawi mboten, pencet Mboten.
answer-thank = Sami-sami, Bapak/Ibu.
answer-greet = Sugeng rawuh, Bapak/Ibu.
    .salam = Waalaikumsalam.
stuck-propose-area = Ketik asmane kelurahan panggenane, contone "Yosodadi". Menawi mboten yakin, pilih kecamatane rumiyin.
stuck-propose-topic = Kinten-kinten mawon: ingkang dibangun utawi didandosi mlebet Fisik lan prasarana; usaha lan pelatihan mlebet Ekonomi; kesehatan, sekolah, lan kegiatan warga mlebet Sosial budaya.
stuck-propose-wish = Cekap nyebut napa ingkang dipun suwun lan ing pundi. Conto sanes: "Lampu margi ing Gang Melati RT 03 pejah, nyuwun dipun gantos".
stuck-propose-problem = Cariyosaken mawon ingkang dipun raosaken warga. Conto sanes: "Marginipun peteng wiwit Maret, sampun tiyang kalih dhawah".
stuck-propose-place = Menawi mboten sumerep RT-ne, sebat patokan ingkang dipun tepangi tiyang. Conto sanes: "gang ing sisihe Masjid Taqwa".
stuck-propose-volume = Kinten-kinten mawon sampun cekap. Conto sanes: "kirang langkung 50 meter", "5 titik lampu", "1 unit".
stuck-propose-land = Margi, saluran, lan lapangan umum biasanipun gadhahe pemerintah.
stuck-propose-photos = Foto saking HP sampun cekap, mboten kedah sae. Tanpa foto nggih angsal.
