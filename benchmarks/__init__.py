"""Measures; run with `make bench`."""
