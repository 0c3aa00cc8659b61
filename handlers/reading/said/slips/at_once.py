"""A text as it is meant, where it takes something back in the same breath: a slip, a joke, what was
written down and wondered at."""

from __future__ import annotations

import re

from handlers import late

# "House no. 14 on Jl. Tawes. wait, 41 not 14": a word that is taken back in the same breath.
_AT_ONCE = late.regex(
    r"^(?P<said>.{2,400}?)[\s,.;!]+(?:(?:no|oh|eh+|ups|oops|sorry|sori|wait|hold\s+on|maaf|ralat|salah|actually|deng)[\s,.!]+)+"
    r"(?:(?:it'?s|itu|(?:yang|yg|sing)\s+(?:benar|bener)|maksud(?:nya|ku)?|i\s+meant?)\s+)?"
    r"(?P<new>[^\s,.;?!]{1,20})[\s,]+(?:not|bukan|bkn|dudu|sanes)\s+(?P<old>[^\s,.;?!]{1,20})\W*$",
    re.I | re.S,
)


# "Kuota abis buat ngegame eh buat belajar maksudnya": the second of two that begin alike.
_SAME_LEAD = late.regex(
    r"^(?P<before>.{8,300}?\b)(?P<lead>buat|untuk|utk|di|ke|dari|sama|karena|krn|gara2|sejak|for|at|to|from)\s+(?!sini|situ|sana)[^\s,.;]+(?:\s+[^\s,.;]+)?[\s,.]+"
    r"(?:eh+|ehh*|ralat|maaf|salah|oh)[\s,.]+(?:(?:salah|maksudnya|bukan|maaf)[\s,.]+){0,2}(?P=lead)\s+(?P<new>[^,.;?!\n]{2,60}?)(?:\s+(?:maksud(?:nya|ku|e)?|deng|ding|deh|wkwk\w*|hehe\w*))*\W*$",
    re.I | re.S,
)


_SLIP_LETTERS = 400
# "Jl. Hapus Dosa no 4 hahaha bercanda, jl ahmad dahlan": the clause before it was none.
_JOKE = (
    r"(?:bercanda\w*|becanda\w*|canda|guyon\w*|gojek(?:an)?\s+(?=deng|ding|pak)|kidding|joking|jk)"
)
_LAUGH = (
    r"(?:(?:ha){2,}h?|(?:he){2,}|(?:hi){2,}|wk(?:wk)+w?k?|lol|xixi\w*|eh+|cuma|cuman|mung|namung"
    r"|just|only|i'?m)"
)
_SPOKEN_TO = r"(?:deng|ding|pak|bu|min|mas|mbak|kak|bang|bro|kok|aja|wae|ae|mawon|ya)"
_JOKED = late.regex(
    rf"(?:\b{_LAUGH}[\s,.!]+{_JOKE}(?:\s+{_SPOKEN_TO}){{0,3}}"
    rf"|(?<!\bsuka)(?<!\bsering)(?<!\bpada)(?<!\bpodo)(?<!\bsambil)(?<!\blagi)(?<!\bsok)(?<!\bbuat)(?<!\bbisa)\s+{_JOKE}(?:\s+{_SPOKEN_TO}){{1,3}})"
    r"(?:\s+\w*(?:haha|hehe|wkwk)\w*)?\s*[,.;!:\n]+\s*(?=\w)",
    re.I,
)
# "Bukan imopuro, tapi metro. imopuro itu sebrang kali": where the one lies that is not meant.
_DENIED = late.regex(
    r"\b(?:bukan|bkn|dudu|sanes|udu|not)\s+(?P<no>[^\W\d_]{4,})\b(?P<now>[^.;\n]{0,120}?)\s*[,.;]+\s*(?P=no)\s+(?:(?:itu|iku|kuwi|niku|kan|mah|tuh|is|lies|di|ning|neng|wonten)\s+){0,3}"
    r"(?:se?brang\w*|seberang\w*|sebelah\w*|samping\w*|wetan\w*|kulon\w*|lor\w*|kidul\w*|across|beyond|next|(?:the\s+)?other)\b[^.,;\n]{0,60}",
    re.I,
)
# "60 meter eh bukan ding 70": what follows is not what is denied.
_OH_NO = late.regex(
    r"\b(?:eh+[\s,]+)?(?:bukan|bkn|dudu|udu|salah)\s+(?:ding|deng|nding)\b[\s,]*", re.I
)
# "Kayaknya bukan talud yg perlu tapi gorong2".
_NEEDED = late.regex(
    r"(?:\b(?:kayak(?:nya|e)|kyknya|sepertinya|koyo(?:ne|e)|rasa(?:nya|ne)|bentar|eh+|oh|hmm+)\b[\s,]*){0,3}"
    r"\b(?:bukan|bkn|dudu|sanes|not)\s+(?P<no>[^\W\d]\w*(?:\s+[^\W\d]\w*)?)\s+(?:yang|yg|sing|ingkang|that\s+we|we)\s+"
    r"(?:di|dipun\s?)?(?:perlu|butuh|prlu|penting|urgent|minta|usul|need)\w*\s*,?\s*(?:tapi|tp|tetapi|melainkan|nanging|ning|but)\s+(?=\w)",
    re.I,
)
# "Tadi sy bilang cor ya? maksudnya paving": what was said, and what is meant.
_RESTATED = late.regex(
    r"^\W*(?:(?:eh+|oh|maaf|lho|loh|aduh|pak|bu|min)\W+){0,3}(?:(?:tadi|td|mau|wau|kok|saya|sy|aku|kula|kulo|i|earlier)\s+){1,3}"
    r"(?:bilang|blg|nulis|tulis|ketik|ngetik|nyebut|sebut|ngomong|matur|said|wrote|typed)\s+(?!(?:ke|sama|karo|di|to|kalau|kalo|that)\b)(?P<no>[^?.,;]{2,40}?)"
    r"(?:\s+(?:ya|yo|kan|nggih|to|kok|right))?\s*[?.,;]+\s*(?:padahal\s+)?(?:maksud(?:nya|ku|e|kula|\s+saya|\s+sy)?|(?:se)?harusnya|mestinya|kudune|kedahipun"
    r"|(?:yang|yg|sing)\s+ben[ae]r(?:nya|e)?|bener(?:nya|e)|i\s+meant?|it\s+should\s+be)\s+(?:(?:itu|iku|ya)\s+)?(?=\w)",
    re.I,
)
_STREET = r"(?:gang|gg|jalan|jln|jl|lorong|lrg)\.?\s"
_SO_WRITTEN = (
    r"(?:(?:jadi|jd|dadi|dados|malah|yang|yg|sing|di(?:tulis|catat|ketik|serat)(?:nya|e)?"
    r"|ke?tulis|nya|masuk(?:nya|e)?|kok)\s+){0,3}"
)
_SAID_SO = (
    r"(?:(?:kan|padahal|pdhl|wong|orang|lha|tadi|td|mau|wau|saya|sy|aku|kami|kulo|kula|bukannya|perasaan|seingat|udah|sudah|wis|ini|itu|lho|loh|to)[\s,]+){1,6}"
    r"(?:bilang|blg|ngomong|omong|tulis|nulis|ketik|ngetik|sebut|nyebut|kandha|kondo|kando|matur|ngendika|muni|maksud)\w{0,4}\s+(?:(?:itu|iku|ya|tuh)\s+)?"
)
# "Kok gang melati, saya kan ngomong gang melati dua": what is written, and what was said.
_NOT_AS_SAID = late.regex(
    rf"^\W*(?:(?:lho|loh|lah|lha|eh|waduh|aduh|wah|min|pak|bu|mbak|mas)\W+){{0,4}}(?:kok|ko|kenapa|knp|ngopo|napa)\s+{_SO_WRITTEN}"
    rf"(?P<no>{_STREET}[^?.,;]{{2,40}}?)(?:\s+(?:sih|ya|yo|to|min|pak|bu|lho|loh|nggih|se))*\s*[?.,;!]+\s*{_SAID_SO}(?={_STREET})",
    re.I,
)
_STOP = late.regex(r"[,;!?\n]+|(?<!\bjl)(?<!\bjln)(?<!\bgg)(?<!\bno)(?<!\bjalan)\.\s", re.I)


