"""What staff say of meetings that run, or have been held."""
