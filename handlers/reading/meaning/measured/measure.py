"""How well what people mean is understood: `python -m handlers.reading.meaning.measured.measure`.

Measured on the strangers' sentences (strangers.py), and on every fifth
example with a model of the other four. Prints the tables as markdown; with --write they
take the place of those in docs/UNDERSTANDING.md. For those who develop: it trains.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from handlers import late
from handlers.reading.meaning.acts import STAFF, Act
from handlers.reading.meaning.examples import LANGUAGES, PIECE, Example, examples, is_kept_apart
from handlers.reading.meaning.meant import IN_FORM, Asked, Situation, meant
from handlers.reading.meaning.measured.strangers import (
    SETS,
    Measured,
    Stranger,
    measured,
    outcome,
    strangers,
)  # fmt: skip
from handlers.reading.meaning.model import FILE, model, unpack
from handlers.reading.meaning.train import train

LANGUAGE_NAMES = {"id": "Indonesian", "en": "English", "jv": "Javanese"}
PAGE = Path(__file__).parents[4] / "docs" / "UNDERSTANDING.md"
BEGINS, ENDS = "<!-- measured -->\n", "<!-- end of measured -->\n"
OUTCOMES = ("right", "near", "asked", "unread", "wrong")
HEADING = (
    "| {} | sentences | right | as good | asked back | not understood | wrong |\n"
    "|---|---|---|---|---|---|---|"
)


def row(name: str, outcomes: Iterable[str]) -> str:
    counts = Counter(outcomes)
    total = sum(counts.values())
    shares = [f"{counts[each] / total:.3f}" for each in OUTCOMES]
    return f"| {name} | {total} | {' | '.join(shares)} |"


def _where(each: Stranger) -> str:
    return each.where.partition(".")[0]


def report(halves: dict[str, list[Measured]], milliseconds: float) -> list[str]:
    everything = [each for half in halves.values() for each in half]
    answers = [each for each in everything if each.stranger.acts == (Act.ANSWER,)]
    answers = [each for each in answers if each.stranger.situation.asked is not Asked.NOTHING]
    run = sum(each.how in ("wrong", "near") for each in answers)
    asked = sum(each.how in ("asked", "unread") for each in answers)
    lines = [
        f"{len(everything)} sentences, {milliseconds:.1f} ms each, slots and all; the model is",
        f"{FILE.stat().st_size:,} bytes. Of {len(answers)} answers to a question {run} would be",
        f"taken for something else, and of {asked} it would be asked whether they are one.",
        "",
        HEADING.format("set"),
        *(row(half, (each.how for each in halves[half])) for half in SETS),
        "",
        HEADING.format("language"),
    ]
    for language in LANGUAGES:
        chosen = [each.how for each in everything if each.stranger.language == language]
        lines.append(row(LANGUAGE_NAMES.get(language, language), chosen))
    lines += ["", HEADING.format("situation")]
    for where in dict.fromkeys(_where(each.stranger) for each in everything):
        lines.append(row(where, (e.how for e in everything if _where(e.stranger) == where)))
    lines += ["", HEADING.format("act")]
    for act in sorted({each.stranger.acts[0] for each in everything}):
        lines.append(row(act, (e.how for e in everything if e.stranger.acts[0] is act)))
    return [*lines, *_shown(halves["open"])]


def _shown(seen: Sequence[Measured]) -> list[str]:
    """Sentences of the half that may be looked at: all that come out wrong, some asked back."""
    lines = [
        "",
        "Of the open half, what comes out wrong or is not understood, and every third that",
        "is asked back:",
        "",
        "| text | where | is | comes out |",
        "|---|---|---|---|",
    ]
    bad = [each for each in seen if each.how in ("wrong", "near", "unread")]
    back = [each for each in seen if each.how == "asked"][::3]
    for stranger, said, how in (*bad, *back):
        read = f"{said.act}" if said.sure else f"{said.act} or {said.second}?"
        name = {"near": "as good: ", "wrong": "wrong: ", "unread": "not understood: "}.get(how, "")
        acts = " or ".join(stranger.acts)
        lines.append(f"| {stranger.text} | {stranger.where} | {acts} | {name}{read} |")
    return lines


# --- every fifth example, with a model of the other four ----------------------------------------


def situation_of(example: Example) -> Situation:
    """Where an example is said: a form's acts at its review or photos, the others idle."""
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


def fifth() -> list[str]:
    every = examples()
    others = unpack(train([each for each in every if not is_kept_apart(each.text)]))
    results = []
    for each in every:
        if is_kept_apart(each.text):
            act = Act.ANSWER if each.act == PIECE else Act(each.act)
            at = situation_of(each)
            said = meant(each.text, at, weights=others)
            results.append((each.language, outcome((act,), said, at.asked)))
    lines = [HEADING.format("a fifth of the examples"), row("all", (how for _, how in results))]
    for language in LANGUAGES:
        name = LANGUAGE_NAMES.get(language, language)
        lines.append(row(name, (how for of, how in results if of == language)))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="into docs/UNDERSTANDING.md")
    asked = parser.parse_args()
    model()
    sentences = {half: strangers(half) for half in SETS}
    for _ in late.compiled():
        pass  # is once a program, and not each sentence's
    began = process_time()
    halves = {half: measured(each) for half, each in sentences.items()}
    spent = 1000 * (process_time() - began) / sum(map(len, sentences.values()))
    table = "\n".join([*report(halves, spent), "", *fifth()]) + "\n"
    if asked.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGINS)
        _, _, after = rest.partition(ENDS)
        PAGE.write_text(f"{before}{BEGINS}{table}{ENDS}{after}", "utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
