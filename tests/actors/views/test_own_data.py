"""What is held of a person: to read, to take out and to have erased, after the password again."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from actors.models import User
from arena.history.models import Entry
from tests.actors.accounts import PASSWORD
from tests.factories import DecisionFactory, MembershipFactory, OutboundLetterFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db
DATA, ERASE = "/konto/mina-uppgifter/", "/konto/radera/"


@pytest.fixture(autouse=True)
def own_state(settings, tmp_path):
    settings.STATE_DIR = tmp_path


@pytest.fixture
def person(client):
    """Signed in by password a moment ago, with something in every room."""
    person = User.objects.create_user("tyra@arena.example", PASSWORD, name="Tyra Öhlund")
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    MembershipFactory(user=person, actor__managed=True, actor__legal_name="Larmbolaget AB")
    DecisionFactory(decided_by=person, reason="Allt stämmer.")
    OutboundLetterFactory(recipient=person)
    ReportFactory(email=person.email, text="Kartan är suddig.", answer="Internt.")
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return person


def test_data_is_shown_on_a_page_that_people_read(client, person):
    told = client.get(DATA).text

    words = ["Tyra Öhlund", "Larmbolaget AB", "Allt stämmer.", "Kartan är suddig.", "Brev till dig"]
    assert [word for word in words if word not in told] == []
    assert "Internt." not in told


def test_data_calls_the_factors_what_the_page_that_adds_them_does(client, person):
    for factor in ("totp", "recovery_codes", "webauthn"):
        Authenticator.objects.create(user=person, type=factor, data={})

    found = json.loads(client.post(DATA).content)

    assert found["account"][0]["second_factors"] == "En app med koder, Återställningskoder, Passnyckel"


def test_data_comes_as_a_file_for_machines_and_the_export_is_kept(client, person):
    response = client.post(DATA)

    found = json.loads(response.content)
    assert response.headers["Content-Disposition"] == 'attachment; filename="mina-uppgifter.json"'
    assert (found["account"][0]["email"], found["memberships"][0]["actor"]) == (person.email, "Larmbolaget AB")
    assert set(found) >= {"account", "memberships", "decisions", "letters", "reports", "sign_ins"}
    assert Entry.objects.get(act="exported", kind="own-data").context.user_id == person.pk


def test_data_of_others_is_not_in_it(client, person):
    MembershipFactory(actor__legal_name="Det andra bolaget AB", user=UserFactory(name="Någon Annan"))

    found = client.post(DATA).content.decode()

    assert ("Det andra bolaget" in found, "Någon Annan" in found) == (False, False)


@pytest.mark.asked_again
@pytest.mark.parametrize("page", [DATA, ERASE])
def test_password_is_asked_for_again(client, page):
    person = User.objects.create_user("bo@arena.example", PASSWORD)
    client.force_login(person)

    response = client.post(page)

    assert response.url.startswith("/konto/reauthenticate/")
    assert User.objects.get(pk=person.pk).erased_at is None


def test_erasing_ends_the_session_and_the_account(client, person):
    response = client.post(ERASE, follow=True)

    assert "Ditt konto är raderat." in response.text
    assert client.get("/min-sida/").status_code == 302
    assert User.objects.get(pk=person.pk).email == f"erased-{person.pk}@invalid"


def test_last_manager_is_led_to_hand_over(client, person):
    actor = MembershipFactory(user=person, actor__legal_name="Ensamma AB").actor

    shown = client.get(ERASE).text
    client.post(ERASE)

    assert reverse("actors:members", args=[actor.slug]) in shown
    assert User.objects.get(pk=person.pk).erased_at is None
