"""Two people in two browsers, without scripts, write on the same page: the later one sees both answers and chooses."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.arena.test_look_browser import sign_in
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def member(name, actor):
    return MembershipFactory(actor=actor, user=UserFactory(name=name)).user


def test_second_of_two_editors_sees_both_answers_and_loses_nothing(open_page, live_server):
    offering = OfferingFactory(actor=ActorFactory(), draft=True, name="Larm", users="Ingen än")
    address = reverse("offerings:edit", args=[offering.slug])
    pages = []
    for name in ["Anna Ask", "Bo Berg"]:
        page = open_page(javascript=False, width=320)
        sign_in(page, member(name, offering.actor), live_server)
        page.goto(address)
        pages.append(page)
    annas, bos = pages

    annas.get_by_label("Namn").fill("Annas larm")
    annas.get_by_label("Vilket problem").fill("Annas problem.")
    annas.get_by_role("button", name="Spara", exact=True).click()
    bos.get_by_label("Namn").fill("Bos larm")
    bos.locator("[name=users]").fill("Nattpersonal")
    bos.get_by_role("button", name="Spara", exact=True).click()

    expect(bos.get_by_role("heading", name="Två olika svar")).to_be_visible()
    expect(bos.get_by_text("Anna Ask sparade")).to_be_visible()
    bos.get_by_label("Det du skrev: Bos larm").check()
    bos.get_by_role("button", name="Spara det jag valt").click()
    expect(bos.get_by_text("Sparat.")).to_be_visible()
    offering.refresh_from_db()
    assert (offering.name, offering.problem_sv, offering.users) == ("Bos larm", "Annas problem.", "Nattpersonal")
