"""How staff make a consultation: by a file, or by some questions in chat."""
