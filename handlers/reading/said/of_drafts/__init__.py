"""What is said of what is being written."""
