"""What a reader asks of a list: read from the address, answered as plain values that a template only has to print."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from actors.forms.names import MUNICIPALITY, OFFERING_TYPE, names, replacements
from actors.models import Actor, Offering
from actors.searching import MOST_COUNTED, PLENTY, TOTAL, clean, is_large, question, registry_version
from actors.states import Vocabulary

RELEVANCE, NAME, NEWEST, DATE = "relevans", "namn", "nyast", "datum"
ORDERS = {RELEVANCE: _("Relevance"), NAME: _("A–Ö"), NEWEST: _("Newest first"), DATE: _("By date")}


class Facet(NamedTuple):
    """One question of the panel: its name in the address, its heading, and which names it chooses among."""

    name: str
    heading: str
    source: str
    shown: int = 5  # choices before the reader asks for all of them


class Choice(NamedTuple):
    code: str
    label: str
    number: str
    is_chosen: bool


class Asked(NamedTuple):
    """A facet as the panel shows it; `more` says how many choices are left out."""

    name: str
    heading: str
    choices: list
    more: str


class ListFilter:
    """The search, the choices and the order that an address asks for; what it cannot mean is left out.

    A list shows everybody the same, what is public: drafts are found on “My page” and on the desk of the staff.
    """

    model = None
    url_name = ""
    facets = ()
    has_map = has_files = True  # whether its rows can be seen on the map, and taken along
    file_name = "{form}"  # of the address of each file, where “csv” and “xlsx” are those of something else

    def __init__(self, data, version=None, base=None, within=""):
        self.base = base or reverse(self.url_name)
        self.within = within  # the kind, where the base shows several
        self.version = version or registry_version()
        self.names = self.known_names()
        self.q = clean(data.get("q", ""))
        self.replaced = []
        self.groups = tuple(self._known_codes(data, facet) for facet in self.facets)
        self.orders = self.possible_orders()
        self.order = data["sortera"] if data.get("sortera") in self.orders else self.orders[0]
        self.whole = data.get("alla", "")
        self.resembles = False

    def known_names(self):
        """The words of the codes that the questions choose among."""
        return names(self.version)

    def possible_orders(self):
        """The first is the list's own."""
        return [RELEVANCE, NAME, NEWEST] if self.q else [NAME, NEWEST]

    def _known_codes(self, data, facet):
        """The codes asked for; one that has been replaced is asked for by its heir, and that is said."""
        known = self.names.get(facet.source, {})
        asked = [code for code in dict.fromkeys(data.getlist(facet.name)) if code in known]
        heirs = replacements(self.version) if asked else {}
        self.replaced += [(known[code], known[heirs[code]]) for code in asked if heirs.get(code) in known]
        return tuple(dict.fromkeys(heirs.get(code, code) for code in asked))

    def find(self, *, whole=False):
        """The rows in their order; where none has the words of the search, those with words that resemble them.

        A page reads the likeliest of a large list; `whole` gives every row, as a file does.
        """
        if not self.total and self.q and not self.chosen and (keys := self.everything().resembling(self.q)):
            self.resembles, self.counts = True, {-1: {TOTAL: len(keys)}}
            return self.everything().filter(pk__in=keys).by_resemblance(self.q)
        most = not whole and self.is_more and MOST_COUNTED
        return self.ordered(self.everything().found(self.q and self.counted_as, self.groups, most))

    def ordered(self, found):
        return {
            RELEVANCE: lambda: found.by_relevance(self.counted_as),
            NAME: found.by_name,
            NEWEST: found.newest_first,
        }[self.order]()

    @classmethod
    def seen_by(cls, user):
        """The filter of this list for one person, where some may read more than everybody; else the list's own."""
        return cls

    @classmethod
    def everything(cls):
        """What the list is a list of."""
        return cls.model.objects.public()

    @cached_property
    def counts(self):
        return count(self.version, type(self), self.q, self.groups)[1]

    @property
    def counted_as(self):
        """The search that the numbers belong to."""
        return count(self.version, type(self), self.q, self.groups)[0]

    def news(self, since, until):
        """What has become visible between two moments, newest first; what was shown before is never news again."""
        return self.everything().found(self.q and self.asked, self.groups).shown_between(since, until)

    def unpublished(self, user):
        """What the search finds that only this person, or the staff, may see."""
        return self.model.objects.visible_to(user).not_public().matching(self.asked, self.groups)

    @property
    def asked(self):
        """The search as the database understands it."""
        return ask(self.version, self.q)

    @property
    def is_more(self):
        """Whether there are more rows than were counted; then every number is a smallest one."""
        return self.counts[-1].get(TOTAL, 0) > MOST_COUNTED and is_large(self.version, self.model)

    @property
    def total(self):
        counted = self.counts[-1].get(TOTAL, 0)
        return min(counted, MOST_COUNTED) if self.is_more else counted

    @property
    def chosen(self):
        return sum(map(len, self.groups))

    def numbers(self, facet):
        """How many rows each code of the facet would give, the other choices kept."""
        place = self.facets.index(facet)
        return self.counts[place if self.groups[place] else -1]

    def panel(self):
        """Each facet with the choices worth showing: those that would give something, and those already made."""
        return [question for facet in self.facets if (question := self._question(facet)).choices]

    def _question(self, facet):
        choices = shown = self._choices(facet)
        if facet.name != self.whole and len(choices) > facet.shown + 1:
            most = sorted(choices, key=lambda choice: (not choice.is_chosen, -int(choice.number)))[: facet.shown]
            shown = [choice for choice in choices if choice in most or choice.is_chosen]
        left_out = len(choices) - len(shown)
        more = str(_("%(more)s more")) % {"more": left_out} if left_out else ""
        return Asked(facet.name, str(facet.heading), shown, more)

    def _choices(self, facet):
        numbers, chosen = self.numbers(facet), self.groups[self.facets.index(facet)]
        return [
            Choice(code, label, str(numbers.get(code, 0)), code in chosen)
            for code, label in self.names.get(facet.source, {}).items()
            if code in numbers or code in chosen
        ]

    def chips(self):
        """What is chosen, each with the address of the list without it."""
        chips = [(str(_("“%(q)s”")) % {"q": self.q}, self.address(q=""))] if self.q else []
        for facet, codes in zip(self.facets, self.groups, strict=True):
            for code in codes:
                rest = [other for other in codes if other != code]
                chips.append((self.names[facet.source][code], self.address(**{facet.name: rest})))
        return chips

    def address(self, **changes):
        """The address of this list, with changes; the same choices always give the same address."""
        asked = {"inom": self.within, "q": self.q}
        asked |= {facet.name: codes for facet, codes in zip(self.facets, self.groups, strict=True)}
        asked |= {"sortera": self.order if self.order != self.orders[0] else ""}
        query = urlencode([(name, value) for name, value in (asked | changes).items() if value], doseq=True)
        return f"{self.base}?{query}" if query else self.base


