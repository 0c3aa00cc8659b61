"""The model as it serves: weights read once from a file, and a sum for each text.

Nothing but the standard library; 2 MB in memory; less than a millisecond a text.
"""

from __future__ import annotations

import math
import struct
import zlib
from array import array
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from handlers.reading.meaning.features import BUCKETS, features

FILE = Path(__file__).parent / "model.bin"
MARK = b"rembuk acts 2\n"
SOURCE = 16  # letters of `Model.source`, after the mark
LANE = 3  # bytes of a label's sum: room for 65,000 features, of which a text has some 1,500 at most
HALF = 1 << (8 * LANE - 1)
ROWS = 8192  # buckets whose weights are kept as they are added: what people say all the time


@dataclass(frozen=True, slots=True)
class Model:
    """`starts[b]` to `starts[b + 1]` are the places of bucket b in `labels_at` (which label) and
    `weights` (-127 to 127, times `scale`); `bias` is by label. `source` says of which examples it
    was made (handlers.reading.meaning.examples.digest)."""

    source: str
    labels: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    starts: array[int]
    labels_at: bytes
    weights: array[int]
    _row: Callable[[int], int] = field(init=False, repr=False, compare=False)
    _zero: int = field(init=False, repr=False, compare=False)  # half of each lane: none is negative

    def __post_init__(self) -> None:
        object.__setattr__(self, "_row", lru_cache(ROWS)(self._weights_of))
        zero = sum(HALF << (8 * LANE * label) for label in range(len(self.labels)))
        object.__setattr__(self, "_zero", zero)

    def scores(self, text: str) -> list[float]:
        """How much speaks for each label, in the order of `labels`."""
        seen = features(text)
        row = self._row
        whole = sum([row(bucket) for bucket in seen], self._zero)
        lanes = whole.to_bytes(LANE * len(self.labels), "little")
        sums = [
            int.from_bytes(lanes[lane : lane + LANE], "little") - HALF
            for lane in range(0, len(lanes), LANE)
        ]
        # Rows have unit length, as they had in training.
        scale = self.scale / math.sqrt(len(seen) or 1)
        return [value * scale + bias for value, bias in zip(sums, self.bias, strict=True)]

    def _weights_of(self, bucket: int) -> int:
        """The weights of a bucket in one number, a lane for each label: adding such numbers adds
        up all labels at once."""
        return sum(
            self.weights[place] << (8 * LANE * self.labels_at[place])
            for place in range(self.starts[bucket], self.starts[bucket + 1])
        )

    def probabilities(self, text: str, among: Collection[str] = ()) -> dict[str, float]:
        """Probabilities by label, highest first, summing to 1; of `among` only, if given."""
        scores = {
            label: score
            for label, score in zip(self.labels, self.scores(text), strict=True)
            if not among or label in among
        }
        if not scores:
            return {}
        most = max(scores.values())
        raised = {label: math.exp(score - most) for label, score in scores.items()}
        total = sum(raised.values())
        ordered = sorted(raised.items(), key=lambda pair: (-pair[1], pair[0]))
        return {label: value / total for label, value in ordered}


def pack(
    source: str,
    labels: tuple[str, ...],
    scale: float,
    bias: tuple[float, ...],
    rows: Mapping[int, list[tuple[int, int]]],
) -> bytes:
    """The file of a model: `source` has 16 letters, `rows` are (label, weight) by
    bucket, weights from -127 to 127."""
    starts, labels_at, weights = array("I", [0]), bytearray(), array("b")
    for bucket in range(BUCKETS):
        for label, weight in rows.get(bucket, ()):
            labels_at.append(label)
            weights.append(weight)
        starts.append(len(labels_at))
    counts = bytes(
        starts[bucket + 1] - starts[bucket] for bucket in range(BUCKETS)
    )  # at most one for each label, and there are fewer than 256
    names = "\n".join(labels).encode()
    body = struct.pack("<HHfI", len(labels), len(names), scale, len(labels_at))
    body += names + struct.pack(f"<{len(bias)}f", *bias) + counts + labels_at + weights.tobytes()
    return MARK + source.encode() + zlib.compress(body, 9)


def unpack(packed: bytes) -> Model:
    """The model of a file. ValueError for a file of another kind or shape."""
    if not packed.startswith(MARK):
        raise ValueError("not a model of acts, or one of another version")
    begins = len(MARK) + SOURCE
    source = packed[len(MARK) : begins].decode()
    body = zlib.decompress(packed[begins:])
    number, size, scale, entries = struct.unpack_from("<HHfI", body)
    place = struct.calcsize("<HHfI")
    labels = tuple(body[place : place + size].decode().split("\n"))
    place += size
    bias = struct.unpack_from(f"<{number}f", body, place)
    place += 4 * number
    starts = array("I", [0])
    for count in body[place : place + BUCKETS]:
        starts.append(starts[-1] + count)
    place += BUCKETS
    if len(labels) != number or starts[-1] != entries or len(body) != place + 2 * entries:
        raise ValueError("the model's file is not whole: `make model` writes it anew")
    weights = array("b", body[place + entries :])
    return Model(source, labels, scale, bias, starts, body[place : place + entries], weights)


@cache
def model() -> Model:
    """The model of this program, read on first use."""
    return unpack(FILE.read_bytes())
