"""Several processes beside one another: who is alive, who does what, what they share."""
