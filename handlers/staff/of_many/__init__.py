"""What staff ask of many proposals at once, part by part."""
