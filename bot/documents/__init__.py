"""Pictures and papers that are made here."""
