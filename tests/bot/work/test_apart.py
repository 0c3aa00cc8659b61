"""What strangers send is opened in a process of its own, which may be slow, large or die."""

from __future__ import annotations

import asyncio
import io
import os
import pickle
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image

from bot.documents.headers import NotAPicture
from bot.documents.pictures import clean
from bot.work import apart as apart_module
from bot.work import opening
from bot.work.apart import Apart, Stopped
from handlers.reading.tables.book import NoTable
from handlers.reading.tables.opening import open_book
from tests.support import picture


@pytest.fixture
async def apart() -> AsyncIterator[Apart]:
    async with Apart() as made:
        yield made


def large() -> bytes:
    """Quick to make, and half a second's work to open."""
    out = io.BytesIO()
    Image.new("RGB", (5000, 4000), "green").save(out, "PNG", compress_level=1)
    return out.getvalue()


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110  (nobody tells of it)
        await asyncio.sleep(0.01)


async def test_it_makes_of_a_picture_what_the_function_makes(apart: Apart) -> None:
    for data in (picture(300, 200), picture(80, 40, "PNG"), large()):
        assert await opening.picture(apart, data) == clean(data)
    first = apart.pid
    for data, why in ((b"%PDF-1.7", "not_a_picture"), (picture(400, 300)[:-500], "truncated")):
        with pytest.raises(NotAPicture) as caught:
            await opening.picture(apart, data)
        assert caught.value.why == why
    assert apart.pid == first  # a refusal is no trouble


async def test_it_reads_tables(apart: Apart) -> None:
    data = b"usulan,bidang,volume\nPerbaikan talut,fisik,120\n"
    opened = await opening.book(apart, data)
    assert opened == open_book(data)
    assert opened.sheets[0].lines[1].values == ("Perbaikan talut", "fisik", "120")
    with pytest.raises(NoTable) as caught:
        await opening.book(apart, b"PK")
    assert caught.value.why == "unreadable"


async def test_one_that_takes_too_long_is_stopped(apart: Apart) -> None:
    apart.seconds = 0.001
    with pytest.raises(Stopped) as caught:
        await opening.picture(apart, large())
    assert caught.value.why == "slow"
    assert apart.pid is None
    apart.seconds = 60.0
    assert (await opening.picture(apart, picture(30, 20))).width == 30


async def test_one_that_needs_too_much_memory_is_too_large() -> None:
    async with Apart(memory=60_000_000) as apart:
        with pytest.raises(NotAPicture) as caught:
            await opening.picture(apart, large())
        assert caught.value.why == "too_large"
        assert (await opening.picture(apart, picture(30, 20))).width == 30


async def test_one_that_ends_the_process_is_told_and_the_next_gets_another(apart: Apart) -> None:
    await opening.picture(apart, picture())
    first = apart.pid
    work = asyncio.create_task(opening.picture(apart, large()))
    await asyncio.sleep(0)
    assert first is not None
    os.kill(first, signal.SIGKILL)
    with pytest.raises(Stopped) as caught:
        await work
    assert caught.value.why == "crashed"
    assert (await opening.picture(apart, picture(30, 20))).width == 30
    assert apart.pid != first


async def test_one_gives_way_to_somebody_else_s(apart: Apart) -> None:
    """Not to more of the same person's."""
    apart.gives_way = 0.0
    await opening.picture(apart, picture(), "siti")
    mine = [asyncio.create_task(opening.picture(apart, large(), "budi")) for _ in range(2)]
    assert [made.width for made in await asyncio.gather(*mine)] == [2048, 2048]
    slow = asyncio.create_task(opening.picture(apart, large(), "budi"))
    await asyncio.sleep(0)
    assert (await opening.picture(apart, picture(30, 20), "siti")).width == 30
    with pytest.raises(Stopped) as caught:
        await slow
    assert caught.value.why == "gave_way"


async def test_one_gives_way_before_it_is_begun(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The helper is killed, and its pipes closed, between being chosen and being asked."""
    await opening.picture(apart, picture(), "siti")
    helper = apart._helper
    assert helper is not None
    ask = helper.ask

    def late(what: tuple[object, ...], data: bytes, seconds: float) -> tuple[bool, object]:
        apart._displaced = True
        helper.kill()
        return ask(what, data, seconds)

    monkeypatch.setattr(helper, "ask", late)
    with pytest.raises(Stopped) as caught:
        await opening.picture(apart, picture(), "budi")
    assert caught.value.why == "gave_way"


async def test_the_smallest_order_is_next(apart: Apart) -> None:
    done: list[int] = []

    async def one(place: int) -> None:
        await opening.picture(apart, picture(), "siti", (place,))
        done.append(place)

    await asyncio.gather(*(one(place) for place in (5, 3, 4, 1, 2)))
    assert done == [5, 1, 2, 3, 4]  # the first had begun


async def test_who_had_least_is_next_and_for_the_same_what_takes_least(apart: Apart) -> None:
    """So many files of one person, however small they are, keep no other waiting."""
    apart._had = {"budi": (100.0, time.monotonic())}
    done: list[str] = []

    async def one(who: str, data: bytes) -> None:
        await opening.picture(apart, data, who)
        done.append(who)

    await asyncio.gather(
        *(one(*each) for each in (
            ("wati", picture()), ("budi", picture()), ("siti", large()), ("budi", picture()),
            ("agus", picture(3000, 2000)),
        ))
    )  # fmt: skip
    assert done == ["wati", "agus", "siti", "budi", "budi"]
    assert apart.had("siti") > 0
    assert apart.had("nobody") == 0


async def test_what_somebody_had_is_forgotten_in_time(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    apart._had = {"budi": (3.0, now), **{n: (1.0, now) for n in range(apart_module.KNOWN_OF)}}
    at = now + 20.0
    monkeypatch.setattr(time, "monotonic", lambda: at)
    assert apart.had("budi") == pytest.approx(1.0)
    await opening.picture(apart, picture(), "siti")
    assert set(apart._had) <= {"budi", "siti"}


async def test_it_ends_with_its_parent_and_when_nobody_wants_it() -> None:
    apart = Apart(idle=0.0)
    await opening.picture(apart, picture())
    pid = apart.pid
    await until(lambda: apart.pid is None)
    with pytest.raises(ProcessLookupError):
        os.kill(pid or 0, 0)
    work = asyncio.create_task(opening.picture(apart, large()))
    await until(lambda: apart.pid is not None)
    pid = apart.pid
    apart.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid or 0, 0)
    with pytest.raises(Stopped):
        await work


async def test_it_knows_none_of_our_secrets(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMBUK_SECRET_KEY", "only for tests")
    await opening.picture(apart, picture())
    known = Path(f"/proc/{apart.pid}/environ").read_bytes()
    assert b"REMBUK" not in known
    assert b"PYTHONPATH=" in known


def test_what_it_answers_is_read_with_care() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError):
        apart_module._Answer(io.BytesIO(pickle.dumps((True, Evil())))).load()
