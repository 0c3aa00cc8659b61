"""A consultation's page."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.web.pages.consultation import Bar, Part, PublicConsultation, Reply, Result, Round, Voice
from tests.bot.web.echo import Open, Site
from tests.bot.web.test_everybody import PALE, UNNAMED, WIDE

pytestmark = pytest.mark.asyncio(loop_scope="module")

CLOSED = PublicConsultation(
    code="ABC234",
    title="Kepuasan <b>loket</b> kelurahan",
    theme="Pembangunan yang merata dan berkeadilan",
    intro="Sembilan pertanyaan singkat tentang layanan yang baru Anda terima.",
    area="Kota Metro",
    when="Ditutup Senin, 22 Februari 2027",
    open=False,
    size="",
    chapters=(("Prioritas 1", "Puskesmas, beasiswa, dan posyandu."),),
    ways=(),
    document="/berkas/dokumen.pdf",
    answered=1234,
    index="Indeks kepuasan: 78,33 (B, baik)",
    results=(
        Result(
            "Kesesuaian persyaratan",
            1234,
            (Bar("Tidak sesuai", 34, 3, 4), Bar("Sangat sesuai dengan yang diminta", 1200, 97, 96)),
            parts=(Part("Kelurahan Imopuro", 600, "Sangat sesuai (97%)"),),
            about=(Part("Perempuan", 700, "Sangat sesuai (98%)"),),
        ),
        Result("Urutan prioritas", 1200, (Bar("Lingkungan", 2000, 60),), ranked=True),
        Result("Hari tanpa air", 900, said="Hari tanpa air: rata-rata 3,2 (900 jawaban)"),
    ),
    replies=(
        Reply("Loket, Imopuro", "12 orang, didukung 40 orang", "Diterima", "Loket kedua dibuka",
              "Januari 2028, kelurahan", ("loketnya <i>satu</i>", "antre" + "e" * 200)),
    ),
    mended=2,
    city="Kota Metro",
    service="Loket kelurahan",
    places=(Part("Kelurahan Imopuro", 600, "Indeks kepuasan: 80,00 (B, baik)"),),
    rounds=(
        Round("XYZ789", "Ditutup Selasa, 1 Desember 2026", 900, "Indeks kepuasan: 70,10"),
        Round("ABC234", "Ditutup Senin, 22 Februari 2027", 1234, "Indeks kepuasan: 78,33"),
    ),
    voices=(
        Voice("Yang kurang", "antre<b>lama" + "e" * 200, "12 orang"),
        Voice("Prioritas 1", "Got di gang mampet", ""),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (320, "dark"), (1280, "light")])
async def test_a_consultation_is_shown(
    open_page: Open, site: Site, width: int, scheme: str
) -> None:
    site.consultations[CLOSED.code] = CLOSED
    async with open_page("/k/abc234", width=width, color_scheme=scheme) as tab:
        assert tab.page.url == site.url + "/k/ABC234"
        await expect(tab.page.get_by_role("heading", level=1)).to_have_text(CLOSED.title)
        for summary in await tab.page.locator("summary").all():
            await summary.click()
        for said in (
            "Loket kelurahan", "Kelurahan Imopuro", "Perempuan", "Loket kedua dibuka",
            "12 orang, didukung 40 orang", "Dari waktu ke waktu",
            "Didukung 12 orang", "Got di gang mampet", "Buka dokumen lengkap (PDF)",
        ):  # fmt: skip
            await expect(tab.page.get_by_text(said).first).to_be_visible()
        assert await tab.page.get_by_role("link", name="1 Desember 2026").count() == 1
        for script in (UNNAMED, PALE):
            assert await tab.page.evaluate(script) == []
        assert await tab.page.evaluate(WIDE) <= 0
        assert tab.complaints == []
