"""What people mean while nothing is open: every act has a room, and what each says."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy import select

import locales
from bot.channels.whatsapp.limits import WHATSAPP
from handlers.conversation.answering.acts import ASKS, BETWEEN
from handlers.listeners.understood import ROOMS
from handlers.reading.meaning.acts import PARTICULARS, STAFF, Act
from handlers.reading.meaning.meant import QUESTIONS, Meant, Situation, meant
from storage.database.tables import people, unheard
from tests.support import Resident, World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_every_act_has_a_room() -> None:
    assert set(ROOMS) == set(Act)


def test_the_engine_answers_the_same_questions() -> None:
    assert {act.value for act in QUESTIONS} - {"help"} == ASKS - BETWEEN


@pytest.mark.parametrize("act", sorted(PARTICULARS))
@pytest.mark.parametrize("locale", locales.LOCALES)
def test_a_question_of_one_thing_has_its_answer_and_a_label(act: Act, locale: str) -> None:
    assert locales.has(locale, f"answer-{act}")
    assert locales.has(locale, f"meant-{act}")


@pytest.mark.parametrize("locale", locales.LOCALES)
def test_every_act_that_is_asked_back_has_a_label_that_fits(locale: str) -> None:
    """A button of WhatsApp holds 20 letters; staff's are Indonesian."""
    for act in Act:
        name = f"meant-{act}"
        if not locales.has("id", name):
            assert act not in STAFF
            continue
        assert len(locales.text(locale, name)) <= WHATSAPP.button_label, name
        assert act in STAFF or locales.has("en", name), name


# Said with nothing open and no proposal sent; part of what is heard.
RESIDENTS = [
    ("makasih banyak ya min", "Sama-sama"),
    ("kok lama sekali kabarnya", "Maaf sudah membuat Anda menunggu"),
    ("saya mau bicara sama orang kelurahan", "kantor kelurahan"),
    ("ada kebakaran tolong", "113"),
    ("kalau sudah diusulkan pasti dibangun?", "Belum tentu dibangun"),
    ("bayar ga", "Gratis"),
    ("siapa yang memutuskan", "Bappeda"),
    ("nama saya kelihatan orang lain ga", "hanya dilihat petugas"),
    ("apa itu musrenbang", "rapat warga"),
    ("ini bot apa orang", "Saya bot"),
    ("kemarin sampai mana ya", "Tidak ada tulisan yang perlu dilanjutkan"),
    ("jangan kirim pesan lagi ya", "Ketik MULAI"),
    ("mulai kirim pesan lagi", "kami kirimi kabar lagi"),
    ("kalau mau usul harus nyiapin apa aja", "Tidak perlu KTP"),
    ("musrenbang itu apa sih", "Musrenbang (musyawarah"),
    ("usulan saya gimana ya pak", "Anda belum pernah mengirim usulan"),
    ("kapan musrenbang imopuro", "pertemuan"),
    ("cek no 12 dong", "12"),
    # What nobody here sells or lends, and what is not ours.
    ("isi pulsa tsel 25 ke nomer ini ya cepet", "khusus untuk usulan"),
    ("pinjem duit 2 jt bisa min buat bayar spp", "khusus untuk usulan"),
    # When, beside what was wrong last year.
    ("kapan rapatnya? taun kmrn kami ga dikasih tau", "Menurut jadwal"),
    ("gmn cara ngetiknya aku ra mudeng blas", "satu per satu"),
    ("nulise piye to aku ra iso", "satu per satu"),
    # Of what they never sent, and of what somebody else did.
    ("saya ga jd usul yg kemarin itu", "Anda belum pernah mengirim usulan"),
    ("usulan tetangga saya soal lampu udah sampai mana", 'tentang "lampu" di kelurahan mana'),
    ("usulane pak RT ku piye kabare", "kelurahan mana"),
    ("tolong ada orang tenggelam di kali", "ambulans 119"),
    ("anakku ora muleh ket wingi bengi umur 13 neng endi aku kudu lapor", "polisi 110"),
    ("ada yg nelpon ngaku orang kelurahan minta 500rb biar usulan lolos", "Gratis"),
    ("tlg digabung aja usulan 2 sama 3 kan deket", "hanya bisa digabung oleh petugas"),
    ("bot ini buatan siapa? pemerintah apa partai", "Saya bot resmi"),
    ("cuma tes", "Apa yang bisa kami bantu"),
    ("tutup input usulan kelurahan kapan", "bisa dikirim kapan saja"),
    ("rumah bu sri kebakaran gang manggis cepetan", "pemadam 113"),
    ("bisa ga nama saya dicopot dari usulan lampu", "tidak tampil untuk umum"),
]


