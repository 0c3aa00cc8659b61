"""What people see in a browser: the chat and a proposal's page."""
