"""What the first message needs and is made once: done before it comes, a little at a time."""

from __future__ import annotations

from collections.abc import Iterator

import locales
from handlers import commands, late, routes
from handlers.reading.meaning.model import model


def steps() -> Iterator[None]:
    """A step each time, of some milliseconds at most; all of them half a second of a core. Whoever
    comes between two finds some made, and makes himself what he needs."""
    for locale in locales.LOCALES:
        for name in routes.COMMANDS:
            for id in (f"command-{name}", f"command-{name}.also", f"command-{name}.was"):
                locales.words(locale, id)
            yield
        for id in sorted(locales.ids(locale)):
            if id.startswith("words-"):
                locales.words(locale, id)
                yield
    for which in ("all", "exact", "lines"):
        commands.words(which)
    yield
    model()
    yield
    yield from late.compiled()
