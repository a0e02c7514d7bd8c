"""From a letter that is due to what a mail server said of it."""
