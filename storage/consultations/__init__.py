"""What the public is asked: definitions, answers, counts, and what the city answers."""
