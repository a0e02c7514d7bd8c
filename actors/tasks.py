"""What the clock starts."""

from celery import shared_task

from actors.models import Membership


@shared_task(expires=3600)
def let_lapse():
    """Close requests and invitations that nobody answered in time, and forget the invited addresses."""
    Membership.objects.let_lapse()
