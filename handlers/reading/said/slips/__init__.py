"""What people take back in the breath in which they say it."""
