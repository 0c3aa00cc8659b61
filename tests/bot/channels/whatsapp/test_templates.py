"""Our texts as templates: they obey WhatsApp's rules, are handed in once, and their standing is
kept."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import locales
from bot.channels.approval import TemplateText
from bot.channels.base import FilledTemplate, Refused, TryLater
from bot.channels.whatsapp import templates as ours
from bot.sending.window.templates import Keeper, Unapprovable, fell
from bot.settings import Settings
from storage.messages import templates
from tests.bot.channels.whatsapp.given import NOW, PERSON, parcel, talking
from tests.fakes.twilio import ACCOUNT, FakeTwilio, Fault
from tests.support import Clock
from tests.whole.test_platforms import OnWhatsApp, on_whatsapp

ALL = ours.texts(ACCOUNT)
GOOD = TemplateText("x", "id", "Kabar {{a}} untuk {{b}} dari kami semua.", {"a": "1", "b": "2"})

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("made", ALL, ids=lambda made: f"{made.kind}-{made.language}")
def test_each_text_obeys_the_rules(made: TemplateText, database_url: str) -> None:
    assert ours.faults(made) == []


def test_all_kinds_are_there(database_url: str) -> None:
    kinds = {made.kind for made in ALL if made.language == "id"}
    assert kinds == {
        "outcome", "decided", "silence", "question", "reminder", "meeting", "tasks", "opening",
    }  # fmt: skip
    english = {made.kind for made in ALL if made.language == "en"}
    assert english == {"outcome", "decided", "silence", "question", "opening"}
    # What is kept shows them as they will be read; "BUKA" is the word that is heard.
    for language in ("id", "en"):
        assert "BUKA" in locales.text(language, "template-opening", about="x", city="y")


BAD: dict[str, tuple[dict[str, object], str]] = {
    "begins with one": ({"text": "{{a}} kabar untuk {{b}} dari kami semua."}, "begins or ends"),
    "ends with one": ({"text": "Kabar {{a}} dari kami untuk warga {{b}}"}, "begins or ends"),
    "side by side": ({"text": "Kabar {{a}} {{b}} dari kami untuk semua."}, "side by side"),
    "too few words": ({"text": "Kabar {{a}} untuk {{b}} ya."}, "too few words"),
    "too long": ({"text": "Kabar {{a}} untuk {{b}} " + "kata " * 250 + "."}, "letters"),
    "one of them long": ({"samples": {"a": "x" * 1000, "b": "2"}}, "letters"),
    "a blank sample": ({"samples": {"a": " ", "b": "2"}}, "blank"),
    "a sample of two lines": ({"samples": {"a": "1\n2", "b": "2"}}, "line end"),
    "twice the same": (
        {"text": "Kabar {{a}} untuk {{b}} dan lagi {{a}} dari kami semua."},
        "twice",
    ),
    "a long button": ({"button": "Buka kabar dari kelurahan"}, "button"),
    "a name with capitals": ({"kind": "Kabar Baik"}, "name"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_whatsapp_would_not_take(case: str, database_url: str) -> None:
    changed, said = BAD[case]
    assert ours.faults(GOOD) == []
    found = ours.faults(dataclasses.replace(GOOD, **changed))  # type: ignore[arg-type]
    assert len(found) == 1
    assert said in found[0]


def test_a_changed_text_is_another_one(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {made.kind: made for made in ours.texts(ACCOUNT) if made.language == "id"}
    said = locales.text

    def changed(locale: str, id: str, /, **args: object) -> str:
        return said(locale, id, **args) + (" Terima kasih." if id == "template-outcome" else "")

    monkeypatch.setattr("locales.text", changed)
    after = {made.kind: made for made in ours.texts(ACCOUNT) if made.language == "id"}
    differs = {kind for kind in before if before[kind].digest != after[kind].digest}
    assert differs == {"outcome"}
    assert ours.name_of(before["outcome"]) != ours.name_of(after["outcome"])
    # What belongs to one account is another's nothing.
    elsewhere = ours.texts("AC" + "f" * 32)
    assert not {m.digest for m in elsewhere} & {m.digest for m in before.values()}


async def test_values_go_in_the_order_of_the_text(database_url: str) -> None:
    async with talking() as (channel, twilio):
        made = next(m for m in ALL if m.kind == "question" and m.language == "id")
        ref = await channel.approvals.make(made)
        await channel.approvals.hand_in(ref, channel.approvals.called(made))
        twilio.approve()
        order = templates.variables_of(made.text)
        assert order == ("city", "number", "title", "who", "question")
        values = tuple(f"<{name}>" for name in order)
        await channel.send(parcel("apa adanya", template=FilledTemplate(ref, values)))
        [message] = twilio.messages
        assert message.to == f"whatsapp:{PERSON}"
        assert message.body.startswith("Petugas <city> bertanya tentang usulan <number>")
        assert "Pertanyaannya: <question>" in message.body
        assert message.status_callback.endswith("?id=42")


async def test_after_a_time_out_a_template_is_found(database_url: str) -> None:
    async with talking(timeout=0.8) as (channel, twilio):
        made = next(m for m in ALL if m.kind == "tasks")
        ref = await channel.approvals.make(made)
        await channel.approvals.hand_in(ref, "rembuk_tasks")
        twilio.approve()
        twilio.fail(Fault(hang=True, taken=True))
        text = made.text.replace("{{area}}", "Imopuro").replace("{{tasks}}", "3 usulan.")
        sent = parcel(text, template=FilledTemplate(ref, ("Imopuro", "3 usulan.")))
        with pytest.raises(TimeoutError):
            await channel.send(sent)
        assert await channel.find_sent(sent, NOW) == twilio.messages[0].sid


# --- kept, and looked up ------------------------------------------------------------------------


@pytest.fixture
async def on(settings: Settings, clock: Clock) -> AsyncIterator[OnWhatsApp]:
    async with on_whatsapp(settings, clock) as made:
        yield made


@pytest.fixture
def twilio(on: OnWhatsApp) -> FakeTwilio:
    return on.twilio


@pytest.fixture
def keeper(on: OnWhatsApp) -> Keeper:
    return Keeper(on.world.app.turns, on.world.app.channels, on.world.clock)


async def kept(on: OnWhatsApp) -> list[templates.Template]:
    async with on.world.app.database.read() as connection:
        return await templates.load(connection)


async def test_push_hands_in_once(on: OnWhatsApp, keeper: Keeper, twilio: FakeTwilio) -> None:
    first = await keeper.push()
    assert len(first) == len(ALL)
    assert all(each.fresh and each.state == "pending" and not each.trouble for each in first)
    assert len(twilio.approvals) == len(ALL)
    made = len(twilio.contents)
    again = await keeper.push()
    assert not any(each.fresh for each in again)
    assert (len(twilio.contents), len(twilio.approvals)) == (made, len(ALL))
    assert templates.serving(await kept(on)) == {}


@pytest.mark.parametrize("on_what", ["content", "approval"])
async def test_what_could_not_be_handed_in_is_with_the_next_push(
    on: OnWhatsApp, keeper: Keeper, twilio: FakeTwilio, on_what: str
) -> None:
    made = len(twilio.contents)
    twilio.fail(Fault(503, 20503), on=on_what)
    pushed = await keeper.push()
    assert [bool(each.trouble) for each in pushed] == [True] + [False] * (len(ALL) - 1)
    again = await keeper.push()
    assert not any(each.trouble for each in again)
    assert len(twilio.contents) == made + len(ALL)
    assert len(twilio.approvals) == len(ALL)


async def test_nothing_is_made_of_a_text_that_would_be_refused(
    on: OnWhatsApp, keeper: Keeper, twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = len(twilio.contents)
    monkeypatch.setattr("bot.channels.whatsapp.templates.faults", lambda made: ["is wrong"])
    with pytest.raises(Unapprovable, match="is wrong"):
        await keeper.push()
    assert len(twilio.contents) == made


STANDINGS: dict[str, tuple[dict[str, str], bool, bool]] = {
    # what WhatsApp says → whether it serves, whether staff should know
    "approved": ({"status": "approved"}, True, False),
    "pending": ({"status": "pending"}, False, False),
    "a word of tomorrow": ({"status": "in_appeal"}, False, False),
    "rejected": ({"status": "rejected", "reason": "PROMOTIONAL"}, False, True),
    "paused": ({"status": "paused"}, False, True),
    "disabled": ({"status": "disabled"}, False, True),
    "moved": ({"status": "approved", "category": "MARKETING"}, False, True),
}


@pytest.mark.parametrize("case", STANDINGS)
async def test_what_whatsapp_says_is_kept(
    on: OnWhatsApp, keeper: Keeper, twilio: FakeTwilio, case: str
) -> None:
    said, serves, told = STANDINGS[case]
    await keeper.push()
    twilio.approve("tasks", **said)
    news = await keeper.look(older=timedelta())
    [it] = [each for each in await kept(on) if each.kind == "tasks"]
    assert it.serves == serves
    assert it.reason == said.get("reason")
    assert [each.kind for each in news if fell(each)] == ["tasks"] * told
    # It is news once.
    assert await keeper.look(older=timedelta()) == []


async def test_it_is_looked_at_daily(
    on: OnWhatsApp, keeper: Keeper, twilio: FakeTwilio, clock: Clock
) -> None:
    await keeper.push()
    twilio.approve()

    def looked() -> int:
        return sum(c.path.endswith("/ApprovalRequests") for c in twilio.calls)

    clock.move(hours=22)
    await keeper.look()
    assert looked() == 0
    clock.move(hours=2)
    await keeper.look()
    assert looked() == len(ALL)
    await keeper.look()
    assert looked() == len(ALL)


@pytest.mark.parametrize("kind", ["tasks", "silence"])
async def test_the_old_one_serves_until_the_new_is_approved(
    on: OnWhatsApp,
    keeper: Keeper,
    twilio: FakeTwilio,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    await keeper.push()
    twilio.approve()
    await keeper.look(older=timedelta())
    old = templates.serving(await kept(on))[kind, "id"]
    said = locales.text

    def changed(locale: str, id: str, /, **args: object) -> str:
        return said(locale, id, **args) + (
            " Terima kasih." if id == f"template-{kind}" and locale == "id" else ""
        )

    monkeypatch.setattr("locales.text", changed)
    pushed = await keeper.push()
    assert [each.made.kind for each in pushed if each.fresh] == [kind]
    assert templates.serving(await kept(on))[kind, "id"] == old
    twilio.approve(kind)
    await keeper.look(older=timedelta())
    new = templates.serving(await kept(on))[kind, "id"]
    assert new.id != old.id
    assert new.text.endswith("Terima kasih.")
    # Where the new one is paused, the old one serves again.
    twilio.approvals[new.ref].status = "paused"
    await keeper.look(older=timedelta())
    assert templates.serving(await kept(on))[kind, "id"].id == old.id


@pytest.mark.parametrize(
    ("fault", "meant"), [(Fault(503, 20503), TryLater), (Fault(401, 20003), Refused)]
)
async def test_what_cannot_be_asked(
    fault: Fault, meant: type[Exception], database_url: str
) -> None:
    async with talking() as (channel, twilio):
        ref = await channel.approvals.make(ALL[0])
        twilio.fail(fault, on="approvals")
        with pytest.raises(meant):
            await channel.approvals.standing(ref)


FILLED: dict[str, tuple[dict[str, str], str | None]] = {
    "whole": ({"area": "Imopuro", "tasks": "3 usulan."}, "3 usulan."),
    "lines become one": ({"area": "Imopuro", "tasks": "3 usulan\n\n lama."}, "3 usulan lama."),
    "one is missing": ({"area": "Imopuro"}, None),
    "one is blank": ({"area": " ", "tasks": "3"}, None),
    "braces": ({"area": "{{1}}", "tasks": "3"}, None),
    "too long": ({"area": "Imopuro", "tasks": "x" * 1000}, None),
}


@pytest.mark.parametrize("case", FILLED)
async def test_a_text_is_filled_whole_or_not(on: OnWhatsApp, keeper: Keeper, case: str) -> None:
    await keeper.push()
    [it] = [each for each in await kept(on) if each.kind == "tasks"]
    values, said = FILLED[case]
    found = templates.filled(it, values)
    assert (found is None) == (said is None)
    if found is not None and said is not None:
        assert f"Yang menunggu: {said}\n" in found[0]
        assert found[1] == ("Imopuro", said)
