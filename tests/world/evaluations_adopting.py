"""Reports that the team's organisation, a municipality, decides about, and has decided about."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import AdoptionFactory, EvaluationFactory, ExternalResultFactory, TermFactory
from tests.world.actors import actor_of


def _town(team):
    return actor_of(team, actor_type=TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality"))


def reported(team):
    """Any municipality may decide about it; the team's organisation gives no care."""
    return {"slug": EvaluationFactory(reported=True).slug}, {}


def adopted(team):
    return {"key": AdoptionFactory(actor=_town(team)).pk}, {}


def followed_up(team):
    """Taken into use half a year ago, and asked about since yesterday."""
    made = AdoptionFactory(actor=_town(team))
    made.follow_ups.create(months=6, due_on=timezone.localdate() - timedelta(days=1))
    return {"key": made.pk, "months": 6}, {}


def external_result(team):
    return {"slug": ExternalResultFactory().slug}, {}
