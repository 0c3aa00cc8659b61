"""What runs beside turns: the scheduler, broadcasts, downloads, and the helper that opens files."""