@one_database
async def test_what_residents_hear(world: World) -> None:
    siti = await world.person().welcomed()
    for said, expected in RESIDENTS:
        heard = "\n".join(each.text for each in await siti.say(said))
        assert expected in heard, said
        assert "dijadikan usulan" not in heard, said
        assert siti.done.asking is None, said


@one_database
@pytest.mark.parametrize("said", ["mau usul", "saya mau usul", "mau lapor"])
async def test_the_wish_is_never_that_one_wishes(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    await siti.say(said)
    assert siti.done.asking == "propose.area"
    await siti.say("batal")
    assert (await siti.say("tidak"))[-1].text  # nothing was kept as a wish
    assert await world.count("proposals") == 0


@one_database
async def test_of_what_was_never_sent_nothing_is_shown(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say("usulan saya yang tahun kemarin kok gak ada kabarnya ya")
    assert len(heard) == 1
    assert "di luar chat ini" in heard[0].text


@one_database
async def test_who_asks_for_a_language_gets_it(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say("can I use English here? I just moved to Metro")
    assert "English" in heard[0].text
    assert siti.done.asking is None


@one_database
async def test_what_was_proposed_in_ones_own_kelurahan(world: World) -> None:
    siti = await world.person().lives_in("18.72.01.1003")
    await siti.proposes()
    heard = await siti.say("di kelurahan saya sudah ada usulan apa aja")
    assert "Ada 1 usulan warga Kelurahan Imopuro" in heard[-1].text


@one_database
async def test_a_sentence_begins_a_proposal(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say("got mampet di yosodadi RT 3")
    assert "got mampet di yosodadi RT 3" in heard[-1].text
    assert (siti.done.asking or "").startswith("propose.")


@one_database
async def test_several_in_one_message_are_taken_one_after_the_other(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say(
        "1. lampu jalan mati di imopuro rt 3\n2. got mampet di yosodadi rt 5\n3. minta posyandu"
    )
    assert "3 usulan" in heard[0].text
    assert (siti.done.asking or "").startswith("propose.")
    await siti.say("batal")
    heard = await siti.tap("Ya, batalkan")
    assert "got mampet" in heard[-1].text
    await siti.tap("Ya, jadikan usulan")
    assert (siti.done.asking or "").startswith("propose.")
    await siti.say("batal")
    assert "posyandu" in (await siti.tap("Ya, batalkan"))[-1].text


@one_database
async def test_two_that_are_close_are_asked_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its button, its number, its label; what was said is kept till then."""

    def between(text: str, situation: Situation, **more: Any) -> Meant:
        found = meant(text, situation, **more)
        if "lihat dong" not in text:
            return found
        return dataclasses.replace(found, act=Act.DATA, second=Act.HOW, third=third, sure=False)

    third = None
    monkeypatch.setattr("handlers.turn.meant", between)
    for place, answer in enumerate(("[Lihat data saya]", "1", "lihat data saya")):
        siti = await world.person(f"siti{place}").welcomed()
        heard = await siti.say("datanya saya lihat dong")
        assert heard[-1].labels == ["Lihat data saya", "Cara mengusulkan", "Bukan keduanya"]
        assert '"datanya saya lihat dong"' in heard[-1].text
        heard = await (siti.tap(answer[1:-1]) if answer[0] == "[" else siti.say(answer))
        assert heard[-1].file == "data-saya.json"
    third = Act.SCHEDULE
    heard = await (await world.person("budi").welcomed()).say("datanya saya lihat dong")
    assert heard[-1].labels == [
        "Lihat data saya",
        "Cara mengusulkan",
        "Jadwal pertemuan",
        "Bukan semuanya",
    ]


@one_database
async def test_a_bare_yes_to_two_asks_the_same_once_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers under the first message mean the same under the second."""

    def between(text: str, situation: Situation, **more: Any) -> Meant:
        found = meant(text, situation, **more)
        if "rapatnya" not in text:
            return found
        return Meant(Act.SCHEDULE, found.slots, sure=False, second=Act.PROPOSE)

    monkeypatch.setattr("handlers.turn.meant", between)
    siti = await world.person().welcomed()
    first = await siti.say("rapatnya di balai kelurahan saja")
    again = await siti.say("ya")
    assert len(first[-1].labels) == 3
    assert again[-1].labels == first[-1].labels
    assert again[-1].text == first[-1].text


async def deleted(world: World, siti: Resident) -> bool:
    query = select(people.c.id).where(people.c.address == siti.address, people.c.consent.is_(True))
    return not await world.rows(query)


@one_database
async def test_nothing_is_deleted_by_a_sentence(world: World) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    await siti.say("hapus semua data saya")
    assert siti.done.asking == "forget.sure"
    await siti.say("tidak")
    assert not await deleted(world, siti)
    heard = await siti.say(f"usulan nomor {int(number[-5:])} ditarik saja, sudah dibenahi warga")
    assert siti.done.asking == "withdraw.sure"
    assert number in heard[-1].text
    await siti.say("tidak")
    [proposal] = await world.proposals()
    assert proposal["state"] == "diajukan"


@one_database
async def test_what_is_not_understood_is_kept_without_names(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("zwfk qpr Pak Budi Santoso 0812-3456-7890 jl mawar no 3 imopuro vlkt")
    [row] = await world.rows(select(unheard.c.text))
    for named in ("Budi", "Santoso", "0812", "7890", "mawar", "imopuro"):
        assert named.casefold() not in row.text.casefold()
    assert "zwfk" in row.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    ["i'm new here, what can you do", "kula bingung, nyuwun dipandu", "bingung, ini gimana?"],
)
async def test_whoever_asks_for_help_beside_something_is_answered(world: World, said: str) -> None:
    """Every question that is answered has its words."""
    siti = await world.person().welcomed()
    heard = await siti.say(said)
    assert heard
    assert not any("ada kesalahan di tempat kami" in each.text for each in heard)


def test_every_question_has_an_answer() -> None:
    lacking = [act for act in QUESTIONS - {Act.HELP} if not locales.has("id", f"answer-{act}")]
    assert lacking == []


@one_database
@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("kula badhe ngaturaken usul bab kreteg ingkang risak", "kreteg ingkang risak"),
        ("kula bade matur bab margi ngajeng griya kula menika risak sanget", "margi ngajeng griya"),
        ("nambah satu lg, di kali pacar pinggirnya longsor minta bronjong", "di kali pacar"),
        ("tambah 1 lagi ya, posyandu mawar butuh timbangan", "posyandu mawar butuh"),
    ],
)
async def test_what_leads_to_a_wish_is_no_part_of_it(world: World, said: str, wish: str) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say(said)
    assert f'usulan "{wish}' in heard[0].text


@one_database
async def test_a_story_of_years_is_no_complaint_of_what_was_proposed(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say(
        "gini pak saya dari taun 2011 tinggal disini dulu masih sawah trus jadi perumahan, airnya"
        " dibuang ke mana coba, pak rw nya ganti lagi tidak ada yang bener, mbok dibikinkan siring"
    )
    assert "usulan dulu" not in "".join(each.text for each in heard)
    assert siti.done.asking == "propose.area"
