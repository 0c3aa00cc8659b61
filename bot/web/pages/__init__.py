"""The public pages: what each is for, and what it shows."""
