"""What others support, groups by the dozen, and what is asked again: on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.consultations import consultations, grouped, lookup, replies, results, returned, voices
from storage.consultations.model import Closed, ConsultationState, WrongState
from storage.consultations.returned import Row
from storage.consultations.rules import Unfit
from storage.consultations.taking import Given, send
from storage.consultations.voices import NAMED
from storage.database.store import Store
from storage.database.tables import input_supports, inputs
from storage.people import people
from storage.people.model import Person
from tests.consulted import OPERATOR, file_of, opened
from tests.support import World

IMOPURO, YOSOMULYO = "18.72.01.1003", "18.72.01.1005"


async def somebody(store: Store, name: str) -> Person:
    person = people.create(store, "terminal", name, "id")
    people.consent(store, person, True, "1")
    await store.flush()
    return person


async def test_what_is_supported_grouped_and_asked_again(world: World) -> None:
    held = await opened(world, file_of("tanpa_nama"))

    async def whole(store: Store) -> None:
        siti = await somebody(store, "siti")
        for person, said in ((siti, "got mampet"), (await somebody(store, "budi"), "loket sempit")):
            await send(store, person, held, Given(IMOPURO, {"puas": "s1", "kurang": said}))
        await store.flush()
        there = {each.text: each for each in await grouped.said(store.connection, held.id)}
        got, counter = there["got mampet"].key, there["loket sempit"].key
        others = [await somebody(store, f"w{n}") for n in range(6)]
        # Nobody sees what nobody has looked at.
        assert await voices.heard(store, others[0], held.id) == []
        with pytest.raises(LookupError):
            await voices.support(store, others[0], held, got[:NAMED])
        await replies.put(store, OPERATOR, held.id, got, "Drainase", looked=True)
        await store.flush()
        assert await voices.heard(store, siti, held.id) == []
        with pytest.raises(voices.Own):
            await voices.support(store, siti, held, got[:NAMED])
        for each in (*others, others[0]):
            voice = await voices.support(store, each, held, got[:NAMED])
        assert (voice.supports, voice.mine) == (6, True)
        voice = await voices.take_back(store, others[5], held, got[:NAMED])
        assert (voice.supports, voice.mine) == (5, False)
        [heard] = await voices.heard(store, others[1], held.id)
        assert (heard.text, heard.supports, heard.mine) == ("got mampet", 5, True)
        # The page shows what was there at the last look, and nothing that is hidden since.
        assert await voices.public(store.connection, held.id) == []
        await voices.keep(store, held)
        await store.flush()
        [seen] = await voices.public(store.connection, held.id)
        assert (seen.question, seen.text, seen.supports) == ("kurang", "got mampet", 5)
        await replies.put(store, OPERATOR, held.id, got, "Drainase", looked=False)
        await store.flush()
        assert await voices.public(store.connection, held.id) == []
        assert not await voices.any_heard(store, others[1], held.id)
        await replies.put(store, OPERATOR, held.id, got, "Drainase", looked=True)
        await replies.put(store, OPERATOR, held.id, counter, "Loket", looked=True)
        await voices.keep(store, held)
        await results.publish(store, held)
        await store.flush()
        assert await voices.any_heard(store, others[1], held.id)
        seen_then = await voices.public(store.connection, held.id)
        assert [(each.text, each.supports) for each in seen_then] == [
            ("got mampet", 5), ("loket sempit", 0),
        ]  # fmt: skip
        # What has a group keeps it; a part of a key, or one of another, names nothing.
        titles = {got: "Lain", counter: "Loket"}
        assert await replies.put_all(store, OPERATOR, held.id, titles) == 0
        found = {each.title: each for each in await grouped.groups(store.connection, held.id)}
        assert {title: (g.n, g.supports) for title, g in found.items()} == {
            "Drainase": (1, 5), "Loket": (1, 0),
        }  # fmt: skip
        for named in (got[:5], "%" * NAMED, "f" * 32):
            with pytest.raises(LookupError):
                await voices.support(store, others[0], held, named)
        # A changed word is another: nobody has said that they support it.
        await send(store, siti, held, Given(IMOPURO, {"puas": "s1", "kurang": "got mampet lagi"}))
        await store.flush()
        assert await store.fetch(select(input_supports.c.input)) == []
        [again] = [e for e in await grouped.said(store.connection, held.id) if e.key != counter]
        rows = [
            Row(2, again.key, "Drainase", "diterima", "Masuk rencana 2028", public="ya"),
            Row(3, counter, "Loket", "entah", "Gedungnya sempit"),
            Row(4, "tidak ada", "Loket"),
        ]
        taken, answered, wrong = await returned.take(store, OPERATOR, held.id, rows)
        assert (taken, answered) == (1, 1)
        assert [(each.number, each.why) for each in wrong] == [(3, "outcome"), (4, "unknown")]
        # The same is asked again only of one that has closed, as one of its series.
        with pytest.raises(WrongState):
            await consultations.repeat(store, OPERATOR, held.id)
        closed = await consultations.close(store, OPERATOR, held.id)
        await results.publish(store, closed)
        with pytest.raises(Closed):
            await voices.support(store, others[0], held, again.key[:NAMED])
        second = await consultations.repeat(store, OPERATOR, held.id)
        assert (second.series, second.state) == (held.code, ConsultationState.DRAFT)
        assert second.closes_at - second.opens_at == held.closes_at - held.opens_at
        await consultations.open(store, OPERATOR, second.id)
        await consultations.close(store, OPERATOR, second.id)
        await store.flush()
        third = await consultations.repeat(store, OPERATOR, second.id)
        assert third.series == held.code
        rounds = await lookup.rounds(store.connection, third)
        assert [each.code for each in rounds] == [held.code, second.code]

    await world.app.turns.do(whole)
    assert len(await world.rows(select(inputs.c.key))) == 2


async def test_only_what_was_carried_out_is_judged(world: World) -> None:
    text = file_of("tanpa_nama").replace("judul:", "usulan: [MTR-2028-00001]\njudul:", 1)
    with pytest.raises(Unfit) as caught:
        await opened(world, text)
    found = {(fault.question, fault.field, fault.why) for fault in caught.value.faults}
    assert found == {("", "works", "first"), ("MTR-2028-00001", "works", "undone")}
