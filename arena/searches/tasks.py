"""What the clock starts."""

from celery import shared_task

from arena.searches import digesting


@shared_task(expires=3600)
def tell_news():
    """The letters of kept searches; the database says which are due."""
    digesting.plan_due()
