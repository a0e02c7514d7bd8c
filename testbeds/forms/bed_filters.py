"""Testbeds as something to find through the one door; their own list has questions of its own."""

from django.utils.translation import gettext_lazy as _

from actors.forms.filters import RELEVANCE, Facet, ListFilter
from actors.forms.names import MUNICIPALITY
from actors.states import Vocabulary
from testbeds.models import Testbed


class BedFilter(ListFilter):
    """Those that take requests."""

    model = Testbed
    url_name = "arena:search"
    has_map = has_files = False
    facets = (
        Facet("omrade", _("E-health area"), Vocabulary.AREA),
        Facet("kommun", _("Municipality"), MUNICIPALITY, shown=13),
    )

    def possible_orders(self):
        return [RELEVANCE]

    @classmethod
    def everything(cls):
        return Testbed.objects.listed()

    def unpublished(self, user):
        """Drafts stand on the list of testbeds, for those who may read them."""
        return self.model.objects.none()
