"""What the values of an evaluation say: computed by a worker with SciPy, kept as a row, and shown within limits.

Nothing here imports SciPy or NumPy before a function needs them, so that those who only show figures stay small.
"""
