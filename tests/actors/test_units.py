"""A unit is an actor within an organisation: one level, no number of its own, and roles that flow down."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.urls import reverse

from actors import closing, registering, reviewing
from actors.models import Actor, Membership, VerifiedDomain
from actors.states import ActorState, Role
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    MembershipFactory,
    MunicipalityFactory,
    StaffFactory,
    TermFactory,
    UserFactory,
    VerifiedDomainFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "facts", [{"org_number": "5560360793"}, {"foreign_id": "HRB 1", "country": "Tyskland"}, {"is_sole_trader": True}]
)
def test_unit_has_no_number_of_its_own(facts):
    organisation = ActorFactory()

    with pytest.raises(IntegrityError, match="actor_unit_has_no_number_of_its_own"):
        ActorFactory(part_of=organisation, **facts)


def test_actor_is_no_unit_of_itself():
    actor = ActorFactory()
    actor.part_of = actor

    with pytest.raises(IntegrityError, match="actor_is_no_unit_of_itself"):
        actor.save()


def test_units_on_one_level_below_a_unit():
    unit = ActorFactory(part_of=ActorFactory())

    with pytest.raises(IntegrityError, match="has no units of its own"):
        ActorFactory(part_of=unit)


def test_units_on_one_level_above_a_unit():
    organisation = ActorFactory(part_of=None)
    ActorFactory(part_of=organisation)
    organisation.part_of = ActorFactory()

    with pytest.raises(IntegrityError, match="has no units of its own"), transaction.atomic():
        organisation.save()


def test_role_in_organisation_is_a_role_in_its_units():
    unit = ActorFactory(part_of=ActorFactory())
    member = MembershipFactory(actor=unit.part_of, role=Role.EDITOR)

    roles = member.user.roles

    assert roles == {unit.part_of_id: Role.EDITOR, unit.pk: Role.EDITOR}


def test_role_in_unit_gives_none_in_its_organisation_nor_in_the_unit_beside():
    unit = ActorFactory(part_of=ActorFactory())
    ActorFactory(part_of=unit.part_of)
    member = MembershipFactory(actor=unit, role=Role.MANAGER)

    roles = member.user.roles

    assert roles == {unit.pk: Role.MANAGER}


@pytest.mark.parametrize(("above", "within"), [(Role.MANAGER, Role.READER), (Role.READER, Role.MANAGER)])
def test_higher_role_wins_in_a_unit(above, within):
    unit = ActorFactory(part_of=ActorFactory())
    member = MembershipFactory(actor=unit.part_of, role=above)
    MembershipFactory(actor=unit, user=member.user, role=within)

    roles = member.user.roles

    assert roles == {unit.part_of_id: above, unit.pk: Role.MANAGER}


def test_unit_added_by_a_manager_is_a_draft_of_the_same_type_with_fewer_questions(client):
    manager = MembershipFactory(actor__municipality=MunicipalityFactory())
    client.force_login(manager.user)

    response = client.post(
        reverse("actors:add_unit", args=[manager.actor.slug]),
        {"legal_name": "Socialförvaltningen", "municipality": "0880", "contact_email": "soc@kommunen.example"},
    )

    unit = manager.actor.units.get()
    assert response.url == reverse("actors:register_competence", args=[unit.slug]) + "#content"
    assert (unit.state, unit.actor_type, unit.legal_name) == (
        ActorState.DRAFT,
        manager.actor.actor_type,
        "Socialförvaltningen",
    )
    assert {lack.step for lack in registering.missing(unit)} == {"competence"}
    assert "Organisationsnummer" not in client.get(reverse("actors:register_organisation", args=[unit.slug])).text


def test_unit_goes_the_way_of_drafts_and_review():
    manager = MembershipFactory(actor__municipality=MunicipalityFactory())
    facts = {"municipality": manager.actor.municipality, "contact_email": "soc@kommunen.example"}
    unit = registering.begin_unit(
        Actor(legal_name="Socialförvaltningen", summary_sv="Vi vårdar.", **facts), manager.actor
    )
    unit.areas.add(TermFactory())
    ActorCompetenceFactory(actor=unit)

    registering.submit(unit, by=manager.user)
    unit.refresh_from_db()
    reviewing.publish(unit, by=StaffFactory(), seen=unit.last_decision.pk)

    unit.refresh_from_db()
    assert (unit.state, unit.slug) == (ActorState.PUBLISHED, "socialforvaltningen")
    assert {letter.to[0] for letter in post()} == {manager.user.email}


def test_unit_of_a_name_that_the_organisation_has_already_is_refused():
    unit = ActorFactory(part_of=ActorFactory(), legal_name="Socialförvaltningen")

    with pytest.raises(Refused, match="redan en enhet"):
        registering.begin_unit(Actor(legal_name="socialförvaltningen"), unit.part_of)


def test_unit_of_an_organisation_that_has_ended_cannot_be_sent_in():
    unit = ActorFactory(
        part_of=ActorFactory(closed=True), draft=True, summary_sv="Vi vårdar.", seat_outside_county=True
    )
    Actor.objects.filter(pk=unit.pk).update(contact_email="soc@kommunen.example")
    unit.areas.add(TermFactory())
    ActorCompetenceFactory(actor=unit)

    with pytest.raises(Refused, match="avvecklad"):
        registering.submit(Actor.objects.get(pk=unit.pk), by=UserFactory())


def test_pages_and_lists_lead_from_organisation_to_unit_and_back(client):
    unit = ActorFactory(legal_name="Socialförvaltningen", part_of=ActorFactory(legal_name="Löftets kommun"))
    hidden = ActorFactory(legal_name="Hemliga enheten", part_of=unit.part_of, draft=True)

    organisation = client.get(unit.part_of.get_absolute_url()).text
    page = client.get(unit.get_absolute_url()).text
    found = client.get(reverse("actors:list")).text

    assert (unit.get_absolute_url() in organisation, hidden.legal_name in organisation) == (True, False)
    assert f'Enhet i <a href="{unit.part_of.get_absolute_url()}">Löftets kommun</a>' in page
    assert "Enhet i Löftets kommun" in found


def test_members_of_a_unit_show_those_who_are_so_by_the_organisation(client):
    manager = MembershipFactory(user__name="Kim Kommun")
    unit = ActorFactory(part_of=manager.actor)
    own = MembershipFactory(actor=unit, user=UserFactory(name="Sam Social"), role=Role.READER)
    client.force_login(own.user)

    page = client.get(reverse("actors:members", args=[unit.slug])).text

    assert page.index("Sam Social") < page.index(f"Genom {unit.part_of}") < page.index("Kim Kommun")


def test_closing_an_organisation_closes_its_units_and_answers_the_undecided():
    unit = ActorFactory(part_of=ActorFactory())
    waiting = ActorFactory(part_of=unit.part_of, submitted=True)
    applicant = UserFactory()
    for actor in (unit, unit.part_of):
        MembershipFactory(actor=actor, user=applicant, requested=True, expires_at="2999-01-01T00:00Z")
        MembershipFactory(actor=actor, invited=True, expires_at="2999-01-01T00:00Z")
    VerifiedDomainFactory(actor=unit.part_of)

    closing.close(unit.part_of, by=StaffFactory(), on="2026-11-22", reason="Kommunerna går ihop.")

    states = dict(Actor.objects.values_list("pk", "state"))
    assert states == {unit.part_of_id: "closed", unit.pk: "closed", waiting.pk: "declined"}
    assert sorted(Membership.objects.values_list("state", flat=True)) == ["declined"] * 2 + ["expired"] * 2
    assert [letter.to for letter in post()] == [[applicant.email]] * 2
    assert not VerifiedDomain.objects.exists()


def test_proposal_about_a_unit_asks_for_the_name_alone(client):
    manager = MembershipFactory(actor=ActorFactory(part_of=ActorFactory()))
    client.force_login(manager.user)

    form = client.get(reverse("actors:propose", args=[manager.actor.slug])).context["form"]

    assert {"legal_name", "message"} <= set(form.fields)
    assert not {"org_number", "actor_type"} & set(form.fields)


@pytest.mark.django_db(transaction=True)
def test_two_who_make_each_other_units_at_once_are_not_both_let():
    first, second = ActorFactory(actor_type=None), ActorFactory(actor_type=None)
    third = ActorFactory(actor_type=None)
    both_ready, refused = threading.Barrier(2, timeout=5), []

    def make(unit, organisation):
        try:
            with transaction.atomic():
                both_ready.wait()
                Actor.objects.filter(pk=unit.pk).update(part_of=organisation)
        except (IntegrityError, OperationalError) as no:
            refused.append(type(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=make, args=pair) for pair in [(first, second), (second, third)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(refused), Actor.objects.exclude(part_of=None).count()) == (1, 1)
