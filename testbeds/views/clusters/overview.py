"""The needs of the county at a glance: which municipalities have shown what, by e-health area and on the map."""

from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.models import InventoryRound, Need
from testbeds.views.clusters.county_matrix import CountyMatrix

ROUNDS = 3  # the latest


@login_not_required
@require_safe
def overview(request):
    """What the list of needs shows this reader, counted."""
    needs = Need.objects.visible_to(request.user).listed()
    matrix = CountyMatrix(needs, request.user, _in_list)
    context = {
        "matrix": matrix,
        "map": matrix.map,
        "silent": [name for code, name in matrix.towns.items() if not matrix.by_town[code]],
        "rounds": InventoryRound.objects.shown().order_by("-opens_on", "-pk")[:ROUNDS],
    }
    return render_page(request, "needs/overview.html", context)


def _in_list(**chosen):
    return f"{reverse('needs:list')}?{urlencode(chosen)}"
