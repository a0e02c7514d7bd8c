"""The pages about what is collected in one evaluation, for whoever is let in to each."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_rules import (
    can_enter_values,
    can_read_incidents,
    can_read_values,
    leads,
)

WAYS = [
    ("values", _("Values"), can_read_values),
    ("quick", _("Quick entry"), can_enter_values),
    ("values_file", _("From a file"), can_enter_values),
    ("participants", _("Participants"), leads),
    ("incidents", _("Incidents"), can_read_incidents),
    ("weeks", _("Weekly log"), can_read_values),
]


def ways(user, evaluation, here):
    """(label, address, whether it is this page)."""
    return [
        (label, reverse(f"evaluations:{page}", args=[evaluation.slug]), page == here)
        for page, label, rule in WAYS
        if rule(user, evaluation)
    ]
