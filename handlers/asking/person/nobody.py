"""Words by which nobody is called, though they stand where a name does: "saya warga Yosodadi"."""

from __future__ import annotations

from handlers.reading import spelling
from handlers.turn import known_words

_WORDS = """
juga jg jga cuma cuman hanya mung namung memang emang emg sebenarnya sebenernya sbnrnya
sbenernya sakjane sakjanipun tadi td wau kemarin kmrn kemaren wingi besok sesuk nanti mengko
sudah udah udh wis wes sampun belum blm durung dereng mewakili wakil sebagai selaku ini itu niki
iki niku kuwi disini sini mriki kene lagi lg masih msh isih taksih baru br pribadi sekeluarga
bersama bareng dan sama karo kalih atas ketua kader petani guru pedagang mahasiswa pelajar warga
orang wong tiyang anak istri suami pengurus kepikiran pikir rasa kira kayaknya kayanya
sepertinya harap mohon sangat banget bgt benar bener sungguh punya pny duwe gadhah ada ono
wonten tinggal dari dr di yang yg sing ingkang sekarang skrg mulai akan bakal tetap tetep ttp
jadi jd langsung sekalian ya yo sih kok bingung datang ke nang neng pengin pengen pingin ingin
mau mw arep badhe setiap tiap selalu sering kadang pernah tau tahu ngerti tidak tdk ga gak nggak
ora mboten kami kita just also really only here still am a the nih nich lho loh deh dong kan
emang2 asli rw rt
dapat dapet dpt oleh entuk angsal disuruh dsuruh diken diutus diutusi dikongkon dikon diajak diajari
diajarin dikasih dikasi diberi diparingi diwenehi dikirimi dikabari dikandani disanjangi baca maca
denger dengar krungu mireng lihat liat weruh nemu nyoba coba cobain iseng wonge orangnya
got heard was were saw found semua semuanya kabeh sedaya lengkap ktp kebalik terbalik kewalik
maksudnya maksude maksudku
"""
# What stands behind "saya" and is nobody's name.
WORDS = frozenset(_WORDS.split())
# Before a name they are a part of it.
TITLES = frozenset(["pak", "bu", "bapak", "ibu", "mas", "mbak", "min", "bang", "kak"])
_OF_ONESELF = """
me we us our my it is are s i m im re y all hi hello hey halo hai hallo permisi assalamualaikum
from perkenalkan kenalkan aku saya sy aq gue gua gw kula kulo kene dewe dhewe sendiri asline
aslinya asal asale
"""
# One speaks of oneself, or greets.
_ONESELF = frozenset(_OF_ONESELF.split())


def is_nobody(text: str) -> bool:
    """Whether no word of a text is anybody's name: "I'm", "kami", "ini saya". Never raises."""
    words = spelling.fold(text).split()
    alone = WORDS | TITLES | _ONESELF | known_words("name-lead")
    return all(word in alone for word in words)
