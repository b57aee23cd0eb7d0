"""Word documents: what one says becomes an article, and what it has besides is named."""
