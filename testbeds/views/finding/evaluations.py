"""Finding evaluations: the list, which is also a map, and the same rows as a file."""

from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from actors.views.exporting import export
from actors.views.listing import Listing
from arena.shared.bounded import bounded
from arena.shared.http import render_page
from testbeds.evaluation_columns import EVALUATIONS
from testbeds.evaluation_rules import can_create_evaluations
from testbeds.forms.evaluation_filters import EvaluationFilter
from testbeds.models import ExternalResult
from testbeds.views.finding.found_rows import evaluation_rows


@login_not_required
@require_safe
@bounded
def evaluation_list(request):
    form = EvaluationFilter(request.GET)
    listing = Listing(request, form, evaluation_rows, _("Evaluations"), _("Search among evaluations"))
    listing.found = ngettext("%(n)s evaluation", "%(n)s evaluations", listing.total) % {"n": listing.shown}
    context = {
        "listing": listing,
        "canonical_query": listing.query,
        "can_create": can_create_evaluations(request.user),
        "external": ExternalResult.objects.exists(),
    }
    return render_page(request, "evaluations/list.html", context, fragment="evaluations/_evaluation_list.html")


@login_not_required
@require_safe
def evaluation_file(request, form):
    return export(request, EvaluationFilter(request.GET), EVALUATIONS, form, pgettext("file name", "evaluations"))
