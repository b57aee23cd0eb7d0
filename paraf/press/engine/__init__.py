"""Pelican, driven: its settings, readers, generators and writer under the gate."""
