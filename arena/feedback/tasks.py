"""What the clock starts."""

from celery import shared_task
from django.utils import timezone

from arena.feedback.models import Report


@shared_task(expires=3600)
def forget():
    """Keep what the privacy page promises: reports go a year after they were dealt with."""
    Report.objects.past_keeping(timezone.now()).delete()
