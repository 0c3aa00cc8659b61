"""What comes in and what goes out: to one person, and to many."""
