"""What a member writes is kept under the lock of the actor, so it meets no state that the form was not made for."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from actors import saving
from actors.forms.offering import OfferingForm
from actors.forms.organisation import OrganisationForm
from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState
from arena.shared.errors import Refused
from tests.actors.drafts import NUMBER
from tests.factories import MembershipFactory, OfferingFactory, UserFactory

pytestmark = pytest.mark.django_db

WANTED = {"legal_name": "Höjden AB", "org_number": NUMBER, "municipality": "elsewhere", "contact_email": "a@b.example"}


def test_save_of_a_draft_that_was_published_meanwhile_is_refused():
    manager = MembershipFactory(actor__draft=True, actor__legal_name="Löftet AB")
    form = OrganisationForm(WANTED, instance=manager.actor)
    assert form.is_valid()
    Actor.objects.update(state=ActorState.PUBLISHED)

    with pytest.raises(Refused):
        saving.save(form, by=manager.user)

    assert Actor.objects.get().legal_name == "Löftet AB"


def test_save_of_an_offering_that_was_sent_in_meanwhile_is_refused():
    offering = OfferingFactory(draft=True, name="Larmet")
    manager = MembershipFactory(actor=offering.actor).user
    form = OfferingForm({"name": "Klockan"}, instance=offering)
    assert form.is_valid()
    Offering.objects.update(state=OfferingState.IN_REVIEW)

    with pytest.raises(Refused):
        saving.save(form, by=manager)

    assert Offering.objects.get().name == "Larmet"


def test_save_by_somebody_without_the_right_is_refused():
    offering = OfferingFactory(draft=True)
    form = OfferingForm({"name": "Klockan"}, instance=offering)
    assert form.is_valid()

    with pytest.raises(PermissionDenied):
        saving.save(form, by=UserFactory())


def test_page_that_was_overtaken_keeps_what_was_typed(client, monkeypatch):
    manager = MembershipFactory(actor__seat_outside_county=True, actor__contact_email="a@b.example")
    client.force_login(manager.user)

    def refuse(_form, *, by):
        raise Refused("Titta på den igen.")

    monkeypatch.setattr(saving, "save", refuse)

    response = client.post(
        reverse("actors:edit", args=[manager.actor.slug]), {**WANTED, "contact_function": "Kundtjänst"}
    )

    assert "Titta på den igen." in response.text
    assert response.context["form"]["contact_function"].value() == "Kundtjänst"
