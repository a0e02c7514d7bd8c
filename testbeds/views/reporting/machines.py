"""The report as JSON, and its values as a table."""

from django.http import Http404, JsonResponse
from django.utils.translation import pgettext

from actors.views.accounts import too_many_requests
from actors.views.exporting import may_export
from arena.history import record_export
from arena.shared.conditional import if_new
from arena.shared.http import key_in
from arena.shared.sheets import answer
from testbeds.evaluation_states import EvaluationState
from testbeds.reporting import exporting
from testbeds.views.reporting.opening import published, report_page


@report_page(methods=("GET", "HEAD"), is_open=True)
@published
def report_json(request, evaluation):
    """The version that counts, or the one asked for; needs that everybody may read, whoever asks."""
    versions = list(evaluation.versions.all())
    number = key_in(request.GET.get("version", "")) or versions[0].number
    asked = next((version for version in versions if version.number == number), None)
    if asked is None:
        raise Http404
    needs = evaluation.needs.public().select_related("owner").order_by("name_key")
    decisions = evaluation.decisions.filter(replaced_at=None).select_related("actor")
    told = exporting.as_json(evaluation, asked, versions, needs, decisions)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    return if_new(request, response, no_cache=True, public=True)


@report_page(methods=("GET", "HEAD"), is_open=True)
@published
def report_csv(request, evaluation):
    """The values behind the figures, without people; of what was broken off there are none to show."""
    if evaluation.state == EvaluationState.ABORTED:
        raise Http404
    if not may_export(request):
        return too_many_requests(request)
    groups = exporting.groups_of(evaluation)
    total = sum(group["total"] for group in groups)
    record_export("evaluation-values", by=request.user, rows=total, query={"evaluation": [evaluation.slug]})
    values = pgettext("file name", "values")
    name = f"{evaluation.slug}-{values}"
    return answer("csv", name, exporting.heads(), exporting.values_of(evaluation, groups))
