"""The only hands: files, clock, records, keys."""
