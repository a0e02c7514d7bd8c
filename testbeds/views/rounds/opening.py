"""Whose pages these are: the staff's, asked before anything is looked up; a respondent's, asked afterwards."""

from functools import wraps

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.http import check
from testbeds.models import InventoryResponse, InventoryRound
from testbeds.rules import can_coordinate


def staff_page(view):
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, **key):
        check(can_coordinate, request.user)
        return view(request, **key)

    return opened


def round_page(view):
    """A page of one round for the staff; the view gets the round itself."""

    @staff_page
    @wraps(view)
    def opened(request, slug, **key):
        return view(request, readable_round(request, slug), **key)

    return opened


def answer_page(view):
    """A page where staff do something about one answer; the view gets the answer itself."""

    @staff_page
    @wraps(view)
    def opened(request, slug, actor):
        return view(request, readable_response(request, slug, actor))

    return opened


def readable_round(request, slug):
    return get_object_or_404(InventoryRound.objects.visible_to(request.user), slug=slug)


def readable_response(request, slug, actor):
    responses = InventoryResponse.objects.visible_to(request.user).select_related("round", "actor__part_of")
    return get_object_or_404(responses, round__slug=slug, actor__slug=actor)
