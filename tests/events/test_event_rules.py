"""What the database holds an event to, whichever way it is written."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("event_state_is_known", {"state": "lost"}),
        ("event_ends_after_it_starts", {"ends_at": timezone.now() - timedelta(days=1)}),
        ("event_inexact_time_has_source", {"precision": "year"}),
        ("event_cancelled_at_follows_state", {"state": "cancelled"}),
        ("event_cancelled_at_follows_state", {"cancelled_at": timezone.now()}),
        ("event_public_has_been_published", {"published_at": None}),
        ("event_scheduled_has_moment", {"state": "scheduled"}),
        ("event_sign_up_has_address", {"sign_up": "elsewhere"}),
    ],
)
def test_event_is_refused_by_the_database(rule, facts):
    EventFactory()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Event.objects.update(**facts)


def test_revision_of_an_event_that_falls_is_refused():
    event = EventFactory(revision=3)

    Event.objects.update(revision=4)

    with pytest.raises(IntegrityError, match="never falls"), transaction.atomic():
        event.save()
