"""Taking what has arrived, and writing what goes out into the outbox."""
