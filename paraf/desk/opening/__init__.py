"""What people sent is opened where it can do no harm."""
