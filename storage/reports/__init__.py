"""What staff and operators collect and count."""
