"""What is kept, and the rules that keep it true."""
