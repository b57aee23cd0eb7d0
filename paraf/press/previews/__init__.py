"""What the desk sees before anybody else: previews, and what is signed with them."""
