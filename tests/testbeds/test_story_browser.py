"""A need from the phone of a ward to contact with a company: one town writes, another joins, staff gather, one fits."""

import pytest
from django.urls import reverse

from testbeds.matching import noticing, working
from testbeds.models import Match, Need, NeedCluster
from testbeds.states import MatchState, NeedState
from tests.arena.test_look_browser import sign_in
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    NeedFactory,
    OfferingFactory,
    StaffFactory,
    TermFactory,
    TownFactory,
)
from tests.mailbox import letter_to

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 780}
AREA, CARE = "Digital tillsyn", "Hemtjänst"


@pytest.fixture
def terms():
    TermFactory(code="OMR02", label_sv=AREA)
    TermFactory(code="VO01", label_sv=CARE)
    return ["OMR02", "VO01"]


@pytest.fixture
def towns():
    names = {"0880": "Kalmar kommun", "0881": "Nybro kommun"}
    return [
        TownFactory(
            municipality=MunicipalityFactory(scb_code=code), legal_name=name, contact_email="omsorg@arena.example"
        )
        for code, name in names.items()
    ]


def offered(name, terms, **facts):
    """An offering of a company, and the manager of the company."""
    offering = OfferingFactory(name=name, **facts)
    offering.terms.set(terms)
    return offering, MembershipFactory(actor=offering.actor).user


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def test_need_goes_from_a_phone_through_a_cluster_to_contact_with_a_company(portal, page, terms, towns):
    manager, neighbour = (MembershipFactory(actor=town).user for town in towns)
    staff = StaffFactory()
    fitting, seller = offered("Lugn natt", terms, trl=8)
    unready, inventor = offered("Snart klar", terms, trl=3)
    page.set_viewport_size(PHONE)

    sign_in(page, manager, portal)
    need = write_need(page)
    assert (need.owner, need.state) == (towns[0], NeedState.CONFIRMED)

    sign_in(page, staff, portal)
    page.goto(reverse("needs:detail", args=[need.slug]))
    follow(page, "Publicera behovet")
    press(page, "Publicera")

    sign_in(page, neighbour, portal)
    page.goto(reverse("needs:detail", args=[Need.objects.get(pk=need.pk).slug]))
    follow(page, "Vi har också detta behov")
    press(page, "Dela behovet")
    assert [sharing.actor for sharing in need.sharings.all()] == [towns[1]]

    sign_in(page, staff, portal)
    cluster = gather(page, [need, NeedFactory(title_sv="Väckta i onödan", owner=towns[1], terms=terms)])
    page.goto(reverse("needs:cluster", args=[cluster.slug]))
    assert "2 av 12 kommuner" in page.get_by_role("main").inner_text()

    working.work_off()
    noticing.tell_suppliers()
    sign_in(page, seller, portal)
    letter_to(page, seller.email, "behov")
    match = Match.objects.get(need=need, offering=fitting)
    declare_interest(page, match)

    sign_in(page, manager, portal)
    act(page, match, "Erbjud kontakt")
    sign_in(page, seller, portal)
    act(page, match, "Ja till kontakt")
    match.refresh_from_db()
    assert match.state == MatchState.CONFIRMED

    sign_in(page, inventor, portal)
    page.goto(reverse("needs:fitting", args=[unready.actor.slug]))
    assert "tillräckligt färdigt" in page.get_by_role("main").inner_text().lower()


def write_need(page):
    """Three answers are enough; what is written is confirmed by the manager who wrote it."""
    page.goto(reverse("needs:add"))
    page.get_by_label("Vad behöver ni, på en rad?", exact=True).fill("Lugnare nätter för den som får tillsyn")
    page.get_by_label("Hur ser det ut i dag?", exact=True).fill("Nattpatrullen öppnar dörren, och många vaknar.")
    page.get_by_label(AREA, exact=True).check()
    page.get_by_label("Alla:", exact=False).check()
    press(page, "Skicka in")
    need = Need.objects.get()
    page.goto(reverse("needs:detail", args=[need.slug]))
    follow(page, "Bekräfta behovet")
    press(page, "Bekräfta")
    return Need.objects.get()


def gather(page, needs):
    page.goto(reverse("needs:cluster_add"))
    for need in needs:
        page.get_by_label(need.title_sv).check()
    press(page, "Gå vidare och skriv")
    page.get_by_label("Det gemensamma behovet på en rad", exact=True).fill("Lugnare nätter")
    page.get_by_label("Den gemensamma beskrivningen", exact=True).fill(
        "Flera kommuner vill att den som sover får sova."
    )
    press(page, "Skapa klustret")
    return NeedCluster.objects.get()


def declare_interest(page, match):
    page.goto(reverse("needs:match", args=[match.key]))
    follow(page, "Anmäl intresse")
    page.get_by_label("Hur ni kan hjälpa till", exact=True).fill("Sensorn säger till när någon behövs.")
    page.get_by_label("Nej", exact=True).check()
    press(page, "Anmäl intresse")


def act(page, match, name):
    page.goto(reverse("needs:match", args=[match.key]))
    follow(page, name)
    press(page, name)
