"""Which proposals ask for the same: compared by what they ask for, and where."""
