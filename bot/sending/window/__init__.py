"""Who has been silent for too long: what may reach them, and the texts that a platform approves."""
