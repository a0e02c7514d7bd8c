"""A small county for walking the permissions: a person of every kind, and things that are somebody's own."""

from uuid import UUID, uuid4

from django.test import Client
from stdnum import luhn

from actors.letters.memberships import invitation_token
from actors.models import Actor, SignIn, User
from actors.states import ActorState, OfferingState, Role
from actors.vouching import mark
from arena.searches.letters import stop_token
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ComplianceClaimFactory,
    DecisionFactory,
    DemoLetterFactory,
    DeploymentFactory,
    EvidenceFactory,
    ImportedFileFactory,
    MembershipFactory,
    OfferingFactory,
    OfferingVersionFactory,
    OutboundLetterFactory,
    PasskeyFactory,
    ProposalFactory,
    ReportFactory,
    SavedSearchFactory,
    StoredFileFactory,
    TermFactory,
    UserFactory,
    VerifiedDomainFactory,
)

ROLES = {"reader": Role.READER, "editor": Role.EDITOR, "manager": Role.MANAGER, "staff_member": Role.MANAGER}
INVITED = "inbjuden@arena.example"


def people():
    """One of each kind; who is a member of the actor that is their own, the things see to."""
    persons = {name: UserFactory() for name in ["stranger", "municipality", "reader", "editor", "manager"]}
    persons["person"] = UserFactory(email=INVITED)
    persons["person"].emailaddress_set.create(email=INVITED, verified=True, primary=True)
    persons["staff"] = UserFactory(staff=True)
    persons["staff_member"] = UserFactory(staff=True)
    persons["administrator"] = UserFactory(staff=True, administrator=True)
    persons["technician"] = UserFactory(administrator=True)
    for name, kind in [("stranger", "AKT01"), ("municipality", "AKT02")]:
        MembershipFactory(user=persons[name], actor=ActorFactory(actor_type=TermFactory(code=kind)))
    return persons


def own_team(persons):
    return [(persons[name], role) for name, role in ROLES.items()]


def foreign_team(persons):
    return [(persons["stranger"], Role.MANAGER)]


def absent_twin(kwargs):
    """Arguments of the same kinds that lead to nothing."""
    nothing = {str: "finns-inte", int: 0, UUID: UUID(int=0)}
    return {name: nothing[type(value)] for name, value in kwargs.items()}


# Things: each makes a row that belongs to the team, and gives the arguments of its address and what a form must say.


def _actor(team, **facts):
    actor = ActorFactory(**facts)
    for user, role in team:
        MembershipFactory(actor=actor, user=user, role=role)
    return actor


def published_actor(team):
    return {"slug": _actor(team).slug}, {}


def competence(team):
    """A term of the vocabulary, the same for everybody."""
    return {"code": ActorCompetenceFactory(actor=_actor(team)).term_id}, {}


def actor_competence(team):
    row = ActorCompetenceFactory(actor=_actor(team))
    return {"slug": row.actor.slug, "code": row.term_id}, {}


def dormant_actor(team):
    return {"slug": _actor(team, state=ActorState.DORMANT).slug}, {}


def draft_actor(team):
    return {"slug": _actor(team, draft=True).slug}, {}


def open_draft_actor(team):
    """Its owner has opened it to the project staff."""
    return {"slug": _actor(team, draft=True, open_for_help=True).slug}, {}


def submitted_actor(team):
    actor = _actor(team, submitted=True)
    decision = DecisionFactory(actor=actor, from_state=ActorState.DRAFT, to_state=ActorState.SUBMITTED)
    return {"slug": actor.slug}, {"seen": decision.pk}


def proposal(team):
    return {"key": ProposalFactory(actor=_actor(team)).pk}, {}


def unmanaged_actor(team):
    """Nobody speaks for it: readers and editors only."""
    return {"slug": _actor([(user, role) for user, role in team if role != Role.MANAGER]).slug}, {}


def unit(team):
    """A draft within the organisation of the team, who are members of nothing else."""
    return {"slug": ActorFactory(part_of=_actor(team), draft=True).slug}, {}


def verified_domain(team):
    domain = VerifiedDomainFactory(actor=_actor(team))
    return {"slug": domain.actor.slug, "host": domain.host}, {}


def numbered_actor(team):
    digits = f"5590{Actor.objects.count():05}"
    number = digits + luhn.calc_check_digit(digits)
    return {"number": _actor(team, org_number=number).org_number}, {}


def _offering(team, state, **actor_facts):
    return OfferingFactory(actor=_actor(team, **actor_facts), state=state)


def published_offering(team):
    return {"slug": _offering(team, OfferingState.PUBLISHED).slug}, {}


def paused_offering(team):
    return {"slug": _offering(team, OfferingState.PAUSED).slug}, {}


def draft_offering(team):
    return {"slug": _offering(team, OfferingState.DRAFT).slug}, {}


def open_draft_offering(team):
    return {"slug": _offering(team, OfferingState.DRAFT, open_for_help=True).slug}, {}


def offering_in_review(team):
    offering = _offering(team, OfferingState.IN_REVIEW)
    facts = {"from_state": OfferingState.DRAFT, "to_state": OfferingState.IN_REVIEW}
    decision = DecisionFactory(actor=None, offering=offering, **facts)
    return {"slug": offering.slug}, {"seen": decision.pk}


