"""What the program answers to sentences that nobody has tried: `python -m benchmarks.played FILE`.

FILE has a line for each, of three columns parted by tabs: where it is said (WHERE), what is said
(several messages are parted by //; a label of a button is typed), and what is meant by it, which is
written before it is played and printed beside. Numbers after FILE play these lines only;
`--letters N` cuts each reply after so many. Everybody who speaks has nothing in common with the
others but the city.

WHERE is `welcome` (before the consent), `name` (it asks the name), `idle` (nothing open, nothing
proposed), `own` (three proposals, one decided on, one returned), a question of a proposal (as
benchmarks.lost.WAYS names them), or a role: `fasilitator`, `lurah` (who verifies for Imopuro, where
four proposals wait), `kota` (who verifies for the city).
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from benchmarks.lost import WAYS
from bot.settings import Settings
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Heard, Resident, World, brought_up_to_date

IMOPURO = "18.72.01.1003"
PROPOSED = (
    "Perbaikan jembatan Kali Pacar RT 05",
    "Lampu jalan Gang Kelinci RT 06",
    "Drainase Jl. Mawar RT 07 sepanjang 120 meter",
)
ANOTHER = "Pelatihan menjahit ibu-ibu PKK RW 03"
# But not the two of an address: "https://".
_PARTED = re.compile(r"(?<!:)//")
ROLES = {
    "fasilitator": (Role.FASILITATOR, IMOPURO),
    "lurah": (Role.VERIFIKATOR, IMOPURO),
    "kota": (Role.VERIFIKATOR, "18.72"),
}


async def _made(folder: Path) -> Path:
    """A city that nobody has spoken in: a database, up to date."""
    await brought_up_to_date(f"sqlite+aiosqlite:///{folder / 'city.db'}")
    return folder / "city.db"


def _another(city: Path, folder: Path) -> Settings:
    """The same city again, for somebody else."""
    shutil.copy(city, folder / "rembuk.db")
    url = f"sqlite+aiosqlite:///{folder / 'rembuk.db'}"
    return Settings(database_url=url, media_dir=folder, secret_key="x")


async def arrived(world: World, where: str) -> Resident:
    """Somebody there."""
    if where in ("welcome", "name"):
        who = world.person("baru")
        await who.say("halo")
        if where == "name":
            await who.tap("Setuju")
        return who
    if where in WAYS and where != "staff":
        who = await world.person("budi").welcomed()
        for line in WAYS[where]:
            await who.say(line)
        return who
    if where != "own" and where not in ROLES:
        raise SystemExit(f"{where}: not one of welcome, name, own, {', '.join((*ROLES, *WAYS))}")
    siti = await world.person("siti").lives_in(IMOPURO)
    numbers = [await siti.proposes(wish) for wish in PROPOSED]
    role, area = ROLES.get(where, ROLES["lurah"])
    who = await official(world, "hadi", role, area)
    if where == "own":
        for line in (
            f"setujui {numbers[0]} prioritas 1",
            "ya",
            f"kembalikan {numbers[1]}",
            "RT berapa?",
            "ya",
        ):
            await who.say(line)
        await siti.new()
        return siti
    dewi = await world.person("dewi").lives_in(IMOPURO)
    await dewi.proposes(ANOTHER)
    await who.new()
    return who


def shown(heard: list[Heard], letters: int) -> str:
    """Replies as they are read, with what can be tapped."""
    lines = []
    for each in heard:
        text = each.text if len(each.text) <= letters else each.text[:letters] + " ..."
        labels = "".join(f" [{label}]" for label in each.labels)
        lines.append(
            "  < " + "\n    ".join(text.splitlines()) + (f"\n   {labels}" if labels else "")
        )
    return "\n".join(lines)


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.played")
    parser.add_argument("file", type=Path)
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--letters", type=int, default=600)
    given = parser.parse_args()
    lines = [line for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as made:
        city = await _made(Path(made))
        for number, line in enumerate(lines, 1):
            if given.numbers and number not in given.numbers:
                continue
            where, said, meant = (*line.split("\t"), "")[:3]
            print(f"{number}. [{where}] means: {meant}")
            with tempfile.TemporaryDirectory() as folder:
                async with World.made(_another(city, Path(folder)), Clock()) as world:
                    who = await arrived(world, where)
                    for each in _PARTED.split(said):
                        print(f"  > {each.strip()}")
                        print(shown(await who.say(each.strip()), given.letters), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
