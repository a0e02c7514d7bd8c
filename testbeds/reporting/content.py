"""The fixed contents of a report (evaluation 5.7), gathered into one document that page, PDF, JSON and CSV come from.

Nothing of a need is in it: needs are read where they stand, by whoever reads. Nor is any person named.
"""

import json
from hashlib import sha256

from testbeds.evaluation_states import EvaluationState
from testbeds.models import ReportDraft
from testbeds.reporting.background import done, facts, plan_of
from testbeds.reporting.found import found, incident_counts, nothing_found, reply_of, verdict_of
from testbeds.reporting.written import moment

SCHEMA = 1
LICENSE = "CC BY 4.0"


def content_of(evaluation):
    """What a report of the evaluation says as things stand now."""
    is_aborted = evaluation.state == EvaluationState.ABORTED
    return {
        "schema": SCHEMA,
        "license": LICENSE,
        **facts(evaluation),
        **_words(getattr(evaluation, "draft", None) or ReportDraft(evaluation=evaluation)),
        "aborted": is_aborted,
        "lessons": evaluation.lessons_sv if is_aborted else "",
        "verdict": None if is_aborted else verdict_of(evaluation),
        "plan": plan_of(evaluation),
        "deviations": [_deviation(deviation) for deviation in evaluation.deviations.all()],
        **(nothing_found() if is_aborted else found(evaluation)),
        "done": done(evaluation),
        "incident_counts": incident_counts(evaluation),
        "supplier_reply": reply_of(evaluation),
    }


def as_bytes(content):
    """The document as it is kept: equal contents are equal bytes."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def checksum_of(document):
    return sha256(document).hexdigest()


def _words(draft):
    return {
        "short": {"sv": draft.short_sv, "en": draft.short_en},
        "interpretation": draft.interpretation,
        "economy": draft.economy,
        "transferability": draft.transferability,
        "limits": draft.limits,
        "contact": draft.contact,
    }


def _deviation(deviation):
    return {
        "what": deviation.what,
        "why": deviation.why,
        "is_major": deviation.is_major,
        "at": moment(deviation.at),
    }
