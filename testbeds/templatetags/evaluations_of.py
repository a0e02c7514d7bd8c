"""What was tried, how it went and what became of it: beside the report, and on the pages of what it was about."""

from django import template
from django.db.models import Q
from django.utils.translation import get_language

from actors.forms.names import names
from actors.models import Actor
from actors.searching import registry_version
from testbeds.adopting.deciding import may_record
from testbeds.models import Evaluation, Need
from testbeds.views.adopting.outcomes import decisions_about, in_short, lines, tone
from testbeds.views.finding.found_rows import evaluation_rows

register = template.Library()

MOST = 5


@register.inclusion_tag("evaluations/_decisions_on.html", takes_context=True)
def decisions_on(context, evaluation):
    """Each organisation's decision with what came of it; what was replaced stands below."""
    made = [(decision, tone(decision), list(lines(decision))) for decision in decisions_about([evaluation])]
    return {
        "evaluation": evaluation,
        "standing": [one for one in made if one[0].replaced_at is None],
        "former": [one for one in made if one[0].replaced_at is not None],
        "may_record": may_record(context["user"], evaluation),
        "language": "sv" if get_language() == "en" else "",
    }


@register.inclusion_tag("evaluations/_evaluations_of.html", takes_context=True)
def evaluations_of(context, subject):
    """Of a need, an offering or an organisation, which may be the site, the supplier, or have decided about it."""
    found = Evaluation.objects.visible_to(context["user"]).filter(_about(subject)).distinct().newest_first()
    kept = list(found.values_list("pk", "slug")[: MOST + 1])
    if not kept:
        return {}
    shown = Evaluation.objects.filter(pk__in=[pk for pk, _slug in kept[:MOST]]).newest_first()
    told = {}
    for decision in decisions_about([pk for pk, _slug in kept[:MOST]]):
        if decision.replaced_at is None:
            told.setdefault(decision.evaluation_id, []).append(in_short(decision))
    rows = evaluation_rows(shown, names(registry_version()))
    came = [told.get(pk, []) for pk, _slug in kept[:MOST]]
    return {"rows": list(zip(rows, came, strict=True)), "has_more": len(kept) > MOST}


def _about(subject):
    if isinstance(subject, Need):
        return Q(needs=subject)
    if isinstance(subject, Actor):
        of_site = Q(site=subject) | Q(site__part_of=subject)
        return of_site | Q(offering__actor=subject) | Q(decisions__actor=subject, decisions__replaced_at=None)
    return Q(offering=subject)
