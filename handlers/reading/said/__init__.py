"""What a sentence says of a proposal that was sent, and of which kind it is."""
