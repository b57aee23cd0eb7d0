"""The board as a page: what everybody in the newsroom looks at, in one file."""
