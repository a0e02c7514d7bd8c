"""What the one door answers: each kind with its number and its likeliest rows, or one kind as a whole list."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from actors.searching import MOST_COUNTED, registry_version
from actors.views.marking import marker
from arena.searches.sources import SOURCES

SHOWN = 5  # rows of each kind before the reader is led to the rest
MINE_SHOWN = 10


class Kind(NamedTuple):
    """One kind of thing among the answers."""

    key: str
    heading: str
    number: str
    found: str
    rows: list
    address: str
    has_more: bool


class Answer:
    """All that a search found, kind by kind; rows that are not public stand apart, for those who may see them."""

    def __init__(self, q, user):
        base, version = reverse("arena:search"), registry_version()
        self.forms = [(source, source.form_for(user)(q, version, base, source.key)) for source in SOURCES]
        self.q = self.forms[0][1].q
        self.words = marker(self.forms[0][1].asked.needles) if self.q else None
        exact = [pair for pair in self.forms if self.q and pair[1].total]
        self.resembles = bool(self.q) and not exact
        self.kinds = [
            kind for source, form in (exact or self.forms) if self.q and (kind := self._kind(source, form)).rows
        ]
        self.mine = list(self._unpublished(user)) if self.q and user.is_authenticated else []

    def _kind(self, source, form):
        found = form.find()[:SHOWN]
        rows = source.rows_of(found, form.names, cut=self.words.around)
        return Kind(
            source.key,
            source.heading,
            shown(form),
            said(source, form),
            list(self.words.marked(rows)),
            form.address(),
            form.total > SHOWN,
        )

    def _unpublished(self, user):
        for source, form in self.forms:
            found = form.unpublished(user)[:MINE_SHOWN]
            yield from self.words.marked(source.rows_of(found, form.names, cut=self.words.around))

    def tabs(self, within):
        """Label, address, number and whether it is the one now, for everything and for each kind."""
        everything = f"{reverse('arena:search')}?{urlencode({'q': self.q})}"
        yield _("Everything"), everything, "", not within
        for source, form in self.forms:
            if form.total and not form.resembles:
                yield source.heading, form.address(), shown(form), source.key == within

    @property
    def watch_address(self):
        return f"{reverse('searches:add')}?{urlencode({'q': self.q})}"

    def single_words(self):
        """Each word of the search on its own, for when all of them together find nothing."""
        words = self.q.split()
        base = reverse("arena:search")
        return [(word, f"{base}?{urlencode({'q': word})}") for word in words[:6]] if len(words) > 1 else []


def shown(form):
    number = number_format(form.total, force_grouping=True)
    return f"{number}+" if form.is_more else number


def said(source, form):
    """How many, honestly."""
    number = number_format(min(form.total, MOST_COUNTED) if form.is_more else form.total, force_grouping=True)
    found = source.numbered(form.total) % {"n": number}
    return _("more than %(found)s") % {"found": found} if form.is_more else found
