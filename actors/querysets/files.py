"""Files that are read or written in the background."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from actors.imported import ImportState


class ImportWorkQuerySet(models.QuerySet):
    def due(self):
        """Files that nobody works on, or whose worker has not been heard of for as long as its lease."""
        free = Q(lease_until=None) | Q(lease_until__lte=Now())
        return self.filter(free, file__state__in=ImportState.worked_on()).order_by("file_id")
