"""Meetings, as residents and as facilitators see them, and what people are told of them."""
