"""A wish like a title: nothing of it is lost, and what other answers hold is not said twice."""

from __future__ import annotations

import pytest

from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "wish", "problem"),
    [
        (
            "kami warga rt 3 yosodadi pengen ada pos ronda soalnya sering kemalingan motor",
            "pos ronda",
            "sering kemalingan motor",
        ),
        (
            "usul talud kali dekat masjid, tiap hujan banjir masuk rumah warga, rt 2 rw 1 imopuro",
            "talud kali dekat masjid",
            "tiap hujan banjir masuk rumah warga",
        ),
        (
            "minta sumur bor umum dong, kalau musim kemarau warga Margorejo RT 7 kekurangan air",
            "sumur bor umum",
            "kalau musim kemarau warga RT 7 kekurangan air",
        ),
        (
            "bangun talud ya, tiap hujan rumah warga rt 4 Tejosari kebanjiran terus",
            "talud",
            "tiap hujan rumah warga rt 4 kebanjiran terus",
        ),
        (
            "usul siring rt 4 rw 3 imopuro, panjange kira-kira 90 meter, got e wis mampet kabeh",
            "siring rt 4 rw 3 imopuro",
            "got e wis mampet kabeh",
        ),
        (
            "pagi bpk/ibu, kami dari PKK Imopuro mengusulkan pelatihan membatik",
            "pelatihan membatik",
            None,
        ),
        (
            "Selamat sore ibu/bapak, kami dari karang taruna mengusulkan perbaikan lapangan",
            "perbaikan lapangan",
            None,
        ),
        ("usul lampu jalan di gang duku rt 4", "lampu jalan di gang duku rt 4", None),
    ],
)
async def test_titles(world: World, said: str, wish: str, problem: str | None) -> None:
    siti = await world.person("siti").welcomed()
    heard = "\n".join(each.text for each in await siti.say(said))
    shown = heard.partition('"')[2].partition('"')[0]
    assert shown.endswith(wish)
    assert len(shown.split()) <= len(wish.split()) + 2
    assert problem is None or f"Masalah: {problem}" in heard
