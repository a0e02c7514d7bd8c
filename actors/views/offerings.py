"""The public pages of offerings: the list, which is also a map, and one offering."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors import rules
from actors.forms.filters import OfferingFilter
from actors.models import Offering
from actors.states import Vocabulary
from actors.views import facts, linked_data, trust
from actors.views.listing import Listing
from actors.views.rows import offering_badge, offering_rows
from arena.shared.bounded import bounded
from arena.shared.http import render_page


@login_not_required
@require_safe
@bounded
def offering_list(request):
    form = OfferingFilter(request.GET)
    listing = Listing(request, form, offering_rows, _("Offerings"), _("Search among offerings"))
    found = ngettext("%(n)s offering", "%(n)s offerings", listing.total) % {"n": listing.shown}
    listing.found = listing.honestly(found)
    context = {"listing": listing, "canonical_query": listing.query}
    return render_page(request, "offerings/offering_list.html", context, fragment="offerings/_offering_list.html")


@login_not_required
@require_safe
def offering_detail(request, slug):
    visible = Offering.objects.visible_to(request.user).select_related("actor__municipality", "actor__actor_type")
    offering = get_object_or_404(visible.prefetch_related("terms"), slug=slug)
    areas = offering.terms_of(Vocabulary.AREA)
    context = {
        "offering": offering,
        "badge": offering_badge(offering.state, offering.actor.is_example),
        "areas": areas,
        "cares": offering.terms_of(Vocabulary.CARE),
        "targets": offering.terms_of(Vocabulary.TARGET),
        "not_for": offering.not_for.all(),
        "who_codes": sorted({code for term in areas for code in term.who_codes}),
        "facts": facts.of_offering(offering),
        "provenance": facts.provenance(offering),
        "can_edit": rules.can_edit_offering(request.user, offering),
        "linked_data": linked_data.offering_page(request, offering),
        "own_actors": trust.own_actors(offering, request.user),
        **trust.of_offering(offering, request.user),
    }
    return render_page(request, "offerings/offering_detail.html", context)
