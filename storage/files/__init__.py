"""Files that people sent, and the folder in which they are kept."""
