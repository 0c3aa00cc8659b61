"""What many people get at once: whom it is for, its messages, how far it is."""
