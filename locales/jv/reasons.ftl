# Why a proposal is refused, returned or put off: as its author reads it, as a choice, and what they
# can do now.

reason-incomplete = Data usulan dereng jangkep.
    .do = Ingkang saged dipun lampahi: ketik UBAH { $running } kangge njangkepi.
    .anew = Ingkang saged dipun lampahi: ketik USUL lan kintun malih minangka usulan enggal, kanthi data ingkang jangkep.
reason-unclear_place = Lokasine dereng cetha.
    .do = Ingkang saged dipun lampahi: ketik UBAH { $running }, lajeng serat margi, RT/RW, utawi kintun lokasine.
    .anew = Ingkang saged dipun lampahi: ketik USUL lan kintun malih minangka usulan enggal, kanthi margi, RT/RW, utawi lokasine.
reason-survey_failed = Sasampune dipun tinjo, lokasine dereng nyekapi syarat.
    .do = Ingkang saged dipun lampahi: tangletaken asile ing kantor kelurahan, utawi usul lokasi sanes kalih USUL.
reason-wrong_opd = Ingkang ngurusi dinas sanes.
    .do = Ingkang saged dipun lampahi: mboten perlu napa-napa rumiyin; ketik CEK { $running } kangge ningali dinas ingkang ngurusi.
reason-already_done = Garapan niki sampun dipun anggaraken utawi sampun dipun garap.
    .do = Ingkang saged dipun lampahi: menawi ing panggenane dereng wonten, dipun aturaken dhateng kantor kelurahan kalih nomer usulan niki.
reason-no_nomenclature = Dereng wonten kegiatan pemerintah ingkang cocog kalih usulan niki.
    .do = Ingkang saged dipun lampahi: tangletaken ing kelurahan kegiatan ingkang saged, lajeng aturaken kalih USUL.
reason-no_money = Anggarane dereng cekap.
    .do = Ingkang saged dipun lampahi: usulan kados niki saged dipun aturaken malih taun ngajeng kalih USUL.
reason-duplicate = Usulan ingkang sami sampun wonten.
    .do = Ingkang saged dipun lampahi: ketik UBAH { $running } menawi wonten ingkang beda, utawi nderek kabare usulan ingkang rumiyin.
reason-land = Tanahe gadhahane pribadi utawi instansi sanes, utawi dados pasulayan.
    .do = Ingkang saged dipun lampahi: siapaken serat idin utawi hibah tanah, lajeng dipun beta dhateng kantor kelurahan.
reason-psu = Margi utawi salurane dereng dipun pasrahaken pengembang.
    .do = Ingkang saged dipun lampahi: nyuwun pengembang masrahaken rumiyin; kelurahan saged mbiyantu carane.
reason-not_legal_body = Ingkang nampi hibah kedah awujud badan hukum.
    .do = Ingkang saged dipun lampahi: daftaraken kelompoke rumiyin; kantor kelurahan saged njlentrehaken carane.
reason-other = Wonten bab ingkang perlu dipun gatosaken.
    .do = Ingkang saged dipun lampahi: tangletaken ing kantor kelurahan kalih nyebut nomer usulan niki.