def _earnest(text: str) -> str:
    """A text without the clause that is said to be a joke."""
    found = _JOKED.search(text)
    if found is None or not text[: found.start()].strip(" ,.;!"):
        return text
    told = text[: found.start()].rstrip(" ,.;!?\n")
    stops = [each.end() for each in _STOP.finditer(told)]
    return " ".join(f"{told[: stops[-1] if stops else 0]} {text[found.end() :]}".split())


# "60 meter kurang, harusnya 80": a figure that is wrong, and the right one.
_TOO_LITTLE = late.regex(
    r"^\W*(?P<no>\d[\d.,]*\s*(?:[^\W\d_]{1,10})?)\s+(?:itu\s+|iku\s+|tuh\s+)?(?:kurang|krg|kirang|kelebihan|kebanyakan|kepanjangan|kependekan|kegedean|salah|keliru|klentu|luput|lepat)"
    r"(?:\s+(?:pak|bu|min|mas|mbak|kak|deh|kayaknya))*[\s,.;]+(?:(?:se)?harus(?:nya|e)|mesti(?:nya|ne)|kudu(?:ne|nya)?|(?:yang|yg|sing)\s+(?:benar|bener|betul|leres)|jadi(?:in)?|dadi)\s+(?P<now>\d[^,;]{0,20})\W*$",
    re.I,
)


def righted(text: str) -> str:
    """A text without what was a joke, or says where something is that is not meant; with the word
    that is meant where it takes one back at its end, which stands in it once. Never raises."""
    if len(text) <= _SLIP_LETTERS:
        text = _earnest(text)
        text = _OH_NO.sub("eh ", text)
        text = _NEEDED.sub(r"bukan \g<no> tapi ", text)
        text = _RESTATED.sub(r"bukan \g<no> tapi ", text)
        text = _NOT_AS_SAID.sub(r"bukan \g<no> tapi ", text)
        text = _TOO_LITTLE.sub(r"bukan \g<no> tapi \g<now>", text)
        text = _DENIED.sub(lambda said: said[0][: said.end("now") - said.start()], text)
    if len(text) <= _SLIP_LETTERS and (slip := _SAME_LEAD.match(text)) is not None:
        return f"{slip['before']}{slip['lead']} {slip['new']}"
    found = _AT_ONCE.match(text)
    if found is None:
        return text
    old = re.compile(rf"(?<!\w){re.escape(found['old'])}(?!\w)", re.I)
    said = found["said"]
    return old.sub(lambda _: found["new"], said) if len(old.findall(said)) == 1 else text
