"""Lists of proposals that offices send as files."""
