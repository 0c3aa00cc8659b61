"""The city: its areas, its years and their rungs, and its quiet hours."""