def version(team):
    row = OfferingVersionFactory(offering=_offering(team, OfferingState.PUBLISHED))
    return {"slug": row.offering.slug, "key": row.pk}, {}


def claim(team):
    row = ComplianceClaimFactory(offering=_offering(team, OfferingState.PUBLISHED))
    return {"slug": row.offering.slug, "key": row.pk}, {}


def documented_claim(team):
    row = ComplianceClaimFactory(offering=_offering(team, OfferingState.PUBLISHED), documented=True)
    return {"slug": row.offering.slug, "key": row.pk}, {}


def claim_asked_about(team):
    row = ComplianceClaimFactory(offering=_offering(team, OfferingState.PUBLISHED), asked=True)
    return {"key": row.pk}, {}


def claim_alone(team):
    row = ComplianceClaimFactory(offering=_offering(team, OfferingState.PUBLISHED))
    return {"key": row.pk}, {"seen": mark(row)}


def evidence(team):
    row = EvidenceFactory(offering=_offering(team, OfferingState.PUBLISHED))
    return {"slug": row.offering.slug, "key": row.pk}, {}


def _file_of(offering):
    file = StoredFileFactory()
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(b"x" * file.size)
    ComplianceClaimFactory(offering=offering, document=file)
    return {"slug": offering.slug, "key": file.pk}, {}


def offering_file(team):
    return _file_of(_offering(team, OfferingState.PUBLISHED))


def draft_offering_file(team):
    return _file_of(_offering(team, OfferingState.DRAFT))


def actor_and_offering(team):
    return {"slug": _actor(team).slug, "offering": OfferingFactory().slug}, {}


def deployment(team):
    """The team uses what somebody else offers."""
    row = DeploymentFactory(actor=_actor(team))
    return {"slug": row.actor.slug, "key": row.pk}, {}


def deployment_they_propose(team):
    row = DeploymentFactory(actor=_actor(team), proposed=True)
    return {"slug": row.actor.slug, "key": row.pk}, {}


def deployment_we_propose(team):
    row = DeploymentFactory(offering=_offering(team, OfferingState.PUBLISHED), proposed=True)
    return {"slug": row.offering.slug, "key": row.pk}, {}


def request_to_join(team):
    membership = MembershipFactory(actor=_actor(team), requested=True, expires_at="2999-01-01T00:00Z")
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def own_request(team):
    """By the person without a membership, and nobody else's."""
    person = User.objects.get(email=INVITED)
    facts = {"requested": True, "user": person, "expires_at": "2999-01-01T00:00Z"}
    return {"key": MembershipFactory(actor=_actor(team), **facts).key}, {}


def own_passkey(_team):
    """Of the person without a membership, and nobody else's."""
    return {"pk": PasskeyFactory(user=User.objects.get(email=INVITED)).pk}, {}


def own_sign_in(_team):
    """Another browser of the person without a membership."""
    Client().force_login(User.objects.get(email=INVITED))
    return {"key": SignIn.objects.latest("began_at").key}, {}


def _saved_search():
    """By the person without a membership, whoever else looks."""
    return SavedSearchFactory(user=User.objects.get(email=INVITED), feed_key=uuid4())


def saved_search(_team):
    return {"key": _saved_search().key}, {}


def saved_search_feed(_team):
    return {"key": _saved_search().feed_key}, {}


def saved_search_token(_team):
    return {"token": stop_token(_saved_search())}, {}


def request_to_join_unmanaged(team):
    rest = [(user, role) for user, role in team if role != Role.MANAGER]
    membership = MembershipFactory(actor=_actor(rest), requested=True, expires_at="2999-01-01T00:00Z")
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def colleague(team):
    membership = MembershipFactory(actor=_actor(team), role=Role.READER)
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def invitation(team):
    """An invitation to the address of the person without a membership."""
    membership = MembershipFactory(actor=_actor(team), invited=True, email=INVITED, expires_at="2999-01-01T00:00Z")
    return {"token": invitation_token(membership)}, {}


# Things of nobody: the staff's, or everybody's.


def letter(_team):
    return {"pk": OutboundLetterFactory(failed=True).pk}, {}


def demo_letter(_team):
    return {"pk": DemoLetterFactory().pk}, {}


def account(_team):
    return {"pk": UserFactory().pk}, {}


def report(_team):
    return {"pk": ReportFactory().pk}, {}


def imported_file(_team):
    return {"pk": ImportedFileFactory().pk}, {}


def replaceable_term(_team):
    """One that another of its vocabulary can take the place of."""
    TermFactory(code="OMR91")
    return {"code": TermFactory(code="OMR90").code}, {}


def import_template(_team):
    return {"kind": "actors"}, {}


def waiting_report(_team):
    return {"queue": "reports", "row": str(ReportFactory().pk)}, {}


def term(_team):
    return {"code": TermFactory(code="OMR04").code}, {}


def resource(_team):
    return {"path": "municipalities"}, {}


def section(_team):
    return {"section": "actors"}, {}


def confirmation_key(_team):
    return {"key": "finns-inte"}, {}


def reset_key(_team):
    return {"uidb36": "0", "key": "finns-inte"}, {}


NOBODYS = {
    account,
    letter,
    demo_letter,
    report,
    imported_file,
    import_template,
    replaceable_term,
    section,
    term,
    resource,
    waiting_report,
    confirmation_key,
    reset_key,
}
UNMANAGED = {unmanaged_actor, request_to_join_unmanaged}
