"""What somebody wants letters about, and which addresses get none."""
