"""What staff say in a sentence: decisions, lines for many, notes, meetings, a command of theirs."""
