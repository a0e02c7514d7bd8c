"""What a person is told that the portal holds of them at events."""

import json

import pytest
from django.urls import reverse

from actors import own_data as account_data
from arena.history.models import Entry
from events import claiming
from events.models import Notice
from events.people import own_data
from tests.events.invariants import sign_up
from tests.events.links import page_of
from tests.factories import (
    AnswerFactory,
    AttendanceFactory,
    CareNeedFactory,
    ConsentFactory,
    ParticipantFactory,
    PoolFactory,
    QuestionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
EMAIL = "anna@arena.example"


@pytest.fixture
def anna():
    """At two events, with a colleague and somebody else beside her."""
    pool = PoolFactory(capacity=None)
    anna = sign_up(pool.event, "anna", colleagues=["hemliga-bo"])
    sign_up(pool.event, "hemliga-cia")
    AnswerFactory(participant=anna, question=QuestionFactory(event=pool.event), value="Mitt svar")
    CareNeedFactory(participant=anna, dietary="Utan nötter")
    ConsentFactory(participant=anna)
    AttendanceFactory(participant=ParticipantFactory(event__past=True, email=EMAIL.upper(), name="Anna Ek"))
    return anna


def test_sections_hold_everything_at_every_event_and_nobody_else(anna):
    found = own_data.sections([anna.person_key], is_proved=True)

    rows = {section.code: len(section.rows) for section in found}
    assert rows == {
        "participations": 2,
        "seats": 1,
        "answers": 1,
        "consents": 1,
        "care_needs": 1,
        "attendance": 1,
        "event_letters": 1,
    }
    said = str(found)
    assert "hemliga" not in said
    assert all(word in said for word in ("Mitt svar", "Utan nötter", "Anna Ek"))


def test_sections_hold_what_was_answered_after_a_move(anna):
    Notice.objects.create(participant=anna, revision=1, kind="event_moved", answer="comes", answered_at=anna.agreed_at)
    Notice.objects.create(participant=anna, revision=2, kind="event_moved")

    found = {section.code: section.rows for section in own_data.sections([anna.person_key], is_proved=False)}

    assert [row["answer"][1] for row in found["still_coming"]] == ["kommer fortfarande"]


def test_file_by_a_link_says_that_there_are_sensitive_answers_and_not_which(anna, client):
    response = client.post(page_of(anna, "own_data"))

    told = json.loads(response.content)
    assert len(told["participations"]) == 2
    assert len(told["care_needs"]) == 1
    assert "nötter" not in response.content.decode()
    assert "hemliga" not in response.content.decode()


def test_file_taken_out_is_written_in_the_history(anna, client):
    client.post(page_of(anna, "own_data"))

    assert Entry.objects.filter(kind="own-event-data", act="exported").count() == 1


def test_account_is_told_what_it_has_at_events_with_what_is_sensitive(anna):
    user = UserFactory(email="konto@arena.example")
    user.emailaddress_set.create(email=EMAIL, verified=True)

    codes = {section.code: str(section.rows) for section in account_data.sections(user)}

    assert "Utan nötter" in codes["care_needs"]
    assert "participations" in codes


def test_account_is_told_nothing_of_an_address_that_it_has_not_confirmed(anna):
    user = UserFactory(email="konto@arena.example")
    user.emailaddress_set.create(email=EMAIL, verified=False)

    assert {section.code for section in account_data.sections(user)} & {"participations", "seats"} == set()


def test_claim_links_by_confirmed_address_alone():
    user = UserFactory(name="Anna Ek")
    user.emailaddress_set.create(email=EMAIL, verified=True)
    mine, namesake = ParticipantFactory(email=EMAIL.upper()), ParticipantFactory(name="Anna Ek")
    taken = ParticipantFactory(email=EMAIL, user=UserFactory())

    numbers = claiming.claim(user), claiming.claim(user)

    for row in (mine, namesake, taken):
        row.refresh_from_db()
    assert numbers == (1, 0)
    assert (mine.user, namesake.user) == (user, None)
    assert taken.user != user


def test_sign_in_claims_what_was_signed_up_for_without_the_account(client):
    user = UserFactory()
    user.emailaddress_set.create(email=EMAIL, verified=True)
    row = ParticipantFactory(email=EMAIL)

    client.force_login(user)
    client.get(reverse("events:my_events"))

    row.refresh_from_db()
    assert row.user == user


def test_data_page_costs_the_same_for_one_event_and_for_three(client, django_assert_max_num_queries, anna):
    for _number in range(3):
        ParticipantFactory(email=EMAIL)

    with django_assert_max_num_queries(14):
        client.get(page_of(anna, "own_data"))
