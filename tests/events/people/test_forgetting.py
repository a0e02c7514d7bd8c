"""Who is erased is nowhere to be found, the seat is somebody else's, and the numbers of the event still stand."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from actors import erasing
from arena.history import acting
from arena.history.models import Entry
from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from events.keys import person_key
from events.models import Attendance, Participant, Registration
from events.people import forgetting, linking
from events.seats import cancelling, confirming, registering, sweeping
from events.seats.registering import Person, Wish
from events.states import Ending, PoolKind, SeatState, Sector
from tests.actors.test_erasing import found
from tests.events.invariants import broken, sign_up, states
from tests.factories import (
    ActorFactory,
    AnswerFactory,
    AttendanceFactory,
    CareNeedFactory,
    ConsentFactory,
    DemoLetterFactory,
    EventFactory,
    MunicipalityFactory,
    OutboundLetterFactory,
    ParticipantFactory,
    PoolFactory,
    QuestionFactory,
    StaffFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NAME, EMAIL, PHONE = "Tyra Öhlund-Gräns", "tyra@arena.example", "0480-77 66 55"
KEY = person_key(EMAIL)


@pytest.fixture(autouse=True)
def own_state(settings, tmp_path):
    settings.STATE_DIR = tmp_path


@pytest.fixture
def tyra():
    """Somebody without an account, with something of everything, and somebody who waits for the seat."""
    pool = PoolFactory(capacity=1)
    person = Person(NAME, EMAIL, PHONE, organisation="Tyras garn")
    tyra = confirming.confirm_address(registering.register(pool.event, [person], Wish(PoolKind.ROOM)).participant)
    sign_up(pool.event, "bo")
    AnswerFactory(participant=tyra, question=QuestionFactory(event=pool.event), value="Tyras svar")
    CareNeedFactory(participant=tyra, dietary="Tyras mat")
    ConsentFactory(participant=tyra)
    DemoLetterFactory(recipient=EMAIL, text=f"Hej {NAME}!")
    tyra.refresh_from_db()
    linking.renew(tyra)
    with acting(channel="web"):
        type(pool.event).objects.filter(pk=pool.event_id).update(source=f"Skriv till {EMAIL}")
        type(pool.event).objects.filter(pk=pool.event_id).update(source="")
    tyra.refresh_from_db()
    return tyra


def test_forgotten_participant_is_nowhere_in_the_database_and_the_seat_goes_to_the_next(tyra):
    pool = tyra.event.pools.get()

    forgetting.forget([KEY])

    assert found(NAME, EMAIL, PHONE, KEY, "Tyras svar", "Tyras mat", "Tyras garn") == set()
    assert [state for _name, state in states(pool)] == [SeatState.CANCELLED, SeatState.OFFERED]
    assert tyra.registrations.get().ending == Ending.ERASED
    assert broken(letters=False) == []


def test_forgetting_stops_the_letters_that_wait_and_keeps_no_recipient(tyra):
    OutboundLetterFactory(kind="event_invitation", recipient=None, subject_id="0", address=EMAIL)

    forgetting.forget([KEY])

    letters = OutboundLetter.objects.filter(kind="event_link_renewed")
    assert list(letters.values_list("state", "recipient", "address")) == [(State.CANCELLED, None, "")]
    assert not OutboundLetter.objects.filter(address=EMAIL).exists()


def test_forgetting_keeps_the_numbers_of_the_event():
    actor, village = ActorFactory(), MunicipalityFactory()
    facts = {"email": EMAIL, "actor": actor, "sector": Sector.BUSINESS, "municipality": village}
    there = AttendanceFactory(participant=ParticipantFactory(event__past=True, **facts), minutes=95)

    forgetting.forget([KEY])

    kept = Attendance.objects.select_related("participant").get(pk=there.pk)
    person = kept.participant
    assert (kept.minutes, kept.was_there) == (95, True)
    assert (person.actor, person.sector, person.municipality) == (actor, Sector.BUSINESS, village)
    assert (person.name, person.email, person.user) == ("", "", None)


def test_forgetting_is_at_every_event_of_the_person_and_of_nobody_else():
    mine = [ParticipantFactory(email=EMAIL), ParticipantFactory(email=EMAIL.upper())]
    other = ParticipantFactory(event=mine[0].event)

    forgetting.forget([KEY])

    assert set(Participant.objects.filter(erased_at=None)) == {other}


def test_forgotten_twice_changes_nothing_and_the_address_may_come_again(tyra):
    forgetting.forget([KEY])
    before = Participant.objects.values_list("pk", "person_key", "erased_at").get(pk=tyra.pk)

    forgetting.forget([KEY])
    again = sign_up(tyra.event, "tyra-igen")

    assert Participant.objects.values_list("pk", "person_key", "erased_at").get(pk=tyra.pk) == before
    assert again.pk != tyra.pk


def test_history_keeps_what_was_done_and_not_by_which_account():
    user = UserFactory()
    pool = PoolFactory()
    with acting(by=user, channel="web"):
        person = sign_up(pool.event, "anna")
        Participant.objects.filter(pk=person.pk).update(user=user)
        cancelling.cancel(person, reason="Jag är sjuk")

    forgetting.forget([person.person_key])

    entries = Entry.objects.filter(kind="events_participant", key=str(person.pk))
    assert entries.exists()
    assert not any(mark.startswith("actors_user:") for entry in entries for mark in entry.about)
    assert not any("user_id" in (side or {}) for entry in entries for side in (entry.before, entry.after))
    assert set(person.registrations.get().moves.values_list("reason", "by_id")) == {("", None)}


def test_forgetting_works_in_the_role_of_the_portal(tyra):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        forgetting.forget([KEY])
        cursor.execute("RESET ROLE")

    assert found(NAME, PHONE, KEY) == set()


def test_backup_that_brings_a_participant_back_is_made_to_forget(tyra, django_capture_on_commit_callbacks, capsys):
    with django_capture_on_commit_callbacks(execute=True):
        forgetting.forget([KEY])
    Participant.objects.filter(pk=tyra.pk).update(erased_at=None, name=NAME, email=EMAIL, person_key=KEY)

    call_command("replay_erasures")
    call_command("replay_erasures")

    assert (found(NAME, KEY), capsys.readouterr().out.split()) == (set(), ["1", "0"])


def test_account_erased_takes_its_participations_along():
    user = UserFactory(email=EMAIL, last_login=timezone.now())
    user.emailaddress_set.create(email=EMAIL, verified=True, primary=True)
    linked, unlinked = ParticipantFactory(user=user, email="jobb@arena.example"), ParticipantFactory(email=EMAIL)
    other = ParticipantFactory()

    erasing.erase(user, by=user)

    assert set(Participant.objects.filter(erased_at=None)) == {other}
    assert {linked, unlinked} == set(Participant.objects.exclude(erased_at=None))


def test_account_erased_leaves_the_events_that_it_was_the_host_of():
    user = StaffFactory()
    event = EventFactory(host=user, asks_care_needs=True)

    erasing.erase(user, by=user)

    event.refresh_from_db()
    assert (event.host, event.lacks_host) == (None, True)


def test_account_never_signed_in_to_takes_nobodys_participations_along():
    """Whoever writes somebody else's address into a new account, and has it erased, reaches nothing of theirs."""
    thief = UserFactory(email=EMAIL, last_login=None)
    thief.emailaddress_set.create(email=EMAIL, verified=False, primary=True)
    victim = ParticipantFactory(email=EMAIL)

    erasing.erase(thief, by=thief)

    victim.refresh_from_db()
    assert (victim.erased_at, victim.email) == (None, EMAIL)


