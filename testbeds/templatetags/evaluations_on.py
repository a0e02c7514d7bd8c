"""What was tried about a term, on the page of the term; and apart from it, what others have published."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from actors.forms.names import names
from actors.searching import registry_version
from actors.states import Vocabulary
from testbeds.forms.evaluation_filters import EvaluationFilter
from testbeds.models import ExternalResult
from testbeds.views.finding.external_rows import external_rows
from testbeds.views.finding.found_rows import evaluation_rows

register = template.Library()

MOST = 5


@register.inclusion_tag("evaluations/_evaluations_on.html")
def evaluations_on(term):
    """About areas alone: in their words offerings are tried, and results told."""
    if term.vocabulary != Vocabulary.AREA:
        return {}
    listed = EvaluationFilter.everything().filter(offering__terms=term).newest_first()
    results = list(ExternalResult.objects.filter(terms=term)[: MOST + 1])
    area = urlencode({"omrade": term.pk})
    return {
        "rows": list(evaluation_rows(listed[:MOST], names(registry_version()))),
        "all": f"{reverse('evaluations:list')}?{area}",
        "results": list(external_rows(results[:MOST])),
        "more_results": f"{reverse('evaluations:external')}?{area}" if len(results) > MOST else "",
    }
