"""Text that the database cannot hold: no browser sends it by itself, so the request is a bad one."""

from django.views.defaults import bad_request

REFUSED = "A string literal cannot contain NUL (0x00) characters."  # the words of the database's driver


class ZeroBytesMiddleware:
    """Forms refuse zero bytes at the field; what is looked up by an address or a choice ends here, in every room."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, ValueError) and str(exception) == REFUSED:
            return bad_request(request, exception)
        return None
