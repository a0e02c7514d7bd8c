"""Reminders: planned when an event is published or moved, written when they fall due, withdrawn when it changes."""
