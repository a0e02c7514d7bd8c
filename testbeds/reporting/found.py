"""What came of it: figures under the rules on small numbers, incidents, grades, the verdict and the supplier's word."""

from testbeds.reporting.written import day, moment, number
from testbeds.statistics.asking import newest
from testbeds.statistics.disclosing import shown


def verdict_of(evaluation):
    verdict = getattr(evaluation, "verdict", None)
    return verdict and {
        "outcome": verdict.outcome,
        "certainty": verdict.certainty,
        "certainty_points": verdict.certainty_points,
        "conditions": verdict.conditions,
        "reasons": verdict.reasons,
        "proposed": verdict.proposed,
        "proposed_because": verdict.proposed_because,
    }


def found(evaluation):
    """What the analysis, the instruments and the judges found, under the rules on small numbers."""
    analysis = newest(evaluation)
    return {
        "results": shown(analysis.results) if analysis else None,
        "analysis": analysis
        and {
            "versions": analysis.versions,
            "seed": analysis.seed,
            "done_at": moment(analysis.done_at),
            "data_digest": analysis.data_digest,
        },
        "incidents": [_incident(incident) for incident in evaluation.incidents.all()],
        "costs": [
            {"kind": item.kind, "amount": number(item.amount), "note": item.note}
            for item in evaluation.costs.order_by("pk")
        ],
        "readiness": [
            {"moment": row.moment, "level": row.level, "evidence": row.evidence, "agreed": row.agreed_at is not None}
            for row in evaluation.readiness.all()
        ],
        "complexity": [
            {"domain": row.domain, "level": row.level, "note": row.note} for row in evaluation.complexity.order_by("pk")
        ],
        "domains": [
            {"domain": grade.domain, "mark": grade.mark, "reasons": grade.reasons, "evidence": grade.evidence}
            for grade in evaluation.grades.filter(sheet=None)
        ],
    }


def nothing_found():
    """Of what was broken off no figures are told: how much was done, and what was learnt, stand elsewhere in it."""
    lists = ("incidents", "costs", "readiness", "complexity", "domains")
    return {"results": None, "analysis": None, **{name: [] for name in lists}}


def _incident(incident):
    return {
        "severity": incident.severity,
        "happened_on": day(incident.happened_on),
        "description": incident.description,
        "action": incident.action,
        "explanation": incident.explanation,
    }


def incident_counts(evaluation):
    severities = list(evaluation.incidents.values_list("severity", flat=True))
    return [[severity, severities.count(severity)] for severity in sorted(set(severities))]


def reply_of(evaluation):
    reply = getattr(evaluation, "reply", None)
    return reply and {"text": reply.text, "abstains": reply.abstains, "at": moment(reply.at)}
