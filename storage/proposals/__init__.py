"""Proposals, what staff decide and ask, and the watch that none ends in silence."""
