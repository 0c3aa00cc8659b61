"""Questions and readers that several forms share."""
