"""Posting: what the ledger's entries ask to be told goes out, by mail and by a command of the office."""
