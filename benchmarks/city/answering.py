"""What a turn of an answer costs beside a turn of a proposal, in processor time."""

from __future__ import annotations

import time
from pathlib import Path

from bot.settings import Settings
from tests.consulted import opened
from tests.support import Clock, Resident, World, brought_up_to_date

AREA = "18.72.01.1003"

PROPOSAL = (
    "usul", "Imopuro", "1", "Perbaikan drainase Jl. Cut Nyak Dien RT 05",
    "Setiap hujan air masuk ke 12 rumah, anak-anak sulit ke sekolah",
    "RT 05/RW 02 depan musala", "120 m", "lewati", "lewati", "kirim",
)  # fmt: skip

# As many messages, two of them as long.
ANSWER = (
    "satu", "dua", "tiga", "satu", "dua",
    "Perbaikan drainase Jl. Cut Nyak Dien RT 05 karena setiap hujan air masuk",
    "RT 05/RW 02 depan musala", "kirim",
)  # fmt: skip

FILE = """\
judul: Rancangan awal RKPD
wilayah: "18.72"
buka: 2026-11-20
tutup: 2026-12-20
pertanyaan:
"""
CHOSEN = """\
  - kunci: q{n}
    jenis: satu
    nama: Bagian {n}
    teks: Bagian {n} mana yang paling penting?
    pilihan: [Satu, Dua, Tiga]
"""
WRITTEN = """\
  - kunci: {name}
    jenis: teks
    nama: {name}
    teks: Apa {name} Anda?
"""


async def costs(folder: Path, times: int) -> tuple[float, float]:
    """Milliseconds of processor a turn, of a proposal and of an answer: the least of so many times,
    each after the other, so that what else runs meets both."""
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{folder / 'turns.db'}",
        media_dir=folder / "media",
        secret_key="for measuring only",
        public_url="https://rembuk.example",
    )
    await brought_up_to_date(settings.database_url)
    text = FILE + "".join(CHOSEN.format(n=n) for n in range(5))
    text += WRITTEN.format(name="masukan") + WRITTEN.format(name="tempat")
    proposals, answers = list[float](), list[float]()
    async with World.made(settings, Clock()) as world:
        held = await opened(world, text)
        for n in range(times + 1):
            siti = await world.person(f"siti{n}").lives_in(AREA)
            began = time.process_time()
            for said in PROPOSAL:
                await siti.say(said)
            proposals.append((time.process_time() - began) / len(PROPOSAL))
            budi = await world.person(f"budi{n}").lives_in(AREA)
            began = time.process_time()
            await _answers(budi, held.code)
            answers.append((time.process_time() - began) / (len(ANSWER) + 2))
    # The first of each loads what is loaded once.
    return min(proposals[1:]) * 1000, min(answers[1:]) * 1000


async def _answers(person: Resident, code: str) -> None:
    await person.say(f"konsultasi {code}")
    await person.tap("Mulai menjawab")
    for said in ANSWER:
        await person.say(said)
    assert "Terima kasih" in person.heard[-1].text
