"""Actors whose facts were confirmed some time ago."""

from datetime import timedelta

from django.utils import timezone

from actors.models import Actor
from tests.factories import ActorFactory, MembershipFactory

YEAR, FIFTEEN_MONTHS = 366, 457
COMPLETE = {"seat_outside_county": True, "contact_email": "info@loftet.example"}


def ago(days):
    return timezone.now() - timedelta(days=days)


def managed(days, **facts):
    """An actor that its manager confirmed so many days ago, and has been a manager of ever since."""
    actor = ActorFactory(confirmed_at=ago(days), created_at=ago(days), **COMPLETE | facts)
    return MembershipFactory(actor=actor, created_at=ago(days))


def asked_long_ago(days=FIFTEEN_MONTHS, **facts):
    membership = managed(days, **facts)
    Actor.objects.filter(pk=membership.actor.pk).update(asked_at=ago(60))
    return membership
