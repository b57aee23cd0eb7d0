"""Foreign words that have a word of their own in Indonesian, which a reader in the city understands at once."""

FOREIGN_WORDS = {"launching": "peluncuran"}
"""What can be written in the place of a foreign word."""
