"""The wordings that participants agree to: what is asked for now, and everything that was asked before."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.http import redirect_to_top, render_page
from events.forms.consents import WordingForm
from events.models import ConsentText
from events.states import Purpose
from events.views.opening import staff_page


@require_safe
@staff_page
def consents(request):
    standing = Count("consents", filter=Q(consents__withdrawn_at=None))
    wordings = ConsentText.objects.annotate(standing=standing).order_by("-version")
    context = {
        "purposes": [(purpose, [one for one in wordings if one.purpose == purpose]) for purpose in Purpose],
    }
    return render_page(request, "events/consents.html", context)


@staff_page
def consent(request, purpose):
    """Write the next wording of one purpose."""
    if purpose not in Purpose.values:
        raise Http404
    form = WordingForm(request.POST or None, purpose=purpose)
    if form.is_valid():
        form.save()
        messages.success(request, _("The new wording is asked for from now on."))
        return redirect_to_top("events:consents")
    return render_page(request, "events/consent.html", {"form": form, "purpose": Purpose(purpose)})
