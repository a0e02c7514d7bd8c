import pytest
from django.core.management import call_command

from actors.demo import PASSWORD, PEOPLE, example_town, make_accounts
from actors.models import Actor, Membership, Offering, User
from tests.actors.accounts import is_signed_in, sign_in
from tests.factories import ActorFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabularies():
    call_command("load_vocabularies", verbosity=0)


def roles():
    return sorted(Membership.objects.values_list("user__email", "actor__legal_name", "role"))


def test_demonstration_accounts_can_be_signed_in_to(client):
    make_accounts()

    for email in PEOPLE:
        browser = type(client)()
        sign_in(browser, email, PASSWORD)
        assert is_signed_in(browser)
    assert list(User.objects.filter(is_staff=True).values_list("email", flat=True)) == ["personal@arena.example"]
    assert list(User.objects.filter(is_administrator=True).values_list("email", flat=True)) == ["admin@arena.example"]


def test_demonstration_accounts_made_twice_are_made_once():
    municipality = MunicipalityFactory(scb_code="0840")
    ActorFactory(legal_name="Mörbylånga kommun", actor_type__code="AKT02", municipality=municipality)

    made = [make_accounts(), make_accounts()]

    assert made == [7, 0]
    assert roles() == [
        ("foretag@arena.example", "Exempel Omsorgsteknik AB", "manager"),
        ("kommun@arena.example", "Mörbylånga kommun", "manager"),
    ]
    assert Offering.objects.public().count() == 2
    assert example_town().contact_email == "kommun@arena.example"


def test_mailbox_that_the_town_has_written_is_kept():
    Actor.objects.filter(pk=example_town().pk).update(contact_email="hej@arena.example")

    make_accounts()

    assert example_town().contact_email == "hej@arena.example"


def test_example_company_says_that_it_is_one():
    make_accounts()

    assert Actor.objects.public().filter(is_example=True).get().legal_name == "Exempel Omsorgsteknik AB"
