"""What each page reads, and what is kept of it from one run to the next."""
