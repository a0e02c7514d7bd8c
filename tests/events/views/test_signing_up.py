import re

import pytest
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from events.keys import OWN, link_token
from events.models import Participant, Registration
from events.seats import seating
from events.states import PoolKind, SeatState, Sector
from tests.events.sign_ups import letters, opened, said, sent_page, sign_up_page
from tests.factories import (
    ActorFactory,
    EventFactory,
    MembershipFactory,
    MunicipalityFactory,
    PoolFactory,
    RegistrationFactory,
    TermFactory,
    UserFactory,
)
from tests.factories.events import in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_counted")]


@pytest.fixture
def pool():
    return PoolFactory(capacity=10)


def test_sign_up_without_account_holds_a_seat_until_the_address_is_confirmed(client, pool):
    response = client.post(sign_up_page(pool.event), said())

    row = Registration.objects.get()
    assert (response.status_code, response.url) == (302, sent_page(pool.event))
    assert (row.state, row.held_until) == (SeatState.HELD, row.participant.confirm_until)
    assert row.participant.confirm_until - row.participant.created_at <= seating.HOLD
    assert letters() == [("event_confirm_address", "anna@arena.example")]


def test_sign_up_signed_in_is_confirmed_at_once_and_leads_to_the_own_page(client, pool):
    user = UserFactory(name="Anna Ek")
    client.force_login(user)

    response = client.post(sign_up_page(pool.event), said(opened=opened(0)))

    person = Participant.objects.get()
    assert response.url == reverse("events:own", args=[person.key, link_token(person, OWN)])
    assert (person.user, person.email, person.agreed_at is not None) == (user, user.email, True)
    assert person.registrations.get().state == SeatState.CONFIRMED


def test_sign_up_signed_in_is_filled_in(client, pool):
    membership = MembershipFactory(user__name="Anna Ek")
    client.force_login(membership.user)

    form = client.get(sign_up_page(pool.event)).context["form"]

    assert (form["name"].value(), form["organisation"].value()) == ("Anna Ek", membership.actor.legal_name)
    assert {"email", "language", "opened"} & set(form.fields) == set()


def test_sign_up_takes_sector_and_municipality_from_the_registry(client, pool):
    town = MunicipalityFactory()
    actor = ActorFactory(legal_name="Öarnas hemtjänst", actor_type=TermFactory(code="AKT02"), municipality=town)

    client.post(sign_up_page(pool.event), said(organisation="öarnas HEMTJÄNST", sector="business", municipality=""))

    person = Participant.objects.get()
    assert (person.actor, person.organisation) == (actor, "")
    assert (person.sector, person.municipality) == (Sector.MUNICIPALITY, town)


def test_sign_up_asks_which_of_several_organisations_is_meant(client, pool):
    south, _north = ActorFactory(legal_name="Löftet Syd AB"), ActorFactory(legal_name="Löftet Norr AB")
    plain = said(organisation="löftet", sector="", municipality="")

    asked = client.post(sign_up_page(pool.event), plain).context["form"]
    client.post(sign_up_page(pool.event), plain | {"actor": south.slug})

    assert [label for _slug, label in asked.fields["actor"].widget.choices] == [
        "Löftet Norr AB",
        "Löftet Syd AB",
        "Ingen av dessa: den finns inte i registret",
    ]
    assert Participant.objects.get().actor == south


def test_sign_up_with_none_of_the_offered_organisations_asks_for_the_sector(client, pool):
    ActorFactory(legal_name="Löftet Syd AB")
    plain = said(organisation="löftet", actor="none")

    asked = client.post(sign_up_page(pool.event), plain | {"sector": "", "municipality": ""}).context["form"]
    client.post(sign_up_page(pool.event), plain)

    person = Participant.objects.get()
    assert sorted(asked.errors) == ["municipality", "sector"]
    assert (person.actor, person.organisation, person.sector) == (None, "löftet", Sector.CIVIL_SOCIETY)


@pytest.mark.parametrize("chosen", ["forslaget-ar-borta", "../", "1"])
def test_sign_up_with_an_organisation_that_was_not_offered_asks_again(client, pool, chosen):
    ActorFactory(legal_name="Löftet Syd AB"), ActorFactory(slug="1", legal_name="Annat")

    form = client.post(sign_up_page(pool.event), said(organisation="löftet", sector="", actor=chosen)).context["form"]

    assert (list(form.errors), Participant.objects.count()) == (["actor"], 0)


def test_sign_up_on_ones_own_account_needs_no_organisation(client, pool):
    client.post(sign_up_page(pool.event), said(organisation="", sector="other"))

    assert Participant.objects.get().sector == Sector.OTHER


