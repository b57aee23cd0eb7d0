"""Ledger and vault, the office in force, and whether they fit one another."""
