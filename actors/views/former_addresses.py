"""One lookup for every page of an actor or an offering: what is not found may have moved, or been merged."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from actors.models import Actor, Offering

MOVED = {"actors": [Actor], "offerings": [Offering, Actor]}  # a page about new offerings has its actor's address


class FormerAddressMiddleware:
    """Lead from an address of before to the same page of what is there now, for those who may see the record."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        found = request.resolver_match
        models = MOVED.get(found.namespace, []) if "slug" in found.kwargs else []
        if not isinstance(exception, Http404):
            return None
        slug = next(filter(None, (_address_now(model, request.user, found.kwargs["slug"]) for model in models)), None)
        if slug is None:
            return None
        page = reverse(found.view_name, kwargs={**found.kwargs, "slug": slug})
        return redirect(with_query(request, page), permanent=True, preserve_request=request.method == "POST")


def _address_now(model, user, former):
    moved = model.objects.visible_to(user).filter(former_addresses__slug=former)
    return moved.values_list("slug", flat=True).first()


def with_query(request, page):
    """What stood after the question mark goes along."""
    query = request.META["QUERY_STRING"]
    return f"{page}?{query}" if query else page
