"""Where words overrule what the model has learned: `python -m benchmarks.overruled [--every N]`.

Every example of what residents mean while nothing is open (examples/id.tsv) is said to the whole
program, each by somebody who has sent nothing. What most examples of an act are answered with is
its answer; those that are neither asked back nor answered so are shown, by what they got instead.
Some are right all the same ("umur 16 boleh?" has an answer of its own); what is not is a rule of
words that reaches too far, and is no matter of examples. `--every N` says only each Nth, `--part
M/N` the Mth of N parts, which may run beside each other.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from handlers.listeners import leads
from handlers.reading.meaning.acts import STAFF, Act
from handlers.reading.meaning.examples import examples
from tests.support import Clock, World, brought_up_to_date

# A reply is told from others by so many letters, without what it quotes and counts.
BEGINS = 60
_QUOTED = re.compile(r'"[^"]*"|\d+|(?<=Kelurahan )[A-Z]\w+(?: [A-Z]\w+)?')
# What is asked back, or not understood.
ASKED = ("Saya baca: ", "Maaf, saya belum paham")
# An answer that fewer than this share of an act's examples get is not that act's.
USUAL = 0.06
_BESIDE = ("Waalaikumsalam.", "Sama-sama, Bapak/Ibu.", "Halo, Bapak/Ibu.")


def told() -> Iterator[tuple[Act, str]]:
    """The examples that can be said by a resident while nothing is open, with their acts."""
    for example in examples():
        if example.language == "id" and example.act in leads.OFFERED and example.act not in STAFF:
            yield Act(example.act), example.text


def begins(replies: list[str]) -> str:
    """How what is answered begins, whatever it is about."""
    said = [line for reply in replies for line in reply.splitlines() if line not in _BESIDE]
    return _QUOTED.sub("…", next(iter(filter(None, said)), "")).strip()[:BEGINS]


async def answered(some: list[tuple[Act, str]]) -> list[tuple[Act, str, str]]:
    """What each gets, by how it begins."""
    got: list[tuple[Act, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/city.db"
        await brought_up_to_date(url)
        settings = Settings(database_url=url, media_dir=Path(folder), secret_key="x")
        async with World.made(settings, Clock()) as world:
            for number, (act, text) in enumerate(some):
                who = await world.person(f"warga{number}").welcomed()
                got.append((act, text, begins([each.text for each in await who.say(text)])))
    return got


def unusual(got: list[tuple[Act, str, str]]) -> dict[str, list[tuple[Act, str]]]:
    """The examples whose answer is not their act's, by that answer."""
    every = Counter(act for act, _, _ in got)
    alike = Counter((act, answer) for act, _, answer in got)
    found: dict[str, list[tuple[Act, str]]] = defaultdict(list)
    for act, text, answer in got:
        if not answer.startswith(ASKED) and alike[act, answer] < max(2, USUAL * every[act]):
            found[answer].append((act, text))
    return found


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overruled")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--part", default="1/1")
    given = parser.parse_args()
    part, of = map(int, given.part.split("/"))
    got = await answered(list(told())[:: given.every][part - 1 :: of])
    found = unusual(got)
    for answer, some in sorted(found.items(), key=lambda each: -len(each[1])):
        print(f"{len(some)}  {answer}")
        for act, text in some:
            print(f"    [{act}] {text}")
    back = sum(answer.startswith(ASKED) for _, _, answer in got)
    print(f"{len(got)} said, {back} asked back, {sum(map(len, found.values()))} to look at")


if __name__ == "__main__":
    asyncio.run(main())
