"""The search index of the public site."""
