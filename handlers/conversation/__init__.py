"""The engine that guides a person through a form. Standard library only."""
