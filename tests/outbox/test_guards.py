"""What the running portal may not do to what has been written down about addresses."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from arena.outbox.models import Bounce, Suppression
from arena.outbox.states import Silence, Stream
from arena.outbox.wanting.suppressing import lift, suppress
from arena.shared.addresses import address_key
from tests.factories import OutboundLetterFactory, StaffFactory

pytestmark = pytest.mark.django_db
ADDRESS = "asa@arena.example"


def as_portal():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")


@pytest.mark.parametrize("change", [lambda rows: rows.update(code=""), lambda rows: rows._raw_delete("default")])
def test_returned_letter_changed_or_removed_by_the_portal_is_refused(change):
    OutboundLetterFactory().bounces.create(address_key=address_key(ADDRESS), is_permanent=True)
    as_portal()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        change(Bounce.objects.all())


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows._raw_delete("default"),
        lambda rows: rows.update(address_key=address_key("bo@arena.example")),
        lambda rows: rows.update(scope="event:1"),
        lambda rows: rows.update(lifted_at=None),
        lambda rows: rows.update(lifted_at=Now()),
        lambda rows: rows.update(lifted_by=StaffFactory()),
    ],
)
def test_suppression_changed_or_begun_again_by_the_portal_is_refused(change):
    suppress(ADDRESS, Silence.UNSUBSCRIBED, stream=Stream.NEWS)
    Suppression.objects.update(lifted_at=F("since"))
    as_portal()

    with pytest.raises(DatabaseError, match="only ever added and ended"), transaction.atomic():
        change(Suppression.objects.all())


def test_suppression_is_ended_by_the_portal_which_then_forgets_by_whom_and_by_which_letter():
    staff, letter = StaffFactory(), OutboundLetterFactory()
    as_portal()

    suppress(ADDRESS, Silence.BOUNCED, letter=letter)
    lift(ADDRESS, by=staff)
    Suppression.objects.update(letter=None, lifted_by=None)

    assert Suppression.objects.exclude(lifted_at=None).filter(letter=None, lifted_by=None).exists()
