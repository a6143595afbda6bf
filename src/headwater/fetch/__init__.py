"""Address to bytes: the only room that opens a connection."""
