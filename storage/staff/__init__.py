"""Who may do what, and who holds which role."""
