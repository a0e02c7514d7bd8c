"""Needs, matching and evaluations. This room knows actors and offerings, and no events."""
