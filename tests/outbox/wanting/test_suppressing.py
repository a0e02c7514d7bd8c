"""Ending letters to an address and beginning them again."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from arena.outbox.models import Suppression
from arena.outbox.states import Silence, Stream
from arena.outbox.wanting.suppressing import lift, suppress
from arena.shared.addresses import address_key
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db
ASA = "asa@arena.example"


def standing(address=ASA):
    return list(Suppression.objects.standing().of(address_key(address)).values_list("why", "stream", "scope"))


def test_suppression_stands_once_however_often_and_however_it_is_written():
    told = [suppress(written, Silence.BOUNCED) for written in (ASA, " ASA@arena.example ")]

    assert (told, standing()) == ([True, False], [(Silence.BOUNCED, "", "")])


def test_address_that_does_not_exist_replaces_one_that_letters_have_come_back_from():
    suppress(ASA, Silence.OFTEN_RETURNED, until=Now() + timedelta(days=30))

    suppress(ASA, Silence.BOUNCED)
    suppress(ASA, Silence.OFTEN_RETURNED, until=Now() + timedelta(days=30))

    assert (standing(), Suppression.objects.count()) == ([(Silence.BOUNCED, "", "")], 2)


def test_one_that_has_run_out_makes_room_for_the_next_and_stays_as_history():
    suppress(ASA, Silence.OFTEN_RETURNED, until=Now() - timedelta(seconds=1))

    suppress(ASA, Silence.OFTEN_RETURNED, until=Now() + timedelta(days=30))

    old = Suppression.objects.order_by("pk").first()
    assert (len(standing()), old.lifted_at, Suppression.objects.count()) == (1, old.until, 2)


def test_lifting_says_who_did_it_and_leaves_what_the_owner_has_ended():
    staff = StaffFactory()
    suppress(ASA, Silence.BOUNCED)
    suppress(ASA, Silence.UNSUBSCRIBED, stream=Stream.REMINDERS, scope="event:1")

    ended = [lift(ASA, by=staff), lift(ASA, by=staff)]

    assert (ended, standing()) == ([1, 0], [(Silence.UNSUBSCRIBED, Stream.REMINDERS, "event:1")])
    assert Suppression.objects.get(why=Silence.BOUNCED).lifted_by == staff


def test_lifting_for_one_reason_leaves_the_others():
    suppress(ASA, Silence.BOUNCED)

    assert (lift(ASA, why=Silence.OFTEN_RETURNED), len(standing())) == (0, 1)
