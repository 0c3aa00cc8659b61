"""How well what people say is understood, by sentences that nothing is learned from."""
