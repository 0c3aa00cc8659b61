"""Sending what lies in the outbox, on every channel."""
