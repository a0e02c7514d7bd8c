"""One lookup for every page of a need: what the person may not read is not there, and what has moved is led on."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from actors.views.former_addresses import with_query
from arena.shared.http import check
from testbeds.models import Need


def need_page(*rules, methods=("GET", "POST"), is_open=False):
    """A page of one need for whom one of the rules lets in; the view gets the need itself.

    An open page asks nobody to sign in. From an address of before it leads to the one of now, for those who may see.
    """

    def decorate(view):
        @require_http_methods(methods)
        @wraps(view)
        def opened(request, slug, **key):
            need = readable_needs(request.user).filter(slug=slug).first()
            if need is None:
                return _led_on(request, slug, key)
            if rules:
                check(lambda user, found: any(rule(user, found) for rule in rules), request.user, need)
            return view(request, need, **key)

        return login_not_required(opened) if is_open else opened

    return decorate


def readable_needs(user):
    related = ("owner__part_of", "owner__municipality", "response__round", "solved_by__actor")
    return Need.objects.visible_to(user).select_related(*related).prefetch_related("terms", "municipalities")


def _led_on(request, slug, key):
    moved = Need.objects.visible_to(request.user).filter(former_addresses__slug=slug)
    now = moved.values_list("slug", flat=True).first()
    if now is None:
        raise Http404
    page = reverse(request.resolver_match.view_name, kwargs={"slug": now, **key})
    return redirect(with_query(request, page), permanent=True, preserve_request=request.method == "POST")
