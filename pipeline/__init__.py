"""Floor 2: from dropped files to a judged packet. Knows nothing of schedules."""
