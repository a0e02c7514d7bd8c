"""What waits for one person on “My page”: reports to decide on and follow-ups to answer, for those they manage."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from actors.states import Role
from testbeds.adopting.deciding import DECIDED_ON
from testbeds.models import AdoptionDecision, AdoptionFollowUp, Evaluation
from testbeds.views.needs.waiting import Waiting


def waiting_for(user):
    managed = [pk for pk, role in user.roles.items() if role == Role.MANAGER]
    if managed:
        yield from _follow_ups(managed)
        yield from _reports(managed)


def _follow_ups(managed):
    asked = AdoptionFollowUp.objects.open().filter(decision__actor__in=managed)
    for row in asked.select_related("decision__actor", "decision__evaluation__offering").order_by("due_on", "pk"):
        said = {"name": row.decision.evaluation.offering, "months": row.months}
        text = _("Is %(name)s still used? The follow-up after %(months)s months.") % said
        yield Waiting(str(row.decision.actor), text, row.get_absolute_url(), _("Waiting for your answer"), "info")


def _reports(managed):
    """Tried with them, or about a need of theirs, and nobody of theirs has recorded what they do."""
    decided = AdoptionDecision.objects.standing().filter(evaluation=OuterRef("pk"), actor__in=managed)
    concerned = Q(site__in=managed) | Q(needs__owner__in=managed)
    found = Evaluation.objects.filter(concerned, ~Exists(decided), state__in=DECIDED_ON, take_down=None)
    for evaluation in found.exclude(offering__actor__in=managed).distinct().order_by("-published_at", "pk"):
        text = _("The report is published. Record what you decide: take it into use, wait, or not.")
        url = reverse("evaluations:decide", args=[evaluation.slug])
        yield Waiting(evaluation.title, text, url, _("To decide"), "info")
