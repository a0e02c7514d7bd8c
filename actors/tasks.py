"""What the clock starts."""

from celery import shared_task

from actors import leaving
from actors.models import Membership


@shared_task(expires=3600)
def let_lapse():
    """Close requests and invitations that nobody answered in time, and forget the invited addresses."""
    Membership.objects.let_lapse()


@shared_task(expires=3600)
def end_memberships():
    """Warn those whose membership soon has its last day, and end those whose day has passed."""
    leaving.warn_before_last_days()
    leaving.end_past_last_days()
