"""What the database holds true of versions, claims, evidence and deployments, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from actors.models import ComplianceClaim, Deployment, OfferingVersion
from actors.trust import HIGHEST_LEVEL, ComplianceState, DeploymentState, EvidenceKind, Level, Stage
from arena.files.models import StoredFile
from arena.shared.errors import Refused
from tests.factories import (
    ActorFactory,
    ComplianceClaimFactory,
    DeploymentFactory,
    EvidenceFactory,
    MunicipalityFactory,
    OfferingFactory,
    OfferingVersionFactory,
    StoredFileFactory,
)

pytestmark = pytest.mark.django_db
LINK = "https://bevis.example/"
COUNTED = {"staff_users": 0, "users_on": "2026-03", "users_source": "Licenser"}


def refused(constraint, make, *args, **facts):
    with pytest.raises(IntegrityError, match=constraint):
        kept(make, *args, **facts)


def kept(make, *args, **facts):
    """Written, and asked at once what is otherwise asked when the transaction ends."""
    with transaction.atomic():
        make(*args, **facts)
        connection.check_constraints()


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("complianceclaim_state_is_known", {"state": "sant"}),
        ("complianceclaim_documented_has_document", {"state": ComplianceState.DOCUMENTED}),
        ("complianceclaim_confirmed_by_method_on_date", {"state": ComplianceState.CONFIRMED}),
        ("complianceclaim_confirmed_by_method_on_date", {"state": ComplianceState.CONFIRMED, "confirmed_how": "Läst."}),
        (
            "complianceclaim_confirmed_by_method_on_date",
            {"state": ComplianceState.STATED, "confirmed_on": date(2026, 3, 1)},
        ),
    ],
)
def test_claim_constraint_stops(constraint, facts):
    refused(constraint, ComplianceClaimFactory, **facts)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("evidence_level_within_its_kind", {"level": Level.DESCRIBED, "link": LINK}),
        ("evidence_can_be_read_from_level_1", {"kind": EvidenceKind.OWN, "level": Level.DESCRIBED}),
        (
            "evidence_says_method_and_number_from_level_2",
            {"kind": EvidenceKind.OWN, "level": Level.MEASURED, "link": LINK, "design": "Före och efter"},
        ),
        ("evidence_year_is_of_our_time", {"year": 1066}),
    ],
)
def test_evidence_constraint_stops(constraint, facts):
    refused(constraint, EvidenceFactory, **facts)


@pytest.mark.parametrize("kind", EvidenceKind)
def test_evidence_stands_on_no_level_above_its_kind(kind):
    shown = {"link": LINK, "design": "Före och efter", "participants": 12}
    highest = HIGHEST_LEVEL[kind]

    EvidenceFactory(kind=kind, level=highest, **shown)

    if highest < Level.REVIEWED:
        refused("evidence_level_within_its_kind", EvidenceFactory, kind=kind, level=highest + 1, **shown)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("deployment_answered_at_follows_state", {"state": "kanske"}),
        ("deployment_users_have_date_and_source", {"staff_users": 12}),
        ("deployment_users_have_date_and_source", {"inhabitant_users": 0, "users_on": "2026"}),
        ("deployment_users_have_date_and_source", {**COUNTED, "users_source": ""}),
        ("deployment_stops_only_when_ended", {"stopped": "2026"}),
        ("deployment_sourced_has_source", {"sourced": True, "source": ""}),
        ("deployment_answered_at_follows_state", {"state": DeploymentState.PROPOSED}),
        ("deployment_answered_at_follows_state", {"answered_at": None}),
    ],
)
def test_deployment_constraint_stops(constraint, facts):
    refused(constraint, DeploymentFactory, **facts)


def test_deployment_one_per_actor_and_care_setting_unless_it_has_ended():
    first = DeploymentFactory(stage=Stage.ENDED, stopped="2025")
    same = {"offering": first.offering, "actor": first.actor}

    DeploymentFactory(**same)

    refused("deployment_one_per_actor_and_care_setting", DeploymentFactory, **same)


def test_version_number_is_there_once():
    version = OfferingVersionFactory()

    refused("offeringversion_one_per_number", OfferingVersionFactory, offering=version.offering, number=version.number)


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("complianceclaim_version_of_its_offering", ComplianceClaimFactory),
        ("evidence_version_of_its_offering", EvidenceFactory),
        ("deployment_version_of_its_offering", DeploymentFactory),
    ],
)
def test_version_of_another_offering_is_refused(constraint, make):
    refused(constraint, make, version=OfferingVersionFactory())


@pytest.mark.parametrize("make", [ComplianceClaimFactory, EvidenceFactory, DeploymentFactory])
def test_version_that_something_is_bound_to_stays(make):
    version = OfferingVersionFactory()
    make(offering=version.offering, version=version)

    with pytest.raises(Refused):
        version.remove()

    assert OfferingVersion.objects.exists()


def test_versions_newest_first():
    offering = OfferingFactory()
    for number, released_on in [("1", "2024"), ("3", "2026-03-01"), ("2", "2025-11")]:
        OfferingVersionFactory(offering=offering, number=number, released_on=released_on)

    assert [version.number for version in offering.versions.all()] == ["3", "2", "1"]


def test_draft_goes_with_everything_said_of_it():
    offering = OfferingFactory(draft=True)
    version = OfferingVersionFactory(offering=offering)
    ComplianceClaimFactory(offering=offering, version=version)
    EvidenceFactory(offering=offering, version=version)

    offering.delete()

    assert not OfferingVersion.objects.exists()


@pytest.mark.parametrize(
    "change", [{"statement": "Annat."}, {"link": LINK}, {"valid_until": date(2030, 1, 1)}, {"topic": "security"}]
)
def test_claim_that_staff_confirmed_cannot_change_and_stay_confirmed(change):
    claim = ComplianceClaimFactory(confirmed=True)
    row = ComplianceClaim.objects.filter(pk=claim.pk)

    refused("complianceclaim_confirmed_stands_as_confirmed", row.update, **change)


def test_file_that_shows_something_cannot_go():
    claim = ComplianceClaimFactory(document=StoredFileFactory())

    refused("document", StoredFile.objects.filter(pk=claim.document_id)._raw_delete, "default")


def test_deployments_of_the_county_come_first_and_what_is_over_last():
    offering = OfferingFactory()
    far = ActorFactory(legal_name="Alingsås kommun")
    over = ActorFactory(legal_name="Borgholms kommun", municipality=MunicipalityFactory(scb_code="0885"))
    near = ActorFactory(legal_name="Åseda kommun", municipality=MunicipalityFactory())
    for actor, stage in [(far, Stage.IN_USE), (over, Stage.ENDED), (near, Stage.PILOT)]:
        DeploymentFactory(offering=offering, actor=actor, stage=stage)

    assert [use.actor for use in Deployment.objects.in_use_first()] == [near, far, over]
