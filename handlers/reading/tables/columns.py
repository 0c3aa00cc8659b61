"""What headings mean: the ways in which offices and web forms head the columns of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers import late
from handlers.reading.spelling import fold
from handlers.reading.tables.headings import Meaning

# The columns, each with the ways in which offices head it, folded.
HEADINGS = {
    "kelurahan": "kelurahan, nama kelurahan, kel, desa, kelurahan desa, desa kelurahan",
    "kode_kelurahan": "kode kelurahan, kode wilayah, kode kel",
    "bidang": "bidang, bidang usulan, jenis bidang, bidang kegiatan, bidang urusan, urusan bidang",
    "usulan": "usulan, nama usulan, usulan kegiatan, nama kegiatan, kegiatan, usulan warga, "
    "jenis kegiatan, uraian kegiatan, kegiatan usulan, nama kegiatan usulan, usulan nama kegiatan, "
    "nama usulan kegiatan, uraian usulan, judul usulan, usulan program kegiatan, program kegiatan, "
    "kegiatan yang diusulkan, usulan yang diajukan, isi usulan, usulan masyarakat, "
    "jenis usulan kegiatan, usulan pembangunan, kegiatan prioritas, nama pekerjaan, "
    "jenis pekerjaan, uraian pekerjaan, nama paket pekerjaan, sub kegiatan, aspirasi, "
    "rencana kegiatan, usulan rencana kegiatan, kegiatan pembangunan, jenis usulan",
    "masalah": "masalah, permasalahan, uraian masalah, latar belakang, alasan usulan, "
    "uraian permasalahan, permasalahan yang dihadapi, latar belakang masalah, "
    "kondisi saat ini, dasar usulan, urgensi, isu permasalahan, masalah yang dihadapi, "
    "identifikasi masalah, isu masalah",
    "lokasi": "lokasi, alamat, lokasi kegiatan, lokasi usulan, alamat lokasi, lokasi alamat, "
    "lokasi pekerjaan, alamat usulan, titik lokasi, detail lokasi, letak, jalan, nama jalan, "
    "lokasi detail, lokasi rt rw",
    "rt": "rt",
    "rw": "rw",
    "rt_rw": "rt rw, rtrw, rt dan rw",
    "rw_rt": "rw rt",
    "lat": "lat, latitude, lintang",
    "lon": "lon, longitude, bujur, long, lng",
    "titik": "koordinat, titik koordinat, lat lon, lat long, koordinat lokasi, latlong",
    "volume": "volume, vol, jumlah, jml, volume usulan, volume kegiatan, jumlah volume, kuantitas, "
    "besaran, banyaknya, qty",
    "satuan": "satuan, sat, satuan volume",
    "volume_teks": "volume teks, volume dan satuan, volume satuan, vol sat, vol satuan, "
    "target volume",
    "status_lahan": "status lahan, status tanah, lahan, status kepemilikan lahan, "
    "kepemilikan lahan",
    "pengusul": "pengusul, nama pengusul, nama, nama warga, nama lengkap, diusulkan oleh",
    "telepon": "telepon, no telepon, nomor telepon, telp, no telp, hp, no hp, nomor hp, wa, no wa, "
    "nomor wa, whatsapp, no whatsapp, nomor whatsapp, no hp wa, kontak, no kontak, telepon hp, "
    "no telp hp, nomor hp wa, no handphone, nomor handphone",
    "persetujuan": "persetujuan, setuju, persetujuan warga, persetujuan pengusul",
    "anggaran": "anggaran, biaya, perkiraan biaya, pagu, pagu anggaran, perkiraan anggaran, rab, "
    "estimasi biaya, usulan anggaran, usulan biaya, pagu indikatif, kebutuhan anggaran, "
    "kebutuhan biaya, rencana anggaran, rencana biaya, jumlah biaya, jumlah anggaran, total biaya, "
    "dana, kebutuhan dana, jumlah dana, pagu usulan, perkiraan pagu, jumlah rp, nilai, "
    "nilai usulan",
}
_BY_HEADING = {
    heading.strip(): column for column, ways in HEADINGS.items() for heading in ways.split(",")
}

# Headings of things that a proposal does not hold; nobody is asked about them.
_USELESS = frozenset(
    "no, nomor, no urut, nomor urut, urut, nomor usulan, no usulan, tanggal, tgl, tanggal usulan, "
    "timestamp, cap waktu, stempel waktu, waktu, email, alamat email, email address, e mail, "
    "tahun, kecamatan, kota, kabupaten, provinsi, kabupaten kota, status, status usulan, "
    "prioritas, skala prioritas, "
    "no prioritas, urutan prioritas, sumber, sumber dana, ket, keterangan, paraf, tanda tangan, "
    "ttd, foto, "
    "nik, no ktp, umur, jenis kelamin, skor, nilai skor, opd, skpd, opd tujuan, dinas, "
    "perangkat daerah, jabatan, pekerjaan, id, kode, rekomendasi, catatan, sasaran, manfaat, "
    "penerima manfaat, lampiran, dokumentasi, pilihan".replace(", ", ",").split(",")
)

# Whole questions of web forms and longer headings, tried in this order: what says most first.
_BY_WORDS = tuple(
    (column, late.regex(pattern))
    for column, pattern in (
        ("persetujuan", r"\b(?:setuju|menyetujui|persetujuan|bersedia)\b"),
        ("", r"\be ?mail\b|\b(?:foto|upload|unggah|lampir\w*|tanggal|nik|ktp|umur|usia)\b"),
        ("", r"\bharga\b|^(?:jumlah|jml|total|banyaknya|banyak) (?:usulan|kegiatan)\b"),
        ("telepon", r"\b(?:hp|wa|whatsapp|telp|telepon|handphone|ponsel)\b"),
        ("rt_rw", r"\brt ?(?:dan)? ?rw\b"),
        ("rt", r"\brt\b(?!.*\brw\b)"),
        ("rw", r"\brw\b(?!.*\brt\b)"),
        ("anggaran", r"\b(?:biaya|anggaran|pagu|rab|dana|rupiah)\b"),
        ("bidang", r"\bbidang\b"),
        ("status_lahan", r"\b(?:lahan|tanah)\b"),
        ("masalah", r"\b(?:masalah\w*|permasalahan\w*|mengapa|kenapa|alasan\w*|latar belakang)\b"),
        ("lokasi", r"\b(?:lokasi\w*|di ?mana|letak\w*|alamat usulan)\b"),
        ("satuan", r"\bsatuan\w*\b(?!.*\b(?:volume|harga)\b)"),
        ("volume_teks", r"\bvolume\w* (?:dan|serta|beserta) satuan\w*\b"),
        ("volume", r"\b(?:volume\w*|berapa (?:banyak|panjang|luas|besar)\w*|ukuran\w*)\b"),
        ("kelurahan", r"^(?:dari |di )?(?:kelurahan|desa)\b"),
        ("pengusul", r"\bnama (?:lengkap|anda|pengusul|bapak|ibu|warga)\b|\bsiapa nama\b"),
        ("usulan", r"\b(?:di ?)?usul(?:kan|an)?\b|\bmengusulkan\b|\baspirasi\b|\bkegiatan\b"),
    )
)  # fmt: skip

# What stands in brackets behind a heading says more of it, and nothing else.
_BRACKETS = late.regex(r"\([^)]*\)|\[[^\]]*\]|\*+\s*$")


def meaning(heading: str) -> Meaning:
    """What a heading means; a pure function."""
    for text in (heading, _BRACKETS.sub(" ", heading)):
        folded = fold(text)
        if folded in _BY_HEADING:
            return _BY_HEADING[folded], True
        if folded in _USELESS:
            return "", True
    if len(folded) > 160:
        return None, False
    return next((column for column, way in _BY_WORDS if way.search(folded)), None), False


_TIMES = late.regex(
    r"\b(?:rp\.?\s*)?(?:(?:x|dalam)\s*)?(ribu(?:an)?|juta(?:an)?|1\.000\.000|1\.000|000\.000|000)\b",
    re.I,
)


def times(heading: str) -> int:
    """By how much amounts below a heading are to be multiplied: "Pagu (Rp juta)"."""
    match = _TIMES.search(heading)
    if match is None:
        return 1
    said = match[1].casefold()
    return 1_000_000 if said.startswith("juta") or said.endswith("000.000") else 1_000


_OF_ALL = late.regex(
    r"\b(?:dalam|x|satuan|rp)[\s.:]*(?:x\s*)?(?:rp\.?\s*|rupiah\s*)?"
    r"(?:ribu(?:an)?|juta(?:an)?|1\.000\.000|1\.000|000\.000|000)\b",
    re.I,
)


def times_of_all(title: Iterable[str]) -> int:
    """The same, said above the list: "(dalam ribuan rupiah)"."""
    found = [match[0] for text in title for match in _OF_ALL.finditer(text)]
    return times(found[0]) if found else 1
