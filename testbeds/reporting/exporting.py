"""A report for machines: its document with what is read live beside it, and its values as a table without people.

In the table each participant has a number of its own that is not their code, and dates are left out; what fewer than
five have of one measure in one phase is not in it. Where one to four can be followed from phase to phase, nobody can.
"""

import json
from itertools import combinations

from django.db.models import CharField, Count, F, Func, Q, Value, Window
from django.db.models.functions import MD5, Cast, Concat, DenseRank
from django.utils.crypto import salted_hmac
from django.utils.translation import pgettext

from testbeds.evaluation_states import Phase
from testbeds.models import Observation
from testbeds.reporting.citing import LICENSE_URL, address_of, citation
from testbeds.reporting.reading import report_of
from testbeds.reporting.written import day, moment
from testbeds.statistics.disclosing import FEWEST

AT_A_TIME = 2000


def heads():
    return [
        pgettext("column of values", "row"),
        pgettext("column of values", "phase"),
        pgettext("column of values", "measure"),
        pgettext("column of values", "unit"),
        pgettext("column of values", "value"),
    ]


def groups_of(evaluation):
    """The measures and phases that enough have a value in, with how many values those are."""
    groups = _counted(evaluation).values("measure", "phase")
    groups = groups.annotate(people=Count("participant", distinct=True), total=Count("pk"))
    return list(groups.filter(people__gte=FEWEST))


def values_of(evaluation, groups):
    """Rows of the table, read while they are sent; a decimal sign is a point."""
    kept = [Q(measure=group["measure"], phase=group["phase"]) for group in groups]
    if not kept:
        return
    found = _counted(evaluation).filter(Q(*kept, _connector=Q.OR))
    rows = found.annotate(row=_row_number(evaluation, found), plain=Func(F("value"), function="trim_scale"))
    told = rows.order_by("measure__number", "phase", "row", "on", "pk")
    phases = {phase.value: str(phase.label) for phase in Phase}
    columns = ("row", "phase", "measure__name", "measure__unit", "plain")
    for row, phase, *rest in told.values_list(*columns).iterator(chunk_size=AT_A_TIME):
        yield [row, phases[phase], *rest]


def _row_number(evaluation, found):
    """In an order that only the portal can work out; in each phase another, where few could be followed to the next."""
    secret = salted_hmac("rows of values", evaluation.plan.checksum).hexdigest()
    if not _follows_few(found):
        return Window(DenseRank(), order_by=_shuffled(Value(secret)))
    return Window(DenseRank(), partition_by=F("phase"), order_by=_shuffled(Value(secret), F("phase")))


def _shuffled(*salt):
    return MD5(Concat(*salt, Cast("participant", CharField())))


def _follows_few(found):
    """Whether fewer than five, but some, have values of a measure in both of two phases."""
    people = {}
    for measure, phase, participant in found.order_by().values_list("measure", "phase", "participant").distinct():
        people.setdefault(measure, {}).setdefault(phase, set()).add(participant)
    shared = [len(one & other) for phases in people.values() for one, other in combinations(phases.values(), 2)]
    return any(0 < number < FEWEST for number in shared)


def _counted(evaluation):
    return Observation.objects.filter(measure__plan__evaluation=evaluation, excluded_because="")


def as_json(evaluation, version, versions, needs, decisions):
    """The document word for word, so that its checksum can be computed again; needs and decisions as they are now."""
    return {
        "address": address_of(evaluation),
        "citation": citation(evaluation, report_of(version)),
        "license": LICENSE_URL,
        "version": version.number,
        "checksum": version.checksum,
        "document": json.loads(bytes(version.document)),
        "versions": [_version(row) for row in versions],
        "needs": [_need(need) for need in needs],
        "decisions": [_decision(decision) for decision in decisions],
    }


def _version(version):
    return {
        "number": version.number,
        "published_at": moment(version.published_at),
        "checksum": version.checksum,
        "correction": version.correction,
    }


def _need(need):
    return {"title": need.title, "address": address_of(need), "owner": need.owner.name if need.owner else ""}


def _decision(decision):
    return {
        "organisation": decision.actor.name,
        "decision": decision.decision,
        "decided_on": day(decision.decided_on),
        "reason": decision.reason,
    }
