"""What the public is asked: taking part, results, and what the city answers."""
