"""The newest version of each report as a file in both languages: made by a worker, and anew when it would differ."""

import json
from hashlib import sha256

from django.db import transaction
from django.utils import translation

from testbeds.models import Evaluation, ReportFile
from testbeds.reporting.citing import citation
from testbeds.reporting.paper.sections import paper
from testbeds.reporting.paper.setting import pdf_of
from testbeds.reporting.reading import report_of

LANGUAGES = ("sv", "en")


def file_of(version, language):
    """The file as it would be set now, or None until a worker has made it."""
    made = version.files.filter(language=language).first()
    return made if made and made.fingerprint == fingerprint_of(content_of(version, language)) else None


def content_of(version, language):
    """What is set: the version as published, with the needs that everybody may read and the decisions of today."""
    evaluation = version.evaluation
    needs = evaluation.needs.public().select_related("owner").order_by("name_key", "pk")
    decisions = evaluation.decisions.filter(replaced_at=None).select_related("actor").order_by("decided_on", "at")
    with translation.override(language):
        report = report_of(version)
        return paper(report, list(needs), list(decisions), citation(evaluation, report))


def fingerprint_of(content):
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def make_missing():
    """Set what is not there or no longer as it would be; one report after another, each kept as soon as it is made."""
    for evaluation in Evaluation.objects.reported().order_by("pk"):
        version = evaluation.versions.first()
        for language in LANGUAGES if version else ():
            _make(version, language)


def _make(version, language):
    content = content_of(version, language)
    fingerprint = fingerprint_of(content)
    if version.files.filter(language=language, fingerprint=fingerprint).exists():
        return
    with transaction.atomic():
        ReportFile.objects.filter(version=version, language=language).delete()
        version.files.create(language=language, fingerprint=fingerprint, content=pdf_of(content))
