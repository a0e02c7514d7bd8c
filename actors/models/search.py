from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from actors.models.actor import Actor
from actors.models.offering import Offering


class SearchDocument(models.Model):
    """What a list searches and counts for one row. Database triggers write it; code only reads."""

    facets = ArrayField(models.CharField(max_length=16))  # the codes that the filters of the list know
    text = models.TextField()  # without accents, for parts of words and small typos
    vector = SearchVectorField()

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["facets"], name="%(class)s_facets"),
            GinIndex(fields=["vector"], name="%(class)s_vector"),
            GinIndex(OpClass("text", "gin_trgm_ops"), name="%(class)s_text"),
        ]


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
