"""One search over everything that has a page."""

from django.contrib.auth.decorators import login_not_required
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors.forms.filters import ActorFilter, OfferingFilter
from actors.views.rows import actor_rows, offering_rows
from arena.shared.http import render_page

SHOWN = 10  # rows of each kind before the reader is led to its list


@login_not_required
@require_safe
def search(request):
    asked = QueryDict(mutable=True)
    asked["q"] = request.GET.get("q", "")
    actors = ActorFilter(asked)
    offerings = OfferingFilter(asked, actors.version)
    groups = [_actors(actors), _offerings(offerings)] if actors.q else []
    exact = [group for group in groups if not group["resembles"]]
    context = {
        "q": actors.q,
        "groups": [group for group in exact or groups if group["rows"]],
        "resembles": bool(groups) and not exact,
    }
    return render_page(request, "arena/search.html", context)


def _actors(asked):
    group = _group(asked, actor_rows)
    words = ngettext("%(n)s actor", "%(n)s actors", asked.total)
    return group | {"heading": _("Actors"), "found": words % {"n": asked.total}}


def _offerings(asked):
    group = _group(asked, offering_rows)
    words = ngettext("%(n)s offering", "%(n)s offerings", asked.total)
    return group | {"heading": _("Offerings"), "found": words % {"n": asked.total}}


def _group(asked, rows_of):
    found = asked.find()[:SHOWN]
    return {
        "rows": list(rows_of(found, asked.names)),
        "resembles": asked.resembles or not asked.total,
        "has_more": asked.total > SHOWN,
        "address": asked.address(),
    }
