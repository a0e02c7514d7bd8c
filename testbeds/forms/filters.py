"""What a reader asks of the needs: area, care setting, target group, municipality, state, origin, a place to test.

Two lists, one for everybody and one for the arena, are two classes: what is counted is kept by the class that asked, so
that no number of the one is ever told in the other. What only some may see stands in neither; see `unpublished`.
"""

from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from actors.forms.filters import NEWEST, RELEVANCE, Facet, ListFilter
from actors.forms.names import MUNICIPALITY, OUTSIDE, names
from actors.states import Vocabulary
from testbeds.models import Need
from testbeds.querysets.needs import is_in_arena
from testbeds.states import Hosting, NeedOrigin, NeedState

STATE, ORIGIN, HOSTING = "need_state", "need_origin", "need_hosting"
CHOICES = {STATE: NeedState, ORIGIN: NeedOrigin, HOSTING: Hosting}


class NeedFilter(ListFilter):
    """What everybody may read."""

    model = Need
    url_name = "needs:list"
    facets = (
        Facet("omrade", gettext_lazy("E-health area"), Vocabulary.AREA),
        Facet("verksamhet", gettext_lazy("Care setting"), Vocabulary.CARE),
        Facet("malgrupp", gettext_lazy("Target group"), Vocabulary.TARGET),
        Facet("kommun", gettext_lazy("Municipality"), MUNICIPALITY, shown=13),
        Facet("lage", gettext_lazy("State"), STATE),
        Facet("ursprung", gettext_lazy("Origin"), ORIGIN),
        Facet("testplats", gettext_lazy("Could a test be held there?"), HOSTING),
    )

    @classmethod
    def seen_by(cls, user):
        return ArenaNeedFilter if is_in_arena(user) else NeedFilter

    @classmethod
    def everything(cls):
        return Need.objects.public().listed()

    def known_names(self):
        return need_names(get_language(), self.version)

    def possible_orders(self):
        return [RELEVANCE, NEWEST] if self.q else [NEWEST]

    def unpublished(self, user):
        """Own, shared and coordinated needs that the list does not show yet, and may never show."""
        found = Need.objects.visible_to(user).exclude(state=NeedState.WITHDRAWN)
        found = found.exclude(pk__in=self.everything().values("pk"))
        return found.found(self.q and self.asked, self.groups).newest_first()


class ArenaNeedFilter(NeedFilter):
    """What members of the arena may read: of what is published, nothing is only for its owner."""

    @classmethod
    def everything(cls):
        return Need.objects.listed()

    def news(self, since, until):
        """What the arena could see for the first time then; later, for everybody, it is no news to them."""
        found = self.everything().found(self.q and self.asked, self.groups)
        found = found.filter(search__arena_since__gt=since, search__arena_since__lte=until)
        return found.order_by("-search__arena_since", "-pk")


@lru_cache(maxsize=4)
def need_names(_language, version):
    """The names of the house, and those of the needs' own choices."""
    own = {
        source: {choice.value: str(choice.label).capitalize() for choice in choices}
        for source, choices in CHOICES.items()
    }
    known = names(version)
    return known | own | {MUNICIPALITY: known[MUNICIPALITY] | {OUTSIDE: _("No municipality named")}}
