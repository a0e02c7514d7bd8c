"""What is computed from: all values of an evaluation as they stand, plain enough to be hashed and read again."""

import hashlib
import json
from collections import defaultdict
from statistics import fmean

from testbeds.evaluation_states import Instrument, MeasureKind
from testbeds.instruments import answering
from testbeds.instruments.scoring import sus_score
from testbeds.models import Observation

KEPT = 6  # decimals


def series_of(evaluation):
    """Codes stand in it, so it is never shown; its hash is, and the same values give the same."""
    responses = _responses(evaluation)
    plan = evaluation.plan
    measures = [_measure(measure, responses) for measure in plan.measures.all()]
    return {
        "design": plan.design,
        "seed": plan.seed,
        "counts": _counts(evaluation, measures, responses),
        "measures": measures,
        "responses": responses,
        "weeks": list(
            evaluation.weeks.values(
                *("active", "support_minutes", "added_minutes", "alarms_true", "alarms_false", "down_minutes")
            )
        ),
        "incidents": [
            {"severity": incident.severity, "is_explained": incident.explained_at is not None}
            for incident in evaluation.incidents.all()
        ],
        "costs": {cost.kind: float(cost.amount) for cost in evaluation.costs.order_by("kind")},
    }


def digest(series):
    canonical = json.dumps(series, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _measure(measure, responses):
    """One value for each participant and phase: several of the same are averaged first, excluded ones left out."""
    values, excluded = _values(measure, responses)
    return {
        "number": measure.number,
        "name": measure.name,
        "unit": measure.unit,
        "kind": measure.kind,
        "direction": measure.direction,
        "worthwhile": _number(measure.worthwhile),
        "enough": _number(measure.enough),
        "is_primary": measure.is_primary,
        "is_paired": measure.is_paired,
        "domain": measure.domain,
        "method": measure.method,
        "excluded": excluded,
        "averaged": len({code for phase in values.values() for code, found in phase.items() if len(found) > 1}),
        "values": {
            phase: {code: round(fmean(found), KEPT) for code, found in sorted(by_code.items())}
            for phase, by_code in sorted(values.items())
        },
    }


def _values(measure, responses):
    """By phase and code; and how many were excluded. A SUS score comes from the questionnaires, never typed."""
    found = defaultdict(lambda: defaultdict(list))
    if measure.kind == MeasureKind.SUS:
        for phase, code, score in _sus_scores(responses):
            found[phase][code].append(score)
        return found, 0
    rows = Observation.objects.filter(measure=measure)
    for phase, code, value in rows.filter(excluded_because="").values_list("phase", "participant__code", "value"):
        found[phase][code].append(float(value))
    return found, rows.exclude(excluded_because="").count()


def _sus_scores(responses):
    for given in responses:
        if given["instrument"] == Instrument.SUS:
            for code, answers in zip(given["codes"], given["answers"], strict=True):
                if (score := sus_score(answers)) is not None:
                    yield given["phase"], code, score


def _responses(evaluation):
    """Without the comments that nobody may quote."""
    codes = dict(evaluation.participants.values_list("pk", "code"))
    return [
        {
            "instrument": given["instrument"],
            "phase": given["phase"],
            "version": given["version"],
            "answers": given["answers"],
            "codes": [codes[participant] for participant in given["participants"]],
            "groups": given["groups"],
            "comments": [comment for comment, may_quote in given["comments"] if may_quote],
        }
        for given in answering.series(evaluation)
    ]


def _counts(evaluation, measures, responses):
    """Whoever has a value has begun, and whoever has begun was asked, whatever dates somebody forgot to fill in."""
    heard = {code for measure in measures for phase in measure["values"].values() for code in phase}
    heard |= {code for given in responses for code in given["codes"]}
    people = list(evaluation.participants.all())
    began = [person for person in people if person.began_on or person.code in heard]
    left = [person for person in began if person.left_on]
    invited = [person for person in people if person.invited_on or person in began]
    return {"invited": len(invited), "began": len(began), "completed": len(began) - len(left), "left": len(left)}


def _number(value):
    return None if value is None else float(value)
