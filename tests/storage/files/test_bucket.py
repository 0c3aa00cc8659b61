"""A bucket that is slow, fails, breaks off in the middle, or is away."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest

from storage.database.ids import new_id
from storage.files import bucket as module
from storage.files.bucket import Bucket, MediaBucket, MediaRefused
from storage.files.media import Media, MediaAway
from tests.fakes.s3 import S3, Way, spoilt

# Whoever makes users, before it is asked who that is.
CLIENT: Any = {
    "region_name": "us-east-1",
    "aws_access_key_id": "x",
    "aws_secret_access_key": "y",
}

LARGE = random.Random(1).randbytes(12_000_000)


@pytest.fixture
async def way(s3: S3) -> AsyncIterator[Way]:
    async with spoilt(s3) as made:
        yield made


@pytest.fixture
def media(s3: S3, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Media:
    monkeypatch.setattr(module, "REQUEST", 1.0)
    monkeypatch.setattr(module, "AGAIN", 1.0)
    return MediaBucket(s3.bucket(url=way.url), tmp_path)


async def pieces(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), 500_000):
        yield data[start : start + 500_000]


def of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def there(media: Media) -> set[str]:
    return {hash async for hash in media.all()}


async def test_what_fails_once_or_twice_is_tried_again(media: Media, way: Way) -> None:
    for fails in (1, 2):
        way.refuses = fails
        hash = await media.put(b"picture")
        way.refuses = fails
        assert await media.get(hash) == b"picture"
        way.refuses = fails
        assert await there(media) == {hash}


async def test_what_goes_on_failing_is_away_and_comes_back(media: Media, way: Way) -> None:
    hash = await media.put(b"picture")
    way.refuses = 1_000
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        "put": lambda: media.put(b"another"),
        "get": lambda: media.get(hash),
        "stream": lambda: media.stream(hash),
        "delete": lambda: media.delete([hash]),
        "all": lambda: there(media),
        "an upload": lambda: media.spool.put("a" * 32, b"upload"),
        "uploads": media.spool.waiting,
        "in parts": lambda: media.take(of(LARGE), pieces(LARGE)),
    }
    away = []
    for name, act in acts.items():
        try:
            await act()
        except MediaAway:
            away.append(name)
    assert away == list(acts)
    way.refuses = 0
    assert await there(media) == {hash}


async def test_a_slow_one_is_waited_for_but_not_for_ever(media: Media, way: Way) -> None:
    way.slow = 0.3
    hash = await media.put(b"picture")
    assert await media.get(hash) == b"picture"
    way.slow = 30.0
    with pytest.raises(MediaAway):
        await media.get(hash)


async def test_others_go_on_while_one_waits(media: Media, way: Way) -> None:
    """Nothing of it holds up what else the program does."""
    way.slow = 0.2
    under_way = asyncio.create_task(media.put(b"picture"))
    turns = 0
    while not under_way.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5
    assert await under_way == of(b"picture")


@pytest.mark.parametrize("size", [300_000, len(LARGE)])
async def test_half_an_upload_is_none(media: Media, way: Way, size: int) -> None:
    data = LARGE[:size]
    way.cut_request = 100_000
    with pytest.raises(MediaAway):
        await media.take(of(data), pieces(data))
    way.cut_request = None
    assert await there(media) == set()
    await media.take(of(data), pieces(data))
    assert await media.get(of(data)) == data


def test_an_upload_that_was_broken_off_twice_is_no_file_missed(media: Media) -> None:
    said = "Object at location kota not found: <Error><Code>NoSuchUpload</Code></Error>"
    assert isinstance(media, MediaBucket)
    with pytest.raises(MediaAway), media.told():
        raise FileNotFoundError(said)
    with pytest.raises(FileNotFoundError, match="not in"), media.told():
        raise FileNotFoundError("<Error><Code>NoSuchKey</Code></Error>")


async def test_half_an_answer_is_none(media: Media, way: Way) -> None:
    data = LARGE[:3_000_000]
    hash = await media.put(data)
    way.cut_answer = 1_000_000
    with pytest.raises(MediaAway):
        await media.get(hash)
    stream = await media.stream(hash)
    with pytest.raises(MediaAway):
        async for _ in stream.pieces:
            pass
    way.cut_answer = None
    assert await media.get(hash) == data


async def test_away_and_back_on_the_same_address(media: Media, way: Way) -> None:
    hash = await media.put(b"picture")
    await way.down()
    with pytest.raises(MediaAway, match="does not answer"):
        await media.get(hash)
    await media.prepare()  # which does not keep us from starting
    await way.up()
    assert await media.get(hash) == b"picture"


async def test_a_bucket_that_is_not_there_is_said_at_the_start(s3: S3, tmp_path: Path) -> None:
    known = s3.bucket()
    wrong = Bucket("rembuk-nobodys", access=known.access)
    with pytest.raises(MediaRefused, match="s3://rembuk-nobodys: there is no such bucket"):
        await MediaBucket(wrong, tmp_path).prepare()
    assert [path async for path, *_ in MediaBucket(known, tmp_path).listed()] == []


@pytest.fixture
def strict(s3: S3) -> Iterator[Callable[..., dict[str, str]]]:
    """A bucket's server that asks who one is and what they may: gives somebody who may do that."""
    iam = boto3.client("iam", endpoint_url=s3.url, **CLIENT)

    def somebody(*rights: str) -> dict[str, str]:
        name = f"rembuk-{new_id():x}"
        may = {"Effect": "Allow", "Action": list(rights), "Resource": "*"}
        iam.create_user(UserName=name)
        iam.put_user_policy(
            UserName=name, PolicyName="files",
            PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [may]}),
        )  # fmt: skip
        key = iam.create_access_key(UserName=name)["AccessKey"]
        asks_from(s3, 0)
        return {
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
            "AWS_ENDPOINT_URL": s3.url,
        }

    yield somebody
    asks_from(s3, float("inf"))


