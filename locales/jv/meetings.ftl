# Meetings as residents see them.

command-schedule = JADWAL
    .also = jadwale rapat, jadwale musrenbang, rapate kapan
    .about = rapat ingkang badhe dhateng ing wilayah panjenengan
    .button = Jadwal
command-coming = HADIR
    .also = kula rawuh, kula sowan, nggih rawuh, aku teko
    .about = ngendika badhe rawuh; ing panggenane, HADIR lan kode ing lembar tembok
    .button = Rawuh
command-maybe = MUNGKIN
    .also = mbok menawi rawuh, dereng mesthi, durung mesthi
    .about = ngendika mbok menawi rawuh
    .button = Dereng mesthi
command-absent = TIDAK HADIR
    .also = mboten rawuh, mboten saged rawuh, mboten saged sowan, ora iso teko, ra iso teko
    .about = ngendika mboten rawuh
    .button = Mboten rawuh
command-home = KELURAHAN SAYA
    .also = kelurahan kula, pindah griya
    .about = milih kelurahan panggenan panjenengan, kangge undangan
    .button = Ganti kelurahan

words-coming = rawuh, kula rawuh, nggih, inggih, nggih rawuh, sowan, kula sowan, teko, aku teko, melu, nderek, saged, iso
words-maybe = mbok menawi, menawi, dereng mesthi, durung mesthi, durung ngerti
words-absent = mboten, mboten rawuh, mboten saged, mboten saged sowan, ora, ora iso, ra iso, ora teko, nyuwun pamit

meeting-map = Peta: https://maps.google.com/?q={ $lat },{ $lon }
meeting-change = owah-owahan
    .time = wekdale (wau-waune { $was })
    .place = panggenane (wau-waune { $was })
    .point = lokasine
    .agenda = acarane
    .bring = ingkang perlu dipun beta
meeting-answer = Jawaban
    .coming = Rawuh
    .maybe = Dereng mesthi
    .absent = Mboten

call = Bapak/Ibu dipun aturi rawuh ing { $name }, kangge rencana kerja kutha taun { $year } (RKPD). Ingkang ngaturi: { $actor }.
call-ask = Panjenengan saged rawuh? Pencet, utawi bales HADIR, MUNGKIN, utawi TIDAK. (Menawi panjenengan ngetik BERHENTI, sedaya kabar mandheg, ugi kabar usulan panjenengan.)
    .again = Dereng mangsuli, utawi rencana panjenengan owah? Bales HADIR, MUNGKIN, utawi TIDAK.
call-changed = Wonten owah-owahan: { $name }.
call-changes = Ingkang owah: { $changes }. Sakniki:
call-cancelled = Mboten siyos: { $name }, { $when }, ing { $place }.
    .why = Alesane: { $why }
    .next = Panjenengan mboten perlu rawuh. Menawi wonten jadwal enggal, kula kabari ing mriki.
call-reminder = Pangemut: { $name }.
    .today = Pangemut, dinten punika: { $name }.
    .tomorrow = Pangemut, mbenjing-enjing: { $name }.

digest = Asil { $name }, { $day }: { $discussed } usulan dipun rembag, { $agreed } dipun sarujuki.
    .held = { $name }, { $day }, sampun dipun lampahi.
digest-line = { $priority }. { $number } { $wish }
digest-more = lan { $n } malih
digest-came = Ingkang rawuh: { $n } tiyang. Matur nuwun.
digest-notes = Cathetan: { $notes }
digest-next = Ingkang dipun sarujuki dipun rembag malih ing tahap { $tahap }. Kabar saben usulan saged dipun tingali kalih CEK lan nomere.

schedule-head = Rapat ingkang badhe dhateng kangge { $area }:
schedule-line = { $n }. { $name }: { $when }
schedule-pick = Pencet salah setunggal kangge ningali panggenane lan njawab.
schedule-none = Dereng wonten rapat ingkang dipun jadwalaken kangge { $area }. Menawi wonten undangan, kula kabari ing mriki.
    .there = Dereng wonten rapat ingkang dipun jadwalaken kangge { $area }.
schedule-opens = Miturut jadwal kitha, musrenbang kelurahan (rapat warga) wiwit { $day }.
schedule-homeless = Kula dereng mangertos kelurahan panjenengan. Dipun pilih rumiyin supados undangane dugi.
schedule-ask = Panjenengan saged rawuh? Pencet, utawi bales HADIR, MUNGKIN, utawi TIDAK.
schedule-which = Wonten sawetawis rapat. Jawaban panjenengan kangge ingkang pundi?
schedule-gone = Rapat niku sampun mboten wonten. Ketik JADWAL kangge ningali ingkang badhe dhateng.
schedule-cancelled = Rapat niki mboten siyos.
schedule-over = Rapat niki sampun rampung.
schedule-said = Jawaban panjenengan: { $answer }. Tasih saged dipun owahi: bales HADIR, MUNGKIN, utawi TIDAK.
schedule-answer = dereng wonten
    .yes = rawuh
    .maybe = dereng mesthi
    .no = mboten rawuh
schedule-coming = Nggih, kula cathet panjenengan badhe rawuh: { $name }, { $when }, ing { $place }. Kepanggih mrika nggih.
schedule-maybe = Nggih, kula cathet panjenengan dereng mesthi rawuh: { $name }, { $when }, ing { $place }. Menawi sampun mesthi, bales HADIR utawi TIDAK.
schedule-absent = Nggih, kula cathet panjenengan mboten rawuh: { $name }, { $when }. Asile tetep kula kabari. Menawi owah, bales HADIR.
schedule-there = Sampun ing panggenane? Pindai kode ing lembar tembok, utawi ketik HADIR lan kodene, contone "HADIR ABCD2345".
schedule-file = Simpen ing kalender
schedule-calendar = Niki kangge kalender HP panjenengan. Bikak berkase, lajeng simpen.

home-title = pilihan kelurahan
home-area = Panjenengan manggen ing kelurahan pundi? Ketik asmane, pilih kecamatane, utawi kintun lokasi. Contone: "Hadimulyo Barat".
    .label = Kelurahan
home-done = Nggih, wiwit sakniki undangan kangge { $area } kula kintun mriki.
