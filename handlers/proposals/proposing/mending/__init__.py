"""What a text that was said at another question changes of an answer."""
