"""Finding needs: the list, which is also a map, and the same rows as a file. Each reader has the list of their own."""

from django.contrib.auth.decorators import login_not_required
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from actors.views.exporting import export
from actors.views.listing import Listing
from arena.shared.bounded import bounded
from arena.shared.http import render_page
from testbeds import rules
from testbeds.columns import NEEDS
from testbeds.forms.filters import ArenaNeedFilter, NeedFilter
from testbeds.views.needs.found_rows import found_rows

MOST_OWN = 10


class NeedListing(Listing):
    """Beside the list, what only its reader finds: drafts, private needs and those that wait to be published."""

    def __init__(self, request, form):
        super().__init__(request, form, found_rows, _("Needs"), _("Search among needs"))
        self.user = request.user
        self.found = ngettext("%(n)s need", "%(n)s needs", self.total) % {"n": self.shown}

    @cached_property
    def own(self):
        """On the first page of the list, with the same search and choices."""
        if not self.user.is_authenticated or self.is_map or self.page.number > 1:
            return []
        return list(found_rows(self.form.unpublished(self.user)[: MOST_OWN + 1], self.form.names))

    @property
    def shown_own(self):
        return self.own[:MOST_OWN]

    @property
    def has_more_own(self):
        return len(self.own) > MOST_OWN

    @property
    def is_of_arena(self):
        """Whether it has what is shown to the arena alone, which whoever reads it may want to know."""
        return isinstance(self.form, ArenaNeedFilter)


@login_not_required
@require_safe
@bounded
def need_list(request):
    listing = NeedListing(request, NeedFilter.seen_by(request.user)(request.GET))
    context = {
        "listing": listing,
        "canonical_query": listing.query,
        "can_log": rules.may_log_needs(request.user),
    }
    return render_page(request, "needs/list.html", context, fragment="needs/_need_list.html")


@login_not_required
@require_safe
def need_file(request, form):
    asked = NeedFilter.seen_by(request.user)(request.GET)
    return export(request, asked, NEEDS, form, pgettext("file name", "needs"))
