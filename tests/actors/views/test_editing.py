"""What members do with what is published."""

import pytest
from django.urls import reverse

from actors.models import Actor, Offering
from tests.factories import MembershipFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db

SEEN = {"municipality": "elsewhere", "contact_email": "info@loftet.example"}


@pytest.fixture
def actor(client):
    membership = MembershipFactory(
        actor__legal_name="Löftet AB", actor__seat_outside_county=True, actor__contact_email="info@loftet.example"
    )
    client.force_login(membership.user)
    return membership.actor


def test_edit_shows_new_texts_at_once(client, actor):
    client.post(reverse("actors:edit", args=[actor.slug]), {**SEEN, "contact_function": "Kundtjänst"})

    assert Actor.objects.get().contact_function == "Kundtjänst"


def test_edit_leaves_what_staff_have_judged(client, actor):
    client.post(
        reverse("actors:edit", args=[actor.slug]),
        {**SEEN, "legal_name": "Annat AB", "org_number": "5560360793", "actor_type": TermFactory(code="AKT02").pk},
    )

    actor.refresh_from_db()
    assert (actor.legal_name, actor.org_number, actor.actor_type_id) == ("Löftet AB", None, "AKT01")


def test_edit_cannot_take_away_what_is_needed(client, actor):
    response = client.post(reverse("actors:edit", args=[actor.slug]), {"contact_email": ""})

    assert set(response.context["form"].errors) == {"contact_email", "municipality"}


def test_add_offering_makes_a_draft_of_the_actor(client, actor):
    client.post(reverse("offerings:add", args=[actor.slug]), {"name": "Larmet", "state": "published", "actor": 0})

    assert Offering.objects.values_list("actor", "name", "state").get() == (actor.pk, "Larmet", "draft")


def test_edit_offering_in_review_leads_to_taking_it_back(client, actor):
    offering = OfferingFactory(actor=actor, in_review=True)

    response = client.post(reverse("offerings:edit", args=[offering.slug]), {"name": "Nytt"})

    assert response.headers["Location"] == reverse("offerings:manage", args=[offering.slug])
    assert Offering.objects.get().name != "Nytt"


def test_edit_offering_keeps_the_terms_of_every_vocabulary(client, actor):
    offering = OfferingFactory(actor=actor, draft=True)
    for code in ["OMR01", "VO01", "MG01"]:
        TermFactory(code=code)
    ticked = {"areas": ["OMR01"], "care": ["VO01"], "targets": ["MG01"]}

    client.post(reverse("offerings:edit", args=[offering.slug]), {"name": "Larmet", **ticked})

    assert sorted(term.pk for term in offering.terms.all()) == ["MG01", "OMR01", "VO01"]


def test_edit_offering_keeps_whom_it_is_not_meant_for(client, actor):
    offering = OfferingFactory(actor=actor, terms=["MG01"])
    TermFactory(code="MG02", label_sv="chefer")
    facts = {"name": "Larmet", "offering_type": "product", "problem_sv": "Oro.", "areas": [TermFactory().code]}

    client.post(reverse("offerings:edit", args=[offering.slug]), {**facts, "targets": ["MG01"], "not_for": ["MG02"]})

    assert [term.pk for term in offering.not_for.all()] == ["MG02"]
    assert '<span class="badge">chefer</span>' in client.get(offering.get_absolute_url()).text


def test_edit_offering_both_meant_and_not_meant_for_a_group_is_refused_at_the_field(client, actor):
    offering = OfferingFactory(actor=actor, terms=["MG01"])
    both = {"name": "Larmet", "targets": ["MG01"], "not_for": ["MG01"]}

    response = client.post(reverse("offerings:edit", args=[offering.slug]), both)

    assert "not_for" in response.context["form"].errors
    assert not offering.not_for.exists()


def test_confirm_says_so(client, actor):
    response = client.post(reverse("actors:manage", args=[actor.slug]), {"move": "confirm"}, follow=True)

    assert "Alla ser att uppgifterna bekräftades i dag." in response.text


def test_move_that_is_no_longer_possible_is_refused_with_a_message(client, actor):
    response = client.post(reverse("actors:manage", args=[actor.slug]), {"move": "withdraw"}, follow=True)

    assert "har ändrats sedan du öppnade sidan" in response.text


def test_draft_thrown_away_leads_home(client):
    membership = MembershipFactory(actor__draft=True)
    client.force_login(membership.user)

    response = client.post(reverse("actors:manage", args=[membership.actor.slug]), {"move": "discard"})

    assert (response.headers["Location"], Actor.objects.exists()) == (reverse("arena:my_page"), False)


def test_confirm_shows_the_facts_before_the_button(client, actor):
    response = client.get(reverse("actors:manage", args=[actor.slug]))

    shown = dict(response.context["to_confirm"])
    assert ("Löftet AB" in shown.values(), "info@loftet.example" in shown.values()) == (True, True)
    assert 'value="confirm"' in response.text


@pytest.mark.parametrize(("state", "move"), [("published", "confirm"), ("dormant", "wake")])
def test_confirm_without_a_contact_address_is_refused_and_leads_to_the_field(client, actor, state, move):
    Actor.objects.update(contact_email="", state=state)
    page = reverse("actors:manage", args=[actor.slug])

    shown = client.get(page).text
    response = client.post(page, {"move": move}, follow=True)

    assert f"{reverse('actors:edit', args=[actor.slug])}#id_contact_email" in shown
    assert f'value="{move}"' not in shown
    assert "Något saknas bland uppgifterna" in response.text
    assert Actor.objects.values_list("state", "confirmed_at").get() == (state, None)
