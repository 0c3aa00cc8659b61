"""What of meetings more than one subject says."""
