"""Runs a program with the system calls alone that a unit of deploy/systemd lets it make:
`python -m tests.servers.jailed UNIT PROGRAM ...`. What it must not do ends it, whatever the unit
says."""

from __future__ import annotations

import ctypes
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

NUMBERS = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")

# Of linux/filter.h, linux/seccomp.h and linux/prctl.h.
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000
NO_NEW_PRIVILEGES, SECCOMP, BY_FILTER = 38, 22, 2


def allowed(unit: str) -> set[str]:
    """The names of what a unit lets through; systemd lets @default through whatever it says."""
    found = set(_members("@default"))
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit, re.M):
        away, names = line.startswith("~"), line.lstrip("~").split()
        for name in names:
            members = _members(name)
            found = found - (members - _members("@default")) if away else found | members
    return found


def _members(name: str) -> set[str]:
    """What a group consists of, or the one."""
    if not name.startswith("@"):
        return {name}
    done = subprocess.run(
        ["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True
    )
    lines = [line.strip() for line in done.stdout.splitlines()[1:]]
    return {each for line in lines if line and line[0] != "#" for each in _members(line)}


def shut_in(names: set[str]) -> None:
    """From now on this process, and whatever it starts, makes no other calls."""
    known = dict(re.findall(r"#define __NR_(\w+) (\d+)", NUMBERS.read_text()))
    steps = [(LOAD, 0, 0, 0)]
    for name in sorted(names & set(known)):
        steps += [(EQUAL, 0, 1, int(known[name])), (RETURN, 0, 0, ALLOW)]
    steps.append((RETURN, 0, 0, KILL))
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((NO_NEW_PRIVILEGES, 1, 0, 0, 0), (SECCOMP, BY_FILTER, program, 0, 0)):
        if libc.prctl(*call):
            raise OSError(ctypes.get_errno(), "the system does not shut us in")


def main() -> None:
    unit, *program = sys.argv[1:]
    shut_in(allowed(Path(unit).read_text(encoding="utf-8")))
    os.execv(program[0], program)


if __name__ == "__main__":
    main()
