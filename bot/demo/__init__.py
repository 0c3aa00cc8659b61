"""A believable year that nobody lived, to look at: `rembuk demo`."""
