"""One lookup for every page of an actor or an offering: what is not found may have moved to a readable address."""

from django.http import Http404
from django.shortcuts import redirect

from actors.models import Actor, Offering

MOVED = {"actors": Actor, "offerings": Offering}


class FormerAddressMiddleware:
    """Lead from the address of a draft to the same page of what it became, for those who may see the record."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        found = request.resolver_match
        model = MOVED.get(found.namespace)
        if not (isinstance(exception, Http404) and model and "slug" in found.kwargs):
            return None
        visible = model.objects.visible_to(request.user)
        slug = visible.filter(former_addresses__slug=found.kwargs["slug"]).values_list("slug", flat=True).first()
        if slug is None:
            return None
        arguments = {**found.kwargs, "slug": slug}
        return redirect(found.view_name, permanent=True, preserve_request=request.method == "POST", **arguments)
