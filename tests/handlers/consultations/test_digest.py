"""The last word on a consultation goes as one message on every channel."""

from __future__ import annotations

import itertools

from handlers.consultations.due import MOST, fitted
from handlers.conversation.messages import Literal

HEAD, NAMED, LINK = Literal("h" * 150), Literal("n" * 60), Literal("l" * 60)


def test_a_digest_fits_and_says_as_much_as_it_can() -> None:
    for results, replies in itertools.product(range(13), range(5)):
        lines = [Literal(f"r{n}" + "r" * 88) for n in range(results)]
        answers = [Literal(f"a{n}" + "a" * 400) for n in range(replies)]
        text = fitted("id", HEAD, lines, NAMED, answers, LINK)
        assert len(text) <= MOST
        assert text.startswith(HEAD.text)
        assert text.endswith(LINK.text)
        if replies:
            assert "a0" in text
        if results:
            assert "r0" in text
    short = fitted("id", HEAD, [Literal("r0")], NAMED, [Literal("a0"), Literal("a1")], LINK)
    assert all(each in short for each in ("r0", NAMED.text, "a0", "a1"))
