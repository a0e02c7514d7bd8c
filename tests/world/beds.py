"""Testbeds of somebody's organisation, and requests between two."""

from actors.states import Role
from testbeds.evaluation_states import BedState, RequestState
from testbeds.models import FreePeriod
from tests.factories import MembershipFactory
from tests.factories.evaluations import BedFactory, BedRequestFactory


def _bed(team, state=BedState.PUBLISHED):
    testbed = BedFactory(state=state)
    for person, role in team:
        MembershipFactory(user=person, actor=testbed.host, role=role)
    return testbed


def testbed(team):
    return {"slug": _bed(team).slug}, {}


def draft_testbed(team):
    return {"slug": _bed(team, BedState.DRAFT).slug}, {}


def period(team):
    made = FreePeriod.objects.create(testbed=_bed(team), starts_on="2027-01-11", ends_on="2027-03-31")
    return {"slug": made.testbed.slug, "number": made.pk}, {}


def request_to(team):
    return {"key": BedRequestFactory(testbed=_bed(team)).key}, {}


def screened_request(team):
    return {"key": BedRequestFactory(testbed=_bed(team), state=RequestState.SCREENING).key}, {}


def request_from(team):
    """Sent by the team's own organisation."""
    asked = BedRequestFactory()
    for person, role in team:
        MembershipFactory(user=person, actor=asked.offering.actor, role=Role(role))
    return {"key": asked.key}, {}
