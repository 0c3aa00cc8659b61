"""What a turn does most, on the driver's own connection: SQLAlchemy writes the statements, once."""
