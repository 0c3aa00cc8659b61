"""Papers that offices hand in, sign and hang up: one module each, and the kinds of files."""
