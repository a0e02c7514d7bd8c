"""Who is erased is nowhere to be found, and what they did is still told, by a name that leads to nobody."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from actors import administering, erasing, registering
from actors.models import AccountDecision, Actor, User
from actors.states import AccountAct, MembershipState
from arena.history import acting
from arena.history.models import Entry, Erasure
from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from arena.shared.errors import Refused
from tests.factories import (
    ActorFactory,
    DecisionFactory,
    DemoLetterFactory,
    MembershipFactory,
    OutboundLetterFactory,
    ReportFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NAME, EMAIL, FORMER = "Tyra Öhlund-Gräns", "tyra.ohlund@arena.example", "tyra@gammal.example"


@pytest.fixture(autouse=True)
def own_state(settings, tmp_path):
    settings.STATE_DIR = tmp_path


@pytest.fixture
def person():
    """Somebody with a trace in every room, and an address and a name that have changed."""
    person = UserFactory(name="Tyra Öhlund", email=FORMER)
    person.emailaddress_set.create(email=FORMER, verified=True, primary=True)
    person.name, person.email = NAME, EMAIL
    person.save()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    MembershipFactory(user=person, actor__managed=True, message=f"Jag heter {NAME}.")
    invited = MembershipFactory(invited=True, email=EMAIL, expires_at="2999-01-01T00:00Z")
    DecisionFactory(decided_by=person)
    OutboundLetterFactory(recipient=person)
    OutboundLetterFactory(recipient=None, subject_id=1, address=EMAIL)
    DemoLetterFactory(recipient=EMAIL, text=f"Hej {NAME}!")
    ReportFactory(email=EMAIL.upper(), text=f"Hälsningar {NAME}")
    with acting(by=person, channel="web"):
        Actor.objects.filter(pk=invited.actor_id).update(note=f"Ring {NAME.upper()} eller {EMAIL}.")
        Actor.objects.filter(pk=invited.actor_id).update(note="")
    return person


def everything():
    """Every text of every table of the database, by its table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [table for (table,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT to_jsonb(line)::text FROM "{table}" AS line')  # noqa: S608
            yield from ((table, line.lower()) for (line,) in cursor.fetchall())


def found(*words):
    return {table for table, line in everything() for word in words if word.lower() in line}


def test_person_erased_is_nowhere_in_the_database(person):
    before = found(NAME, EMAIL, FORMER, "Tyra Öhlund")

    erasing.erase(person, by=person)

    assert found(NAME, EMAIL, FORMER, "Tyra Öhlund") == set()
    assert before >= {"actors_user", "history_entry", "account_emailaddress", "feedback_report", "outbox_demoletter"}


def test_person_erased_keeps_the_key_under_a_pseudonym(person):
    erasing.erase(person, by=person)

    person = User.objects.get(pk=person.pk)
    assert str(person) == person.pseudonym
    assert (person.is_active, person.has_usable_password(), person.erased_at is None) == (False, False, False)
    assert (Erasure.objects.get().person, person.memberships.in_force().count()) == (person.pk, 0)


def test_pseudonyms_differ_from_person_to_person():
    assert len({User(pk=key).pseudonym for key in range(1, 3000)}) == 2999


def test_history_of_an_erased_person_still_says_what_was_done(person):
    erasing.erase(person, by=person)

    note = Entry.objects.filter(kind="actors_actor", act="changed").order_by("pk").first()
    assert note.after == {"note": f"Ring erased-{person.pk} eller erased-{person.pk}."}
    assert note.context.user_id == person.pk


def test_letters_to_an_erased_person_are_not_sent(person):
    erasing.erase(person, by=person)

    letters = OutboundLetter.objects.all()
    assert {(letter.state, letter.recipient, letter.address) for letter in letters} == {(State.CANCELLED, None, "")}


def test_erasing_the_last_manager_is_refused_and_changes_nothing():
    membership = MembershipFactory()

    with pytest.raises(Refused):
        erasing.erase(membership.user, by=membership.user)

    membership.refresh_from_db()
    assert (membership.state, erasing.last_manager_of(membership.user)) == (MembershipState.ACTIVE, [membership.actor])


def test_erasing_twice_is_refused(person):
    erasing.erase(person, by=person)

    with pytest.raises(Refused):
        erasing.erase(person, by=person)


def test_erasing_works_in_the_role_of_the_portal(person):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        erasing.erase(person, by=person)
        cursor.execute("RESET ROLE")

    assert found(NAME, EMAIL) == set()


def test_backup_that_brings_a_person_back_is_made_to_forget(person, django_capture_on_commit_callbacks, capsys):
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(person, by=person)
    Erasure.objects.all().delete()
    User.objects.filter(pk=person.pk).update(erased_at=None, email=EMAIL, name=NAME, is_active=True)
    MembershipFactory(user=person, actor=ActorFactory())

    call_command("replay_erasures")
    call_command("replay_erasures")

    assert (found(NAME, EMAIL), capsys.readouterr().out.split()) == (set(), ["1", "0"])


def test_name_of_one_word_is_not_taken_out_of_what_others_wrote():
    person = UserFactory(name="Kalmar")
    actor = registering.begin(Actor(legal_name="Kalmar kommun"), by=UserFactory())

    erasing.erase(person, by=person)

    assert Entry.objects.get(kind="actors_actor", key=str(actor.pk)).after["legal_name"] == "Kalmar kommun"
    assert [entry for entry in Entry.objects.about(person).filter(kind="actors_user") if "name" in entry.after] == []


@pytest.mark.parametrize("name", ["Kalmar kommun", "kalmar KOMMUN", "Maja Lind", ": null,", "2, 3"])
def test_name_that_is_not_the_persons_alone_is_not_taken_out_of_the_history(name):
    person = UserFactory(name="Ett annat namn")
    actor = registering.begin(Actor(legal_name="Kalmar kommun"), by=UserFactory(name="Maja Lind"))
    Actor.objects.filter(pk=actor.pk).update(note="Maja Lind ringde från Kalmar kommun.")
    others = [entry.after for entry in Entry.objects.exclude(key=str(person.pk), kind="actors_user").order_by("pk")]
    User.objects.filter(pk=person.pk).update(name=name)

    erasing.erase(person, by=person)

    left = Entry.objects.exclude(key=str(person.pk), kind="actors_user").order_by("pk")
    assert [entry.after for entry in left] == others


def test_address_that_was_only_written_is_somebody_elses():
    """Or else anybody could write another's address as their new one, and have that person wiped out with them."""
    invited = MembershipFactory(invited=True, email=EMAIL, expires_at="2999-01-01T00:00Z")
    letter = OutboundLetterFactory(recipient=None, subject_id=1, address=EMAIL)
    ReportFactory(email=EMAIL)
    person = UserFactory()
    person.emailaddress_set.create(email=EMAIL)

    erasing.erase(person, by=person)

    invited.refresh_from_db()
    letter.refresh_from_db()
    assert (invited.state, invited.email) == (MembershipState.INVITED, EMAIL)
    assert (letter.state, letter.address) == (State.READY, EMAIL)
    assert found(EMAIL) == {"actors_membership", "feedback_report", "history_entry", "outbox_outboundletter"}


def test_staff_erase_somebody_who_asks_them(person):
    staff = UserFactory(staff=True)

    erasing.erase(person, by=staff)

    assert found(NAME, EMAIL) == set()


@pytest.fixture
def ada(client):
    ada = UserFactory(administrator=True, name="Ada")
    client.force_login(ada)
    return ada


def press_erase(client, person, reason):
    return client.post(reverse("administering:erase", args=[person.pk]), {"reason": reason}, follow=True)


def test_administrator_erases_on_request_and_the_row_says_so(client, ada, person):
    press_erase(client, person, "Bad om det i brev.")

    assert found(NAME, EMAIL) == set()
    decision = AccountDecision.objects.get()
    assert (decision.act, decision.account, decision.decided_by) == (AccountAct.ERASED, person, ada)


def test_administrator_erases_no_last_manager(client, ada):
    membership = MembershipFactory()
    page = client.get(reverse("administering:erase", args=[membership.user_id])).text

    response = press_erase(client, membership.user, "Bad om det i brev.")

    assert (membership.actor.name in page, "Radera personen<" in page) == (True, False)
    assert response.context["account"].erased_at is None
    assert not AccountDecision.objects.exists()


@pytest.mark.parametrize("reason", ["", "Tyra bad om det.", f"Brev från {EMAIL}.", "ÖHLUND ringde."])
def test_reason_that_leads_to_the_person_is_refused_beside_its_field(client, ada, person, reason):
    response = press_erase(client, person, reason)

    assert set(response.context["form"].errors) == {"reason"}
    assert found(EMAIL)


def test_administrator_erases_themselves_from_their_own_page(client, ada):
    response = press_erase(client, ada, "Bad om det.")

    assert (response.redirect_chain[0][0], User.objects.get().erased_at) == (
        reverse("administering:detail", args=[ada.pk]),
        None,
    )


def test_erased_account_can_neither_be_opened_nor_erased_again(client, ada, person):
    administering.erase(person, by=ada, reason="Bad om det i brev.")
    person.refresh_from_db()

    assert (administering.possible(person, by=ada), administering.can_be_erased(person, by=ada)) == ([], False)
    page = client.get(reverse("administering:detail", args=[person.pk])).text
    assert ("Personen är raderad" in page, f"erased-{person.pk}" in page) == (True, False)


def test_erased_accounts_stand_last_among_the_accounts(client, ada, person):
    administering.erase(person, by=ada, reason="Bad om det i brev.")

    listed = client.get(reverse("administering:list")).context["page"].object_list

    assert [account.pk for account in listed][-1] == person.pk
