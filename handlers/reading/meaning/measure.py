"""How well what people mean is understood: `python -m handlers.reading.meaning.measure`.

Measured on the fifth of the examples that training never sees. Prints the tables as markdown; with
--write they take the place of those in docs/UNDERSTANDING.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from handlers.reading.meaning.acts import STAFF, Act
from handlers.reading.meaning.examples import LANGUAGES, PIECE, Example, examples, is_kept_apart
from handlers.reading.meaning.meant import (
    CLOSE,
    IN_FORM,
    MARGIN,
    SURE,
    Asked,
    Meant,
    Situation,
    meant,
)  # fmt: skip
from handlers.reading.meaning.model import FILE, model

LANGUAGE_NAMES = {"id": "Indonesian", "en": "English", "jv": "Javanese"}
PAGE = Path(__file__).parents[3] / "docs" / "UNDERSTANDING.md"
BEGINS, ENDS = "<!-- measured -->\n", "<!-- end of measured -->\n"
SHOWN = 12  # examples of wrong acts


def situation_of(example: Example) -> Situation:
    """Where the sentence is said: a form's acts at its review or photos, the others idle."""
    if example.act == PIECE:
        return Situation(Asked.TEXT)
    act = Act(example.act)
    if act in (Act.AGREE, Act.REFUSE):
        return Situation(Asked.YES_NO)
    if act is Act.DONE:
        return Situation(Asked.PHOTOS)
    if act in (Act.SEND, Act.CORRECT):
        return Situation(Asked.REVIEW)
    if act in IN_FORM:
        return Situation(Asked.TEXT)
    return Situation(works_here=act in STAFF)


def right_act(example: Example) -> Act:
    return Act.ANSWER if example.act == PIECE else Act(example.act)


def outcome(example: Example, said: Meant) -> str:
    """ "right", "asked" (the right act is one of those asked back), "unread" (nothing is done, it
    is not among them) or "wrong" (another act would be done)."""
    act = right_act(example)
    if said.sure:
        return "right" if said.act is act else "wrong"
    if act in (said.act, said.second):
        return "asked"
    return "right" if act is Act.NOTHING else "unread"


def _row(name: str, outcomes: Iterable[str]) -> str:
    counts = Counter(outcomes)
    total = sum(counts.values())
    shares = [f"{counts[each] / total:.3f}" for each in ("right", "asked", "unread", "wrong")]
    return f"| {name} | {total} | {' | '.join(shares)} |"


HEADING = (
    "| {} | sentences | right | asked back | not understood | wrong |\n|---|---|---|---|---|---|"
)


def report(measured: Sequence[tuple[Example, Meant]], milliseconds: float) -> list[str]:
    results = [(example, outcome(example, said)) for example, said in measured]
    best = sum(
        next(iter(model().probabilities(example.text))) == example.act for example, _ in measured
    )
    lines = [
        f"{len(measured)} sentences. Best label of all {len(model().labels)}, in no situation: "
        f"{best / len(measured):.3f}. Done without",
        f"asking from {SURE} on and {MARGIN:g} times the next; asked back from {CLOSE} on. "
        f"{milliseconds:.1f} ms a sentence, slots and",
        f"all; the model is {FILE.stat().st_size:,} bytes.",
        "",
        HEADING.format("language"),
        _row("all", (each for _, each in results)),
    ]
    lines += [
        _row(LANGUAGE_NAMES[language], (each for ex, each in results if ex.language == language))
        for language in LANGUAGES
    ]
    lines += ["", HEADING.format("situation")]
    lines += [
        _row(str(asked), chosen)
        for asked in Asked
        if (chosen := [each for ex, each in results if situation_of(ex).asked is asked])
    ]
    lines += ["", HEADING.format("act")]
    acts = sorted({example.act for example, _ in results})
    lines += [_row(act, (each for ex, each in results if ex.act == act)) for act in acts]
    wrong = [
        f"| {example.text} | {example.act} | {said.act} |"
        for (example, said), (_, how) in zip(measured, results, strict=True)
        if how == "wrong"
    ]
    step = max(1, len(wrong) // SHOWN)
    lines += ["", "Some that come out wrong:", "", "| text | is | taken for |", "|---|---|---|"]
    return lines + wrong[::step][:SHOWN]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="into docs/UNDERSTANDING.md")
    asked = parser.parse_args()
    apart = [example for example in examples() if is_kept_apart(example.text)]
    model()
    began = process_time()
    measured = [(example, meant(example.text, situation_of(example))) for example in apart]
    spent = 1000 * (process_time() - began) / len(apart)
    table = "\n".join(report(measured, spent)) + "\n"
    if asked.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGINS)
        _, _, after = rest.partition(ENDS)
        PAGE.write_text(f"{before}{BEGINS}{table}{ENDS}{after}", "utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
