"""What people say of proposals: theirs, another's, one that was shown or came back."""
