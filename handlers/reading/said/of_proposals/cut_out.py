"""Words that somebody wants taken out of what they wrote, or said to a phone: "yang soal adek
jangan naik naik itu dihapus ya"."""

from __future__ import annotations

import re

from handlers import late

_CUTS = (
    r"(?:di|ke)?(?:hapus|apus|buang|busak|copot|delet|cabut|coret)(?:in|kan|en|no|ke|an|e)?"
    r"|di(?:hilang|ilang)(?:in|kan|no|ke)?|(?:hilang|ilang)(?:in|kan|no|ke)"  # "banjirnya ilang"
    r"|remove|delete|cut|take\s+out|taken\s+out"
)
_OF = late.regex(
    r"\b(?:yang|yg|sing|ingkang|bagian|kata(?:-?kata)?|kalimat|tulisan|omongan|the\s+(?:part|words?|bit))(?:nya|ne)?\s+"
    r"(?:(?:soal|tentang|ttg|bagian|bab|kata|about|tulisan|saya|bilang|ngomong|where\s+i\s+say)\s+)*"
    rf"(?P<what>[^?]{{3,120}}?)\s+(?:(?:itu|iku|tadi|td|kuwi|niku|tolong|tlg|mau|harus|should\s+be|please|aja|saja)\s+)*(?:{_CUTS})\b",
    re.I,
)
# "Hapus yg gelap, tulis rawan jatuh saja".
_FIRST = late.regex(
    rf"^\W*(?:(?:tolong|tlg|coba|eh|maaf|pak|bu|min)\W+){{0,3}}(?:{_CUTS})\s+(?:(?:aja|saja|wae)\s+)?"
    r"(?:yang|yg|sing|ingkang|bagian|kata(?:-?kata)?|kalimat|tulisan|the\s+(?:part|words?|bit))(?:nya|ne)?\s+"
    r"(?:(?:soal|tentang|ttg|bagian|bab|kata|about|tulisan)\s+)*"
    r"(?P<what>[^?,.;]{3,80}?)(?:\s+(?:nya|ne|itu|iku|tadi|td|aja|saja|ya|deh|pak|bu|min))*\W*(?=[,.;]|$)",
    re.I,
)
# That all of it goes, or what is kept of somebody, is for others to hear.
_ALL = late.regex(
    r"\b(?:data|akun|account|nomor|semua(?:nya)?|kabeh|sedaya|usul(?:an)?|foto|proposal|all|everything)\b",
    re.I,
)


def cut(text: str) -> str:
    """What a text says is to be taken out of an answer, in its own words; "" where it says nothing
    of the kind. Never raises."""
    found = _OF.search(text[:300]) or _FIRST.match(text[:300])
    what = "" if found is None or _ALL.search(found["what"]) else found["what"].strip(" ,.;\"'")
    return re.sub(r"(?<=\w{3})(?:nya|ne)$", "", what)


def without(what: str, had: str) -> str | None:
    """An answer without these words, where they stand in it one after the other; None where they do
    not, or nothing would be left."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", what)))
    if not words:
        return None
    left, count = re.subn(rf"(?<!\w){words}(?!\w)", " ", had, count=1, flags=re.I)
    left = re.sub(r"(?:\s*[,;.]\s*){2,}", ", ", re.sub(r"\s{2,}", " ", left)).strip(" ,;.")
    return left if count and left else None


# "..., tulis aja banyak pengendara jatuh": what is to stand there instead.
_RATHER = late.regex(
    r"[,.;]\s*(?:(?:terus|trus|dan|tapi|tp|cukup|mending|tolong)\s+){0,2}(?:di)?(?:tulis|ketik|serat|catat|ganti|gantos|isi|sebut|write|say)(?:en|in|kan|nya|no|ke|aken)?"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|dengan|jadi|dadi|dados|just|instead)){1,3}\s*[:,]?\s+(?P<now>[^?]{3,200}?)(?:\s+(?:aja|saja|wae|mawon|ya|deh|pak|bu|min|mas|mbak|kak)){0,3}\W*$"
    r"|[,.;]\s*(?:di)?(?:ganti|gantos)(?:in|kan|en|no|aken)?\s+(?P<other>[^?]{3,200}?)\W*$",
    re.I,
)


def with_rather(left: str | None, text: str) -> str | None:
    """An answer without what was taken out of it, with what a text says is to stand there instead.
    Never raises."""
    found = _RATHER.search(text[:400]) if text else None
    now = (found["now"] or found["other"]).strip(" ,.;\"'") if found is not None else ""
    if not now or (left and now.casefold() in left.casefold()):
        return left
    return ", ".join(filter(None, ((left or "").rstrip(" .,"), now)))
