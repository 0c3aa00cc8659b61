"""What exports cost, and what they cost others."""
