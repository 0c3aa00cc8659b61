"""What people ask of us for themselves: the first hello, help, their data."""
