"""The one door to the API from the addresses of the portal."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from arena.shared import limits
from arena.shared.errors import Refused

MOST_AN_HOUR = 3600  # from one network
URLS = "arena.api.urls"


@login_not_required
@require_safe
def answer(request, path):
    """Hand over to the API, loading it the first time; whatever goes wrong is told as a problem."""
    from arena.api import problems

    request.method = "GET"  # the server leaves out the body of an answer to HEAD
    try:
        limits.spend(request, "api", per_hour=MOST_AN_HOUR)
        view, args, kwargs = resolve(f"/{path}", URLS)
        response = view(request, *args, **kwargs)
    except Refused:
        response = problems.problem(request, 429, "This network has asked too often. Wait an hour and try again.")
        response["Retry-After"] = limits.HOUR
    except Resolver404:
        response = problems.problem(request, 404, "There is nothing at this address.")
    except BadRequest as fault:
        response = problems.problem(request, 400, str(fault))
    response["Access-Control-Allow-Origin"] = "*"
    return response
