"""Several people signed up in one form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Participant
from tests.events.sign_ups import colleague, letters, said, sent_page, sign_up_page
from tests.factories import ActorFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_counted")]


@pytest.fixture
def pool():
    return PoolFactory(capacity=10)


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

    assert response.url == sent_page(pool.event)
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
