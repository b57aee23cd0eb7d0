"""A published site as its readers have it, and what it proves."""
