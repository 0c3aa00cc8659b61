"""What people say of the bot itself, and of those behind it."""
