"""Actors, and what belongs to them."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from actors import models
from actors.states import ActorState, MembershipState, Origin, RelationKind, Role, Stance
from tests.factories.persons import UserFactory
from tests.factories.vocabularies import TermFactory


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = models.Actor
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=ActorState.DRAFT)
        submitted = factory.Trait(state=ActorState.SUBMITTED)
        closed = factory.Trait(state=ActorState.CLOSED)
        open_for_help = factory.Trait(help_until=datetime(2999, 1, 1, tzinfo=UTC))
        imported = factory.Trait(origin=Origin.IMPORTED, source="https://kalla.example/", confidence="read-at-source")
        managed = factory.Trait(
            membership=factory.RelatedFactory("tests.factories.MembershipFactory", factory_related_name="actor")
        )

    slug = factory.Sequence(lambda n: f"aktor-{n}")
    legal_name = factory.Sequence(lambda n: f"Aktör {n} AB")
    verification_level = factory.LazyAttribute(lambda actor: 2 if getattr(actor, "verified_how", "") else 0)
    state = ActorState.PUBLISHED
    actor_type = factory.SubFactory(TermFactory, code="AKT01", label_sv="Företag", label_en="Company")


class MembershipFactory(DjangoModelFactory):
    """A manager in force."""

    class Meta:
        model = models.Membership

    class Params:
        requested = factory.Trait(state=MembershipState.REQUESTED)
        invited = factory.Trait(
            state=MembershipState.INVITED, user=None, email=factory.Sequence(lambda n: f"inbjuden{n}@arena.example")
        )

    actor = factory.SubFactory(ActorFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.MANAGER
    state = MembershipState.ACTIVE


class VerifiedDomainFactory(DjangoModelFactory):
    class Meta:
        model = models.VerifiedDomain

    actor = factory.SubFactory(ActorFactory)
    host = factory.Sequence(lambda n: f"organisation{n}.example")
    method = "brev till registrator"


class ActorCompetenceFactory(DjangoModelFactory):
    class Meta:
        model = models.ActorCompetence

    actor = factory.SubFactory(ActorFactory)
    term = factory.SubFactory(TermFactory, code="KOMP11")
    stance = Stance.HAS


class ActorRelationFactory(DjangoModelFactory):
    class Meta:
        model = models.ActorRelation

    from_actor = factory.SubFactory(ActorFactory)
    kind = RelationKind.PART_OF
    to_actor = factory.SubFactory(ActorFactory)


class ProposalFactory(DjangoModelFactory):
    """The manager wants another registered name."""

    class Meta:
        model = models.Proposal

    actor = factory.SubFactory(ActorFactory)
    legal_name = factory.Sequence(lambda n: f"Nytt namn {n} AB")
    actor_type = factory.SelfAttribute("actor.actor_type")
    message = "Vi har bytt namn."


class MergeFactory(DjangoModelFactory):
    class Meta:
        model = models.Merge

    merged = factory.SubFactory(ActorFactory, state=ActorState.MERGED)
    into = factory.SubFactory(ActorFactory)
    address = "gamla"
    moved = factory.LazyFunction(dict)
    stayed = factory.LazyFunction(dict)
    taken = factory.LazyFunction(list)
    reason = "Samma bolag."
