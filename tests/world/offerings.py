"""Offerings of the team, what is said of them and where they are used."""

from actors.states import OfferingState
from actors.vouching import mark
from tests.factories import (
    ComplianceClaimFactory,
    DecisionFactory,
    DeploymentFactory,
    EvidenceFactory,
    OfferingFactory,
    OfferingVersionFactory,
    StoredFileFactory,
)
from tests.world.actors import actor_of


def _offering(team, state, **actor_facts):
    return OfferingFactory(actor=actor_of(team, **actor_facts), state=state)


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
    return {"slug": actor_of(team).slug, "offering": OfferingFactory().slug}, {}


def deployment(team):
    """The team uses what somebody else offers."""
    row = DeploymentFactory(actor=actor_of(team))
    return {"slug": row.actor.slug, "key": row.pk}, {}


def deployment_they_propose(team):
    row = DeploymentFactory(actor=actor_of(team), proposed=True)
    return {"slug": row.actor.slug, "key": row.pk}, {}


def deployment_we_propose(team):
    row = DeploymentFactory(offering=_offering(team, OfferingState.PUBLISHED), proposed=True)
    return {"slug": row.offering.slug, "key": row.pk}, {}
