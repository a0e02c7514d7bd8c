"""Needs, and what belongs to them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from actors.models import Term
from actors.states import MUNICIPALITY
from testbeds import models
from testbeds.states import DialogueState, MatchState, NeedOrigin, NeedState, ResponseState, RoundState, Visibility
from tests.factories.actors import ActorFactory
from tests.factories.offerings import OfferingFactory
from tests.factories.vocabularies import TermFactory


class TownFactory(ActorFactory):
    """A municipality in the registry."""

    legal_name = factory.Sequence(lambda n: f"Kommun {n}")
    actor_type = factory.SubFactory(TermFactory, code=MUNICIPALITY, label_sv="Kommun", label_en="Municipality")


class NeedFactory(DjangoModelFactory):
    """A need that everybody may read, confirmed by the municipality that logged it."""

    class Meta:
        model = models.Need
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=NeedState.DRAFT, published_at=None, confirmed_at=None)
        submitted = factory.Trait(state=NeedState.SUBMITTED, published_at=None, confirmed_at=None)
        confirmed = factory.Trait(state=NeedState.CONFIRMED, published_at=None)
        private = factory.Trait(state=NeedState.CONFIRMED, published_at=None, visibility=Visibility.OWNER)
        for_arena = factory.Trait(visibility=Visibility.ARENA)
        documented = factory.Trait(
            origin=NeedOrigin.DOCUMENTED, owner=None, confirmed_at=None, source="https://kalla.example/"
        )

    slug = factory.Sequence(lambda n: f"behov-{n}")
    title_sv = factory.Sequence(lambda n: f"Behov {n}")
    problem_sv = "Tillsynen på natten väcker den som sover."
    visibility = Visibility.PUBLIC
    state = NeedState.PUBLISHED
    owner = factory.SubFactory(TownFactory)
    confirmed_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def terms(self, create, codes, **kwargs):
        """`terms=["OMR02", "VO01"]`: made where they are missing."""
        for code in codes or []:
            vocabulary = code.rstrip("0123456789")
            labels = {"vocabulary": vocabulary, "label_sv": code, "label_en": code}
            self.terms.add(Term.objects.get_or_create(code=code, defaults=labels)[0])


class SharingFactory(DjangoModelFactory):
    class Meta:
        model = models.NeedSharing

    need = factory.SubFactory(NeedFactory)
    actor = factory.SubFactory(TownFactory)


class ClusterFactory(DjangoModelFactory):
    class Meta:
        model = models.NeedCluster

    slug = factory.Sequence(lambda n: f"kluster-{n}")
    title_sv = factory.Sequence(lambda n: f"Kluster {n}")
    statement_sv = "Flera kommuner behöver en lugnare natt."


class ClusterMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.ClusterMember

    cluster = factory.SubFactory(ClusterFactory)
    need = factory.SubFactory(NeedFactory, state=NeedState.CLUSTERED)
    state_before = NeedState.PUBLISHED


class RoundFactory(DjangoModelFactory):
    """An open round, for another month."""

    class Meta:
        model = models.InventoryRound

    slug = factory.Sequence(lambda n: f"omgang-{n}")
    title_sv = factory.Sequence(lambda n: f"Omgång {n}")
    state = RoundState.OPEN
    opens_on = factory.LazyFunction(timezone.localdate)
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))


class ResponseFactory(DjangoModelFactory):
    class Meta:
        model = models.InventoryResponse

    round = factory.SubFactory(RoundFactory)
    actor = factory.SubFactory(TownFactory)
    state = ResponseState.NOT_STARTED


class MatchFactory(DjangoModelFactory):
    """A match as the rule would have left it."""

    class Meta:
        model = models.Match

    need = factory.SubFactory(NeedFactory)
    offering = factory.SubFactory(OfferingFactory)
    state = MatchState.SUGGESTED
    score = 80
    components = factory.LazyFunction(lambda: {"A": 1.0, "E": 0.0, "D": 0.0})
    algorithm = "1"


class DialogueFactory(DjangoModelFactory):
    """A draft about a published need; `open`: published by its owner, and open for two weeks more."""

    class Meta:
        model = models.MarketDialogue

    class Params:
        open = factory.Trait(
            state=DialogueState.PUBLISHED,
            reviewed_at=factory.LazyFunction(timezone.now),
            published_at=factory.LazyFunction(timezone.now),
        )

    slug = factory.Sequence(lambda n: f"dialog-{n}")
    need = factory.SubFactory(NeedFactory)
    owner = factory.SelfAttribute("need.owner")
    title = factory.Sequence(lambda n: f"Dialog {n}")
    text = "Vi vill veta vad som finns."
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
