"""Which proposal is meant, and what of it several conversations ask or show."""
