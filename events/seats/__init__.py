"""Seats and queues: who gets one, who waits and who is next, always under the lock of the event."""
