import re
import time

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.open_forms import QUICKEST
from events import seating
from events.forms.signing_up import SignUpForm
from events.keys import OWN, link_token
from events.models import Participant, Registration
from events.states import PoolKind, SeatState, Sector
from events.views.opening import INVITATIONS
from tests.events.sign_ups import colleague, opened, said, sign_up_page
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

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_counted():
    cache.clear()


@pytest.fixture
def pool():
    return PoolFactory(capacity=10)


def sent(event):
    return reverse("events:sign_up_sent", args=[event.slug])


def letters():
    return sorted(OutboundLetter.objects.values_list("kind", "address"))


def test_sign_up_without_account_holds_a_seat_until_the_address_is_confirmed(client, pool):
    response = client.post(sign_up_page(pool.event), said())

    row = Registration.objects.get()
    assert (response.status_code, response.url) == (302, sent(pool.event))
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


def test_sign_up_with_colleagues_gives_each_a_letter_and_counts_none_of_them(client, pool):
    client.force_login(UserFactory())
    rows = {**colleague(0, "bo"), **colleague(1, "cia"), **colleague(2, "dag"), **colleague(3, "eva")}

    client.post(sign_up_page(pool.event), said(**rows))

    assert pool.registrations.confirmed().count() == 5
    assert len({person.party for person in pool.event.participants.all()}) == 1
    assert pool.event.participants.coming().count() == 1
    assert [kind for kind, _to in letters()] == ["event_confirmation", *["event_signed_up_by_colleague"] * 4]


def test_sign_up_passes_over_a_colleague_who_is_there_already(client, pool):
    RegistrationFactory(pool=pool, participant__event=pool.event, participant__email="bo@arena.example")

    response = client.post(sign_up_page(pool.event), said(**{**colleague(0, "bo"), **colleague(1, "cia")}))

    assert response.url == sent(pool.event)
    assert sorted(person.email.split("@")[0] for person in pool.event.participants.all()) == ["anna", "bo", "cia"]


def test_sign_up_colleague_may_come_from_another_organisation(client, pool):
    other = ActorFactory(legal_name="Löftet AB")
    rows = {**colleague(0, "bo"), **colleague(1, "cia", organisation="löftet ab")}

    client.post(sign_up_page(pool.event), said(**rows))

    told = {person.name: (person.actor, person.organisation, person.sector) for person in Participant.objects.all()}
    assert told["Bo"] == (None, "Sånglärkan", "civil_society")
    assert told["Cia"] == (other, "", "business")


def test_sign_up_same_address_in_two_rows_is_said_at_the_second(client, pool):
    rows = {**colleague(0, "bo"), **colleague(1, "cia", email="BO@arena.example ")}

    form = client.post(sign_up_page(pool.event), said(**rows)).context["form"]

    assert [row.errors.get("email") for row in form.colleagues] == [None, ["Adressen står här två gånger."]]
    assert Participant.objects.count() == 0


def test_sign_up_asked_for_more_rows_stores_nothing_and_keeps_what_was_written(client, pool):
    response = client.post(sign_up_page(pool.event), said(email="an@", more="1", **colleague(1, "bo")))

    form = response.context["form"]
    assert (len(form.colleagues), form["email"].value(), form.colleagues.forms[1]["name"].value()) == (7, "an@", "Bo")
    assert "Rätta till" not in response.content.decode()
    assert Participant.objects.count() == 0


def test_sign_up_has_thirty_rows_at_most(client, pool):
    form = client.post(sign_up_page(pool.event), said(rows="4000", more="1")).context["form"]

    assert (len(form.colleagues), form.colleagues.is_at_most) == (30, True)


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
    assert "Ytterligare 8 platser" in client.get(sent(event)).content.decode()


SHUT = {
    "cancelled": ({"cancelled": True}, "Evenemanget är inställt."),
    "closed": ({"closed_at": timezone.now()}, "Anmälan är stängd."),
    "not_yet": ({"sign_up_from": in_days(2)}, "Anmälan öppnar"),
    "too_late": ({"sign_up_until": in_days(-2)}, "Anmälan stängde"),
    "started": ({"starts_at": in_days(-1), "ends_at": in_days(1)}, "Evenemanget har börjat"),
    "over": ({"past": True}, "Evenemanget har hållits."),
    "elsewhere": ({"sign_up": "elsewhere", "sign_up_url": "https://anmal.example/x"}, "https://anmal.example/x"),
    "not_needed": ({"sign_up": "none"}, "Du behöver inte anmäla dig."),
}


