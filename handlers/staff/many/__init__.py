"""One line of staff for many proposals."""
