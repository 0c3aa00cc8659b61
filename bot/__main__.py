"""The command line: `rembuk`, also `python -m bot`."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import logging
import os
import sys
from collections.abc import Sequence

from bot import settings
from bot.clock import Clock, machine

# Command, module in bot.commands that has `run(settings, arguments, clock)`, what it does.
COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("serve", "serve the bot, the browser chat and the pages"),
    "chat": ("chat", "the whole bot in the terminal"),
    "export": ("export", "write what was collected to a file"),
    "archive": ("archive", "the papers of a year that is over, to be kept for good"),
    "import": ("import_list", "a list of proposals as offices make them; a report by row"),
    "area": ("area", "areas: import FILE.csv, population FILE.csv"),
    "cycle": ("cycle", "RKPD years and their tahapan: list, import FILE.csv"),
    "staff": ("staff", "staff: invite, list, end"),
    "demo": ("demo", "fill an empty database with a believable year, to look at"),
    "decide": ("decide", "a decision on a proposal; its author is told"),
    "templates": ("templates", "texts that WhatsApp approves: push, status"),
    "consultation": (
        "consultation",
        "what the public is asked: import, export, list, open, close",
    ),
    "words": ("words", "what was not understood, without names, to learn from: unread"),
    "db": ("db", "database: upgrade, backup DIR, restore DIR, held, release, retake, check"),
    "doctor": ("doctor", "what is set, what is missing, and what that switches off"),
}


# As a shell says it of a program that a signal has ended: SIGPIPE, SIGINT.
PIPE_SHUT, INTERRUPTED = 141, 130


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="rembuk", description="Residents' proposals to musrenbang, by chat."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, about) in COMMANDS.items():
        commands.add_parser(name, help=about, description=about, add_help=False)
    return top


def main(arguments: Sequence[str] | None = None, clock: Clock = machine) -> int:
    """Runs one command; gives its exit code. Trouble is one sentence on stderr, and code 2.

    `clock` gives it the time, instead of the machine's.
    """
    try:
        return _run(arguments, clock)
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            _say_no_more()


def _say_no_more() -> None:
    """Whoever reads has read enough (`| head`). No more can be said there, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None, clock: Clock) -> int:
    # What is written is residents' data, or signs for it: for its owner alone.
    os.umask(0o077)
    given = list(sys.argv[1:] if arguments is None else arguments)
    known, rest = given[:1], given[1:]
    name = parser().parse_args(known).command
    # A command's module is imported only when it runs: `rembuk export` needs no web server.
    module = importlib.import_module(f"bot.commands.{COMMANDS[name][0]}")
    options: argparse.ArgumentParser = module.options(
        argparse.ArgumentParser(prog=f"rembuk {name}", description=COMMANDS[name][1])
    )
    parsed = options.parse_args(rest)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        start = getattr(module, "start", asyncio.run)
        code = start(module.run(settings.read(), parsed, clock))
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
        return PIPE_SHUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        # Loaded only now: it knows the drivers of databases.
        from bot import trouble

        if (said := trouble.sentence(error)) is None:
            raise
        print(f"rembuk: {said}", file=sys.stderr)
        return 2
    return int(code or 0)


if __name__ == "__main__":
    raise SystemExit(main())
