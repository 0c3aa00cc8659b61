"""What people ask of what is kept on them: whence we have their number; that it is to go, while
their proposal stays. Word by word."""

from __future__ import annotations

import re
from collections.abc import Collection

from handlers import late

# Longer texts tell something.
LONGEST = 200
_WORD = late.regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = late.regex(
    r"^(?:nomor|nomer|nmr|no|hp|wa|kontak|number|phone|contact|data)(?:ku|nya|ne|e|s)?$", re.I
)
_MINE = frozenset({"saya", "sy", "aku", "ku", "kula", "kulo", "gw", "gue", "kami", "my", "me"})
_GOT = frozenset({
    "dapat", "dapet", "dpt", "dpet", "ngedapetin", "entuk", "oleh", "angsal", "pikantuk", "tau",
    "tahu", "ngerti", "ngertos", "sumerep", "kenal", "punya", "nyimpen", "nyimpan", "simpan",
    "get", "got", "have", "know", "found", "kasih", "ngasih", "menehi", "nyaosi", "ambil",
    "ngambil", "diambil", "didapat", "masuk", "kedaftar", "terdaftar",
})  # fmt: skip
_WHENCE = late.regex(
    r"\b(?:dari|dr|seko|saka|soko|saking)\s*(?:mana|mn|endi|ngendi|pundi|siapa|sopo|sinten)\b|\bkok\b|\bhow\b|\bwhere\b"
    r"|\b(?:siapa|sopo|sinten|who)\b|\b(?:gimana|gmn|piye|pripun|kenapa|knp)\b",
    re.I,
)
_NOT_THAT = late.regex(r"\b(?:usul\w*|proposal\w*|petugas\w*|lurah\w*|rt|rw|\d+)\b", re.I)


def asks_whence(text: str) -> bool:
    """Whether a text asks how we have its writer's number. Never raises."""
    if len(text) > LONGEST or _NOT_THAT.search(text) or not _WHENCE.search(text):
        return False
    words = _words(text)
    number = [n for n, word in enumerate(words) if _NUMBER.match(word)]
    mine = any(
        words[n].endswith("ku") or not _MINE.isdisjoint(words[max(0, n - 1) : n + 2])
        for n in number
    )
    return mine and not _GOT.isdisjoint(words)


_GOES = late.regex(
    r"^(?:(?:di|dipun|meng|ng|nge)?(?:hapus|apus|busek|busak|ilang|hilang|copot|buang|cabut|lepas)(?:in|kan|no|ke|i|aken)?"
    r"|delete|remove|erase|drop)$",
    re.I,
)
_ON_ME = late.regex(
    r"^(?:(?:nama|jeneng|asma|nomor|nomer|nmr|no|hp|wa|data|identitas|kontak)(?:ku|nya|ne|e|nipun)?|name|number|details|identity|phone)$",
    re.I,
)
_STAYS = frozenset({
    "biarin", "biarkan", "biar", "tetap", "tetep", "ttp", "jalan", "lanjut", "mlaku", "lumampah",
    "terus", "diterusin", "diteruskan", "dilanjut", "dilanjutkan", "ben", "tinggal", "keep",
    "stay", "stays", "leave", "remain", "kept", "ada", "jangan", "jgn", "ojo", "ampun", "gapapa",
    "dibiarkan", "dibiarin", "diproses", "running", "still", "going", "alive",
})  # fmt: skip
_PROPOSAL = late.regex(r"^(?:usul\w*|proposals?)$", re.I)
# "Hapus", and not "jangan dihapus" or "tinggal dihapus aja".
_DO_NOT = frozenset({"jangan", "jgn", "ojo", "ampun", "ga", "gak", "nggak", "don't", "not", "ora"})


def leaves(text: str) -> bool:
    """Whether a text would have its writer's name or number deleted, and their proposal stay: "tlg
    hapus nama sm nomor saya tp usulannya biarin jalan". Never raises."""
    if len(text) > LONGEST:
        return False
    words = _words(text)
    goes = [n for n, word in enumerate(words) if _GOES.match(word)]
    mine = [n for n, word in enumerate(words) if _ON_ME.match(word)]
    stays = [n for n, word in enumerate(words) if _PROPOSAL.match(word)]
    if not any(_near(n, mine) and _DO_NOT.isdisjoint(words[max(0, n - 2) : n]) for n in goes):
        return False
    return any(not _STAYS.isdisjoint(words[max(0, n - 3) : n + 5]) for n in stays)


def _near(at: int, others: Collection[int]) -> bool:
    return any(abs(at - each) <= _BESIDE for each in others)


_BESIDE = 4


def _words(text: str) -> list[str]:
    return [found[0].lower().replace("’", "'") for found in _WORD.finditer(text)]
