"""Words of proposals that tell nothing of which it is, and words that mean the same."""

from __future__ import annotations

# One for each line of others that mean it, folded.
_ALIKE = """
masjid mesjid
mushola musholla langgar surau
makam kuburan pemakaman tpu
tani poktan petani
pemuda remaja katar nom enom anak_muda bocah
belajar kursus latih pelatihan latihan les diajari ajari ajar bina
rusak ajur krowak bolong berlubang rusk jebol ambrol ambles amblas
belakang blkg mburi
depan dpn ngarep
perempatan simpang pertigaan prapatan
kaca cermin
sawah bulak
kamera cctv
pengeras sound speaker
lebar pelebaran dilebarkan sempit
pangkas pemangkasan dipangkas rimbun
buku buku2 bacaan
perpustakaan perpus
mesin alat
jahit menjahit jait
ternak peternak kandang
seragam kaos baju
kursi tenda terop inventaris
drumband drum band
mobil kendaraan
pagar pager dipagari
tandon toren bak
narkoba napza
stunting gizi
inggris english
bayi balita
internet wifi
jualan dagang pedagang bakul
kader kadernya
digital online
mainan ayunan perosotan bermain dolanan main
pos posko gardu gerdu gardhu cakruk jaga keamanan aman
bangku meja
penerangan terang erang lampu
penampung tampung
bor ngebur
rebana hadroh hadrah marawis
majelis majlis
dagang jualan
"""

SAME: dict[str, str] = {
    word: line.split()[0] for line in _ALIKE.strip().splitlines() for word in line.split()
}

# Of words of things.csv those that mostly say where, or for whom.
_HOSTS = """
anak yatim | balai | balai rt | balai rw | balai warga | bumil | dasawisma | difabel | gang |
gapoktan | gereja | ibu hamil | jalan | kantor kelurahan | kantor lurah | karang taruna | kartar |
katar | kelompok tani | kelompok ternak | kesenian | kios | kuburan | kurang mampu | kwt | langgar
| lanjut usia | lansia | lapangan | majelis taklim | makam | masjid | masjit | mesjid | mushola |
musholla | musolla | pasar | pasar pagi | pasar sore | pasar tradisional | paud | pedagang |
pedagang kecil | pedagang keliling | pemakaman | pembudidaya ikan | pemuda | perpus | perpustakaan
| peternak | pkk | pokdakan | poktan | pos yandu | posiandu | posyandu | remaja masjid | risma |
rumah | sanggar seni | sawah | sd negeri | sdn | sekolah | sekretariat rt | sma | smk | smp |
sungai | taman | taman kota | ternak | tk | tpa | tpq | tpu | ukm | umkm | wanita tani | warung
"""

HOSTS = frozenset(" ".join(each.split()) for each in _HOSTS.split("|"))

# Things that hold many kinds: the same thing is the same wish only where its words are.
LOOSE = frozenset({
    "pelatihan kerja", "modal usaha", "tenda dan kursi", "olahraga", "kesenian", "linmas",
    "pemadam", "insentif rt rw", "pupuk dan bibit", "alat tani", "perikanan", "peternakan",
    "menjahit dan boga", "puskesmas", "tpa", "posyandu", "paud", "sekolah", "tempat ibadah",
    "pkk", "bantuan sosial", "administrasi", "perempuan dan anak", "pasar", "macet dan parkir",
})  # fmt: skip

# Said by everybody: of asking, of what is wrong, of how much, of where in general.
_COMMON = """
a ada adalah agar air aja akan aku alat all aman amat ana anak and antara anyar apa arep asri at
atap atas atau awan bagi bahaya baik balai banget bangun bangunan bantu bantuan banyak banyu bapak
barang baru bawah beberapa becek belakang belum benah bener bengi berada bersama bersih besar besi
biar biasa bikin bisa blkg bocor boleh broken bu buah buat buatan bulan butuh cegah cepat clogged
cukup dadi daerah dalan dalane dan dandani dapat dari dekat deket dengan depan di dia dibangun
dibenahi dibenerin dibuat dibuatkan didandani diganti dilebarkan dinaikkan diri ditambah ditata
dkt dong dpn dua dulu durung duwe for gak gang ganti gantian gedung gelap gg gratis guna hadroh
hal halaman hanya harap hari hujan ibu in ing ingin ini is itu jadi jalan jangan jaya jelek jl jln
juga kalau kali kalo kami kanggo kantor karena kasi ke kebutuhan kecil kegiatan kel kelompok
kelurahan kemarin kena kepada kering kerja keruk kita km kmrn kondisi korban kota krowak kurang
lagi lain lama lancar lapangan lapuk layak lebih lengkap licin lingkungan lokasi longsor luar luas
lumpur macet majelis makam malam malem maling mampet maneh masalah masih masjid masuk masyarakat
mati mau mburi meluap mengalir menuju mesin meter metro minggu minta mohon muda mudah mulai
mushola musim naik nambah nanti near new ngarep njaluk no nomor normalisasi nya nyaman nyuwun of
oleh omah omahe on or ora orang pada padam pak paling parah pas pasang pasangan pasar pemasangan
pembangunan pembuatan pemeliharaan penambahan pengadaan pengembangan pengerukan peningkatan
penting penuh penyuluhan perawatan perbaik perbaikan perbaiki perempatan perlu pertigaan peteng
pinggir please posisi posyandu prasarana program rame rapi rawan rehab rehabilitasi renovasi reyot
rt ruang rumah rusak rw saja sama sampah sampai samping sana sangat sarana satu saya sd sebagai
sebelah seberang sebuah sekali sekitar sekolah selalu seluruh semrawut semua seorang seperangkat
sering serta setiap simpang sini situ sma smp sosialisasi sudah sungai supaya surut tahun taklim
tambah tambahan tambal tanah tata tempat tenang tengah terlalu ternyata terus the tiap tidak tiga
titik to tolong tuk ujung umum unit untuk usaha usul usulan utama utk wae waktu warga wis with
wong ya yang yen yg
"""

COMMON = frozenset(_COMMON.split())