@pytest.mark.parametrize("why", SHUT)
def test_sign_up_that_is_shut_says_why_and_stores_nothing(client, why):
    facts, words = SHUT[why]
    event = PoolFactory(event=EventFactory(**facts)).event

    shown = client.get(sign_up_page(event))
    answer = client.post(sign_up_page(event), said())

    assert (words in shown.content.decode(), shown.context["admission"].door) == (True, why)
    assert (answer.status_code, Participant.objects.count()) == (409, 0)


def test_sign_up_full_without_waiting_list_turns_away(client):
    pool = PoolFactory(event=EventFactory(has_waiting_list=False), capacity=1)
    RegistrationFactory(pool=pool)

    shown = client.get(sign_up_page(pool.event)).content.decode()
    answer = client.post(sign_up_page(pool.event), said())

    assert "Evenemanget är fullt och har ingen väntelista." in shown
    assert (answer.status_code, pool.registrations.count()) == (409, 1)


def test_sign_up_of_a_party_that_does_not_fit_where_nobody_may_wait_keeps_the_form(client):
    pool = PoolFactory(event=EventFactory(has_waiting_list=False), capacity=1)

    answer = client.post(sign_up_page(pool.event), said(**colleague(0, "bo")))

    form = answer.context["form"]
    assert (answer.status_code, form.non_field_errors()) == (
        200,
        ["Evenemanget är fullt och har ingen väntelista."],
    )
    assert form["name"].value() == "Anna"


def test_sign_up_sent_again_after_it_closed_shows_the_first_result(client, pool):
    key = client.get(sign_up_page(pool.event)).context["form"]["submission"].value()
    client.post(sign_up_page(pool.event), said(submission=key))
    pool.event.close()

    response = client.post(sign_up_page(pool.event), said(submission=key))

    assert (response.status_code, response.url) == (302, sent(pool.event))


def test_sign_up_by_invitation_is_for_those_whose_link_was_opened(client):
    event = PoolFactory(event=EventFactory(audience="invited")).event
    invitation = event.invitations.create(email="anna@arena.example", person_key="x")

    closed = client.get(sign_up_page(event)).status_code
    session = client.session
    session[INVITATIONS] = [str(invitation.key)]
    session.save()

    assert (closed, client.get(sign_up_page(event)).status_code) == (404, 200)


def test_sign_up_while_many_do_keeps_the_form_and_its_key(client, pool, monkeypatch):
    monkeypatch.setattr(SignUpForm, "save", _busy)
    key = client.get(sign_up_page(pool.event)).context["form"]["submission"].value()

    response = client.post(sign_up_page(pool.event), said(submission=key))

    form = response.context["form"]
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert (form["submission"].value(), form["name"].value()) == (key, "Anna")


def _busy(_form):
    raise seating.Busy("Många anmäler sig just nu.")


@pytest.mark.parametrize(
    "changes",
    [
        {"nickname": "Robot"},
        {"opened": "forged"},
        {"opened": ""},
        {"name": ""},
        {"email": "anna@"},
        {"name": "Anna 811218-9876"},
        {"organisation": "", "sector": ""},
        {"sector": ""},
        {"municipality": ""},
        {"language": "xx"},
    ],
)
def test_sign_up_refused_stores_and_mails_nothing_and_keeps_what_was_written(client, pool, changes):
    response = client.post(sign_up_page(pool.event), said(phone="0480-123", **changes))

    form = response.context["form"]
    assert (response.status_code, Participant.objects.count(), letters()) == (200, 0, [])
    assert (bool(form.errors), form["phone"].value()) == (True, "0480-123")
    assert "811218" not in response.content.decode()


def test_sign_up_too_quick_passes_at_the_second_try(client, pool):
    form = client.post(sign_up_page(pool.event), said(opened=opened(0))).context["form"]
    with time_machine.travel(time.time() + QUICKEST + 1):
        again = client.post(sign_up_page(pool.event), said(opened=form["opened"].value()))

    assert (form.non_field_errors()[0][:18], form["name"].value()) == ("Det gick fortare ä", "Anna")
    assert (again.status_code, Participant.objects.count()) == (302, 1)


def test_sign_up_twenty_forms_as_fast_as_a_machine_stores_nothing(client, pool):
    for number in range(20):
        form = client.get(sign_up_page(pool.event)).context["form"]
        client.post(sign_up_page(pool.event), said(f"robot{number}", opened=form["opened"].value()))

    assert (Participant.objects.count(), letters()) == (0, [])


