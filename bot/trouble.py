"""Trouble with a setting, a database, a folder or a port, in one sentence for the operator."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

from storage.database import trouble
from storage.errors import Advice

# Where no more is known than what the system says; the rest is its own words.
SYSTEM = {
    errno.ENOSPC: "the disk is full: free some room",
    errno.EDQUOT: "the room that this user may fill is used up: free some room",
    errno.EROFS: "the disk may only be read",
    errno.EMFILE: "too many files are open: raise the limit (LimitNOFILE, ulimit -n)",
    errno.ECONNREFUSED: "nothing answers where REMBUK_DATABASE_URL says; is PostgreSQL running?",
    errno.EHOSTUNREACH: "the machine in REMBUK_DATABASE_URL cannot be reached",
    errno.ENETUNREACH: "the machine in REMBUK_DATABASE_URL cannot be reached",
}


def sentence(error: BaseException) -> str | None:
    """What the operator can put right; None for a fault of ours, which is shown as it is."""
    for each in leaves(error):
        said = str(each) if isinstance(each, Advice) else trouble.sentence(each) or _system(each)
        if said:
            return " ".join(said.split())
    return None


def leaves(error: BaseException) -> Iterator[BaseException]:
    """The errors in a group, or the error itself."""
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from leaves(each)
    else:
        yield error


def _system(error: BaseException) -> str | None:
    if isinstance(error, socket.gaierror):
        return "the machine in REMBUK_DATABASE_URL has no address: see its name"
    if isinstance(error, TimeoutError):
        return "the database does not answer; try again"
    if isinstance(error, UnicodeError) and "idna" in str(error):
        return "REMBUK_HOST or the machine in REMBUK_DATABASE_URL is no name of a machine"
    if not isinstance(error, OSError):
        return None
    where = f" ({error.filename})" if error.filename else ""
    # Several addresses were tried, as for "localhost".
    refused = error.errno is None and "Connect call failed" in str(error)
    said = SYSTEM.get(errno.ECONNREFUSED if refused else error.errno or 0)
    if said is None:
        said = f"{(error.strerror or type(error).__name__).lower()}: see owner and rights"
        if not isinstance(error, PermissionError):
            said = (error.strerror or str(error) or type(error).__name__).lower()
    return said + where
