"""What staff do with many proposals at once, and what they see of them."""
