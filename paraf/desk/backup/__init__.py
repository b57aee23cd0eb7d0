"""Everything of a newsroom that cannot be made again, kept in a second place."""