def test_forget_one_leaves_the_other_events_of_the_person():
    here, there = ParticipantFactory(email=EMAIL), ParticipantFactory(email=EMAIL)

    forgetting.forget_one(here)

    assert list(Participant.objects.filter(erased_at=None)) == [there]


def test_row_that_says_erased_and_holds_a_name_is_refused():
    with pytest.raises(IntegrityError, match="participant_erased_is_empty"), transaction.atomic():
        ParticipantFactory(erased_at=timezone.now())


def test_forget_unconfirmed_lets_go_of_addresses_that_nobody_confirmed_a_day_later():
    pool = PoolFactory()
    people = [Person("Tyra", "tyra@arena.example"), Person("Ulf", "ulf@arena.example")]
    registering.register(pool.event, people, Wish(PoolKind.ROOM))
    kept = sign_up(pool.event, "anna", colleagues=["bo"])
    Participant.objects.filter(party=kept.party).update(created_at=timezone.now() - timedelta(days=3))
    late = Participant.objects.exclude(party=kept.party)
    late.update(confirm_until=timezone.now())
    Registration.objects.filter(participant__in=late).update(held_until=timezone.now())
    sweeping.sweep()

    same_day = forgetting.forget_unconfirmed()
    Participant.objects.update(created_at=timezone.now() - timedelta(days=2))
    next_day = forgetting.forget_unconfirmed()

    assert (same_day, next_day) == (0, 2)
    assert set(Participant.objects.values_list("name", flat=True)) == {"", "anna", "bo"}
    assert broken() == []
