"""A simulated year: its people, what happens in it, and what each should have heard."""
