"""The start page: what the arena is, who is here, what is new, and a way in for each group."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.forms.names import names
from actors.models import Actor, Decision, Offering
from actors.searching import registry_version
from actors.states import ActorState, OfferingState, Origin
from actors.views.rows import in_language
from arena.shared.http import render_page
from events.models import Event
from events.views.event_rows import as_rows, read
from testbeds.models import Evaluation, InventoryRound, Need
from testbeds.states import RoundState
from testbeds.views.finding.found_rows import evaluation_rows
from testbeds.views.needs.found_rows import found_rows

NEWEST = 6
NEXT = 3  # events
NEEDS = 3  # the last that everybody may read
REPORTS = 3
OF_EACH = 3  # entered by an import all at once, of which one kind should not hide the other


class News(NamedTuple):
    """An actor or an offering, and when it became public."""

    at: datetime
    kind: str
    title: str
    text: str
    language: str  # of the text, where it is another than the page's
    url: str


@login_not_required
@require_safe
def home(request):
    numbers = dict(Actor.objects.public().order_by().values_list("municipality").annotate(Count("pk")))
    in_county = {code: number for code, number in numbers.items() if code}
    actors, offerings = reverse("actors:list"), reverse("offerings:list")
    context = {
        "numbers": in_county,
        "urls": {code: f"{actors}?kommun={code}" for code in in_county},
        "elsewhere": numbers.get(None, 0),
        "figures": [
            (_("actors"), sum(numbers.values()), actors),
            (_("offerings"), Offering.objects.public().count(), offerings),
            (_("municipalities with actors"), len(in_county), ""),
        ],
        "events": coming(),
        "needs": told(),
        "reports": reported(),
        "rounds": InventoryRound.objects.filter(state=RoundState.OPEN).order_by("closes_on", "pk"),
        "news": newest(),
    }
    return render_page(request, "arena/home.html", context)


def coming():
    """The next events, as their own list shows them."""
    return list(as_rows(read(Event.objects.public().upcoming()[:NEXT])))


def told():
    """The needs that were published last, the same for everybody."""
    newest_needs = Need.objects.public().listed().newest_first()[:NEEDS]
    return list(found_rows(newest_needs, names(registry_version())))


def reported():
    """The evaluations whose reports came last, whatever they concluded."""
    newest_reports = Evaluation.objects.reported().newest_first()[:REPORTS]
    return list(evaluation_rows(newest_reports, names(registry_version())))


def newest():
    """What was published last: by a decision of the staff, or entered from public sources."""
    reviewed = [(decision.decided_at, decision.row) for decision in publications()[:NEWEST]]
    entered = [
        (row.created_at, row)
        for row in [*entered_last(Actor, "summary_sv"), *entered_last(Offering, "problem_sv", "actor")]
    ]
    by_time = sorted([*reviewed, *entered], key=lambda entry: entry[0], reverse=True)
    return [as_news(at, row) for at, row in by_time[:NEWEST]]


def publications():
    """Decisions that made public, for the first time, what still is."""
    is_shown = Q(actor__state__in=ActorState.public()) | Q(
        offering__state__in=OfferingState.public(), offering__actor__state__in=ActorState.public()
    )
    reviews = [(ActorState.SUBMITTED, ActorState.PUBLISHED), (OfferingState.IN_REVIEW, OfferingState.PUBLISHED)]
    is_review = Q(*[Q(from_state=before, to_state=after) for before, after in reviews], _connector=Q.OR)
    return Decision.objects.filter(is_shown, is_review).select_related("actor", "offering__actor")


def entered_last(model, text, *related):
    """The last that an import brought and that have something to say."""
    entered = model.objects.public().filter(origin=Origin.IMPORTED).exclude(**{text: ""})
    return entered.select_related(*related).order_by("-pk")[:OF_EACH]


def as_news(at, row):
    english = get_language() == "en"
    if isinstance(row, Offering):
        kind, texts = _("Offering from %(actor)s") % {"actor": row.actor}, (row.problem_sv, row.problem_en)
    else:
        kind, texts = _("Actor"), (row.summary_sv, row.summary_en)
    return News(at, kind, str(row), *in_language(english, *texts), row.get_absolute_url())
