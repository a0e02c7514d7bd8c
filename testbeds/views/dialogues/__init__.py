"""Pages of market dialogues."""
