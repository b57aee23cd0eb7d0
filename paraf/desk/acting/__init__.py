"""What a person asked for: planned, recorded, and then done in the folders."""
