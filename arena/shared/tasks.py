"""What the clock starts."""

from celery import shared_task
from django.core.management import call_command


@shared_task(expires=3600)
def forget_sessions():
    """Take away the sessions whose time is out; nobody can be signed in with them."""
    call_command("clearsessions")
