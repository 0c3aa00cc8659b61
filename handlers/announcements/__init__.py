"""UMUMKAN: staff write to many, and hear what became of it."""
