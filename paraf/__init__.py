"""paraf: a newsroom where nothing that was not corrected reaches the public."""
