"""Who uses what: the organisation that uses it has the last word."""

import pytest
from django.urls import reverse
from django.utils import timezone

from actors.models import Deployment
from actors.trust import DeploymentState
from arena.outbox.models import OutboundLetter
from tests.factories import ActorFactory, DeploymentFactory, MembershipFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db
IN_USE = {"stage": "in_use"}


@pytest.fixture
def town(client):
    """A municipality whose manager is signed in."""
    actor = ActorFactory(legal_name="Torsås kommun", actor_type=TermFactory(code="AKT02"))
    client.force_login(MembershipFactory(actor=actor).user)
    return actor


def seen_by_everybody(client, deployment):
    client.logout()
    pages = [client.get(row.get_absolute_url()).text for row in (deployment.offering, deployment.actor)]
    return [deployment.actor.name in pages[0], deployment.offering.name in pages[1]]


def test_use_is_shown_on_both_pages_with_users_day_and_source(client, town):
    offering = OfferingFactory()
    page = reverse("actors:add_deployment", args=[town.slug, offering.slug])

    client.post(page, {**IN_USE, "staff_users": 40, "users_on": "2026-03", "users_source": "Licenser i systemet"})

    deployment = Deployment.objects.get()
    assert (deployment.state, deployment.answered_by) == (DeploymentState.CONFIRMED, town.memberships.get().user)
    assert seen_by_everybody(client, deployment) == [True, True]
    text = client.get(offering.get_absolute_url()).text
    assert all(words in text for words in ["40 anställda", "mars 2026", "Licenser i systemet"])


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"started": ""}, {"stage"}),
        ({**IN_USE, "inhabitant_users": 0}, {"users_on", "users_source"}),
        ({**IN_USE, "stopped": "2025"}, {"stopped"}),
        ({"stage": "ended", "started": "2024-05", "stopped": "2023"}, {"stopped"}),
        ({**IN_USE, "started": "2999"}, {"started"}),
        ({**IN_USE, "users_source": "811218-9876", "users_on": "2026", "staff_users": 1}, {"users_source"}),
    ],
)
def test_use_says_beside_the_field_what_is_wrong(client, town, typed, faulty):
    page = reverse("actors:add_deployment", args=[town.slug, OfferingFactory().slug])

    response = client.post(page, typed)

    assert (set(response.context["form"].errors), Deployment.objects.count()) == (faulty, 0)


def test_use_says_how_a_date_is_written_before_it_asks_whether_it_has_come(client, town):
    page = reverse("actors:add_deployment", args=[town.slug, OfferingFactory().slug])

    response = client.post(page, {**IN_USE, "started": "i våras"})

    how = "Skriv ett år, år och månad eller ett helt datum: 2019, 2019-08 eller 2019-08-01."
    assert response.context["form"].errors == {"started": [how]}


def test_use_is_written_once_for_each_care_setting(client, town):
    first = DeploymentFactory(actor=town)

    response = client.post(reverse("actors:add_deployment", args=[town.slug, first.offering.slug]), IN_USE)

    assert "Organisationen står redan som användare i den här verksamheten." in response.text


def test_use_of_what_is_not_shown_cannot_be_written(client, town):
    hidden = OfferingFactory(draft=True)

    response = client.post(reverse("actors:add_deployment", args=[town.slug, hidden.slug]), IN_USE)

    assert response.status_code == 404


@pytest.fixture
def supplier(client):
    offering = OfferingFactory()
    client.force_login(MembershipFactory(actor=offering.actor).user)
    return offering


def test_proposal_waits_for_the_organisation_and_is_seen_by_nobody_else(client, supplier):
    town = ActorFactory(actor_type=TermFactory(code="AKT02"))
    manager = MembershipFactory(actor=town).user

    client.post(reverse("offerings:propose_deployment", args=[supplier.slug]), {"actor": town.pk, **IN_USE})

    deployment = Deployment.objects.get()
    assert deployment.state == DeploymentState.PROPOSED
    assert [letter.recipient for letter in OutboundLetter.objects.filter(kind="deployment_proposed")] == [manager]
    assert seen_by_everybody(client, deployment) == [False, False]


