"""How much one request may carry."""

from arena.shared.http import render_page

LARGEST_BODY = 64 * 1024 * 1024


class BodyLimitMiddleware:
    """Answer a body that nobody can want before a byte of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > LARGEST_BODY:
            return render_page(request, "413.html", {}, status=413)
        return self.get_response(request)
