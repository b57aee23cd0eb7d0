"""What readers find: words brought to their stems, and the index that leads from stems to articles."""
