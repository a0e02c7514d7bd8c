from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from actors.models.actor import Actor
from actors.models.offering import Offering
from actors.models.term import Term


class SearchDocument(models.Model):
    """What a list searches and counts for one row. Database triggers write it; code only reads."""

    facets = ArrayField(models.CharField(max_length=16))  # the codes that the filters of the list know
    name = models.TextField(db_collation="C")  # in small letters without accents, for suggestions
    name_words = SearchVectorField()  # of the name alone, as stems and as written
    vector = SearchVectorField()  # every word, and the codes of the terms
    shown_since = models.DateTimeField(null=True)  # when everybody could see the row for the first time

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["facets"], name="%(class)s_facets"),
            GinIndex(fields=["name_words"], name="%(class)s_name_words"),
            GinIndex(fields=["vector"], name="%(class)s_vector"),
            models.Index(fields=["name"], name="%(class)s_name"),
            models.Index(fields=["shown_since"], name="%(class)s_shown_since"),
        ]


class TermSearch(SearchDocument):
    """What a term is called; `equals` holds the words of it that mean the same, `a=b=c`."""

    term = models.OneToOneField(
        Term, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )
    text = models.TextField()
    equals = ArrayField(models.TextField())

    def __str__(self):
        return f"search: {self.term}"


class ActorSearch(SearchDocument):
    actor = models.OneToOneField(
        Actor, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )

    def __str__(self):
        return f"search: {self.actor}"


class OfferingSearch(SearchDocument):
    offering = models.OneToOneField(
        Offering, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )

    def __str__(self):
        return f"search: {self.offering}"


class SearchWord(models.Model):
    """A word that some document has: where parts of words and small typos are looked for."""

    word = models.TextField(db_index=True)

    class Meta:
        indexes = [GinIndex(OpClass("word", "gin_trgm_ops"), name="searchword_parts")]

    def __str__(self):
        return self.word
