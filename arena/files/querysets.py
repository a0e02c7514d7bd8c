"""Sentences about many files."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

UNUSED_FOR = timedelta(days=1)  # time for a form that is being filled in


class StoredFileQuerySet(models.QuerySet):
    def charged_to(self, account):
        return self.filter(account=account)

    def total_size(self):
        return self.aggregate(total=Sum("size", default=0))["total"]

    def orphans(self):
        """What no row of any room points at, long enough after it came."""
        unused = self.filter(uploaded_at__lt=timezone.now() - UNUSED_FOR)
        for relation in self.model._meta.get_fields(include_hidden=True):
            if relation.auto_created and not relation.concrete:
                users = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
                unused = unused.filter(~Exists(users))
        return unused
