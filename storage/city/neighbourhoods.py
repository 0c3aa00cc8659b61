"""RT and RW: how their numbers are kept and told."""

from __future__ import annotations


def ways(number: str) -> tuple[str, ...]:
    """How the number of an RT or RW may be kept: "05" and "5"."""
    bare = number.lstrip("0")
    return tuple(dict.fromkeys((number, bare, bare.zfill(2), bare.zfill(3)))) if bare else (number,)
