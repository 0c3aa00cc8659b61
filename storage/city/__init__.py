"""The city: its areas, its years and their tahapan, and its quiet hours."""
