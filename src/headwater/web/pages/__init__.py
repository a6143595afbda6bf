"""What readers see: one router a page."""
