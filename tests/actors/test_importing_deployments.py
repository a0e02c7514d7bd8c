import pytest

from actors.importing.deployments import load_deployments
from actors.models import Deployment
from actors.trust import DeploymentState
from tests.factories import ActorFactory, MunicipalityFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db


def test_load_deployments_adds_what_nobody_has_answered_yet_with_its_source():
    offering = OfferingFactory(import_key="O25")
    town = MunicipalityFactory(scb_code="0821")
    actor = ActorFactory(actor_type=TermFactory(code="AKT02"), municipality=town)

    first = load_deployments()
    Deployment.objects.get().decline(by=None, reason="")
    second = load_deployments()

    deployment = Deployment.objects.get()
    assert (first, second, deployment.actor, deployment.offering) == (1, 0, actor, offering)
    assert (deployment.state, deployment.source[:22]) == (DeploymentState.DECLINED, "https://www.hogsby.se/")
