"""Understands what residents type: names, numbers, amounts, languages. Pure functions."""
