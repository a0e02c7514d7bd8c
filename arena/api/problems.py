"""What went wrong, as problem details (RFC 9457)."""

from http import HTTPStatus

from django.http import Http404, JsonResponse
from ninja.errors import ValidationError


def problem(request, status, detail, **more):
    """An answer that a program can read; `instance` leaves out the query, which may say more than it should."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JsonResponse(
        {**body, "instance": request.path, **more}, status=status, content_type="application/problem+json"
    )


def handle_with_problems(api):
    """Let the API tell of every fault that it knows in this way; what it does not know may crash and be seen."""

    @api.exception_handler(ValidationError)
    def wrong_parameter(request, fault):
        faults = [{"parameter": str(error["loc"][-1]), "detail": error["msg"]} for error in fault.errors]
        return problem(request, 400, "A parameter has a value that it cannot have.", errors=faults)

    @api.exception_handler(Http404)
    def not_found(request, _fault):
        return problem(request, 404, "There is no such row, or it is not public.")
