"""How clauses hang together as people write them: the words that lead to why, and the dots that end
none. For regular expressions, inside a group."""

from __future__ import annotations

BECAUSE = (
    "karena|karna|krn|krna|soalnya|soale|sebab|sebabnya|gara2|gara-gara|mergo|mergane|amargi|amarga"
    "|amergo|jalaran|because"
)
# Whom something is for, or what: "(soalnya) buat anak2 ngaji".
PURPOSE = (
    r"(?:(?:ini|itu|kan|iki|it['’]?s|it\s+is)\s+)?"
    r"(?:untuk|utk|buat|bwt|kanggo|kangge|nggo|bagi|biar|supaya|ben|for)"
)
# Before a dot that ends no clause: "Jl. Mawar", "no. 5".
NO_END = r"(?<!\bjl)(?<!\bjln)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bkel)"
