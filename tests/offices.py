"""Twelve lists as different as offices are, made in code; each is what one office might send."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from openpyxl.styles import Font

from tests.workbooks import book, fill, ods, saved, semicolons, xls


def letterhead() -> bytes:
    """Letterhead and title; headings in two rows with merged cells; numbers of the columns; bidang
    in section rows; a sum and signatures. The kelurahan stands only in the title."""
    made, sheet = book(
        [
            ["PEMERINTAH KOTA METRO"],
            ["KECAMATAN METRO PUSAT"],
            ["DAFTAR USULAN KEGIATAN MUSRENBANG KELURAHAN HADIMULYO BARAT"],
            ["TAHUN ANGGARAN 2028"],
            [],
            ["No", "Nama Kegiatan / Usulan", "Uraian Permasalahan", "Lokasi", None, None,
             "Volume", None, "Perkiraan Biaya (Rp)", "Ket"],
            [None, None, None, "Alamat", "RT", "RW", "Jml", "Sat", None, None],
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            ["A.", "BIDANG FISIK DAN PRASARANA"],
            [1, "Perbaikan drainase Jl. Melati", "Air meluap setiap hujan deras", "Jl. Melati",
             "003", "002", 120, "m", 15000000],
            [2, "Perbaikan drainase Jl. Kenanga", '"', "Jl. Kenanga", "004", '"', "± 80", "m",
             "Rp 15.000.000,-"],
            ["B.", "BIDANG SOSIAL BUDAYA"],
            [1, "Pelatihan kader posyandu", "Kader belum pernah dilatih", "Balai kelurahan", None,
             None, 20, "orang", 5000000, "baru"],
            [None, "JUMLAH", None, None, None, None, None, None, 35000000],
            [],
            [None, None, None, None, None, None, "Metro, 22 Februari 2027"],
            [None, "Mengetahui,", None, None, None, None, "Ketua LPMK"],
            [None, "LURAH HADIMULYO BARAT", None, None, None, None, "SUGENG"],
            [None, "DRS. CONTOH"],
            [None, "NIP. 19700101 199003 1 001"],
        ]
    )  # fmt: skip
    for cells in ("A1:J1", "A2:J2", "A3:J3", "A4:J4", "A6:A7", "B6:B7", "C6:C7", "D6:F6", "G6:H6",
                  "I6:I7", "J6:J7", "B9:J9", "B12:J12"):  # fmt: skip
        sheet.merge_cells(cells)
    return saved(made)


def old_excel() -> bytes:
    """An .xls whose sheet names the kelurahan; RT/RW in one cell; hidden and crossed-out rows."""
    return xls(
        [
            ["USULAN MUSRENBANG"],
            ["No.", "Jenis Kegiatan", "Permasalahan", "Alamat", "RT/RW", "Bidang", "Vol"],
            [1, "Pemasangan lampu jalan", "Gelap dan rawan", "Jl. Mawar", "RT.006/RW.004", "Fisik",
             "5 titik"],
            [2, "Pemasangan lampu jalan", "Gelap dan rawan", "Jl. Mawar", "007/004", "Fisik",
             "5 titik"],
            [3, "Pemasangan lampu taman", "Gelap dan rawan", "Jl. Mawar", "007/004", "Fisik",
             "2 titik"],
            [4, "Pengaspalan Jl. Anggrek", "Berlubang sejak lama", "Jl. Anggrek", "008/004",
             "Fisik", "100 m"],
            [5, "Pengaspalan Jl. Dahlia", "Berlubang sejak lama", "Jl. Dahlia", 5.2, "Fisik",
             "100 m"],
        ],
        name="Kel. Imopuro",
        merges=[(1, 1, 0, 6)],
        hidden=[5],
        struck=[6],
    )  # fmt: skip


def open_document() -> bytes:
    """An .ods of a kelurahan office: cover sheet, then the list; ditto words; bullets and line
    breaks; a wish merged over two rows."""
    return ods(
        {
            "Sampul": [["DAFTAR USULAN"], ["Kelurahan Karangrejo"], ["Tahun 2028"]],
            "Data": [
                ["Kelurahan Karangrejo"],
                ["No", "Uraian Kegiatan", "Bidang", "Permasalahan", "Lokasi", "Volume"],
                [1, "- Pembangunan talut\nsungai", "Fisik", "Tanah longsor tiap hujan",
                 "- Jl. Jati\n- RT 03 RW 02", "2 x 15 meter"],
                [2, "Pembuatan sumur bor", "idem", "Air kering tiap kemarau", "RT 04 RW 02",
                 "1 unit"],
                [3, None, "s.d.a.", "sda", "RT 05 RW 02", "1 unit"],
                [4, "1. Perbaikan jalan\n2. Lampu jalan", "Fisik", "Gelap dan rusak",
                 "RT 06 RW 02", None],
            ],
        },
        merges={(4, 1): (2, 1)},
    )  # fmt: skip


def bare_semicolons() -> bytes:
    """CSV as Excel writes it in Indonesia, Windows-1252; no masalah; money in words."""
    return semicolons(
        [
            ["USULAN KELURAHAN GANJAR ASRI"],
            [],
            ["No", "Kegiatan/Usulan", "Bidang", "Lokasi", "Jml", "Sat", "Pagu"],
            ["1", "Rehab rumah – tidak layak huni", "Fisik", "RT 02 RW 01", "2", "unit", "40 juta"],
            ["2", "Bantuan mesin jahit", "Ekonomi", "RT 03 RW 01", "2 unit @ 5 jt", "",
             "Rp 10.000.000,-"],
            ["3", "Bantuan alat pertukangan", "Ekonomi", "RT 03 RW 01", "2", "paket",
             "menyesuaikan"],
            ["", "JUMLAH", "", "", "", "", "50.000.000"],
        ]
    )  # fmt: skip


def web_form() -> bytes:
    """What a web form collects: whole questions as headings, consent, phones as Excel has them."""
    made, _ = book(
        [
            ["Timestamp", "Nama Lengkap", "Nomor WhatsApp", "Kelurahan", "RT berapa?", "RW berapa?",
             "Bidang usulan", "Apa yang Anda usulkan?", "Apa masalahnya sekarang?",
             "Di mana lokasinya?", "Apakah Anda setuju nama dan nomor disimpan?"],
            [datetime.datetime(2027, 1, 9, 8, 3), "Siti Aminah", 81234567890, "Imopuro", 3, 2,
             "Fisik", "Perbaikan jalan gang Mawar", "Becek dan licin waktu hujan", "Gang Mawar",
             "Ya, setuju"],
            [datetime.datetime(2027, 1, 9, 9, 1), "Budi", "'081234567891", "Iring Mulyo", 1, 4,
             "Ekonomi", "Pelatihan membuat kue", "Ibu-ibu belum punya usaha", "Balai RW 4", "√"],
            [datetime.datetime(2027, 1, 9, 9, 7), "Tono", "6,28E+12", "Iring Mulyo", 1, 4,
             "Ekonomi", "Bantuan gerobak dagang", "Gerobak lama sudah rusak", "Pasar", "V"],
            [datetime.datetime(2027, 1, 9, 9, 9), "Rina", 81234567893, "Imopuro", 2, 2, "Sosial",
             "Taman bacaan anak", "Anak tidak punya tempat belajar", "Gang Melati", "Tidak"],
        ],
        "Form Responses 1",
    )  # fmt: skip
    return saved(made)


def own_words() -> bytes:
    """Headings in words that nobody else uses: which column holds the wish is asked."""
    made, _ = book(
        [
            ["Rekap Kelurahan Imopuro"],
            ["No", "Harapan Warga", "Bidang", "Tempat Persis", "Lokasi", "Volume"],
            [1, "Perbaikan gorong-gorong", "Fisik", "sebelah timur masjid", "Jl. Jambu RT 1 RW 1",
             "1 unit"],
            [2, "Lampu penerangan jalan", "Fisik", "di simpang tiga", "Jl. Salak RT 2 RW 1",
             "4 titik"],
        ]
    )  # fmt: skip
    return saved(made)


def no_bidang() -> bytes:
    """Neither bidang nor masalah nor a column for the place: the wish says where."""
    made, _ = book(
        [
            ["No", "Usulan", "Volume"],
            [1, "Perbaikan jalan Gang Mawar RT 03 RW 02", "150 m"],
            [2, "Perbaikan jalan Gang Mawar RT 04 RW 02", "150 m"],
            [3, "Perbaikan jalan Gang Mawar RT 04 RW 02", "200 m"],
        ],
        "Imopuro",
    )
    return saved(made)


def two_tables() -> bytes:
    """Two tables in one sheet, with different columns; a sheet for each RW; a hidden sheet."""
    made, _ = book(
        [
            ["KELURAHAN YOSODADI"],
            ["I. USULAN FISIK"],
            ["No", "Usulan", "Permasalahan", "Lokasi", "Bidang", "Volume"],
            [1, "Perbaikan talut", "Longsor tiap hujan", "RT 01 RW 01", "Fisik", "30 m"],
            [],
            ["II. USULAN NON FISIK"],
            ["No", "Nama Kegiatan", "Bidang", "Lokasi", "Permasalahan"],
            [1, "Pelatihan las", "Ekonomi", "RT 02 RW 01", "Pemuda belum bekerja"],
        ],
        "RW 01",
    )
    second = made.create_sheet("RW 02")
    fill(
        second,
        [
            ["KELURAHAN YOSODADI"],
            ["No", "Usulan", "Permasalahan", "Lokasi", "Bidang", "Volume"],
            [1, "Perbaikan talut", "Longsor tiap hujan", "RT 01 RW 02", "Fisik", "30 m"],
        ],
    )
    third = made.create_sheet("Rekap lama")
    fill(third, [["Usulan", "Lokasi", "Bidang"], ["Tidak terpakai lagi", "RT 1 RW 1", "Fisik"]])
    third.sheet_state = "hidden"
    return saved(made)


def dates() -> bytes:
    """RT/RW that Excel has made dates and decimals of, and formulas that failed."""
    made, _ = book(
        [
            ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "RT/RW"],
            ["Imopuro", "Fisik", "Perbaikan drainase A", "Air meluap", "Jl. A", "003/002"],
            ["Imopuro", "Fisik", "Perbaikan drainase B", "Air meluap", "Jl. B",
             datetime.date(2027, 2, 5)],
            ["Imopuro", "Fisik", "Perbaikan drainase C", "Air meluap", "Jl. C", 5.2],
            ["Imopuro", "Fisik", "Perbaikan drainase D", "Air meluap", "Jl. D", "05-Feb"],
            ["Imopuro", "Fisik", "Perbaikan drainase E", "Air meluap", "Jl. E", 46058],
            ["Imopuro", "Fisik", "Perbaikan drainase F", "#REF!", "Jl. F", "05/02"],
            ["Imopuro", "Fisik", "Perbaikan drainase G", "Air meluap", "Jl. G", "RT 5 RW 2"],
            ["Imopuro", "Fisik", "Perbaikan drainase H", "Air meluap", "Jl. H", "05/02/2026"],
        ]
    )  # fmt: skip
    return saved(made)


def ragged() -> bytes:
    """CSV with a comma in a text that nobody quoted."""
    return (
        b"kelurahan,bidang,usulan,masalah,lokasi\n"
        b"Imopuro,fisik,Perbaikan Jalan Melati, drainase dan lampu,Air meluap deras,Jl. Melati\n"
        b"Imopuro,fisik,Perbaikan Jalan Mawar,Air meluap tiap hujan,Jl. Mawar,,\n"
    )


def crossed_out() -> bytes:
    """XLSX with hidden rows, crossed-out rows and cells, a cell crossed out in part."""
    made, sheet = book(
        [
            ["KELURAHAN TEJOSARI"],
            ["No", "Kegiatan", "Bidang", "Masalah", "Lokasi", "Volume"],
            [1, "Perbaikan jembatan", "Fisik", "Jembatan sudah lapuk", "RT 01 RW 01", "1 unit"],
            [2, "Perbaikan jalan usaha tani", "Fisik", "Rusak berat", "RT 02 RW 01", "200 m"],
            [3, "Perbaikan balai warga", "Fisik", "Atap bocor", "RT 03 RW 01", "1 unit"],
            [4, "Perbaikan lapangan voli", "Fisik", "Lantai pecah", "RT 04 RW 01", "1 unit"],
            [5, "Pengadaan tenda", "Sosial budaya", '"', '"', "2 unit"],
        ]
    )
    for place in range(1, 7):
        sheet.cell(4, place).font = Font(strike=True)
    sheet.row_dimensions[5].hidden = True
    sheet.cell(6, 6).font = Font(strike=True)
    return saved(made)


def by_rw() -> bytes:
    """Sections by RW, columns RT only; a page's heading once more; the role says the kelurahan."""
    rows: list[list[Any]] = [
        ["DAFTAR USULAN WARGA"],
        ["No", "Usulan", "Masalah", "RT", "Jumlah", "Satuan", "Bidang Kegiatan", "Pengusul"],
        ["RW 01"],
        [1, "Perbaikan gapura", "Gapura hampir roboh", "RT 003", 1, "unit", "Fisik", "Ketua RT 3"],
        [2, "Pengadaan kursi", "Kursi kurang", "RT 004", 50, "buah", "Sosbud", "Karang Taruna"],
        ["RW 02"],
        ["No", "Usulan", "Masalah", "RT", "Jumlah", "Satuan", "Bidang Kegiatan", "Pengusul"],
        [3, "Perbaikan gapura", "Gapura hampir roboh", "RT 003", 1, "unit", "Fisik", "Ketua RT 3"],
        [4, "Kerja bakti", "Got tersumbat", None, None, None, "Kebersihan", "LPM"],
    ]
    made, _ = book(rows)
    return saved(made)


TWELVE: dict[str, Callable[[], bytes]] = {
    "kop surat.xlsx": letterhead,
    "excel lama.xls": old_excel,
    "karangrejo.ods": open_document,
    "titik koma.csv": bare_semicolons,
    "formulir web.xlsx": web_form,
    "kata sendiri.xlsx": own_words,
    "tanpa bidang.xlsx": no_bidang,
    "dua tabel.xlsx": two_tables,
    "tanggal.xlsx": dates,
    "koma.csv": ragged,
    "dicoret.xlsx": crossed_out,
    "per rw.xlsx": by_rw,
}
