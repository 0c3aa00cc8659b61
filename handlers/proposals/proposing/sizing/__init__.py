"""How much of it is wished, as the question for it takes it."""
