"""Every paper judged, every hand obeyed, and everything told that stands in the way."""
