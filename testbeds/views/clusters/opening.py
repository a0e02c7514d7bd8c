"""Who comes to which page of a cluster."""

from functools import wraps

from django.shortcuts import get_object_or_404

from testbeds.models import NeedCluster
from testbeds.views.staff import staff_page


def cluster_page(view):
    """A page of the staff about one open cluster; the view gets the cluster itself."""

    @staff_page
    @wraps(view)
    def opened(request, slug, **key):
        clusters = NeedCluster.objects.open().visible_to(request.user)
        return view(request, get_object_or_404(clusters, slug=slug), **key)

    return opened
