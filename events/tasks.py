"""What the clock starts."""

from celery import shared_task

from events.people.forgetting import forget_unconfirmed as forget_them
from events.people.purging import purge
from events.people.reaching import tell_hosts as tell_them
from events.reminding.planning import plan_all
from events.reminding.writing_out import write_due
from events.seats.sweeping import sweep
from events.writing.publishing import publish_due


@shared_task(expires=55)
def tick():
    """Seats and offers that ran out, reserved seats whose day has come, queues with a free seat."""
    sweep()


@shared_task(expires=55)
def publish():
    """What staff have set a time for that has come."""
    publish_due()


@shared_task(expires=55)
def remind():
    """Reminders to plan, and those that are due."""
    plan_all()
    write_due()


@shared_task(expires=240)
def tell_hosts():
    """Whom letters do not reach."""
    tell_them()


@shared_task(expires=3600)
def forget_care_needs():
    """Dietary and access needs whose time is over."""
    purge()


@shared_task(expires=3600)
def forget_unconfirmed():
    """Sign-ups whose address nobody confirmed."""
    forget_them()
