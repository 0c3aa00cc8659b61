"""Meetings: called, changed, cancelled; reminders, attendance, results."""
