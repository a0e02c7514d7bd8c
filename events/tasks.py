"""What the clock starts."""

from celery import shared_task

from events.sweeping import sweep


@shared_task(expires=55)
def tick():
    """Seats and offers that ran out, reserved seats whose day has come, queues with a free seat."""
    sweep()
