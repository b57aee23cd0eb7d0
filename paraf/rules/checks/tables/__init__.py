"""Tables: what the groups of checks know of the Indonesian language, as data."""
