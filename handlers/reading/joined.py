"""How clauses hang together as people write them: the words that lead to why, and the dots that end
none. For regular expressions, inside a group."""

from __future__ import annotations

BECAUSE = (
    "karena|karna|krn|krna|soalnya|soale|sebab|sebabnya|gara2|gara-gara|mergo|mergane|amargi|amarga"
    "|amergo|jalaran|because"
)
# Before a dot that ends no clause: "Jl. Mawar", "no. 5".
NO_END = r"(?<!\bjl)(?<!\bjln)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bkel)"
