"""What an offering of the example company says of itself, so that every kind of proof can be seen."""

from datetime import timedelta

from django.utils import timezone

from actors.models import ComplianceClaim, Deployment, Evidence
from actors.trust import ComplianceState, DeploymentState, EvidenceKind, Level, Stage, Topic

SHOWN_AT = "https://exempel.example"
CHECKED = {"state": ComplianceState.CONFIRMED, "confirmed_how": "Exempel: intyget läst."}


def show_proof(offering, town):
    """Versions, claims of every state, evidence, and a deployment that the example municipality can answer."""
    today = timezone.localdate()
    offering.versions.create(number="1.0", released_on="2025-03", changes="Första versionen.")
    version = offering.versions.create(number="2.0", released_on="2026-02", changes="Larmet når hela nattpatrullen.")
    _claim(offering, Topic.DATA_PROTECTION, "Personuppgifterna lagras i Sverige.")
    documented = {"state": ComplianceState.DOCUMENTED, "link": f"{SHOWN_AT}/granskning", "version": version}
    expired = {**documented, "valid_until": today - timedelta(days=40)}
    _claim(offering, Topic.ACCESSIBILITY, "Uppfyller WCAG 2.2 AA.", **expired)
    checked = {**CHECKED, "confirmed_on": today - timedelta(days=9), "valid_until": today + timedelta(days=400)}
    _claim(offering, Topic.SECURITY, "Certifierat enligt ISO/IEC 27001.", link=f"{SHOWN_AT}/intyg", **checked)
    said = {"author": "Exempelkommunen", "year": today.year - 1}
    Evidence.objects.create(
        offering=offering, kind=EvidenceKind.REFERENCE, title="Så säger nattpatrullen", level=Level.TOLD, **said
    )
    measured = {"design": "Före och efter, tolv veckor", "participants": 14, "link": f"{SHOWN_AT}/utvardering"}
    Evidence.objects.create(
        offering=offering,
        version=version,
        kind=EvidenceKind.OWN,
        title="Färre väckningar på natten, ingen skillnad i tid",
        author="Vi själva",
        year=today.year,
        level=Level.MEASURED,
        **measured,
    )
    if town:
        proposed = {"state": DeploymentState.PROPOSED, "stage": Stage.PILOT, "started": "2026-09"}
        Deployment.objects.create(offering=offering, actor=town, version=version, **proposed)


def _claim(offering, topic, statement, **facts):
    ComplianceClaim.objects.create(offering=offering, topic=topic, statement=statement, **facts)
