"""What stands between marks: which of it is somebody's words, and the attribution beside it."""
