"""Private keys: those of people, of the SSH agent, and the site's own."""
