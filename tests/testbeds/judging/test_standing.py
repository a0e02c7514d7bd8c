"""Once the supplier has the report its judgement stands, and once the reviewer has it, so does the reply."""

import pytest
from django.db import IntegrityError

from testbeds.models import SupplierReply
from tests.testbeds.reporting.situations import approved, as_if_analysed, as_the_portal

pytestmark = pytest.mark.django_db

CHANGES = {
    "DELETE FROM testbeds_verdictsignature": "judgement_stands_once_sent",
    "UPDATE testbeds_verdict SET decided_at = now()": "judgement_stands_once_sent",
    "DELETE FROM testbeds_verdict": "judgement_stands_once_sent",
    "UPDATE testbeds_domaingrade SET reasons = 'Annat'": "judgement_stands_once_sent",
    "DELETE FROM testbeds_domaingrade": "judgement_stands_once_sent",
    "UPDATE testbeds_supplierreply SET text = 'Annat'": "supplierreply_stands_once_given",
    "DELETE FROM testbeds_supplierreply": "supplierreply_stands_once_given",
}


def guard(change):
    """The name of the guard that refuses the portal the change, or nothing."""
    try:
        as_the_portal(change)
    except IntegrityError as no:
        return no.__cause__.diag.constraint_name
    return ""


def test_judgement_and_reply_withstand_sql_of_the_portal_in_review():
    evaluation = as_if_analysed()
    SupplierReply.objects.create(evaluation=evaluation, text="Vi håller inte med.")
    approved(evaluation)

    assert {change: guard(change) for change in CHANGES} == CHANGES


def test_signature_is_taken_away_while_the_report_is_written():
    evaluation = as_if_analysed()

    as_the_portal("DELETE FROM testbeds_verdictsignature")

    assert not evaluation.verdict.signatures.exists()
