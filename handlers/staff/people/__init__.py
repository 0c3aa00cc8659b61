"""Staff among themselves, and how they reach an author."""
