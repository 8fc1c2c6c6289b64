"""Floor 3: when things run. Holds no decision about papers."""
