"""The evaluations of the list, the one door, feeds and letters as plain values: nothing of needs stands in them."""

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.forms.names import MUNICIPALITY, OUTSIDE
from actors.states import ActorState
from actors.views.rows import Row, excerpt, in_language
from testbeds.evaluation_states import EvaluationState, Outcome

TONES = {
    Outcome.RECOMMENDED: "good",
    Outcome.CONDITIONAL: "good",
    Outcome.RETEST: "info",
    Outcome.NOT_RECOMMENDED: "bad",
    Outcome.UNDECIDABLE: "warn",
}
COLUMNS = (
    *("slug", "title_sv", "title_en", "state", "published_at", "is_example", "offering__name"),
    *("site__display_name", "site__legal_name", "site__state", "take_down"),
)


def evaluation_rows(found, names, cut=None):
    base, english = reverse("evaluations:list"), get_language() == "en"
    told = found.annotate(codes=F("search__facets"), told_sv=F("search__told_sv"), told_en=F("search__told_en"))
    for row in told.values_list(*COLUMNS, "codes", "told_sv", "told_en", named=True):
        title, title_language = in_language(english, row.title_sv, row.title_en)
        text, language = in_language(english, row.told_sv or "", row.told_en)
        meta = " · ".join(filter(None, _facts(row, names[MUNICIPALITY])))
        yield Row(f"{base}{row.slug}/", title, (cut or excerpt)(text), language, meta, *badge(row), title_language)


def badge(row):
    """The verdict of what is reported, the state of the rest, and of a report that was taken down that it was."""
    if row.take_down:
        return _("Taken down"), "warn"
    verdict = next((code for code in row.codes or () if code in Outcome), None)
    if verdict and row.state in (EvaluationState.PUBLISHED, EvaluationState.FOLLOWED_UP):
        return str(Outcome(verdict).label).capitalize(), TONES[verdict]
    return str(EvaluationState(row.state).label).capitalize(), "" if row.state == EvaluationState.DROPPED else "info"


def _facts(row, towns):
    """What was tried, where, and when the report came; a place that is not shown in the registry is not named."""
    yield _("example") if row.is_example else ""
    yield row.offering__name
    site = (row.site__state in ActorState.public() and (row.site__display_name or row.site__legal_name)) or ""
    named = [towns[code] for code in row.codes or () if code in towns and code != OUTSIDE]
    yield site
    yield ", ".join(town for town in named if town not in site)
    if row.published_at:
        yield _("report %(day)s") % {"day": date_format(localtime(row.published_at), "j F Y")}
