"""The watcher: what it hears, when it waits, and what it says."""
