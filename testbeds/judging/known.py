"""What those who grade a domain have before their eyes: what the test found, and what the supplier has documented."""

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.trust import ComplianceState
from testbeds.evaluation_states import Domain, Instrument, Severity
from testbeds.judging.framework import OF_TOPIC
from testbeds.statistics.asking import newest
from testbeds.statistics.disclosing import shown
from testbeds.statistics.telling import number, word


def known(evaluation):
    """For each domain two lists of lines: measured in the test, documented by the supplier."""
    measured, documented = {domain: [] for domain in Domain}, {domain: [] for domain in Domain}
    for domain, line in [*_figures(evaluation), *_noted(evaluation)]:
        measured[domain].append(line)
    for domain, line in _documented(evaluation.offering):
        documented[domain].append(line)
    return {domain: (measured[domain], documented[domain]) for domain in Domain}


def _figures(evaluation):
    """What may be shown of the figures, and no more: the same rules as for everybody."""
    analysis = newest(evaluation)
    results = shown(analysis.results) if analysis else {}
    for measure in results.get("measures", []):
        yield Domain(measure["domain"]), _measure(measure)
    for found in results.get("instruments", []):
        domain = Domain.ORGANISATION if found["instrument"] == Instrument.STAFF else Domain.USERS
        yield domain, _instrument(found)


def _measure(measure):
    test, paired = measure["phases"].get("test") or {}, measure.get("paired") or {}
    median, n = (paired, paired) if paired else (test, test)
    said = [f"{measure['name']}:"]
    if median.get("median") is not None and not measure.get("share"):
        label = _("median difference") if paired else _("median")
        said.append(f"{label} {number(median['median'])} {measure['unit']}".strip())
    if share := measure.get("share"):
        n = share
        said.append(_("%(count)s of %(n)s") % {"count": share["count"], "n": share["n"]})
    if n.get("n") is not None:
        said.append(f"(n = {n['n']})")
    if measure.get("wording"):
        said.append(f"– {word(measure['wording']).lower()}")
    return " ".join(said)


def _instrument(found):
    label = capfirst(str(Instrument(found["instrument"]).label))
    score = found.get("score") or {}
    points = _(", mean %(mean)s") % {"mean": number(score["mean"])} if score.get("mean") is not None else ""
    return f"{label}{points} (n = {found['n']})"


def _noted(evaluation):
    for row in evaluation.readiness.all():
        yield Domain.NEED, f"TRL {row.level}, {row.get_moment_display()}: {row.evidence}"
    yield Domain.SAFETY, _incidents(list(evaluation.incidents.all()))
    for item in evaluation.costs.order_by("pk"):
        amount = {"kind": capfirst(item.get_kind_display()), "amount": number_format(item.amount, 2)}
        yield Domain.ECONOMY, _("%(kind)s: %(amount)s kronor for a user and month") % amount
    for rating in evaluation.complexity.order_by("pk"):
        yield Domain.ORGANISATION, f"{capfirst(rating.get_domain_display())}: {rating.get_level_display()}"


def _incidents(rows):
    serious = [row for row in rows if row.severity in Severity.serious()]
    waiting = [row for row in serious if row.explained_at is None]
    return _("Incidents: %(all)s, of which serious: %(serious)s, not explained: %(waiting)s") % {
        "all": len(rows),
        "serious": len(serious),
        "waiting": len(waiting),
    }


def _documented(offering):
    for claim in offering.compliance_claims.all():
        state = ComplianceState(claim.state).label
        yield OF_TOPIC[claim.topic], f"{capfirst(claim.get_topic_display())}: {claim.statement} ({state})"
    for row in offering.evidence.all():
        yield Domain.EFFECT, f"{row.title} ({row.author}, {row.year}): {row.get_level_display()}"
    for domain, text in [
        (Domain.NEED, offering.users),
        (Domain.SAFETY, offering.regulatory_status),
        (Domain.USERS, offering.accessibility),
        (Domain.ECONOMY, offering.get_price_model_display()),
        (Domain.ORGANISATION, offering.support),
        (Domain.ORGANISATION, offering.standards),
        (Domain.ETHICS, offering.data_facts),
    ]:
        if text:
            yield domain, capfirst(str(text))
