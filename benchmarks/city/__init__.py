"""A city that is full: its desk, its consultations, a turn of an answer."""
