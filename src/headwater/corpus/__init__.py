"""Many texts: what they share, as integers that any engine can count."""
