"""Proposals that ask for the same, and all who stand behind one."""
