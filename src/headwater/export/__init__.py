"""A comparison for others to read: as one self-contained page. Knows the records only; what it needs of other rooms is given."""
