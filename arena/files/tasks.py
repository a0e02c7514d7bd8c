"""What the clock starts."""

from celery import shared_task

from arena.files import sweeping


@shared_task(expires=3600)
def sweep():
    sweeping.sweep()
