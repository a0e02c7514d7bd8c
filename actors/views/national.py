"""The shared national services: what exists already, and for what."""

from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Offering
from actors.states import Vocabulary
from arena.shared.http import render_page


@login_not_required
@require_safe
def national_services(request):
    services = Offering.objects.shared_national().by_name().select_related("actor").prefetch_related("terms")
    head = [_("Service"), _("Owner"), _("E-health areas that it covers")]
    context = {"head": head, "rows": [_row(service) for service in services]}
    return render_page(request, "offerings/national_services.html", context)


def _row(service):
    areas = " · ".join(str(term.label) for term in service.terms_of(Vocabulary.AREA))
    return [
        (service.name, service.get_absolute_url()),
        (service.actor.name, service.actor.get_absolute_url()),
        areas or "–",
    ]
