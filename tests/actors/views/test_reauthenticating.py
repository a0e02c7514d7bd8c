"""Who must have a second factor gets no further without, and what they were doing waits for them."""

import pytest
from django.urls import reverse

from actors.models import Membership
from actors.states import MembershipState, Role
from actors.views.reauthenticating import KEPT
from tests.actors.accounts import PASSWORD, account, code, later, once_more, post, sign_in, sign_in_with_app, with_app
from tests.actors.views.test_factors import add_app
from tests.factories import ActorFactory, MembershipFactory, StaffFactory

pytestmark = [pytest.mark.django_db, pytest.mark.asked_again]

INDEX, GO_ON, AGAIN, CODE_AGAIN = (
    reverse(name) for name in ["mfa_index", "account_go_on", "account_reauthenticate", "mfa_reauthenticate"]
)
REACHED = [
    INDEX,
    reverse("mfa_activate_totp"),
    reverse("account_logout"),
    reverse("arena:about"),
    reverse("arena:privacy"),
    reverse("arena:accessibility"),
    reverse("arena:contact"),
    reverse("arena:report_fault"),
    f"/en{reverse('arena:about')}".replace("/om/", "/about/"),
]


@pytest.fixture
def actor():
    return ActorFactory()


def manager(actor):
    user = account()
    MembershipFactory(user=user, actor=actor)
    return user


def invite(client, actor, email="ny@arena.example"):
    return client.post(reverse("actors:members", args=[actor.slug]), {"email": email, "role": Role.EDITOR})


def press_on(client):
    """Press the button of the page that has kept what was sent."""
    page = client.get(GO_ON)
    return client.post(page.context["path"], dict(page.context["fields"]))


def invited():
    return list(Membership.objects.filter(state=MembershipState.INVITED).values_list("email", flat=True))


@pytest.mark.parametrize("facts", [{"is_staff": True}, {"is_administrator": True}])
@pytest.mark.parametrize("page", ["arena:my_page", "arena:home", "actors:list", "account_settings", "outbox:list"])
def test_staff_and_administrators_get_nowhere_without_a_factor(client, facts, page):
    account(**facts)
    sign_in(client)

    response = client.get(reverse(page))

    assert response.headers["Location"] == INDEX


def test_what_sets_the_factor_up_is_reached_without_it(client):
    account(is_staff=True)
    sign_in(client)
    once_more(client)

    assert {path: client.get(path).status_code for path in REACHED} == dict.fromkeys(REACHED, 200)


def test_staff_go_on_where_they_were_once_the_app_is_added(client):
    account(is_staff=True)
    sign_in(client)
    client.get(reverse("arena:desk"))

    add_app(client)
    codes = client.get(reverse("mfa_view_recovery_codes"))
    went_on = client.get(GO_ON)

    assert codes.status_code == 200
    assert went_on.headers["Location"] == reverse("arena:desk")
    assert client.get(reverse("arena:desk")).status_code == 200


def test_staff_signed_in_by_password_before_the_app_was_added_show_a_code(client):
    user = account(is_staff=True)
    sign_in(client)
    with_app(user)

    asked = client.get(reverse("arena:desk"))
    shown = client.post(asked.headers["Location"], {"code": code()})

    assert asked.headers["Location"] == f"{CODE_AGAIN}?next={GO_ON.replace('/', '%2F')}"
    assert client.get(shown.headers["Location"]).headers["Location"] == reverse("arena:desk")


def test_staff_with_both_steps_are_let_in(client):
    with_app(account(is_staff=True))

    sign_in_with_app(client)

    assert client.get(reverse("arena:desk")).status_code == 200


@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 302)])
def test_demonstration_account_is_exempt_in_the_demonstration_only(client, settings, demo, status):
    settings.DEMO = demo
    client.force_login(StaffFactory(is_demonstration=True))

    assert client.get(reverse("arena:desk")).status_code == status


def test_ordinary_account_in_the_demonstration_is_not_exempt(client, settings):
    settings.DEMO = True
    client.force_login(StaffFactory())

    assert client.get(reverse("arena:desk")).headers["Location"] == INDEX


def test_manager_works_without_a_factor_until_the_first_decision_about_somebody_else(client, actor):
    manager(actor)
    sign_in(client)

    read = client.get(reverse("actors:members", args=[actor.slug]))
    decided = invite(client, actor)

    assert read.status_code == 200
    assert decided.headers["Location"] == INDEX
    assert invited() == []


