"""Who is told what happened to a proposal, and in which words."""
