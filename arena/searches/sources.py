"""What can be searched through the one door: a room that joins adds its source here, and nothing else changes."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from actors.forms.filters import ActorFilter, OfferingFilter
from actors.views.rows import actor_rows, offering_rows
from arena.searches.vocabulary import CompetenceFilter, TermFilter, term_rows
from events.forms.filters import EventFilter
from events.views.event_rows import event_rows
from testbeds.forms.bed_filters import BedFilter
from testbeds.forms.evaluation_filters import EvaluationFilter
from testbeds.forms.filters import NeedFilter
from testbeds.views.beds.bed_rows import found_beds
from testbeds.views.finding.found_rows import evaluation_rows
from testbeds.views.needs.found_rows import found_rows


class Source(NamedTuple):
    """One kind of thing: its name in addresses, how its list is filtered and shown, how a number of it is said.

    `form` is the list that everybody sees, and all that goes out where no person is known, as in a feed. A page, or a
    letter, for somebody asks `form_for` them, each time anew: who may read more today may not tomorrow.
    """

    key: str
    heading: str
    form: type
    rows_of: Callable
    numbered: Callable
    url_name: str = ""  # of its own list; only such a source has news and a feed

    @property
    def has_list(self):
        return bool(self.url_name)

    def form_for(self, user):
        return self.form.seen_by(user)

    def address(self):
        return reverse(self.url_name)


SOURCES = [
    Source(
        "actors",
        _("Actors"),
        ActorFilter,
        actor_rows,
        lambda n: ngettext("%(n)s actor", "%(n)s actors", n),
        "actors:list",
    ),
    Source(
        "offerings",
        _("Offerings"),
        OfferingFilter,
        offering_rows,
        lambda n: ngettext("%(n)s offering", "%(n)s offerings", n),
        "offerings:list",
    ),
    Source(
        "needs",
        _("Needs"),
        NeedFilter,
        found_rows,
        lambda n: ngettext("%(n)s need", "%(n)s needs", n),
        "needs:list",
    ),
    Source(
        "evaluations",
        _("Evaluations"),
        EvaluationFilter,
        evaluation_rows,
        lambda n: ngettext("%(n)s evaluation", "%(n)s evaluations", n),
        "evaluations:list",
    ),
    Source(
        "testbeds",
        _("Testbeds"),
        BedFilter,
        found_beds,
        lambda n: ngettext("%(n)s testbed", "%(n)s testbeds", n),
    ),
    Source(
        "events",
        _("Events"),
        EventFilter,
        event_rows,
        lambda n: ngettext("%(n)s event", "%(n)s events", n),
        "events:list",
    ),
    Source(
        "competences",
        _("Competences"),
        CompetenceFilter,
        term_rows,
        lambda n: ngettext("%(n)s competence", "%(n)s competences", n),
    ),
    Source("terms", _("Terms"), TermFilter, term_rows, lambda n: ngettext("%(n)s term", "%(n)s terms", n)),
]
BY_KEY = {source.key: source for source in SOURCES}
WITH_NEWS = {source.key: source for source in SOURCES if source.has_list}


def with_news(within):
    """The sources that a kept search asks: the one it names, or all that can have something new."""
    return [WITH_NEWS[within]] if within in WITH_NEWS else list(WITH_NEWS.values())
