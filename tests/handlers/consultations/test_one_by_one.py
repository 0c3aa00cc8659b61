"""Several choices, and an order, said one by one: a number means the choice that bears it."""

from __future__ import annotations

from handlers.conversation.answering.choosing import place
from handlers.conversation.messages import own_numbers
from tests.consulted import opened
from tests.handlers.consultations.test_taking_part import IMOPURO
from tests.support import World

FILE = """
judul: Taman kota
wilayah: "18.72"
buka: 2026-11-20
tutup: 2026-12-01 17:00
pertanyaan:
  - {kunci: urut, jenis: urutan, nama: Urutan, teks: "Mana yang didahulukan?",
     pilihan: {sehat: Kesehatan, jalan: Jalan dan gang, air: Air bersih}}
  - {kunci: guna, jenis: beberapa, nama: Guna, teks: "Untuk apa saja?",
     pilihan: {main: Bermain, duduk: Duduk, lari: Lari}}
"""


# How somebody puts three in an order, and chooses two of three.
SAID = (
    (("1", "3", "2"), ("2", "3", "selesai")),
    (("nomor 1", "yang ketiga", "2"), ("2", "3 lari", "selesai")),
    (("1", "1", "3, 2"), ("2", "2", "3", "selesai")),
    (("Kesehatan > Air bersih > Jalan dan gang",), ("duduk dan lari",)),
    (("kesehatan lalu air bersih, jalan dan gang",), ("2, 3",)),
)


async def test_a_number_means_the_choice_that_bears_it(world: World) -> None:
    await opened(world, FILE)
    for n, (ranked, several) in enumerate(SAID):
        siti = await world.person(f"siti{n}").lives_in(IMOPURO)
        await siti.say("konsultasi")
        await siti.tap("Mulai menjawab")
        for said in (*ranked, *several):
            heard = await siti.say(said)
        assert "Urutan: Kesehatan > Air bersih > Jalan dan gang" in heard[-1].text, said
        assert "Guna: Duduk, Lari" in heard[-1].text, said


def test_labels_are_counted_where_they_bear_no_numbers_of_their_own() -> None:
    assert own_numbers(["2. Jalan", "3. Air"]) == [2, 3]
    assert own_numbers(["2. Jalan", "Lain"]) == [] == own_numbers([])
    assert place(["2. Jalan", "3. Air"], 2) == 0
    assert place(["2. Jalan", "3. Air"], 1) is None
    assert place(["7 hari", "14 hari"], 2) == 1
    assert place(["7 hari", "14 hari"], 7) is None
