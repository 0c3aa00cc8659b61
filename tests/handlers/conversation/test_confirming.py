"""What one confirms is what one sees: every question and what is said after it names what it is
about, and neither a word nor a button, however late, decides anything else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

IMOPURO = "18.72.01.1003"
ONE, TWO = "Perbaikan drainase Jl. Mawar RT 05", "Lampu jalan di Gang Melati"


async def states(world: World) -> list[str]:
    return [row.state for row in await world.rows(select(rows).order_by(rows.c.number))]


async def two(world: World) -> tuple[Resident, Resident]:
    """An author of two proposals, and the lurah who decides."""
    siti = await world.person("siti").welcomed()
    await siti.proposes(ONE)
    await siti.proposes(TWO)
    return siti, await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)


async def test_a_yes_after_another_was_opened_asks_which(world: World) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    for said in ("[Tidak dilanjutkan]", "1", "Sudah dikerjakan swadaya warga"):
        heard = await (lurah.tap(said[1:-1]) if said[0] == "[" else lurah.say(said))
        assert f'MTR-2028-00001 "{ONE}"' in heard[-1].text, said
    heard = await lurah.say("buka 2")
    assert "MTR-2028-00001" in heard[-1].text
    for said in ("ya", "Ya", "1", "oke", "ya 2", "ya"):
        heard = await lurah.say(said)
        assert await states(world) == ["diajukan", "diajukan"], said
        assert f'MTR-2028-00001 "{ONE}"' in heard[-1].text
    assert "YA 1" in heard[-1].text
    heard = await lurah.say("ya 1")
    assert f'MTR-2028-00001 "{ONE}"' in heard[-1].text
    assert "tercatat: Tidak dilanjutkan" in heard[-1].text
    assert await states(world) == ["ditolak", "diajukan"]


async def test_the_button_under_the_question_is_enough(world: World) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("buka 2")
    heard = await lurah.tap("Ya, catat dan kabari")
    assert "MTR-2028-00001" in heard[-1].text
    assert await states(world) == ["diverifikasi", "diajukan"]
    # A second tap does nothing, and a second yes neither.
    yes = next(id for each in lurah.heard for id, _ in each.choices if id.endswith(":yes"))
    await lurah.take(choice=yes)
    await lurah.say("ya")
    assert await states(world) == ["diverifikasi", "diajukan"]


async def test_an_old_button_never_answers_another_draft(world: World) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    old = lurah.heard[-1].id("Ya, catat dan kabari")
    await lurah.say("tidak")
    await lurah.say("buka 2")
    await lurah.tap("Nyatakan lengkap")
    assert lurah.heard[-1].id("Ya, catat dan kabari") != old
    # Nor one of an earlier release, which did not say whose it was.
    for stale in (old, "decide.sure:yes"):
        [heard] = await lurah.take(choice=stale)
        assert "pertanyaan sebelumnya" in heard.text
        assert f'MTR-2028-00002 "{TWO}"' in heard.text
    # The same proposal with another decision is another draft, too.
    await lurah.say("tidak")
    await lurah.say("buka 1")
    await lurah.tap("Teruskan") if "Teruskan" in lurah.heard[-1].labels else None
    await lurah.take(choice=old)
    assert await states(world) == ["diajukan", "diajukan"]


async def test_a_yes_typed_twice_does_not_reach_the_form_below(world: World) -> None:
    """TARIK opens on top of a decision: the second yes is not the decision's."""
    _, lurah = await two(world)
    await lurah.proposes("Perbaikan pagar kantor kelurahan")
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("tarik 3")
    assert "Perbaikan pagar kantor" in lurah.heard[-1].text
    await lurah.say("ya")
    await lurah.say("ya")
    assert await states(world) == ["diajukan", "diajukan", "dibatalkan"]


async def test_a_yes_of_yesterday_is_asked_again(world: World) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    world.clock.move(hours=20)
    for said in ("ya", "ya"):
        heard = await lurah.say(said)
        assert "MTR-2028-00001" in heard[-1].text
    assert await states(world) == ["diajukan", "diajukan"]
    await lurah.say("ya 1")
    assert await states(world) == ["diverifikasi", "diajukan"]


