"""Numbers as people write them: figures, words, amounts with their unit, numbers of proposals."""
