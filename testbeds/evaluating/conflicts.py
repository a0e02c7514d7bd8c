"""What ties a person to the supplier: whoever leads, judges or reviews a test is no member of it, or of its owner.

Memberships and relations are looked up each time, since both change while a test goes on.
"""

from django.utils.translation import gettext as _

from actors.models import Membership
from arena.shared.errors import Refused
from testbeds.evaluation_states import Part
from testbeds.families import of_family

INDEPENDENT = (Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR, Part.REVIEWER)
BLOCKED = "conflict_blocked"  # the step that keeps an attempt to appoint somebody who is tied


def tie(user, evaluation):
    """In words, which membership ties the person to the supplier; nothing where none does."""
    membership = _memberships(evaluation).filter(user=user).select_related("actor").order_by("pk").first()
    if membership is None:
        return ""
    return _("active member of %(actor)s") % {"actor": membership.actor}


def tied_now(evaluation):
    """The roles of those who are to be independent, and have become tied since they were appointed."""
    roles = evaluation.roles.filter(until=None, part__in=INDEPENDENT)
    return list(roles.filter(user__in=_memberships(evaluation).values("user")))


def refuse_tied(evaluation):
    """Nothing moves on while somebody who is tied leads or judges."""
    if roles := tied_now(evaluation):
        parts = ", ".join(role.get_part_display() for role in roles)
        raise Refused(
            _("Somebody has become a member of the supplier. The project staff end the role first: %(parts)s.")
            % {"parts": parts}
        )


def refuse_own(user, evaluation):
    """Whoever has become tied since they were appointed judges nothing more."""
    if tied := tie(user, evaluation):
        raise Refused(
            _("You are %(tie)s, which ties you to the supplier, so you cannot judge it. Tell the project staff.")
            % {"tie": tied}
        )


def _memberships(evaluation):
    """The active ones of the supplier, of what it belongs to or consists of, and of the units of these."""
    return Membership.objects.in_force().filter(of_family(evaluation.offering.actor))
