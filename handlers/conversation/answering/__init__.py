"""What a message makes of the answers: read, put right, taken, asked about, gone around."""
