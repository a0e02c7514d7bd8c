"""Forgetting what the rows of a file said: that it came, who imported it and how much it changed is kept."""

from contextlib import suppress
from datetime import timedelta

from actors.imported import ImportState
from actors.importing.approving import cancel
from actors.models import ImportedFile, ImportedRow, ImportOutcome
from arena.shared.errors import Refused

KEPT = timedelta(days=90)


def forget_old(now):
    """What nobody has approved in time is cancelled; of what was imported the registry's history tells."""
    old = ImportedFile.objects.filter(uploaded_at__lt=now - KEPT).defer("content")
    for file in old.filter(state__in=ImportState.stoppable()):
        with suppress(Refused):  # somebody has just approved it
            cancel(file)
    imported = old.filter(state=ImportState.APPLIED).values("pk")
    ImportedRow.objects.filter(file__in=imported).delete()
    ImportOutcome.objects.filter(file__in=imported).delete()
