"""The page of one match: what each side reads, and what it can do."""

import pytest
from django.urls import reverse

from actors.states import Role
from testbeds.matching import deciding
from testbeds.models import Match
from testbeds.states import MatchState
from tests.factories import MembershipFactory, StaffFactory, UserFactory
from tests.testbeds.matching.pairs import INTEREST, owner_of, pair, supplier_of

pytestmark = pytest.mark.django_db


def page(client, match):
    return client.get(match.get_absolute_url())


def test_decisions_are_read_by_both_sides_and_by_nobody_else(client):
    match = pair(state=MatchState.INTERESTED)
    owner, supplier = owner_of(match, Role.READER), supplier_of(match, Role.READER)
    deciding.dismiss(match, by=owner_of(match), reason="För dyrt för oss.")

    seen = {}
    for name, person in [("owner", owner), ("supplier", supplier), ("staff", StaffFactory()), ("else", UserFactory())]:
        client.force_login(person)
        text = page(client, match).text
        seen[name] = ("För dyrt för oss." in text, "Avfärdad" in text)

    yes, no = (True, True), (False, False)
    assert seen == {"owner": yes, "supplier": yes, "staff": yes, "else": no}


def test_interest_declared_on_the_page_is_told_to_the_owner(client):
    match = pair()
    owner, supplier = owner_of(match), supplier_of(match)
    client.force_login(supplier)
    address = reverse("needs:interest", args=[match.key])

    faulty = client.post(address, INTEREST | {"has_conflict": "yes"})
    client.post(address, INTEREST | {"has_conflict": "no"})

    client.force_login(owner)
    assert set(faulty.context["form"].errors) == {"conflict"}
    assert INTEREST["text"] in page(client, match).text


def test_page_of_a_match_leads_to_the_offering_those_who_may_edit_it(client):
    match = pair()
    people = [supplier_of(match, Role.EDITOR), supplier_of(match, Role.READER), owner_of(match)]

    led = []
    for person in people:
        client.force_login(person)
        led.append(reverse("offerings:edit", args=[match.offering.slug]) in page(client, match).text)

    assert led == [True, False, False]


def test_interest_with_a_personal_number_is_refused_and_never_shown_again(client):
    match = pair()
    client.force_login(supplier_of(match))

    answer = client.post(
        reverse("needs:interest", args=[match.key]), INTEREST | {"has_conflict": "no", "text": "811218-9876"}
    )

    assert (set(answer.context["form"].errors), "811218-9876" in answer.text) == ({"text"}, False)


def test_contact_is_offered_and_confirmed_on_the_pages(client):
    match = pair()
    owner, supplier = owner_of(match), supplier_of(match)

    client.force_login(owner)
    client.post(reverse("needs:match_offer_contact", args=[match.key]))
    client.force_login(supplier)
    offered = page(client, match).text
    client.post(reverse("needs:match_accept", args=[match.key]))

    client.force_login(owner)
    confirmed = page(client, match).text
    assert ("behov@byn.example" in offered, "post@matta.example" in offered) == (True, False)
    assert ("post@matta.example" in confirmed, Match.objects.get().state) == (True, MatchState.CONFIRMED)


def test_act_without_its_reason_says_so_at_the_field(client):
    match = pair()
    client.force_login(owner_of(match))

    answer = client.post(reverse("needs:match_dismiss", args=[match.key]))

    assert (set(answer.context["form"].errors), Match.objects.get().state) == ({"reason"}, MatchState.SUGGESTED)


def test_person_on_both_sides_is_told_and_finds_no_buttons(client):
    match = pair()
    person = supplier_of(match)
    MembershipFactory(user=person, actor=match.need.owner)
    client.force_login(person)

    answer = client.post(reverse("needs:match_dismiss", args=[match.key]), {"reason": "Nej."})

    assert "båda sidor" in answer.text
    assert page(client, match).context["acts"] == []
