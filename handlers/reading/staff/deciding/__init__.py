"""What staff say of a decision that is asked about, or was made."""
