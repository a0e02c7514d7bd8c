"""Every match computed anew: staff start it, and see how far it has come."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.matching import working
from testbeds.models import MatchWork, Recalculation
from testbeds.rules import can_coordinate
from testbeds.states import ALGORITHM

LATEST = 10


@require_http_methods(["GET", "POST"])
def recalculation(request):
    check(can_coordinate, request.user)
    if request.method == "POST":
        try:
            working.start(by=request.user)
            messages.success(request, _("The matches are computed anew in the background."))
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect_to_top("needs:recalculation")
    jobs = list(Recalculation.objects.select_related("started_by")[:LATEST])
    context = {
        "running": next((job for job in jobs if job.finished_at is None), None),
        "finished": [job for job in jobs if job.finished_at],
        "waiting": MatchWork.objects.count(),
        "algorithm": ALGORITHM,
    }
    return render_page(
        request, "needs/matches/recalculation.html", context, fragment="needs/matches/_recalculation.html"
    )
