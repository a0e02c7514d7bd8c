"""What the clock starts."""

from celery import shared_task
from django.utils import timezone

from actors import ageing, leaving, vouching
from actors.importing import forget_old, work_off
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


@shared_task(expires=3600)
def age_facts():
    """Ask managers about facts that nobody has confirmed for a year, and let those rest where nobody answered."""
    ageing.ask_managers()
    ageing.let_rest()


@shared_task(expires=3600)
def remind_of_claims():
    """Tell managers which claims of compliance run out within a month."""
    vouching.remind()


@shared_task(expires=55, soft_time_limit=60 * 60, time_limit=61 * 60)
def work_off_imports():
    """Bring every imported file that is due to where a person has to say something."""
    work_off()


@shared_task(expires=3600)
def forget_imports():
    """Forget what the rows of imported files said, three months after they came."""
    forget_old(timezone.now())
