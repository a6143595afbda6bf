"""What the terminal shows of records: pure functions from records to lines, no wider than asked."""
