"""Names of areas as people write them."""
