"""Who has something to say to a message that answers no open question, and the rooms of what is
meant by it."""
