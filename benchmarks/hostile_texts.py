"""How long a text that a stranger makes for it holds the loop.

`python -m benchmarks.hostile_texts` prints it.

Each is a few letters again and again, as long as a message may be; it is said with nothing open, at
each question of a proposal, before the consent, by somebody with proposals and by staff. Prints the
longest turns, with what was repeated; fails where one takes longer than WANTED.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.lost import WAYS
from bot.settings import Settings
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World, brought_up_to_date

LETTERS = 3500
WANTED = 0.5  # seconds
SHOWN = 10
IMOPURO = "18.72.01.1003"

REPEATED = (
    "tambah ", "ga ", "usul ", "rt 5 ", "bukan ", "yg ", "jadi ", "mau ", "no 1 ", "tolong ",
    "di ", "kan ", "1,", "a, ", "kalau ", "sudah ", "usulan saya ", "harusnya ", "foto ", "ya ",
    "80 m eh ", "karena ", "gabung 1 ", "setuju 1 ", "tolak 1 karena ", "kok ", "pak ", "x. ",
    "udah tak bilang ", "jl ", "dan ", " ", "\n", "?", ".", "MTR-", "nama saya ", "panggil ",
    "tanya ", "berapa ", "rt 5 jd ", "sama ", "a", "1", "a b ", "bisa ", "kalo ",
    "tambah usul rt 5 bukan 6 tapi jadi ", "yg drainase bukan 120 tp ",
)  # fmt: skip


async def measured(world: World) -> list[tuple[float, str, str]]:
    """Seconds of each turn, where it was said, and what is repeated in it."""
    siti = await world.person("siti").lives_in(IMOPURO)
    for wish in ("Perbaikan jembatan kali RT 05", "Lampu jalan gang Kelinci"):
        await siti.proposes(wish)
    budi = await world.person("budi").welcomed()
    new = world.person("baru")
    await new.say("halo")
    others = {"own": siti, "consent": new}
    others["staff"] = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    found = []

    async def said(who: Resident, where: str, repeated: str) -> None:
        text = "usul" + (repeated * LETTERS)[:LETTERS] + "x"
        began = perf_counter()
        await who.say(text)
        found.append((perf_counter() - began, where, repeated))

    for repeated in REPEATED:
        for where, who in others.items():
            await said(who, where, repeated)
        for where, way in WAYS.items():
            if where == "staff":
                continue
            for each in ("batal", "ya", *way):
                await budi.say(each)
            await said(budi, where, repeated)
    return found


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/rembuk.db"
        await brought_up_to_date(url)
        settings = Settings(database_url=url, media_dir=Path(folder), secret_key="x")
        async with World.made(settings, Clock()) as world:
            found = sorted(await measured(world), reverse=True)
    print(f"| {LETTERS:,} letters of | said at | seconds |\n|---|---|---|")
    for seconds, where, repeated in found[:SHOWN]:
        print(f"| {repeated!r} | {where} | {seconds:.3f} |")
    if found[0][0] > WANTED:
        sys.exit(f"more than {WANTED} s")


if __name__ == "__main__":
    asyncio.run(main())
