"""What the lists of actors and of offerings have in common: a page of rows, or the same rows as a map."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.forms.filters import ORDERS
from actors.forms.names import MUNICIPALITY, OUTSIDE
from actors.views.exporting import addresses
from actors.views.marking import marker

PER_PAGE = 30
MAP = "karta"
MOST_PANELS = 100
panels = {}  # as they were rendered, by everything that they depend on


class Listing:
    """One list as its page shows it."""

    per_page = PER_PAGE

    def __init__(self, request, form, rows_of, heading, label):
        self.form, self.heading, self.label = form, heading, label
        found = form.find()
        self.total = form.total
        self.is_map = form.has_map and request.GET.get("visa") == MAP and not form.resembles
        self.page = self._page(found, request.GET.get("page"))
        self.is_marked = bool(form.q) and not form.resembles
        self.rows = [] if self.is_map else self._rows(rows_of)
        self.chips = form.chips()
        self.shown = number_format(self.total, force_grouping=True)

    def _rows(self, rows_of):
        """With a search, the text of each row is what stands around the first hit."""
        found, names = self.page.object_list, self.form.names
        return list(rows_of(found, names, cut=self.words.around) if self.is_marked else rows_of(found, names))

    @property
    def words(self):
        return marker(self.form.asked.needles)

    @property
    def marked_rows(self):
        """The rows with title and text in pieces, so that a template can mark the hits."""
        return self.words.marked(self.rows)

    def honestly(self, found):
        """How many were found; a search that found more than are counted says so."""
        return _("more than %(found)s") % {"found": found} if self.form.is_more else found

    def _page(self, found, number):
        paginator = Paginator(found, self.per_page)
        paginator.count = self.total  # known already: counting again would cost a statement
        return paginator.get_page(number)

    @property
    def panel(self):
        return [] if self.form.resembles else self.form.panel()

    @property
    def rendered_panel(self):
        """The panel, which is half the page's work, is kept until the registry changes."""
        asked = self.form.address(visa=self.is_map, alla=self.form.whole)
        key = (self.form.version, get_language(), type(self.form), asked)
        if key not in panels:
            if len(panels) >= MOST_PANELS:
                panels.clear()
            panels[key] = self._render_panel()
        return panels[key]

    def _render_panel(self):
        return render_to_string("components/facet_panel.html", {"listing": self})

    @property
    def title(self):
        """The heading with what is chosen, so that two tabs can be told apart."""
        chosen = ", ".join(label for label, _address in self.chips)
        title = f"{self.heading}: {chosen}" if chosen else self.heading
        if self.page.number > 1:
            title = _("%(title)s, page %(number)s") % {"title": title, "number": self.page.number}
        return title

    @property
    def query(self):
        """What of the address makes this list another than the whole, for its canonical address."""
        page, view = self.page.number if self.page.number > 1 else "", self.is_map and MAP
        return self.form.address(visa=view, page=page).removeprefix(self.form.base)

    @property
    def watch_address(self):
        """Where a person signed in keeps this search."""
        within = {"lista": self.form.url_name.partition(":")[0]}
        return f"{reverse('searches:add')}?{urlencode(within)}&{self.query.removeprefix('?')}".rstrip("&")

    @property
    def feed_address(self):
        """The same list as Atom, where it is a list of its own; the one door has none for words of the vocabulary."""
        own = reverse(self.form.url_name).rstrip("/")
        return "" if self.form.url_name == "arena:search" else f"{own}.atom{self.query}"

    @property
    def views(self):
        """The two ways to see the list: label, address, whether it is this one."""
        if not self.form.has_map:
            return []
        as_map = self.form.address(visa=MAP)
        return [(_("List"), self.form.address(), not self.is_map), (_("Map"), as_map, self.is_map)]

    @property
    def files(self):
        """The same rows as a file, in each form: label and address."""
        return addresses(self.form) if self.form.has_files and not self.form.resembles else []

    @property
    def orders(self):
        """Name, address and whether it is the order now."""
        first = self.form.orders[0]
        return [
            (ORDERS[order], self.form.address(sortera=order if order != first else ""), order == self.form.order)
            for order in self.form.orders
        ]

    @property
    def kept(self):
        """What the panel's form has to carry along."""
        asked = {"sortera": self.form.order if self.form.order != self.form.orders[0] else ""}
        asked |= {"visa": self.is_map and MAP, "alla": self.form.whole}
        return [(name, value) for name, value in asked.items() if value]

    @property
    def by_municipality(self):
        """Numbers for the map, the other choices kept, with the address of each municipality's own list."""
        facet = next(facet for facet in self.form.facets if facet.source == MUNICIPALITY)
        counts, names = self.form.numbers(facet), self.form.names[MUNICIPALITY]
        return {
            "numbers": {code: counts.get(code, 0) for code in names if code != OUTSIDE},
            "urls": {code: self.form.address(**{facet.name: code}) for code in names if counts.get(code)},
            "outside": counts.get(OUTSIDE, 0),
            "outside_url": self.form.address(**{facet.name: OUTSIDE}),
        }
