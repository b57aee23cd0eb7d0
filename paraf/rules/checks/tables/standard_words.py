"""Words that are written otherwise than their speakers think, with the spelling of KBBI and PUEBI/EYD."""

STANDARD_WORDS = {"nopember": "November"}
"""What is to be written in the place of a non-standard word."""
