"""Receiving: what was handed in becomes one item in ``drafts/``, with its receipt and a list of what is missing."""
