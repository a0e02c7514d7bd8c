"""Deleting dietary and access needs when their time is over; what stays is how many there were, of which event."""

import logging
from collections import Counter

from django.db import transaction

from events.models import CareNeed, Purge
from events.models.care_need import KEPT

logger = logging.getLogger(__name__)


@transaction.atomic
def purge():
    """Delete what is past its time, and write down the number and nothing of what was said."""
    due = CareNeed.objects.outlived(KEPT).select_for_update(of=["self"]).values_list("pk", "participant__event")
    events = dict(due)
    CareNeed.objects.filter(pk__in=events).delete()
    numbers = Counter(events.values())
    Purge.objects.bulk_create(Purge(event_id=event, number=number) for event, number in numbers.items())
    for event, number in numbers.items():
        logger.info("Deleted the dietary and access needs of %d participants of event %d", number, event)
    return len(events)
