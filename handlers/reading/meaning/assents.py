"""Words by which people agree, or say that something is to go.

What they bind cannot be taken back: a proposal is sent or withdrawn, a decision is written. The
model has never seen most words ("masalah", "papa") and may be sure of any of them, so a yes is
sure only where one of these is among its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers import late
from handlers.reading.meaning.acts import Act

_WORDS = """
absolutely acc accept accepted affirmative agree agreed agreeing ahead ajokke ajokno ajukan ajukno
allowed alright aman angsal approve approved asyik ayo baik baiklah batalkan bawa benar bener
beneran benere berangkat berangkatkan beres bersedia betul bner bnr boleh bolehlah btul budalke
budhalno cabut catat cekap certainly cocok continue correct course cukup cus deal definitely
deliver diajukan dicatat diizinkan dikabari dikintun dikirim dikirimkan disetujui disimpan
diteruskan dukung enggih engih exactly fine forward gabung gabungin gabungkan gapapa gas gaskan
gaske gasken gaskeun gelem good gpp hapus hayu hayuk heeh heem hooh ikut indeed inggih injih iya
iyalah iye iyes iyo izin jelas jos kabari kabarkan keberatan kersa kintun kintunaken kirim
kirimaken kirime kirimen kirimin kirimkan kirimke kirimkn kirimlah kirimno kirm krim krimkan krm
lajengaken lanjut lanjutin lanjutkan lapor laporkan lebokke lebokno lengkap leres luncurkan
luncurke luncurno mangga mantap manut masukin masukkan mau memang monggo mongo nderek nggeh nggh
nggih njih ok okay oke okeh okei okey oki oleh pareng pas perfect persis pisah pisahin pisahkan
proses purun rampung ready right sabmit sampaikan sampun sarujuk save sdh sen send sending sent
sepakat serahin serahkan setor setorin setorkan setuju setujui siap silahkan silakan simpan sip
snd stuju submit sudah sumangga sumbit sumitt sure tarik tentu tentunya tepat terusin teruskan
terusno tetapkan top tutup udah udh umumkan uwis wis y ya yah yak yakin yap yaudah yea yeah yep
yes yess yo yoi yowes yowis yuk yup yups
"""
_TWICE = late.regex(r"(.)\1+")


def _plain(word: str) -> str:
    """A word without letters that are held ("setujuuu", "okeee")."""
    return _TWICE.sub(r"\1", word)


_KNOWN = frozenset(map(_plain, _WORDS.split()))
# That there is none of something ("ga ada fotonya", "mboten wonten malih") ends what is asked.
_NONE = frozenset(
    {
        "ga", "gak", "gk", "nggak", "ngga", "enggak", "engga", "kagak", "tidak", "tdk", "tak",
        "ndak", "mboten", "boten", "ora", "ra", "no", "not", "none", "tanpa", "without", "segitu",
    }
)  # fmt: skip
# What binds whoever says it.
_BINDS = frozenset({Act.AGREE, Act.SEND})


def unsaid(act: Act, words: Iterable[str]) -> bool:
    """Whether an act binds, and none of the words, folded, says so."""
    said = set(map(_plain, words))
    ends = act is Act.SEND and len(said) > 1 and not _NONE.isdisjoint(said)
    return act in _BINDS and not ends and _KNOWN.isdisjoint(said)
