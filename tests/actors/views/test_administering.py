"""The administrators' pages, and what an administrator who is not staff does not see."""

import pytest
from django.urls import reverse

from actors.models import AccountDecision
from actors.states import AccountAct
from tests.actors.accounts import PASSWORD, account, sign_in, sign_in_with_app, with_app
from tests.actors.views.test_reauthenticating import press_on
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = reverse("administering:list")


@pytest.fixture
def administrator(client):
    user = UserFactory(administrator=True, name="Ada")
    client.force_login(user)
    return user


def page_of(person):
    return reverse("administering:detail", args=[person.pk])


def close(client, person, reason="Har slutat."):
    return client.post(page_of(person), {"act": AccountAct.CLOSED, "reason": reason})


def test_list_shows_rights_last_sign_in_and_second_factor(client, administrator):
    with_app(account(name="Åsa", is_staff=True))

    response = client.get(LIST, {"q": "ås"})

    [person] = response.context["page"]
    assert (person.name, person.has_factor) == ("Åsa", True)
    assert "Projektpersonal" in response.text
    assert "Har aldrig loggat in" in response.text


def test_list_with_recovery_codes_alone_shows_no_second_factor(client, administrator):
    with_app(account()).authenticator_set.filter(type="totp").delete()

    [person] = client.get(LIST, {"q": "asa@"}).context["page"]

    assert not person.has_factor


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"q": "väst"}, ["Bo Väst"]),
        ({"q": "bo arena"}, ["Bo Väst"]),
        ({"kind": "staff"}, ["Bo Väst"]),
        ({"kind": "administrators"}, ["Ada"]),
        ({"kind": "closed"}, ["Cia Syd"]),
        ({"kind": "hittepå"}, ["Ada", "Bo Väst", "Cia Syd"]),
    ],
)
def test_list_is_narrowed(client, administrator, asked, names):
    UserFactory(name="Bo Väst", email="bo@arena.example", staff=True)
    UserFactory(name="Cia Syd", email="cia@arena.example", is_active=False)

    assert [person.name for person in client.get(LIST, asked).context["page"]] == names


def test_act_is_done_and_shown_in_the_log(client, administrator):
    person = UserFactory()

    close(client, person)
    pages = [client.get(LIST).text, client.get(page_of(person)).text]

    assert [("Har slutat." in page, "kontot stängt" in page, "Ada" in page) for page in pages] == [(True,) * 3] * 2


def test_act_without_a_reason_keeps_its_form_open(client, administrator):
    person = UserFactory()

    response = close(client, person, reason="")

    person.refresh_from_db()
    assert response.context["form"].errors == {"reason": ["Fyll i ”Skäl”."]}
    assert response.context["chosen"] == AccountAct.CLOSED
    assert person.is_active


def test_act_with_a_personal_number_in_the_reason(client, administrator):
    response = close(client, UserFactory(), reason="811218-9876 har slutat")

    assert list(response.context["form"].errors) == ["reason"]
    assert "811218-9876" not in response.text


def test_act_that_there_is_none_of(client, administrator):
    assert client.post(page_of(UserFactory()), {"act": "befordra", "reason": "Så."}).status_code == 400


def test_act_on_oneself_is_refused(client, administrator):
    response = client.post(page_of(administrator), {"act": AccountAct.CLOSED, "reason": "Så."}, follow=True)

    administrator.refresh_from_db()
    assert administrator.is_active
    assert "Det här är ditt eget konto" in response.text


def test_closing_names_the_actors_that_nobody_speaks_for_after(client, administrator):
    person = MembershipFactory(actor=ActorFactory(legal_name="Ensamma AB")).user

    assert "Ensamma AB" in client.get(page_of(person)).text


def test_only_administrator_is_told_of_the_command(client, administrator):
    assert "grant_staff asa@arena.example" in client.get(page_of(account())).text


def test_proposal_waits_on_the_list_and_the_page_of_the_other(client, administrator):
    person = UserFactory(name="Åsa Öst")
    other = UserFactory(administrator=True)
    client.post(page_of(person), {"act": AccountAct.STAFF_PROPOSED, "reason": "Leder workshoppar."})
    own = client.get(LIST).context["proposals"]
    client.force_login(other)

    [proposal] = client.get(LIST).context["proposals"]

    assert list(own) == []
    assert proposal.account == person
    assert "Åsa Öst" in client.get(reverse("arena:my_page")).text


@pytest.mark.asked_again
def test_act_asks_for_both_steps_and_fresh_proof(client):
    with_app(account(is_administrator=True))
    person = UserFactory()
    sign_in(client)
    by_password = client.get(LIST)
    sign_in_with_app(client)

    asked = close(client, person)
    undone = AccountDecision.objects.exists()
    client.post(asked.headers["Location"], {"password": PASSWORD})
    press_on(client)

    assert by_password.status_code == 302
    assert undone is False
    assert AccountDecision.objects.get().account == person


CONTENT = ["arena:desk", "arena:style", "outbox:list", "feedback:list", "importing:upload"]


@pytest.mark.parametrize("page", CONTENT)
def test_administrator_who_is_not_staff_gets_no_page_of_the_staff(client, administrator, page):
    assert client.get(reverse(page)).status_code == 403


def test_administrator_who_is_not_staff_sees_no_drafts(client, administrator):
    draft = ActorFactory(draft=True)
    offering = OfferingFactory(draft=True)

    addresses = [reverse("actors:detail", args=[draft.slug]), reverse("offerings:detail", args=[offering.slug])]

    assert [client.get(address).status_code for address in addresses] == [404, 404]
