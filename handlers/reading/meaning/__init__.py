"""What somebody means by a text: an act, and what the sentence holds beside it."""
