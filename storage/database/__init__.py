"""Connections, the unit of work, tables and their shapes, copies: what every subject stands on."""