def test_sign_up_of_same_address_looks_the_same_and_tells_its_owner_alone(client, pool):
    first = client.post(sign_up_page(pool.event), said())
    shown_first = client.get(first.url).content
    OutboundLetter.objects.all().delete()

    second = client.post(sign_up_page(pool.event), said(email=" ANNA@arena.example "))

    assert (second.status_code, second.url) == (302, first.url)
    assert _without_token(client.get(second.url).content).replace(b"ANNA", b"anna") == _without_token(shown_first)
    assert Registration.objects.count() == 1
    assert letters() == [("event_already_signed_up", "anna@arena.example")]


def _without_token(page):
    return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page)


def test_sign_up_form_sent_twice_shows_the_first_result(client, pool):
    form = client.get(sign_up_page(pool.event)).context["form"]
    filled = said(submission=form["submission"].value())

    first, second = client.post(sign_up_page(pool.event), filled), client.post(sign_up_page(pool.event), filled)

    assert (second.status_code, second.url) == (first.status_code, first.url)
    assert {str(word) for word in second.wsgi_request._messages} == {"Vi har skrivit till anna@arena.example."}
    assert (Registration.objects.count(), len(letters())) == (1, 1)


def test_sign_up_form_changed_and_sent_again_leads_to_changing_the_answers(client, pool):
    form = client.get(sign_up_page(pool.event)).context["form"]
    key = form["submission"].value()
    client.post(sign_up_page(pool.event), said(submission=key))

    response = client.post(sign_up_page(pool.event), said("bo", submission=key), follow=True)

    assert [person.name for person in Participant.objects.all()] == ["Anna"]
    assert "Du hade redan skickat formuläret" in response.content.decode()


def test_sign_up_key_of_another_event_counts_for_nothing(client, pool):
    other = PoolFactory().event
    key = client.get(sign_up_page(other)).context["form"]["submission"].value()
    client.post(sign_up_page(other), said(submission=key))

    client.post(sign_up_page(pool.event), said(submission=key))

    assert pool.event.participants.count() == 1


def test_sign_up_for_a_hybrid_event_takes_online_and_waits_for_the_full_room(client):
    event = EventFactory(hybrid=True)
    room, online = PoolFactory(event=event, capacity=1), PoolFactory(event=event, online=True, capacity=100)
    RegistrationFactory(pool=room)
    client.force_login(UserFactory())

    client.post(sign_up_page(event), said(way="and_wait"))

    assert [row.state for row in online.registrations.all()] == [SeatState.CONFIRMED]
    assert room.registrations.waiting().count() == 1


def test_sign_up_way_offered_before_the_room_emptied_still_counts(client):
    event = EventFactory(hybrid=True)
    room, _online = PoolFactory(event=event, capacity=1), PoolFactory(event=event, online=True)
    client.force_login(UserFactory())

    client.post(sign_up_page(event), said(way="and_wait"))

    assert [row.state for row in room.registrations.all()] == [SeatState.CONFIRMED]


def test_sign_up_for_programme_items_takes_a_seat_in_each(client):
    event = EventFactory(online=True)
    PoolFactory(event=event, online=True)
    item = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    pool = PoolFactory(event=event, kind=PoolKind.ITEM, item=item)
    client.force_login(UserFactory())

    client.post(sign_up_page(event), said(items=[item.pk]))

    assert pool.registrations.confirmed().count() == 1


def test_sign_up_company_waits_while_seats_are_kept_for_municipalities_and_is_told_why(client):
    event = EventFactory()
    common = PoolFactory(event=event, capacity=1)
    kept = PoolFactory(event=event, capacity=8, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=in_days(23))
    RegistrationFactory(pool=common)
    ActorFactory(legal_name="Löftet AB")

    shown = client.get(sign_up_page(event)).content.decode()
    client.post(sign_up_page(event), said(organisation="Löftet AB"))

    assert (kept.registrations.count(), common.registrations.waiting().count()) == (0, 1)
    assert "Ytterligare 8 platser i lokalen är reserverade för en sektor: kommun (8 lediga)." in shown
    assert "Ytterligare 8 platser" in client.get(sent_page(event)).content.decode()


def test_organisations_suggests_what_begins_so(client):
    ActorFactory(legal_name="Hjälpmedel i Öst"), ActorFactory(legal_name="Annat AB")
    ActorFactory(legal_name="Hjälpmedel under granskning", submitted=True)

    page = client.get(reverse("events:organisations"), {"organisation": "hjalp"}).content.decode()

    assert re.findall(r'value="([^"]+)"', page) == ["Hjälpmedel i Öst"]
