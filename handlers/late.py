"""Regular expressions that are compiled at their first use. Understanding has more than a thousand;
compiled when their modules are read they were a third of every program's start, and a command at
the terminal needs a handful of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

_WAYS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")

# Those that have been written and not yet used, in the order of their modules.
_waiting: list[_Late] = []


class _Late:
    """Becomes what it stands for: whatever is asked of it first, it then has as its own."""

    __slots__ = (*_WAYS, "flags", "pattern")

    pattern: str
    flags: int

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        _waiting.append(self)

    def __getattr__(self, name: str) -> Any:
        if name not in _WAYS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.flags)
        for way in _WAYS:
            setattr(self, way, getattr(made, way))
        return getattr(made, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As re.compile, which it calls once one of its methods is asked for. Raises re.error then."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def compiled() -> Iterator[None]:
    """Compiles all that have been written so far, one each step."""
    while _waiting:
        _waiting.pop(0).search  # noqa: B018, asked for is made
        yield
