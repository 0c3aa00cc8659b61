"""What Twilio says of our messages: for which attempt it counts, and that nothing gets worse."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.settings import Settings
from storage.database.tables import addresses, outbox
from storage.messages.model import outbox_message
from tests.fakes.twilio import Sent
from tests.support import Clock
from tests.whole.test_platforms import OnWhatsApp, on_whatsapp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

OTHER = "SM" + "f" * 32


async def told(
    siti: OnWhatsApp, message: Sent, state: str, code: int | str = "", sid: str | None = None
) -> None:
    """A status callback: of the message's own sid, of another (`sid`), or of none ("")."""
    path, form, _ = siti.twilio.status(message, state, code)
    if sid is not None:
        form = [(k, sid or v) for k, v in form if sid or k not in ("MessageSid", "SmsSid")]
        form = [(k, sid if k in ("MessageSid", "SmsSid") else v) for k, v in form]
    headers = siti.twilio.headers(path, form)
    assert (await siti.post(form, headers, path)).status_code == 200
    await siti.world.app.settled()


async def stands(siti: OnWhatsApp) -> tuple[str, bool]:
    """The state of the only message, and whether the address is blocked."""
    [row] = await siti.world.rows(select(outbox.c.state))
    [address] = await siti.world.rows(select(addresses.c.blocked_at))
    return row.state, address.blocked_at is not None


# What was said of the message before; what is said now, of which attempt (None: its own, "": of
# none); how the message stands after it, and whether the address is blocked.
RANKED: dict[str, tuple[tuple[str, ...], tuple[str, int | str, str | None], str, bool]] = {
    "63016 after read": (("delivered", "read"), ("undelivered", 63016, None), "read", False),
    "63016 after delivered": (("delivered",), ("undelivered", 63016, None), "delivered", False),
    "failed after read": (("read",), ("failed", 63024, None), "read", False),
    "failed after delivered": (("delivered",), ("failed", 63024, None), "delivered", False),
    "failed, whatever why": (("delivered",), ("failed", 30008, None), "delivered", False),
    "63016 of another": (("sent",), ("undelivered", 63016, OTHER), "sent", False),
    "failed of another": (("sent",), ("failed", 63024, OTHER), "sent", False),
    "read of another": (("sent",), ("read", "", OTHER), "sent", False),
    "another after read": (("read",), ("failed", 63024, OTHER), "read", False),
    "63016 of its own": (("sent",), ("undelivered", 63016, None), "waiting", False),
    "failed of its own": (("sent",), ("failed", 63024, None), "refused", True),
    "failed without an id": (("sent",), ("failed", 63024, ""), "refused", True),
    "read without an id": (("sent",), ("read", "", ""), "read", False),
    "sent after read": (("read",), ("sent", "", None), "read", False),
}


@pytest.mark.parametrize("case", RANKED)
async def test_receipts_are_ranked(settings: Settings, clock: Clock, case: str) -> None:
    before, (state, code, sid), stays, blocked = RANKED[case]
    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        for each in before:
            await told(siti, message, each)
        await told(siti, message, state, code, sid)
        assert await stands(siti) == (stays, blocked)


@pytest.mark.parametrize("state", ["delivered", "read"])
async def test_a_receipt_before_our_own_word(settings: Settings, clock: Clock, state: str) -> None:
    """Twilio is quicker than the note of what was sent: that changes nothing of what it said."""
    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        async with siti.world.app.database.writer.begin() as connection:
            await connection.execute(
                update(outbox).values(state="queued", settled_at=None, platform_id=None)
            )
        await told(siti, message, state)
        [stored] = await siti.world.rows(select(outbox))
        sender = siti.world.app.sender
        sender.results.settle(outbox_message(stored._mapping), "sent", platform_id=message.sid)
        await siti.world.app.settled()
        [after] = await siti.world.rows(select(outbox.c.state, outbox.c.platform_id))
        assert (after.state, after.platform_id) == (state, message.sid)


@pytest.mark.parametrize("later", [1, 60, 23 * 3600, 30 * 3600])
async def test_a_waiting_message_goes_with_the_next_word(
    settings: Settings, clock: Clock, later: int
) -> None:
    """Twilio says, late, that its window was shut, whatever our clock says of it."""
    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        await told(siti, message, "sent")
        await told(siti, message, "undelivered", 63016)
        clock.move(seconds=later)
        await siti.say("bantuan")
        bodies = [each.body for each in siti.twilio.messages]
        assert bodies.count(message.body) >= 2
        rows = await siti.world.rows(select(outbox.c.state))
        assert {row.state for row in rows} == {"sent"}
        # What is still said of the first attempt concerns it no more.
        await told(siti, message, "undelivered", 63016)
        rows = await siti.world.rows(select(outbox.c.state))
        assert {row.state for row in rows} == {"sent"}


async def test_a_word_that_comes_before_the_receipt(settings: Settings, clock: Clock) -> None:
    """Siti has written again when it is said: the message goes with the word after."""
    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        await siti.say("ya")
        await told(siti, message, "undelivered", 63016)
        before = len(siti.twilio.messages)
        await siti.say("Siti")
        assert message.body in [each.body for each in siti.twilio.messages[before:]]


async def test_a_receipt_that_cannot_be_stored_comes_again(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> bool:
        raise LookupError("broken")

    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        path, form, headers = siti.twilio.status(message, "read")
        with monkeypatch.context() as patched:
            patched.setattr("storage.messages.receipts.receipt", fails)
            assert (await siti.post(form, headers, path)).status_code == 503
        assert await stands(siti) == ("sent", False)
        assert (await siti.post(form, headers, path)).status_code == 200
        assert await stands(siti) == ("read", False)
