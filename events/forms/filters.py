"""What a reader asks of the events: kind, topic, municipality, the organiser's sector, place or online, language."""

from functools import lru_cache

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.forms.filters import DATE, RELEVANCE, Facet, ListFilter
from actors.forms.names import MUNICIPALITY, names
from actors.states import Vocabulary
from events.models import Event
from events.states import Kind, Language, Mode, Sector

KIND, SECTOR, MODE, LANGUAGE = "event_kind", "event_sector", "event_mode", "event_language"
CHOICES = {
    KIND: Kind,
    SECTOR: Sector,
    MODE: [Mode.ROOM, Mode.ONLINE],  # a mixed event is found by both
    LANGUAGE: [Language.SWEDISH, Language.ENGLISH],  # likewise
}
PAST = "tidigare"


class EventFilter(ListFilter):
    """All events that everybody may see, whenever they are: what the one door and kept searches ask."""

    model = Event
    url_name = "events:list"
    has_map = False
    period = ""
    facets = (
        Facet("typ", _("Kind of event"), KIND, shown=7),
        Facet("form", _("On site or online"), MODE),
        Facet("kommun", _("Municipality"), MUNICIPALITY, shown=13),
        Facet("omrade", _("E-health area"), Vocabulary.AREA),
        Facet("verksamhet", _("Care setting"), Vocabulary.CARE),
        Facet("malgrupp", _("Target group"), Vocabulary.TARGET),
        Facet("kompetens", _("Competence"), Vocabulary.COMPETENCE),
        Facet("sektor", _("The organiser's sector"), SECTOR, shown=7),
        Facet("sprak", _("Spoken language"), LANGUAGE),
    )

    def known_names(self):
        return event_names(get_language(), self.version)

    def possible_orders(self):
        return [RELEVANCE, DATE] if self.q else [DATE]

    def ordered(self, found):
        return found.by_relevance(self.counted_as) if self.order == RELEVANCE else self.by_date(found)

    def by_date(self, found):
        return found.order_by("-starts_at", "-pk")

    def news(self, since, until):
        """Only what is still to come: nobody is told of a meeting that is over."""
        found = Event.objects.public().upcoming().found(self.q and self.asked, self.groups)
        return found.shown_between(since, until)

    def unpublished(self, user):
        """Drafts, for the staff. Who has the address of an unlisted event reads it, and still does not find it."""
        found = super().unpublished(user)
        return found if user.is_staff else found.none()

    def address(self, **changes):
        return super().address(**{"tid": self.period, **changes})


class UpcomingFilter(EventFilter):
    @classmethod
    def everything(cls):
        return Event.objects.public().upcoming()

    def by_date(self, found):
        return found.order_by("starts_at", "pk")


class PastFilter(EventFilter):
    period = PAST

    @classmethod
    def everything(cls):
        return Event.objects.public().past()


class MonthFilter(EventFilter):
    """The events of one month; its numbers are of that month, and are kept by nobody."""

    url_name = "events:month"
    has_files = False

    def __init__(self, data, month):
        self.month = month
        super().__init__(data)

    def possible_orders(self):
        return [DATE]

    def everything(self):
        return Event.objects.public().in_month(self.month)

    @cached_property
    def counts(self):
        return self.everything().count_codes(self.groups, self.q and self.asked)

    @property
    def counted_as(self):
        return self.asked

    def by_date(self, found):
        return found.order_by("starts_at", "pk")

    def address(self, **changes):
        return super().address(**{"month": str(self.month), **changes})


@lru_cache(maxsize=4)
def event_names(_language, version):
    """The names of the house, and those of the events' own choices."""
    own = {
        source: {choice.value: str(choice.label).capitalize() for choice in choices}
        for source, choices in CHOICES.items()
    }
    return names(version) | own
