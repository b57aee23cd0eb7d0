"""What is drawn for the public site: sealed pictures in smaller sizes, and each article's social card."""
