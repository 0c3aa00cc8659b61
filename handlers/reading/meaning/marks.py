"""Single words by which a text tells what it is: it asks, puts right, speaks of the questions."""

from __future__ import annotations

# Words that say of an answer that it was wrong.
CORRECTING = frozenset(
    {
        "salah", "keliru", "bukan", "harusnya", "seharusnya", "mestinya", "eh", "ralat",
        "koreksi", "maksud", "maksudnya", "deng", "ding", "kebalik", "typo", "wrong", "should",
        "sorry", "mistake", "not", "luput", "kleru", "dudu", "kudune", "sanes", "lepat", "klentu",
        "leresipun", "kedahipun", "udu",
    }
)  # fmt: skip
# With one of these first it is asked whether an answer corrects another.
MENDS = frozenset(
    {
        "eh", "ralat", "koreksi", "salah", "keliru", "klentu", "kleru", "lepat", "oops", "ups",
        "maaf", "sorry", "no", "wrong", "typo",
    }
)  # fmt: skip
# Without one of these nothing that is said at a question is itself a question, whatever it speaks
# of: "brosurnya bilang gratis, ternyata bayar".
ASKING = frozenset(
    {
        "apa", "apakah", "apaan", "opo", "napa", "menapa", "nopo", "siapa", "sapa", "sopo",
        "sinten", "kapan", "kpn", "berapa", "brp", "piro", "pira", "pinten", "mana", "dimana",
        "kemana", "endi", "ngendi", "pundi", "bagaimana", "gimana", "gmn", "gmna", "piye",
        "kepiye", "pripun", "kados", "kenapa", "knp", "mengapa", "ngapain", "kenopo", "ngopo",
        "kok", "bisa", "bisakah", "bs", "iso", "saged", "boleh", "blh", "po", "ga", "gak",
        "nggak", "enggak", "engga", "ora", "ra", "mboten", "tidak", "tdk", "maksud",
        "maksudnya", "cara", "caranya", "carane", "contoh", "bedanya", "beda", "jelaskan",
        "tolong", "bantu", "bantuan", "help", "what", "who", "whose", "why", "how", "when",
        "where", "which", "is", "are", "am", "do", "does", "will", "can", "may", "must",
        "should", "explain",
    }
)  # fmt: skip
# Words that speak of the questions, or of who asks them, and not of what is wished.
OF_US = frozenset(
    {
        "pertanyaan", "pertanyaannya", "pertanyaane", "pitakonan", "pitakone", "formulir", "bot",
        "botnya", "isian", "isiannya", "chatnya", "nanyanya", "question", "questions",
    }
)  # fmt: skip
DENIES = frozenset({"ga", "gak", "nggak", "enggak", "engga", "ora", "ra", "mboten", "tidak", "tdk"})
