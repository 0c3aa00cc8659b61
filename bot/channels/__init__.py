"""One file a channel: how its messages come in and go out."""
