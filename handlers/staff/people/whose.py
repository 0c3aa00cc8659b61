"""Who brought a proposal, and how they are reached, asked by staff in a sentence."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking import refused
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.reading.meaning.acts import Act
from handlers.reading.said.of_proposals.phones import somebodys_wish
from handlers.reading.staff.sentences import for_whom
from handlers.staff import by_name, picking
from handlers.staff.deciding.desk import not_yours, task
from handlers.staff.people.contact import contact
from handlers.staff.waiting import line
from handlers.turn import Turn
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, allowed

_WHO = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten|spa)\b.{0,20}\b(?:peng|ng|me|meng)?usul\w*"
    r"|\bpengusul\w*\b.*\b(?:siapa|sopo|sinten)\b",
    re.I,
)
_PHONE = late.regex(
    r"\b(?:no|nomor|nomer|nmr)\.?\s*(?:hp|wa|telp\w*|telepon|hape|kontak)\w*"
    r"|\b(?:kontak|nope|hp|wa)(?:nya|ne|(?<!wa)e)?\b"
    r"|\b(?:bisa|bs|iso|boleh|saged)\W+(?:di)?(?:hubungi|kontak|telp\w*|telepon|telpon)\b"
    r"|\b(?:telp\w*|telepon\w*|tlp)(?:\W+\w+){0,2}\W+(?:brp|berapa|piro)\b",
    re.I,
)
# "Yg nanya soal got tadi nomornya berapa, mau saya telpon": somebody is to be called.
_TO_CALL = late.regex(
    r"\b(?:mau|mo|tak|arep|biar|pengen|ingin|badhe|bade|bisa|perlu|want|need|to|saya|sy|aku|ku|dak)\W*(?:(?:saya|sy|aku|tak|ku|to|langsung|i)\W+){0,2}"
    r"(?:di)?(?:te?le?pon|tlp|telp|hubung|kontak|call|phone|contact|ring)\w*"
    r"|\b(?:te?le?pon|tlp|telp|hubungi|call|phone)\b.{0,30}\b(?:pengusul|warga|orang|author|resident)\w*",
    re.I,
)
_SOMEBODY = late.regex(
    r"\b(?:(?:yang|yg|sing|orang|warga|wong|bapak|ibu|pak|bu|mas|mbak)\W+(?:\w+\W+){0,2}?(?:nanya|tanya|takon|usul|ngusul|lapor|minta|njaluk|nulis|chat|ngirim|kirim)\w*"
    r"|pengusul\w*|who\s+(?:asked|wrote|proposed|reported))\b",
    re.I,
)
_IN_NUMBERS = late.regex(r"\b(?:no|nomor|nomer|nmr|kontak|hp|wa|number)(?:nya|ne|e|ipun)?\b", re.I)
# What is asked for is their number, and not told that they wrote.
_NUMBER = late.regex(r"\b(?:no|nomor|nomer|nmr|kontak)\b|\b(?:brp|berapa|piro)\b", re.I)
# "Warga ini siapa ya, rasanya bukan orang sini", "iki sopo sing usul": whoever brought the one that
# is looked at, or one that is still to be said.
_THIS = r"(?:ini|iki|niki|itu|iku|kuwi|tsb|tersebut)"
_WHO_IS = r"(?:siapa|sapa|sopo|sinten)"
_THEM = r"(?:warga|orang|wong|bapak|ibu|pak|bu|pengusul|mas|mbak)(?:nya|ne|e)?"
_HERE = r"(?:orang|warga|wong|tiyang)\W+(?:mana|ngendi|endi|pundi|sini|kene|luar)"
_PERSON = late.regex(
    rf"^\W*(?:(?:eh|lho|loh|lah|oh)\W+)?{_THEM}\W+{_THIS}\W+(?:\w+\W+)?(?:{_WHO_IS}|{_HERE}|(?:tinggal|dari|rumah)\w*\W+(?:di\W+)?(?:mana|ndi))\b"
    rf"|^\W*(?:{_THIS}\W+)?{_WHO_IS}\W+(?:\w+\W+)?(?:{_THEM}\W+{_THIS}\b|(?:sih|to|ya|yo)\W+{_THEM}\W*{_THIS})"
    rf"|\b{_THIS}\W+{_WHO_IS}\W+(?:\w+\W+)?(?:(?:yang|yg|sing)\W+)?(?:nge?|meng)?usul\w*"
    rf"|\b(?:pengusul|(?:yang|yg|sing)\s+(?:ng)?usul)(?:nya|ne|e|kan|ke)?\W+(?:{_THIS}\W+)?(?:\w+\W+)?(?:{_WHO_IS}|{_HERE})\b"
    r"|\b(?:kenal|ngerti|paham|tau|tahu)\W+(?:ga|gak|nggak|ora|kah)?\W*(?:sama\W+|karo\W+|dengan\W+)?(?:pengusul|(?:yang|yg|sing)\s+(?:ng)?usul)\w*"
    r"|\bwho(?:\s+is|'s|\s+are)\s+(?:this|that|these|the)\s+(?:person|resident|guy|man|woman|lady|people|citizen|proposer|author)\b"
    r"|\bwho\s+(?:proposed|brought|submitted|sent|asked\s+for)\s+(?:this|that|it|the)\b",
    re.I,
)
# Who decided on it, or wrote something of it, is in its history.
_WROTE = (
    r"(?:ngetik|ketik|ngisi|isi|nulis|tulis|input|masukin|masukkan|nyatet|catat|ganti|ubah|ngubah"
    r"|ngganti)(?:ke|no|kan|in)?"
)
_DECIDED = late.regex(
    r"\bwho\s+(?:has\s+)?(?:approved|rejected|refused|agreed|accepted|returned|decided|merged|kept|verified|filled|typed|entered|wrote|noted|put|changed)\b"
    rf"|\b{_WHO_IS}\b.{{0,12}}\b(?:(?:yang|yg|sing)\W+)?(?:acc|ngacc|nge?acc)\b"
    rf"|\b{_WHO_IS}\b\W+(?:(?:yang|yg|sing)\W+){_WROTE}\b|\b(?:yang|yg|sing)\W+{_WROTE}\W+(?:\w+\W+){{0,2}}?{_WHO_IS}\b|"
    r"\b(?:siapa|sapa|sopo|sinten|spa)\b.{0,15}\b(?:(?:me|ny|n|di|ng)?(?:tolak|olak|setuju|etuju|sepakat|epakat"
    r"|putus|mutus|verif|kembali|simpan|yimpan|catat|atat|terus|erus)\w*)",
    re.I,
)
# "Siapa yang memutuskan usulan": who does so at all.
_DECIDES_ALL = late.regex(
    r"\b(?:usul\w*|proposals?)\W*$|\b(?:nanti|biasanya|berhak|nantinya|akan|bakal)\b", re.I
)
# Who may propose at all is asked of nobody.
_MAY = late.regex(r"\b(?:boleh|bisa|oleh|iso|berhak|may|can)\b", re.I)
_AUTHOR = late.regex(r"\b(?:peng|ng)?usul\w*\b|\bwarganya\b|\byang\s+minta\b", re.I)


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """ "Siapa pengusul nomor 1 dan nomer hp nya", while nothing is open."""
    text = turn.message.text
    if somebodys_wish(text) or for_whom(text) is not None:
        return None  # "ada ibu2 ga punya hp mau usul lampu"
    phone = _PHONE.search(text) is not None and (
        _AUTHOR.search(text) is not None
        or (_NUMBER.search(text) and await by_name.only_one(turn, text) is not None)
    )
    phone = phone or _to_call(text)
    person = _PERSON.search(text) is not None and not _MAY.search(text)
    if not (phone or person or _WHO.search(text) or _DECIDED.search(text)):
        return None
    bare = _TO_CALL.sub(" ", _IN_NUMBERS.sub(" ", text)) if _to_call(text) else text
    found = await _meant(turn, _PHONE.sub(" ", bare))
    if isinstance(found, Outgoing):
        return Heard([found])
    decided = _DECIDED.search(text) is not None and not _DECIDES_ALL.search(text)
    if found is None and (person or decided):
        shown = await picking.shown_last(turn)
        found = await which.find(turn, shown) if shown else None
        if found is None:
            what = Text("author-which" if person else "author-history")
            return await picking.which_one(turn, Act.CHECK, text, what)
    if found is None:
        return await _reached(turn, bare) if _to_call(text) else None
    if not phone and _DECIDED.search(text):
        return Heard(await task(turn, str(found.number)))
    held = await staff.grants(turn.store, turn.person.id)
    content = found.content
    if allowed(held, Operation.SEE_TASKS, content.area, opd=found.opd) is None:
        return Heard([await not_yours(turn, found)])
    number = str(found.number)
    if phone and allowed(held, Operation.SEE_CONTACTS, content.area) is not None:
        return Heard(await contact(turn, number))
    args = {"number": number, "name": Literal(content.name or "")}
    words = [Text("author-named" if content.name else "author-nameless", args)]
    if not phone:
        return Heard([Outgoing(tuple(words)), *await task(turn, number)])
    words.append(Text("author-phone", {"running": str(found.number.running)}))
    no = await refused.lacking(turn, (Operation.SEE_CONTACTS,))
    choices = (
        Choice(f"do:ask:{number}", Text("command-ask.button")),
        Choice(f"do:task:{number}", Text("command-task.button")),
    )
    return Heard([Outgoing((*words, *(no.words[1:] if no is not None else ())), choices)])


def _to_call(text: str) -> bool:
    """Whether a text asks for the number of somebody who wrote, to call them. Never raises."""
    return (
        len(text) <= LONGEST
        and _TO_CALL.search(text) is not None
        and _SOMEBODY.search(text) is not None
        and _IN_NUMBERS.search(text) is not None
    )


# Longer ones tell something.
LONGEST = 160


async def _reached(turn: Turn, text: str) -> Heard:
    """How an author is reached, with those that may be meant: by their number, where one's roles
    see it, else by a question through the bot."""
    held = await staff.grants(turn.store, turn.person.id)
    some = await picking.offered(turn, text)
    sees = any(allowed(held, Operation.SEE_CONTACTS, each.area) is not None for each in held)
    act = "contact" if sees else "ask"
    choices = tuple(
        Choice(f"do:{act}:{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in some
    )
    words = Text("author-reach", {"sees": "yes" if sees else "no"})
    lines = (Lines(tuple(line(turn, each) for each in some)),) if some else ()
    return Heard([Outgoing((words, *lines), choices)])


async def _meant(turn: Turn, text: str) -> Proposal | Outgoing | None:
    """The one that is numbered, or called by what it is."""
    if (named := which.named_in(turn, text)) is not None:
        settled = await which.settle(turn, named, "task", which.Whose.STAFF)
        return settled if isinstance(settled, Outgoing) else await which.find(turn, settled)
    return await by_name.only_one(turn, text)
