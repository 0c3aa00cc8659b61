"""Makes the model from the examples: `make model`. For those who develop; serving needs none of it.

The same examples give the same bytes: the order is that of the files, the solver's draws are
seeded, and weights are kept as whole numbers. What is shipped learns from all of them; how well
that does is measured on sentences that are none (handlers.reading.meaning.measured.measure).
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from handlers.reading.meaning import model
from handlers.reading.meaning.examples import Example, digest, examples
from handlers.reading.meaning.features import BUCKETS, features

STRICTNESS = 1.0  # C of the solver
SHARPNESS = 3.3  # what scores are multiplied by before they are made probabilities
PER_LABEL = 5850  # heaviest weights that a label keeps
LEAST_SEEN = 3  # texts that must hold a feature


def train(learned: Sequence[Example], per_label: int = PER_LABEL) -> bytes:
    """The file of a model of these examples, of two labels or more."""
    labels = tuple(sorted({example.act for example in learned}))
    number = {label: place for place, label in enumerate(labels)}
    found = [features(example.text) for example in learned]
    starts = numpy.cumsum([0, *map(len, found)])
    columns = numpy.array([bucket for each in found for bucket in each], dtype=numpy.int32)
    seen = numpy.bincount(columns, minlength=BUCKETS)
    # A feature of one text only teaches that text by heart; the row keeps its length.
    values = numpy.ones(len(columns))
    table = normalize(csr_matrix((values, columns, starts), shape=(len(found), BUCKETS)))
    kept = numpy.flatnonzero(seen >= LEAST_SEEN)
    # What few texts hold says more. It goes into the weights: serving knows nothing of it.
    rarity = numpy.sqrt(numpy.log(1 + len(found) / seen[kept]))
    solver = LinearSVC(C=STRICTNESS, random_state=0, tol=1e-3)
    solver.fit(
        table[:, kept].multiply(rarity).tocsr(), [number[example.act] for example in learned]
    )
    weights = numpy.atleast_2d(solver.coef_) * rarity * SHARPNESS
    bias = numpy.atleast_1d(solver.intercept_) * SHARPNESS
    if len(labels) == 2:  # the solver keeps one row for two labels
        weights, bias = numpy.vstack([-weights, weights]), numpy.concatenate([-bias, bias])
    scale = float(numpy.abs(weights).max()) / 127
    whole = numpy.rint(weights / scale).astype(int)
    rows: dict[int, list[tuple[int, int]]] = {}
    for place in range(len(labels)):
        heaviest = numpy.argsort(-numpy.abs(whole[place]), kind="stable")[:per_label]
        for column in sorted(heaviest.tolist()):
            if whole[place, column]:
                entry = (place, int(whole[place, column]))
                rows.setdefault(int(kept[column]), []).append(entry)
    return model.pack(digest(learned), labels, scale, tuple(float(each) for each in bias), rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=model.FILE, help="where the model is written")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when the model there is another"
    )
    asked = parser.parse_args()
    packed = train(examples())
    digest = hashlib.sha256(packed).hexdigest()[:16]
    if asked.check:
        if asked.out.read_bytes() != packed:
            raise SystemExit(f"{asked.out} is not what the examples make ({digest}): make model")
    else:
        asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed):,} bytes, {digest}")


if __name__ == "__main__":
    main()