def test_proposal_promises_no_letter_where_nobody_can_read_it(client, supplier):
    town = ActorFactory(actor_type=TermFactory(code="AKT02"))

    response = client.post(
        reverse("offerings:propose_deployment", args=[supplier.slug]), {"actor": town.pk, **IN_USE}, follow=True
    )

    assert [str(message).split(".")[0] for message in response.context["messages"]] == ["Sparat"]
    assert OutboundLetter.objects.count() == 0


def test_proposal_can_be_taken_back_until_it_is_answered(client, supplier):
    waiting, answered = DeploymentFactory(offering=supplier, proposed=True), DeploymentFactory(offering=supplier)

    codes = [
        client.post(reverse("offerings:take_back_deployment", args=[supplier.slug, row.pk])).status_code
        for row in (waiting, answered)
    ]

    assert (codes, list(Deployment.objects.all())) == ([302, 404], [answered])


def test_proposal_that_was_declined_is_not_made_again(client, supplier):
    declined = DeploymentFactory(
        offering=supplier, state=DeploymentState.DECLINED, actor=ActorFactory(actor_type=TermFactory(code="AKT02"))
    )

    response = client.post(
        reverse("offerings:propose_deployment", args=[supplier.slug]), {"actor": declined.actor.pk, **IN_USE}
    )

    assert ("har svarat att det inte stämmer" in response.text, Deployment.objects.count()) == (True, 1)


def proposal_to(town):
    offering = OfferingFactory()
    proposer = MembershipFactory(actor=offering.actor).user
    return DeploymentFactory(actor=town, offering=offering, proposed=True, proposed_by=proposer)


def test_answer_yes_shows_it_and_tells_the_supplier(client, town):
    deployment = proposal_to(town)

    client.post(reverse("actors:deployment", args=[town.slug, deployment.pk]), {"stage": "pilot"})

    deployment.refresh_from_db()
    assert (deployment.state, deployment.stage) == (DeploymentState.CONFIRMED, "pilot")
    assert [letter.recipient for letter in OutboundLetter.objects.all()] == [deployment.proposed_by]
    assert seen_by_everybody(client, deployment) == [True, True]


def test_answer_no_shows_it_to_nobody_else_and_tells_the_supplier_why(client, town):
    deployment = proposal_to(town)
    page = reverse("actors:deployment", args=[town.slug, deployment.pk])

    client.post(page, {"move": "decline", "reason": "Vi testade bara."})

    deployment.refresh_from_db()
    assert (deployment.state, deployment.reason) == (DeploymentState.DECLINED, "Vi testade bara.")
    assert OutboundLetter.objects.filter(kind="deployment_answer").count() == 1
    assert seen_by_everybody(client, deployment) == [False, False]


def test_sourced_use_is_shown_as_such_until_the_organisation_answers(client, town):
    deployment = DeploymentFactory(actor=town, sourced=True)

    assert seen_by_everybody(client, deployment) == [True, True]
    page = client.get(deployment.offering.get_absolute_url()).text
    assert ("Från öppna källor, inte bekräftat av organisationen" in page, "uppgift från 2022" in page) == (True, True)


def test_my_page_asks_for_an_answer_until_it_is_given(client, town):
    proposed = DeploymentFactory(actor=town, proposed=True)
    DeploymentFactory(actor=town, sourced=True)
    DeploymentFactory(sourced=True)
    before = client.get(reverse("arena:my_page")).context["waiting"]

    town.deployments.filter(pk=proposed.pk).update(state=DeploymentState.CONFIRMED, answered_at=timezone.now())

    after = client.get(reverse("arena:my_page")).context["waiting"]
    page = reverse("actors:deployments", args=[town.slug])
    assert [(row.text, row.url) for row in [*before, *after] if row.url == page] == [
        ("Andra säger att ni använder 2 erbjudanden. Stämmer det?", page),
        ("Andra säger att ni använder ett erbjudande. Stämmer det?", page),
    ]


def test_supplier_cannot_write_what_the_organisation_keeps(client, supplier):
    deployment = DeploymentFactory(offering=supplier)

    response = client.post(reverse("actors:deployment", args=[deployment.actor.slug, deployment.pk]), IN_USE)

    assert response.status_code == 403
