"""Pages of the project staff: asked before anything is looked up, so that nobody else learns what there is."""

from functools import wraps

from django.views.decorators.http import require_http_methods

from arena.shared.http import check
from testbeds.rules import can_coordinate


def staff_page(view):
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, **key):
        check(can_coordinate, request.user)
        return view(request, **key)

    return opened
