"""Links in letters sent before the publication lead on for ever, for those who may see what they lead to."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actors import reviewing
from actors.models import FormerAddress
from tests.actors.drafts import sent_in
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    actor, manager = sent_in(legal_name="Löftet AB", slug="slumpvis")
    reviewing.publish(actor, by=StaffFactory(), seen=actor.last_decision.pk, offerings=actor.offerings.all())
    return actor, manager


@pytest.mark.parametrize("page", ["detail", "manage", "members", "edit"])
def test_every_page_of_an_actor_follows_to_its_readable_address(client, published, page):
    client.force_login(published[1])

    response = client.get(reverse(f"actors:{page}", args=["slumpvis"]))

    assert (response.status_code, response.headers["Location"]) == (301, reverse(f"actors:{page}", args=["loftet-ab"]))


def test_former_address_keeps_the_language_and_works_for_visitors(client, published):
    response = client.get("/en/actors/slumpvis/")

    assert (response.status_code, response.headers["Location"]) == (301, "/en/actors/loftet-ab/")


def test_former_address_of_an_offering_follows(client, published):
    former = FormerAddress.objects.get(actor=None)

    response = client.get(f"/erbjudanden/{former.slug}/")

    assert response.headers["Location"] == "/erbjudanden/larmet/"


def test_former_address_on_the_desk_follows_for_staff_only(client, published):
    page = reverse("actors:review", args=["slumpvis"])
    client.force_login(UserFactory())
    as_other = client.get(page).status_code
    client.force_login(StaffFactory())

    response = client.get(page)

    assert (as_other, response.headers["Location"]) == (403, reverse("actors:review", args=["loftet-ab"]))


def test_form_sent_to_a_former_address_is_sent_on_whole(client, published):
    client.force_login(published[1])

    response = client.post(reverse("actors:manage", args=["slumpvis"]), {"move": "confirm"}, follow=True)

    assert response.redirect_chain[0][1] == 308
    assert "Alla ser att uppgifterna bekräftades i dag." in response.text


def test_former_address_of_what_one_may_not_see_is_not_found(client):
    hidden = ActorFactory(draft=True)
    FormerAddress.objects.create(actor=hidden, slug="forr")
    member = MembershipFactory(actor=hidden).user

    as_visitor = client.get("/aktorer/forr/").status_code
    client.force_login(member)

    assert (as_visitor, client.get("/aktorer/forr/").status_code) == (404, 301)


def test_former_address_belongs_to_one_record():
    """formeraddress_of_actor_or_offering"""
    both = {"actor": ActorFactory(), "offering": OfferingFactory()}

    for owners in [{}, both]:
        with pytest.raises(IntegrityError, match="formeraddress_of_actor_or_offering"), transaction.atomic():
            FormerAddress.objects.create(slug="forr", **owners)
