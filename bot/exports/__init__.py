"""What staff collect, as files: one module a format, rows from storage/reports."""