def asks_from(s3: S3, call: float) -> None:
    url, plain = f"{s3.url}/moto-api/reset-auth", {"Content-Type": "text/plain"}
    urllib.request.urlopen(
        urllib.request.Request(url, str(call).encode(), plain, method="POST")
    ).close()


RIGHTS = ("s3:PutObject", "s3:GetObject", "s3:ListBucket", "s3:DeleteObject")


@pytest.mark.parametrize("missing", [*RIGHTS, "key", "secret", None])
async def test_what_a_key_may_not_do_is_said_at_the_start(
    s3: S3, strict: Callable[..., dict[str, str]], tmp_path: Path, missing: str | None
) -> None:
    name = s3.bucket().name
    access = strict(*(each for each in RIGHTS if each != missing))
    wrong = {"key": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY"}
    if missing in wrong:
        access[wrong[missing]] = "AKIANOSUCHNOSUCH0000"
    media = MediaBucket(Bucket(name, "kota", access), tmp_path)
    if missing is None:
        await media.prepare()
        return
    with pytest.raises(MediaRefused) as caught:
        await media.prepare()
    said = wrong.get(missing, f"AWS_ACCESS_KEY_ID ({missing})")
    assert said in str(caught.value)


async def test_that_no_key_is_set_is_said(tmp_path: Path) -> None:
    media = MediaBucket(Bucket("rembuk", "", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}), tmp_path)
    with pytest.raises(MediaAway, match="AWS_ACCESS_KEY_ID is not set"):
        await media.look()


async def test_a_link_gives_the_file_as_what_it_is_and_nothing_else(s3: S3, tmp_path: Path) -> None:
    media = MediaBucket(s3.bucket(links=True), tmp_path)
    hash = await media.put(b"%PDF-", "application/pdf", 'Surat "Wali" Kota.pdf')
    link = await media.link(hash, 3600)
    assert link is not None

    def fetched() -> tuple[bytes, str, str]:
        with urllib.request.urlopen(link) as answer:
            named = answer.headers["Content-Disposition"]
            return answer.read(), answer.headers["Content-Type"], named

    assert await asyncio.to_thread(fetched) == (
        b"%PDF-", "application/pdf", 'inline; filename="Surat _Wali_ Kota.pdf"',
    )  # fmt: skip
    assert "X-Amz-Expires=3600" in link
    assert "of the tests" not in link
    assert await MediaBucket(s3.bucket(), tmp_path).link(hash, 3600) is None


async def test_two_prefixes_of_one_bucket_know_nothing_of_each_other(
    s3: S3, tmp_path: Path
) -> None:
    one = s3.bucket("kota/metro")
    metro = MediaBucket(one, tmp_path)
    other = MediaBucket(Bucket(one.name, "kota/me", one.access), tmp_path)
    hash = await metro.put(b"picture")
    assert await there(other) == set()
    await other.delete([hash])
    assert await there(metro) == {hash}
    assert (str(one), repr(one.access) in repr(one)) == (f"s3://{one.name}/kota/metro", False)


async def test_of_long_files_one_at_a_time_is_in_memory(s3: S3, tmp_path: Path) -> None:
    """However many are copied at once, and however slowly they come."""
    media = MediaBucket(s3.bucket(), tmp_path)
    read, goes_on = [0, 0], asyncio.Event()
    longs = [LARGE, LARGE[::-1]]

    async def slowly(n: int) -> AsyncIterator[bytes]:
        async for piece in pieces(longs[n]):
            read[n] += len(piece)
            if n == 0 and read[0] > 2 * module.SMALL:
                goes_on.set()
                await held.wait()
            yield piece

    held = asyncio.Event()
    first = asyncio.create_task(media.take(of(longs[0]), slowly(0)))
    await goes_on.wait()
    second = asyncio.create_task(media.take(of(longs[1]), slowly(1)))
    while read[1] < module.SMALL:  # noqa: ASYNC110
        await asyncio.sleep(0)
    for _ in range(100):
        await asyncio.sleep(0)
    assert read[1] < module.SMALL + 500_000
    held.set()
    await asyncio.gather(first, second)
    assert await there(media) == {of(each) for each in longs}
