"""A proposal's page."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.web.pages.proposal import PublicProposal, Step
from tests.bot.web.echo import Open, Site
from tests.bot.web.test_everybody import PALE, UNNAMED, WIDE

pytestmark = pytest.mark.asyncio(loop_scope="module")

DRAINAGE = PublicProposal(
    number="MTR-2028-00042",
    year=2028,
    area="Imopuro",
    kecamatan="Metro Pusat",
    topic="Fisik dan prasarana",
    wish="Perbaikan drainase <b>Jl. Cut Nyak Dien</b> RT 05",
    state="Belum bisa dipenuhi",
    problem="Saluran tersumbat.\nSetiap hujan air masuk ke rumah.",
    place="RT 05 RW 02",
    volume="2x15 meter",
    tone="bad",
    photos=("/foto/a.jpg", "/foto/b.jpg"),
    steps=(
        Step("Selasa, 12 Januari 2027", "Usulan diterima", next="dibahas di kelurahan"),
        Step(
            "Kamis, 4 Februari 2027",
            "Belum bisa dipenuhi",
            by="Camat Metro Pusat",
            why="anggaran tahun ini habis",
            next="diajukan lagi Januari 2028",
        ),
    ),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
async def test_a_proposal_is_shown(open_page: Open, site: Site, width: int, scheme: str) -> None:
    site.proposals[DRAINAGE.number] = DRAINAGE
    async with open_page("/u/MTR-2028-00042", width=width, color_scheme=scheme) as tab:
        await expect(tab.page.get_by_role("heading", level=1)).to_have_text(DRAINAGE.wish)
        for text in ("2x15 meter", "Camat Metro Pusat", "anggaran tahun ini habis"):
            await expect(tab.page.get_by_text(text)).to_be_visible()
        await expect(tab.page.locator(".steps li")).to_have_count(2)
        await expect(tab.page.locator(".photos img")).to_have_count(2)
        for script in (UNNAMED, PALE):
            assert await tab.page.evaluate(script) == []
        assert await tab.page.evaluate(WIDE) <= 0
        assert tab.complaints == []


async def test_other_spellings_lead_to_the_number(open_page: Open, site: Site) -> None:
    site.proposals[DRAINAGE.number] = DRAINAGE
    async with open_page("/u/mtr-2028-00042?bahasa=en") as tab:
        assert tab.page.url == site.url + "/u/MTR-2028-00042?bahasa=en"
        await expect(tab.page.get_by_text("A resident (name not shown)")).to_be_visible()


async def test_no_such_proposal(open_page: Open, site: Site) -> None:
    async with open_page("/u/MTR-2028-99999") as tab:
        await expect(tab.page.get_by_role("heading")).to_have_text("Usulan tidak ditemukan")
        answer = await tab.page.request.get(site.url + "/u/" + "x" * 3000)
        assert answer.status == 404
