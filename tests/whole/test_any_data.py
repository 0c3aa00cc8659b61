"""Data of any alphabet and type, at the webhooks, the pages and the commands: always an answer, and
never a fault of ours. A failing case is shown with its seed (hypothesis)."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.channel import secret_of
from storage.staff.roles import Role
from tests.everywhere import PHONE, Everywhere

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Values that no field of a platform has.
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20), st.just("\x00"), st.just("9" * 25), st.just("é" * 400),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from([2**63, -(2**63) - 1, 2**62, 9999999999999999999]),
)  # fmt: skip

FEW = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


class Watched:
    """The program, with what it must not say."""

    def __init__(self, everywhere: Everywhere, caplog: pytest.LogCaptureFixture) -> None:
        self.all = everywhere
        self.log = caplog

    async def telegram(self, update: Any) -> int:
        secret = {
            "X-Telegram-Bot-Api-Secret-Token": secret_of(
                self.all.world.app.settings, self.all.world.app.secret
            )
        }
        answer = await self.all.web.client.post("/telegram", json=update, headers=secret)
        return self.seen(answer.status_code)

    async def whatsapp(self, path: str, form: list[tuple[str, str]]) -> int:
        headers = self.all.twilio.headers(path, form)
        body = urlencode(form, errors="surrogatepass")
        answer = await self.all.web.client.post(path, content=body, headers=headers)
        return self.seen(answer.status_code)

    def seen(self, status: int) -> int:
        assert status < 500
        assert [r.getMessage() for r in self.log.records if r.levelno >= logging.ERROR] == []
        return status


@pytest.fixture
async def watched(everywhere: Everywhere, caplog: pytest.LogCaptureFixture) -> Watched:
    await everywhere.joins(7, "Siti", Role.ADMIN, "18.72")  # who may ask for the most
    caplog.clear()
    return Watched(everywhere, caplog)


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value within a value lies."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in items:
        yield (*before, key)
        if isinstance(each, dict | list):
            yield from paths(each, (*before, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    made = copy.deepcopy(value)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return made


@FEW
@given(data=st.data())
async def test_an_update_with_another_type(watched: Watched, data: st.DataObject) -> None:
    api = watched.all.api
    base = data.draw(
        st.sampled_from(
            [
                api.message(7, text="usul"),
                api.message(7, location={"latitude": -5.1, "longitude": 105.3}),
                api.message(7, contact={"phone_number": "62812", "first_name": "S", "user_id": 7}),
                api.tap("do:propose", 7),
                api.document(b"x", "daftar.pdf", 7),
            ]
        )
    )
    path = data.draw(st.sampled_from([p for p in paths(base) if p != ("update_id",)]))
    assert await watched.telegram(put(base, path, data.draw(ODD))) == 200


@FEW
@given(form=st.lists(st.tuples(st.sampled_from([
    "From", "To", "Body", "MessageSid", "NumMedia", "MediaUrl0", "MediaContentType0", "Latitude",
    "Longitude", "ButtonPayload", "ButtonText", "ListId", "ProfileName", "MessageStatus",
    "ErrorCode", "OriginalRepliedMessageSid",
]), st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(["\x00", "9" * 25, "nan", "inf", "-1", f"whatsapp:{PHONE}", "whatsapp:+",
                     "delivered", "failed", "do:coming:9223372036854775808"]),
)), max_size=6), id=st.sampled_from(["", "1", "9" * 19, "9" * 25, "²", "-1", "é"]))  # fmt: skip
async def test_a_signed_form_of_anything(
    watched: Watched, form: list[tuple[str, str]], id: str
) -> None:
    given = [("From", f"whatsapp:{PHONE}"), ("MessageSid", f"SM{abs(hash(str(form)))}"), *form]
    once = list(dict(given).items())
    assert await watched.whatsapp("/whatsapp", once) == 200
    assert await watched.whatsapp(f"/whatsapp/status?id={quote(id)}", once) == 200


@pytest.mark.parametrize("data", [{"a": 1}, 5, None, True, ["do:tasks"], "", "é" * 300, "\x00"])
async def test_a_tap_with_data_of_another_type(watched: Watched, data: Any) -> None:
    """The person hears something; nothing comes again for ever."""
    assert await watched.telegram({**watched.all.api.tap("x", 7), **_tapped(watched, data)}) == 200


def _tapped(watched: Watched, data: Any) -> dict[str, Any]:
    tap = watched.all.api.tap("x", 7)
    return {"callback_query": {**tap["callback_query"], "data": data}}


WHAT = (
    "coming", "maybe", "absent", "list", "answer", "pause", "resume", "halt", "recipients",
    "meeting", "meetings", "schedule", "decide", "undo", "annotate", "ask", "open", "track", "edit",
    "withdraw", "tasks", "team", "mine",
)  # fmt: skip


async def test_buttons_with_a_number_that_is_none_of_ours(watched: Watched) -> None:
    for number in (2**63, 2**63 - 1, 10**30, 0):
        for name in WHAT:
            tap = watched.all.api.tap(f"do:{name}:{number}", 7)
            assert await watched.telegram(tap) == 200
    await watched.all.world.app.settled()
    assert "ada kesalahan" not in " ".join(watched.all.api.texts(7)).lower()


COMMANDS = (
    "jadwal", "pertemuan", "tugas", "buka", "cek", "ubah", "tarik", "penerima", "petugas", "henti",
)  # fmt: skip


async def test_commands_with_a_number_that_is_none_of_ours(watched: Watched) -> None:
    for word in (
        "jadwal",
        "pertemuan",
        "tugas",
        "buka",
        "cek",
        "ubah",
        "tarik",
        "penerima",
        "petugas",
    ):
        for number in ("9" * 19, "9" * 30, "0", "٣", "²", "-1"):
            update = watched.all.api.message(7, text=f"{word} {number}")
            assert await watched.telegram(update) == 200
    await watched.all.world.app.settled()


@FEW
@given(
    value=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60),
    path=st.text(st.characters(codec="utf-8"), max_size=20),
)
async def test_headers_and_addresses_of_any_alphabet(
    watched: Watched, value: str, path: str
) -> None:
    raw = value.strip().encode("latin-1")
    headers = {
        name.encode(): raw
        for name in (
            "X-Telegram-Bot-Api-Secret-Token", "X-Twilio-Signature", "Authorization", "Cookie",
            "Accept-Language", "Content-Type", "Accept-Encoding", "Origin", "Last-Event-ID",
        )
    }  # fmt: skip
    web = watched.all.web.client
    for method, address in (
        ("POST", "/telegram"), ("POST", "/whatsapp"),
        ("POST", "/whatsapp/status?id=" + quote(path)),
        ("GET", "/metrics"), ("GET", "/u/" + quote(path, safe="")), ("GET", "/readyz"),
        ("GET", "/berkas/" + quote(path, safe="")), ("GET", "/hadir/" + quote(path, safe="")),
        ("GET", "/" + quote(path) + "?bahasa=" + quote(path)),
    ):  # fmt: skip
        answer = await web.request(method, address, headers=headers, content=path.encode())
        watched.seen(answer.status_code)
