"""The form of a proposal: its questions, and what a sentence gives of them or puts right."""
