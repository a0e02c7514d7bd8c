"""A manager adds a unit to the organisation: a short form, and then the ordinary way of drafts and review."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from actors import registering
from actors.forms.organisation import UnitForm
from actors.models import Actor
from actors.rules import can_add_unit
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page


@require_http_methods(["GET", "POST"])
def unit_add(request, slug):
    organisation = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_add_unit, request.user, organisation)
    there = {"municipality": organisation.municipality, "seat_outside_county": organisation.seat_outside_county}
    form = UnitForm(request.POST or None, instance=Actor(**there))
    if form.is_valid():
        try:
            unit = registering.begin_unit(form.save(commit=False), organisation)
        except Refused as no:
            form.add_error("legal_name", str(no))
        else:
            return redirect_to_top("actors:register_competence", unit.slug)
    return render_page(request, "actors/add_unit.html", {"form": form, "organisation": organisation})
