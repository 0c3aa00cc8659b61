"""What a text says of a place beside where it is, and texts that say nothing of it."""
