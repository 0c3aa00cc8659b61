"""A proposal from its first word to what became of it."""
