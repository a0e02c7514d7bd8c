"""Claims: who asks to be the first to speak for an actor shows that it is theirs to speak for."""

from datetime import date

import pytest

from actors import joining
from actors.models import User
from actors.states import Act, MembershipState, Proof, Role, VerificationLevel
from arena.shared.errors import Refused
from tests.actors.accounts import account
from tests.factories import ActorFactory, StaffFactory, UserFactory, VerifiedDomainFactory

pytestmark = pytest.mark.django_db


def roles(user):
    return User.objects.get(pk=user.pk).roles


def test_claim_proved_by_mail_makes_the_first_manager_and_verifies_the_actor_at_the_lowest_level():
    actor, person = ActorFactory(imported=True), account("anna@kommunen.example")
    claim = joining.ask(actor, by=person, message="Hej", proof=Proof.MAIL_DOMAIN, proof_detail="anna@kommunen.example")

    joining.grant(claim, by=StaffFactory(), role=Role.MANAGER, proved_on=date(2026, 11, 20))

    actor.refresh_from_db()
    assert roles(person) == {actor.pk: Role.MANAGER}
    assert (actor.verification_level, actor.verified_on) == (VerificationLevel.MAIL_DOMAIN, date(2026, 11, 20))
    assert [(domain.host, domain.verified_on) for domain in actor.domains.all()] == [
        ("kommunen.example", date(2026, 11, 20))
    ]


def test_claim_proved_by_mail_takes_nothing_from_what_is_known_better():
    actor = ActorFactory(imported=True, verified_how="Bolagsverket", verified_on="2026-01-01")
    facts = {"proof": Proof.MAIL_DOMAIN, "proof_detail": "anna@kommunen.example"}
    claim = joining.ask(actor, by=UserFactory(), message="Hej", **facts)

    joining.grant(claim, by=StaffFactory(), role=Role.MANAGER, proved_on=date(2026, 11, 20))

    actor.refresh_from_db()
    assert (actor.verification_level, actor.verified_how) == (VerificationLevel.NUMBER, "Bolagsverket")


@pytest.mark.parametrize("proof", [Proof.CALL_BACK, Proof.DOCUMENT])
def test_claim_proved_otherwise_says_nothing_about_name_and_number(proof):
    actor = ActorFactory(imported=True)
    claim = joining.ask(actor, by=UserFactory(), message="Hej", proof=proof, proof_detail="0480-45 00 00")

    joining.grant(claim, by=StaffFactory(), role=Role.MANAGER, proved_on=date(2026, 11, 20))

    actor.refresh_from_db()
    assert (actor.verification_level, claim.__class__.objects.get().proved_on) == (0, date(2026, 11, 20))
    assert actor.decisions.get().act == Act.CLAIMED


def test_claim_proved_by_a_domain_of_another_actor_is_refused():
    VerifiedDomainFactory(host="kommunen.example")
    facts = {"proof": Proof.MAIL_DOMAIN, "proof_detail": "anna@kommunen.example"}
    claim = joining.ask(ActorFactory(), by=UserFactory(), message="Hej", **facts)

    with pytest.raises(Refused, match="annan organisation"):
        joining.grant(claim, by=StaffFactory(), role=Role.MANAGER, proved_on=date(2026, 11, 20))

    claim.refresh_from_db()
    assert claim.state == MembershipState.REQUESTED
