"""Managers are asked about facts after a year, and after fifteen months the facts rest."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from actors import ageing, confirming
from actors.models import Actor, Decision, Offering, User
from actors.states import ActorState, MembershipState, OfferingState, Role
from actors.tasks import age_facts
from arena.outbox.models import OutboundLetter
from tests.actors.accounts import later, post
from tests.actors.ages import FIFTEEN_MONTHS, YEAR, ago, asked_long_ago, managed
from tests.factories import ActorFactory, DecisionFactory, MembershipFactory, OfferingFactory, UserFactory

pytestmark = pytest.mark.django_db

# Asking.


def test_manager_is_asked_after_a_year_about_everything_in_one_letter():
    manager = managed(YEAR, legal_name="Löftet AB")
    other = managed(YEAR, legal_name="Höjden AB")
    other.delete()
    MembershipFactory(actor=other.actor, user=manager.user, created_at=ago(YEAR))
    OfferingFactory(actor=manager.actor, name="Nattugglan", confirmed_at=ago(YEAR))
    OfferingFactory(actor=manager.actor, name="Dagsländan", confirmed_at=ago(9))

    ageing.ask_managers()

    [letter] = post()
    named = [name for name in ["Löftet AB", "Höjden AB", "Nattugglan", "Dagsländan"] if name in letter.body]
    assert (letter.to, named) == ([manager.user.email], ["Löftet AB", "Höjden AB", "Nattugglan"])
    assert reverse("actors:to_confirm") in letter.body


@pytest.mark.parametrize(
    ("days", "role", "state", "is_active"),
    [
        (360, Role.MANAGER, MembershipState.ACTIVE, True),
        (YEAR, Role.EDITOR, MembershipState.ACTIVE, True),
        (YEAR, Role.MANAGER, MembershipState.ENDED, True),
        (YEAR, Role.MANAGER, MembershipState.ACTIVE, False),
    ],
)
def test_nobody_else_is_asked(days, role, state, is_active):
    actor = ActorFactory(confirmed_at=ago(days), state=ActorState.PUBLISHED)
    MembershipFactory(actor=actor, role=role, state=state, user__is_active=is_active)

    ageing.ask_managers()

    assert OutboundLetter.objects.count() == 0


def test_manager_of_an_organisation_is_asked_about_its_units():
    manager = managed(1)
    ActorFactory(part_of=manager.actor, legal_name="Hemtjänsten", confirmed_at=ago(YEAR))

    ageing.ask_managers()

    assert "Hemtjänsten" in post()[0].body


def test_runs_through_a_quarter_ask_once_in_each_month():
    managed(YEAR)
    months = []

    for day in range(0, 92, 5):
        with later(days=day):
            ageing.ask_managers()
            ageing.ask_managers()
            months += [f"{timezone.localdate():%Y-%m}" for _letter in post()]

    assert (len(months), len(set(months))) == (3, 3)


def test_letter_about_what_was_confirmed_meanwhile_is_not_sent():
    manager = managed(YEAR)
    ageing.ask_managers()

    confirming.confirm(manager.actor, by=manager.user)

    assert (post(), OutboundLetter.objects.get().state) == ([], "cancelled")


@pytest.mark.django_db(transaction=True)
def test_run_that_dies_before_it_is_kept_asks_later_instead(monkeypatch):
    manager = managed(YEAR)

    def die(_letter):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("actors.ageing.outbox.leave", die)
        with pytest.raises(KeyboardInterrupt):
            ageing.ask_managers()
    before = User.objects.get(pk=manager.user.pk).asked_at, Actor.objects.get().asked_at
    ageing.ask_managers()

    assert (before, len(post())) == ((None, None), 1)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_leave_one_letter():
    managed(YEAR)
    start = threading.Barrier(2)

    def run():
        start.wait()
        ageing.ask_managers()
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert OutboundLetter.objects.count() == 1


# Resting.


def test_actor_rests_after_fifteen_months_by_the_clock(client):
    manager = asked_long_ago()

    ageing.let_rest()

    actor, decision = Actor.objects.get(), Decision.objects.get()
    assert (actor.state, actor.lapsed_at is None) == (ActorState.DORMANT, False)
    assert (decision.by_system, decision.decided_by, decision.what) == (True, None, "ej bekräftad i tid")
    client.force_login(manager.user)
    assert "Av portalen" in client.get(reverse("actors:manage", args=[actor.slug])).text


@pytest.mark.parametrize(
    "lacking",
    [
        {"confirmed_at": ago(450)},
        {"asked_at": None},
        {"asked_at": ago(29)},
    ],
)
def test_actor_rests_only_when_somebody_had_time_to_answer(lacking):
    asked_long_ago()
    Actor.objects.update(**lacking)

    ageing.let_rest()

    assert Actor.objects.get().state == ActorState.PUBLISHED


def test_actor_that_nobody_speaks_for_is_marked_and_never_rests(client):
    actor = ActorFactory(imported=True, created_at=ago(900), asked_at=ago(100))

    age_facts()

    assert Actor.objects.get().state == ActorState.PUBLISHED
    assert "Aldrig bekräftad" in client.get(actor.get_absolute_url()).text


def test_actor_with_a_manager_since_yesterday_does_not_rest_yet():
    old = asked_long_ago()
    old.delete()
    MembershipFactory(actor=old.actor)

    ageing.let_rest()

    assert Actor.objects.get().state == ActorState.PUBLISHED


def test_actor_left_alone_for_a_year_and_a_half_is_asked_and_rests_in_time():
    manager = managed(0)
    moods = {}

    for day in [*range(360, 456, 12), 455, 456, 457, *range(460, 620, 16)]:
        with later(days=day):
            age_facts()
            moods.setdefault(Actor.objects.get().state, day)
    asked = OutboundLetter.objects.filter(recipient=manager.user).count()

    assert (moods[ActorState.DORMANT] in (456, 457), asked) == (True, 4)  # three before, one after, then silence


def test_offering_leaves_lists_and_matching_after_fifteen_months_and_stays_at_its_address(client):
    manager = managed(1)
    facts = {"actor": manager.actor, "confirmed_at": ago(FIFTEEN_MONTHS), "asked_at": ago(60)}
    offering = OfferingFactory(name="Nattugglan", **facts)
    MembershipFactory._meta.model.objects.update(created_at=ago(FIFTEEN_MONTHS))

    ageing.let_rest()

    page = client.get(offering.get_absolute_url())
    assert Offering.objects.get().state == OfferingState.PAUSED
    assert (page.status_code, "Därför finns det inte i någon lista" in page.text) == (200, True)
    assert "Nattugglan" not in client.get(reverse("offerings:list")).text
    assert "Nattugglan" not in client.get(reverse("sitemap_section", args=["offerings"])).text
    assert list(Offering.objects.for_matching()) == []


def test_offering_paused_by_its_manager_is_hidden_as_before(client):
    offering = OfferingFactory(state=OfferingState.PAUSED, confirmed_at=ago(YEAR))

    assert client.get(offering.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("offering", "actor", "is_matched"),
    [(9, 9, True), (FIFTEEN_MONTHS, 9, False), (9, FIFTEEN_MONTHS, False)],
)
def test_offering_is_matched_while_it_and_its_actor_are_confirmed(offering, actor, is_matched):
    OfferingFactory(confirmed_at=ago(offering), actor__confirmed_at=ago(actor))

    assert Offering.objects.for_matching().exists() == is_matched


def test_offering_of_a_dormant_actor_is_not_matched():
    OfferingFactory(confirmed_at=ago(9), actor__confirmed_at=ago(9), actor__state=ActorState.DORMANT)

    assert not Offering.objects.for_matching().exists()


@pytest.mark.django_db(transaction=True)
def test_confirm_and_rest_at_once_end_in_one_of_the_two():
    manager = asked_long_ago()
    start = threading.Barrier(2)

    def act(does):
        start.wait()
        does()
        connection.close()

    acts = [ageing.let_rest, lambda: confirming.still_right(manager.actor, by=manager.user)]
    threads = [threading.Thread(target=act, args=[does]) for does in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    actor = Actor.objects.get()
    assert (actor.state == ActorState.DORMANT) == (actor.lapsed_at is not None)


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("actor_lapsed_while_dormant", lambda: ActorFactory(lapsed_at=timezone.now())),
        ("offering_lapsed_while_paused", lambda: OfferingFactory(lapsed_at=timezone.now())),
        ("decision_by_clock_or_person", lambda: DecisionFactory(by_system=True, decided_by=UserFactory())),
    ],
)
def test_constraints_of_age_hold(constraint, make):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()
