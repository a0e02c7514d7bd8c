"""Dietary and access needs, as the host has to arrange for them: nobody else opens the page, and each time is kept."""

from collections import Counter

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from arena.history import record_export
from arena.shared.http import check, render_page
from events.models import CareNeed, Event
from events.models.care_need import KEPT
from events.rules import can_read_care_needs


@require_safe
def care_needs(request, slug):
    event = get_object_or_404(Event.objects.visible_to(request.user).select_related("venue"), slug=slug)
    check(can_read_care_needs, request.user, event)
    needs = list(CareNeed.objects.of_coming(event))
    record_export("care-needs", by=request.user, rows=len(needs), about=[event])
    context = {
        "event": event,
        "dietary": _counted(need.dietary for need in needs if need.dietary),
        "access": [need for need in needs if need.access],
        "deleted_on": (event.ends_at or event.starts_at) + KEPT,
    }
    return render_page(request, "events/care_needs.html", context)


def _counted(words):
    """How many need the same, whatever the case it was written in: for the kitchen, without names."""
    written = {}
    counted = Counter(written.setdefault(word.casefold(), word) for word in words)
    return [(word, number) for word, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
