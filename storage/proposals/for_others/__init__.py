"""What is entered for somebody else, one by one or in a list."""
