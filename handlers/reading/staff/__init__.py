"""What staff say in sentences of their own: which command it is, and what it holds for it."""
