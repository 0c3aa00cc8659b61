"""The bridge to SIPD: what is to be typed there, and its own export read back."""
