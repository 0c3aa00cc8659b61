"""What many proposals come to, as it is asked for and shown."""
