from django.db import models
from django.db.models import Exists, OuterRef


def mark(row):
    """How entries name the row that they are about."""
    return f"{row._meta.db_table}:{row.pk}"


class EntryQuerySet(models.QuerySet):
    def about(self, *rows):
        """Entries of the rows themselves, and of everything that points to them."""
        return self.filter(about__overlap=[mark(row) for row in rows])


class DeedQuerySet(models.QuerySet):
    def with_entries(self, entries):
        """Those in which at least one of the entries was made, the newest first."""
        return self.filter(Exists(entries.filter(context=OuterRef("pk")))).newest_first()

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def by(self, user_ids):
        return self.filter(metadata__user__in=list(user_ids))
