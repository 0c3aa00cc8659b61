"""Ports for the servers that tests start."""

from __future__ import annotations

import os
import socket
from itertools import count

# Below those that the system gives to whoever connects somewhere (32768 and more): one that is free
# now might be a connection's before the server listens on it.
FIRST, LAST = 20_000, 32_000
# So many for each process of a run, so that none is given what another has been.
BLOCK = 100

_given = count()


def free_port() -> int:
    """A port that nobody listens on, and that is given once. Raises RuntimeError where there is
    none."""
    begins = os.getpid() % ((LAST - FIRST) // BLOCK) * BLOCK
    for n, _ in zip(_given, range(FIRST, LAST), strict=False):
        port = FIRST + (begins + n) % (LAST - FIRST)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no port from {FIRST} to {LAST} is free")
