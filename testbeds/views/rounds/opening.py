"""Whose pages these are: the staff's, asked before anything is looked up; a respondent's, asked afterwards."""

from functools import wraps

from django.shortcuts import get_object_or_404

from testbeds.models import InventoryResponse, InventoryRound
from testbeds.views.staff import staff_page


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
