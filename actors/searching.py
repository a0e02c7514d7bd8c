"""How a list finds, counts and orders its rows: Swedish words, parts of words, small typos, filters that combine.

A small list is searched whole. In a large one (`LARGE`) a search takes at most `MOST_COUNTED` rows, the likeliest
first, ranks those and counts among those; who shows the numbers says “more than”. Parts of words are looked for there
only when the words themselves find fewer than `PLENTY`. See docs/adr/0020.
"""

import re
from time import time
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection, models
from django.db.models import Count, F, Func, Q, Value

from arena.shared import personal_numbers

LONGEST = 200  # characters of a search that are read
KEPT_SECONDS = 30
MOST_RESEMBLING = 90
LARGE = 20_000  # rows; below it, counting all of them costs nothing that anyone notices
MOST_COUNTED = 1_000
PLENTY = 100  # rows with the words themselves; a reader who has so many needs no parts of words
TOTAL = "*"  # stands among the counted codes for every row once
SMALL_WORDS = frozenset(["att", "den", "det", "ett", "för", "från", "har", "hos", "inom", "med", "och", "som", "till"])


def clean(q):
    """What a person typed, without what no search can use."""
    return personal_numbers.mask(" ".join(q.replace("\x00", " ").split()))[:LONGEST].strip()


def parts(q):
    """The words worth looking for inside other words; none when the search says exactly what it wants."""
    if '"' in q or re.search(r"(^|\s)-\w", q):
        return []
    words = [word.strip(".,;:!?()[]/'*") for word in re.split(r"[\s%_\\]+", q.lower())]
    return [word for word in words if len(word) > 2 and word not in SMALL_WORDS][:8]


ASK = "SELECT ranked::text, anything::text, wide::text, needles FROM search_question(%s, %s)"


class Question(NamedTuple):
    """A search as the database understands it, with equal words and terms of the vocabulary; see `search_question`."""

    q: str
    ranked: str
    anything: str
    wide: str
    needles: tuple

    def without_parts(self):
        """The same words, looked for as whole words alone."""
        return self._replace(wide=self.ranked)

    @property
    def has_parts(self):
        return self.wide != self.ranked


def question(q):
    with connection.cursor() as cursor:
        cursor.execute(ASK, [q, parts(q)])
        *queries, needles = cursor.fetchone()
    return Question(q, *queries, tuple(needles or ()))


def understood(q):
    return q if isinstance(q, Question) else question(q)


class Ready(SearchQuery):
    """A tsquery that the database has made already."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return "%s::tsquery", [self.text]

    def __init__(self, text):
        super().__init__(text, search_type="raw")
        self.text = text


def narrowed(query, groups):
    """The query with at least one code of every group: one question, since documents hold their codes as words."""
    if not query:
        return Ready("")
    parts = [query, *(" | ".join(f"'f:{code}'" for code in codes) for codes in groups if codes)]
    return Ready(" & ".join(f"({part})" for part in parts))


def in_database(function, text):
    """What the database's own function makes of a text; see the migrations of the floor."""
    return Func(Value(text), function=function, output_field=models.TextField())


class Codes(Func):
    """A row for each code of a document, and one for the document itself."""

    template = f"unnest(%(expressions)s || ARRAY['{TOTAL}'])"
    output_field = models.TextField()
    set_returning = True


