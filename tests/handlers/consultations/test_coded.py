"""A consultation, or an anonymous answer, by its code: in the middle of something, and mistyped."""

from __future__ import annotations

from storage.staff.roles import Role
from tests.consulted import file_of, opened
from tests.handlers.consultations.test_taking_part import IMOPURO, anonymous
from tests.handlers.staff.test_desk import official
from tests.support import World


async def test_a_code_in_the_middle_of_something_is_no_answer_there(world: World) -> None:
    """Neither free words nor a question for an officer: what one by that code is, is shown."""
    held = await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    code = await anonymous(siti, "2", "kurang lampu jalan", "1")
    await siti.say("usul")
    await siti.say("imopuro")
    await siti.tap("Fisik dan prasarana")
    for way in ("konsultasi {}", "KONSULTASI {}", "fkp {}."):
        heard = await siti.say(way.format(held.code.lower()))
        assert held.definition.title in heard[0].text
    for slip in (f"konsultasi {code[:-1]}", f"KONSULTASI {code[:-1]}2X"):
        assert "tidak kami kenal" in (await siti.say(slip))[0].text
    # Words behind it are what is proposed.
    heard = await siti.say("konsultasi kesehatan ibu hamil di posyandu melati")
    assert "tidak kami kenal" not in heard[0].text
    heard = await siti.say(f"konsultasi {code.lower().replace('-', ' ')}")
    assert 'usulan "konsultasi kesehatan ibu hamil' in heard[0].text  # is put aside first
    heard = await siti.tap("Simpan, lanjut nanti")
    assert "Yang kurang: kurang lampu jalan" in heard[-1].text


async def test_staff_open_what_was_said_in_one_in_the_middle_of_something(world: World) -> None:
    held = await opened(world, file_of("semua"))
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await lurah.say("buat konsultasi")
    await lurah.tap("Pendapat warga")
    await lurah.tap("Kota Metro")
    heard = await lurah.say(f"masukan {held.code}")
    assert held.definition.title in heard[0].text
    heard = await lurah.say("MASUKAN ZZZZZ2")
    assert "Kode ZZZZZ2 tidak kami kenal" in heard[0].text


async def test_a_code_that_is_not_known_is_said_so(world: World) -> None:
    """And not passed over, as if the one that is shown were it; one that is not open yet is no code
    to a resident."""
    held = await opened(world, file_of("semua"))
    draft = await opened(world, file_of("tanpa_nama"), open=False)
    siti = await world.person().lives_in(IMOPURO)
    for typed in ("ABC234", "abc23", "QWERTY", draft.code):
        heard = await siti.say(f"konsultasi {typed}")
        assert f"Kode {typed.upper()} tidak kami kenal" in heard[0].text
        assert held.definition.title in heard[0].text
        assert draft.definition.title not in heard[0].text
    for said in ("konsultasi taman kota", "konsultasi publik"):
        assert "tidak kami kenal" not in (await siti.say(said))[0].text
