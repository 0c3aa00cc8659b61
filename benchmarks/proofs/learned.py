"""The model of what people mean is the one that the examples make: trained anew, byte for byte."""

from __future__ import annotations

from hashlib import sha256

from benchmarks.proofs import Section
from handlers.reading.meaning.examples import examples
from handlers.reading.meaning.model import FILE
from handlers.reading.meaning.train import train

OFTEN = 2


async def run(seed: int, often: int) -> Section:
    """Trains `often` times. Nothing is drawn by lot, so the seed says nothing."""
    shipped = sha256(FILE.read_bytes()).hexdigest()
    made = [sha256(train(examples())).hexdigest() for _ in range(often)]
    held = set(made) == {shipped}
    body = (
        f"Trained {often} times from the examples: "
        f"{'each time' if held else 'NOT'} the bytes of {FILE.name} ({shipped[:16]})."
    )
    return Section("What is learned", body, held)