class SearchableQuerySet(models.QuerySet):
    """For a model with a search document: `search`, written by the database."""

    name_order = "name_key"

    def matching(self, q, groups=()):
        """Rows with the words of `q` in any inflection, or with each of them as part of a longer word."""
        return self.filter(search__vector=narrowed(understood(q).wide, groups))

    def likeliest(self, q, groups, most):
        """At most so many of the rows that match, in steps: those with every word in the name first.

        Each step is begun only when those before it were not enough, so a common word costs no more than a rare one.
        """
        asked = understood(q)
        ranked, anything = narrowed(asked.ranked, groups), narrowed(asked.anything, groups)
        somewhere = Q(search__vector=ranked)
        whole, in_name = Q(search__name_words=ranked), Q(search__name_words=anything)
        steps = [somewhere & whole, somewhere & in_name & ~whole, somewhere & ~in_name]
        return self._first([*steps, *self._parts(asked, groups, somewhere)], most)

    def some(self, q, groups, most):
        """At most so many of the rows that match, whichever come first: enough to count."""
        asked = understood(q)
        words = Q(search__vector=narrowed(asked.ranked, groups))
        return self._first([words, *self._parts(asked, groups, words)], most)

    def _parts(self, asked, groups, words):
        return [Q(search__vector=narrowed(asked.wide, groups)) & ~words] if asked.has_parts else []

    def _first(self, steps, most):
        first, *rest = [self.filter(step).order_by().values("pk")[:most] for step in steps]
        found = first.union(*rest, all=True)[:most] if rest else first
        return self.model.objects.filter(pk__in=found)

    def resembling(self, q):
        """The keys of some rows with words close to each word of `q`, for when nothing matches."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT resembling_question(%s)::text", [parts(q)])
            (near,) = cursor.fetchone()
        close = self.filter(search__vector=Ready(near)) if near else self.none()
        return list(close.values_list("pk", flat=True)[:MOST_RESEMBLING])

    def by_relevance(self, q):
        return self.order_by(SearchRank(F("search__vector"), Ready(understood(q).ranked)).desc(), self.name_order, "pk")

    def by_resemblance(self, q):
        """Close in name before the rest."""
        closeness = TrigramWordSimilarity(in_database("folded", q), F("search__name"))
        return self.order_by(closeness.desc(), self.name_order, "pk")

    def by_name(self):
        return self.order_by(self.name_order, "pk")

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def shown_between(self, since, until):
        """What everybody could see for the first time then, newest first."""
        shown = self.filter(search__shown_since__gt=since, search__shown_since__lte=until)
        return shown.order_by("-search__shown_since", "-pk")

    def with_codes(self, groups):
        """Rows with at least one code of every group."""
        return self.filter(*[Q(search__facets__overlap=codes) for codes in groups if codes])

    def found(self, q, groups, most=None):
        """The rows that a list shows; with `most`, no more than so many of them, the likeliest."""
        if not q:
            return self.with_codes(groups)
        return self.likeliest(q, groups, most) if most else self.matching(q, groups)

    def counted(self, q, groups, most=None):
        """The rows that a list counts."""
        if q and most:
            return self.some(q, groups, most)
        found = self.found(q, groups)
        return self.model.objects.filter(pk__in=found.order_by().values("pk")[:most]) if most else found

    def count_codes(self, groups, q=None, most=None):
        """How many rows each code has, in one statement: first with all groups applied, then without each one.

        A choice is counted among the rows that the other groups leave, since that is what choosing it would show.
        """
        rows = [self.counted(q, groups, most)._codes(-1)]
        rows += [
            self.counted(q, [*groups[:place], *groups[place + 1 :]], most)._codes(place)
            for place, codes in enumerate(groups)
            if codes
        ]
        counts = {place: {} for place in range(-1, len(groups))}
        for place, code, number in rows[0].union(*rows[1:], all=True):
            counts[place][code] = number
        return counts

    def _codes(self, place):
        counted = self.order_by().annotate(place=Value(place), choice=Codes("search__facets"))
        counted = counted.values("place", "choice")
        return counted.annotate(number=Count("*")).values_list("place", "choice", "number")


VERSION = """
    SELECT last_value, ARRAY(SELECT relname::text FROM pg_class WHERE relname = ANY (%s) AND reltuples > %s)
    FROM registry_version
"""


def registry_version():
    """Something that differs as soon as the registry has changed; its last part names the tables that are large.

    The number moves on before the change is committed, so what was kept in between is old; half a minute mends it.
    """
    with connection.cursor() as cursor:
        cursor.execute(VERSION, [["actors_actor", "actors_offering"], LARGE])
        number, large = cursor.fetchone()
    return number, int(time() / KEPT_SECONDS), tuple(large)


def is_large(version, model):
    """Whether a table has more rows than are counted one by one, as the database last estimated it."""
    return model._meta.db_table in version[2]
