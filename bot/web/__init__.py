"""HTTP: the server, its pages, and what one connection may cost."""
