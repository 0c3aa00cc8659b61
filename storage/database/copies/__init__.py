"""Copies of the whole database and the pictures, and their way back."""
