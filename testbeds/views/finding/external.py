"""What others have published: beside the evaluations, in no list, number or verdict of them."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Term
from actors.states import Vocabulary
from arena.shared.http import render_page
from testbeds.models import ExternalResult
from testbeds.views.finding.external_rows import external_rows, tendency


@login_not_required
@require_safe
def external_list(request):
    """All of them, or those about one area."""
    areas = Term.objects.of(Vocabulary.AREA).filter(external_results__isnull=False).distinct()
    chosen = next((term for term in areas if term.pk == request.GET.get("omrade")), None)
    results = chosen.external_results.all() if chosen else ExternalResult.objects.all()
    context = {"rows": list(external_rows(results)), "areas": areas, "chosen": chosen}
    return render_page(request, "evaluations/external.html", context)


@login_not_required
@require_safe
def external(request, slug):
    result = get_object_or_404(ExternalResult.objects.select_related("municipality"), slug=slug)
    against, tone = tendency(result)
    context = {
        "result": result,
        "facts": _facts(result),
        "areas": result.terms.all(),
        "sources": result.source.split(" | "),
        "against": against,
        "tone": tone,
        "language": "sv" if get_language() == "en" else "",
    }
    return render_page(request, "evaluations/external_detail.html", context)


def _facts(result):
    """What the source says, in its own order; what was not found is left out."""
    number = f"{result.n} {result.n_unit}".strip() if result.n is not None else ""
    return [
        (_("Technology"), result.technology),
        (_("Where it was tried"), result.organisation),
        (_("Municipality"), result.municipality),
        (_("When"), result.period),
        (_("How many"), number),
        (_("How it was done"), result.design),
        (_("What was measured"), result.measure),
        (_("Before"), result.before),
        (_("After"), result.after),
    ]