def test_sign_up_twenty_forms_in_a_minute_from_one_network_stops_with_kind_words(client, pool, settings):
    answers = [
        client.post(sign_up_page(pool.event), said(f"robot{number}"), REMOTE_ADDR=f"192.0.2.{number}")
        for number in range(20)
    ]
    elsewhere = client.post(sign_up_page(pool.event), said(), REMOTE_ADDR="198.51.100.1")

    assert Participant.objects.count() == settings.SIGN_UPS_PER_MINUTE + 1
    assert "Vänta en minut" in answers[-1].content.decode()
    assert (answers[-1].context["form"]["name"].value(), elsewhere.status_code) == ("Robot19", 302)


def test_sign_up_without_the_cache_turns_nobody_away(client, pool, settings):
    settings.CACHES = {**settings.CACHES, "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}

    assert client.post(sign_up_page(pool.event), said()).status_code == 302


def test_sign_up_thirty_colleagues_of_one_network_get_in_within_the_hour(client, settings):
    settings.SIGN_UPS_PER_MINUTE = 30
    pool = PoolFactory(capacity=None)

    for number in range(30):
        client.post(sign_up_page(pool.event), said(f"kollega{number}"))

    assert Participant.objects.count() == 30


def test_sign_up_unconfirmed_addresses_hold_a_fifth_of_the_room_and_then_wait(client):
    pool = PoolFactory(capacity=40)

    for number in range(9):
        client.post(sign_up_page(pool.event), said(f"anna{number}"))

    states = [row.state for row in pool.registrations.order_by("pk")]
    assert states == [*[SeatState.HELD] * 8, SeatState.WAITING]


def test_sign_up_one_unconfirmed_address_holds_seats_at_three_events(client):
    pools = [PoolFactory() for _number in range(4)]

    answers = [client.post(sign_up_page(pool.event), said()) for pool in pools]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Du har anmälningar som väntar" in answers[-1].content.decode()


def test_sign_up_asks_the_database_the_same_for_one_colleague_and_for_twenty(client):
    event = PoolFactory(capacity=None).event
    ActorFactory(legal_name="Löftet AB")
    client.force_login(UserFactory())

    asked = [_reading(client, event, name, number) for name, number in (("anna", 1), ("bo", 20))]

    assert asked[0] == asked[1]


def _reading(client, event, name, number):
    """How much is read before the act, which has its own bounds."""
    rows = {"organisation": "Löftet AB"}
    for place in range(number):
        rows |= colleague(place, f"{name}{place}", organisation="Löftet AB")
    with CaptureQueriesContext(connection) as asked:
        client.post(sign_up_page(event), said(name, **rows))
    statements = [query["sql"] for query in asked]
    return next(place for place, sql in enumerate(statements) if "lock_timeout" in sql)


def test_organisations_suggests_what_begins_so(client):
    ActorFactory(legal_name="Hjälpmedel i Öst"), ActorFactory(legal_name="Annat AB")
    ActorFactory(legal_name="Hjälpmedel under granskning", submitted=True)

    page = client.get(reverse("events:organisations"), {"organisation": "hjalp"}).content.decode()

    assert re.findall(r'value="([^"]+)"', page) == ["Hjälpmedel i Öst"]


def test_sign_up_sent_of_a_draft_is_not_there(client):
    assert client.get(sent(EventFactory(draft=True))).status_code == 404


def test_sign_up_needs_its_token():
    event = PoolFactory().event

    assert Client(enforce_csrf_checks=True).post(sign_up_page(event), said()).status_code == 403


def test_sign_up_signed_in_once_more_asks_for_colleagues_alone(client, pool):
    user = UserFactory()
    client.force_login(user)
    client.post(sign_up_page(pool.event), said())
    pool.event.questions.create(kind="text", label_sv="Varför?", is_required=True)

    shown = client.get(sign_up_page(pool.event))
    response = client.post(sign_up_page(pool.event), said(**colleague(0, "bo")), follow=True)

    assert "Du har en plats i lokalen." in shown.content.decode()
    assert {"name", "phone", "email"} & set(shown.context["form"].fields) == set()
    assert [person.name for person in pool.event.participants.all()] == ["Anna", "Bo"]
    assert "Vi har skrivit till dina kollegor." in response.content.decode()