def test_decision_waits_while_the_manager_adds_a_factor(client, actor):
    manager(actor)
    sign_in(client)
    invite(client, actor)

    add_app(client)
    opened = client.get(GO_ON)
    unpressed = invited()
    press_on(client)

    assert opened.context["fields"] == [("email", "ny@arena.example"), ("role", Role.EDITOR)]
    assert unpressed == []
    assert invited() == ["ny@arena.example"]


def test_decision_asks_again_after_ten_minutes(client, actor):
    with_app(manager(actor))
    sign_in_with_app(client)
    once_more(client)
    with later(minutes=9):
        soon = invite(client, actor)
    with later(minutes=11):
        late = invite(client, actor, "senare@arena.example")

    assert soon.headers["Location"] == reverse("actors:members", args=[actor.slug])
    assert late.headers["Location"].startswith(AGAIN)
    assert invited() == ["ny@arena.example"]


def test_decision_goes_on_after_the_password(client, actor):
    with_app(manager(actor))
    sign_in_with_app(client)

    asked = invite(client, actor)
    shown = client.post(asked.headers["Location"], {"password": PASSWORD})
    press_on(client)

    assert shown.headers["Location"] == GO_ON
    assert invited() == ["ny@arena.example"]
    assert client.get(GO_ON).headers["Location"] == reverse("arena:my_page")


@pytest.mark.parametrize("move", [{"move": "grant", "role": "editor"}, {"move": "decline", "reason": "Nej."}])
def test_answer_to_a_request_asks_for_a_factor(client, actor, move):
    manager(actor)
    request = MembershipFactory(actor=actor, requested=True, expires_at="2999-01-01T00:00Z")
    sign_in(client)

    response = client.post(reverse("actors:member", args=[actor.slug, request.key]), move)

    request.refresh_from_db()
    assert response.headers["Location"] == INDEX
    assert request.state == MembershipState.REQUESTED


def test_handing_over_asks_for_a_factor(client, actor):
    manager(actor)
    sign_in(client)

    response = client.post(reverse("actors:hand_over", args=[actor.slug]), {"email": "ny@arena.example"})

    assert response.headers["Location"] == INDEX
    assert invited() == []


@pytest.mark.parametrize("sent", [{"oldpassword": PASSWORD, "password1": "x" * 12}, {"name": "19121212-1212"}])
def test_password_or_personal_number_is_not_kept_while_proving(client, sent):
    account(is_staff=True)
    sign_in(client)

    response = client.post(reverse("account_change_password"), sent)

    assert response.headers["Location"] == INDEX
    assert client.session[KEPT] == {"path": reverse("account_change_password")}


@pytest.mark.parametrize("move", [{"move": "role", "role": "manager"}, {"move": "end"}])
def test_change_of_a_colleague_asks_for_a_factor(client, actor, move):
    manager(actor)
    colleague = MembershipFactory(actor=actor, role=Role.READER)
    sign_in(client)

    response = client.post(reverse("actors:member", args=[actor.slug, colleague.key]), move)

    colleague.refresh_from_db()
    assert response.headers["Location"] == INDEX
    assert (colleague.state, colleague.role) == (MembershipState.ACTIVE, Role.READER)


def test_leaving_oneself_asks_for_nothing(client, actor):
    manager(actor)
    own = MembershipFactory(actor=actor, user=account("bo@arena.example"), role=Role.READER)
    sign_in(client, "bo@arena.example")

    client.post(reverse("actors:member", args=[actor.slug, own.key]), {"move": "end"})

    own.refresh_from_db()
    assert own.state == MembershipState.ENDED


def test_stranger_is_refused_before_anything_is_asked(client, actor):
    account()
    sign_in(client)

    assert invite(client, actor).status_code == 403


def test_five_wrong_passwords_leave_the_owner_the_letter(client):
    """Somebody else's guesses keep nobody out: a new password by letter opens the account at once."""
    account()
    for _ in range(6):
        sign_in(client, password="fel")
    client.post(reverse("account_reset_password"), {"email": "asa@arena.example"})
    [letter] = post()
    form = client.get(letter.body.split("http://testserver")[1].split()[0]).headers["Location"]

    client.post(form, {"password1": "sju små grå möss"})
    response = sign_in(client, password="sju små grå möss")

    assert response.headers["Location"] == reverse("arena:my_page")
