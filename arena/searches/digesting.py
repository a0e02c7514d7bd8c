"""Telling people what is new in the searches they keep."""

from django.db import transaction
from django.utils import timezone

from arena import outbox
from arena.searches.letters import DigestLetter
from arena.searches.models import Digest, SavedSearch
from arena.searches.news import news
from arena.searches.states import SETTLING, Interval


def plan_due():
    """A letter for each search that has something new; one without news stays silent and is asked again next time."""
    today = timezone.localdate()
    for search in SavedSearch.objects.telling(today).select_related("user").iterator():
        tell(search, today)


@transaction.atomic
def tell(search, day):
    """Once per search and period: the unique key decides between two clocks."""
    until = timezone.now() - SETTLING
    if search.told_until >= until or not any(rows for _source, _form, rows in news(search, search.told_until, until)):
        return
    period = Interval(search.interval).period(day)
    digest, is_new = Digest.objects.get_or_create(
        search=search, period=period, defaults={"since": search.told_until, "until": until}
    )
    if is_new:
        SavedSearch.objects.filter(pk=search.pk).update(told_until=until)
        outbox.leave(DigestLetter(digest))
