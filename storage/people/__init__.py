"""People, where they are reached, and their say over what is held on them."""
