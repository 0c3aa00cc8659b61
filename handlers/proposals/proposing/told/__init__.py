"""What one text tells of several answers, and a list of several proposals."""
