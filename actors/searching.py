"""How a list finds, counts and orders its rows: Swedish words, parts of words, small typos, filters that combine."""

import re
from time import time

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection, models, transaction
from django.db.models import Count, F, Func, Q, Value

from arena.shared import personal_numbers

LONGEST = 200  # characters of a search that are read
KEPT_SECONDS = 30
MOST_RESEMBLING = 90
TOTAL = "*"  # stands among the counted codes for every row once
CLOSE_ENOUGH = 0.45  # of a word's letter triples: one slip in a short word, two in a longer
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


def stems(q):
    """The Swedish stems of the words, as written and without accents."""
    return SearchQuery(q, config="swedish", search_type="websearch") | SearchQuery(
        in_database("folded", q), config="swedish", search_type="websearch"
    )


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

    def matching(self, q):
        """Rows with the words of `q` in any inflection, or with each of them as part of a longer word."""
        found = Q(search__vector=stems(q))
        if words := parts(q):
            found |= Q(*[Q(search__text__contains=in_database("search_part", word)) for word in words])
        return self.filter(found)

    def resembling(self, q):
        """The keys of some rows with words close to each word of `q`, for when nothing matches."""
        if not (words := parts(q)):
            return []
        close = self.filter(*[Q(search__text__trigram_word_similar=in_database("folded", word)) for word in words])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [CLOSE_ENOUGH])
            return list(close.values_list("pk", flat=True)[:MOST_RESEMBLING])

    def by_relevance(self, q):
        return self.order_by(SearchRank(F("search__vector"), stems(q)).desc(), "name_key", "pk")

    def by_resemblance(self, q):
        """Close in name before close in the rest; the first line of a search document is the name."""
        word = in_database("folded", q)
        in_name = Func("search__text", Value("\n"), Value(1), function="split_part", output_field=models.TextField())
        anywhere = F("search__text")
        closeness = [TrigramWordSimilarity(word, text).desc() for text in (in_name, anywhere)]
        return self.order_by(*closeness, "name_key", "pk")

    def by_name(self):
        return self.order_by("name_key", "pk")

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def with_codes(self, groups):
        """Rows with at least one code of every group."""
        return self.filter(*[Q(search__facets__overlap=codes) for codes in groups if codes])

    def count_codes(self, groups):
        """How many rows each code has, in one statement: first with all groups applied, then without each one.

        A choice is counted among the rows that the other groups leave, since that is what choosing it would show.
        """
        rows = [self.with_codes(groups)._codes(-1)]
        rows += [
            self.with_codes([*groups[:place], *groups[place + 1 :]])._codes(place)
            for place, codes in enumerate(groups)
            if codes
        ]
        counts = {place: {} for place in range(-1, len(groups))}
        for place, code, number in rows[0].union(*rows[1:], all=True):
            counts[place][code] = number
        return counts

    def _codes(self, place):
        counted = self.order_by().annotate(place=Value(place), code=Codes("search__facets")).values("place", "code")
        return counted.annotate(number=Count("*")).values_list("place", "code", "number")


def registry_version():
    """Something that differs as soon as the registry has changed.

    The number moves on before the change is committed, so what was kept in between is old; half a minute mends it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM registry_version")
        return cursor.fetchone()[0], int(time() / KEPT_SECONDS)
