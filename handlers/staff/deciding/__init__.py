"""One proposal at a desk: as staff see it, and what they decide on it."""