class ActorFilter(ListFilter):
    model = Actor
    url_name = "actors:list"
    facets = (
        Facet("typ", _("Type of actor"), Vocabulary.ACTOR_TYPE),
        Facet("kommun", _("Municipality"), MUNICIPALITY, shown=13),
        Facet("omrade", _("E-health area"), Vocabulary.AREA),
        Facet("kompetens", _("Competence"), Vocabulary.COMPETENCE),
    )


class OfferingFilter(ListFilter):
    model = Offering
    url_name = "offerings:list"
    facets = (
        Facet("typ", _("Type of offering"), OFFERING_TYPE),
        Facet("omrade", _("E-health area"), Vocabulary.AREA),
        Facet("verksamhet", _("Care setting"), Vocabulary.CARE),
        Facet("malgrupp", _("Target group"), Vocabulary.TARGET),
        Facet("kommun", _("The supplier's municipality"), MUNICIPALITY),
    )


@lru_cache(maxsize=100)
def count(version, kind, q, groups):
    """What was asked and the numbers of the list, worked out once for each state of the registry.

    In a large list parts of words are asked for only when the words themselves find too little.
    """
    asked, rows = ask(version, q) if q else None, kind.everything()
    if not is_large(version, kind.model):
        return asked, rows.count_codes(groups, asked)
    if asked and asked.has_parts:
        counts = rows.count_codes(groups, asked.without_parts(), MOST_COUNTED + 1)
        if counts[-1].get(TOTAL, 0) >= PLENTY:
            return asked.without_parts(), counts
    return asked, rows.count_codes(groups, asked, MOST_COUNTED + 1)


@lru_cache(maxsize=200)
def ask(_version, q):
    return question(q)
