"""What lies in the three folders: read, remembered and told apart."""
