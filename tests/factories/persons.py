"""Those who have an account, and what is decided about it."""

import factory
from factory.django import DjangoModelFactory

from actors import models
from actors.states import AccountAct


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    class Params:
        staff = factory.Trait(is_staff=True)
        administrator = factory.Trait(is_administrator=True)

    email = factory.Sequence(lambda n: f"person{n}@arena.example")
    name = factory.Sequence(lambda n: f"Person {n}")


class StaffFactory(UserFactory):
    staff = True


class AccountDecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.AccountDecision

    account = factory.SubFactory(UserFactory)
    act = AccountAct.REOPENED
    decided_by = factory.SubFactory(UserFactory, administrator=True)
    reason = "Så är det bestämt."


class StaffProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.StaffProposal

    account = factory.SubFactory(UserFactory)
    proposed_by = factory.SubFactory(UserFactory, administrator=True)
    reason = "Leder workshoppar."
