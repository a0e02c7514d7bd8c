"""Testbeds as their hosts keep them, and requests to test something in one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actors.states import OfferingState, Role
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.beds import asking, keeping
from testbeds.evaluation_states import BedState, RequestState
from testbeds.models import FreePeriod, Testbed, TestRequest
from tests.factories import MembershipFactory, NeedFactory, OfferingFactory, StaffFactory, UserFactory
from tests.factories.evaluations import BedFactory, BedRequestFactory

pytestmark = pytest.mark.django_db


def manager_of(actor):
    return MembershipFactory(actor=actor, role=Role.MANAGER).user


def a_request(testbed, **facts):
    return TestRequest(offering=OfferingFactory(), question="Sover de bättre?", safety="Larm kan utebli.", **facts)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [({"capacity": 0}, "testbed_has_room_for_one"), ({"contact": ""}, "testbed_published_is_told")],
)
def test_testbed_that_says_too_little_is_refused_by_the_database(facts, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        BedFactory(**facts)


def test_period_that_ends_before_it_begins_is_refused_by_the_database():
    testbed = BedFactory()

    with pytest.raises(IntegrityError, match="freeperiod_ends_after_it_starts"), transaction.atomic():
        FreePeriod.objects.create(testbed=testbed, starts_on=date(2027, 3, 2), ends_on=date(2027, 3, 1))


def test_answer_without_words_is_refused_by_the_database():
    asked = BedRequestFactory(state=RequestState.SCREENING)

    with pytest.raises(IntegrityError, match="testrequest_answered_with_words"), transaction.atomic():
        TestRequest.objects.filter(pk=asked.pk).update(state=RequestState.DECLINED)


def test_second_live_request_is_refused_by_the_database():
    asked = BedRequestFactory()

    with pytest.raises(IntegrityError, match="testrequest_one_live_per_offering"), transaction.atomic():
        BedRequestFactory(testbed=asked.testbed, offering=asked.offering)


def test_new_testbed_is_a_draft_of_its_host(client):
    membership = MembershipFactory(role=Role.EDITOR)
    client.force_login(membership.user)
    said = {"host": membership.actor.pk, "kind": "showroom", "name_sv": "Visningslägenheten"}
    said |= {"summary_sv": "En lägenhet med larm.", "contact": "visning@kommun.example"}

    client.post(reverse("beds:add"), said)

    testbed = Testbed.objects.get()
    assert (testbed.slug, testbed.state, testbed.host) == ("visningslagenheten", BedState.DRAFT, membership.actor)
    assert list(Testbed.objects.visible_to(UserFactory())) == []


def test_paused_testbed_takes_no_requests_and_keeps_its_page(client):
    testbed = BedFactory()
    keeping.pause(testbed, by=StaffFactory())

    with pytest.raises(Refused):
        asking.send(testbed, a_request(testbed), by=UserFactory())

    assert client.get(testbed.get_absolute_url()).status_code == 200
    assert list(Testbed.objects.listed()) == []


def test_request_is_told_to_the_host_and_answered_to_the_supplier():
    testbed = BedFactory()
    host, asked = manager_of(testbed.host), a_request(testbed)
    supplier = manager_of(asked.offering.actor)

    asking.send(testbed, asked, by=supplier)
    asking.look_into(asked, by=host, screening={"fits": "yes"})
    asking.accept(asked, by=host, answer="Välkomna i mars.")

    letters = OutboundLetter.objects.filter(kind__startswith="test_request")
    assert {letter.kind: letter.recipient for letter in letters} == {
        "test_request_sent": host,
        "test_request_answered": supplier,
    }
    asked.refresh_from_db()
    assert (asked.state, asked.screening) == (RequestState.ACCEPTED, {"fits": "yes"})


def test_request_is_not_accepted_before_it_was_looked_into():
    asked = BedRequestFactory()

    with pytest.raises(Refused):
        asking.accept(asked, by=UserFactory(), answer="Ja.")


def test_same_offering_is_asked_for_once_at_a_time():
    testbed = BedFactory()
    first = a_request(testbed)
    asking.send(testbed, first, by=UserFactory())

    with pytest.raises(Refused):
        asking.send(testbed, TestRequest(offering=first.offering, question="Igen?"), by=UserFactory())

    asking.withdraw(first, by=UserFactory())
    asking.send(testbed, TestRequest(offering=first.offering, question="Nu?", safety="Nej."), by=UserFactory())
    assert testbed.requests.filter(state=RequestState.SENT).count() == 1


def test_request_names_no_need_that_its_reader_may_not_read(client):
    asked = BedRequestFactory(need=NeedFactory(private=True, title_sv="Hemligt behov"))
    client.force_login(manager_of(asked.testbed.host))

    assert "Hemligt behov" not in client.get(asked.get_absolute_url()).content.decode()


def test_request_page_offers_own_published_offerings(client):
    membership = MembershipFactory(role=Role.MANAGER)
    OfferingFactory(actor=membership.actor, name="Natthjälpen", state=OfferingState.PUBLISHED)
    client.force_login(membership.user)

    page = client.get(reverse("beds:request_add", args=[BedFactory().slug])).content.decode()

    assert "Natthjälpen" in page
