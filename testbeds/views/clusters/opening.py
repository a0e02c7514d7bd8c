"""Who comes to which page of a cluster."""

from functools import wraps

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.http import check
from testbeds.models import NeedCluster
from testbeds.rules import can_coordinate


def staff_page(view):
    """The staff's: asked before anything is looked up, so that nobody else learns what there is."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, **key):
        check(can_coordinate, request.user)
        return view(request, **key)

    return opened


def cluster_page(view):
    """A page of the staff about one open cluster; the view gets the cluster itself."""

    @staff_page
    @wraps(view)
    def opened(request, slug, **key):
        clusters = NeedCluster.objects.open().visible_to(request.user)
        return view(request, get_object_or_404(clusters, slug=slug), **key)

    return opened
