"""Once a day organisations are told what has become a match: every supplier of a need at the same moment."""

from django.db import transaction
from django.utils import timezone

from actors.letters.managers import tell_managers
from actors.models import Offering
from testbeds.letters.new_matches import NewForOwner, NewForSupplier
from testbeds.models import Match, Need
from testbeds.states import MatchState


@transaction.atomic
def tell_suppliers():
    """Of needs that they may read; one letter to each organisation, small or large, with the same time stamp."""
    needs = Need.objects.shown().for_matching()
    told = _stamp("told_supplier_at", _new().filter(need__in=needs.values("pk")))
    for match in _best_of_each("offering__actor", told):
        tell_managers(NewForSupplier, match, match.offering.actor)


@transaction.atomic
def tell_owners():
    """Of their own needs, those included that nobody else may read."""
    needs = Need.objects.for_matching().filter(owner__isnull=False)
    told = _stamp("told_owner_at", _new().filter(need__in=needs.values("pk")))
    for match in _best_of_each("need__owner", told):
        tell_managers(NewForOwner, match, match.need.owner)


def _new():
    """Nobody has said anything about them yet; a supplier whose facts are old is told when they are confirmed."""
    offerings = Offering.objects.for_matching().values("pk")
    return Match.objects.matching().filter(state=MatchState.SUGGESTED, offering__in=offerings)


def _stamp(told_at, matches):
    """The untold ones become told, at one moment; of two clocks the second finds none."""
    now = timezone.now()
    untold = {told_at: None}
    Match.objects.filter(pk__in=matches.filter(**untold).values("pk"), **untold).update(**{told_at: now})
    return Match.objects.filter(**{told_at: now})


def _best_of_each(actor, matches):
    best = matches.order_by(actor, "-score", "-evidence_level", "offering__name_key", "pk").distinct(actor)
    return best.select_related("offering__actor__part_of", "need__owner__part_of")
