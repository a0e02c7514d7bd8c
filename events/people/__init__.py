"""What participants say, what is kept of them, and what the staff do with it."""
