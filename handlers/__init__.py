"""What the bot says and does. Importing this package imports nothing else."""
