"""What the clock and the nudge start. The messages carry nothing: the database says what is due."""

from celery import shared_task

from arena import outbox


@shared_task(expires=55)
def tick():
    outbox.sweep()
    outbox.drain()


@shared_task(expires=55)
def drain():
    outbox.drain()
