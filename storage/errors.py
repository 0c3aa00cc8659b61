"""Trouble that one sentence to the operator settles."""

from __future__ import annotations


class Advice(Exception):
    """What is wrong and what to do, for whoever runs the program."""
