"""Many letters sent again at once, by a person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arena.outbox import repeating
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Phase, State
from tests.factories import OutboundLetterFactory, StaffFactory

pytestmark = pytest.mark.django_db


def test_letters_of_several_kinds_wait_anew_and_it_is_noted_by_whom():
    staff = StaffFactory()
    kinds = ["tests.greeting", "tests.postcard", "a.kind.of.yesterday"]
    rows = [OutboundLetterFactory(kind=kind, unknown_final=True, attempt=3) for kind in kinds]

    sent = repeating.send_again(OutboundLetter.objects.all(), by=staff)

    for row in rows:
        row.refresh_from_db()
    assert sent == 3
    assert [(row.state, row.attempt, row.reason, row.fence) for row in rows] == [(State.READY, 0, "", 2)] * 3
    assert [(note.fence, note.phase, note.by) for row in rows for note in row.attempts.all()] == [
        (2, Phase.AGAIN, staff)
    ] * 3


def test_letters_that_need_no_decision_stay_as_they_are():
    for fate in [{}, {"claimed": True}, {"sending": True}, {"sent": True}, {"unknown": True}]:
        OutboundLetterFactory(**fate)
    before = list(OutboundLetter.objects.order_by("pk").values())

    sent = repeating.send_again(OutboundLetter.objects.all(), by=StaffFactory())

    assert (sent, list(OutboundLetter.objects.order_by("pk").values())) == (0, before)


def test_letters_sent_again_cost_the_same_for_one_and_for_many():
    costs = []
    for number in (1, 8):
        OutboundLetterFactory.create_batch(number, failed=True)
        with CaptureQueriesContext(connection) as asked:
            repeating.send_again(OutboundLetter.objects.all(), by=StaffFactory())
        costs.append(len(asked))

    assert costs[0] == costs[1]
