"""One folder a channel: how its messages come in and go out."""
