"""Staff let one actor become part of another: everything goes along, everything leads there, and it is written down."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from actors import merging
from actors.models import FormerAddress, Membership, Merge, Proposal
from actors.states import MembershipState, OfferingState, ProposalState, RelationKind, Role, Stance
from arena.shared.relations import is_copy
from tests.actors.accounts import post
from tests.actors.drafts import NUMBER
from tests.actors.merges import OTHER_NUMBER, everything_of, merge
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    MergeFactory,
    OfferingFactory,
    ProposalFactory,
    StaffFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def test_every_relation_to_an_actor_goes_along_or_stays_on_purpose():
    """A new model that points at actors is moved without a word; one that must not be is entered in `STAYS`."""
    known = merging.relations()

    left = {name for name, field in known.items() if not merging.goes_along(name, field)}
    copies = {name for name, field in known.items() if is_copy(field)}
    assert left == set(merging.STAYS) | copies
    assert set(merging.STAYS) - set(known) == set()
    assert {name for name in copies if not name.startswith("actors.Actor")} <= {
        name for name, field in known.items() if "Event" in field.model.__name__
    }
    assert {field.get_internal_type() for field in known.values()} <= {"ForeignKey", "OneToOneField"}


def test_merge_takes_everything_along(pair):
    merged, into = pair
    rows = everything_of(merged)

    done = merge(merged, into)

    for row in rows:
        row.refresh_from_db()
    assert {getattr(row, "actor_id", into.pk) for row in rows} == {into.pk}
    assert rows[-1].part_of == into
    assert (rows[5].from_actor, rows[6].to_actor) == (into, into)
    assert [term.pk for term in into.areas.all()] == ["OMR01"]
    assert {name: len(keys) for name, keys in done.moved.items()} == {
        "actors.Actor.part_of": 1,
        "actors.Actor_areas.actor": 1,
        "actors.ActorCompetence.actor": 1,
        "actors.ActorRelation.from_actor": 1,
        "actors.ActorRelation.to_actor": 1,
        "actors.FormerAddress.actor": 1,
        "actors.Membership.actor": 2,
        "actors.Offering.actor": 2,
        "actors.VerifiedDomain.actor": 1,
    }
    assert done.moved["actors.Offering.actor"] == [str(row.pk) for row in rows[:2]]


def test_merge_leaves_behind_what_the_other_has_too_and_says_so(pair):
    merged, into = pair
    for actor, stance in [(merged, Stance.SEEKING), (into, Stance.HAS)]:
        actor.areas.add(TermFactory(code="OMR01"))
        ActorCompetenceFactory(actor=actor, stance=stance)

    done = merge(merged, into)

    assert into.competences.values_list("stance").get() == (Stance.HAS,)
    assert set(done.stayed) == {"actors.Actor_areas.actor", "actors.ActorCompetence.actor"}
    assert done.moved == {}


def test_merge_leads_every_address_of_before_to_the_one_that_remains(client, pair):
    merged, into = pair
    FormerAddress.objects.create(actor=merged, slug="annu-aldre")
    manager = MembershipFactory(actor=merged)
    merge(merged, into)
    client.force_login(manager.user)

    pages = ["actors:detail", "actors:manage", "actors:members", "offerings:add"]
    answers = [
        client.get(reverse(page, args=[slug]) + "?visa=allt") for page in pages for slug in ["gamla", "annu-aldre"]
    ]

    assert {answer.status_code for answer in answers} == {301}
    assert [answer.url for answer in answers] == [
        reverse(page, args=["nya"]) + "?visa=allt" for page in pages for _twice in range(2)
    ]
    client.logout()
    assert client.get("/en/actors/gamla/").url == "/en/actors/nya/"


def test_merge_keeps_both_names_searchable(client, pair):
    merge(*pair)

    page = client.get(reverse("actors:list"), {"q": "Gamla"})

    assert [row.title for row in page.context["listing"].rows] == ["Nya AB"]


def test_merge_of_what_was_merged_leads_all_the_way(client, pair):
    first, second = pair
    third = ActorFactory(slug="tredje", legal_name="Tredje AB")
    merge(first, second)

    merge(second, third)

    assert [client.get(f"/aktorer/{slug}/").url for slug in ["gamla", "nya"]] == ["/aktorer/tredje/"] * 2
    assert [row.merged.legal_name for row in Merge.objects.behind(third)] == ["Nya AB", "Gamla AB"]
    assert merging.heir_of(first) == third
    page = client.get(reverse("actors:list"), {"q": "Gamla"})
    assert [row.title for row in page.context["listing"].rows] == ["Tredje AB"]


def test_address_of_a_merged_actor_is_given_to_nobody_else(client, pair):
    merge(*pair)
    newcomer = ActorFactory(submitted=True, legal_name="Gamla")

    newcomer.publish(by=StaffFactory())

    assert newcomer.slug == "gamla-2"


def test_number_of_a_merged_actor_leads_to_the_one_that_remains(client):
    merged, into = ActorFactory(org_number=NUMBER), ActorFactory(org_number=OTHER_NUMBER, legal_name="Nya AB")
    merge(merged, into)
    client.force_login(StaffFactory())

    page = client.get(reverse("actors:join_number", args=[NUMBER]))

    assert page.context["actor"] == into
    with pytest.raises(IntegrityError, match="actor_one_per_org_number"), transaction.atomic():
        ActorFactory(org_number=NUMBER)


def test_merge_fills_in_what_only_the_merged_one_knows():
    merged = ActorFactory(org_number=NUMBER, website="https://gamla.example/", contact_email="info@gamla.example")
    into = ActorFactory(contact_email="info@nya.example")

    done = merge(merged, into)

    into.refresh_from_db(), merged.refresh_from_db()
    assert (into.org_number, into.website, into.contact_email) == (
        NUMBER,
        "https://gamla.example/",
        "info@nya.example",
    )
    assert (merged.org_number, done.taken) == (None, ["number", "website"])


def test_merge_takes_the_chosen_facts_and_changes_the_numbers_round():
    verified = {"verified_how": "Bolagsverket", "verified_on": "2026-01-01"}
    merged = ActorFactory(org_number=NUMBER, legal_name="Rätt AB")
    into = ActorFactory(org_number=OTHER_NUMBER, legal_name="Fel AB", **verified)

    merge(merged, into, chosen=["names", "number"])

    into.refresh_from_db(), merged.refresh_from_db()
    assert (into.legal_name, into.org_number, into.verified_on) == ("Rätt AB", NUMBER, None)
    assert merged.org_number == OTHER_NUMBER


@pytest.mark.parametrize(
    ("theirs", "ours", "kept"),
    [
        (Role.MANAGER, Role.READER, Role.MANAGER),
        (Role.READER, Role.EDITOR, Role.EDITOR),
        (Role.EDITOR, Role.EDITOR, Role.EDITOR),
    ],
)
def test_member_of_both_keeps_the_higher_role(pair, theirs, ours, kept):
    merged, into = pair
    person = MembershipFactory(actor=merged, role=theirs).user
    MembershipFactory(actor=into, role=ours, user=person)

    merge(merged, into)

    live = person.memberships.filter(state__in=MembershipState.live())
    assert live.values_list("actor", "role").get() == (into.pk, kept)
    assert person.memberships.filter(actor=into).count() == 2


@pytest.mark.parametrize("asks", ["merged", "into"])
def test_member_of_one_who_asks_to_join_the_other_is_a_member_of_what_remains(pair, asks):
    merged, into = pair
    wanted, own = (merged, into) if asks == "merged" else (into, merged)
    person = MembershipFactory(actor=own, role=Role.READER).user
    MembershipFactory(actor=wanted, user=person, requested=True, expires_at="2999-01-01T00:00Z")

    merge(merged, into)

    assert person.memberships.filter(state__in=MembershipState.live()).values_list("state", "role").get() == (
        MembershipState.ACTIVE,
        Role.READER,
    )


def test_address_invited_to_both_keeps_one_invitation(pair):
    for actor in pair:
        MembershipFactory(actor=actor, invited=True, email="ny@arena.example", expires_at="2999-01-01T00:00Z")

    merge(*pair)

    invitations = Membership.objects.filter(state=MembershipState.INVITED)
    assert invitations.values_list("actor", "email").get() == (pair[1].pk, "ny@arena.example")


def test_merge_tells_the_managers_of_both(pair):
    managers = [MembershipFactory(actor=actor).user.email for actor in pair]

    merge(*pair, reason="Bolagen har gått ihop.")

    letters = post()
    assert sorted(letter.to[0] for letter in letters) == sorted(managers)
    assert {letter.subject for letter in letters} == {"Gamla AB är nu en del av Nya AB i e-hälsoarenan"}
    assert all("Bolagen har gått ihop." in letter.body for letter in letters)


def test_merge_answers_a_change_that_was_proposed_for_the_merged_one(pair):
    ProposalFactory(actor=pair[0])

    merge(*pair)

    assert Proposal.objects.values_list("state", "reason").get() == (ProposalState.DECLINED, "Samma bolag.")


def test_merge_keeps_a_relation_that_said_so_already(pair):
    ActorRelationFactory(from_actor=pair[0], to_actor=pair[1], kind=RelationKind.SUCCEEDED_BY)

    merge(*pair)

    assert pair[0].relations.filter(kind=RelationKind.SUCCEEDED_BY, to_actor=pair[1]).count() == 1


def test_merge_is_not_into_itself():
    actor = ActorFactory()

    with pytest.raises(IntegrityError, match="merge_not_into_itself"):
        MergeFactory(merged=actor, into=actor)


@pytest.mark.parametrize("change", [lambda row: row.delete(), lambda row: Merge.objects.update(reason="Annat.")])
def test_what_was_merged_stays_written(change):
    row = MergeFactory()

    with pytest.raises(ProgrammingError, match="merges are only ever added"):
        as_the_portal(change, row)


@transaction.atomic
def as_the_portal(act, *arguments, **facts):
    """In the database role that the running portal has."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        act(*arguments, **facts)
        cursor.execute("RESET ROLE")


def test_who_merged_can_be_forgotten():
    row = MergeFactory(done_by=StaffFactory())

    as_the_portal(Merge.objects.update, done_by=None)

    row.refresh_from_db()
    assert row.done_by is None


def test_offering_that_moves_keeps_its_state_and_address(client, pair):
    offering = OfferingFactory(actor=pair[0], slug="nattugglan", state=OfferingState.PUBLISHED)

    merge(*pair)

    page = client.get(offering.get_absolute_url())
    assert (page.status_code, "Nya AB" in page.text) == (200, True)
