"""What a reader asks of the evaluations: how far they have come, the verdict, the area, where and which year."""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from actors.forms.filters import NEWEST, RELEVANCE, Facet, ListFilter
from actors.forms.names import MUNICIPALITY, names
from actors.states import Vocabulary
from testbeds.evaluation_states import Outcome
from testbeds.models import Evaluation

STANDING, VERDICT, YEAR = "evaluation_standing", "verdict", "report_year"
FIRST_YEAR = 2025  # of the project


class Standing(TextChoices):
    """How far an evaluation has come, in the codes of its search document."""

    UNDER_WAY = "under_way", pgettext_lazy("evaluation", "under way")
    REPORTED = "reported", pgettext_lazy("evaluation", "report published")
    ABORTED = "aborted", pgettext_lazy("evaluation", "aborted")
    DROPPED = "dropped", pgettext_lazy("evaluation", "dropped before it began")


class EvaluationFilter(ListFilter):
    """What everybody may read: from a settled plan on. What others have published elsewhere is never among them."""

    model = Evaluation
    url_name = "evaluations:list"
    file_name = "list_{form}"
    facets = (
        Facet("lage", gettext_lazy("State"), STANDING),
        Facet("slutsats", gettext_lazy("Verdict"), VERDICT),
        Facet("omrade", gettext_lazy("E-health area"), Vocabulary.AREA),
        Facet("kommun", gettext_lazy("Municipality"), MUNICIPALITY, shown=13),
        Facet("ar", gettext_lazy("Year of the report"), YEAR),
    )

    def known_names(self):
        return evaluation_names(get_language(), self.version, timezone.localdate().year)

    def possible_orders(self):
        return [RELEVANCE, NEWEST] if self.q else [NEWEST]

    def unpublished(self, user):
        """Before the plan is settled an evaluation is found by those who work with it, and by no search."""
        return self.model.objects.none()


@lru_cache(maxsize=4)
def evaluation_names(_language, version, year):
    """The names of the house, and those of the evaluations' own choices."""
    own = {STANDING: Standing, VERDICT: Outcome}
    own = {source: {one.value: str(one.label).capitalize() for one in choices} for source, choices in own.items()}
    return names(version) | own | {YEAR: {f"y{one}": str(one) for one in range(year, FIRST_YEAR - 1, -1)}}
