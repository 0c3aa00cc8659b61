"""What staff decide in sentences that ask its author something, or tell how things stand."""

from __future__ import annotations

import pytest

from storage.staff.roles import Role
from tests.handlers.listeners.test_lined import desk
from tests.handlers.staff.test_desk import official
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "lampu kembalikan, tanya warganya RT berapa dan butuh berapa titik",
            "RT berapa dan butuh berapa titik",
        ),
        ("kembalikan lampu gang kelinci, tanyakan RT berapa?", "RT berapa"),
        ("kembalikan 3, tanya RT berapa", "RT berapa"),
        ("balikin lampu, lokasinya ga jelas, tanyain RT mana", "lokasinya ga jelas, RT mana"),
    ],
)
async def test_a_question_is_why_it_goes_back(world: World, said: str, why: str) -> None:
    lurah = await desk(world)
    text = (await lurah.say(said))[-1].text
    assert "Keputusan: Kembalikan" in text
    assert "Alasan: Lokasinya belum jelas." in text
    assert f"Penjelasan: {why}\n" in text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("kembalikan yg lampu, 3 titik cukup ga?", "3 titik cukup ga"),
        ("balikin lampu ya, tanahnya hibah bukan", "tanahnya hibah bukan"),
        ("kembalikan yg lampu, RT-nya udah bener belum?", "RT-nya udah bener belum"),
    ],
)
async def test_whether_something_is_so_is_asked_of_its_author(
    world: World, said: str, why: str
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert f'dibaca pengusul: "{why}"' in heard[-1].text
    assert lurah.done.asking == "decide.reason"


@pytest.mark.parametrize("said", ["kembalikan lampu, bisa ga?", "kembalikan lampu ke siapa?"])
async def test_what_is_asked_of_us_is_for_no_author(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say(said)
    assert lurah.done.asking is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("tolak lampu, 1 tiang aja ga ada listriknya", "1 tiang aja ga ada listriknya"),
        ("lampu tolak, cuma 1 dari 3 RT setuju", "cuma 1 dari 3 RT setuju"),
        ("tolak yg lampu, 2 rumah ga mau dipasangi", "2 rumah ga mau dipasangi"),
        ("lampu tolak, 1 warga protes terus", "1 warga protes terus"),
        ("tolak lampu, 120 meter kepanjangan", "120 meter kepanjangan"),
        ("tolak yg 3, 2 mesin kan dikasih taun lalu", "2 mesin kan dikasih taun lalu"),
    ],
)
async def test_what_is_counted_is_no_number_of_a_proposal(
    world: World, said: str, why: str
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert f'"{why}"' in heard[-1].text or f"Penjelasan: {why}\n" in heard[-1].text
    for answer in ("alasan lain", "lewati"):
        if lurah.done.asking and lurah.done.asking.endswith(".reason"):
            heard = await lurah.say(answer)
    assert "Lampu jalan gang Kelinci" in heard[-1].text
    assert "jembatan" not in heard[-1].text
    assert "rainase" not in heard[-1].text


async def test_the_size_of_another_is_why_for_the_one_that_is_looked_at(world: World) -> None:
    lurah = await desk(world)
    tini = await world.person("tini").welcomed()
    await tini.proposes(wish="Paving lapangan voli sepanjang 120 meter")
    await lurah.say("buka yg lampu")
    heard = await lurah.say("tolak, 120 meter kepanjangan")
    assert "00003" in heard[-1].text
    assert 'dibaca pengusul: "120 meter kepanjangan"' in heard[-1].text


async def test_a_size_that_is_meant_calls_one(world: World) -> None:
    lurah = await desk(world)
    tini = await world.person("tini").welcomed()
    await tini.proposes(wish="Paving lapangan voli 75 meter")
    heard = await lurah.say("tolak yg 75 meter itu, kepanjangan buat kita")
    assert "00004" in heard[-1].text


async def test_behind_a_question_another_is_decided(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("balikin lampu terus tanyain RT berapa, trus jembatan tolak krn dobel")
    assert "Kembalikan: 3 (Lampu jalan gang Kelinci) - RT berapa\n" in heard[0].text
    assert "Tidak dilanjutkan: 1 (Perbaikan jembatan kali) - dobel" in heard[0].text


@pytest.mark.parametrize(
    "said",
    [
        "yang jembatan belum bisa tahun ini, anggarannya tidak ada",
        "jembatan tahun ini ga bisa, dana habis",
        "jembatan nunggu tahun depan ya soalnya pagu habis",
    ],
)
async def test_not_this_year_is_kept_for_the_next(world: World, said: str) -> None:
    lurah = await desk(world)
    text = (await lurah.say(said))[-1].text
    assert "Keputusan: Simpan untuk tahun depan" in text
    assert "Alasan: Anggarannya belum cukup." in text


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("yang jembatan belum bisa, anggarannya tidak ada", "Simpan tahun depan"),
        ("jembatan ga memungkinkan, lahannya sempit", "Tolak usulan"),
        ("lampu bukan kewenangan kelurahan", "Tolak usulan"),
        ("lampu gang kelinci sudah dipasang PLN", "Tolak usulan"),
        ("jembatan kali layak", "Sepakati"),
    ],
)
async def test_how_one_stands_is_asked_back_as_a_decision(
    world: World, said: str, offered: str
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert offered in heard[-1].labels
    # The label is the word of a line, too.
    heard = await lurah.say(offered)
    assert lurah.done.asking is not None
    assert lurah.done.asking.startswith("decide.")


@pytest.mark.parametrize("said", ["jembatan bisa tahun ini ga?", "yang belum ada biayanya apa aja"])
async def test_what_is_asked_decides_nothing(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say(said)
    assert lurah.done.asking is None


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("jembatan sudah lengkap, teruskan", '"Teruskan" tidak bisa lagi'),
        ("jembatan lengkap", "Keputusan: Nyatakan lengkap"),
    ],
)
async def test_what_is_only_told_before_what_is_done(world: World, said: str, does: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert any(does in each.text for each in heard)


@pytest.mark.parametrize(
    "said",
    [
        "Yg margodadi drainase sekalian setujui aja itu nyambung ke tempat kita",
        "drainase di margodadi setuju",
        "margodadi drainase tolak, bukan kewenangan kita",
    ],
)
async def test_a_kelurahan_that_is_not_theirs_is_said_to_be_none(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "Kelurahan Margodadi bukan wilayah Anda (Kelurahan Imopuro)" in heard[-1].text
    assert heard[-1].labels == ["Tugas"]
    assert "Kelurahan" not in (await lurah.say("ya"))[-1].text  # nothing is open


async def test_where_it_is_only_told_why_theirs_is_decided(world: World) -> None:
    lurah = await desk(world)
    text = (await lurah.say("jembatan tolak, itu tanah warga margodadi"))[-1].text
    assert "Keputusan: Tidak dilanjutkan" in text


async def test_a_year_in_words_of_its_question_is_no_decision(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("ekspor sipd imopuro")
    heard = await lurah.say("RKPD 2028")
    assert "tidak dicatat" not in heard[-1].text
    assert "Dalam bentuk apa" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("tolak usulan jembatan kali pacar", "Apa alasannya?"),
        ("jembatan kali pacar acc, nomer siji", "Prioritas: 1"),
        ("kembalikan pelatihan menjahit ibu2 PKK", "Apa alasannya?"),
        ("tunda drainase jalan mawar sepanjang 120 meter", "Apa alasannya?"),
    ],
)
async def test_all_of_a_name_is_the_name(world: World, said: str, shown: str) -> None:
    for name, wish in (
        ("siti", "Perbaikan jembatan Kali Pacar RT 05"),
        ("budi", "Drainase Jl. Mawar RT 05 sepanjang 120 meter"),
        ("tuti", "Pelatihan menjahit ibu-ibu PKK RW 02"),
    ):
        await (await world.person(name).welcomed()).proposes(wish=wish)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await lurah.say(said)
    assert shown in heard[-1].text
    assert not any("tidak kami pakai" in each.text for each in heard)


@pytest.mark.parametrize(
    ("said", "unknown", "shown"),
    [
        ("yang talud setujui aja prioritas 1 trs yg lampu balikin tanya RT brp", "talud", "RT brp"),
        ("talud setujui, lampu tolak krn dananya habis", "talud", "dananya habis"),
        ("lampu tolak krn dananya habis, trus yang gapura setuju", "gapura", "dananya habis"),
    ],
)
async def test_what_nothing_is_called_is_said_not_to_be_decided(
    world: World, said: str, unknown: str, shown: str
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert f'dengan nama "{unknown}", jadi itu belum diputuskan' in heard[0].text
    assert f"Penjelasan: {shown}\n" in heard[-1].text
    assert "Lampu jalan gang Kelinci" in heard[-1].text


@pytest.mark.parametrize("said", ["eh 1 ding", "1 aja pak", "maaf maksudnya 1", "nomor 1"])
async def test_a_number_put_right_is_no_yes(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan acc prioritas 2")
    heard = await lurah.say(said)
    assert "Prioritas: 1\n" in heard[-1].text
    assert lurah.done.asking == "decide.sure"
    assert "Sudah tercatat" in (await lurah.say("1"))[0].text


async def test_a_condition_decides_nothing(world: World) -> None:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    hadi = await official(world, "hadi", Role.VERIFIKATOR, "18.72.01.1003")
    [heard] = await hadi.say("nek ternyata jembatane duwe provinsi, tolak wae")
    assert "belum ada yang diputuskan" in heard.text
    for said in ("tunda yang jembatan sampai besok", "jembatan ojo ditunda taun ngarep"):
        [heard, *_] = await hadi.say(said)
        assert "tidak diputuskan sekarang" in heard.text
    assert hadi.done.asking is None
