"""Real servers and processes for tests: started, killed, cut off, shut in."""
