"""Drives Pelican: contents, plan, write, release, watch."""
