"""What staff do: what waits for them, deciding, one another, the years."""
