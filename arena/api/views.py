"""The one door to the API from the addresses of the portal."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from arena.shared import limits
from arena.shared.bounded import TooSlow, may_ask, within_seconds

MOST_AN_HOUR = 3600  # from one network
URLS = "arena.api.urls"


@login_not_required
@require_safe
def answer(request, path):
    """Hand over to the API, loading it the first time; whatever goes wrong is told as a problem."""
    from arena.api.problems import problem

    if may_ask(request, "api", MOST_AN_HOUR):
        response = _handed_over(request, path, problem)
    else:
        response = problem(request, 429, "This network has asked too often. Wait an hour and try again.")
        response["Retry-After"] = limits.HOUR
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _handed_over(request, path, problem):
    request.method = "GET"  # the server leaves out the body of an answer to HEAD
    try:
        view, args, kwargs = resolve(f"/{path}", URLS)
        with within_seconds():
            return view(request, *args, **kwargs)
    except TooSlow:
        return problem(request, 503, "The search took too long. Ask for something narrower.")
    except Resolver404:
        return problem(request, 404, "There is nothing at this address.")
    except BadRequest as fault:
        return problem(request, 400, str(fault))
