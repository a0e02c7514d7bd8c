"""Every rule of the registry that the database keeps, broken once."""

import pytest
from django.db import IntegrityError

from actors.states import Act, ActorState, MembershipState, OfferingState, Proof, Role, Stance
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    DecisionFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfferingFactory,
    TermFactory,
    UserFactory,
    VerifiedDomainFactory,
)

pytestmark = pytest.mark.django_db

NUMBER = "5560360793"


def _twice(factory, **facts):
    factory(**facts)
    factory(**facts)


def _two_with_one_number():
    _twice(ActorFactory, org_number=NUMBER)


def _two_stances_on_one_term():
    _twice(ActorCompetenceFactory, actor=ActorFactory())


def _two_memberships_of_one_person():
    _twice(MembershipFactory, actor=ActorFactory(), user=UserFactory())


def _two_invitations_of_one_address():
    _twice(MembershipFactory, actor=ActorFactory(), invited=True, email="en@arena.example")


def _the_same_relation_twice():
    _twice(ActorRelationFactory, from_actor=ActorFactory(), to_actor=None, to_name="Apoteket")


def _related_to_itself():
    actor = ActorFactory()
    ActorRelationFactory(from_actor=actor, to_actor=actor)


BROKEN = {
    "decision_act_moves_nothing": lambda: DecisionFactory(act=Act.HELPED),
    "term_code_starts_with_vocabulary": lambda: TermFactory(code="VO01", vocabulary="OMR"),
    "term_replaced_is_not_active": lambda: TermFactory(replaced_by=TermFactory()),
    "user_email_is_lower_case": lambda: UserFactory(email="Asa@arena.example"),
    "municipality_scb_code_is_in_county_08": lambda: MunicipalityFactory(scb_code="0780"),
    "actor_one_per_org_number": _two_with_one_number,
    "actor_org_number_is_not_personal": lambda: ActorFactory(org_number="8112189876"),
    "actor_sole_trader_has_no_number": lambda: ActorFactory(is_sole_trader=True, org_number=NUMBER),
    "actor_has_name_once_submitted": lambda: ActorFactory(legal_name="", state=ActorState.SUBMITTED),
    "actor_verified_by_method_on_date": lambda: ActorFactory(verified_how="registerutdrag"),
    "actor_level_follows_verification": lambda: ActorFactory(verification_level=2),
    "actorcompetence_one_stance_per_term": _two_stances_on_one_term,
    "actorcompetence_depth_is_1_to_3": lambda: ActorCompetenceFactory(depth=4),
    "actorcompetence_people_is_a_band": lambda: ActorCompetenceFactory(people="7"),
    "actorcompetence_sought_is_not_shown_to_be_there": lambda: ActorCompetenceFactory(stance=Stance.SEEKING, depth=1),
    "actorcompetence_link_leads_to_the_web": lambda: ActorCompetenceFactory(evidence_link="javascript:alert(1)"),
    "actorrelation_from_actor_or_name": lambda: ActorRelationFactory(from_name="Apoteket"),
    "actorrelation_to_actor_or_name": lambda: ActorRelationFactory(to_actor=None),
    "actorrelation_has_an_actor": lambda: ActorRelationFactory(
        from_actor=None, from_name="Apoteket", to_actor=None, to_name="eHälsoinstitutet"
    ),
    "actorrelation_not_to_itself": _related_to_itself,
    "actorrelation_said_once": _the_same_relation_twice,
    "offering_has_name_once_submitted": lambda: OfferingFactory(name="", state=OfferingState.IN_REVIEW),
    "offering_trl_is_1_to_9": lambda: OfferingFactory(trl=10),
    "decision_about_actor_or_offering": lambda: DecisionFactory(offering=OfferingFactory()),
    "membership_one_live_per_person": _two_memberships_of_one_person,
    "membership_one_invitation_per_address": _two_invitations_of_one_address,
    "membership_has_person_unless_invited": lambda: MembershipFactory(user=None, state=MembershipState.ACTIVE),
    "membership_proof_can_be_checked": lambda: MembershipFactory(proof=Proof.DOCUMENT),
    "membership_proved_on_by_a_proof": lambda: MembershipFactory(proved_on="2026-11-01"),
    "membership_taken_over_by_a_manager": lambda: MembershipFactory(
        role=Role.EDITOR, takes_over_from=MembershipFactory()
    ),
    "verifieddomain_host_is_plain": lambda: VerifiedDomainFactory(host="kalmar"),
    "verifieddomain_verified_by_a_method": lambda: VerifiedDomainFactory(method=""),
    "membership_invitation_has_address": lambda: MembershipFactory(state=MembershipState.INVITED, email=""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_is_kept_by_the_database(name):
    with pytest.raises(IntegrityError, match=name):
        BROKEN[name]()
