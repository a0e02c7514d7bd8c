"""“The state of the registry”: what looks double, stale, orphaned or contradictory, each row one click from its own."""

from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors import oddities
from actors.models import Actor
from actors.rules import is_staff
from arena.shared.http import check, render_page

SHOWN = 20  # of each kind; the rest on request
MOST = 500


@require_safe
def registry_state(request):
    check(is_staff, request.user)
    whole = request.GET.get("visa", "")
    kinds = [(kind.heading, [_shown(oddity, whole) for oddity in kind.oddities]) for kind in oddities.found()]
    context = {"kinds": [(heading, [shown for shown in asked if shown["rows"]]) for heading, asked in kinds]}
    return render_page(request, "arena/registry_state.html", context)


def _shown(oddity, whole):
    """One question with its first rows, or with all that anybody would read."""
    most = MOST if whole == oddity.name else SHOWN
    rows = list(oddity.rows[: most + 1])
    return {
        "name": oddity.name,
        "heading": oddity.heading,
        "why": oddity.why,
        "rows": [_line(row) for row in rows[:most]],
        "number": _number(len(rows), most),
        "more": len(rows) > most == SHOWN and f"{reverse('arena:registry_state')}?visa={oddity.name}#{oddity.name}",
    }


def _line(row):
    """Title, address, what it belongs to or resembles, and its state."""
    room = "actors" if isinstance(row, Actor) else "offerings"
    beside = getattr(row, "other_name", "") or (room == "offerings" and row.actor.name) or ""
    return str(row), reverse(f"{room}:manage", args=[row.slug]), beside, row.get_state_display(), row


def _number(found, most):
    if found > most:
        return ngettext("more than %(n)s row", "more than %(n)s rows", most) % {"n": most}
    return ngettext("%(n)s row", "%(n)s rows", found) % {"n": found}
