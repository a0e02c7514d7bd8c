from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Concat
from django.utils.dateparse import parse_datetime

from arena.history import readers


def mark(row):
    """How entries name the row that they are about."""
    return f"{row._meta.db_table}:{row.pk}"


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Without what some room keeps from the person: the one door for whoever shows, counts or takes out the log."""
        return self.filter(*readers.rules(user))

    def about(self, *rows):
        """Entries of the rows themselves, and of everything that points to them."""
        return self.filter(about__overlap=[mark(row) for row in rows])

    def marks(self):
        """The names of the rows that the entries tell of, for asking what else is about them."""
        named = Concat("kind", Value(":"), "key", output_field=TextField())
        return ArraySubquery(self.order_by().values(named=named).distinct())

    def kinds(self):
        """Which kinds of rows anything is kept about: one look in the index for each."""
        return self.raw(
            """WITH RECURSIVE found(kind) AS (
                SELECT min(kind) FROM history_entry
                UNION ALL
                SELECT (SELECT min(kind) FROM history_entry WHERE kind > found.kind) FROM found WHERE kind IS NOT NULL
            ) SELECT row_number() OVER () AS id, kind FROM found WHERE kind IS NOT NULL"""
        )


class DeedQuerySet(models.QuerySet):
    def with_entries(self, entries):
        """Those in which at least one of the entries was made, the newest first."""
        return self.filter(Exists(entries.filter(context=OuterRef("pk")))).order_by("-created_at", "-pk")

    def by(self, people):
        """Those that one of the persons did, by their keys."""
        return self.filter(metadata__user__in=list(people))

    def after(self, place):
        """Those further back than the place where a page ended; an address that says nothing begins anew."""
        try:
            moment, _sign, key = place.partition("~")
            moment, key = parse_datetime(moment), UUID(key)
        except ValueError:
            return self
        return self.filter(Q(created_at__lt=moment) | Q(created_at=moment, pk__lt=key)) if moment else self
