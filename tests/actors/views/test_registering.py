"""The four steps, as they are filled in."""

import logging

import pytest
from django.core import signing
from django.urls import reverse

from actors import registering
from actors.models import Actor
from actors.states import ActorState, Stance
from tests.actors.drafts import NUMBER, complete_draft
from tests.factories import (
    ActorFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfferingFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

PERSONAL = "811218-9876"


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def start(client, **fields):
    return client.post(reverse("actors:register_new"), {"go": "next", **fields})


def test_register_offers_a_visitor_an_account_that_leads_on(client):
    response = client.get(reverse("actors:register"))

    assert f"{reverse('account_signup')}?next={reverse('actors:register_new')}" in response.text


def test_register_offers_the_way_back_to_a_draft(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor

    response = client.get(reverse("actors:register"))

    assert reverse("actors:register_organisation", args=[actor.slug]) in response.text


def test_new_draft_is_saved_with_whatever_is_there(client, person):
    response = start(client, legal_name="Löftet AB")

    actor = Actor.objects.get()
    assert (actor.state, actor.legal_name, person.roles) == (ActorState.DRAFT, "Löftet AB", {actor.pk: "manager"})
    assert response.headers["Location"] == reverse("actors:register_competence", args=[actor.slug]) + "#content"


def test_new_draft_left_for_later_leads_home(client, person):
    response = start(client, legal_name="Löftet AB", go="leave")

    assert response.headers["Location"] == reverse("arena:my_page") + "#content"


@pytest.mark.parametrize("written", ["556036-0793", "16556036-0793", "SE556036079301", "5560360793"])
def test_new_draft_keeps_the_number_as_ten_digits(client, person, written):
    start(client, org_number=written)

    assert Actor.objects.get().org_number == NUMBER


def test_new_draft_with_a_wrong_check_digit_is_refused_and_keeps_what_was_typed(client, person):
    response = start(client, org_number="556036-0794", legal_name="Löftet AB")

    assert "Kontrollsiffran stämmer inte" in response.text
    assert 'value="556036-0794"' in response.text
    assert 'value="Löftet AB"' in response.text
    assert not Actor.objects.exists()


def test_new_draft_with_a_personal_number_is_refused_and_never_echoed(client, person, caplog):
    caplog.set_level(logging.DEBUG)

    response = start(client, org_number=PERSONAL, legal_name=f"Firma {PERSONAL}")

    assert "ser ut som ett personnummer" in response.text
    assert not any(digits in response.text + caplog.text for digits in ["811218", "9876"])
    assert not Actor.objects.exists()


def test_new_draft_with_a_number_in_the_registry_leads_to_joining(client, person):
    ActorFactory(org_number=NUMBER)

    response = start(client, org_number="SE556036079301", legal_name="Löftet AB")

    draft = Actor.objects.get(legal_name="Löftet AB")
    page = client.get(response.headers["Location"])
    assert response.headers["Location"].startswith(reverse("actors:join_number", args=[NUMBER]))
    assert (draft.org_number, draft.state) == (None, ActorState.DRAFT)
    assert reverse("actors:register_organisation", args=[draft.slug]) in page.text


def test_new_draft_with_the_number_of_an_own_organisation_says_so(client, person):
    MembershipFactory(user=person, actor__org_number=NUMBER)

    response = client.post(reverse("actors:register_new"), {"org_number": NUMBER}, follow=True)

    assert "som du redan företräder" in response.text


def test_new_draft_pressed_twice_or_gone_back_to_is_one_draft(client, person):
    page = client.get(reverse("actors:register_new")).headers["Location"]

    client.post(page, {"go": "next", "legal_name": "Löftet AB"})
    client.post(page, {"go": "next", "legal_name": "Lyftet AB"})

    assert [actor.legal_name for actor in Actor.objects.all()] == ["Lyftet AB"]
    assert 'value="Lyftet AB"' in client.get(page).text


def test_new_draft_takes_no_address_that_another_person_was_promised(client, person):
    begun = ActorFactory(draft=True)
    sealed = signing.dumps(begun.slug, salt=registering.PROMISE)

    client.post(f"{reverse('actors:register_new')}?draft={sealed}", {"legal_name": "Löftet AB"})

    assert Actor.objects.exclude(pk=begun.pk).get().legal_name == "Löftet AB"


def test_new_draft_with_a_number_of_another_draft_is_saved(client, person):
    ActorFactory(org_number=NUMBER, draft=True)

    start(client, org_number=NUMBER)

    assert Actor.objects.count() == 2


def test_new_draft_ignores_fields_that_are_not_asked_for(client, person):
    start(client, legal_name="Löftet AB", state="published", slug="min", origin="imported", verified_how="jag")

    actor = Actor.objects.get()
    assert (actor.state, actor.origin, actor.verified_how) == (ActorState.DRAFT, "registered", "")
    assert actor.slug != "min"


@pytest.mark.parametrize(("answer", "code"), [("0880", "0880"), ("elsewhere", None), ("", None)])
def test_new_draft_knows_the_municipality(client, person, answer, code):
    MunicipalityFactory()

    start(client, municipality=answer)

    assert Actor.objects.get().municipality_id == code


def test_sole_trader_with_a_number_is_told_to_leave_it_out(client, person):
    response = start(client, org_number=NUMBER, is_sole_trader="on")

    assert "Lämna fältet tomt för en enskild firma." in response.text


def test_competence_step_saves_each_stance(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    terms = [TermFactory(code=f"KOMP0{number}") for number in (1, 2, 3)]

    client.post(
        reverse("actors:register_competence", args=[actor.slug]),
        {"has": [terms[0].pk], "building": [terms[1].pk], "seeking": [terms[2].pk], "go": "next"},
    )

    assert list(actor.competences.values_list("term", "stance")) == [
        ("KOMP01", Stance.HAS),
        ("KOMP02", Stance.BUILDING),
        ("KOMP03", Stance.SEEKING),
    ]


def test_competence_step_with_one_term_in_two_places_is_refused(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    term = TermFactory(code="KOMP01")

    response = client.post(
        reverse("actors:register_competence", args=[actor.slug]), {"has": [term.pk], "seeking": [term.pk]}
    )

    assert "Ikryssat mer än en gång" in response.text


def test_offering_step_left_empty_makes_no_offering_and_sends_in(client):
    actor, manager = complete_draft()
    client.force_login(manager)

    client.post(reverse("actors:register_offering", args=[actor.slug]), {"go": "submit"})

    actor.refresh_from_db()
    assert (actor.state, actor.offerings.count()) == (ActorState.SUBMITTED, 0)


def test_offering_step_sends_in_what_was_written_at_the_same_time(client):
    actor, manager = complete_draft()
    client.force_login(manager)
    area = TermFactory(code="OMR01")
    fields = {"name": "Larmet", "offering_type": "product", "problem_sv": "Fall.", "areas": [area.pk]}

    client.post(reverse("actors:register_offering", args=[actor.slug]), {"go": "submit", **fields})

    assert actor.offerings.values_list("name", "state").get() == ("Larmet", "in_review")


def test_offering_step_of_an_editor_saves_and_does_not_send_in(client, person):
    actor, _manager = complete_draft()
    MembershipFactory(actor=actor, user=person, role="editor")

    client.post(reverse("actors:register_offering", args=[actor.slug]), {"go": "submit", "name": "Larmet"})

    assert Actor.objects.get().state == ActorState.DRAFT


def test_submit_with_something_missing_lists_it_with_links_to_the_fields(client):
    actor, manager = complete_draft(contact_email="", summary_sv="")
    first = OfferingFactory(actor=actor, draft=True, problem_sv="", terms=["OMR01"])
    second = OfferingFactory(actor=actor, draft=True, name="Andra")
    client.force_login(manager)

    response = client.post(reverse("actors:submit", args=[actor.slug]))

    assert response.context["lacks"] == [
        ("E-postadress för kontakt", f"{reverse('actors:register_organisation', args=[actor.slug])}#id_contact_email"),
        ("Vad ni gör, på svenska", f"{reverse('actors:register_competence', args=[actor.slug])}#id_summary_sv"),
        (
            f"{first}: Vilket problem löser det? (på svenska)",
            f"{reverse('actors:register_offering', args=[actor.slug])}#id_problem_sv",
        ),
        ("Andra: E-hälsoområden", f"{reverse('offerings:edit', args=[second.slug])}#id_areas_0"),
    ]


def test_my_page_leads_a_new_person_to_registering(client, person):
    response = client.get(reverse("arena:my_page"))

    assert [one.url for one in response.context["waiting"]] == [reverse("actors:register")]


def test_form_sent_after_signing_out_says_that_nothing_was_saved(client):
    response = client.post(reverse("actors:register_new"), {"legal_name": "Löftet AB"}, follow=True)

    assert "Du var utloggad. Det du skrev på sidan sparades inte." in response.text


def test_sign_up_on_the_way_to_registering_is_the_first_step(client):
    on_the_way = client.get(reverse("account_signup"), {"next": reverse("actors:register_new")})
    otherwise = client.get(reverse("account_signup"))

    assert ["Steg 1 av 4" in page.text for page in (on_the_way, otherwise)] == [True, False]