async def test_questions_notes_and_taking_back_name_theirs(world: World) -> None:
    siti, lurah = await two(world)
    named = f'MTR-2028-00001 "{ONE}" (tanpa nama, Kelurahan Imopuro, RT 05/RW 02)'
    for said in ("tanya 1", "RT berapa persisnya?", "ya"):
        assert named in (await lurah.say(said))[-1].text, said
    await siti.new()
    await siti.tap("Jawab")
    assert f'MTR-2028-00001 "{ONE}"' in siti.heard[-1].text
    for said in ("catat 1", "lewati", "25 juta", "Layak dikerjakan"):
        assert named in (await lurah.say(said))[-1].text, said
    await lurah.say("buka 1")
    for said in ("[Nyatakan lengkap]", "ya", "cabut keputusan 1", "Keliru memeriksa", "ya"):
        heard = await (lurah.tap(said[1:-1]) if said[0] == "[" else lurah.say(said))
        assert named in heard[-1].text, said
    assert "tercatat: pencabutan keputusan" in heard[-1].text


async def test_a_second_taking_back_says_which_it_is_for(world: World) -> None:
    _, lurah = await two(world)
    for number in (1, 2):
        await lurah.say(f"buka {number}")
        await lurah.tap("Nyatakan lengkap")
        await lurah.say("ya")
    assert ONE in (await lurah.say("cabut keputusan 1"))[-1].text
    assert TWO in (await lurah.say("cabut keputusan 2"))[-1].text
    await lurah.say("Keliru memeriksa")
    assert TWO in (await lurah.say("ya"))[-1].text
    assert await states(world) == ["diverifikasi", "diajukan"]


async def test_a_button_whose_time_is_over_says_so(world: World) -> None:
    """Decided meanwhile by somebody else: the form does not open."""
    _, lurah = await two(world)
    await lurah.say("buka 1")
    verify = lurah.heard[-1].id("Nyatakan lengkap")

    async def work(store: Store) -> None:
        [row] = await store.fetch(select(rows.c.id).where(rows.c.number == 1))
        ruling = Ruling(Decision.END, Reason.NO_MONEY, "Anggarannya habis")
        await decisions.decide(store, at_command_line("Camat"), row.id, ruling)

    await world.app.turns.do(work)
    world.clock.move(days=90)
    heard = await lurah.take(choice=verify)
    assert "tidak bisa lagi untuk MTR-2028-00001" in heard[0].text
    assert not lurah.done.asking


async def test_what_is_dropped_and_deleted_is_named(world: World) -> None:
    siti, lurah = await two(world)
    await lurah.say("buka 1")
    await lurah.tap("Kembalikan")
    assert "MTR-2028-00001" in (await lurah.say("batal"))[-1].text
    assert "MTR-2028-00001" in (await lurah.say("ya"))[-1].text
    for said in ("tarik 2", "tidak", "tarik 2", "ya"):
        assert TWO in (await siti.say(said))[-1].text, said
    assert "dengan 2 usulan" in (await siti.say("hapus data saya"))[-1].text
    assert "dengan 2 usulan" in (await siti.tap("Ya, hapus"))[-1].text


async def test_saved_changes_go_by_the_word_and_the_button(world: World) -> None:
    siti, _ = await two(world)
    for word in ("kirim", "simpan", "Simpan perubahan"):
        await siti.say("ubah 1")
        assert "ketuk Simpan perubahan" in siti.heard[-1].text
        await siti.say("ubah")
        await siti.tap("Masalah")
        await siti.say(f"Setiap hujan air masuk rumah, kata {word}")
        said = (await siti.say("lampunya"))[-1].text
        assert "BELUM disimpan" in said
        assert "BELUM dikirim" not in said
        assert "sudah disimpan" in (await siti.say(word))[-1].text
    assert (await world.proposals())[0]["problem"].endswith("kata Simpan perubahan")


@pytest.mark.parametrize(
    "what",
    [
        "coming", "maybe", "absent", "list", "answer", "pause", "resume", "halt", "recipients",
        "meeting", "meetings", "schedule", "end", "task", "decide", "undo", "annotate", "ask",
        "contact", "check", "mine", "unreached", "join", "announcements", "years", "tahap", "claim",
        "confirm", "dispute", "change", "withdraw",
    ],
)  # fmt: skip
async def test_no_number_of_a_button_is_too_large(world: World, what: str) -> None:
    """Of a resident and of staff alike: a sentence, and no trouble of ours."""
    for person in (
        await world.person("siti").welcomed(),
        await official(world, "ani", Role.ADMIN, "18.72"),
    ):
        for number in (2**63 - 1, 2**63, 10**30):
            for more in ("", ":x", f":list:{2**63}", f":{2**63}"):
                heard = await person.take(choice=f"do:{what}:{number}{more}"[:64])
                assert heard
                assert "kesalahan" not in " ".join(each.text for each in heard)
                if person.done.asking:
                    await person.say("batal")
