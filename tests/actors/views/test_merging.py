"""The pages where staff choose, look through and do a merge."""

import pytest
from django.urls import reverse

from actors.models import Actor
from actors.states import Role
from tests.actors.drafts import NUMBER
from tests.actors.merges import merge
from tests.factories import ActorFactory, DecisionFactory, MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    staff = StaffFactory()
    client.force_login(staff)
    return staff


def page_of(pair):
    return reverse("actors:merge", args=[pair[0].slug]) + f"?into={pair[1].slug}"


def test_page_asks_which_actor_and_suggests_those_of_a_like_name(client, staff):
    actor, like = ActorFactory(legal_name="Löftet AB"), ActorFactory(legal_name="Löftet i Kalmar AB")
    ActorFactory(legal_name="Höjden AB"), ActorFactory(legal_name="Löftet förr", closed=True)

    page = client.get(reverse("actors:merge", args=[actor.slug]))

    assert [row.pk for row in page.context["candidates"]] == [like.pk]


def test_page_finds_the_other_by_its_number(client, staff):
    actor, other = ActorFactory(), ActorFactory(org_number=NUMBER)

    page = client.get(reverse("actors:merge", args=[actor.slug]), {"q": "556036-0793"})

    assert [row.pk for row in page.context["candidates"]] == [other.pk]


def test_page_shows_everything_that_moves_and_then_does_it(client, staff, pair):
    OfferingFactory(actor=pair[0], name="Nattugglan")
    MembershipFactory(actor=pair[0], user__name="Åsa Öst")
    Actor.objects.filter(pk=pair[0].pk).update(website="https://gamla.example/")
    Actor.objects.filter(pk=pair[1].pk).update(website="https://nya.example/")

    page = client.get(page_of(pair))
    seen = page.context["form"]["seen"].value()
    said = {"names": "into", "website": "merged", "reason": "Samma bolag.", "seen": seen}
    done = client.post(page_of(pair), said, follow=True)

    assert all(word in page.text for word in ["Nattugglan", "Åsa Öst", "https://gamla.example/"])
    assert Actor.objects.get(pk=pair[1].pk).website == "https://gamla.example/"
    assert done.redirect_chain == [(reverse("actors:merges", args=["nya"]), 302)]
    assert (staff.name in done.text, "Samma bolag." in done.text) == (True, True)


def test_page_that_was_overtaken_shows_what_is_new_and_keeps_the_reason(client, staff, pair):
    seen = client.get(page_of(pair)).context["form"]["seen"].value()
    OfferingFactory(actor=pair[0], name="Nattugglan")
    said = {"names": "into", "reason": "Samma bolag.", "seen": seen}

    page = client.post(page_of(pair), said)
    again = client.post(page_of(pair), said | {"seen": page.context["form"]["seen"].value()})

    assert ("Nattugglan" in page.text, page.context["form"]["reason"].value()) == (True, "Samma bolag.")
    assert again.status_code == 302


def test_page_needs_a_reason(client, staff, pair):
    page = client.post(page_of(pair), {"names": "into", "reason": ""})

    assert list(page.context["form"].errors) == ["reason"]


@pytest.mark.parametrize("place", [0, 1])
def test_page_is_closed_to_staff_who_are_members_of_either(client, staff, pair, place):
    MembershipFactory(actor=pair[place], user=staff)

    assert client.post(page_of(pair), {"names": "into", "reason": "Så."}).status_code == 403


def test_log_shows_what_was_decided_about_the_merged_one_to_members_of_what_remains(client, pair):
    DecisionFactory(actor=pair[0], to_state="declined", reason="Ofullständig.")
    offering = OfferingFactory(actor=pair[0])
    member = MembershipFactory(actor=pair[1], role=Role.READER)
    merge(*pair)
    client.force_login(member.user)

    page = client.get(reverse("actors:merges", args=["nya"])).text

    assert ("Ofullständig." in page, f"nycklarna {offering.pk}" in page, "gamla" in page) == (True, True, True)
    assert reverse("actors:merges", args=["nya"]) in client.get(reverse("actors:manage", args=["nya"])).text
