"""A short mark of what somebody has before their eyes, so that what they send in later can be held against it."""

import hashlib

ONLY_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # a mark with digits could pass for a personal number


def mark_of(facts):
    """Equal facts have equal marks; they are plain values, in one order."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16].translate(ONLY_LETTERS)
